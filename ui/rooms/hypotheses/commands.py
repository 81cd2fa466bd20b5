"""What one can do in the room of hypotheses, each with its key."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from ui.kit.commands import Command

if TYPE_CHECKING:
    from ui.rooms.hypotheses.view import HypothesesView

_MENU = "Hypotheses"


def commands_of(view: "HypothesesView") -> Iterable[Command]:
    """The commands of the view."""
    acts = view.acts
    may, cell = acts.may_write, acts.may_judge

    def command(
        name: str,
        label: str,
        run: Callable[[], object],
        key: str = "",
        *,
        possible: Callable[[], bool] = cell,
        group: bool = False,
    ) -> Command:
        return Command(f"hypotheses.{name}", label, run, key, _MENU, possible, begins_group=group)

    return [
        command("new", "New question", view.new_question, "Ctrl+N", possible=acts.may_begin),
        command("add", "Add a hypothesis", acts.add_hypothesis, "H", possible=may),
        command("claims", "Add claims", view.add_claims, "A", possible=may),
        command("consistent", "Consistent", partial(acts.judge, "consistent"), "C", group=True),
        command("inconsistent", "Inconsistent", partial(acts.judge, "inconsistent"), "I"),
        command("na", "Not applicable", partial(acts.judge, "not applicable"), "N"),
        command("blank", "Not judged", partial(acts.judge, ""), "Del"),
        command("next", "Next cell not judged", acts.next_blank, "U", possible=acts.has_cells),
        command("differs", "Next difference", acts.next_difference, "D", possible=acts.is_compared),
        command("high", "Weight: high", partial(acts.set_weight, "high"), "3", group=True),
        command("medium", "Weight: medium", partial(acts.set_weight, "medium"), "2"),
        command("low", "Weight: low", partial(acts.set_weight, "low"), "1"),
        command("suggested", "Weight: as credibility suggests", partial(acts.set_weight, ""), "0"),
        command("up", "Move claim up", partial(acts.move_claim, -1), "Alt+Up", group=True),
        command("down", "Move claim down", partial(acts.move_claim, 1), "Alt+Down"),
        command("left", "Move hypothesis left", partial(acts.move_hypothesis, -1), "Ctrl+Left"),
        command("right", "Move hypothesis right", partial(acts.move_hypothesis, 1), "Ctrl+Right"),
        command("edit", "Edit hypothesis", acts.edit_hypothesis, "F2"),
        command("open", "Show claim", acts.show_claim, "", possible=acts.has_cells, group=True),
        command("out", "Remove claims from the question", acts.remove_claims, "Shift+Del"),
        command("less", "Delete hypothesis", acts.delete_hypothesis),
        command("delete", "Delete question", acts.delete_question, possible=may),
        command("filter", "Filter claims", view.bar.filter.setFocus, "Ctrl+F", possible=acts.has_cells),
    ]

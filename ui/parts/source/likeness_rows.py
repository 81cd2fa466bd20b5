"""On the card of a source: which others share its words, and what the user says to that."""

from functools import partial

from ui.app.workspace import Place, Workspace
from ui.kit.tasks import Task
from ui.kit.words import Words, quiet_button, row
from ui.parts.looked_up_rows import LookedUpRows
from workbench.sources.store.likeness import Likeness
from workbench.values.errors import NotFound
from workbench.values.text import shortened

_MOST = 4
_QUOTED = 160
"""Code points of a passage that both have."""


class LikenessRows(LookedUpRows[Likeness]):
    """Filled a moment after the card: comparing takes its time and nobody waits for it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _MOST)

    def show_source(self, source_id: str) -> None:
        """Look for likenesses of this source."""
        self.ask(source_id, partial(self._of_source, source_id))

    def _of_source(self, source_id: str, task: Task) -> list[Likeness]:
        return self.workspace.case.sources.likenesses.of(source_id, task.job)

    def add(self, likeness: Likeness) -> None:
        """Say how much it shares, with the other source one click away."""
        try:
            other = self.workspace.case.sources.get(likeness.other_id)
        except NotFound:
            return
        name = other.publication_name or shortened(other.name_shown, 60)
        words = f"Shares {likeness.share:.0%} of its words with “{name}”."
        if likeness.taken:
            words = (
                f"Shares a passage of {likeness.taken.words} words with “{name}”: "
                f"“{shortened(likeness.taken.passage, _QUOTED)}”"
            )
        self.lines.addWidget(Words(words, "warning", 0.92))
        pair = (likeness.source_id, likeness.other_id)
        buttons = [quiet_button("Compare", partial(self.workspace.show, Place("compare", " ".join(pair))))]
        if not self.workspace.case.read_only:
            # Imported here: few sources are like another.
            from ui.parts.origins import make_one_origin

            keep = self.workspace.case.sources.likenesses.keep_apart
            buttons += [
                quiet_button("One origin", partial(make_one_origin, self.workspace, pair)),
                quiet_button("Keep apart", partial(self.workspace.attempt, partial(keep, *pair))),
            ]
        self.lines.addWidget(row(*buttons, 1, gap=4))

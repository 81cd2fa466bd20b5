"""The figures of a case: drawn of what it holds, and chosen for a brief."""

from collections.abc import Iterator
from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Any

from workbench.charts.kinds import kind_named, require_variant
from workbench.charts.model import Figure
from workbench.charts.wanted import SCOPES, FigureKind, NothingToDraw, Wanted
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.job import Job
from workbench.values.moments import require_partial_date
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_COLUMNS = "id, brief_id, position, kind, scope, variant, shown_on, caption, alternative"
_SETTABLE = ("scope", "variant", "shown_on", "caption", "alternative")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A figure that was chosen for a brief; an empty caption or alternative text is drafted."""

    id: str
    brief_id: str
    position: int
    kind: str
    scope: str = "brief"
    variant: str = ""
    shown_on: str = ""
    caption: str = ""
    alternative: str = ""

    def wanted(self, client_id: str = "") -> Wanted:
        """What it shows, for a client or for nobody in particular."""
        return Wanted(self.kind, self.brief_id, self.scope, self.variant, self.shown_on, client_id)


class Figures:
    """Draws figures of the case and keeps which a brief has."""

    def __init__(self, case: "CaseParts") -> None:
        self._case = case

    # -- drawing ------------------------------------------------------------------------------

    def make(self, wanted: Wanted) -> Figure:
        """Draw a figure of what the case holds at this moment.

        Raises NotFound for a kind or a brief that is not there, NothingToDraw where it would be empty.
        """
        kind = kind_named(wanted.kind)
        if kind.for_briefs and not wanted.brief_id:
            raise NothingToDraw("This figure is of a brief.", do="Choose a brief.")
        if wanted.brief_id:
            self._case.briefs.get(wanted.brief_id)
        key = ("figure", *astuple(wanted))
        with self._case.snapshot():
            # A check asks whether a figure is empty, and then for its words.
            return self._case.once(key, lambda: kind.make(self._case, wanted))

    def pictures(self, wanted: Wanted, job: Job) -> Iterator[Figure]:
        """The same for the screen: a large network has a first picture before the one that stays.

        It is laid out in a child process that ends when the job is cancelled; then Cancelled is raised.
        """
        if wanted.kind != "network":
            yield self.make(wanted)
            return
        if wanted.brief_id:
            self._case.briefs.get(wanted.brief_id)
        # Imported here: no other figure needs it.
        from workbench.charts.network.steps import pictures

        yield from pictures(self._case, wanted, job)

    def draw(self, chosen: Chosen, client_id: str = "") -> Figure:
        """A figure of a brief, with its own caption and alternative text where it has them.

        Raises what `make` raises.
        """
        made = self.make(chosen.wanted(client_id))
        return replace(
            made,
            caption=chosen.caption or made.caption,
            alternative=chosen.alternative or made.alternative,
        )

    def drawn(self, brief_id: str, client_id: str = "", *, internal: bool = True) -> list[Figure]:
        """The figures of a brief in their order; those that would be empty are left out.

        Without `internal` those for the house only are left out as well.
        """
        found = []
        for chosen in self.of_brief(brief_id):
            if not internal and kind_named(chosen.kind).internal:
                continue
            try:
                found.append(self.draw(chosen, client_id))
            except NothingToDraw:
                # A finding of the check says so; the rest of the brief can go out.
                continue
        return found

    # -- of briefs ----------------------------------------------------------------------------

    def of_brief(self, brief_id: str) -> list[Chosen]:
        """The figures chosen for a brief, in their order."""
        rows = self._case.briefs.figure_rows(brief_id)
        return [Chosen(brief_id=brief_id, position=number, **row) for number, row in enumerate(rows)]

    def get(self, figure_id: str) -> Chosen:
        """One chosen figure. Raises NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM figure WHERE id = ?", (figure_id,)
        ).fetchone()
        if row is None:
            raise NotFound("This figure is no longer in the brief.")
        return Chosen(*row)

    def choose(self, brief_id: str, kind: str, **fields: Any) -> Chosen:
        """Give a brief a figure, at the end; `fields` are those of `update`. Raises NotFound or Refused."""
        known = kind_named(kind)
        fields = _sound(known, fields)
        brief = self._case.briefs.get(brief_id)
        chosen = Chosen(new_id(), brief_id, len(self.of_brief(brief_id)), kind, **fields)
        with self._case.change(f"Add figure “{known.title}” to “{brief.title}”"):
            self._case.insert("figure", {name: getattr(chosen, name) for name in _COLUMNS.split(", ")})
        return chosen

    def update(self, figure_id: str, **fields: Any) -> Chosen:
        """Set scope (brief or case), variant, shown_on (partial date), caption or alternative.

        Raises NotFound or Refused; then nothing was changed.
        """
        kind = kind_named(self.get(figure_id).kind)
        fields = _sound(kind, fields)
        with self._case.change(f"Edit figure “{kind.title}”"):
            self._case.update("figure", figure_id, fields)
        return self.get(figure_id)

    def move(self, figure_id: str, position: int) -> None:
        """Put a figure in another place of its brief, counted from 0."""
        chosen = self.get(figure_id)
        order = [known.id for known in self.of_brief(chosen.brief_id) if known.id != figure_id]
        order.insert(position, figure_id)
        with self._case.change(f"Move figure “{kind_named(chosen.kind).title}”"):
            for number, known in enumerate(order):
                self._case.update("figure", known, {"position": number})

    def remove(self, figure_id: str) -> None:
        """Take a figure out of its brief; undo brings it back."""
        title = kind_named(self.get(figure_id).kind).title
        with self._case.change(f"Remove figure “{title}”"):
            self._case.remove("figure", id=figure_id)


def _sound(kind: FigureKind, fields: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(fields) - set(_SETTABLE))
    if unknown:
        raise Refused(f"A figure has no {unknown[0]}.")
    require_partial_date(fields.get("shown_on", ""))
    if fields.get("scope", "brief") not in SCOPES:
        raise Refused(f"“{fields['scope']}” is not a scope.", do=f"Use {' or '.join(SCOPES)}.")
    require_variant(kind, fields.get("variant", ""))
    return {name: value.strip() for name, value in fields.items()}

"""What may be asked of a figure, and the kinds of figures there are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.values.errors import Refused
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts
    from workbench.charts.model import Figure

SCOPES = ("brief", "case")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a figure is to show.

    `brief_id` says of which brief, "" where it is of the whole case; with the scope "case" it is drawn for
    that brief of everything in the case. `variant` is one of the kind's, "" for its first. `on` is a partial
    date: the figure then shows the state on that date. `client_id` is the client it is made for, ""
    where it is for internal use or for nobody in particular. `claim_ids` names the claims that a figure of
    claims shows, in their order, whatever `brief_id` says; empty for all.
    """

    kind: str
    brief_id: str = ""
    scope: str = "brief"
    variant: str = ""
    on: str = ""
    client_id: str = ""
    claim_ids: tuple[str, ...] = ()

    @property
    def of_brief(self) -> str:
        """The id of the brief whose material is shown; "" for everything in the case."""
        return self.brief_id if self.scope == "brief" else ""


@dataclass(frozen=True, slots=True)
class FigureKind:
    """One kind of figure.

    `make` raises NothingToDraw where there is nothing to show. `variants` are names and titles of the ways in
    which it can be drawn, the usual one first. A figure that is `for_briefs` cannot be of the whole case.
    """

    name: str
    title: str
    make: "Callable[[CaseParts, Wanted], Figure]"
    variants: tuple[tuple[str, str], ...] = ()
    dated: bool = False
    """Whether it shows things as they were on a day."""
    for_briefs: bool = False
    internal: bool = False
    """Whether it is for internal use only."""


class NothingToDraw(Refused):
    """A figure that would be empty."""

"""What the upper layers need of a case, said once so that they need not know who puts it together."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs, Clients
from workbench.casefile.analysts import Analyst
from workbench.casefile.connections import T
from workbench.claims import Claims
from workbench.guard import Guard
from workbench.sources import Sources

if TYPE_CHECKING:
    from workbench.review import Reviews


class CaseParts(Protocol):
    """A case with its repositories (`workbench.case.Case` is one)."""

    path: Path
    read_only: bool

    @property
    def analyst(self) -> Analyst: ...
    @property
    def sources(self) -> Sources: ...
    @property
    def clips(self) -> Clips: ...
    @property
    def actors(self) -> Actors: ...
    @property
    def claims(self) -> Claims: ...
    @property
    def briefs(self) -> Briefs: ...
    @property
    def clients(self) -> Clients: ...
    @property
    def guard(self) -> Guard: ...
    @property
    def reviews(self) -> "Reviews": ...
    @property
    def connection(self) -> Any: ...
    def info(self, name: str, default: str = "") -> str: ...
    def change(self, label: str, undoable: bool = True) -> Any: ...
    def snapshot(self) -> Any: ...
    def once(self, key: tuple[str, ...], work: Callable[[], T]) -> T: ...
    def insert(self, table: str, row: dict[str, Any]) -> None: ...

"""What the upper layers need of a case, said once so that they need not know who puts it together."""

from pathlib import Path
from typing import Any, Protocol

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs
from workbench.claims import Claims
from workbench.sources import Sources


class CaseParts(Protocol):
    """A case with its repositories (`workbench.case.Case` is one)."""

    path: Path
    read_only: bool

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
    def connection(self) -> Any: ...
    def info(self, name: str, default: str = "") -> str: ...
    def change(self, label: str, undoable: bool = True) -> Any: ...
    def snapshot(self) -> Any: ...
    def insert(self, table: str, row: dict[str, Any]) -> None: ...

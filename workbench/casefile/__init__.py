"""One case = one file: open, key, migrate, journal, undo, verify.

`Case`, with every repository on it, is put together in `workbench.case`; it is offered here under
the name that outside scripts rely on.
"""

from typing import TYPE_CHECKING, Any

from workbench.casefile.analysts import Analyst
from workbench.casefile.case_file import CaseFile
from workbench.casefile.journal.change import ALL, All, Change, ChangeSet, Ids, RowChange, together
from workbench.casefile.problem import Problem

if TYPE_CHECKING:
    from workbench.case import Case

__all__ = [
    "ALL",
    "All",
    "Analyst",
    "Case",
    "CaseFile",
    "Change",
    "ChangeSet",
    "Ids",
    "Problem",
    "RowChange",
    "together",
]


def __getattr__(name: str) -> Any:
    # The one step against the import rule, taken at run time: `Case` knows every repository.
    if name == "Case":
        from importlib import import_module

        return import_module("workbench.case").Case
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

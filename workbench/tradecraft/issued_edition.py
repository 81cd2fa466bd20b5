"""An issued edition reopened: statements and evidence, reasoning and matrices as the case held them then."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.judgements import Beside
from workbench.recall import AsIssued, Issued
from workbench.values.records import dataclass
from workbench.weighing import GridThen

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts


@dataclass(frozen=True, slots=True)
class IssuedEdition:
    """An edition as it was, the files that were written of it, and what was weighed on that day.

    `beside` is what stood beside the judgements, by the id of the statement.
    """

    then: AsIssued
    files: tuple[Issued, ...]
    beside: Mapping[str, Beside]
    matrices: tuple[GridThen, ...]


def issued_edition(case: "CaseParts", edition_id: str) -> IssuedEdition:
    """Reopen an edition. Raises NotFound when it is gone."""
    with case.snapshot():
        then = case.recall.as_issued(edition_id)
        files = tuple(one for one in case.recall.files() if one.edition_id == edition_id)
        judgements = [one.id for one in then.statements if one.kind == "judgement"]
        beside = case.reasoning.then(judgements, then.as_of)
        matrices = case.matrices.then(then.edition.brief_id, then.as_of)
        return IssuedEdition(then, files, beside, tuple(matrices))

"""L29: figures under which nothing says where they are from."""

from collections.abc import Iterator

from workbench.extraction.model import Amount
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import GroundedStatement
from workbench.tradecraft.language import ENGLISH, written_in
from workbench.tradecraft.probabilities import probabilities
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.text_checks import terms_in

_FEWEST = 10
"""Below this a bare number counts nothing that needs a source: "two rounds"."""
_TIME = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"))


def check_figures(grounded: GroundedStatement, scale_id: str) -> Iterator[Finding]:
    """A figure in a judgement or assumption that rests on no claim and names no source for it.

    Facts and context without claims have L12 already. Probabilities and spans of time are no figures.
    """
    statement, wording = grounded.statement, grounded.wording
    if statement.kind not in ("judgement", "assumption") or grounded.claims:
        return
    if not any(sign.isdigit() for sign in wording.masked) or written_in(wording.text) != ENGLISH:
        return
    if rulebook().attribution.any_in(wording.words):
        return
    ends = [hit.end for hit in terms_in(wording, scale_id).on_scale]
    chances = {given.start for given in probabilities(wording, ends)}
    for find in wording.numbers:
        amount = find.value
        if not isinstance(amount, Amount) or find.start in chances or amount.unit in _TIME:
            continue
        if amount.unit or amount.high >= _FEWEST:
            words = wording.text[find.start : find.end]
            yield Finding(
                "L29", "warning", f"Nothing says where the figure “{words}” is from.",
                "A figure without a source is read as if it were measured.",
                "Link the claim that gives it, or name the source.", statement.id, find.start, find.end,
            )  # fmt: skip
            return

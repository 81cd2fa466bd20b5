"""Check that what counts as confirmation is not one report given twice: by its own words, owner or text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.claims.one_origin import OneOrigin
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground, GroundedClaim
from workbench.tradecraft.sourcing import are_same_words
from workbench.values.text import as_quoted, with_and

if TYPE_CHECKING:
    from workbench.case import Case

_WHY = "What several outlets take from one another is still one report, and counts once."
_FIX = "Count the sources as one origin on the page of the claim, or keep them apart there."


def check_one_origin(case: "Case", ground: Ground) -> Iterator[Finding]:
    """L14: sources under a claim that count as several origins and by what they say or share may be one."""
    claims = {
        grounded.claim.id: grounded
        for statement in ground.statements
        for grounded in statement.claims
        if len(grounded.origins) > 1
    }
    if not claims:
        return
    proposed = case.origins.proposals.of_claims({key: _passages(known) for key, known in claims.items()})
    for statement in ground.statements:
        for grounded in statement.claims:
            for said, sources in _said(grounded, proposed.get(grounded.claim.id, ())):
                words = as_quoted(grounded.claim.text, 70)
                clips = [voice.clip.id for voice in grounded.of("supports") if voice.source.id in sources]
                yield Finding(
                    "L14", "warning", f"{said} Each counts as confirming “{words}”.", _WHY, _FIX,
                    statement.statement.id, evidence=(grounded.claim.id, *clips),
                )  # fmt: skip


def _passages(grounded: GroundedClaim) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for voice in grounded.of("supports"):
        found[voice.source.id].append((voice.clip.start, voice.clip.end))
    return found


def _said(grounded: GroundedClaim, proposed: Iterable[OneOrigin]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Why there are fewer origins, in a sentence, with the sources that become one."""
    by_outlet: dict[str, list[OneOrigin]] = defaultdict(list)
    for one in proposed:
        if one.why == "report":
            by_outlet[one.outlet].append(one)
        elif one.why == "words" and not _quoted_alike(grounded, one.source_ids):
            yield _shared(grounded, one), one.source_ids
        elif one.why == "owner" and _only_these(grounded, one):
            yield f"{with_and(one.names)} belong to one owner, {one.outlet}.", one.source_ids
    for outlet, reports in by_outlet.items():
        yield from _reported(grounded, outlet, reports)


def _reported(
    grounded: GroundedClaim, outlet: str, reports: list[OneOrigin]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sources that give one outlet's report: beside that outlet itself, or two of them beside each other."""
    own = _of_outlet(grounded, reports[0].publication_ids)
    giving = tuple(one.source_ids[0] for one in reports)
    if own:
        for one in reports:
            said = f"{one.names[0]} gives the report of {outlet}{_quoted(grounded, one)}."
            yield said, (one.source_ids[0], *own)
    elif len(giving) > 1:
        names = with_and(list(dict.fromkeys(one.names[0] for one in reports)))
        yield f"{names} give the report of {outlet}{_quoted(grounded, reports[0])}.", giving


def _of_outlet(grounded: GroundedClaim, publication_ids: tuple[str, ...]) -> tuple[str, ...]:
    """The supporting sources that are the outlet's own reports or were said to give them."""
    found = (
        voice.source.id
        for voice in grounded.of("supports")
        if {voice.source.publication_id, voice.source.reports_id} & set(publication_ids)
    )
    return tuple(dict.fromkeys(found))


def _only_these(grounded: GroundedClaim, one: OneOrigin) -> bool:
    """Whether nobody else supports the claim: then it has no second witness."""
    return {voice.source.id for voice in grounded.of("supports")} <= set(one.source_ids)


def _quoted_alike(grounded: GroundedClaim, source_ids: tuple[str, ...]) -> bool:
    """Whether the passages themselves are one text, which another finding says already."""
    quotes: dict[str, list[str]] = {source_id: [] for source_id in source_ids}
    for voice in grounded.of("supports"):
        if voice.source.id in quotes:
            quotes[voice.source.id].append(voice.clip.quote)
    first, second = (quotes[source_id] for source_id in source_ids)
    return any(are_same_words(one, other) for one in first for other in second)


def _quoted(grounded: GroundedClaim, one: OneOrigin) -> str:
    """The words that say so, if they are nobody's who is protected: what checks find is passed around."""
    protected = {voice.source.id for voice in grounded.voices if voice.source.protected}
    words = one.words.rstrip(".")
    return f": “{words}”" if words and not protected & set(one.source_ids) else ""


def _shared(grounded: GroundedClaim, one: OneOrigin) -> str:
    names = with_and(one.names)
    if one.words:
        return f"{names} share a passage{_quoted(grounded, one)}."
    return f"{names} share {one.share:.0%} of their words."

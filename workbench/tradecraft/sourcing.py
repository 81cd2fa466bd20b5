"""Checks of what a statement rests on: claims, evidence, independent origins, contrary evidence."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from workbench.briefs import Statement
from workbench.claims.parties import is_party
from workbench.tradecraft.finding import Finding, Lift, Severity
from workbench.tradecraft.ground import Ground, GroundedClaim, GroundedStatement, Voice
from workbench.tradecraft.named_sources import acronyms_written_out, is_named, is_taken_up
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.text_checks import names_whose_report
from workbench.tradecraft.wording import Words
from workbench.values.text import as_quoted, fold, with_and

SAME_WORDS = 92.0
"""Likeness (rapidfuzz ratio) from which two quotes of different origins look like one text."""
SHORTEST_QUOTE = 80
"""Code points below which alike quotes prove nothing."""


def check_sourcing(ground: Ground, grounded: GroundedStatement) -> Iterator[Finding]:
    """L12-L15, L22 and the checks of contrary and missing evidence, of one statement."""
    statement = grounded.statement
    if not statement.text.strip():
        return
    yield from _without_claims(grounded)
    told_whose = names_whose_report(grounded.wording) or _names_a_publication(ground, grounded)
    for claim in grounded.claims:
        for finding in _about_claim(grounded, claim, told_whose):
            yield replace(finding, evidence=(claim.claim.id, *(voice.clip.id for voice in claim.voices)))
    if statement.kind == "judgement" and grounded.claims and len(grounded.origins) == 1:
        yield _finding(
            statement.id, "L13", "warning", "All claims under this judgement rest on one origin.",
            "If that one source is wrong, so is the judgement.",
            "Find a second, independent origin, or lower the confidence.",
        )  # fmt: skip


def _about_claim(grounded: GroundedStatement, claim: GroundedClaim, told_whose: bool) -> Iterator[Finding]:
    statement = grounded.statement
    yield from _of_claim(statement.id, claim)
    if statement.kind in ("fact", "context"):
        yield from _of_reported_claim(statement, claim, told_whose)
    yield from _contrary(grounded, claim)


def _without_claims(grounded: GroundedStatement) -> Iterator[Finding]:
    statement = grounded.statement
    if grounded.claims or statement.kind == "assumption":
        return
    if statement.kind == "judgement":
        yield _finding(
            statement.id, "J04", "warning", "This judgement rests on no claim.",
            "A reviewer cannot follow how it was reached.", "Link the claims it was drawn from.",
        )  # fmt: skip
    else:
        severity: Severity = "error" if statement.kind == "fact" else "warning"
        yield _finding(
            statement.id, "L12", severity, "This statement has no source.",
            "A reader cannot tell what rests on what.", "Link the claims it states, or take it out.",
        )  # fmt: skip


def _of_claim(statement_id: str, grounded: GroundedClaim) -> Iterator[Finding]:
    claim, words = grounded.claim, _short(grounded.claim.text)
    if claim.status == "rejected":
        yield _finding(
            statement_id, "E03", "error", f"The claim “{words}” was rejected.",
            "The statement presents as true what was found to be false.", "Unlink the claim, or delete the "
                "statement.", "override",
        )  # fmt: skip
    if not grounded.of("supports"):
        yield _finding(
            statement_id, "E01", "error", f"No clip supports the claim “{words}”.",
            "A claim without evidence is an opinion.", "Link a clip, or unlink the claim.",
        )  # fmt: skip
    elif claim.credibility == "1" and len(grounded.origins) < 2:
        yield _finding(
            statement_id, "L15", "error", f"“{words}” is graded 1, but only one origin supports it.",
            "Grade 1 means confirmed by independent sources.", "Grade it 2 or lower, or find a second "
                "origin.",
        )  # fmt: skip
    yield from _lost(statement_id, grounded)
    yield from _same_words(statement_id, grounded)


def _lost(statement_id: str, grounded: GroundedClaim) -> Iterator[Finding]:
    """E04: passages that a newer capture of their source no longer has."""
    supports = grounded.of("supports")
    lost = tuple(voice for voice in supports if voice.clip.anchored == "orphan")
    if not lost:
        return
    what = "What supports" if len(lost) == len(supports) else "A passage that supports"
    yield _finding(
        statement_id, "E04", "error" if len(lost) == len(supports) else "warning",
        f"{what} “{_short(grounded.claim.text)}” is not in the newer version of {_names(lost)}.",
        "An outlet that takes a passage out may have withdrawn it; a reader who looks will not find it.",
        "Move the clip in the newer version, or say that the report was changed.",
    )  # fmt: skip


def _of_reported_claim(statement: Statement, grounded: GroundedClaim, told_whose: bool) -> Iterator[Finding]:
    """L13, L14, L22: whose word it is, where only one origin or only parties say so."""
    if told_whose or not grounded.of("supports"):
        return
    words, names = _short(grounded.claim.text), _names(grounded.of("supports"))
    several = len({voice.source.id for voice in grounded.of("supports")}) > 1
    if len(grounded.origins) == 1:
        if several:
            yield _finding(
                statement.id, "L14", "warning", f"{names} share one origin, so “{words}” has one source.",
                "What several outlets repeat from one another is still one report.",
                "Attribute it to the origin, or find an independent source.",
            )  # fmt: skip
        yield _finding(
            statement.id, "L13", "error" if statement.kind == "fact" else "warning",
            f"“{words}” rests on one origin ({names}) and is stated as a fact.",
            "With one source, the text must say whose account it is.",
            "Name the origin in the sentence." if several else f"Write “according to {names}”.",
        )  # fmt: skip
    elif all(_is_party(voice, grounded) for voice in grounded.of("supports")):
        yield _finding(
            statement.id, "L22", "warning",
            f"Only state media or parties to the matter support “{words}”: {names}.",
            "Every source has an interest in the matter.",
            "Say whose account it is, or find an independent source.",
        )  # fmt: skip


def _is_party(voice: Voice, grounded: GroundedClaim) -> bool:
    affiliation = voice.publication.affiliation if voice.publication else ""
    return is_party(affiliation, (actor.name for actor in grounded.actors))


def _same_words(statement_id: str, grounded: GroundedClaim) -> Iterator[Finding]:
    """L14: quotes of two origins that are nearly the same text."""
    for first, second in combinations(grounded.of("supports"), 2):
        if first.source.voice == second.source.voice:
            continue
        if are_same_words(first.clip.quote, second.clip.quote):
            yield _finding(
                statement_id, "L14", "warning",
                f"{_names((first, second))} use nearly the same words for “{_short(grounded.claim.text)}”.",
                "Two outlets that print one text have one origin, and count once.",
                "Group the sources as one origin if they are.",
            )  # fmt: skip


def are_same_words(quote: str, other: str) -> bool:
    """Whether two quotes are long enough to be compared and nearly the same text."""
    if min(len(quote), len(other)) < SHORTEST_QUOTE:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(quote, other) >= SAME_WORDS


def _contrary(grounded: GroundedStatement, claim: GroundedClaim) -> Iterator[Finding]:
    """E02: contrary evidence that neither the text nor the basis of confidence admits."""
    against = claim.of("contradicts")
    origins_against = {voice.source.voice for voice in against}
    # A claim graded 1 with a clear majority of origins has been weighed already.
    weighed = claim.claim.credibility == "1" and len(claim.origins) >= len(origins_against) + 2
    if not against or weighed or claim.claim.status == "rejected":
        return
    statement = grounded.statement
    said = f"{statement.text} {statement.confidence_basis} {statement.note}"
    if rulebook().contrast.any_in(Words.of(said)):
        return
    if any(_takes_up(said, claim, voice) for voice in against):
        return
    yield _finding(
        statement.id, "E02", "warning",
        f"{_names(against)} contradicts “{_short(claim.claim.text)}”, and the text does not say so.",
        "A reader who finds the contrary report elsewhere stops trusting the brief.",
        "Give the evidence against it, or say why it is set aside.",
    )  # fmt: skip


def _takes_up(said: str, claim: GroundedClaim, voice: Voice) -> bool:
    """Whether the text names the contrary source, or uses words only the contrary evidence brings."""
    if voice.publication and fold(voice.publication.name) in fold(said):
        return True
    return is_taken_up(said, claim.claim.text, voice.clip.quote, voice.clip.translation, voice.note)


def _names_a_publication(ground: Ground, grounded: GroundedStatement) -> bool:
    """Whether the text names a publication under it, or describes a protected source in its set words."""
    text = acronyms_written_out(grounded.statement.text, ground.acronyms)
    names = ground.outlet_names
    return any(
        is_named(text, names.get(source.publication_id or "", ""), source.descriptor)
        for source in grounded.sources.values()
    )


def _names(voices: tuple[Voice, ...]) -> str:
    names = list(dict.fromkeys(voice.source.name_for_client or "an unnamed source" for voice in voices))
    return with_and(names)


def _short(text: str) -> str:
    return as_quoted(text, 70)


def _finding(
    statement_id: str,
    check_id: str,
    severity: Severity,
    message: str,
    why: str,
    fix: str,
    lift: Lift = "waive",
) -> Finding:
    return Finding(check_id, severity, message, why, fix, statement_id, lift=lift)

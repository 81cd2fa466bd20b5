"""Text against ground: what of a statement its passages do not prove, or contradict."""

from collections.abc import Iterator, Mapping, Set

from workbench.proving import Doubt, Item, StatementProof, is_one_of
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground, GroundedStatement
from workbench.tradecraft.rules import GroundRule, rulebook
from workbench.values.text import shortened

_BY_KIND = {
    "quotation": "T01",
    "number": "T02",
    "date": "T03",
    "name": "T04",
    "place": "T05",
    "outlet": "T06",
}
_BY_DOUBT = {"negation": "T07", "roles": "T08", "subject": "T09", "tense": "T10", "one_side": "T11"}
_OWN = ("judgement", "assumption")
"""Kinds of statements in which the analyst speaks, who may name what the rest of the brief is about."""
_SHOWN = 90


def check_proofs(
    ground: Ground, proofs: Mapping[str, StatementProof], ticked: Mapping[str, Set[tuple[int, int]]]
) -> Iterator[Finding]:
    """T01-T11: what no passage under a statement proves, and what passages contradict.

    `ticked` are the pieces of each statement (start, end) that a reader has proven line by line.
    """
    about, country = _named(ground, proofs), ground.brief.country
    countries = frozenset(code for proof in proofs.values() for code in proof.countries)
    for grounded in ground.statements:
        proof = proofs.get(grounded.statement.id)
        if proof is None or not _has_words(grounded):
            continue
        mine = ticked.get(grounded.statement.id, frozenset())
        for item in proof.items:
            if (item.checkable.start, item.checkable.end) in mine:
                continue
            if item.is_proven or item.in_claim or item.is_open:
                continue
            if not _is_known(grounded, item, about, country, countries):
                yield _of_item(grounded, item)
        for doubt in proof.doubts:
            yield _of_doubt(grounded, doubt)


def _has_words(grounded: GroundedStatement) -> bool:
    """Whether there is any passage to compare with."""
    return any(
        voice.clip.quote or voice.clip.translation for claim in grounded.claims for voice in claim.voices
    )


def _named(ground: Ground, proofs: Mapping[str, StatementProof]) -> frozenset[str]:
    """The names that passages under the brief have, and those of the actors of its claims."""
    words = {
        item.checkable.words
        for proof in proofs.values()
        for item in proof.items
        if item.checkable.kind in ("name", "place") and (item.is_proven or item.in_claim)
    }
    actors = {
        word
        for known in ground.statements
        for claim in known.claims
        for actor in claim.actors
        for word in (actor.name, *actor.name.split())
    }
    return frozenset(words | actors | {ground.brief.country})


def _is_known(
    grounded: GroundedStatement, item: Item, about: frozenset[str], country: str, countries: frozenset[str]
) -> bool:
    """Whether a name is the country's or, where the analyst speaks, one that the brief is about."""
    if item.checkable.kind not in ("name", "place"):
        return False
    if item.checkable.words == country:
        return True
    if item.state == "unproven" and not item.clip_id and is_one_of(item.checkable.words, countries):
        # A country that the rest of the brief is about, where no passage names another.
        return True
    if grounded.statement.kind not in _OWN:
        return False
    return item.state == "unproven" and item.checkable.words in about


def _of_item(grounded: GroundedStatement, item: Item) -> Finding:
    checkable = item.checkable
    rule = _rule(_BY_KIND[checkable.kind])
    told = shortened(checkable.words, _SHOWN)
    severity = rule.severity if item.state == "contradicted" or not item.clip_id else rule.milder
    return Finding(
        rule.id, severity, f"{rule.message.format(words=told)} {item.why}".strip(), rule.why, rule.fix,
        grounded.statement.id, checkable.start, checkable.end,
        evidence=(item.clip_id,) if item.clip_id else (),
    )  # fmt: skip


def _of_doubt(grounded: GroundedStatement, doubt: Doubt) -> Finding:
    rule = _rule(_BY_DOUBT[doubt.kind])
    return Finding(
        rule.id, rule.severity, doubt.why, rule.why, rule.fix, grounded.statement.id, doubt.start, doubt.end,
        words=doubt.words or shortened(doubt.clip_words, _SHOWN),
        evidence=(doubt.clip_id,) if doubt.clip_id else (),
    )  # fmt: skip


def _rule(check_id: str) -> GroundRule:
    return rulebook().ground[check_id]

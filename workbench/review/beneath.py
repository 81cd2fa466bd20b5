"""What changed beneath a thing since it was judged: evidence, claims and passages, each word by word."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workbench.casefile import CaseFile
from workbench.review.differences import FieldChange, differences, word_difference
from workbench.review.fields import stance_words
from workbench.review.model import REASONS, Standing, Target, Verdict
from workbench.review.wording import Wordings, evidence_target
from workbench.review.words import words_of, words_then

_NEW = {"claim": "New under the statement.", "clip": "New evidence."}
_GONE = {"claim": "No longer under the statement.", "clip": "No longer evidence."}
_DECIDED = {"rejected": "Rejected", "disputed": "Disputed"}
_NOT_FOUND = (
    "SELECT s.title, count(t.id) FROM clip c JOIN source s ON s.id = c.source_id "
    "LEFT JOIN source_text t ON t.source_id = s.id WHERE c.id = ?"
)


class GroundChange(NamedTuple):
    """Something beneath a thing that is no longer as it was when the verdict on the thing was given.

    `words` are what it says or said. `told` says in a sentence what happened to it; it is "" where
    `changes` show that.
    """

    target: Target
    words: str
    told: str = ""
    changes: tuple[FieldChange, ...] = ()


class _Sides(NamedTuple):
    """The wordings that were judged, and those of now."""

    then: Wordings
    now: Wordings


def ground_changes(
    case: CaseFile,
    verdict: Verdict,
    then: Wordings | None,
    now: Wordings,
    standing: Mapping[Target, Standing],
) -> tuple[GroundChange, ...]:
    """What changed beneath what a verdict is on, in the order of the things; what is the same is left out.

    `then` are the wordings that were judged; without them only the disagreements since then are given.
    """
    found = list(_changes(case, verdict.target, _Sides(then, now))) if then is not None else []
    return (*found, *_disagreements(case, verdict, now, standing))


def _changes(case: CaseFile, target: Target, sides: _Sides) -> Iterator[GroundChange]:
    match target.table:
        case "statement":
            then, now = (dict.fromkeys(side.claims_under(target.id)) for side in sides)
            for claim_id in then | now:
                claim = Target("claim", claim_id)
                if claim_id in then and claim_id in now:
                    yield from _of_claim(case, claim, sides)
                    yield from _changes(case, claim, sides)
                else:
                    yield _on_one_side(case, claim, sides, claim_id in now)
        case "claim":
            then, now = dict(sides.then.pieces(target.id)), dict(sides.now.pieces(target.id))
            for clip_id in then | now:
                yield from _of_piece(case, target, clip_id, then.get(clip_id), now.get(clip_id), sides)
        case "clip":
            yield from _whether_lost(case, target, sides)
        case "evidence" | "post" | "actor":
            then, now = (dict.fromkeys(side.clips_under(target)) for side in sides)
            for clip_id in then | now:
                was, is_now = ("" if clip_id in side else None for side in (then, now))
                yield from _of_piece(case, target, clip_id, was, is_now, sides)


def _of_claim(case: CaseFile, claim: Target, sides: _Sides) -> Iterator[GroundChange]:
    """Of a claim that was and is there: its words and fields, and what was decided about it."""
    was, now = _own(sides.then, claim), _own(sides.now, claim)
    if was != now:
        changes = differences(case, "claim", was, now)
        yield GroundChange(claim, words_of(case, claim), "", changes)
    former, present = (side.decided(claim.id) for side in sides)
    if former != present:
        told = f"{_DECIDED[present]}." if present else f"{_DECIDED[former]} before, and no longer."
        yield GroundChange(claim, words_of(case, claim), told)


def _of_piece(
    case: CaseFile, above: Target, clip_id: str, was: str | None, now: str | None, sides: _Sides
) -> Iterator[GroundChange]:
    """Of a clip beneath something: whether it came or went, its stance, its words, whether it is lost."""
    clip = Target("clip", clip_id)
    if was is None or now is None:
        yield _on_one_side(case, clip, sides, was is None, now or was or "")
        return
    former, present = _own(sides.then, clip), _own(sides.now, clip)
    changes = list(differences(case, "clip", former, present)) if former != present else []
    if was != now:
        pieces = word_difference(stance_words(was), stance_words(now))
        changes.insert(0, FieldChange("stance", "Evidence", pieces))
    if above.table == "evidence":
        # Its words are those of the piece of evidence itself.
        changes = []
    if changes:
        target = evidence_target(above.id, clip_id) if was != now else clip
        yield GroundChange(target, words_of(case, clip), "", tuple(changes))
    yield from _whether_lost(case, clip, sides)


def _whether_lost(case: CaseFile, clip: Target, sides: _Sides) -> Iterator[GroundChange]:
    was, now = (bool(wording and wording.ground) for wording in (side.of(clip) for side in sides))
    if was == now:
        return
    row = case.connection.execute(_NOT_FOUND, (clip.id,)).fetchone()
    where = f"version {row[1]:,} of “{row[0]}”" if row and row[0] else "the current version"
    told = f"Not found in {where}." if now else f"Found again in {where}."
    yield GroundChange(clip, words_of(case, clip), told)


def _on_one_side(
    case: CaseFile, target: Target, sides: _Sides, is_new: bool, stance: str = ""
) -> GroundChange:
    """Of something that came or went, with the words it has, or had when the verdict was given."""
    words = words_of(case, target)
    if not is_new:
        words = words_then(target.table, _own(sides.then, target)) or words
    told = (_NEW if is_new else _GONE)[target.table]
    if stance:
        told = f"{'New' if is_new else 'Unlinked'}: {stance_words(stance).lower()}."
    return GroundChange(target, words, told)


def _disagreements(
    case: CaseFile, verdict: Verdict, now: Wordings, standing: Mapping[Target, Standing]
) -> Iterator[GroundChange]:
    for below in dict.fromkeys(now.everything_beneath(verdict.target)):
        stands = standing.get(below)
        for one in stands.verdicts if stands else ():
            if one.verdict == "disagree" and not (one.by_author or one.reworded) and one.at > verdict.at:
                told = f"{one.analyst or 'Somebody'} disagrees: {REASONS.get(one.reason, '').lower()}."
                yield GroundChange(below, words_of(case, below), told)


def _own(side: Wordings, target: Target) -> str:
    wording = side.of(target)
    return wording.own if wording else ""

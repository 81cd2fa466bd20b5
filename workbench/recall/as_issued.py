"""An issued edition with everything under it as the case held it on the day of issue; read-only."""

import json
from typing import Any

from workbench.briefs.editions import Edition
from workbench.briefs.model import title_of
from workbench.casefile import CaseFile
from workbench.casefile.journal.then import Then
from workbench.casefile.journal.withheld import WITHHELD, clips_ever
from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class PassageThen:
    """A passage under a claim as it was: what it says, of which source, and that source's grade."""

    stance: str
    quote: str
    source_id: str
    source: str
    outlet: str
    grade: str
    since: tuple[str, ...] = ()
    """What is different today, in words."""


@dataclass(frozen=True, slots=True)
class ClaimThen:
    """A claim as it was, with its passages."""

    id: str
    text: str
    credibility: str
    status: str
    passages: tuple[PassageThen, ...]
    since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementThen:
    """A statement as it was issued, with its claims. `now` is what it says today, "" where it is gone.

    `changed` is what was said of a judgement that differs from the previous brief.
    """

    id: str
    section: str
    kind: str
    text: str
    likelihood: str
    confidence: str
    now: str
    claims: tuple[ClaimThen, ...]
    changed: str = ""


@dataclass(frozen=True, slots=True)
class AsIssued:
    """An edition as it was. `seq` is 0 where the history does not say which change it was made of.

    `as_of` is the change set after which it is read: `seq`, else the newest.
    """

    edition: Edition
    title: str
    cutoff: str
    statements: tuple[StatementThen, ...]
    seq: int
    as_of: int = 0
    scale: str = ""


def as_issued(case: CaseFile, edition: Edition, seq: int) -> AsIssued:
    """The edition with its ground; where its change set is not known, as the case is today."""
    told = json.loads(edition.snapshot)
    head = told["brief"]
    as_of = seq or _newest(case)
    reader = _Reader(case, as_of)
    statements = tuple(
        reader.statement(section["title"], statement)
        for section in told["sections"]
        for statement in section["statements"]
    )
    title = title_of(head["country"], head["headline"])
    scale = head.get("scale", "")
    return AsIssued(edition, title, head["information_cutoff"], statements, seq, as_of, scale)


def _newest(case: CaseFile) -> int:
    return int(case.connection.execute("SELECT max(seq) FROM change_set").fetchone()[0])


class _Reader:
    def __init__(self, case: CaseFile, seq: int) -> None:
        self._then = Then(case.connection, seq)
        self._now = Then(case.connection, _newest(case))
        self._hidden = clips_ever(case.connection, case.analyst.id)

    def statement(self, section: str, told: dict[str, Any]) -> StatementThen:
        now = self._now.row("statement", told["id"])
        claims = tuple(claim for one in told["claims"] if (claim := self._claim(one)))
        return StatementThen(
            told["id"],
            section,
            told["kind"],
            told["text"],
            told["likelihood"],
            told["confidence"],
            str(now["text"]) if now else "",
            claims,
            str(told.get("note", "")).strip() if told["kind"] == "judgement" else "",
        )

    def _claim(self, claim_id: str) -> ClaimThen | None:
        then, now = self._then.row("claim", claim_id), self._now.row("claim", claim_id)
        if then is None:
            return None
        passages = tuple(
            passage
            for clip_id, evidence in self._then.evidence(claim_id).items()
            if (passage := self._passage(claim_id, clip_id, evidence))
        )
        return ClaimThen(
            claim_id, then["text"], then["credibility"], then["status"], passages, tuple(_since(then, now))
        )

    def _passage(self, claim_id: str, clip_id: str, evidence: dict[str, Any]) -> PassageThen | None:
        clip = self._then.row("clip", clip_id)
        source = self._then.row("source", clip["source_id"]) if clip else None
        if clip is None or source is None:
            return None
        outlet, grade = self._outlet(self._then, source)
        since = []
        source_now = self._now.row("source", clip["source_id"])
        clip_now = self._now.row("clip", clip_id)
        if source_now is None:
            since.append("The source was removed.")
        else:
            grade_now = self._outlet(self._now, source_now)[1]
            if grade_now != grade:
                since.append(f"The source is graded {grade_now} today.")
        if source_now is not None and clip_now is None:
            since.append("The passage was removed.")
        elif clip_now is not None and clip_now["anchored"] == "orphan" != clip["anchored"]:
            since.append("The newer version does not have the passage.")
        stance_now = self._now.evidence(claim_id).get(clip_id, {}).get("stance", "")
        if clip_now is not None and stance_now != evidence["stance"]:
            since.append(_STANCE_NOW.get(stance_now, "It is no longer evidence for the claim."))
        name = source["title"] or source["file_name"]
        quote = WITHHELD if clip_id in self._hidden else clip["quote"]
        return PassageThen(evidence["stance"], quote, clip["source_id"], name, outlet, grade, tuple(since))

    def _outlet(self, moment: Then, source: dict[str, Any]) -> tuple[str, str]:
        """Name and grade that held for a source."""
        outlet = moment.row("publication", source["publication_id"]) if source["publication_id"] else None
        grade = source["reliability"] or (outlet["reliability"] if outlet else "F")
        return (str(outlet["name"]) if outlet else ""), str(grade)


_STANCE_NOW = {
    "supports": "It supports the claim today.",
    "contradicts": "It contradicts the claim today.",
    "context": "It is only context today.",
}


def _since(then: dict[str, Any], now: dict[str, Any] | None) -> list[str]:
    if now is None:
        return ["The claim was removed."]
    found = []
    if now["status"] != then["status"]:
        found.append(f"The claim is {now['status']} today.")
    if now["text"] != then["text"]:
        found.append(f"The claim says today: “{now['text']}”")
    if now["credibility"] != then["credibility"]:
        found.append(f"The claim is graded {now['credibility']} today.")
    return found

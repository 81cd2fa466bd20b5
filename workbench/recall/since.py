"""Claims under a brief that changed since the sentences on them were written, issued or cut off."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from workbench.briefs import Brief
from workbench.casefile import CaseFile
from workbench.casefile.journal.stamps import stamp_of
from workbench.casefile.journal.then import EVIDENCE_CHANGES, Then, evidence_values, key_of
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.claims import Claim
from workbench.values.moments import human_date, last_day
from workbench.values.records import dataclass
from workbench.values.text import as_quoted, fold

_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim that is no longer what a statement was written on.

    `what` says how it differs, `at` (UTC) when it was last changed. `edition` is the number of the edition
    that went out with the earlier state, 0 for none. `since_cutoff` where it only differs from what it was at
    the information cut-off.
    """

    statement_id: str
    claim_id: str
    what: tuple[str, ...]
    at: str
    edition: int = 0
    since_cutoff: bool = False


def moved(case: CaseFile, brief: Brief, claims: Mapping[str, Sequence[Claim]]) -> Iterator[Moved]:
    """What changed under each statement of a brief, given the claims by the id of the statement."""
    known = {claim.id: claim for several in claims.values() for claim in several}
    changes = _changes(case, known)
    if not changes:
        return
    concerned = {
        statement: [claim for claim in several if claim.id in changes]
        for statement, several in claims.items()
    }
    read = _read_again(case, [statement for statement, several in concerned.items() if several])
    last_edition = _last_edition(case, brief.id)
    cutoff = _after_cutoff(case, brief.information_cutoff)
    then_at = cache(partial(Then, case.connection))
    for statement_id, several in concerned.items():
        for claim in several:
            seq, at = changes[claim.id]
            linked = _linked(case, statement_id, claim.id)
            since = max(linked, read.get(statement_id, 0))
            number, issued = last_edition
            if seq > since and (what := _difference(case, claim, then_at(since))):
                yield Moved(statement_id, claim.id, what, at, number if since <= issued < seq else 0)
            elif cutoff and linked and seq > cutoff and (what := _difference(case, claim, then_at(cutoff))):
                yield Moved(statement_id, claim.id, what, at, 0, True)


def _changes(case: CaseFile, claim_ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Claim -> number and time of its last change, for claims that were altered after they were made."""
    wanted = list(claim_ids)
    found: dict[str, int] = {}
    # One query for both: the checks of a brief ask in bulk.
    for key, seq in case.connection.execute(
        "SELECT row_key, change_set_seq FROM change WHERE table_name = 'claim' "
        "AND row_key IN (SELECT value FROM json_each(?)) AND before IS NOT NULL "
        f"UNION ALL {EVIDENCE_CHANGES}",
        (json.dumps(wanted), *evidence_values(wanted, 0, but_new=True)),
    ).fetchall():
        claim_id = str(json.loads(key)[0]) if key.startswith("[") else str(key)
        found[claim_id] = max(found.get(claim_id, 0), int(seq))
    if not found:
        return {}
    times = dict(
        case.connection.execute(
            "SELECT seq, at FROM change_set WHERE seq IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(set(found.values()))),),
        ).fetchall()
    )
    return {claim_id: (seq, times.get(seq, "")) for claim_id, seq in found.items()}


def _read_again(case: CaseFile, statement_ids: Sequence[str]) -> dict[str, int]:
    """Statement -> the change set in which it was last worded, or a reviewer agreed with it."""
    wanted = json.dumps(list(statement_ids))
    rows = case.connection.execute(
        "SELECT id, max(seq) FROM (SELECT row_key AS id, change_set_seq AS seq FROM change "
        "WHERE table_name = 'statement' AND row_key IN (SELECT value FROM json_each(?1)) AND (before IS NULL "
        "OR json_extract(before, '$.text') IS NOT json_extract(after, '$.text')) "
        "UNION ALL SELECT r.target_id, c.change_set_seq FROM review r JOIN change c "
        "ON c.table_name = 'review' AND c.row_key = r.id WHERE r.target_table = 'statement' "
        "AND r.verdict = 'agree' AND r.target_id IN (SELECT value FROM json_each(?1)) "
        "AND r.round_id NOT IN (SELECT value FROM json_each(?2))) GROUP BY id",
        (wanted, json.dumps(sorted(hidden_rounds(case.connection, case.analyst.id)))),
    )
    return {row[0]: int(row[1]) for row in rows}


def _linked(case: CaseFile, statement_id: str, claim_id: str) -> int:
    """The change set in which a statement was last put on a claim."""
    row = case.connection.execute(
        "SELECT max(change_set_seq) FROM change WHERE table_name = 'statement_claim' AND row_key = ? "
        "AND before IS NULL",
        (key_of(statement_id, claim_id),),
    ).fetchone()
    return int(row[0] or 0)


def _last_edition(case: CaseFile, brief_id: str) -> tuple[int, int]:
    """Number of the newest edition of a brief, and of the change set it was made of; 0 for none."""
    row = case.connection.execute(
        "SELECT number, change_set_id FROM edition WHERE brief_id = ? ORDER BY number DESC LIMIT 1",
        (brief_id,),
    ).fetchone()
    if row is None:
        return 0, 0
    stamp = stamp_of(case.connection, row["change_set_id"])
    return int(row["number"]), stamp.seq if stamp else 0


def _after_cutoff(case: CaseFile, cutoff: str) -> int:
    """The last change set before the information was cut off; 0 where none was, or there is no cut-off."""
    if not cutoff:
        return 0
    until = cutoff if len(cutoff) > 10 else f"{last_day(cutoff).isoformat()}T23:59:59Z"
    row = case.connection.execute("SELECT max(seq) FROM change_set WHERE at <= ?", (until,)).fetchone()
    return int(row[0] or 0)


def _difference(case: CaseFile, claim: Claim, then: Then) -> tuple[str, ...]:
    """How a claim differs from what it was then, in words; () where it did not exist."""
    before = then.row("claim", claim.id)
    if before is None:
        return ()
    return (*_fields(claim, before), *_evidence(case, claim.id, then))


def _fields(claim: Claim, before: Mapping[str, Any]) -> Iterator[str]:
    if _plain(before["text"]) != _plain(claim.text):
        yield f"it said “{as_quoted(before['text'], _SHOWN)}”"
    for name, start in (("event_on", "it was dated"), ("event_to", "its last day was")):
        if before[name] and before[name] != getattr(claim, name):
            yield f"{start} {human_date(before[name])}"
    if before["place_id"] and before["place_id"] != claim.place_id:
        yield "it was about another place"
    if before["credibility"] not in ("6", claim.credibility) and claim.credibility > before["credibility"]:
        yield f"it was graded {before['credibility']}, now {claim.credibility}"


def _evidence(case: CaseFile, claim_id: str, then: Then) -> Iterator[str]:
    present = {
        row[0]: row[1]
        for row in case.connection.execute(
            "SELECT clip_id, stance FROM evidence WHERE claim_id = ?", (claim_id,)
        )
    }
    before = then.evidence(claim_id)
    supported = {clip for clip, row in before.items() if row["stance"] == "supports"}
    if any(present.get(clip) != "supports" for clip in supported):
        yield "a passage no longer supports it"
    opposed = {clip for clip, row in before.items() if row["stance"] == "contradicts"}
    if any(stance == "contradicts" and clip not in opposed for clip, stance in present.items()):
        yield "a passage contradicts it now"


def _plain(text: str) -> str:
    """Words and figures alone: a comma that was put right is no other claim."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())

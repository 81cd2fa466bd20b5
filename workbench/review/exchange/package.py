"""A copy that came back from a reviewer: opened, verified, and held against what was sent."""

import contextlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.file.held import is_open_here
from workbench.casefile.file.lock import is_held
from workbench.casefile.file.write_log import log_of
from workbench.casefile.review_copy import TAKES, ReviewCopy
from workbench.casefile.verify import verify
from workbench.review.exchange.cells import TABLE as CELLS
from workbench.review.exchange.cells import Judged, judged_since
from workbench.review.exchange.ticks import is_possible
from workbench.review.model import REASONS, TARGETS, VERDICTS, Target
from workbench.review.proposed import as_proposed
from workbench.review.wording import Wordings
from workbench.values.errors import Damaged, NotACase, NotFound, Refused
from workbench.values.job import Job

_CONTENT = "SELECT seq FROM change_set WHERE hash = ?"
_SINCE = (
    "SELECT c.table_name, c.row_key, c.change_set_seq, "
    "json_extract(c.before, '$.analyst_id') AS former FROM change c "
    "WHERE c.change_set_seq > ? ORDER BY c.change_set_seq, c.n"
)
_NOTHING_TAKEN = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class Sent:
    """What the case keeps of a copy it sent."""

    seal: str
    content: str
    round_id: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One row the reviewer wrote: as it is in the copy, None where it was taken back.

    `seq` is the change of the copy that touched it last, `altered` whether it was more than written.
    `was_sent` says that it came with the copy and was only altered there.
    """

    table: str
    id: str
    row: dict[str, Any] | None
    seq: int
    altered: bool
    was_sent: bool


@dataclass(frozen=True, slots=True)
class Package:
    """What a verified copy holds besides what was sent."""

    facts: ReviewCopy
    sent: Sent
    answers: tuple[Answer, ...]
    cells: Judged


def read_package(case: CaseFile, path: Path, passphrase: str, job: Job | None = None) -> Package:
    """Open a copy that came back and make sure that it is one this case sent, unaltered but for answers.

    Raises Refused when it is of another case, is not the one that was sent or holds anything else,
    Damaged when it is not whole, and what opening a case raises.
    """
    with _opened(case, path, passphrase) as copy:
        facts = copy.review_copy
        if facts is None:
            raise Refused(
                f"“{path.name}” is a case, not a review copy.",
                _NOTHING_TAKEN,
                "Choose a file ending in .gwr.",
            )
        if facts.case_id != case.info("id"):
            raise Refused(f"“{path.name}” is the review of another case.", _NOTHING_TAKEN, "Open that case.")
        _require_sound(copy, path, job)
        sent = _sent(case, copy, facts, path)
        content = copy.connection.execute(_CONTENT, (sent.content,)).fetchone()[0]
        cells = judged_since(copy, content, facts.reviewer_id)
        if cells is None:
            raise _not_allowed(path, "it holds the answer of somebody else")
        return Package(facts, sent, tuple(_answers(copy, sent, facts, path)), cells)


@contextmanager
def _opened(case: CaseFile, path: Path, passphrase: str) -> Iterator[CaseFile]:
    had_log = log_of(path).exists()
    try:
        copy = type(case).open(path, passphrase, read_only=True)
    except NotACase as error:
        raise Damaged(
            f"“{path.name}” is not a review copy, or is damaged.", _NOTHING_TAKEN, "Ask for the file again."
        ) from error
    try:
        with copy:
            yield copy
    finally:
        if not had_log:
            _clear_beside(path)


def _clear_beside(path: Path) -> None:
    """Even reading leaves an empty log and its index beside the file, which would look like a part of it."""
    log = log_of(path)
    with contextlib.suppress(OSError):
        if not is_held(path) and not is_open_here(path) and log.exists() and not log.stat().st_size:
            log.unlink()
            path.with_name(path.name + "-shm").unlink(missing_ok=True)


def _require_sound(copy: CaseFile, path: Path, job: Job | None) -> None:
    problems = verify(copy.connection, encrypted=copy.encrypted, read_only=True, job=job)
    if problems or copy.warning:
        what = f"{problems[0].where}: {problems[0].what}" if problems else copy.warning.rstrip(".")
        raise Damaged(
            f"“{path.name}” is damaged or was altered ({what}).", _NOTHING_TAKEN, "Ask for the file again."
        )


def _sent(case: CaseFile, copy: CaseFile, facts: ReviewCopy, path: Path) -> Sent:
    """What the case knows of this copy; Refused where it never sent it, or sent it otherwise."""
    first = copy.connection.execute("SELECT hash FROM change_set ORDER BY seq LIMIT 1").fetchone()[0]
    row = case.connection.execute(
        "SELECT seal, content, round_id FROM review_package WHERE seal = ?", (first,)
    ).fetchone()
    is_same = (
        row is not None
        and (row["seal"], row["round_id"]) == (facts.seal, facts.round_id)
        and copy.connection.execute(_CONTENT, (row["content"],)).fetchone() is not None
    )
    if not is_same:
        raise Refused(
            f"“{path.name}” is not a copy that this case sent: what was sent was rewritten.",
            _NOTHING_TAKEN,
            "Ask the reviewer for the file you sent.",
        )
    known = case.connection.execute("SELECT 1 FROM review_round WHERE id = ?", (facts.round_id,)).fetchone()
    if known is None:
        raise NotFound("The round that this is the review of is no longer in the case.", _NOTHING_TAKEN)
    return Sent(row["seal"], row["content"], row["round_id"])


def _answers(copy: CaseFile, sent: Sent, facts: ReviewCopy, path: Path) -> Iterator[Answer]:
    """The rows written since the copy was made; Refused when there are any it may not hold."""
    connection = copy.connection
    content = connection.execute(_CONTENT, (sent.content,)).fetchone()[0]
    touched: dict[tuple[str, str], tuple[int, int, str | None]] = {}
    for table, key, seq, former in connection.execute(_SINCE, (content,)):
        if table not in TAKES:
            raise _not_allowed(path, f"it alters {table.replace('_', ' ')}")
        if table == CELLS:
            continue
        # Whose row it was before; None for one that was written in the copy.
        count, _seq, whose = touched.get((table, key), (0, 0, former))
        touched[table, key] = (count + 1, seq, whose)
    wordings = Wordings(copy)
    for (table, key), (count, seq, whose) in touched.items():
        began_here = whose is None
        found = connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (key,)).fetchone()
        row = dict(found) if found else None
        if row is not None and began_here:
            _require_answer(table, row, facts, wordings, path)
            if table == "proof" and not is_possible(copy, row):
                raise _not_allowed(path, "it holds a tick of words that were not sent")
        elif not began_here and not (table == "proof" and row is None and whose == facts.reviewer_id):
            # Of what was there before only a thread can be resolved or opened again.
            row = row if row is not None and row.get("analyst_id") == facts.reviewer_id else None
            if row is None:
                continue
        yield Answer(table, key, row, seq, count > 1 or not began_here, not began_here)


def _require_answer(
    table: str, row: dict[str, Any], facts: ReviewCopy, wordings: Wordings, path: Path
) -> None:
    """Refused when a row is not one that the reviewer can have written in the copy."""
    if row["analyst_id"] != facts.reviewer_id:
        raise _not_allowed(path, "it holds the answer of somebody else")
    if row.get("round_id", "") not in ("", facts.round_id):
        raise _not_allowed(path, "it holds an answer to another round")
    if table == "proof":
        return
    if table == "reading_mark":
        if row["taken"] or row["clip_id"]:
            raise _not_allowed(path, "it decides about a second reading")
        return
    target = Target(row["target_table"], row["target_id"])
    if target.table not in TARGETS:
        raise _not_allowed(path, "it judges something that cannot be judged")
    if table == "review":
        wording = wordings.of(target)
        bound = (row["target_hash"], row["ground_hash"])
        if wording is None or wordings.hashes(target) != bound or row["wording"] != wording.own:
            raise _not_allowed(path, "it holds a verdict on words that were not sent")
        if row["verdict"] not in VERDICTS or row["reason"] not in ("", *REASONS):
            raise _not_allowed(path, "it holds a verdict that there is not")
        return
    if row["decision"]:
        raise _not_allowed(path, "it decides about a proposal")
    _require_proposal(target, row["proposal"], path)


def _require_proposal(target: Target, text: str, path: Path) -> None:
    """Refused when a proposal is none that the copy can have been given."""
    try:
        proposed = json.loads(text) if text else {}
        if not isinstance(proposed, dict) or not all(isinstance(one, str) for one in proposed.values()):
            raise ValueError("no proposal")
        as_proposed(target, proposed)
    except (ValueError, Refused):
        raise _not_allowed(path, "it proposes what cannot be proposed") from None


def _not_allowed(path: Path, why: str) -> Refused:
    return Refused(
        f"“{path.name}” holds what a review copy may not hold: {why}.",
        _NOTHING_TAKEN,
        "Ask the reviewer for the file you sent.",
    )

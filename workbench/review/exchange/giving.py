"""Writing a copy for a reviewer: a case file of its own with what a round needs and nothing besides."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.file.files import to_disk
from workbench.casefile.file.write_log import bring_in
from workbench.casefile.journal.sealing import head
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.casefile.review_copy import SUFFIX, ReviewCopy
from workbench.review.exchange.blanks import without_unneeded
from workbench.review.exchange.cells import cells_to_give
from workbench.review.exchange.gathering import Needed, gather
from workbench.review.exchange.model import Given, Secrets, Withheld
from workbench.review.exchange.texts import bring_pieces, put_originals, put_words_of_clips
from workbench.review.exchange.ticks import ticks_to_give
from workbench.review.exchange.withholding import Withholding
from workbench.review.model import Round, Target
from workbench.review.rounds import Rounds
from workbench.review.standing import Standings
from workbench.review.wording import Wordings
from workbench.values.dictated import as_dictated, dictated_passphrase
from workbench.values.errors import Refused
from workbench.values.job import Job
from workbench.values.moments import now
from workbench.values.text import one_line

_ORDER = (
    "analyst", "publication", "origin_group", "original", "source", "source_text", "page_boxes", "actor",
    "alias", "clip", "region", "mention", "post", "post_evidence", "claim", "claim_actor", "evidence",
    "brief", "section", "statement", "statement_claim", "style_span", "alternative", "assumption",
    "indicator", "indicator_sign", "matrix", "hypothesis", "weighed_claim", "matrix_cell", "brief_matrix",
    "review_round", "review", "remark", "reading_mark", "proof",
)  # fmt: skip
_MAKER = "Groundwork"
"""Who writes the rows of a copy: none of the analysts, so that nobody's verdict there is an author's own."""


class Giver:
    """Writes copies of one case."""

    def __init__(self, case: CaseFile, rounds: Rounds, standings: Standings, secrets: Secrets) -> None:
        self._case = case
        self._rounds = rounds
        self._standings = standings
        self._secrets = secrets

    def give(
        self,
        one: Round,
        path: Path,
        passphrase: str,
        protected: bool,
        marks: bool,
        originals: bool,
        job: Job | None,
    ) -> Given:
        """Write the copy and note in the case that it was sent; the file is removed if that fails."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        _require_possible(self._case, one, marks)
        job = job or Job()
        passphrase = as_dictated(passphrase) if passphrase else dictated_passphrase()
        with self._case.interruptible(job), self._case.snapshot():
            job.report(0, 3, "what the round needs")
            needed, counts, items = self._contents(one, protected, marks, originals)
            job.report(1, 3, "the copy")
            copy = type(self._case).create(path, passphrase, self._title(one, protected), _MAKER)
            try:
                with copy:
                    items, seals = self._fill(copy, one, needed, items, counts, job)
                    bring_in(copy.connection, path)
                to_disk(path)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        try:
            self._note(one, path, len(items), seals)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Given(path, passphrase, len(items), Withheld(**counts), seals[0])

    def preview(self, one: Round, protected: bool, marks: bool) -> tuple[int, Withheld]:
        """How many items a copy would hold, and what would be withheld; nothing is written.

        What turns out only when the hashes are compared is not told here.
        """
        with self._case.snapshot():
            _needed, counts, items = self._contents(one, protected, marks, False)
        counts["items"] = len(self._rounds.items(one)) - len(items) - counts["own"]
        return len(items), Withheld(**counts)

    def _contents(
        self, one: Round, protected: bool, marks: bool, originals: bool
    ) -> tuple[Needed, dict[str, int], list[Target]]:
        authors = self._standings.authors([one.reviewer_id])
        asked = self._rounds.items(one)
        items = [target for target in asked if not authors.wrote(target, one.reviewer_id)]
        needed = gather(self._case, one, items)
        counts = {"own": len(asked) - len(items)}
        secret: set[str] = set()
        withholding = None
        if not protected:
            withholding = Withholding(needed, self._secrets)
            withholding.apply()
            secret = withholding.secret
            counts |= withholding.counts
        for table, rows in needed.rows.items():
            needed.rows[table] = [without_unneeded(table, row) for row in rows]
        put_words_of_clips(needed, secret)
        put_originals(self._case, needed, secret, originals)
        needed.rows["matrix_cell"] = cells_to_give(needed, one, marks)
        counts["marks"] = self._put_marks(one, needed, marks, withholding)
        needed.rows["review_round"] = [self._round_row(one, withholding)]
        there = _targets_in(needed)
        return needed, counts, [target for target in items if target in there]

    def _put_marks(self, one: Round, needed: Needed, marks: bool, withholding: Withholding | None) -> int:
        """Earlier verdicts, remarks and ticks: the reviewer's own, and those of others if asked for."""
        there = _targets_in(needed)
        hidden = hidden_rounds(self._case.connection, one.reviewer_id)
        left_out = 0
        for table in ("review", "remark"):
            kept = []
            for row in map(dict, self._case.connection.execute(f"SELECT * FROM {table} ORDER BY at, id")):
                if Target(row["target_table"], row["target_id"]) not in there:
                    continue
                is_own = row["analyst_id"] == one.reviewer_id
                is_secret = withholding is not None and withholding.tells(row)
                if (is_own or (marks and row["round_id"] not in hidden)) and not is_secret:
                    kept.append(row)
                else:
                    left_out += not is_own
            needed.rows[table] = kept
        ticks = ticks_to_give(self._case, needed, one.reviewer_id, marks)
        needed.rows["proof"] = [row for row in ticks if withholding is None or not withholding.tells(row)]
        self._mend(needed)
        return left_out

    def _mend(self, needed: Needed) -> None:
        """Remarks without the verdict or the remark they answer stand alone; who gave them is known."""
        verdicts, remarks = needed.ids("review"), needed.ids("remark")
        for row in needed["remark"]:
            row["review_id"] = row["review_id"] if row["review_id"] in verdicts else None
            row["parent_id"] = row["parent_id"] if row["parent_id"] in remarks else None
        given = ("review", "remark", "proof", "matrix_cell")
        people = {one for table in given for one in needed.ids(table, "analyst_id")}
        known = needed.ids("analyst")
        for row in self._case.connection.execute("SELECT * FROM analyst ORDER BY id"):
            if row["id"] in people - known:
                needed["analyst"].append(dict(row))

    def _round_row(self, one: Round, withholding: Withholding | None) -> dict[str, Any]:
        row = dict(
            self._case.connection.execute("SELECT * FROM review_round WHERE id = ?", (one.id,)).fetchone()
        )
        if withholding is not None and withholding.tells({"note": row["note"]}):
            row["note"] = ""
        return row

    def _title(self, one: Round, protected: bool) -> str:
        query = "SELECT headline FROM brief WHERE id = ?"
        row = self._case.connection.execute(query, (one.brief_id,)).fetchone()
        words = one_line(row[0], 80) if row else ""
        if not words or (not protected and self._secrets.tells_who(words)):
            return "Review"
        return f"Review of {words}"

    def _fill(
        self,
        copy: CaseFile,
        one: Round,
        needed: Needed,
        items: list[Target],
        counts: dict[str, int],
        job: Job,
    ) -> tuple[list[Target], tuple[str, str]]:
        """Write all rows as one change; the items whose hashes are those of the case, and two seals."""
        first = copy.connection.execute("SELECT hash FROM change_set ORDER BY seq LIMIT 1").fetchone()[0]
        bring_pieces(self._case, copy, needed)
        with copy.change("Give for review", undoable=False):
            for table in _ORDER:
                if table != "review_round":
                    copy.insert_many(table, [_without_number(table, row) for row in needed[table]])
            items = _equal(items, Wordings(copy), self._standings.wordings())
            counts["items"] = len(self._rounds.items(one)) - len(items) - counts["own"]
            row = {**needed["review_round"][0], "choice": "all", "sample": 1.0}
            copy.insert("review_round", {**row, "targets": json.dumps([list(target) for target in items])})
            facts = ReviewCopy(
                self._case.info("id"), one.id, one.reviewer_id, first, self._case.analyst.name, now(),
                "\n".join(Withheld(**counts).lines),
            )  # fmt: skip
            for name, value in facts.as_info().items():
                copy.insert("case_info", {"key": name, "value": value})
            job.report(2, 3, "the copy")
        if not items:
            raise Refused(
                "Nothing of this round can be given.",
                "No file was written.",
                "Give it with protected identities, or choose other items.",
            )
        newest = head(copy.connection)
        assert newest is not None
        return items, (first, newest[1])

    def _note(self, one: Round, path: Path, items: int, seals: tuple[str, str]) -> None:
        # It cannot be taken back: the file is out of the house, and what comes back is known by its seals.
        with self._case.change(f"Send for review to {one.reviewer}", undoable=False):
            self._case.insert(
                "review_package",
                {
                    "seal": seals[0], "content": seals[1], "round_id": one.id, "file_name": path.name,
                    "items": items, "given_by": self._case.analyst.id, "given_at": now(), "seen": "{}",
                },
            )  # fmt: skip


def _require_possible(case: CaseFile, one: Round, marks: bool) -> None:
    if case.review_copy:
        raise Refused("This is a review copy; it cannot be sent on.", "No file was written.")
    if not one.is_open:
        raise Refused("This round of review is closed.", "No file was written.", "Ask for a new round.")
    if marks and one.blind:
        raise Refused(
            "A blind round is given without the verdicts and remarks of others.", "No file was written."
        )


def _targets_in(needed: Needed) -> set[Target]:
    found = {
        Target(table, row["id"])
        for table in ("clip", "claim", "statement", "actor", "post", "source")
        for row in needed[table]
    }
    keys = (
        json.dumps([row["claim_id"], row["clip_id"]], separators=(",", ":")) for row in needed["evidence"]
    )
    return found | {Target("evidence", key) for key in keys}


def _equal(items: Iterable[Target], ours: Wordings, theirs: Wordings) -> list[Target]:
    """The items that are the very same in both files; a verdict on another would be of other words."""
    return [target for target in items if ours.hashes(target) == theirs.hashes(target)]


def _without_number(table: str, row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "n"} if table == "source_text" else row

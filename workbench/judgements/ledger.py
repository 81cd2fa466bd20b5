"""The ledger: every judgement that was ever issued, and what became of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from workbench.briefs.model import title_of
from workbench.casefile import CaseFile
from workbench.claims import Claims
from workbench.judgements.model import RESULTS, STATES, Entry
from workbench.judgements.scoring import Calibration, Share, calibration, shares
from workbench.values.errors import NotFound, Refused
from workbench.values.moments import first_day, last_day, now, require_partial_date
from workbench.values.text import shortened

_SHOWN = 40
BY = ("analyst", "subject", "scale")
"""By what the ledger can be narrowed and scored."""
_ENTRIES = (
    "SELECT j.edition_id, j.statement_id, e.brief_id, b.country, b.headline, e.number, e.frozen_at, "
    "a.name, j.subject, j.scale, j.text, j.likelihood, j.confidence, j.horizon_on, j.due_on, "
    "o.result, o.decided_on, d.name, o.claim_id, o.note "
    "FROM issued_judgement j JOIN edition e ON e.id = j.edition_id "
    "JOIN brief b ON b.id = e.brief_id LEFT JOIN analyst a ON a.id = e.released_by "
    "LEFT JOIN outcome o ON o.edition_id = j.edition_id AND o.statement_id = j.statement_id "
    "LEFT JOIN analyst d ON d.id = o.decided_by"
)
_SAME = "j.statement_id, j.text, j.scale, j.likelihood, j.horizon_on"
_COUNTS = (
    "SELECT count(*), coalesce(sum(due AND NOT decided), 0) FROM ("
    "SELECT max(j.due_on != '' AND j.due_on < ?) AS due, max(o.result IS NOT NULL) AS decided "
    "FROM issued_judgement j LEFT JOIN outcome o ON o.edition_id = j.edition_id "
    f"AND o.statement_id = j.statement_id GROUP BY {_SAME})"
)


class Ledger:
    """The judgements of all editions in and out of the case."""

    def __init__(self, case: CaseFile, claims: Claims) -> None:
        self._case = case
        self._claims = claims

    # -- what is there ------------------------------------------------------------------------

    def entries(self, *, analyst: str = "", subject: str = "", scale: str = "") -> list[Entry]:
        """The judgements that were issued, of all by default: by the day they fall due, undated ones last."""
        wanted = {name: value for name, value in zip(BY, (analyst, subject, scale), strict=True) if value}
        rows = self._case.connection.execute(f"{_ENTRIES} ORDER BY e.frozen_at, e.number, j.position")
        found = _without_repeats(rows.fetchall())
        if wanted:
            found = [one for one in found if all(getattr(one, by) == value for by, value in wanted.items())]
        return sorted(found, key=lambda one: (not one.due_on, one.due_on, one.issued_at))

    def get(self, edition_id: str, statement_id: str) -> Entry:
        """One judgement, named by any of the editions that have it. Raises NotFound."""
        rows = self._case.connection.execute(
            f"{_ENTRIES} WHERE j.statement_id = ? ORDER BY e.frozen_at, e.number", (statement_id,)
        ).fetchall()
        named = next((row for row in rows if row[0] == edition_id), None)
        if named is None:
            raise NotFound("This judgement was not issued.")
        return _without_repeats([row for row in rows if _key_of(row) == _key_of(named)])[0]

    def of_statement(self, statement_id: str) -> list[Entry]:
        """What was issued of one statement, the first one first: more than one where it was changed."""
        rows = self._case.connection.execute(
            f"{_ENTRIES} WHERE j.statement_id = ? ORDER BY e.frozen_at, e.number", (statement_id,)
        )
        return _without_repeats(rows.fetchall())

    def counts(self, today: str) -> tuple[int, int]:
        """How many judgements were issued, and how many of them are due on a day and not decided."""
        row = self._case.connection.execute(_COUNTS, (today,)).fetchone()
        return int(row[0]), int(row[1])

    # -- how good they were -------------------------------------------------------------------

    def calibration(self, *, analyst: str = "", subject: str = "", scale: str = "") -> Calibration:
        """The score of the judgements of an analyst, on a subject or on a scale; of all by default."""
        return calibration(self.entries(analyst=analyst, subject=subject, scale=scale))

    def shares(self, by: str) -> list[Share]:
        """The score of each analyst, subject or scale. Raises Refused for anything else."""
        if by not in BY:
            raise Refused(f"Judgements are not scored by “{by}”.", do=f"Use one of: {', '.join(BY)}.")
        return shares(self.entries(), by)

    # -- what became of them ------------------------------------------------------------------

    def decide(
        self,
        edition_id: str,
        statement_id: str,
        result: str,
        *,
        decided_on: str = "",
        claim_id: str = "",
        note: str = "",
    ) -> Entry:
        """Say what became of a judgement: happened, did not happen or cannot be told; replaces what was said.

        `decided_on` (partial date) is the day from which it was known, today by default. Raises NotFound for
        a judgement that was not issued or a claim that is gone, Refused for another result or a day that lies
        before the issue or ahead.
        """
        entry = self.get(edition_id, statement_id)
        if result not in RESULTS:
            raise Refused(f"“{result}” is not a result.", do=f"Use one of: {', '.join(RESULTS)}.")
        at = now()
        decided_on = decided_on or at[:10]
        _require_day(decided_on, entry, at)
        if claim_id:
            self._claims.get(claim_id)
        row = {
            "edition_id": entry.edition_id, "statement_id": statement_id, "result": result,
            "decided_on": decided_on, "decided_by": self._case.analyst.id, "claim_id": claim_id,
            "note": note.strip(), "at": at,
        }  # fmt: skip
        with self._case.change(f"Decide “{shortened(entry.text, _SHOWN)}”: {result}"):
            self._take_back(entry)
            self._case.insert("outcome", row)
        return self.get(edition_id, statement_id)

    def reopen(self, edition_id: str, statement_id: str) -> Entry:
        """Take back what was said of a judgement, so that it is open again. Raises NotFound."""
        entry = self.get(edition_id, statement_id)
        if entry.result:
            with self._case.change(f"Reopen “{shortened(entry.text, _SHOWN)}”"):
                self._take_back(entry)
        return self.get(edition_id, statement_id)

    def _take_back(self, entry: Entry) -> None:
        """Whatever was said of it, in whichever of its editions; only inside a change."""
        rows = self._case.connection.execute(
            f"{_ENTRIES} WHERE j.statement_id = ? AND o.result IS NOT NULL", (entry.statement_id,)
        ).fetchall()
        key = attrgetter("text", "scale", "likelihood", "horizon_on")(entry)
        for row in rows:
            if _key_of(row)[1:] == key:
                self._case.remove("outcome", edition_id=row[0], statement_id=entry.statement_id)


def _require_day(decided_on: str, entry: Entry, at: str) -> None:
    require_partial_date(decided_on)
    if last_day(decided_on) < first_day(entry.issued_at[:10]):
        raise Refused("The outcome was known before the judgement was issued.", do="Check the date.")
    # Times are UTC: where the sun rises first it is tomorrow already.
    if first_day(decided_on) > date.fromisoformat(at[:10]) + timedelta(days=1):
        raise Refused("This day has not come yet.", do="Check the date.")


def _key_of(row: Any) -> tuple[str, ...]:
    return (row[1], row[10], row[9], row[11], row[13])


def _without_repeats(rows: list[Any]) -> list[Entry]:
    """The rows as entries, in their order; what a later edition repeats belongs to the first."""
    found: dict[tuple[str, ...], Entry] = {}
    for row in rows:
        key = _key_of(row)
        first = found.get(key)
        if first is None:
            own: list[Any] = [row[n] or "" for n in range(6, 20)]
            title = title_of(row[3], row[4])
            found[key] = Entry(row[0], row[1], row[2], title, (row[5],), *own)
        else:
            kept: dict[str, Any] = {"numbers": (*first.numbers, row[5])}
            if row[15]:
                kept.update(
                    result=row[15], decided_on=row[16], decided_by=row[17], claim_id=row[18], note=row[19]
                )
            found[key] = replace(first, **kept)
    return list(found.values())


Sorting = Callable[[Entry], Any]


def by_state(today: str) -> Sorting:
    """Orders entries by what they ask for: due, open, undated, decided; each by the day."""
    rank = {state: number for number, state in enumerate(STATES)}
    return lambda entry: (rank[entry.state(today)], entry.due_on or "9999", entry.issued_at)

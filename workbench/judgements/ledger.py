"""The ledger: every judgement that was ever issued, and what became of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from workbench.casefile import CaseFile
from workbench.claims import Claims
from workbench.judgements.model import RESULTS, STATES, Entry
from workbench.judgements.scoring import Calibration, Share, calibration, shares
from workbench.values.errors import NotFound, Refused
from workbench.values.moments import first_day, last_day, now, require_partial_date
from workbench.values.records import dataclass
from workbench.values.text import shortened

_SHOWN = 40
BY = ("analyst", "subject", "scale")
"""By what the ledger can be narrowed and scored."""
_ISSUED = (
    "SELECT j.edition_id, j.statement_id, e.brief_id, j.title, e.number, e.frozen_at, e.released_by, "
    "j.subject, j.scale, j.text, j.likelihood, j.confidence, j.horizon_on, j.due_on "
    "FROM issued_judgement j JOIN edition e ON e.id = j.edition_id ORDER BY e.frozen_at, e.number, j.position"
)
_OUTCOMES = "SELECT edition_id, statement_id, result, decided_on, decided_by, claim_id, note FROM outcome"
_Key = tuple[str, str]
"""The ids of an edition and of a statement."""
_SAME = "j.statement_id, j.text, j.scale, j.likelihood, j.horizon_on"
_COUNTS = (
    "SELECT count(*), coalesce(sum(due AND NOT decided), 0) FROM ("
    "SELECT max(j.due_on != '' AND j.due_on < ?) AS due, max(o.result IS NOT NULL) AS decided "
    "FROM issued_judgement j LEFT JOIN outcome o ON o.edition_id = j.edition_id "
    f"AND o.statement_id = j.statement_id GROUP BY {_SAME})"
)


@dataclass(frozen=True, slots=True)
class _Issued:
    """All that was issued, without outcomes; `at` says where each edition's judgements are in `entries`."""

    state: tuple[Any, ...]
    entries: tuple[Entry, ...]
    at: dict[_Key, int]
    of_statement: dict[str, list[int]]


class Ledger:
    """The judgements of all editions in and out of the case.

    Editions never change, so that they are read once; what became of the judgements is read each time.
    """

    def __init__(self, case: CaseFile, claims: Claims) -> None:
        self._case = case
        self._claims = claims
        self._known = _Issued((), (), {}, {})
        self._decided: dict[_Key, tuple[tuple[Any, ...], Entry, Entry]] = {}
        """A row of outcomes, the entry it was last read for, and what it was made into."""

    # -- what is there ------------------------------------------------------------------------

    def entries(self, *, analyst: str = "", subject: str = "", scale: str = "") -> list[Entry]:
        """The judgements that were issued, of all by default: by the day they fall due, undated ones last."""
        issued = self._issued()
        found = list(issued.entries)
        rows = self._case.connection.execute(f"{_OUTCOMES} ORDER BY at").fetchall()
        for place, entry in self._with_outcomes(issued, rows).items():
            found[place] = entry
        wanted = {name: value for name, value in zip(BY, (analyst, subject, scale), strict=True) if value}
        if not wanted:
            return found
        return [one for one in found if all(getattr(one, by) == value for by, value in wanted.items())]

    def get(self, edition_id: str, statement_id: str) -> Entry:
        """One judgement, named by any of the editions that have it. Raises NotFound."""
        found = next((one for one in self.of_statement(statement_id) if edition_id in one.edition_ids), None)
        if found is None:
            raise NotFound("This judgement was not issued.")
        return found

    def of_statement(self, statement_id: str) -> list[Entry]:
        """What was issued of one statement, the first one first: more than one where it was changed."""
        issued = self._issued()
        rows = self._case.connection.execute(f"{_OUTCOMES} WHERE statement_id = ?", (statement_id,))
        decided = self._with_outcomes(issued, rows.fetchall())
        places = issued.of_statement.get(statement_id, ())
        found = [decided.get(place, issued.entries[place]) for place in places]
        return sorted(found, key=attrgetter("issued_at", "numbers"))

    def _issued(self) -> _Issued:
        """What was issued, read again where there are new editions."""
        connection = self._case.connection
        names = dict(connection.execute("SELECT id, name FROM analyst").fetchall())
        newest = connection.execute("SELECT count(*), max(rowid) FROM edition").fetchone()
        state = (*newest, *names.items())
        if state != self._known.state:
            self._known = _read(state, connection.execute(_ISSUED).fetchall(), names)
        return self._known

    def _with_outcomes(self, issued: _Issued, rows: list[Any]) -> dict[int, Entry]:
        """Those of the entries that something became of, by their place."""
        found: dict[int, Entry] = {}
        names = dict(issued.state[2:])
        for row in rows:
            told = tuple(row)
            key = told[:2]
            place = issued.at.get(key)
            if place is None:
                continue
            base = issued.entries[place]
            known = self._decided.get(key)
            if known is None or known[0] != told or known[1] is not base:
                result, day, by, claim_id, note = told[2:]
                entry = replace(
                    base, result=result, decided_on=day, decided_by=names.get(by, ""),
                    claim_id=claim_id, note=note,
                )  # fmt: skip
                known = self._decided[key] = (told, base, entry)
            found[place] = known[2]
        return found

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
        """Say what became of a judgement (one of `RESULTS`); replaces what was said.

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
        if claim_id and claim_id != entry.claim_id:
            # The one that was named before may be gone since: it stays on record.
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

    def amend(
        self,
        edition_id: str,
        statement_id: str,
        *,
        decided_on: str | None = None,
        claim_id: str | None = None,
        note: str | None = None,
    ) -> Entry:
        """Correct the day, the claim or the note of what was decided; what is None stays.

        It is then decided by whoever corrects it. Raises NotFound, or Refused as `decide` and where nothing
        was decided.
        """
        entry = self.get(edition_id, statement_id)
        if not entry.result:
            raise Refused("Nothing was decided about this judgement yet.", do="Say first what became of it.")
        if decided_on == "":
            raise Refused("An outcome needs the day from which it was known.")
        return self.decide(
            edition_id,
            statement_id,
            entry.result,
            decided_on=entry.decided_on if decided_on is None else decided_on,
            claim_id=entry.claim_id if claim_id is None else claim_id,
            note=entry.note if note is None else note,
        )

    def reopen(self, edition_id: str, statement_id: str) -> Entry:
        """Take back what was said of a judgement, so that it is open again. Raises NotFound."""
        entry = self.get(edition_id, statement_id)
        if entry.result:
            with self._case.change(f"Reopen “{shortened(entry.text, _SHOWN)}”"):
                self._take_back(entry)
        return self.get(edition_id, statement_id)

    def _take_back(self, entry: Entry) -> None:
        """Whatever was said of it, in whichever of its editions; only inside a change."""
        for edition_id in entry.edition_ids:
            self._case.remove("outcome", edition_id=edition_id, statement_id=entry.statement_id)


def _require_day(decided_on: str, entry: Entry, at: str) -> None:
    require_partial_date(decided_on)
    if last_day(decided_on) < first_day(entry.issued_at[:10]):
        raise Refused("The outcome was known before the judgement was issued.", do="Check the date.")
    # Times are UTC: where the sun rises first it is tomorrow already.
    if first_day(decided_on) > date.fromisoformat(at[:10]) + timedelta(days=1):
        raise Refused("This day has not come yet.", do="Check the date.")


def _read(state: tuple[Any, ...], rows: list[Any], names: dict[str, str]) -> _Issued:
    """The rows as entries; what a later edition repeats belongs to the first."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for row in rows:
        edition_id, statement_id, _brief, _title, number, *_rest = row
        key = (statement_id, row[8], row[9], row[10], row[12])
        first = found.get(key)
        if first is None:
            found[key] = [row, [edition_id], [number]]
        else:
            first[1].append(edition_id)
            first[2].append(number)
    entries = [
        Entry(
            row[0], row[1], row[2], row[3], tuple(edition_ids), tuple(numbers), row[5],
            names.get(row[6], ""), *row[7:14],
        )
        for row, edition_ids, numbers in found.values()
    ]  # fmt: skip
    entries.sort(key=lambda one: (not one.due_on, one.due_on, one.issued_at))
    at: dict[_Key, int] = {}
    of_statement: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        at.update(((edition_id, entry.statement_id), place) for edition_id in entry.edition_ids)
        of_statement.setdefault(entry.statement_id, []).append(place)
    return _Issued(state, tuple(entries), at, of_statement)


def by_state(entries: Iterable[Entry], today: str) -> dict[str, list[Entry]]:
    """Entries by their state on a day, those that ask for a decision first; the order within stays."""
    found: dict[str, list[Entry]] = {state: [] for state in STATES}
    for entry in entries:
        found[entry.state(today)].append(entry)
    return found

"""What is weighed beside a judgement: alternatives, assumptions, indicators and the signs of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workbench.briefs import Briefs
from workbench.casefile import CaseFile
from workbench.claims import Claims
from workbench.judgements.as_issued import beside_then
from workbench.judgements.model import Alternative, Assumption, Beside, Indicator, Sign, term_of
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import now, require_partial_date
from workbench.values.text import canonical, shortened

_SHOWN = 40
POINTS = ("more", "less")
"""Which way an indicator points: the judgement becomes more or less likely."""
_FIELDS = {
    "alternative": ("text", "likelihood", "implication"),
    "assumption": ("text", "if_wrong"),
    "indicator": ("text", "points"),
}
_GONE = {
    "alternative": "This alternative is no longer in the case.",
    "assumption": "This assumption is no longer in the case.",
    "indicator": "This indicator is no longer in the case.",
}
_SIGNS = (
    "SELECT s.indicator_id, s.claim_id, c.text, c.status, "
    "CASE s.seen_on WHEN '' THEN c.event_on ELSE s.seen_on END AS day, coalesce(a.name, ''), s.at "
    "FROM indicator_sign s JOIN indicator i ON i.id = s.indicator_id JOIN claim c ON c.id = s.claim_id "
    "LEFT JOIN analyst a ON a.id = s.analyst_id WHERE i.statement_id = ? ORDER BY day = '', day, s.at"
)


class Reasoning:
    """Points beside statements in and out of the case. A point goes with its statement."""

    def __init__(self, case: CaseFile, claims: Claims, briefs: Briefs) -> None:
        self._case = case
        self._claims = claims
        self._briefs = briefs

    # -- what is there ------------------------------------------------------------------------

    def alternatives(self, statement_id: str) -> list[Alternative]:
        """The other outcomes that are named beside a statement, in order."""
        return [Alternative(*row) for row in self._rows("alternative", statement_id)]

    def assumptions(self, statement_id: str) -> list[Assumption]:
        """What a statement takes for granted, in order."""
        return [Assumption(*row) for row in self._rows("assumption", statement_id)]

    def indicators(self, statement_id: str) -> list[Indicator]:
        """What would show which way things go, in order, each with the claims on which it was seen."""
        signs: dict[str, list[Sign]] = {}
        for row in self._case.connection.execute(_SIGNS, (statement_id,)):
            signs.setdefault(row[0], []).append(Sign(*tuple(row)[1:]))
        return [
            replace(Indicator(*row), signs=tuple(signs.get(row[0], ())))
            for row in self._rows("indicator", statement_id)
        ]

    def beside(self, statement_id: str) -> Beside:
        """Everything that is weighed beside a statement."""
        return Beside(
            tuple(self.alternatives(statement_id)),
            tuple(self.assumptions(statement_id)),
            tuple(self.indicators(statement_id)),
        )

    def then(self, statement_ids: Iterable[str], seq: int) -> dict[str, Beside]:
        """What stood beside statements after change set `seq`; those with nothing are left out."""
        return beside_then(self._case, statement_ids, seq)

    def counts(self, brief_id: str) -> dict[str, int]:
        """How many alternatives, assumptions and indicators the judgements of a brief have."""
        return {
            kind: int(
                self._case.connection.execute(
                    f"SELECT count(*) FROM {kind} p JOIN statement t ON t.id = p.statement_id "
                    "JOIN section s ON s.id = t.section_id WHERE s.brief_id = ? AND t.kind = 'judgement'",
                    (brief_id,),
                ).fetchone()[0]
            )
            for kind in _FIELDS
        }

    def _rows(self, kind: str, statement_id: str) -> list[Any]:
        columns = ", ".join(("id", "statement_id", "position", *_FIELDS[kind]))
        rows = self._case.connection.execute(
            f"SELECT {columns} FROM {kind} WHERE statement_id = ? ORDER BY position, id", (statement_id,)
        )
        return list(rows.fetchall())

    # -- writing ------------------------------------------------------------------------------

    def add(self, kind: str, statement_id: str, text: str, **fields: str) -> str:
        """Add an alternative, an assumption or an indicator beside a statement; its id.

        `fields` are likelihood and implication, if_wrong, or points. Raises Refused without words and for
        anything else, NotFound when the statement is gone.
        """
        self._briefs.statement(statement_id)
        values = self._sound(kind, statement_id, {**fields, "text": text})
        last = self._case.connection.execute(
            f"SELECT coalesce(max(position), -1) FROM {kind} WHERE statement_id = ?", (statement_id,)
        ).fetchone()[0]
        row = {"id": new_id(), "statement_id": statement_id, "position": last + 1, **values}
        with self._case.change(f"Add {kind} “{shortened(values['text'], _SHOWN)}”"):
            self._case.insert(kind, row)
        return str(row["id"])

    def update(self, kind: str, point_id: str, **fields: str) -> None:
        """Set the words or another field of a point. Raises NotFound or Refused."""
        row = self._point(kind, point_id)
        values = self._sound(kind, row["statement_id"], fields)
        with self._case.change(f"Edit {kind} “{shortened(row['text'], _SHOWN)}”"):
            self._case.update(kind, point_id, values)

    def remove(self, kind: str, point_id: str) -> None:
        """Remove a point with what hangs on it; undo brings it back. Raises NotFound."""
        row = self._point(kind, point_id)
        with self._case.change(f"Remove {kind} “{shortened(row['text'], _SHOWN)}”"):
            self._case.remove(kind, id=point_id)

    def see(self, indicator_id: str, claim_id: str, seen_on: str = "") -> None:
        """Note that an indicator was seen on a claim; again with another day changes the day.

        `seen_on` is a partial date, the date of the claim by default. Raises NotFound or Refused.
        """
        indicator, claim = self._point("indicator", indicator_id), self._claims.get(claim_id)
        require_partial_date(seen_on)
        with self._case.change(f"Note a sign of “{shortened(indicator['text'], _SHOWN)}”"):
            self._case.remove("indicator_sign", indicator_id=indicator_id, claim_id=claim_id)
            row = {"indicator_id": indicator_id, "claim_id": claim.id, "seen_on": seen_on}
            self._case.insert("indicator_sign", {**row, "analyst_id": self._case.analyst.id, "at": now()})

    def unsee(self, indicator_id: str, claim_id: str) -> None:
        """Withdraw that an indicator was seen on a claim. Raises NotFound when the indicator is gone."""
        indicator = self._point("indicator", indicator_id)
        with self._case.change(f"Withdraw a sign of “{shortened(indicator['text'], _SHOWN)}”"):
            self._case.remove("indicator_sign", indicator_id=indicator_id, claim_id=claim_id)

    def _point(self, kind: str, point_id: str) -> Any:
        _require_kind(kind)
        row = self._case.connection.execute(
            f"SELECT statement_id, text FROM {kind} WHERE id = ?", (point_id,)
        ).fetchone()
        if row is None:
            raise NotFound(_GONE[kind])
        return row

    def _sound(self, kind: str, statement_id: str, fields: dict[str, str]) -> dict[str, str]:
        _require_kind(kind)
        unknown = set(fields) - set(_FIELDS[kind])
        if unknown:
            raise Refused(f"The {kind} has no “{min(unknown)}”.")
        if "text" in fields and not canonical(fields["text"]).strip():
            raise Refused(f"The {kind} has no words yet.", do="Write it in a few words.")
        if fields.get("points", "more") not in POINTS:
            raise Refused(f"An indicator does not point “{fields['points']}”.", do="Use more or less.")
        likelihood = fields.get("likelihood", "")
        if likelihood:
            scale = self._briefs.get(self._briefs.brief_of(statement_id)).scale
            if term_of(scale, likelihood) is None:
                raise Refused(f"“{likelihood}” is not on the scale of the brief.")
        return {name: value.strip() for name, value in fields.items()}


def _require_kind(kind: str) -> None:
    if kind not in _FIELDS:
        raise Refused(
            f"Nothing called “{kind}” is kept beside a judgement.",
            do="Use alternative, assumption or indicator.",
        )

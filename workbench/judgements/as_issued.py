"""What was weighed beside a judgement on the day it was issued, as the journal has it; read-only."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.journal.then import Then
from workbench.judgements.model import Alternative, Assumption, Beside, Indicator, Sign


def beside_then(case: CaseFile, statement_ids: Iterable[str], seq: int) -> dict[str, Beside]:
    """What stood beside some statements after change set `seq`; those with nothing are left out."""
    with case.snapshot():
        then = Then(case.connection, seq)
        found = {one: _beside(then, one) for one in statement_ids}
    return {statement_id: beside for statement_id, beside in found.items() if beside}


def _beside(then: Then, statement_id: str) -> Beside:
    return Beside(
        tuple(
            Alternative(*_values(row, "text", "likelihood", "implication"))
            for row in _rows(then, "alternative", statement_id)
        ),
        tuple(
            Assumption(*_values(row, "text", "if_wrong")) for row in _rows(then, "assumption", statement_id)
        ),
        tuple(
            replace(Indicator(*_values(row, "text", "points")), signs=tuple(_signs(then, row["id"])))
            for row in _rows(then, "indicator", statement_id)
        ),
    )


def _rows(then: Then, table: str, statement_id: str) -> list[dict[str, Any]]:
    rows = then.rows(table, "statement_id", statement_id)
    return sorted(rows, key=lambda row: (row["position"], row["id"]))


def _values(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row[column] for column in ("id", "statement_id", "position", *columns))


def _signs(then: Then, indicator_id: str) -> list[Sign]:
    found = []
    for row in then.rows("indicator_sign", "indicator_id", indicator_id):
        claim = then.row("claim", row["claim_id"])
        if claim is not None:
            analyst = then.row("analyst", row["analyst_id"]) or {}
            day = row["seen_on"] or claim["event_on"]
            found.append(
                Sign(claim["id"], claim["text"], claim["status"], day, analyst.get("name", ""), row["at"])
            )
    return sorted(found, key=lambda sign: (not sign.seen_on, sign.seen_on, sign.at))

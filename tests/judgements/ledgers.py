"""Editions with judgements, put into a case as an export does, without writing a file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.briefs.snapshot import frozen
from workbench.case import Case
from workbench.values.ids import new_id


@dataclass(frozen=True)
class Issue:
    """One judgement to be issued."""

    likelihood: str = "likely"
    horizon_on: str = "2025-06"
    text: str = "The talks are likely to resume."
    statement_id: str = ""


def snapshot(issues: Sequence[Issue], scale: str = "icd203", country: str = "Libya") -> str:
    """A brief with these judgements and one fact, as an edition keeps it."""
    stated = [
        {
            "id": one.statement_id or new_id(), "kind": "judgement", "text": one.text, "claims": [],
            "likelihood": one.likelihood, "confidence": "low", "confidence_basis": "", "note": "",
            "horizon_on": one.horizon_on, "styles": [],
        }
        for one in issues
    ]  # fmt: skip
    fact = {**stated[0], "id": new_id(), "kind": "fact", "text": "They met."} if stated else {}
    sections = [
        {"id": new_id(), "title": "Summary", "kind": "summary", "statements": [fact] if fact else []},
        {"id": new_id(), "title": "Outlook", "kind": "outlook", "statements": stated},
    ]
    head = {"country": country, "headline": "Talks", "scale": scale, "information_cutoff": ""}
    return json.dumps({"brief": head, "sections": sections})


def issue(
    case: Case,
    issues: Sequence[Issue],
    *,
    brief_id: str = "",
    scale: str = "icd203",
    country: str = "Libya",
    at: str = "2025-01-10T09:00:00Z",
) -> str:
    """Issue a brief with these judgements; the id of the edition."""
    with case.change("Issue"):
        brief = brief_id or case.briefs.add(country, "Talks", scale=scale).id
        return _freeze(case, brief, snapshot(issues, scale, country), at)


def issue_brief(case: Case, brief_id: str, at: str = "2025-02-19T09:00:00Z") -> str:
    """Issue a brief as it is; the id of the edition."""
    with case.change("Issue"):
        return _freeze(case, brief_id, frozen(case.briefs, case.briefs.get(brief_id)), at)


def _freeze(case: Case, brief_id: str, held: str, at: str) -> str:
    row = case.connection.execute("SELECT id FROM authored ORDER BY seq DESC LIMIT 1").fetchone()
    return case.briefs.editions.freeze(brief_id, held, row[0], at).id

"""Remarks with their replies: kept for good, resolved and reopened, some with a proposal."""

import json
from collections.abc import Mapping
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.review.model import Remark, Target, Thread
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import canonical

_REMARKS = (
    "SELECT m.id, m.target_table, m.target_id, m.review_id, m.parent_id, m.round_id, m.text, m.proposal, "
    "m.decision, m.analyst_id, coalesce(a.name, ''), m.at, m.resolved_at FROM remark m "
    "LEFT JOIN analyst a ON a.id = m.analyst_id"
)


class Threads:
    """What was said about the things of a case."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def all(self, target: Target | None = None, open_only: bool = False) -> list[Thread]:
        """The threads on one thing or in the whole case, the oldest first, without what is withheld."""
        where, values = "", tuple[str, ...]()
        if target is not None:
            where, values = "WHERE m.target_table = ? AND m.target_id = ?", tuple(target)
        hidden = self.hidden()
        rows = self._case.connection.execute(f"{_REMARKS} {where} ORDER BY m.at, m.id", values)
        remarks = [remark for remark in map(_remark, rows) if remark.round_id not in hidden]
        replies: dict[str, list[Remark]] = {}
        for remark in remarks:
            if remark.parent_id:
                replies.setdefault(remark.parent_id, []).append(remark)
        return [
            Thread(remark, tuple(replies.get(remark.id, ())))
            for remark in remarks
            if not remark.parent_id and (remark.is_open or not open_only)
        ]

    def hidden(self) -> frozenset[str]:
        """The rounds whose remarks the present analyst does not see."""
        return hidden_rounds(self._case.connection, self._case.analyst.id)

    def get(self, remark_id: str) -> Remark:
        """One remark; NotFound when it is gone or withheld."""
        row = self._case.connection.execute(f"{_REMARKS} WHERE m.id = ?", (remark_id,)).fetchone()
        remark = _remark(row) if row else None
        if remark is None or remark.round_id in self.hidden():
            raise NotFound("This remark is not in the case.")
        return remark

    def add(
        self,
        target: Target,
        text: str,
        proposal: Mapping[str, str] | None = None,
        review_id: str | None = None,
        parent_id: str | None = None,
        round_id: str = "",
    ) -> Remark:
        """Write a remark; only inside a change. Raises Refused when there is nothing in it.

        `proposal` is in the form it is kept in (`workbench.review.proposed`).
        """
        words = canonical(text).strip()
        proposed = dict(proposal or {})
        if not words and not proposed:
            raise Refused("A remark needs words.")
        remark_id = new_id()
        row: dict[str, Any] = {
            "id": remark_id,
            "target_table": target.table,
            "target_id": target.id,
            "review_id": review_id,
            "parent_id": parent_id,
            "round_id": round_id,
            "text": words,
            "proposal": json.dumps(proposed, ensure_ascii=False, sort_keys=True) if proposed else "",
            "decision": "",
            "analyst_id": self._case.analyst.id,
            "at": now(),
            "resolved_at": "",
        }
        self._case.insert("remark", row)
        return self.get(remark_id)

    def reply(self, remark_id: str, text: str) -> Remark:
        """Answer a remark; only inside a change. A reply to a reply belongs to the same thread."""
        root = self.root_of(remark_id)
        return self.add(root.target, text, parent_id=root.id, round_id=root.round_id)

    def root_of(self, remark_id: str) -> Remark:
        """The remark that a thread began with."""
        remark = self.get(remark_id)
        return self.get(remark.parent_id) if remark.parent_id else remark

    def set_resolved(self, remark_id: str, resolved: bool) -> None:
        """Resolve or reopen the thread of a remark; only inside a change."""
        root = self.root_of(remark_id)
        self._case.update("remark", root.id, {"resolved_at": now() if resolved else ""})

    def set_decision(self, remark_id: str, decision: str) -> None:
        """Keep what the author decided about a proposal; only inside a change."""
        self._case.update("remark", remark_id, {"decision": decision})


def _remark(row: Any) -> Remark:
    return Remark(
        row["id"],
        Target(row["target_table"], row["target_id"]),
        row["review_id"],
        row["parent_id"],
        row["round_id"],
        row["text"],
        json.loads(row["proposal"]) if row["proposal"] else {},
        row["decision"],
        row["analyst_id"],
        row[10],
        row["at"],
        row["resolved_at"],
    )

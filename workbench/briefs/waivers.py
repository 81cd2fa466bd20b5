"""Waivers: findings that may stand, for the words they were given for and with a reason.

A waiver is bound to words by their hash. It lapses when the words change and holds again when they
are changed back; nothing is deleted for that.
"""

import hashlib
from typing import Any

from workbench.casefile import CaseFile
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.records import dataclass

Waived = dict[tuple[str, str, str], str]
"""(statement id or "", check id, hash of the words) -> reason."""

_COLUMNS = "id, brief_id, statement_id, check_id, words_hash, reason, analyst_id, at"


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver; `statement_id` is "" where it is of the brief as a whole, `at` UTC."""

    id: str
    brief_id: str
    statement_id: str
    check_id: str
    words_hash: str
    reason: str
    analyst_id: str
    at: str


def words_hash(words: str) -> str:
    """What a waiver keeps of the words it was given for: SHA-256 in hexadecimal."""
    return hashlib.sha256(words.encode()).hexdigest()


class Waivers:
    """The waivers of a case; the newest counts where there are two for the same words."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def of_brief(self, brief_id: str) -> list[Waiver]:
        """Every waiver of a brief, lapsed or not, the newest last."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM waiver WHERE brief_id = ? ORDER BY at, id", (brief_id,)
        )
        return [Waiver(*row) for row in rows]

    def standing(self, brief_id: str) -> Waived:
        """What is waived in a brief, by the hash of the words; whoever has the words can tell."""
        return {
            (waiver.statement_id, waiver.check_id, waiver.words_hash): waiver.reason
            for waiver in self.of_brief(brief_id)
        }

    def give(self, brief_id: str, statement_id: str, check_id: str, words: str, reason: str) -> None:
        """Waive a check for these words; only inside a change. A second reason takes the first's place."""
        hashed = words_hash(words)
        self._remove(brief_id, statement_id, check_id, hashed)
        row: dict[str, Any] = {
            "id": new_id(),
            "brief_id": brief_id,
            "statement_id": statement_id,
            "check_id": check_id,
            "words_hash": hashed,
            "reason": reason,
            "analyst_id": self._case.analyst.id,
            "at": now(),
        }
        self._case.insert("waiver", row)

    def withdraw(self, brief_id: str, statement_id: str, check_id: str, words: str) -> None:
        """Withdraw the waiver of a check for these words; only inside a change."""
        self._remove(brief_id, statement_id, check_id, words_hash(words))

    def _remove(self, brief_id: str, statement_id: str, check_id: str, hashed: str) -> None:
        self._case.remove(
            "waiver", brief_id=brief_id, statement_id=statement_id, check_id=check_id, words_hash=hashed
        )

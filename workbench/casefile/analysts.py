"""Who makes the changes: set on this machine, entered in the case with the first change."""

from workbench.casefile.connections import Connections
from workbench.casefile.review_copy import facts_of
from workbench.values.ids import new_id
from workbench.values.records import dataclass
from workbench.values.text import canonical


@dataclass(frozen=True, slots=True)
class Analyst:
    """Who makes a change."""

    id: str
    name: str
    initials: str


class Analysts:
    """The people of one case, and who of them works now."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._current: Analyst | None = None

    @property
    def current(self) -> Analyst:
        """Who makes the next change: as set on this machine, else the first of the case."""
        if self._current is None:
            self._current = self._reviewer()
        if self._current is None:
            row = self._connections.own.execute(
                "SELECT id, name, initials FROM analyst ORDER BY rowid LIMIT 1"
            ).fetchone()
            self._current = Analyst(*row) if row else Analyst(new_id(), "Analyst", "A")
        return self._current

    def work_as(self, name: str) -> Analyst:
        """Work under `name` from now on. In a review copy whoever was asked is at work, whatever the name."""
        reviewer = self._reviewer()
        if reviewer is not None:
            self._current = reviewer
            return reviewer
        name = canonical(name)
        row = self._connections.own.execute(
            "SELECT id, name, initials FROM analyst WHERE name = ?", (name,)
        ).fetchone()
        self._current = Analyst(*row) if row else Analyst(new_id(), name, initials_of(name))
        return self._current

    def _reviewer(self) -> Analyst | None:
        facts = facts_of(self._connections.own)
        if facts is None:
            return None
        row = self._connections.own.execute(
            "SELECT id, name, initials FROM analyst WHERE id = ?", (facts.reviewer_id,)
        ).fetchone()
        return Analyst(*row) if row else None

    def is_entered(self, analyst: Analyst) -> bool:
        """Whether the case knows this person."""
        found = self._connections.own.execute("SELECT 1 FROM analyst WHERE id = ?", (analyst.id,))
        return found.fetchone() is not None


def initials_of(name: str) -> str:
    """`A. Analyst` -> `AA`."""
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()[:4]

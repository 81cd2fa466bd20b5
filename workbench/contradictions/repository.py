"""The contradictions of a case: proposed, kept up to date, and decided for good by a person."""

import json
import threading
from collections.abc import Collection, Iterable, Sequence

from workbench.casefile import ALL, All, CaseFile, Change, Ids
from workbench.casefile.journal.change import united
from workbench.claims import Claims
from workbench.contradictions.finding import all_contradictions, contradictions_of
from workbench.contradictions.model import Contradiction, Decided, Fact
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.job import Job
from workbench.values.moments import now
from workbench.values.text import fold, shortened

_KIND = "contradiction"
_IN_CHILD = 600
"""So many claims are compared in a process of their own: it takes some tenths of a second to start."""
_FACTS = (
    "SELECT c.id, c.text, c.event_on, c.event_to, coalesce(c.place_id, ''), coalesce(p.name, ''), "
    "coalesce((SELECT group_concat(a.actor_id, ' ') FROM claim_actor a WHERE a.claim_id = c.id), '') "
    "FROM claim c LEFT JOIN actor p ON p.id = c.place_id WHERE c.status <> 'rejected'"
)
_COMPARED = frozenset(("claim", "claim_actor", "actor"))
"""The tables of what is compared."""
_SHOWN = 40
Key = tuple[str, ...]


class Contradictions:
    """Which claims contradict each other. A rejected claim contradicts none."""

    def __init__(self, case: CaseFile, claims: Claims) -> None:
        self._case = case
        self._claims = claims
        self._found: dict[tuple[str, str], Contradiction] | None = None
        self._kept: tuple[tuple[tuple[Fact, ...], ...], list[Contradiction]] | None = None
        """The claims asked for last with those beside them, and what contradicts among them."""
        self._held = threading.Lock()
        self._comparing = threading.Lock()
        """Comparisons follow one another, so that the later one has read the later words."""
        self._stale: Ids = frozenset()
        """Claims that changed since they were compared."""
        self._listens = False

    # -- finding ------------------------------------------------------------------------------

    @property
    def is_known(self) -> bool:
        """Whether all claims were compared since the case was opened."""
        return self._found is not None

    def find(self, job: Job | None = None) -> list[Decided]:
        """Compare all claims; some two seconds for ten thousand. Raises Cancelled once the job is."""
        self._follow()
        with self._comparing:
            self._compare_all(job or Job())
        self.catch_up(job)
        return self.listed()

    def catch_up(self, job: Job | None = None) -> None:
        """Compare all claims the first time, then those that changed since.

        Raises Cancelled once the job is.
        """
        self._follow()
        with self._comparing:
            if self._found is None:
                self._compare_all(job or Job())
            while self._stale:
                with self._held:
                    stale, self._stale = self._stale, frozenset()
                if isinstance(stale, All):
                    self._compare_all(job or Job())
                else:
                    self._catch_up_with(stale)

    def _catch_up_with(self, stale: frozenset[str]) -> None:
        try:
            self._compare_again(stale)
        except BaseException:
            self._note(stale)
            raise

    def refresh(self, claim_ids: Collection[str]) -> None:
        """Compare some claims again; nothing where not all were compared before."""
        if self._found is not None and claim_ids:
            with self._comparing:
                self._compare_again(frozenset(claim_ids))

    def _follow(self) -> None:
        """Note from now on which claims change."""
        with self._held:
            if not self._listens:
                self._listens = True
                self._case.listen(self._on_change)

    def _on_change(self, change: Change) -> None:
        """On the thread that commits."""
        if _COMPARED & change.tables:
            self._note(change.affected.get("claim", frozenset()))

    def _note(self, changed: Ids) -> None:
        """These claims are to be compared again."""
        with self._held:
            self._stale = united({"claim": self._stale}, {"claim": changed})["claim"]

    def _compare_all(self, job: Job) -> None:
        with self._held:
            self._stale = frozenset()
        try:
            facts = self._facts()
            large = len(facts) > _IN_CHILD
            found = job.in_child(all_contradictions, facts) if large else all_contradictions(facts, job)
        except BaseException:
            # What had changed before is not known any more.
            self._note(ALL)
            raise
        with self._held:
            self._found = {(one.one, one.other): one for one in found}

    def _compare_again(self, wanted: frozenset[str]) -> None:
        found = self._among(self._facts_of(wanted))
        with self._held:
            known = self._found or {}
            kept = {pair: one for pair, one in known.items() if not wanted.intersection(pair)}
            self._found = kept | {(one.one, one.other): one for one in found}

    def listed(self) -> list[Decided]:
        """What was found, with what was decided: those that wait for a decision first."""
        decisions = self._decisions()
        found = [Decided(one, *decisions.get(_key(one), ("", ""))) for one in (self._found or {}).values()]
        order = {"": 0, "taken": 1, "dismissed": 2}
        return sorted(found, key=lambda known: (order[known.state], known.contradiction.one))

    def of_claims(self, claim_ids: Iterable[str]) -> dict[str, list[Decided]]:
        """For each of these claims that has any: its contradictions that were not dismissed.

        Reads only claims they could meet; nothing has to be found before.
        """
        return self.of_facts(self._facts_of(claim_ids))

    def of_facts(self, facts: Sequence[Fact]) -> dict[str, list[Decided]]:
        """The same for claims that were read already."""
        found = self._among(facts)
        if not found:
            return {}
        wanted, decisions = {fact.id for fact in facts}, self._decisions()
        by_claim: dict[str, list[Decided]] = {}
        for one in found:
            known = Decided(one, *decisions.get(_key(one), ("", "")))
            if known.state != "dismissed":
                for claim_id in wanted.intersection((one.one, one.other)):
                    by_claim.setdefault(claim_id, []).append(known)
        return by_claim

    def _facts(self, condition: str = "", values: tuple[str, ...] = ()) -> list[Fact]:
        rows = self._case.connection.execute(f"{_FACTS} {condition} ORDER BY c.id", values).fetchall()
        return [
            Fact(row[0], row[1], row[2], row[3], row[4], frozenset(row[6].split()), row[5]) for row in rows
        ]

    def _facts_of(self, claim_ids: Iterable[str]) -> list[Fact]:
        wanted = json.dumps(sorted(set(claim_ids)))
        return self._facts("AND c.id IN (SELECT value FROM json_each(?))", (wanted,))

    def _among(self, own: Sequence[Fact]) -> list[Contradiction]:
        """The contradictions of these claims with any in the case."""
        if not own:
            return []
        # Those of the same month, and those of the same actors or place whatever their day.
        others = self._facts(
            "AND (substr(c.event_on, 1, 7) IN (SELECT value FROM json_each(?)) OR c.id IN (SELECT claim_id "
            "FROM claim_actor WHERE actor_id IN (SELECT value FROM json_each(?))) "
            "OR c.place_id IN (SELECT value FROM json_each(?)))",
            (
                json.dumps(sorted({fact.event_on[:7] for fact in own})),
                json.dumps(sorted({actor for fact in own for actor in fact.actors})),
                json.dumps(sorted({fact.place for fact in own if fact.place})),
            ),
        )
        # While somebody types a brief, the claims under it stay as they are.
        asked, kept = (tuple(own), tuple(others)), self._kept
        if kept is None or kept[0] != asked:
            kept = self._kept = (asked, contradictions_of(own, others))
        return list(kept[1])

    # -- deciding -----------------------------------------------------------------------------

    def confirm(self, found: Contradiction, reason: str = "") -> None:
        """Say that two claims do contradict each other: statements on one side have to say so."""
        self._decide(found, "taken", reason)

    def dismiss(self, found: Contradiction, reason: str = "") -> None:
        """Say that they do not: this is not proposed again while they say what they say."""
        self._decide(found, "dismissed", reason)

    def reopen(self, found: Contradiction) -> None:
        """Take a decision back: it is proposed again."""
        with self._case.change("Reopen a contradiction"):
            for row_id in self._rows_of(found):
                self._case.remove("proposal", id=row_id)

    def hold(self, found: Contradiction, claim_id: str, reason: str = "") -> None:
        """Decide for one of two claims: the other is rejected. Raises NotFound where it is gone."""
        if claim_id not in (found.one, found.other):
            raise Refused("This claim is not one of the two.", "Nothing was changed.")
        other = self._claims.get(found.beside(claim_id))
        with self._case.change(f"Reject “{shortened(other.text, _SHOWN)}” for the other claim"):
            self._decide(found, "taken", reason)
            self._claims.update(other.id, status="rejected")

    def _decide(self, found: Contradiction, state: str, reason: str) -> None:
        if len(self._claims.of_ids((found.one, found.other))) < 2:
            raise NotFound("One of the two claims is no longer in the case.")
        words = "Confirm a contradiction" if state == "taken" else "Dismiss a contradiction"
        with self._case.change(words):
            for row_id in self._rows_of(found):
                self._case.remove("proposal", id=row_id)
            self._case.insert(
                "proposal",
                {
                    "id": new_id(),
                    "kind": _KIND,
                    "target_table": "claim",
                    "target_id": found.one,
                    "value": json.dumps(
                        {"claims": [found.one, found.other], "key": list(_key(found))}, ensure_ascii=False
                    ),
                    "reason": reason.strip(),
                    "state": state,
                    "decided_by": self._case.analyst.id,
                    "at": now(),
                },
            )

    def _rows_of(self, found: Contradiction) -> list[str]:
        rows = self._case.connection.execute(
            "SELECT id, value FROM proposal WHERE kind = ? AND target_id = ?", (_KIND, found.one)
        ).fetchall()
        return [row[0] for row in rows if tuple(json.loads(row[1])["key"]) == _key(found)]

    def _decisions(self) -> dict[Key, tuple[str, str]]:
        rows = self._case.connection.execute(
            "SELECT value, state, reason FROM proposal WHERE kind = ? ORDER BY at, id", (_KIND,)
        ).fetchall()
        return {tuple(json.loads(row[0])["key"]): (row[1], row[2]) for row in rows}


def _key(found: Contradiction) -> Key:
    """What a decision is bound to: the two claims, and what they say otherwise where that is a few words."""
    says = (fold(found.one_says), fold(found.other_says)) if found.kind in ("number", "date", "post") else ()
    return (found.one, found.other, found.kind, *says)

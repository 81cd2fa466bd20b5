"""The names of one case as they are looked for: kept between questions, altered by what changed."""

import json
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from workbench.actors.asking import Asked, asked, completions
from workbench.actors.look_alikes import worth_a_look
from workbench.actors.name_index import NameIndex
from workbench.actors.proposals import Candidate, Match, keep_better, nearest_from, propose_from
from workbench.casefile import CaseFile

Result = TypeVar("Result")
_WORN = 0.3
"""The share of removed spellings above which the index is rebuilt."""


class KnownNames:
    """The spellings of a register in an index; safe to be asked by several threads."""

    def __init__(self, case: CaseFile, but_for: Collection[str] = ()) -> None:
        """`but_for` are kinds of actors whose spellings are left out."""
        self._case = case
        self._but_for = frozenset(but_for)
        self._lock = threading.Lock()
        self._index = NameIndex()
        self._entries: frozenset[tuple[str, str]] = frozenset()
        self._kinds: dict[str, str] = {}
        self._state: int | None = None
        """The change after which the register was read; None where it must be read again."""

    def propose(self, text: str) -> list[Candidate]:
        """All actors that `text` may mean, the likeliest first, of equal ones those mentioned more often."""
        with self._lock:
            self._bring_up_to_date()
            found = self._with_bearers(propose_from(self._index, text))
        return self._often_first(found)

    def asked(self, text: str, wanted: Collection[str]) -> Asked:
        """Which actors a person who has typed `text` may want, those of the `wanted` kinds first."""
        best = {one.actor_id: one for one in self.propose(text)}
        with self._lock:
            typed, total = completions(self._index, text)
        for one in typed:
            keep_better(best, one)
        found = asked(self._often_first(list(best.values())), self._kinds, wanted)
        return replace(found, total=max(len(best), total))

    def using(self, work: Callable[[NameIndex, Mapping[str, str]], Result]) -> Result:
        """What `work` makes of the index and of the kinds of the actors, while nobody alters them."""
        with self._lock:
            self._bring_up_to_date()
            return work(self._index, self._kinds)

    def prepare(self) -> None:
        """Read the register, so that the first question need not wait for it."""
        with self._lock:
            self._bring_up_to_date()
            # Made when it is first asked for, such as here.
            self._index.meaning_the_same("United Nations")

    def nearest(self, text: str) -> list[Candidate]:
        """The same, and where there are none those that are merely most alike."""
        found = self.propose(text)
        if found:
            return found
        with self._lock:
            return nearest_from(self._index, text)

    def look_alikes(self, spellings: Collection[str], kind: str, apart: Collection[str]) -> list[Candidate]:
        """Actors worth comparing with the one of that kind and these spellings, but for those in `apart`."""
        with self._lock:
            self._bring_up_to_date()
            return worth_a_look(self._index, spellings, apart, self._kinds, kind)

    def _bring_up_to_date(self) -> None:
        state = self._last_change()
        connection = self._case.connection
        if state is not None and self._state is not None and state >= self._state:
            row = connection.execute(
                "SELECT 1 FROM change WHERE change_set_seq > ? AND table_name IN ('actor', 'alias') LIMIT 1",
                (self._state,),
            ).fetchone()
            if row is None:
                self._state = state
                return
        rows = connection.execute("SELECT id, name FROM actor UNION ALL SELECT actor_id, text FROM alias")
        self._kinds = {row[0]: row[1] for row in connection.execute("SELECT id, kind FROM actor")}
        wanted = frozenset((row[0], row[1]) for row in rows if self._kinds.get(row[0]) not in self._but_for)
        # Half-done work must not pass for the state it started from.
        self._state = None
        for actor_id, text in self._entries - wanted:
            self._index.remove(actor_id, text)
        self._index.add_all(wanted - self._entries)
        if self._index.gone > _WORN * len(self._index.texts):
            self._index = NameIndex()
            self._index.add_all(wanted)
        self._entries, self._state = wanted, state

    def _last_change(self) -> int | None:
        """The number of the last change this thread sees; None while it is making one itself."""
        if self._case.is_changing:
            return None
        row = self._case.connection.execute("SELECT max(seq) FROM change_set").fetchone()
        return int(row[0] or 0)

    def _with_bearers(self, found: list[Candidate]) -> list[Candidate]:
        """Surnames say how many people have them."""
        people = [one for one in found if one.match == Match.SURNAME and self._is_person(one)]
        bearers = len(people)
        why = f"{bearers:,} people have this surname" if bearers > 1 else "has this surname"
        return [replace(one, why=why, bearers=bearers) if one in people else one for one in found]

    def _is_person(self, candidate: Candidate) -> bool:
        return self._kinds.get(candidate.actor_id) == "person"

    def _often_first(self, found: list[Candidate]) -> list[Candidate]:
        if len(found) < 2:
            return found
        rows = self._case.connection.execute(
            "SELECT actor_id, count(*) FROM mention WHERE actor_id IN (SELECT value FROM json_each(?)) "
            "GROUP BY actor_id",
            (json.dumps([one.actor_id for one in found]),),
        )
        counts = {row[0]: row[1] for row in rows}
        return sorted(found, key=lambda one: (-round(one.score, 1), -counts.get(one.actor_id, 0), one.name))

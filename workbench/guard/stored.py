"""What people decided about words: never in a client file, may pass this time, another client, lifted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.casefile import CaseFile
from workbench.guard.model import Hit
from workbench.guard.reading import folded_words
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import canonical

_COLUMNS = "id, words, verdict, reason, analyst_id, at"


@dataclass(frozen=True, slots=True)
class GuardWord:
    """One decision. `verdict` is never, client, confirmed or lifted; `at` is UTC."""

    id: str
    words: str
    verdict: str
    reason: str
    analyst_id: str
    at: str


class GuardWords:
    """The decisions of a case, and how they are made."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def words(self, verdict: str = "") -> list[GuardWord]:
        """The decisions of one kind, or all, the oldest first."""
        where, values = ("WHERE verdict = ?", (verdict,)) if verdict else ("", ())
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM guard_word {where} ORDER BY id", values)
        return [GuardWord(*row) for row in rows]

    def confirmed(self, since: str = "") -> list[GuardWord]:
        """The answers that let words pass, given after what has the id `since`; ids sort by time."""
        return [word for word in self.words("confirmed") if word.id > since]

    def never(self, words: str, reason: str = "") -> GuardWord:
        """Say that no client file may hold these words; Refused when there are none."""
        return self._keep(_required(words), "never", reason, "Keep “{}” out of client files")

    def confirm(self, words: str, reason: str) -> GuardWord:
        """Let words that are asked about pass, with the reason; it counts for one edition of a brief.

        Refused without a reason, and for words that are refused whatever is said.
        """
        words = _required(words)
        if not reason.strip():
            raise Refused(f"“{words}” was not confirmed: a reason is needed.", do="Say why it may be read.")
        refused = next((hit for hit in self._verdict_of(words) if hit.verdict == "refuse"), None)
        if refused:
            raise Refused(
                f"“{refused.words}” is never in a client file: {refused.needle.origin}.",
                "It was not confirmed.",
                "Change the wording.",
            )
        return self._keep(words, "confirmed", reason.strip(), "Confirm “{}” for a client file")

    def import_clients(self, names: Iterable[str]) -> int:
        """Take in the house's list of clients, one name each; returns how many were new."""
        known = {tuple(folded_words(word.words)) for word in self.words("client")}
        fresh = [name for name in map(str.strip, map(canonical, names)) if name and not name.startswith("#")]
        added = 0
        with self._case.change("Import the list of clients"):
            for name in fresh:
                folded = tuple(folded_words(name))
                if folded and folded not in known:
                    known.add(folded)
                    self._insert(name, "client", "imported list")
                    added += 1
        return added

    def lift(self, source_id: str, reason: str) -> None:
        """Say that a source need not be protected any more, and why; Refused without a reason."""
        if not reason.strip():
            raise Refused(
                "The protection was not lifted: a reason is needed.", do="Say why it is no longer needed."
            )
        with self._case.change("Lift the protection of a source"):
            self._insert(source_id, "lifted", reason.strip())
            row = self._case.connection.execute("SELECT 1 FROM source WHERE id = ?", (source_id,)).fetchone()
            if row:
                self._case.update("source", source_id, {"protection": "open"})

    def lift_all(self, source_ids: Iterable[str], reason: str) -> None:
        """The same for several sources at once; those that were never protected are only set open."""
        with self._case.change("Lift the protection of sources"):
            for source_id in source_ids:
                self.lift(source_id, reason)

    def remove(self, word_id: str) -> None:
        """Take a decision back; it stays in the history."""
        row = self._case.connection.execute(
            "SELECT words FROM guard_word WHERE id = ?", (word_id,)
        ).fetchone()
        if not row:
            raise NotFound("These words are no longer in the list.")
        with self._case.change(f"Take “{row[0]}” off the guard list"):
            self._case.remove("guard_word", id=word_id)

    # -- who a protected source is ---------------------------------------------------------------

    def identify(self, source_id: str, actor_id: str) -> None:
        """Say that a source is an actor of the register, whose names are then all kept back."""
        if actor_id not in self.identities(source_id):
            with self._case.change("Say who a source is"):
                self._case.insert("source_identity", {"source_id": source_id, "actor_id": actor_id})

    def unidentify(self, source_id: str, actor_id: str) -> None:
        """Take that back."""
        with self._case.change("Unlink a source from its actor"):
            self._case.remove("source_identity", source_id=source_id, actor_id=actor_id)

    def identities(self, source_id: str) -> tuple[str, ...]:
        """The actors a source is said to be."""
        rows = self._case.connection.execute(
            "SELECT actor_id FROM source_identity WHERE source_id = ? ORDER BY actor_id", (source_id,)
        )
        return tuple(row[0] for row in rows)

    # -- rows ------------------------------------------------------------------------------------

    def _keep(self, words: str, verdict: str, reason: str, label: str) -> GuardWord:
        with self._case.change(label.format(words)):
            return self._insert(words, verdict, reason)

    def _insert(self, words: str, verdict: str, reason: str) -> GuardWord:
        word = GuardWord(new_id(), words, verdict, reason, self._case.analyst.id, now())
        self._case.insert(
            "guard_word",
            {
                "id": word.id,
                "words": word.words,
                "verdict": word.verdict,
                "reason": word.reason,
                "analyst_id": word.analyst_id,
                "at": word.at,
            },
        )
        return word

    def _verdict_of(self, words: str) -> Iterator[Hit]:
        """What the guard finds in words alone."""
        raise NotImplementedError


def _required(words: str) -> str:
    words = canonical(words).strip()
    if not folded_words(words):
        raise Refused("Words are needed for this.", do="Give the words that are meant.")
    return words

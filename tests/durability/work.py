"""A random hour at the desk: every kind of change through the real verbs, each acknowledged."""

import os
import random
from functools import cache
from pathlib import Path

from tests.ready_made import lay_out
from workbench.casefile import Case, opening
from workbench.casefile.file import connection, file_state
from workbench.casefile.keys import key
from workbench.sources.store import shared_words

PASSPHRASE = "correct horse battery"
WORDS = (
    "Haftar",
    "delegation",
    "Rajma",
    "حفتر",
    "Минск",
    "agreement",
    "Saïf",
    "東京",
    "Tobruk",
    "convoy",
    "12",
)
_FROM_WORDS_ALONE = ((shared_words, "fingerprints"), (connection, "words_for_index"), (connection, "fold"))


def cheap_keys() -> None:
    """Deriving a key takes a second by design; a harness opens thousands of cases."""
    key.DEFAULT_COST = key.Cost(memory_log2=10, passes=1, lanes=1)


def ready_made() -> None:
    """The schema of a new case is written in one go; for harnesses that are not about making one."""
    opening.bring_up_to_date = lay_out


def computed_once() -> None:
    """What follows from the words of a text alone is computed once: a harness verifies a text often."""
    for module, name in _FROM_WORDS_ALONE:
        setattr(module, name, cache(getattr(module, name)))


def same_files() -> None:
    """What a harness lays out after a cut stands for the very file, with its number on the disk."""
    file_state.number_of = lambda _path: 1


def head_of(case: Case) -> tuple[int, str]:
    """Number and seal of the newest change; the seal stands for the whole content up to there."""
    row = case.connection.execute("SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["hash"]) if row else (0, "")


class Acknowledgements:
    """Where a process says, change by change, what it was told is saved."""

    def __init__(self, file: int) -> None:
        self._file = file

    def saved(self, case: Case) -> None:
        seq, seal = head_of(case)
        os.write(self._file, f"{seq} {seal}\n".encode())


class Analyst:
    """Someone who works at random."""

    def __init__(self, case: Case, seed: int) -> None:
        self._case = case
        self._chance = random.Random(seed)
        self._acts = (
            *(self._clip,) * 5,
            *(self._note,) * 3,
            *(self._claim,) * 3,
            *(self._statement,) * 3,
            self._source,
            self._actor,
            self._mention,
            self._cite,
            self._remove_clip,
            self._remove_source,
            self._undo,
            self._undo,
            self._redo,
            self._several,
        )

    def begin(self) -> None:
        """Something of each kind, so that every act has what it needs."""
        self._source()
        for _ in range(3):
            self._clip()
        self._actor()
        self._claim()
        self._case.briefs.add(country="Libya", headline="Talks in Rajma")
        self._statement()

    def act(self) -> None:
        """One change; now and then nothing, where there is nothing to take back."""
        self._chance.choice(self._acts)()

    def _words(self, most: int = 12) -> str:
        return " ".join(self._chance.choices(WORDS, k=self._chance.randint(1, most)))

    def _source(self) -> None:
        self._case.sources.add_text(self._words(400) + " " + self._words(40), title=self._words(5))

    def _clip(self) -> None:
        sources = self._case.sources.all()
        if not sources:
            return self._source()
        source = self._chance.choice(sources)
        length = len(self._case.sources.text(source.id))
        start = self._chance.randrange(length)
        end = min(length, start + 1 + self._chance.randrange(60))
        return self._case.clips.add(source.id, start, end, note=self._words()) and None

    def _some_clip(self) -> str:
        if not self._case.clips.count():
            self._clip()
        return self._chance.choice(self._case.clips.all()).id

    def _note(self) -> None:
        self._case.clips.update(self._some_clip(), note=self._words(40))

    def _remove_clip(self) -> None:
        self._case.clips.remove(self._some_clip())

    def _remove_source(self) -> None:
        sources = self._case.sources.ids()
        if len(sources) > 3:
            self._case.sources.remove(self._chance.choice(sources))

    def _actor(self) -> None:
        self._case.actors.add(self._words(3), aliases=[self._words(2)])

    def _mention(self) -> None:
        actors = self._case.actors.all()
        if actors:
            self._case.actors.mention(self._some_clip(), self._chance.choice(actors).id)

    def _claim(self) -> None:
        self._case.claims.add(self._words(20), event_on="2025-02-18")

    def _cite(self) -> None:
        claims = self._case.claims.all()
        if claims:
            self._case.claims.cite(self._chance.choice(claims).id, self._some_clip())

    def _statement(self) -> None:
        briefs = self._case.briefs.all()
        statements = self._case.briefs.statements()
        if statements and self._chance.random() < 0.6:
            chosen = self._chance.choice(statements)
            self._case.briefs.update_statement(chosen.id, text=self._words(60))
        elif briefs:
            self._case.briefs.state(self._chance.choice(briefs).id, section="Summary", text=self._words(60))

    def _several(self) -> None:
        with self._case.change("Several at once"):
            for _ in range(self._chance.randint(2, 12)):
                self._clip()
                self._claim()

    def _undo(self) -> None:
        self._case.undo()

    def _redo(self) -> None:
        self._case.redo()


def new_case(path: Path, passphrase: str | None) -> Case:
    """A small case to begin with."""
    return Case.create(path, passphrase, title="Durability", analyst="A. Analyst")

"""What is found in the passages of a case: one extraction, asked by offers, reader, search and review."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable
from datetime import date

from workbench.actors import Actors
from workbench.annotations import Clip, Clips
from workbench.casefile import CaseFile
from workbench.extraction.engine import ALL, extract
from workbench.extraction.model import Find, Kind
from workbench.extraction.other_names import OtherName, named_otherwise
from workbench.sources import Publications, Sources

LONGEST = 4000
"""Letters of a passage that are looked through for everything."""
_KEPT = 500
"""Passages whose finds are kept."""
_TABLES = ("actor", "alias", "mention", "publication")
"""What the finds of a passage are made of, besides the passage itself."""
_Key = tuple[str, str, str]


class Finds:
    """What the passages of a case hold; kept until the register changes. Safe to ask from several threads."""

    def __init__(self, case: CaseFile, sources: Sources, clips: Clips, actors: Actors) -> None:
        self._case = case
        self._sources = sources
        self._clips = clips
        self._actors = actors
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, tuple[Find, ...]] = OrderedDict()
        self._state: int | None = None
        """The change after which the kept finds are right."""

    def in_passage(self, text: str, *, language: str = "", published_on: str = "") -> tuple[Find, ...]:
        """What a passage holds, in its order: dates, numbers, names and places of the register, outlets.

        `published_on` is the partial date by which relative dates are resolved: only a whole day does. Of a
        passage longer than `LONGEST` letters only its beginning is looked through.
        """
        text = text[:LONGEST]
        key = (text, language, published_on)
        with self._lock:
            self._forget_what_changed()
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            state = self._state
        found = tuple(self._found(text, language, published_on))
        with self._lock:
            # Not what was read before a change and is kept after it.
            if state is not None and state == self._state:
                self._kept[key] = found
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return found

    def in_clip(self, clip: Clip) -> tuple[Find, ...]:
        """What the quote of a clip holds; positions within the quote."""
        source = self._sources.get(clip.source_id)
        return self.in_passage(clip.quote, language=source.language, published_on=source.published_on)

    def is_ready(self, clips: Iterable[Clip]) -> bool:
        """Whether all is known of the quotes of some clips, so that asking takes no time."""
        with self._lock:
            self._forget_what_changed()
            if self._state is None:
                return False
        for clip in clips:
            source = self._sources.get(clip.source_id)
            if (clip.quote[:LONGEST], source.language, source.published_on) not in self._kept:
                return False
        return True

    def in_source(self, source_id: str, kinds: Collection[Kind]) -> list[Find]:
        """What the whole text of a source holds of some kinds; about a second for 250,000 letters."""
        source = self._sources.get(source_id)
        published = day_of(source.published_on)
        text = self._sources.text(source_id)
        return extract(text, published=published, language=source.language, finder=self._actors, kinds=kinds)

    def _found(self, text: str, language: str, published_on: str) -> list[Find]:
        rows = self._case.connection.execute("SELECT id FROM actor WHERE kind = 'place'").fetchall()
        return extract(
            text,
            published=day_of(published_on),
            language=language,
            finder=self._actors,
            otherwise=self._named_otherwise,
            places=frozenset(row[0] for row in rows),
            outlets=[known.name for known in Publications(self._case).all()],
            kinds=ALL,
        )

    def _named_otherwise(self, text: str, taken: list[tuple[int, int]]) -> list[OtherName]:
        known = self._actors.places_and_bodies()
        return known.using(lambda index, kinds: named_otherwise(index, kinds, text, taken))

    def _forget_what_changed(self) -> None:
        if self._case.is_changing:
            self._state = None
            self._kept.clear()
            return
        connection = self._case.connection
        now = int(connection.execute("SELECT max(seq) FROM change_set").fetchone()[0] or 0)
        if self._state is None or now < self._state:
            self._kept.clear()
        elif now > self._state:
            marks = ", ".join("?" for _ in _TABLES)
            row = connection.execute(
                f"SELECT 1 FROM change WHERE change_set_seq > ? AND table_name IN ({marks}) LIMIT 1",
                (self._state, *_TABLES),
            ).fetchone()
            if row is not None:
                self._kept.clear()
        self._state = now


def day_of(partial: str) -> date | None:
    """A whole day; None where only a month or a year is known."""
    return date.fromisoformat(partial) if len(partial) == 10 else None

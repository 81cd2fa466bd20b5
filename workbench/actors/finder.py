"""Where known names stand in a text."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from workbench.actors.folding import Back, fold_for_names, past_marks
from workbench.actors.hits import NameHit
from workbench.actors.inflection import first_stem, inflected, is_clitic, is_cyrillic
from workbench.actors.people import People
from workbench.actors.person_names import is_one_word_name
from workbench.actors.sought import Sought, after_li, sought
from workbench.actors.unbroken import unbroken
from workbench.values.deception import spelled_with_positions
from workbench.values.text import whole_letters

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MAY_PRECEDE = re.compile(f"[وفبلك]|{_UNSPACED.pattern}|.(?={_UNSPACED.pattern})")
_JOINED = re.compile(f"{_ARABIC.pattern}|{_UNSPACED.pattern}")


Found = tuple[int, int, Sought]
"""Start and end in the folded text."""

_LONGEST_KEPT, _MOST_KEPT = 2_000, 4_096
"""Letters of a text whose names are kept, and how many texts."""


class NameFinder:
    """Finds the spellings of a register, (actor id, spelling) pairs, in texts.

    Case, accents, vowel marks and Arabic letter forms do not matter, names of whole words only:
    Cyrillic names in any case ending, Arabic ones after wa-, bi-, li- and al-. Acronyms in capitals
    (`EU`) only in capitals, a word with a capital never in small letters. Of overlapping names the
    first, then the longest wins. `people` are the ids of persons: they are found by their surname,
    initials and reversed names as well, and not in names of others. Building for 5,000 spellings
    takes some tenths of a second; keep it.
    """

    def __init__(self, register: Iterable[tuple[str, str]], people: Collection[str] = ()) -> None:
        register = tuple(register)
        persons = [entry for entry in register if entry[0] in people] if people else []
        self._people = People(persons) if persons else None
        # A person's single word may be part of somebody else's name, and is looked at with its surroundings.
        alone = {entry for entry in persons if is_one_word_name(entry[1])}
        names = sought(entry for entry in register if entry not in alone)
        joined = [name for name in names if _JOINED.match(name.folded)]
        cyrillic = [name for name in names if is_cyrillic(name.folded) and not name.acronym]
        others = set(names).difference(joined, cyrillic)
        self._whole = _Whole([name for name in names if name in others])
        self._joined = _Joined(joined + after_li(joined))
        self._inflected = _Inflected(cyrillic)
        self._kept: dict[tuple[str, Collection[str]], list[NameHit]] = {}

    def names_again_in(self, text: str, known: frozenset[str] = frozenset()) -> list[NameHit]:
        """As `names_in`, kept for the short texts asked for last: a brief is checked with every pause."""
        if len(text) > _LONGEST_KEPT:
            return self.names_in(text, known)
        hits = self._kept.get((text, known))
        if hits is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept = {}
            hits = self._kept[text, known] = self.names_in(text, known)
        return list(hits)

    def names_in(self, text: str, known: Collection[str] = ()) -> list[NameHit]:
        """The known names in `text`, in order, positions in code points of `text` itself.

        A name that only looks like one is found too. `known` are the actors that other texts of the
        case name: a surname of several means those.
        """
        # Words that are being typed may hold half a letter, which the automaton cannot take.
        whole, way = unbroken(whole_letters(text))
        spelled, origins = spelled_with_positions(whole)
        hits = self._names_in(spelled, known)
        if origins is not None:
            hits = [_moved(hit, origins.__getitem__) for hit in hits]
        return hits if way is None else [_moved(hit, way) for hit in hits]

    def _names_in(self, text: str, known: Collection[str]) -> list[NameHit]:
        folded, back = fold_for_names(text)
        found = list(self._whole.found_in(text, folded, back))
        if not text.isascii():
            found += self._joined.found_in(folded)
            found += self._inflected.found_in(text, folded, back)
            found = _without_overlaps(found)
        more: list[NameHit] = []
        if self._people:
            whole = [(start, end, name.actor_ids, name.skip, name.capital) for start, end, name in found]
            more, dropped = self._people.found_in(text, folded, back, whole, known)
            found = [one for number, one in enumerate(found) if number not in dropped]
        hits = [hit for start, end, name in found for hit in _hits(text, start, end, name, back)]
        return sorted(hits + more, key=lambda hit: (hit.start, hit.end)) if more else hits


def _hits(text: str, start: int, end: int, name: Sought, back: Back) -> Iterator[NameHit]:
    if back is not None:
        start, end = back(start), past_marks(text, back(end - 1) + 1)
    if name.full_stop and text.startswith(".", end):
        end += 1
    for actor_id in name.actor_ids:
        yield NameHit(start, end, actor_id, "name", len(name.actor_ids) == 1)


def _moved(hit: NameHit, way: Callable[[int], int]) -> NameHit:
    return replace(hit, start=way(hit.start), end=way(hit.end - 1) + 1)


class _Whole:
    """Names that stand as whole words, found with the space before them."""

    def __init__(self, names: list[Sought]) -> None:
        self._names = names
        self._by_folded = {name.folded: name for name in names}
        self._automaton = _automaton([f" {name.folded}" for name in names])

    def found_in(self, text: str, folded: str, back: Back) -> Iterator[Found]:
        if self._automaton is None:
            return
        names, free, length = self._names, 0, len(folded)
        # With one space put before, a match at i (its space) is a name at i of the folded text.
        for index, start, end in self._automaton.find_matches_as_indexes(f" {folded}"):
            end -= 1
            name = names[index]
            ends = end == length or not folded[end].isalnum()
            if not ends and name.acronym and _is_plural(folded, end):
                ends, plural = True, 1
            else:
                plural = 0
            if ends and _is_written_so(name, text, start, end, back):
                if start >= free:
                    yield start, end + plural, name
                    free = end + plural
            elif " " in name.folded:
                for hidden in self._hidden(text, folded, back, start, end):
                    if hidden[0] >= free:
                        yield hidden
                        free = hidden[1]

    def _hidden(self, text: str, folded: str, back: Back, start: int, end: int) -> Iterator[Found]:
        """Names of fewer words under one that ends within a word: "Tobruk Air B" in "Tobruk Air Brake"."""
        words = [(match.start(), match.end()) for match in re.finditer(r"\w+", folded[start:end])]
        first = 0
        while first < len(words):
            begin = start + words[first][0]
            for last in range(len(words) - 1, first - 1, -1):
                stop = start + words[last][1]
                name = self._by_folded.get(folded[begin:stop])
                whole = stop == len(folded) or not folded[stop].isalnum()
                if name and whole and _is_written_so(name, text, begin, stop, back):
                    yield begin, stop, name
                    first = last
                    break
            first += 1


class _Joined:
    """Arabic names, to which small words are written on, and names in scripts without spaces."""

    def __init__(self, names: list[Sought]) -> None:
        self._names = names
        self._by_folded = {name.folded: name for name in names}
        self._automaton = _automaton([name.folded for name in names])

    def found_in(self, folded: str) -> Iterator[Found]:
        if self._automaton is None or not _JOINED.search(folded):
            return
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            # The letter before rules out most matches within words: no clitic ends in it.
            if start and folded[start - 1].isalnum() and not _MAY_PRECEDE.match(folded, start - 1):
                continue
            name: Sought | None = self._names[index]
            while name and not _ends_word(folded, end):
                # A longer name may hide a shorter one that ends with a word.
                end = max(folded.rfind(" ", start, end), start)
                name = self._by_folded.get(folded[start:end])
            if name and _begins_word(folded, start, end):
                yield start + name.skip, end, name


def _begins_word(folded: str, start: int, end: int) -> bool:
    if start == 0 or not folded[start - 1].isalnum() or _UNSPACED.match(folded[start]):
        return True
    before = folded[max(0, start - 6) : start]
    return bool(_ARABIC.match(folded[start])) and is_clitic(before.split(" ")[-1], folded[start:end])


def _ends_word(folded: str, end: int) -> bool:
    return end == len(folded) or not folded[end].isalnum() or bool(_UNSPACED.match(folded[end]))


class _Inflected:
    """Cyrillic names: the stem of the first word is looked for, the rest compared with its endings."""

    def __init__(self, names: list[Sought]) -> None:
        by_stem: dict[str, list[Sought]] = {}
        for name in names:
            by_stem.setdefault(first_stem(name.folded), []).append(name)
        self._automaton = _automaton([f" {stem}" for stem in by_stem])
        # A longer stem hides shorter ones: "Минскэнерго" hides "Минск". The longest name is tried first.
        self._candidates = [
            sorted(
                (name for length in range(2, len(stem) + 1) for name in by_stem.get(stem[:length], ())),
                key=lambda name: -len(name.folded),
            )
            for stem in by_stem
        ]

    def found_in(self, text: str, folded: str, back: Back) -> Iterator[Found]:
        if self._automaton is None or not _CYRILLIC.search(folded):
            return
        for index, start, _end in self._automaton.find_matches_as_indexes(f" {folded}"):
            for name in self._candidates[index]:
                match = inflected(name.folded).match(folded, start)
                if match and _is_written_so(name, text, start, match.end(), back):
                    yield start, match.end(), name
                    break


def _is_written_so(name: Sought, text: str, start: int, end: int, back: Back) -> bool:
    """Whether the text has the capitals of a name."""
    if not (name.acronym or name.capital):
        return True
    if back is not None:
        start, end = back(start), back(end - 1) + 1
    return text[start:end].isupper() if name.acronym else text[start].isupper() or text[start].istitle()


def _is_plural(folded: str, end: int) -> bool:
    """Whether the plural ends at the letter after an acronym: UAVs."""
    return folded[end] == "s" and not folded[end + 1 : end + 2].isalnum()


def _automaton(patterns: list[str]) -> Any:
    if not patterns:
        return None
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )


def _without_overlaps(found: list[Found]) -> list[Found]:
    chosen: list[Found] = []
    for start, end, name in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end, name))
    return chosen

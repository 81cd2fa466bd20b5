"""Where known names stand in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.actors.folding import Back, fold_for_names, is_mark
from workbench.actors.inflection import first_stem, inflected, is_clitic, is_cyrillic, with_swallowed_article
from workbench.values.deception import spelled_with_positions
from workbench.values.text import whole_letters

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_MAY_PRECEDE = re.compile(f"[وفبلك]|{_UNSPACED.pattern}|.(?={_UNSPACED.pattern})")
_JOINED = re.compile(f"{_ARABIC.pattern}|{_UNSPACED.pattern}")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a text: code points, end exclusive. One hit for each actor of that name."""

    start: int
    end: int
    actor_id: str


@dataclass(frozen=True, slots=True)
class _Name:
    """One spelling as it is looked for. Acronyms must stand in capitals; `skip` leaves a prefix out."""

    folded: str
    actor_ids: tuple[str, ...]
    acronym: bool
    skip: int = 0


Found = tuple[int, int, _Name]
"""Start and end in the folded text."""


class NameFinder:
    """Finds the spellings of a register, (actor id, spelling) pairs, in texts.

    Case, accents, vowel marks and Arabic letter forms do not matter, names of whole words only:
    Cyrillic names in any case ending, Arabic ones after wa-, bi-, li- and al-. Acronyms in capitals
    (`EU`) only in capitals. Of overlapping names the first, then the longest wins. Building for
    5,000 spellings takes some tenths of a second; keep it.
    """

    def __init__(self, register: Iterable[tuple[str, str]]) -> None:
        names = _names(register)
        joined = [name for name in names if _JOINED.match(name.folded)]
        cyrillic = [name for name in names if is_cyrillic(name.folded) and not name.acronym]
        others = set(names).difference(joined, cyrillic)
        self._whole = _Whole([name for name in names if name in others])
        self._joined = _Joined(joined + _after_li(joined))
        self._inflected = _Inflected(cyrillic)

    def names_in(self, text: str) -> list[NameHit]:
        """The known names in `text`, in order, positions in code points of `text` itself.

        A name that only looks like one is found too.
        """
        # Words that are being typed may hold half a letter, which the automaton cannot take.
        spelled, origins = spelled_with_positions(whole_letters(text))
        hits = self._names_in(spelled)
        if origins is None:
            return hits
        return [NameHit(origins[hit.start], origins[hit.end - 1] + 1, hit.actor_id) for hit in hits]

    def _names_in(self, text: str) -> list[NameHit]:
        folded, back = fold_for_names(text)
        found = list(self._whole.found_in(text, folded, back))
        if not text.isascii():
            found += self._joined.found_in(folded)
            found += self._inflected.found_in(folded)
            found = _without_overlaps(found)
        if back is None:
            return [NameHit(start, end, actor) for start, end, name in found for actor in name.actor_ids]
        hits = []
        for start, end, name in found:
            last = back(end - 1) + 1
            while last < len(text) and is_mark(text[last]):
                last += 1
            hits += [NameHit(back(start), last, actor) for actor in name.actor_ids]
        return hits


class _Whole:
    """Names that stand as whole words, found with the space before them."""

    def __init__(self, names: list[_Name]) -> None:
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
            if (end == length or not folded[end].isalnum()) and not (
                name.acronym and not _is_capital(text, start, end, back)
            ):
                if start >= free:
                    yield start, end, name
                    free = end
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
                if name and whole and not (name.acronym and not _is_capital(text, begin, stop, back)):
                    yield begin, stop, name
                    first = last
                    break
            first += 1


class _Joined:
    """Arabic names, to which small words are written on, and names in scripts without spaces."""

    def __init__(self, names: list[_Name]) -> None:
        self._names = names
        self._by_folded = {name.folded: name for name in names}
        self._automaton = _automaton([name.folded for name in names])

    def found_in(self, folded: str) -> Iterator[Found]:
        if self._automaton is None or not _JOINED.search(folded):
            return
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            # Most matches within words are told by the letter before: no clitic ends in it.
            if start and folded[start - 1].isalnum() and not _MAY_PRECEDE.match(folded, start - 1):
                continue
            name: _Name | None = self._names[index]
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

    def __init__(self, names: list[_Name]) -> None:
        by_stem: dict[str, list[_Name]] = {}
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

    def found_in(self, folded: str) -> Iterator[Found]:
        if self._automaton is None or not _CYRILLIC.search(folded):
            return
        for index, start, _end in self._automaton.find_matches_as_indexes(f" {folded}"):
            for name in self._candidates[index]:
                match = inflected(name.folded).match(folded, start)
                if match:
                    yield start, match.end(), name
                    break


def _names(register: Iterable[tuple[str, str]]) -> list[_Name]:
    holders: dict[tuple[str, bool], list[str]] = {}
    for actor_id, spelling in register:
        folded = " ".join(fold_for_names(spelling)[0].split())
        if folded:
            actor_ids = holders.setdefault((folded, _is_acronym(spelling)), [])
            if actor_id not in actor_ids:
                actor_ids.append(actor_id)
    # Capitals of one entry and small letters of another: found in either form.
    return [
        _Name(folded, tuple(dict.fromkeys(actor_ids + holders.get((folded, True), []))), acronym)
        for (folded, acronym), actor_ids in holders.items()
        if not (acronym and (folded, False) in holders)
    ]


def _after_li(names: list[_Name]) -> list[_Name]:
    known = {name.folded for name in names}
    forms = [(with_swallowed_article(name.folded), name) for name in names]
    return [_Name(form, name.actor_ids, False, skip=1) for form, name in forms if form and form not in known]


def _is_acronym(spelling: str) -> bool:
    spelling = spelling.strip()
    return spelling.isupper() and len(spelling) <= 6 and " " not in spelling


def _is_capital(text: str, start: int, end: int, back: Back) -> bool:
    if back is not None:
        start, end = back(start), back(end - 1) + 1
    return text[start:end].isupper()


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

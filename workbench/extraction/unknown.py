"""Names in a text that the register does not have: proposed, never taken by themselves.

Capitals, titles, given names, words that say what an organisation is, and what stands elsewhere in the same
text decide; each language has its tables in `resources/words/unknown`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.extraction.arabic_names import ArabicNames
from workbench.extraction.arabic_words import ArabicText, forms_in
from workbench.extraction.capitals import Capitals, Seen
from workbench.extraction.guess import Guess
from workbench.extraction.languages import language_of
from workbench.extraction.model import Find, Named
from workbench.extraction.name_tokens import Token, paragraphs, tokens
from workbench.extraction.name_words import words_of

LEAST = 0.5
"""Below this certainty nothing is proposed."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name and what it may be: person, organisation or "" for not known."""

    find: Find
    sort: str
    forms: tuple[str, ...] = ()
    """Its words as they are compared; initials are left out."""


def unknown_names(text: str, known: Iterable[tuple[int, int]] = (), language: str = "") -> list[Find]:
    """The names that may stand in `text`, in reading order; none overlaps another.

    `known` are stretches (code points, end exclusive) where names of the register stand: left out.
    `language` is an ISO 639-1 code where it is known; it is found out paragraph by paragraph otherwise.
    """
    return [name.find for name in sorted_names(text, known, language)]


def sorted_names(text: str, known: Iterable[tuple[int, int]] = (), language: str = "") -> list[UnknownName]:
    """The same with a guess of what each name is."""
    guesses = _decided(_guesses(text, language))
    chosen: list[Guess] = []
    for guess in sorted(guesses, key=lambda one: (one.start, -one.end)):
        if not chosen or guess.start >= chosen[-1].end:
            chosen.append(guess)
    names = [
        UnknownName(
            Find(one.start, one.end, "name", Named(()), one.language, round(one.certainty, 2)),
            one.sort,
            (*one.forms[:-1], _key(one)),
        )
        for one in chosen
    ]
    return without(names, known)


def without(names: Iterable[UnknownName], known: Iterable[tuple[int, int]]) -> list[UnknownName]:
    """The names that share no letter with known stretches (code points, end exclusive)."""
    taken: list[tuple[int, int]] = []
    for start, end in sorted(known):
        if taken and start <= taken[-1][1]:
            taken[-1] = (taken[-1][0], max(taken[-1][1], end))
        else:
            taken.append((start, end))
    return [name for name in names if not _overlaps(name.find, taken)]


def _guesses(text: str, language: str) -> list[Guess]:
    whole = language or language_of(text)
    seen: dict[str, Seen] = {}
    arabic: set[str] = set()
    parts: list[tuple[str, int, int, list[Token]]] = []
    for start, end in paragraphs(text):
        spoken = language or language_of(text[start:end], whole)
        if spoken == "ar":
            arabic |= forms_in(text, start, end)
            parts.append((spoken, start, end, []))
            continue
        words = tokens(text, spoken, start, end)
        seen.setdefault(spoken, Seen()).look(words)
        parts.append((spoken, start, end, words))
    found: list[Guess] = []
    for spoken, start, end, words in parts:
        if spoken == "ar":
            found += ArabicNames(ArabicText(words_of("ar"), text, start, end, arabic)).guesses()
        else:
            found += Capitals(words_of(spoken), words, seen[spoken]).guesses()
    return found


def _decided(guesses: list[Guess]) -> list[Guess]:
    """What is likely enough: words alone where they are the surname of somebody named in the text."""
    surnames = {_key(one) for one in guesses if one.sort == "person" and not one.alone}
    counted = Counter(_key(one) for one in guesses if one.alone and one.certainty >= 0.3)
    sure = {_key(one) for one in guesses if one.alone and one.certainty >= LEAST}
    decided: list[Guess] = []
    for one in guesses:
        key = _key(one)
        if one.alone and one.sort != "organisation" and key in surnames:
            decided.append(_with(one, "person", 0.8))
        elif one.certainty >= LEAST:
            decided.append(one)
        elif one.alone and one.certainty >= 0.3 and key in sure and counted[key] > 1:
            decided.append(_with(one, one.sort, LEAST))
    return decided


def _key(guess: Guess) -> str:
    """The last word, by which somebody is named again."""
    last = guess.forms[-1] if guess.forms else ""
    if guess.language in ("en", "de", "fr"):
        last = last.removesuffix("'s").removesuffix("s") if len(last) > 4 else last
    return last


def _with(guess: Guess, sort: str, certainty: float) -> Guess:
    return Guess(guess.start, guess.end, sort, certainty, guess.forms, guess.language, guess.alone)


def _overlaps(find: Find, taken: list[tuple[int, int]]) -> bool:
    """Whether a find shares a letter with one of some stretches that are in order and apart."""
    at = bisect_left(taken, (find.end, -1))
    return at > 0 and taken[at - 1][1] > find.start

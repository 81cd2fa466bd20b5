"""Rows of words that look like the name of a person, in three scripts."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from workbench.attack.lists import given_names, is_known_word, proper_nouns, word_list
from workbench.attack.sound import folded, roman

_CAPITAL = (
    r"(?:[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽȘȚḤṢṬẒʻʿ‘][^\W\d_’'ʼʻʿ-]*(?:[’'ʼʻʿ-][^\W\d_]+)*)"
)
_SMALL = r"(?:al|el|ul|bin|ben|ibn|bint|ould|von|van|der|den|de|da|di|del|du|la|le|dos)"
_ROW = re.compile(
    rf"(?<![\w@./’'-])(?:[A-Z]\.[ \u00a0]?)*{_CAPITAL}"
    rf"(?:[ \u00a0](?:{_SMALL}[ \u00a0-])*(?:[A-Z]\.(?:[ \u00a0]?[A-Z]\.)*|{_CAPITAL}))*"
)
_TURNED = re.compile(rf", ({_CAPITAL}|[A-Z]\.)")
_TOKEN = re.compile(r"[A-Z]\.|[^\s,.]+")
_CYRILLIC_ROW = re.compile(
    r"(?<![\w-])(?:[А-ЯЁІЇЄҐЎ]\. ?)*[А-ЯЁІЇЄҐЎ][а-яёіїєґўʼ’]+"
    r"(?:[ \u00a0-](?:(?:аль|эль|ас|аш|ад|ар|аз|ибн|бен)[ -])?(?:[А-ЯЁІЇЄҐЎ]\.|[А-ЯЁІЇЄҐЎ][а-яёіїєґўʼ’]+))*"
)
_SURNAME = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ск|цк|енко|чук|юк|ян|дзе|швили|ович|евич)(?:а|у|ым|ом|е|ой|ою|ий|ого|ому|им|ая|ую|их|ых|ы|и)?$"
)
_ARABIC = re.compile(r"[\u0621-\u064a\u0670-\u06d3\u064b-\u0652\u0640]+")
_BEFORE = re.compile(r"([^\W\d_]+)[’']?s?\.?[ \u00a0][“\"(]?$")
_AFTER = re.compile(r"[,”\"]?[ \u00a0]([^\W\d_]+)")
_NEAR_BEFORE, _NEAR_AFTER = 30, 20
_MOST = 6


def names_in(text: str, is_known: Callable[[str], bool] = lambda _row: False) -> Iterator[tuple[str, int]]:
    """(words, where they begin) of everything that looks like the name of a person.

    Of rows of words that `is_known` accounts for as a whole no part is looked at.
    """
    for found in _ROW.finditer(text):
        row, (start, end) = found[0], found.span()
        is_one = " " not in row
        if is_known(row) and not (is_one and _TURNED.match(text, end)):
            continue
        if is_one and _is_idle(row) and not _title_of(_word_before(text, start)):
            continue
        last = _last_word_before(text, start)
        if not is_one and _is_idle_row(row) and not _title_of(last):
            continue
        before = text[max(0, start - _NEAR_BEFORE) : start]
        follows = _AFTER.match(text, end, end + _NEAR_AFTER)
        begins = not before.strip() or before.rstrip()[-1:] in '.!?:;“"(•–\n' or before.endswith("\n")
        turned = _TURNED.match(text, end) if is_one else None
        if turned and _is_turned(row, turned[1]):
            yield f"{row}{turned[0]}", start
        for name in _names_of_row(row, last, follows[1] if follows else "", begins):
            at = row.find(name)
            yield name.removesuffix("’s").removesuffix("'s"), start + max(at, 0)
    if any("\u0400" <= letter < "\u0530" for letter in set(text)):
        for found in _CYRILLIC_ROW.finditer(text):
            before = text[max(0, found.start() - 2) : found.start()].strip()
            row = found[0]
            if not before or before[-1] in ".!?:—«":
                row = _without_first(row)
            title = re.search(r"([^\W\d_]+)\.? $", text[max(0, found.start() - 30) : found.start()])
            if row and _is_cyrillic_name(row, title[1] if title else ""):
                yield row, found.end() - len(row)
    if any("\u0600" <= letter < "\u0700" for letter in set(text)):
        yield from _arabic_names(text)


@lru_cache(20_000)
def _is_idle(word: str) -> bool:
    """Whether a word alone is no name unless a title stands before it."""
    return is_known_word(word) and not _is_given(word) and "." not in word and "-" not in word


@lru_cache(20_000)
def _is_idle_row(row: str) -> bool:
    """Whether words are no name unless a title stands before them: no one of them is a name or a title."""
    return all(_is_idle(token) and not _title_of(token) for token in _TOKEN.findall(row))


def _last_word_before(text: str, at: int) -> str:
    """The word that stands before a blank, or before a blank and a mark that opens, without its ending."""
    first = max(0, at - _NEAR_BEFORE)
    end = at - (text[at - 1 : at] == "\n")
    blank = end - 1 - (text[end - 1 : end] in ("“", '"', "("))
    if blank <= first or text[blank] not in " \u00a0":
        return ""
    token = text[max(text.rfind(" ", first, blank) + 1, first) : blank]
    if token.isalpha():
        return token
    found = _BEFORE.search(f"{token} ")
    return found[1] if found else ""


def _word_before(text: str, at: int) -> str:
    return text[text.rfind(" ", max(0, at - 30), max(0, at - 1)) + 1 : at].strip(' \u00a0\n“"(.')


@lru_cache(20_000)
def _names_of_row(row: str, before: str, after: str, begins: bool) -> tuple[str, ...]:
    tokens = list(_TOKEN.findall(row))
    if begins and tokens and len(tokens) > 1 and _is_plain(tokens[0]):
        tokens, before, begins = tokens[1:], tokens[0], False
    found: list[str] = []
    current: list[str] = []
    title = _title_of(before)
    for token in [*tokens, ""]:
        word = folded(token.strip(".’'").partition("-in-")[0])
        if not token or word in word_list("titles") or word in word_list("things"):
            is_thing = word in word_list("things") and bool(token)
            if current and not is_thing and _is_person(current, title, before, after if not token else ""):
                found.append(_joined(row, current))
            current, title, before, begins = [], token and _title_of(token), token, False
        else:
            current.append(token)
    return tuple(found)


def _joined(row: str, tokens: list[str]) -> str:
    start = row.find(tokens[0])
    end = row.find(tokens[-1], start if len(tokens) == 1 else start + len(tokens[0])) + len(tokens[-1])
    return row[start:end]


@lru_cache(20_000)
def _title_of(word: str) -> str:
    small = folded(word.strip(".’'"))
    return small if small in word_list("titles") else ""


def _is_plain(token: str) -> bool:
    """Whether a word with a capital at the beginning of a sentence is a word of the language."""
    small = token.lower()
    return is_known_word(token) and (
        folded(small) not in given_names() or small in ("will", "may", "said", "mark")
    )


def _is_person(tokens: list[str], title: str, before: str, after: str) -> bool:
    words = [
        token
        for token in tokens
        if not re.fullmatch(r"[A-Z]\.", token) and token.lower() not in word_list("small")
    ]
    if not words or len(words) > _MOST or all(map(_is_proper, words)):
        return False
    unknown = [word for word in words if not is_known_word(word) and not _is_sign(word)]
    given = [word for word in words if _is_given(word)]
    if not title and after.lower() in word_list("things"):
        return False
    if title and (unknown or given or (title in word_list("strong_titles") and not _is_proper(words[0]))):
        return True
    if len(words) < len(tokens) and not all(
        token.lower() in word_list("small") for token in tokens if token not in words
    ):
        return bool(unknown)
    if len(words) > 1:
        if before.lower() in word_list("placed") and not given:
            return False
        others = [
            word for word in words if not _is_given(word) and not _is_proper(word) and not _is_sign(word)
        ]
        return bool(given and (others or len(given) > 1)) or len(unknown) > 1
    word = words[0]
    if not (unknown or given) or before.lower() in word_list("placed") or _is_sign(word):
        return False
    return before.lower() in word_list("before") or after.lower() in word_list("after")


def _is_turned(surname: str, given: str) -> bool:
    """Whether "Surname, Name" stands there rather than the beginning of a list."""
    is_name = _is_given(given) or given.endswith(".")
    return is_name and not is_known_word(surname) and not _is_given(surname) and not _is_sign(surname)


def _is_given(word: str) -> bool:
    first = re.split(r"[-’']", folded(word.lower()))[0] if "-" in word else folded(word)
    return first in given_names() and first not in proper_nouns()


def _is_proper(word: str) -> bool:
    small = folded(word.lower())
    return (
        small in proper_nouns()
        or small in word_list("things")
        or (is_known_word(word) and word.lower() != small)
    )


def _is_sign(word: str) -> bool:
    """Letters that stand for a body or a thing, such as NATO or T-72."""
    return word.isupper() and len(word) <= 5


def _is_cyrillic_name(row: str, before: str) -> bool:
    words = [
        word
        for word in re.split(r"[ \u00a0-]", row)
        if len(word) > 2 and word[:1].isupper() and "." not in word
    ]
    if not words or all(roman(folded(word)) in proper_nouns() for word in words):
        return False
    has_initial = bool(re.search(r"[А-ЯЁІЇЄҐЎ]\.", row))
    given = any(_is_cyrillic_given(folded(word)) for word in words)
    surname = any(_SURNAME.search(word.lower()) and len(word) > 4 for word in words)
    titled = folded(before) in word_list("titles") or _is_titled(before)
    return (has_initial or titled) or (len(words) > 1 and (given or surname))


def _without_first(row: str) -> str:
    """A row at the beginning of a sentence, where the first word has its capital anyway."""
    first, _space, rest = row.partition(" ")
    return (
        row if _is_cyrillic_given(folded(first)) or "." in first or _SURNAME.search(first.lower()) else rest
    )


def _is_titled(before: str) -> bool:
    small = folded(before)
    return len(small) > 5 and any(
        small.startswith(title[:-1]) for title in word_list("titles") if len(title) > 5
    )


def _is_cyrillic_given(word: str) -> bool:
    names = word_list("given_cyrillic")
    return any(
        word[: len(word) - cut] + end in names for cut in (0, 1, 2) for end in ("", "а", "я", "й", "ь")
    )


def _arabic_names(text: str) -> Iterator[tuple[str, int]]:
    words = [(found[0], found.start(), found.end()) for found in _ARABIC.finditer(text)]
    plain = [folded(word) for word, _start, _end in words]
    names, titles = word_list("given_arabic"), word_list("titles") | word_list("before_arabic")
    for number, word in enumerate(plain):
        bare = word[1:] if word[:1] in "وفبل" and word[1:] in names else word
        after = plain[number + 1] if number + 1 < len(plain) else ""
        is_given = bare in names and len(after) > 3 and _follows(text, words, number)
        is_titled = (
            word in titles
            and after
            and not after.startswith("ال")
            and after not in titles
            and (
                after in names
                or (number + 2 < len(plain) and plain[number + 2].startswith("ال") and after in names)
            )
        )
        if is_given and not (number and plain[number - 1] in names):
            yield text[words[number][1] + (word != bare) : words[number + 1][2]], words[number][1]
        elif is_titled:
            yield text[words[number + 1][1] : words[number + 1][2]], words[number + 1][1]


def _follows(text: str, words: list[tuple[str, int, int]], number: int) -> bool:
    return text[words[number][2] : words[number + 1][1]].strip() == ""

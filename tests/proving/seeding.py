"""Faults put into right statements: one number, date, name, place, outlet, quoted word or negation each.

Works on the words alone and shares no code with what is to find the faults.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


def _listed(words: str) -> list[str]:
    return words.split()


MONTHS = _listed("January February March April May June July August September October November December")
NUMBER_WORDS = _listed(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
)
PLACES = _listed("Lusaka Valparaíso Izmir Tabriz Marseille Gdansk Kampala Quetta Asunción Vilnius Muscat Osh")
COUNTRIES = _listed("Norway Kenya Vietnam Portugal Bolivia Qatar Latvia Ghana")
PEOPLE = _listed("Karimov Delgado Okafor Lindqvist Haddad Moreau Petrenko Yıldız Bianchi Tanaka")
OUTLETS = (
    "Bloomberg",
    "Al Jazeera",
    "The Guardian",
    "Xinhua",
    "El País",
    "Middle East Eye",
    "Corriere della Sera",
)
WORDS = _listed("winter treaty harbour border money soldiers water justice")

_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})(?= (?:{_MONTH})\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURES = re.compile(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d(?!\w)")
_QUOTED = re.compile(r"“([^”]+)”")
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĢİĪĶĹĻŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŹŻŽ]"
_NAME = re.compile(
    rf"\b{_CAPITAL}[\w’'-]*(?:(?: (?:al-|bin |de |della |von )?|-){_CAPITAL}[\w’'-]*)*|\bal-[A-Z]\w+"
)
_IN_PLACE = re.compile(r"\b(?:in|at|near|to|from|for|of|into|outside|between|with|and) (?:the )?$")
_TITLES = re.compile(
    r"^(?:President|Prime Minister|Deputy Prime Minister|Colonel|Field Marshal|General|Russian|The|On|In|A|"
    r"An|About|Police|More|None|Two|At|For|Armed|Work|Imports|Petrol|Clashes|Funding|Some|Goita)\b ?"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seed:
    """A statement with one fault."""

    kind: str
    text: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of a case the faults are chosen by: its outlets, people and places."""

    outlets: Sequence[str]
    people: Sequence[str] = ()


def seeds(text: str, around: Surroundings, chance: random.Random) -> list[Seed]:
    """Every kind of fault that the text has room for, one of each; names and numbers up to two."""
    found = []
    for make in (_numbers, _days, _months, _years, _names, _places, _outlets, _quoted, _negations):
        made = list(make(text, around, chance))
        chance.shuffle(made)
        found += made[: 2 if make in (_numbers, _names) else 1]
    return [seed for seed in found if seed.text != text]


def _put(text: str, start: int, end: int, kind: str, words: str) -> Seed:
    return Seed(kind, text[:start] + words + text[end:], text[start:end], words)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _is_within(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _numbers(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    dated = _spans(_DAY, text) + _spans(_YEAR, text) + _spans(_QUOTED, text)
    for start, end in _spans(_FIGURES, text):
        before_month = re.match(rf"(?:–\d+| to \d+)? (?:{_MONTH})", text[end:])
        if not _is_within((start, end), dated) and not before_month:
            yield _put(text, start, end, "number", _other_number(text[start:end], chance))
    for match in re.finditer(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b", text):
        if not _is_within(match.span(), dated):
            other = chance.choice([word for word in NUMBER_WORDS if word != match[0]])
            yield _put(text, match.start(), match.end(), "number", other)


def _other_number(words: str, chance: random.Random) -> str:
    """Another number that is written alike: one digit that counts is another."""
    places = [at for at, sign in enumerate(words) if sign.isdigit() and sign != "0"] or [0]
    at = chance.choice(places)
    low = 1 if at == 0 else 0
    digit = chance.choice([str(one) for one in range(low, 10) if str(one) != words[at]])
    return words[:at] + digit + words[at + 1 :]


def _days(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    for start, end in _spans(_DAY, text):
        day = int(text[start:end])
        other = chance.choice([one for one in range(1, 29) if one != day and abs(one - day) < 12])
        yield _put(text, start, end, "date", str(other))


def _months(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    for match in re.finditer(rf"\b(?:{_MONTH})\b", text):
        other = chance.choice([one for one in MONTHS if one != match[0]])
        yield _put(text, match.start(), match.end(), "month", other)


def _years(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    for start, end in _spans(_YEAR, text):
        year = int(text[start:end])
        yield _put(text, start, end, "date", str(year + chance.choice((-2, -1, 1, 2))))


def _runs(text: str, around: Surroundings) -> Iterator[tuple[int, int, bool]]:
    """Start and end of what is written like a name and is no outlet; whether a place may stand there."""
    taken = _spans(_QUOTED, text) + [
        (at, at + len(name)) for name in around.outlets for at in _all_of(name, text)
    ]
    taken += _spans(re.compile(rf"\b(?:{_MONTH})\b"), text)
    for match in _NAME.finditer(text):
        title = _TITLES.match(match[0])
        start, end = match.start() + (len(title[0]) if title else 0), match.end()
        end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
        if end - start < 3 or _is_within((start, end), taken):
            continue
        alone = " " not in text[start:end]
        yield start, end, alone and bool(_IN_PLACE.search(text[:start]))


def _all_of(words: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(words), text)]


def _names(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    for start, end, is_place in _runs(text, around):
        words = text[start:end]
        if is_place or words.isupper():
            continue
        people = [name for name in around.people if not any(part in text for part in name.split())]
        if " " in words and people and chance.random() < 0.3:
            yield _put(text, start, end, "name", chance.choice(people))
        elif " " in words:
            parts = words.split(" ")
            at = chance.choice((0, len(parts) - 1))
            parts[at] = chance.choice(PEOPLE)
            yield _put(text, start, end, "name", " ".join(parts))
        else:
            yield _put(text, start, end, "name", chance.choice(PEOPLE))


def _places(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    for start, end, is_place in _runs(text, around):
        if is_place and not text[start:end].isupper():
            other = chance.choice([one for one in (*PLACES, *COUNTRIES) if one not in text])
            yield _put(text, start, end, "place", other)


def _outlets(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    for name in around.outlets:
        for at in _all_of(name, text):
            others = [one for one in (*around.outlets, *OUTLETS) if one not in text]
            yield _put(text, at, at + len(name), "outlet", chance.choice(others))


def _quoted(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    for match in _QUOTED.finditer(text):
        for word in re.finditer(r"[a-z]{4,}", match[1]):
            start = match.start(1) + word.start()
            yield _put(text, start, start + len(word[0]), "quotation", chance.choice(WORDS))


# -- negation -------------------------------------------------------------------------------------

_PAST = {
    "set": "set", "meet": "met", "take": "took", "reach": "reached", "name": "named", "attend": "attended",
    "speak": "spoke", "want": "wanted", "make": "made", "sign": "signed", "agree": "agreed",
}  # fmt: skip
_BASE = {
    "killed": "kill", "told": "tell", "said": "say", "rejected": "reject", "agreed": "agree",
    "seized": "seize", "reached": "reach", "arrived": "arrive", "laid": "lay", "backed": "back",
    "deployed": "deploy", "received": "receive", "signed": "sign", "delivered": "deliver",
    "exchanged": "exchange", "left": "leave", "resigned": "resign", "raised": "raise", "rose": "rise",
    "sent": "send", "refused": "refuse", "suspended": "suspend", "warned": "warn", "called": "call",
    "met": "meet", "fired": "fire", "invested": "invest", "renewed": "renew", "replaced": "replace",
    "promised": "promise", "stopped": "stop", "handed": "hand", "supported": "support",
    "released": "release",
}  # fmt: skip
_NEGATED = (
    (re.compile(r"\b(has|have|had|is|are|was|were|will|would|could|can) not\b"), r"\1"),
    (re.compile(r"\bNone of the\b"), "Some of the"),
    (re.compile(r"\bno (?=weapons|power|shelling)"), ""),
)


def _negations(text: str, around: Surroundings, chance: random.Random) -> Iterator[Seed]:
    quoted = _spans(_QUOTED, text)
    denied = False
    for match in re.finditer(r"\bdid not (\w+)", text):
        denied = True
        if match[1] in _PAST:
            yield _put(text, match.start(), match.end(), "negation", _PAST[match[1]])
    for pattern, words in _NEGATED:
        for match in pattern.finditer(text):
            denied = True
            if not _is_within(match.span(), quoted):
                yield _put(text, match.start(), match.end(), "negation", match.expand(words))
    if denied:
        return
    for match in re.finditer(r"\b(?:has|have|is|are|was|were|will|would)\b(?! not)", text):
        if not _is_within(match.span(), quoted):
            yield _put(text, match.start(), match.end(), "negation", f"{match[0]} not")
    for match in re.finditer(rf"\b(?:{'|'.join(_BASE)})\b", text):
        before = text[: match.start()].rstrip()
        if _is_within(match.span(), quoted) or before.endswith(("was", "were", "has", "have", "be", "had")):
            continue
        if match[0] in ("said", "told") or not before or before.endswith(","):
            continue
        yield _put(text, match.start(), match.end(), "negation", f"did not {_BASE[match[0]]}")

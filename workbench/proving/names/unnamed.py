"""Which name of a passage may be the one that a statement has wrong."""

import re
from collections.abc import Sequence
from functools import cache

from workbench.extraction.name_words import english
from workbench.proving.context import Context, Read
from workbench.proving.names import outlets
from workbench.proving.names.governments import governments, is_seat
from workbench.proving.names.names import Name, is_title, names_in
from workbench.proving.names.places import codes_of, rows
from workbench.proving.names.spelling import Found, find, matching
from workbench.proving.reading import Reading, Token, plain_word

_ACRONYM = 6
_OWNER = re.compile(r"['’]s?\s")
_LED = 40
_WHERE = re.compile(
    r"\b(?:in|near|at|outside|around|into|inside|across|through|over|reach(?:ed|es)?|visit\w*|left|to|from|for)\s"
    r"(?:[A-Z]\w+(?:, | and ))*\Z"
)
_ENVOY_TO = re.compile(
    r"\b(?:ambassadors?|envoys?|minister|mission|message|letter|note|offer|ultimatum|deliver\w+|suppl\w+|sold|"
    r"sell\w*|exports?|aid|loans?|pa(?:y|id|yments?)|demand\w*|ask\w*|call\w*|appeal\w*|ally|allies|close|links?|support|loyal\w*|owed?|friendly|hostile|"
    r"opposed|sympath\w*|repl(?:y|ied)|respon(?:se|ded)|warning|threats?|concessions?|answer\w*|allegiance)"
    r"[”’\"]?\s(?:of |in )?(?:to|from|for|on)\s(?:[A-Z]\w+(?:, | and ))*\Z"
)
"""What goes to a government rather than to a town."""
_AT_A_PLACE = re.compile(
    r"(?<!\w)(?:in|near|at|outside|around|from|to|of|through|into|en|à|au|aux|dans|près de|de|del|du|da|do|"
    r"em|no|na|a|di|nel|nella|bei|nach|aus|im|в|во|на|под|из|у|до|біля|з|із|w|we|z|pod|do|في|من|إلى|در|از|به)\s"
    r"(?:the |la |le |el |al-)?\Z",
    re.IGNORECASE,
)


def doubted(context: Context, name: Name, partly: Sequence[tuple[Found, Read]]) -> tuple[Name, Read] | bool:
    """What speaks against a name that no clip has: the one that a clip has instead, or that it is a stranger.

    `partly` is where clips have some words of it. True where no clip has anything instead but the name is no
    translation of theirs either; False where they may well say so in other words.
    """
    for found, one in partly:
        beside = _beside(context, name, found, one)
        if beside is not None:
            return beside, one
    missing = [word for word in name.words if not _is_somewhere(context, word)]
    if not missing:
        return False
    if name.actor_ids and any(found.surname for found, _one in partly):
        # The first name is the register's: "Jakov Milatović" for "Milatović".
        return False
    left = _left_over(context, name)
    is_body = any(code.startswith("body") for code in name.codes)
    if not is_body and outlets.is_known(name.text, context.register.outlets):
        return next(iter(left), True)
    if not is_body and (name.codes or all(codes_of(word.text) for word in missing)):
        return _place(context, name, left)
    english_left = [pair for pair in left if pair[1].passage.is_english]
    if is_body or all(_is_acronym(word) for word in missing):
        return next((pair for pair in english_left if _is_acronym(pair[0].words[0])), False)
    if all(word.word in english() for word in missing):
        return next((pair for pair in english_left if _is_alike(name, pair[0])), False)
    if name.actor_ids and (
        _is_by_office(context, name) or (_OWNER.match(context.text, name.end) and not left)
    ):
        # Whom the register has is no stranger: by office, or as the one whose party it is.
        return False
    return next(iter(left), True)


def is_where(context: Context, name: Name) -> bool:
    """Whether a name says where something is rather than who."""
    before = context.text[max(0, name.start - _LED) : name.start]
    return _WHERE.search(before) is not None and _ENVOY_TO.search(before) is None


def first_name_before(found: Found, reading: Reading) -> str:
    """The word in capitals right before a surname, where it is no title."""
    before = [token for token in reading.tokens if token.end <= found.start][-1:]
    if not before or not before[0].is_capital or reading.text[before[0].end : found.start] != " ":
        return ""
    token = before[0]
    starts = reading.sentence_at(token.start)[0]
    return "" if is_title(token.word) or (token.start == starts and token.word in english()) else token.text


def _is_own(context: Context, name: Name) -> bool:
    """Whether a name is of the country that the brief is about: of it, or of its government."""
    about = context.under.country
    own = governments(codes_of(about))
    if (about and name.text in about) or (name.codes and name.codes & codes_of(about)):
        return True
    return bool(governments(name.codes) & own) and not (is_seat(name.codes) and is_where(context, name))


def _beside(context: Context, name: Name, found: Found, one: Read) -> Name | None:
    """What a clip has beside a word of a name in the place of another of its words."""
    for known in _names_of(context, one):
        if not known.start <= found.start < known.end:
            continue
        others = [
            word for word in known.words
            if not any(word in matching(own, one.reading) for own in name.words)
        ]  # fmt: skip
        if others and len(found.words) < len(name.words):
            return known
    return None


def _is_somewhere(context: Context, word: Token) -> bool:
    return any(matching(word, one.reading) for one in context.passages)


def _is_acronym(word: Token) -> bool:
    return word.text.isupper() and 1 < len(word.text) <= _ACRONYM


def _is_alike(name: Name, other: Name) -> bool:
    """Whether two names of bodies have a word in common."""
    return bool({word.word for word in name.words} & {word.word for word in other.words})


def _place(context: Context, name: Name, left: list[tuple[Name, Read]]) -> tuple[Name, Read] | bool:
    if _is_own(context, name):
        return False
    where = is_where(context, name)
    own = governments(codes_of(context.under.country))
    for known, one in left:
        if governments(known.codes) & own:
            continue
        is_place = known.codes or known.is_place
        if is_place and (where or governments(known.codes)):
            return known, one
        if where and not is_place and _AT_A_PLACE.search(one.reading.text, 0, known.start):
            return known, one
    return not (name.owning or _is_adjective(name.words[-1]))


def _is_adjective(word: Token) -> bool:
    """Whether a word is the adjective of a country or its people: "a French firm"."""
    return word.word not in _countries() and word.word.endswith(_OF_PEOPLE)


_OF_PEOPLE = ("ish", "ese", "ian", "ean", "ch", "i", "an", "ians", "eans", "ans", "is", "iot", "iots", "ek")


@cache
def _countries() -> frozenset[str]:
    return frozenset(plain_word(row[1]) for row in rows("exonyms.txt") if len(row[0]) == _LENGTH)


_LENGTH = len("LY")


def _is_by_office(context: Context, name: Name) -> bool:
    """Whether clips have a title of a statement's person and nobody's name behind it."""
    before = [token for token in context.reading.tokens if token.end <= name.start][-1:]
    if not before or not is_title(before[0].word):
        return False
    for one in context.told:
        for title in matching(before[0], one.reading):
            after = next((token for token in one.reading.tokens if token.start > title.start), None)
            if after is None or not after.is_capital:
                return True
    return False


def _left_over(context: Context, wanted: Name) -> list[tuple[Name, Read]]:
    """The names of clips that no other name of the statement accounts for."""
    found = []
    for one in context.told:
        taken = _taken(context, wanted, one)
        cited = [(find.start, find.end) for find, _cited in one.reading.outlets]
        for name in _names_of(context, one):
            words = [token for token in name.words if token.start not in taken]
            if not words or not (len(words) == len(name.words) or all(codes_of(word.text) for word in words)):
                continue
            if not any(start < name.end and name.start < end for start, end in cited):
                found.append((name, one))
    return found


def _names_of(context: Context, one: Read) -> tuple[Name, ...]:
    reading = one.reading
    return names_in(reading, reading.language, context.hits(reading.text), context.register)


def _taken(context: Context, wanted: Name, one: Read) -> set[int]:
    """Where the words of a passage begin that other names of the statement account for."""
    tokens = one.reading.tokens
    spans = []
    taken: set[int] = set()
    for name in context.names:
        if name is wanted:
            continue
        for word in name.words:
            taken |= {token.start for token in matching(word, one.reading)}
        found = find(name.text, name.words, name.codes, one.reading)
        if found is not None:
            spans.append((found.start, found.end))
        spans += [
            (hit.start, hit.end) for hit in context.hits(one.reading.text) if hit.actor_id in name.actor_ids
        ]
    for start, end in context.cited:
        for token in context.reading.tokens:
            if start <= token.start < end:
                taken |= {known.start for known in matching(token, one.reading)}
    taken |= {token.start for token in tokens if any(start <= token.start < end for start, end in spans)}
    return taken

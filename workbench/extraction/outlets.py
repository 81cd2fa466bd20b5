"""Outlets and agencies beside words that say a report is theirs: "(Reuters)", "according to AFP"."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from workbench.extraction.languages import Tables
from workbench.extraction.lexicon import CYRILLIC, LATIN, Entry, Lexicon, Words
from workbench.extraction.model import Cited
from workbench.extraction.tokens import Token, tokens_of

FARTHEST = 5
"""Words between a cue and its outlet: "according to the Russian state news agency TASS"."""
_LEAST_INFLECTED = 5
_LONG_CUE = 6
"""Letters of a cue that is looked for in a language that the text was not taken for."""
_ENDING = 5
"""Letters of a case ending behind an apostrophe."""
_ENDINGS = ("", "й", "а", "у", "ом", "е", "ы", "и", "ой", "я", "ю", "ем", "ів", "ові")


@dataclass(frozen=True, slots=True)
class OutletFind:
    """An outlet with its cue: code points of both together, and of the outlet alone."""

    start: int
    end: int
    name_start: int
    name_end: int
    cited: Cited
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class _Name:
    outlet: str
    spelling: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """An outlet at tokens `first` to `last`, end exclusive; `skip` letters of the first belong to it not."""

    first: int
    last: int
    skip: int
    outlet: str


def outlets_in(text: str, tokens: list[Token], tables: Tables, outlets: Sequence[str]) -> list[OutletFind]:
    """Where a text says whose report it gives. `outlets` are known beside the shipped list."""
    known = _known(tuple(outlets))
    found = []
    for mention in _mentions(text, tokens, known):
        find = _cited(text, tokens, mention, tables)
        if find is not None:
            found.append(find)
    return found


def long_names_in(text: str, outlets: Sequence[str]) -> list[tuple[int, int]]:
    """Where a text has names of outlets of two words and more, as the source of a report or not."""
    tokens = tokens_of(text)
    return [
        (tokens[one.first].start + one.skip, tokens[one.last - 1].end)
        for one in _mentions(text, tokens, _known(tuple(outlets)))
        if one.last - one.first > 1
    ]


# -- the names ------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _known(given: tuple[str, ...]) -> Words:
    """Every spelling of every outlet, as words to be looked up."""
    words = Words()
    for spelling, outlet in spellings_of(given).items():
        for form in _forms(spelling):
            _enter(words, form, Entry("O", _Name(outlet, spelling)))
    words.settle()
    return words


@lru_cache(maxsize=8)
def spellings_of(given: tuple[str, ...]) -> dict[str, str]:
    """Every spelling of every outlet with its name; the given ones go before the shipped."""
    from workbench.sources.store.outlets import known_outlets

    spellings = {name: name for name in given}
    for outlet in known_outlets():
        for name in outlet.names:
            spellings.setdefault(name, outlet.name)
    for name in _further():
        spellings.setdefault(name, name)
    return spellings


def _further() -> list[str]:
    data = tomllib.loads(
        resources.files("resources").joinpath("extraction", "outlets.toml").read_text("utf-8")
    )
    return list(data["names"])


def _enter(words: Words, form: str, entry: Entry) -> None:
    first, *rest = [token.word for token in tokens_of(form)] or [""]
    if not first:
        return
    if rest:
        words.phrases.setdefault(first, {}).setdefault(tuple(rest), entry)
    else:
        words.single.setdefault(first, entry)


def _forms(spelling: str) -> list[str]:
    """A name, and where it is Cyrillic its last word with the endings of cases."""
    last = spelling.split()[-1] if spelling.split() else ""
    if len(last) < _LEAST_INFLECTED or not "\u0400" <= last[-1] <= "\u04ff" or last.isupper():
        return [spelling]
    stem = spelling[:-1] if spelling[-1] in "аяйь" else spelling
    return [spelling, *(stem + ending for ending in _ENDINGS)]


def _mentions(text: str, tokens: list[Token], known: Words) -> Iterator[_Mention]:
    at = 0
    while at < len(tokens):
        mention = _mention(text, tokens, at, known)
        if mention is None:
            at += 1
        else:
            yield mention
            at = mention.last


def _mention(text: str, tokens: list[Token], at: int, known: Words) -> _Mention | None:
    word = tokens[at].word
    for skip, form in _starts(word):
        for rest, entry in known.phrases.get(form, {}).items():
            last = at + 1 + len(rest)
            stands = last <= len(tokens) and all(
                tokens[at + 1 + n].word == part for n, part in enumerate(rest)
            )
            if stands and _is_written_so(text, tokens, at, last, skip, entry.value.spelling):
                return _Mention(at, last, skip, entry.value.outlet)
        entry_alone = known.single.get(form)
        if entry_alone and _is_written_so(text, tokens, at, at + 1, skip, entry_alone.value.spelling):
            return _Mention(at, at + 1, skip, entry_alone.value.outlet)
    return None


def _starts(word: str) -> list[tuple[int, str]]:
    """A word, and of an Arabic one what follows wa-, bi-, li-, fa-."""
    if "\u0620" <= word[:1] <= "\u064a" and word[0] in "وفبلك" and len(word) > 3:
        forms = [(0, word), (1, word[1:])]
        if word.startswith("لل"):
            forms.append((1, "ا" + word[1:]))
        return forms
    return [(0, word)]


def _is_written_so(text: str, tokens: list[Token], first: int, last: int, skip: int, spelling: str) -> bool:
    """Capitals where the name has them: "AP" is not "ap", "The Times" not "the times"."""
    words = text[tokens[first].start + skip : tokens[last - 1].end]
    if spelling.isupper() and len(spelling) <= 6:
        return words.isupper() or (len(spelling) > 3 and words[:1].isupper())
    if len(spelling) <= 3 and spelling.islower():
        return words.islower() or words.isupper()
    letters = [word[0] for word in spelling.split() if word[0].isalpha()]
    return not letters or not letters[-1].isupper() or words.split()[-1][:1].isupper()


# -- the cues -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cues:
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]
    fillers: frozenset[str]
    itself: frozenset[str]
    speech: frozenset[str]
    listeners: frozenset[str]
    longest: int
    nouns: frozenset[tuple[str, ...]]
    """Verbs that may be nouns: "reports"."""
    noun_verbs: frozenset[str]
    """What follows them where they are nouns: "reports are"."""


@cache
def _cues(language: str) -> _Cues:
    from workbench.extraction.lexicon import lexicon

    return _cues_of(lexicon(language))


def _cues_of(known: Lexicon) -> _Cues:
    def phrases(name: str) -> frozenset[tuple[str, ...]]:
        return frozenset(
            tuple(token.word for token in tokens_of(phrase)) for phrase in known.cues.get(name, ())
        )

    before, after = phrases("before"), phrases("after")
    longest = max((len(phrase) for phrase in before | after), default=0)

    def words(name: str) -> frozenset[str]:
        return frozenset(word for phrase in phrases(name) for word in phrase)

    return _Cues(
        before,
        after,
        words("fillers"),
        words("self"),
        words("speech"),
        words("listeners"),
        longest,
        phrases("nouns"),
        words("noun_verbs"),
    )


def _cited(text: str, tokens: list[Token], mention: _Mention, tables: Tables) -> OutletFind | None:
    start, end = tokens[mention.first].start + mention.skip, tokens[mention.last - 1].end
    place = _in_brackets(text, tokens, mention) or _dateline(text, tokens, mention)
    language = tables.language_of(text, *_around(tokens, mention))
    quoted = _with_marks(tokens, mention)
    place = place or _beside(tokens, quoted, _cues(language))
    if place is None:
        place = next(filter(None, (_beside(tokens, quoted, cues) for cues in _long_cues(language))), None)
    if place is None:
        return None
    first, last = tokens[place[0]].start, tokens[place[1] - 1].end
    cue = text[first:last]
    return OutletFind(min(first, start), max(last, end), start, end, Cited(mention.outlet, cue))


def _beside(tokens: list[Token], mention: _Mention, cues: _Cues) -> tuple[int, int] | None:
    return _before(tokens, mention, cues) or _after(tokens, mention, cues)


def _with_marks(tokens: list[Token], mention: _Mention) -> _Mention:
    """The outlet with the quotation marks about its name."""
    first, last = mention.first - 1, mention.last
    if (
        first < 0
        or last >= len(tokens)
        or tokens[first].word not in _MARKS
        or tokens[last].word not in _MARKS
    ):
        return mention
    return replace(mention, first=first, last=last + 1)


_MARKS = frozenset('"«»“”„‟')


@cache
def _long_cues(language: str) -> tuple[_Cues, ...]:
    """The cues of the other languages of the script, but for words so short that they mean something else.

    A sentence or two is often too little to distinguish Italian from French, or Ukrainian from Russian.
    """
    script = next((group for group in (LATIN, CYRILLIC) if language in group), ())
    return tuple(_without_short(_cues(other)) for other in script if other != language)


def _without_short(cues: _Cues) -> _Cues:
    def long_ones(phrases: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
        return frozenset(phrase for phrase in phrases if len("".join(phrase)) >= _LONG_CUE)

    return replace(cues, before=long_ones(cues.before), after=long_ones(cues.after))


def _dateline(text: str, tokens: list[Token], mention: _Mention) -> tuple[int, int] | None:
    """ "MOSCOW, 5 March. /TASS/." and "MOSCOW, 5 Mar - RIA Novosti." at the head of a line."""
    first, last = mention.first - 1, mention.last
    if first < 0 or last >= len(tokens):
        return None
    marks = tokens[first].word, tokens[last].word
    free = first == 0 or tokens[first - 1].end < tokens[first].start or not tokens[first - 1].word.isalpha()
    if marks == ("/", "/") and free and not text[tokens[last].end : tokens[last].end + 1].isalpha():
        return first, last + 1
    line = text.rfind("\n", 0, tokens[first].start) + 1
    head = text[line : tokens[first].start]
    place = head.partition(",")[0]
    if marks[0] in "-–—―" and marks[1] in ".-–—―" and len(head) <= 40 and "," in head and place.isupper():
        return first, last
    return None


def _around(tokens: list[Token], mention: _Mention) -> tuple[int, int]:
    """A stretch that shows the language: the words next to a name, which itself may be in any script."""
    if mention.first:
        return tokens[mention.first - 1].start, tokens[mention.first - 1].end
    following = tokens[min(mention.last, len(tokens) - 1)]
    return following.start, following.end


def _in_brackets(text: str, tokens: list[Token], mention: _Mention) -> tuple[int, int] | None:
    """ "(Reuters)", "(AFP, Reuters)", but no acronym of the name that stands before it."""
    first, last = mention.first - 1, mention.last
    while first >= 0 and tokens[first].word not in "()" and mention.first - first < 8:
        if not (tokens[first].word in ',/-–—&+«»"“”' or tokens[first].word[:1].isalpha()):
            return None
        first -= 1
    while last < len(tokens) and tokens[last].word not in "()" and last - mention.last < 8:
        if not (tokens[last].word in ',/-–—&+«»"“”' or tokens[last].word[:1].isalpha()):
            return None
        last += 1
    if first < 0 or last >= len(tokens) or tokens[first].word != "(" or tokens[last].word != ")":
        return None
    inside = [token for token in tokens[first + 1 : last] if token.word.isalpha()]
    if any(text[token.start].islower() and token.word not in _SMALL for token in inside) and len(inside) > 2:
        return None
    if first and _is_acronym_of(text, tokens, first, mention):
        return None
    return first, last + 1


_SMALL = frozenset(["dpa", "via", "with", "and", "et", "e", "und", "и", "та", "و"])


def _is_acronym_of(text: str, tokens: list[Token], bracket: int, mention: _Mention) -> bool:
    """Whether what stands before a bracket is the name written out: "the Associated Press (AP)"."""
    name = text[tokens[mention.first].start : tokens[mention.last - 1].end]
    if not (name.isupper() and 2 <= len(name) <= 6):
        return False
    initials = "".join(
        token.word[0] for token in tokens[max(0, bracket - 8) : bracket] if token.word.isalpha()
    )
    place = 0
    for letter in name.lower():
        place = initials.find(letter, place) + 1
        if not place:
            return False
    return True


def _before(tokens: list[Token], mention: _Mention, cues: _Cues) -> tuple[int, int] | None:
    """A cue before the outlet, with words such as "the news agency" between them."""
    last = mention.first
    for _ in range(FARTHEST + 1):
        for length in range(min(cues.longest, last), 0, -1):
            words = tuple(token.word for token in tokens[last - length : last])
            if words in cues.before and not _is_told_of_itself(tokens, mention, cues):
                return last - length, last
        if last == 0 or not _is_filler(tokens[last - 1].word, cues):
            break
        last -= 1
    return _told(tokens, mention, cues)


def _told(tokens: list[Token], mention: _Mention, cues: _Cues) -> tuple[int, int] | None:
    """ "a déclaré le maire à Libération": a verb of speech, who spoke, and the outlet as the listener."""
    at = mention.first - 1
    while at >= 0 and mention.first - at < FARTHEST and tokens[at].word not in cues.listeners:
        if not _is_filler(tokens[at].word, cues):
            return None
        at -= 1
    if at < 0 or tokens[at].word not in cues.listeners or _is_told_of_itself(tokens, mention, cues):
        return None
    for place in range(at, max(-1, at - FARTHEST), -1):
        if tokens[place].word in cues.speech:
            return place, mention.first
        if not (tokens[place].kind == "word" or tokens[place].word == "'"):
            return None
    return None


def _is_told_of_itself(tokens: list[Token], mention: _Mention, cues: _Cues) -> bool:
    """ "told Reuters staff": the outlet is what it is about."""
    return mention.last < len(tokens) and tokens[mention.last].word in cues.itself


def _after(tokens: list[Token], mention: _Mention, cues: _Cues) -> tuple[int, int] | None:
    """A cue behind the outlet, as its verb."""
    first = _behind_ending(tokens, mention.last)
    for _ in range(FARTHEST):
        for length in range(min(cues.longest, len(tokens) - first), 0, -1):
            words = tuple(token.word for token in tokens[first : first + length])
            if words in cues.after:
                following = tokens[first + length].word if first + length < len(tokens) else ""
                if following in cues.itself or (words in cues.nouns and following in cues.noun_verbs):
                    return None
                return first, first + length
        if first >= len(tokens) or not _is_filler(tokens[first].word, cues):
            return None
        first += 1
    return None


def _behind_ending(tokens: list[Token], first: int) -> int:
    """Behind a case ending that is written with an apostrophe, as in Turkish: "Reuters'a göre"."""
    at = tokens[first : first + 2]
    if first and len(at) == 2 and at[0].word == "'" and at[1].kind == "word" and len(at[1].word) <= _ENDING:
        is_joined = tokens[first - 1].end == at[0].start and at[0].end == at[1].start
        return first + 2 if is_joined else first
    return first


def _is_filler(word: str, cues: _Cues) -> bool:
    if word in cues.fillers:
        return True
    return "\u0620" <= word[:1] <= "\u064a" and (word[1:] in cues.fillers or word[2:] in cues.fillers)

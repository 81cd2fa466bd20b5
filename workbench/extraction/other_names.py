"""Places and bodies of the register in a text under other names: another language's, script's or case.

`NameFinder` finds the spellings that the register has. What means them in another language, such as
Roma, Damaskus, Стамбуле or المؤسسة الوطنية للنفط, is found here, word by word, by what it means and sounds
like. Persons are left to the finder.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workbench.actors.meanings import spelled_places
from workbench.actors.name_index import NameIndex
from workbench.actors.proposals import Candidate, Match, propose_from
from workbench.actors.transliteration import script_of
from workbench.extraction.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‑-][^\W\d_]+)*")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_WEAK = re.compile("^ال|[اأإآىويءئؤعحهة]")
"""Arabic letters that other scripts write as vowels, as h, or not at all, and the article."""
_ENDING = re.compile(r"(?<=\w{3})['’](?:s|[yns]?[ıiuü]n?|[yn]?[ae]|[dt][ae]n?(?:ki)?|n[ıiuü]n)$")
_LONGEST = 7
"""Words of a body's name that are looked at."""
_SHORTEST, _SHORTEST_EXACT, _SHORTEST_HEARD = 3, 4, 5
"""Letters of a place; up to how many its accents count; and from how many its sound alone is enough."""
_CONSONANTS = 3
"""Letters of an Arabic word that are not weak, from which its sound alone is enough."""
_OTHER_SCRIPT, _SAME_SCRIPT = 86.0, 90.0
"""Scores from which a word that only sounds like a place is taken for it."""
_ENDS = '.!?…:;\n«“„"(؟'


@dataclass(frozen=True, slots=True)
class OtherName:
    """Words that stand for an actor: code points, end exclusive, and why."""

    start: int
    end: int
    actor_id: str
    why: str

    @property
    def certain(self) -> bool:
        """It is never as certain as the name itself."""
        return False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    word: str
    begins: bool
    beside_capital: bool

    @property
    def is_name_like(self) -> bool:
        return self.word[0].isupper() or bool(_ARABIC.match(self.word))


def named_otherwise(
    index: NameIndex, kinds: Mapping[str, str], text: str, taken: Collection[tuple[int, int]] = ()
) -> list[OtherName]:
    """Where a text names places and bodies by other names than theirs, outside of what is `taken`.

    `index` holds their spellings, `kinds` the kind of each. Only what can be nothing else: where two
    actors fit as well, neither is given.
    """
    words = _words(text, taken)
    found: list[OtherName] = []
    at = 0
    while at < len(words):
        hit, used = _body_at(index, text, words, at)
        if hit is None and words[at].is_name_like:
            hit, used = _place_at(index, kinds, words[at]), 1
        if hit is not None:
            found.append(hit)
        at += used if hit is not None else 1
    return found


def _words(text: str, taken: Collection[tuple[int, int]]) -> list[_Word]:
    free = iter(sorted(taken))
    begin, end = next(free, (len(text), len(text)))
    matches = list(_WORD.finditer(text))
    found: list[_Word] = []
    began = False
    for number, match in enumerate(matches):
        while end <= match.start() and begin < len(text):
            begin, end = next(free, (len(text), len(text)))
        if match.end() > begin:
            began = False
            continue
        before = text[matches[number - 1].end() : match.start()] if number else "\n"
        after = text[match.end() : matches[number + 1].start()] if number + 1 < len(matches) else "\n"
        # The first word of a sentence has its capital for that.
        beside = (before == " " and matches[number - 1][0][0].isupper() and not began) or (
            after == " " and matches[number + 1][0][0].isupper()
        )
        began = begins = any(sign in before for sign in _ENDS)
        found.append(_Word(match.start(), match.end(), match[0], begins, beside))
    return found


def _body_at(index: NameIndex, text: str, words: Sequence[_Word], at: int) -> tuple[OtherName | None, int]:
    """A name of several words that means a known one: Национальная нефтяная корпорация."""
    last = at
    while last + 1 < len(words) and last - at + 1 < _LONGEST:
        if text[words[last].end : words[last + 1].start].strip(" -"):
            break
        last += 1
    for stop in range(last, at, -1):
        span = text[words[at].start : words[stop].end]
        holders = {actor_id for number in index.meaning_the_same(span) for actor_id in index.holders[number]}
        if len(holders) == 1:
            why = "the same name in another language"
            return OtherName(words[at].start, words[stop].end, holders.pop(), why), stop - at + 1
    return None, 1


def _place_at(index: NameIndex, kinds: Mapping[str, str], word: _Word) -> OtherName | None:
    if len(word.word) < _SHORTEST:
        return None
    found = [one for one in propose_from(index, _bare(word.word)) if kinds.get(one.actor_id) == "place"]
    best = [one for one in found if one.score >= found[0].score - 1]
    if len(best) != 1 or not _is_sure(index, best[0], word):
        return None
    return OtherName(word.start, word.end, best[0].actor_id, best[0].why)


def _is_sure(index: NameIndex, found: Candidate, word: _Word) -> bool:
    """Whether a word that a place is proposed for can be nothing else."""
    if found.match not in (Match.SAME, Match.WHOLE):
        return False
    bare = _bare(word.word)
    if any(found.actor_id in index.holders[number] for number in index.meaning_the_same(bare)):
        # "Şam" is Damascus and "Sam" is nobody's capital.
        exact = bare.isascii() and len(bare) <= _SHORTEST_EXACT
        return bare.casefold() in spelled_places() if exact else not _is_ordinary(bare)
    if word.beside_capital or _is_ordinary(bare):
        return False
    if _ARABIC.match(bare):
        # A "Tunisian" is no Tunis.
        strong = len(_WEAK.sub("", bare)) >= _CONSONANTS and not bare.endswith("ي")
        return strong and found.score >= _OTHER_SCRIPT
    if len(bare) < _SHORTEST_HEARD:
        return False
    if script_of(bare) != script_of(found.name):
        return found.score >= _OTHER_SCRIPT
    if script_of(bare) == "Cyrl" and bare[:_SHORTEST].casefold() == found.name[:_SHORTEST].casefold():
        return found.score >= _OTHER_SCRIPT  # In another case: у Харкові.
    return found.score >= _SAME_SCRIPT and not word.begins


def _bare(word: str) -> str:
    """A word without an ending after an apostrophe: Moskova'da, but Sana'a."""
    return _ENDING.sub("", word)


def _is_ordinary(word: str) -> bool:
    """Whether a word is one of the small ones of Arabic, which has no capitals to set them apart."""
    return bool(_ARABIC.match(word)) and word in lexicon("ar").stops

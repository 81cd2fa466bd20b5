"""Which known actors some words may mean. Only proposes: a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from workbench.actors.skeleton import skeleton
from workbench.actors.transliteration import romanise
from workbench.values.deception import looks
from workbench.values.text import fold

SAME, SAME_LOOKS, SAME_LETTERS, SAME_SKELETON, PART, INITIALS = 100.0, 99.5, 99.0, 95.0, 88.0, 84.0
NEAREST, FARTHEST = 90.0, 72.0
"""Scores: of a merely similar spelling, the best and the lowest worth showing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor the words may mean: `name` the spelling that matched, `score` up to 100, `why` in words."""

    actor_id: str
    name: str
    score: float
    why: str


class Register:
    """The spellings of a register, prepared for comparing.

    Preparing 5,000 spellings takes some hundred milliseconds the first time; the forms of each
    spelling are remembered, so the next register that shares it is prepared at once.
    """

    def __init__(self, entries: tuple[tuple[str, str], ...]) -> None:
        self.entries = entries
        self._folded = [fold(text).strip() for _actor, text in entries]
        self._looks = [looks(text) for _actor, text in entries]
        self._skeletons = [skeleton(text) for _actor, text in entries]
        self._words = [frozenset(known.split()) for known in self._skeletons]
        self._romanised = [_spelling(text) for _actor, text in entries]
        self._holders: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            for word in words:
                self._holders.setdefault(word, []).append(number)

    def propose(self, text: str, limit: int) -> list[Candidate]:
        """The likeliest actors, one candidate each, the best first."""
        best: dict[str, Candidate] = {}
        for number, score, why in (*self._same(text), *self._parts(text), *self._similar(text)):
            actor_id, name = self.entries[number]
            known = best.get(actor_id)
            if known is None or score > known.score:
                best[actor_id] = Candidate(actor_id, name, score, why)
        return sorted(best.values(), key=lambda found: (-found.score, found.name))[:limit]

    def _same(self, text: str) -> Iterable[tuple[int, float, str]]:
        look = looks(text)
        folded, key, initials = fold(text).strip(), skeleton(text), text.strip()
        is_acronym = 2 <= len(initials) <= 7 and initials.isupper() and initials.isalpha()
        for number, (_actor, name) in enumerate(self.entries):
            if name == text:
                yield number, SAME, "the same name"
            elif self._looks[number] == look and name.casefold() != text.casefold():
                yield number, SAME_LOOKS, "looks like this name, but has other letters or invisible signs"
            elif folded and self._folded[number] == folded:
                yield number, SAME_LETTERS, "the same letters"
            elif key and self._skeletons[number] == key:
                closeness = _ratio(_spelling(text), self._romanised[number]) / 100
                # Two consonants are shared by many: there the spelling decides.
                spread = 4 if len(key) > 2 else SAME_SKELETON - FARTHEST
                yield number, SAME_SKELETON - spread * (1 - closeness), "sounds the same"
            elif is_acronym and _initials(name) == initials:
                yield number, INITIALS, f"its initials are {initials}"

    def _parts(self, text: str) -> Iterable[tuple[int, float, str]]:
        wanted = frozenset(skeleton(text).split())
        # One shared consonant or two join half the register; a part must carry more than that.
        near = {number for word in wanted if len(word) > 2 for number in self._holders.get(word, ())}
        for number in near:
            words = self._words[number]
            if words == wanted or not (words < wanted or wanted < words):
                continue
            share = min(len(words), len(wanted)) / max(len(words), len(wanted))
            why = (
                "the words are a part of this name" if wanted < words else "this name is a part of the words"
            )
            yield number, PART - 6 + 6 * share, why

    def _similar(self, text: str) -> Iterable[tuple[int, float, str]]:
        from rapidfuzz import fuzz, process

        for query, forms in ((skeleton(text), self._skeletons), (_spelling(text), self._romanised)):
            if len(query) < 4:
                continue
            for _form, ratio, number in process.extract(
                query, forms, scorer=fuzz.ratio, limit=24, score_cutoff=FARTHEST
            ):
                yield number, ratio / 100 * NEAREST, "similar spelling"


@lru_cache(maxsize=4)
def _prepared(entries: tuple[tuple[str, str], ...]) -> Register:
    return Register(entries)


def propose(text: str, register: Iterable[tuple[str, str]], limit: int = 6) -> list[Candidate]:
    """Actors of `register`, (actor id, spelling) pairs, that `text` may mean; the likeliest first.

    In this order: the very spelling, the same letters, the same consonants, a part of the name or
    its initials, a similar spelling. Nothing is ever matched without a person saying so.
    """
    text = " ".join(text.split())
    if not text or limit < 1:
        return []
    return _prepared(tuple(register)).propose(text, limit)


@lru_cache(maxsize=65536)
def _spelling(text: str) -> str:
    return " ".join(romanise(text).replace("-", " ").split())


@lru_cache(maxsize=65536)
def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _ratio(first: str, second: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(first, second))

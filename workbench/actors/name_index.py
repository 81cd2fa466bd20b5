"""The spellings of a register, kept so that the few that may be meant are found without comparing all."""

import re
from collections.abc import Iterable, Iterator

from workbench.actors.meanings import meanings
from workbench.actors.name_parts import Form, Name, Word, as_acronym, first_initials, initials, parts
from workbench.actors.sounds import classes, likeness, run_together
from workbench.values.collecting import no_collecting
from workbench.values.deception import looks
from workbench.values.text import fold

NEAR = 0.7
"""Words less alike than this do not stand for each other."""
NEAR_ALONE = 0.8
"""The same where a name has one word only."""
PAIR = 2
TOGETHER_WORDS = 3
TOGETHER = 0.9
"""The same of all words of a name that is written as one."""
_ROUGH = str.maketrans(
    {"a": "", "e": "i", "y": "i", "o": "u", "w": "f",
     "v": "f", "p": "b", "q": "k", "g": "k", "G": "k", "%": "k", "X": "h",
     "C": "s", "S": "s", "Z": "j", "J": "j", "T": "t", "D": "d", "c": "s", "z": "s", "$": "k"}
)  # fmt: skip
_FIRST = {**_ROUGH, ord("a"): "a", ord("e"): "a"}
_ARABIC_ONLY = re.compile(r"[\u0620-\u064a ]+\Z")
"""Letters that look like no others."""
_DOUBLE = re.compile(r"(.)\1+")
_NEIGHBOURS = 60
_ROUGH_CUTOFF = 62.0

Meeting = dict[int, list[tuple[float, int, int]]]
"""For each spelling: (likeness, number of the typed word, number of its word)."""


class NameIndex:
    """Spellings by the sound of their words, their letters, their looks and their initials."""

    def __init__(self) -> None:
        self.holders: list[list[str]] = []
        """For each spelling the actors that have it; none where it was taken away."""
        self.texts: list[str] = []
        self._least: list[int] = []
        """For each spelling how many of its words carry it, and how many of these cannot be looked for."""
        self._slight: list[int] = []
        self._numbers: dict[str, int] = {}
        self._folded: dict[str, list[int]] = {}
        self._looks: dict[str, list[int]] = {}
        self._initials: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        self._acronyms: dict[str, list[int]] = {}
        self._meanings: dict[frozenset[str], list[int]] | None = None
        """Made when it is first asked for, and kept up to date from then on."""
        self._whole: dict[str, list[int]] = {}
        self._words: dict[tuple[str, bool], int] = {}
        self._forms: list[tuple[str, bool]] = []
        self._rough: list[str] = []
        self._places: list[list[tuple[int, int]]] = []
        self._by_class: dict[str, list[int]] = {}
        self.gone = 0

    def add(self, actor_id: str, text: str) -> None:
        """Enter a spelling of an actor."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.texts)
            self.texts.append(text)
            self.holders.append([])
            self._enter(number, text)
        elif not self.holders[number]:
            self.gone -= 1
        self.holders[number].append(actor_id)

    def add_all(self, entries: Iterable[tuple[str, str]]) -> None:
        """Enter many spellings."""
        with no_collecting():
            for actor_id, text in entries:
                self.add(actor_id, text)

    def remove(self, actor_id: str, text: str) -> None:
        """Take a spelling from an actor; what was prepared of it stays for the next who has it."""
        number = self._numbers[text]
        self.holders[number].remove(actor_id)
        self.gone += not self.holders[number]

    def _enter(self, number: int, text: str) -> None:
        folded = text.lower() if text.isascii() else fold(text)
        self._folded.setdefault(" ".join(folded.split()), []).append(number)
        if not text.isascii() and not _ARABIC_ONLY.match(text):
            self._looks.setdefault(looks(text), []).append(number)
        if self._meanings is not None:
            self._enter_meanings(number, self._meanings)
        name = parts(text)
        self._least.append(len(name.core))
        self._slight.append(name.slight)
        words = name.words
        if 1 < len(words) <= TOGETHER_WORDS:
            key = _class_of(words)
            self._whole.setdefault(key, []).append(number)
        for position, word in enumerate(words):
            for form in word.forms:
                if form.cost < 0.04:
                    self._places[self._word(form)].append((number, position))
        if len(words) > 2 or len(words) != text.count(" ") + 1:
            for letters in initials(text):
                self._initials.setdefault(letters, []).append(number)
            beginning = first_initials(text)
            if beginning:
                self._beginnings.setdefault(beginning, []).append(number)
        if len(words) < 2 or "." in text:
            letters = as_acronym(text)
            if letters:
                self._acronyms.setdefault(letters, []).append(number)

    def _word(self, form: Form) -> int:
        key = (form.sound, form.abjad)
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = len(self._forms)
            self._forms.append(key)
            self._rough.append(rough(form.sound, form.abjad))
            self._places.append([])
            for kind in classes(form.sound):
                self._by_class.setdefault(kind, []).append(known)
        return known

    # -- asking -------------------------------------------------------------------------------

    def same_letters(self, text: str) -> list[int]:
        """Spellings of the same letters, marks and case aside."""
        return self._folded.get(" ".join(fold(text).split()), [])

    def _enter_meanings(self, number: int, known: dict[frozenset[str], list[int]]) -> None:
        for meaning in meanings(self.texts[number]):
            known.setdefault(meaning, []).append(number)

    def meaning_the_same(self, text: str) -> list[int]:
        """Spellings that mean the same in other words, such as another language's."""
        wanted = meanings(text)
        if not wanted:
            return []
        if self._meanings is None:
            self._meanings = {}
            for number in range(len(self.texts)):
                self._enter_meanings(number, self._meanings)
        found = [number for meaning in wanted for number in self._meanings.get(meaning, ())]
        return list(dict.fromkeys(found))

    def containing(self, words: list[str]) -> Iterator[tuple[int, str]]:
        """Spellings that hold every one of some folded words, with the spelling folded."""
        longest = max(words, key=len)
        for folded in [known for known in self._folded if longest in known]:
            if all(word in folded for word in words):
                for number in self._folded[folded]:
                    if self.holders[number]:
                        yield number, folded

    def same_looks(self, text: str) -> list[int]:
        """Spellings that look the same."""
        seen = looks(text)
        ascii_ones = [number for number in self._folded.get(seen, ()) if self.texts[number].isascii()]
        return [*self._looks.get(seen, ()), *ascii_ones]

    def with_initials(self, letters: str) -> list[int]:
        """Spellings of several words that begin with these letters, romanised."""
        found = self._initials.get(letters, [])
        if len(letters) > PAIR:
            return found
        # Names of two words are most of a register and rarely asked for so: they are looked through.
        pairs = [number for number, least in enumerate(self._least) if least == PAIR and self.holders[number]]
        return list(dict.fromkeys([*found, *(one for one in pairs if letters in initials(self.texts[one]))]))

    def with_letters_of(self, letters: str) -> list[int]:
        """Spellings whose words begin with these letters in this order, but for one or two words between."""
        pattern = re.compile(letters[0] + "".join(f".?{letter}" for letter in letters[1:]) + r"\Z")
        found = [numbers for known, numbers in self._initials.items() if pattern.match(known)]
        return [number for numbers in found for number in numbers]

    def beginning_with(self, letters: str) -> list[int]:
        """Spellings of four words or more whose first three begin with these letters."""
        return self._beginnings.get(letters, [])

    def acronyms(self, letters: str) -> list[int]:
        """Spellings that are these letters."""
        return self._acronyms.get(letters, [])

    def meeting(self, name: Name, loosely: bool = False) -> Meeting:
        """The spellings that share so many words with a name, as they sound, that they may agree with it.

        `loosely` finds those that share a single one, and less alike.
        """
        met: Meeting = {}
        core = frozenset(word.position for word in name.core)
        least = NEAR if len(core) > 1 or loosely else NEAR_ALONE
        for number, word in enumerate(name.words):
            if word.position not in core:
                # Half a register has an "of"; what stands for it is seen when two names are compared.
                continue
            for word_id, near in self._near(word.forms, least).items():
                for spelling, position in self._places[word_id]:
                    met.setdefault(spelling, []).append((near, number, position))
        wanted, slight = len(name.core), name.slight
        return {
            spelling: pairs
            for spelling, pairs in met.items()
            if self.holders[spelling] and (loosely or self._may_agree(spelling, pairs, wanted, slight))
        }

    def _may_agree(
        self, spelling: int, pairs: list[tuple[float, int, int]], wanted: int, slight: int
    ) -> bool:
        least = min(wanted, self._least[spelling])
        if len(pairs) == 1 or least < 2:
            return least < 2 or 1 + max(slight, self._slight[spelling]) >= least
        met = len({number for _near, number, _other in pairs})
        return met >= least or met + max(slight, self._slight[spelling]) >= least

    def written_together(self, name: Name) -> list[tuple[int, float]]:
        """Spellings of other word breaks, with how near they sound: `Port Sudan` and `Portsudan`."""
        found: list[tuple[int, float]] = []
        if len(name.words) == 1:
            for form in name.words[0].forms:
                for number in self._whole.get(classes(apart(form.sound))[0], ()):
                    whole = joined(parts(self.texts[number]).words)
                    if whole:
                        near = likeness(form.sound, whole.sound, form.abjad != whole.abjad) - form.cost
                        found.append((number, near))
        elif name.words and (mine := joined(name.words)):
            word_ids = self._by_class.get(classes(mine.sound)[0], ())
            for known in word_ids:
                sound, abjad = self._forms[known]
                near = likeness(mine.sound, sound, abjad != mine.abjad)
                for number, _position in self._places[known]:
                    if len(parts(self.texts[number]).words) == 1:
                        found.append((number, near))
        return [(number, near) for number, near in found if near >= TOGETHER]

    def _near(self, forms: tuple[Form, ...], least: float) -> dict[int, float]:
        """The words of the register that sound like one of the forms."""
        from rapidfuzz import fuzz, process

        found: dict[int, float] = {}
        for place, form in enumerate(forms):
            candidates = {known for kind in classes(form.sound) for known in self._by_class.get(kind, ())}
            if form.cost < 0.04 and len(form.sound) > 2 and place < 2:
                for _rough, _ratio, known in process.extract(
                    rough(form.sound, form.abjad),
                    self._rough,
                    scorer=fuzz.ratio,
                    limit=_NEIGHBOURS,
                    score_cutoff=_ROUGH_CUTOFF,
                ):
                    candidates.add(known)
            for known in candidates:
                sound, abjad = self._forms[known]
                near = likeness(form.sound, sound, abjad != form.abjad) - form.cost
                if near >= least and near > found.get(known, 0.0):
                    found[known] = near
        return found


def apart(sound: str) -> str:
    """Sounds that may have met at the end of one word and the beginning of the next."""
    return sound.replace("c", "ts")


def _class_of(words: tuple[Word, ...]) -> str:
    """The consonants of several words as one, in the first of their readings."""
    kinds = [classes(apart(word.forms[0].sound))[0] for word in words if word.forms]
    return _DOUBLE.sub(r"\1", "".join(kinds))


def joined(words: tuple[Word, ...]) -> Form | None:
    """All words of a name as one."""
    if len(words) > TOGETHER_WORDS or not all(word.forms for word in words):
        return None
    forms = [word.forms[0] for word in words]
    return Form(run_together("".join(form.sound for form in forms)), forms[0].abjad)


def rough(sound: str, abjad: bool) -> str:
    """A sound in coarse letters, for the first, quick comparison."""
    if abjad:
        sound = sound.replace("w", "u")
    return _DOUBLE.sub(r"\1", sound[:1].translate(_FIRST) + sound[1:].translate(_ROUGH))


def prepared(entries: Iterable[tuple[str, str]]) -> NameIndex:
    """An index of (actor id, spelling) pairs."""
    index = NameIndex()
    index.add_all(entries)
    return index

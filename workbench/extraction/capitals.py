"""Unknown names where capitals tell: rows of words in Latin and Cyrillic letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.extraction.guess import Guess
from workbench.extraction.name_tokens import Token
from workbench.extraction.name_words import Words, english, plain
from workbench.extraction.organisations import Organisations

_ARABIC_PARTICLES = frozenset(
    "al el bin ibn ben bint ould ag abu abd oglu аль эль ибн бин бен абу оглы кызы улы аль-".split()
)
_FREE = _ARABIC_PARTICLES | frozenset("von van zu zur ter af av фон ван".split())
_BOUND = frozenset("de di da do dos du del della dello dei degli den der la le des los las y ла ле де ди да дер ден дель".split())
"""Particles that also stand between other words: a given name has to stand before them."""
_SPACES = (" ", "\u00a0", "", "-", "  ", "\u202f")
_MOST = 6
_SURNAME = re.compile(
    r"(?:ov|ev|yev|ova|eva|yeva|enko|chuk|shvili|dze|yan|ian|oglu|ogullari|sson|ssen|escu|vich|vic|wski|wska|wicz|sky|skiy|skyi|inen)$"
)
_CYRILLIC_SURNAME = re.compile(r"(?:ов|ев|ин|ын|ск|цк|енк|чук|юк|ян|янц|дзе|швил|ович|евич|ко|ук|ец|ер|ман|штеин)$")


@dataclass(slots=True)
class Seen:
    """What stands in the document: words in small letters, and in capitals within a sentence."""

    small: set[str] = field(default_factory=set)
    capital: set[str] = field(default_factory=set)

    def look(self, tokens: list[Token]) -> None:
        """Take in the words of a stretch."""
        for token in tokens:
            if not token.capital:
                self.small.add(token.form)
            elif not token.begins and not token.heading and not token.quoted:
                self.capital.add(token.form)


class Capitals:
    """Reads the words of one stretch in one language."""

    def __init__(self, words: Words, tokens: list[Token], seen: Seen) -> None:
        self._words = words
        self._tokens = tokens
        self._seen = seen
        self._is_slavic = words.language in ("ru", "uk")

    def guesses(self) -> Iterator[Guess]:
        """All rows that may be names; words that stand alone have little certainty as yet."""
        taken: set[int] = set()
        for first, last, certainty in Organisations(self._words, self._tokens, self.is_common, self.is_given).spans():
            taken.update(range(first, last))
            yield self._guess(first, last, "organisation", certainty)
        for first, last in self._rows(taken):
            yield from self._of_row(first, last)

    def _guess(self, first: int, last: int, sort: str, certainty: float, alone: bool = False) -> Guess:
        tokens = self._tokens[first:last]
        return Guess(
            tokens[0].start,
            tokens[-1].end,
            sort,
            certainty,
            tuple(token.form for token in tokens if not token.is_initial),
            self._words.language,
            alone,
        )

    # -- what a word is -----------------------------------------------------------------------

    def is_given(self, token: Token) -> bool:
        """Whether it is a given name; one of several parts where its first is."""
        if not token.capital or token.is_initial:
            return False
        given = self._words.given
        if "-" in token.word:
            return any(part in given for part in token.plain.split("-") if len(part) > 2)
        return token.plain in given or (self._is_slavic and token.form in given and len(token.form) > 3)

    def is_common(self, token: Token) -> bool:
        """Whether it is a word of the language, whatever its first letter."""
        words = self._words
        if token.plain in words.stop or token.form in self._seen.small or token.form in words.inner:
            return True
        if words.language == "en":
            return token.plain in english() or words.has(english(), token.plain)
        if words.language == "de":
            return self._is_noun(token.plain)
        return words.has(words.heads, token.form)

    def _is_noun(self, word: str) -> bool:
        words = self._words
        if word in words.nouns or words.has(words.nouns, word) or words.has(words.titles, word):
            return True
        if len(word) > 6 and word.endswith(words.noun_ends):
            return True
        return any(
            word[at:] in words.nouns or word[at:] in words.heads or word[at:] in words.titles
            for at in range(3, len(word) - 3)
            if word[at:] not in _NAME_ENDS
        )

    def is_place(self, token: Token) -> bool:
        """Whether it is a place that is known, or ends like one."""
        words = self._words
        if words.has(words.places, token.form) or token.plain in words.places:
            return True
        if "-" in token.word and words.language in ("ru", "uk"):
            return False
        return len(token.form) > 5 and token.form.endswith(words.place_ends or ("\x00",))

    def _is_title(self, token: Token) -> bool:
        words = self._words
        if words.has(words.titles, token.form) or (words.language == "fr" and token.word in ("M.", "MM.")):
            return True
        if words.language == "de":
            last = token.plain.split("-")[-1]
            return ("-" in token.plain and words.has(words.titles, last)) or (
                len(last) > 7
                and not last.endswith("mann")
                and any(words.has(words.titles, last[at:]) for at in range(3, len(last) - 4))
            )
        return self._is_slavic and "-" in token.plain and self._words.form(token.plain.split("-")[0]) in words.titles

    # -- rows ---------------------------------------------------------------------------------

    def _rows(self, taken: set[int]) -> Iterator[tuple[int, int]]:
        number, tokens = 0, self._tokens
        while number < len(tokens):
            if number in taken or not tokens[number].capital:
                number += 1
                continue
            end = number + 1
            while end < len(tokens) and end not in taken:
                step = self._step(number, end)
                if not step or (step > 1 and not taken.isdisjoint(range(end, end + step))):
                    break
                end += step
            yield number, end
            number = end

    def _step(self, first: int, at: int) -> int:
        """How many words the row goes on by at a word; 0 where it ends."""
        tokens = self._tokens
        if self._joins(tokens[at - 1], tokens[at]):
            return 1
        count = 0
        before = tokens[at - 1]
        while at + count < len(tokens) and count < 3 and not tokens[at + count].capital:
            token = tokens[at + count]
            if token.gap not in _SPACES:
                return 0
            if token.plain not in _FREE and not (
                token.plain in _BOUND and (count or self.is_given(before) or before.is_initial)
            ):
                return 0
            count += 1
        following = tokens[at + count] if at + count < len(tokens) else None
        if not count or following is None or not following.capital or following.gap not in _SPACES:
            return 0
        if tokens[at].plain in _BOUND and (self.is_place(following) or self.is_common(following)):
            return 0
        return count + 1

    def _joins(self, before: Token, token: Token) -> bool:
        if not token.capital:
            return False
        if token.gap in _SPACES:
            return True
        wrapped = token.gap.strip(" ") == "\n" and not token.heading
        return wrapped and self.is_given(before) and not self.is_common(token) and not self._is_title(token)

    # -- names in a row -----------------------------------------------------------------------

    def _of_row(self, first: int, last: int) -> Iterator[Guess]:
        before = self._tokens[first - 1] if first else None
        near = before is not None and self._tokens[first].gap.strip("“«\"„ ,") == "" and not self._tokens[first].begins
        titled = bool(near and before and self._is_title(before))
        start = first
        for number in range(first, last + 1):
            token = self._tokens[number] if number < last else None
            if token is not None and (last - first == 1 and token.is_sign or not self._parts(token, start, number)):
                continue
            if token is not None and token.is_sign:
                yield from self._alone(number, False)
            if number > start:
                yield from self._of_segment(start, number, titled)
            titled = token is not None and (self._is_title(token) or (titled and number == start))
            start = number + 1

    def _parts(self, token: Token, start: int, number: int) -> bool:
        """Whether a word of a row is no part of a name and parts what stands before and after it."""
        if token.is_initial or not token.capital:
            return self._is_title(token)
        after_given = number > start and (
            self.is_given(self._tokens[number - 1]) or self._tokens[number - 1].is_initial
        )
        if self._is_title(token):
            return not after_given or token.plain not in self._words.given
        if after_given and (token.plain in _BOUND or token.plain in _FREE):
            return False
        if token.is_sign and len(token.word) < 6 and not after_given and not token.heading:
            return True
        if self.is_given(token) and token.plain not in self._words.stop:
            return False
        if token.plain in self._words.stop:
            return True
        return self.is_place(token) and not after_given

    def _of_segment(self, first: int, last: int, titled: bool) -> Iterator[Guess]:
        tokens = self._tokens
        while last - first > 1 and tokens[first].begins and self.is_common(tokens[first]) and not self.is_given(tokens[first]):
            first += 1
        given = [number for number in range(first, last) if self.is_given(tokens[number])]
        while given and first < given[0] and not tokens[first].is_initial and (
            not tokens[first].capital or self.is_common(tokens[first])
        ):
            first += 1
        while last - first > 1 and (not tokens[last - 1].capital or (tokens[last - 1].is_initial and last - first > 2 and tokens[last-1].gap == "")):
            last -= 1
        if all(token.is_initial for token in tokens[first:last]):
            return
        names = [token for token in tokens[first:last] if not token.is_initial and token.capital]
        if len(names) == 1 and last - first == 1:
            yield from self._alone(first, titled)
        elif certainty := self._is_person(tokens[first:last], names, titled):
            yield self._guess(first, last, "person", certainty)

    def _is_person(self, row: list[Token], names: list[Token], titled: bool) -> float:
        if not names or len(names) > _MOST:
            return 0.0
        given = [token for token in names if self.is_given(token) and not self.is_place(token)]
        unknown = [token for token in names if not self.is_common(token) and not self.is_place(token) and not token.is_sign]
        has_initial = any(token.is_initial for token in row)
        if titled and (given or unknown):
            return 0.95
        if has_initial:
            return 0.9 if given or unknown else 0.0
        if given and len(names) > 1:
            return 0.9 if unknown or len(given) > 1 else 0.75
        if any(not token.capital and token.plain in _FREE for token in row) and unknown:
            return 0.8
        if any(token.heading for token in row):
            return 0.0
        if len(unknown) == len(names) and len(names) <= 4:
            return 0.6
        return 0.0

    def _alone(self, number: int, titled: bool) -> Iterator[Guess]:
        token = self._tokens[number]
        words = self._words
        if token.is_sign:
            if 2 <= len(token.word) <= 8 and not token.heading and token.plain not in words.signs and token.word.isalpha():
                yield self._guess(number, number + 1, "organisation", 0.7, alone=True)
            return
        if len(token.word) < 3:
            return
        if token.form in words.bodies:
            yield self._guess(number, number + 1, "organisation", 0.7)
            return
        common = self.is_common(token) and not (self.is_given(token) and token.plain not in words.stop)
        if titled and not common and not self.is_place(token):
            yield self._guess(number, number + 1, "person", 0.85)
            return
        yield self._guess(number, number + 1, "", self._certainty_alone(number, common), alone=True)

    def _certainty_alone(self, number: int, common: bool) -> float:
        """How likely one word with a capital is a name; below .5 it only counts where it is one elsewhere."""
        token = self._tokens[number]
        before = self._tokens[number - 1] if number else None
        if common or self.is_place(token) or token.heading:
            return 0.1
        if before is not None and before.plain in self._words.placed and token.gap.strip() == "":
            return 0.2
        if token.begins:
            return 0.4 if token.form in self._seen.capital or self._says(number) else 0.3
        if re.search(r"[a-zа-я][A-ZА-Я]", token.word):
            return 0.7
        if self._words.language == "de":
            return self._german_alone(number)
        return 0.65 if self.is_given(token) or self._says(number) else 0.55

    def _german_alone(self, number: int) -> float:
        token, before = self._tokens[number], self._tokens[number - 1] if number else None
        if before is not None and not before.capital and token.gap in _SPACES:
            determined = before.plain.endswith(("en", "er", "em", "es", "e")) or before.plain in _DETERMINERS
            if determined and before.plain not in _NO_ADJECTIVES:
                return 0.2
        return 0.6 if self.is_given(token) or self._says(number) else 0.5

    def _says(self, number: int) -> bool:
        following = self._tokens[number + 1] if number + 1 < len(self._tokens) else None
        return following is not None and following.form in self._words.say and following.gap in _SPACES


_NAME_ENDS = frozenset(
    "mann stein feld wald hof held bauer stern wolf kern burg berg tal baum haus brand kopf hand herz konig kaiser vogel fuchs hut"
    " wein brot bein arm mut blatt rad art see tin land mund bert ton rat ort ende ring alt graf eck ecke lied huhn eis ball bach"
    " ger horn kamp lager weg stand tor turm ein eid ehe rand ras ruf saal lauf hahn sand wind gast gut last loch los".split()
)
"""Nouns that surnames end in as well."""
_DETERMINERS = frozenset(map(plain, "das ein kein sein ihr mein dem den des zum zur vom beim im am ins".split()))
_NO_ADJECTIVES = frozenset(
    map(plain, "gegen neben zwischen wegen sagte erklärte hatte habe sei warf wurde werde seien haben hatten wollte konnte musste"
    " sollte über unter hinter außer oder aber wenn denn während sprachen trafen sagten erklärten betonte forderte warnte meinte".split())
)

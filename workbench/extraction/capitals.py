"""Unknown names where capitals show them: rows of words in Latin and Cyrillic letters."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.extraction.guess import Guess
from workbench.extraction.lone_words import LoneWords
from workbench.extraction.name_tokens import SPACES, Token
from workbench.extraction.name_words import Words, wordlist
from workbench.extraction.organisations import Organisations
from workbench.extraction.word_kinds import WordKinds

_FREE = wordlist(
    """
al el bin ibn ben bint ould ag abu abd аль эль ибн бин бен абу von van zu zur ter af av фон ван
"""
)
_BOUND = wordlist(
    """
de di da do dos du del della dello dei degli den der la le des los las y ла ле де ди да дер ден дель
"""
)
"""Particles that also stand between other words: a given name has to stand before them."""
_LAST = wordlist("kyzy qizi kizi oglu uulu ogli qyzy оглы кызы улы кизи")
"""What ends a name in small letters."""
_ARTICLES = frozenset(("le", "la", "les"))
_MOST = 6


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
        self._kinds = WordKinds(words, seen.small)
        self._lone = LoneWords(self._kinds, tokens, seen.capital)

    def guesses(self) -> Iterator[Guess]:
        """All rows that may be names; words that stand alone have little certainty as yet."""
        taken: set[int] = set()
        for first, last, certainty, quoted in Organisations(self._kinds, self._tokens).spans():
            taken.update(range(first, last))
            yield self._guess(first, last, "organisation", certainty, quoted=quoted)
        for first, last in self._rows(taken):
            yield from self._of_row(first, last)

    def _guess(self, first: int, last: int, sort: str, certainty: float, *, quoted: bool = False) -> Guess:
        tokens = self._tokens[first:last]
        forms = tuple(token.form for token in tokens if not token.is_initial)
        # Russian and Ukrainian names in quotation marks have the marks as a part of them.
        start, end = tokens[0].start - quoted, tokens[-1].end + quoted
        if sort == "organisation" and self._words.language == "tr":
            end -= self._words.ending(tokens[-1].plain)
        return Guess(start, end, sort, certainty, forms, self._words.language)

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
        tokens, kinds = self._tokens, self._kinds
        before = tokens[at - 1]
        if self._joins(before, tokens[at]):
            return 1
        if before.closed:
            return 0
        if tokens[at].plain in _LAST and tokens[at].gap in SPACES and at - first > 1:
            return 1
        count = 0
        while at + count < len(tokens) and count < 3 and not tokens[at + count].capital:
            token = tokens[at + count]
            if token.gap not in SPACES:
                return 0
            bound = token.plain in _BOUND and (count or kinds.is_given(before) or before.is_initial)
            if token.plain not in _FREE and not bound:
                return 0
            count += 1
        following = tokens[at + count] if at + count < len(tokens) else None
        if not count or following is None or not following.capital or following.gap not in SPACES:
            return 0
        is_arabic = len(tokens[at].plain) < 5 and tokens[at].plain not in ("von", "van", "zu", "zur")
        if (tokens[at].plain in _BOUND or not is_arabic) and (
            kinds.is_place(following) or kinds.is_common(following)
        ):
            return 0
        return count + 1

    def _joins(self, before: Token, token: Token) -> bool:
        kinds = self._kinds
        if not token.capital or before.closed or kinds.is_foreign(before) != kinds.is_foreign(token):
            return False
        if token.gap in SPACES or token.gap == " & ":
            return True
        wrapped = token.gap.strip(" ") == "\n" and not token.heading
        return wrapped and kinds.is_given(before) and not kinds.is_common(token) and not kinds.is_title(token)

    # -- names in a row -----------------------------------------------------------------------

    def _of_row(self, first: int, last: int) -> Iterator[Guess]:
        tokens, kinds = self._tokens, self._kinds
        if last - first > 1 and self._is_organisation(first, last):
            while tokens[first].begins and tokens[first].plain in self._words.stop:
                first += 1
            yield self._guess(first, last, "organisation", 0.6)
            return
        before = tokens[first - 1] if first else None
        near = before is not None and not tokens[first].gap.strip('“«"„ ,') and not tokens[first].begins
        titled = bool(near and before and kinds.is_title(before))
        start = first
        for number in range(first, last + 1):
            token = tokens[number] if number < last else None
            if token is not None and (last - first == 1 or not self._parts(token, start, number, last)):
                continue
            if token is not None and token.is_sign:
                yield from self._lone.guess(number, titled=False)
            if number > start:
                yield from self._of_segment(start, number, titled)
            titled = token is not None and (kinds.is_title(token) or (titled and number == start))
            start = number + 1

    def _is_organisation(self, first: int, last: int) -> bool:
        """Whether a row of several words names no person: signs, places or words of the language in it."""
        row, kinds, words = self._tokens[first:last], self._kinds, self._words
        if any(token.heading or kinds.is_title(token) or token.is_initial for token in row):
            return False
        if kinds.is_foreign(row[0]):
            return True
        if any(kinds.is_given(token) and not kinds.is_place(token) for token in row):
            return False
        if words.language == "fr" and row[0].plain in _ARTICLES and not row[0].begins:
            return True
        if row[0].begins and (kinds.is_common(row[0]) or kinds.is_place(row[0])):
            row = row[1:]
        if len(row) < 2 or any(token.plain in words.stop for token in row):
            return False
        places = [kinds.is_place(token) for token in row]
        if all(places) or " ".join(token.plain for token in row) in words.places:
            return False
        if any(token.is_sign for token in row):
            return not all(token.is_sign for token in row) and len(row) < 4
        if row[0].begins:
            return False
        return any(places) or (words.language == "en" and any(map(kinds.is_common, row)))

    def _parts(self, token: Token, start: int, number: int, last: int) -> bool:
        """Whether a word of a row is no part of a name and parts what stands before and after it."""
        kinds, words = self._kinds, self._words
        if token.is_initial or not token.capital:
            return kinds.is_title(token)
        before = self._tokens[number - 1] if number > start else None
        after_given = before is not None and (kinds.is_given(before) or before.is_initial)
        given = kinds.is_given(token)
        if kinds.is_title(token):
            # "Walid Sheikh Omar", "Jack Prince".
            goes_on = number < last - 1 and kinds.is_given(self._tokens[number + 1])
            return not after_given or not (given or goes_on or number == last - 1)
        if after_given and (token.plain in _BOUND or token.plain in _FREE):
            return False
        if token.is_sign and len(token.word) < 6 and not after_given and not token.heading:
            return True
        if given and (token.plain not in words.stop or (number < last - 1 and not token.begins)):
            return False
        if token.plain in words.stop:
            return True
        return kinds.is_place(token) and not after_given

    def _of_segment(self, first: int, last: int, titled: bool) -> Iterator[Guess]:
        tokens, kinds = self._tokens, self._kinds
        first = self._without_lead(first, last)
        while last - first > 1 and not tokens[last - 1].capital and tokens[last - 1].plain not in _LAST:
            last -= 1
        if all(token.is_initial for token in tokens[first:last]):
            return
        names = [token for token in tokens[first:last] if not token.is_initial and token.capital]
        if len(names) == 1 and last - first == 1:
            yield from self._lone.guess(first, titled)
        elif certainty := self._is_person(tokens[first:last], names, titled):
            yield self._guess(first, last, "person", certainty)
        elif kinds.words.language == "de" and names:
            yield from self._lone.guess(last - 1, titled=False)

    def _without_lead(self, first: int, last: int) -> int:
        """Where the name begins: after words of the language, and after what somebody is."""
        tokens, kinds, language = self._tokens, self._kinds, self._words.language
        while last - first > 1 and tokens[first].begins and kinds.is_common(tokens[first]):
            if kinds.is_given(tokens[first]) and tokens[first].plain not in self._words.stop:
                break
            first += 1
        if language == "de":
            while last - first > 1 and kinds.is_common(tokens[first]) and not kinds.is_given(tokens[first]):
                first += 1
        given = [number for number in range(first, last) if kinds.is_given(tokens[number])]
        if given and first < given[0] and not tokens[first].is_initial:
            before = tokens[first - 1] if first else None
            placed = before is not None and before.plain in self._words.placed
            leads = tokens[first].begins or language == "de" or placed
            if leads and given[0] < last - 1:
                return given[0]
            while first < given[0] and (not tokens[first].capital or kinds.is_common(tokens[first])):
                first += 1
        elif (
            (not given or given[0] == last - 1)
            and last - first > 2
            and kinds.is_trade(tokens[first])
            and (tokens[first].begins or language == "de")
            and not any(map(kinds.is_patronymic, tokens[first:last]))
        ):
            return first + 1
        return first

    def _is_person(self, row: list[Token], names: list[Token], titled: bool) -> float:
        kinds = self._kinds
        if not names or len(names) > _MOST:
            return 0.0
        given = [token for token in names if kinds.is_given(token) and not kinds.is_place(token)]
        unknown = [
            token
            for token in names
            if not kinds.is_common(token) and not kinds.is_place(token) and not token.is_sign
        ]
        if titled and (given or unknown):
            return 0.95
        if any(token.is_initial for token in row):
            return 0.9 if given or unknown else 0.0
        if given and len(names) > 1:
            return 0.9 if unknown or len(given) > 1 else 0.75
        if any(not token.capital and token.plain in _FREE for token in row) and unknown:
            return 0.8
        if any(token.heading for token in row):
            return 0.0
        return 0.6 if len(unknown) == len(names) and len(names) <= 4 else 0.0

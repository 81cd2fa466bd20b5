"""Names of organisations around a word that says what they are: a ministry, a party, a bank."""

import re
from collections.abc import Callable, Iterator

from workbench.extraction.name_tokens import Token
from workbench.extraction.name_words import Words

Span = tuple[int, int, float]
"""First word, the word after the last, how likely."""

_SPACES = (" ", "\u00a0", "-", " & ", "  ", "\u202f")
_ELISION = re.compile(r" (?:l|d|dell|all|nell|dall|sull|un)['’]", re.IGNORECASE)
_QUOTE = re.compile(r"\s?[«“„\"‚]$")
_CLOSE = re.compile(r"^[»”“\"‘’]")
_ADJECTIVE = re.compile(
    r"(?:ыи|ии|ои|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|еи|ую|юю|ые|ие|ых|их|ыми|ими|ська|цька|ська|на|не|ної|нои|нім|ніи|ську|ну)$"
)
_OFFICES = frozenset(
    "foreign defence defense interior finance general presidential prime governor field disisleri icisleri savunma maliye adalet"
    " egitim saglik ticaret enerji ulastirma tarim hazine bilim genel yayin".split()
)
"""Words of titles that are also words of organisations."""
_AND = frozenset("and et e ed und и і та".split())
_LONGEST = 9
_FIRST_HEAD = ("fr", "it", "ru", "uk")


class Organisations:
    """Finds them among the words of a stretch."""

    def __init__(
        self,
        words: Words,
        tokens: list[Token],
        is_common: Callable[[Token], bool],
        is_given: Callable[[Token], bool],
    ) -> None:
        self._words = words
        self._tokens = tokens
        self._is_common = is_common
        self._is_given = is_given
        self._is_slavic = words.language in ("ru", "uk")

    def spans(self) -> Iterator[Span]:
        """The organisations in reading order; none overlaps another."""
        done = 0
        for number in range(len(self._tokens)):
            if number < done:
                continue
            found = self._quoted(number) or (self._at(number) if self._is_head(number) else None)
            if found and found[0] >= done:
                yield found
                done = found[1]

    def _is_head(self, number: int) -> bool:
        words, token = self._words, self._tokens[number]
        if token.heading and token.is_sign:
            return False
        if not token.capital and words.language not in _FIRST_HEAD:
            return False
        if words.has(words.heads, token.form):
            return True
        if words.language == "de" and len(token.plain) > 7:
            return any(token.plain[at:] in words.heads for at in range(3, len(token.plain) - 1))
        return False

    def _at(self, number: int) -> Span | None:
        if self._words.language in ("fr", "it"):
            first, last = number, self._right(number + 1)
        elif self._is_slavic:
            first, last = self._adjectives(number), self._right(number + 1)
        else:
            first, last = self._left(number), self._right_of(number)
        capital = any(token.capital for token in self._tokens[first:last])
        if not capital or last - first < 2 or last - first > _LONGEST:
            return None
        return first, last, 0.8

    # -- to the left --------------------------------------------------------------------------

    def _left(self, number: int) -> int:
        """Capitals before the word that says what it is: "Libyan National Army"."""
        tokens, first = self._tokens, number
        while first and tokens[first].gap in _SPACES and not tokens[first].begins:
            before = tokens[first - 1]
            if before.capital and self._may_lead(before):
                first -= 1
            elif (
                before.plain in ("and", "ve", "und")
                and first > 1
                and tokens[first - 2].capital
                and before.gap in _SPACES
                and (before.plain == "ve" or self._is_common(tokens[first]))
                and not self._is_given(tokens[first - 2])
            ):
                first -= 2
            else:
                break
        return first

    def _may_lead(self, token: Token) -> bool:
        words = self._words
        if token.plain in _OFFICES:
            return True
        if words.has(words.titles, token.form):
            return False
        if token.begins and token.plain in words.stop:
            return words.language == "en" and not self._is_small(token)
        if words.language == "de":
            return not self._is_common(token) or token.plain.endswith(("e", "er", "es", "en"))
        return True

    def _is_small(self, token: Token) -> bool:
        from workbench.extraction.name_words import english

        return token.plain in english()

    def _adjectives(self, number: int) -> int:
        """Adjectives before a Russian or Ukrainian word, the first of them with a capital."""
        tokens, first = self._tokens, number
        if tokens[number].capital and not tokens[number].begins:
            return number
        while first and tokens[first].gap in _SPACES and _ADJECTIVE.search(tokens[first - 1].plain):
            before = tokens[first - 1]
            if before.plain in self._words.stop or not (before.capital or before.form in self._words.inner):
                break
            first -= 1
            if before.capital:
                break
        return first if tokens[first].capital else number

    # -- to the right -------------------------------------------------------------------------

    def _right(self, at: int) -> int:
        """Words that go on after the first: "Ministère de la Défense", "Министерство обороны"."""
        last = at
        while at < len(self._tokens) and at - last <= 2:
            token = self._tokens[at]
            elided = bool(_ELISION.fullmatch(token.gap))
            if token.begins or (token.gap not in _SPACES and not elided):
                break
            if token.capital:
                if self._is_given(token) and at > last:
                    break
                if self._words.has(self._words.titles, token.form) or token.plain in self._words.stop:
                    break
                at += 1
                last = at
            elif token.form in self._words.inner:
                at += 1
                last = at
            elif token.plain in self._words.links and (token.plain not in _AND or self._goes_on(at)):
                at += 1
            else:
                break
        return last

    def _right_of(self, number: int) -> int:
        """Capitals after "of", "für" and the like: "Ministry of Defence"."""
        tokens, words = self._tokens, self._words
        last = number + 1
        if words.language == "tr":
            return last
        while last < len(tokens) and tokens[last].gap in _SPACES and tokens[last].capital and not tokens[last].begins:
            if words.has(words.titles, tokens[last].form) or self._is_given(tokens[last]):
                break
            if words.language == "de" and not words.has(words.heads, tokens[last].form) and self._is_common(tokens[last]):
                break
            last += 1
        if words.of_heads and not words.has(words.of_heads, tokens[number].form):
            return last
        at = last
        while at < len(tokens) and at - last <= 2 and tokens[at].gap in _SPACES and not tokens[at].begins:
            token = tokens[at]
            if token.capital:
                if words.has(words.titles, token.form) and token.plain not in _OFFICES:
                    break
                if self._is_given(token) and self._words.language == "en":
                    break
                at += 1
                last = at
            elif token.plain in words.links and (at > last and token.plain not in _AND or self._links(at)):
                at += 1
            else:
                break
        return last

    def _goes_on(self, at: int) -> bool:
        """Whether the name goes on after an "and": with a word such as names of bodies have, and no new body."""
        words = self._words
        for token in self._tokens[at + 1 : at + 3]:
            if token.gap not in _SPACES and not _ELISION.fullmatch(token.gap):
                return False
            if token.form in words.inner or (words.language in ("en", "de") and token.capital):
                known = token.form in words.inner or self._is_common(token)
                return known and not words.has(words.heads, token.form)
            if words.language not in ("fr", "it") or token.plain not in words.links:
                return False
        return False

    def _links(self, at: int) -> bool:
        token = self._tokens[at]
        if token.plain in _AND:
            return self._goes_on(at)
        if self._words.language == "de":
            return token.plain in ("der", "des", "fur", "von")
        return token.plain in ("of", "for", "on", "without")

    # -- in quotation marks -------------------------------------------------------------------

    def _quoted(self, number: int) -> Span | None:
        """A short name in quotation marks, after a word that says what it is or by itself."""
        tokens, words = self._tokens, self._words
        token = tokens[number]
        if not token.capital or not _QUOTE.search(token.gap) or token.heading:
            return None
        last = number + 1
        while last < len(tokens) and last - number < 6 and tokens[last].gap in _SPACES:
            last += 1
        closes = last >= len(tokens) or bool(_CLOSE.match(tokens[last].gap))
        if not closes or last - number > 5:
            return None
        before = tokens[number - 1] if number and token.gap.strip("«“„\"‚ ") == "" else None
        if before is not None and (
            words.has(words.quoted_heads or words.heads, before.form)
            or words.has(words.heads, before.form)
        ):
            return number, last, 0.85
        whole = all(one.capital for one in tokens[number:last])
        if self._is_slavic and before is not None and whole and last - number <= 3 and token.plain not in words.stop:
            return number, last, 0.6
        return None

"""One word with a capital: how likely it is a name by itself."""

import re
from collections.abc import Iterator

from workbench.actors.folding import plain
from workbench.extraction.guess import Guess
from workbench.extraction.name_tokens import SPACES, Token
from workbench.extraction.name_words import wordlist
from workbench.extraction.word_kinds import DETERMINERS, WordKinds

_CAMEL = re.compile(r"[a-zа-яё][A-ZА-ЯЁ]|[A-Z]{2}[a-z]{2}")
_NO_ADJECTIVES = wordlist(
    """
gegen neben zwischen wegen sagte erklärte hatte habe sei warf wurde werde seien haben hatten wollte
konnte musste sollte über unter hinter außer oder aber wenn denn während sprachen trafen sagten
erklärten betonte forderte warnte meinte
"""
)
_GERMAN_PLURAL = re.compile(r"(?:en|er|e|ung|eln|ern|heit|keit|chen)$")
_FROM = wordlist("von bei aus zu mit durch gegen und oder für")


class LoneWords:
    """Judges words that stand alone among those of a stretch; `capital` are capitals within sentences."""

    def __init__(self, kinds: WordKinds, tokens: list[Token], capital: set[str]) -> None:
        self._kinds = kinds
        self._tokens = tokens
        self._capital = capital

    def guess(self, number: int, titled: bool) -> Iterator[Guess]:
        """One guess, or none; what is below half counts only where the word is a name elsewhere."""
        token, kinds = self._tokens[number], self._kinds
        words = kinds.words
        if token.is_sign and not token.heading:
            is_name = 2 <= len(token.word) <= 8 and token.plain not in words.signs and token.word.isalpha()
            if is_name and not kinds.is_place(token):
                yield self._made(token, "organisation", 0.7, alone=True)
            return
        if len(token.word) < 3 and not kinds.is_foreign(token):
            return
        if kinds.is_body(token) and not token.heading:
            yield self._made(token, "organisation", 0.7, alone=False)
            return
        if kinds.is_foreign(token):
            yield self._made(token, "organisation", 0.7, alone=True)
            return
        common = kinds.is_common(token) and not (kinds.is_given(token) and token.plain not in words.stop)
        if titled and not common and not kinds.is_place(token):
            yield self._made(token, "person", 0.85, alone=False)
            return
        if words.language == "de" and "-" in token.word:
            yield from self._compound(token)
        certainty = 0.1 if common else self._certainty(number)
        yield self._made(token, "person" if kinds.is_given(token) else "", certainty, alone=True)

    def _made(self, token: Token, sort: str, certainty: float, *, alone: bool, end: int = 0) -> Guess:
        form = token.form if not end else self._kinds.words.form(token.word[: end - token.start])
        return Guess(
            token.start, end or token.end, sort, certainty, (form,), self._kinds.words.language, alone
        )

    def _compound(self, token: Token) -> Iterator[Guess]:
        """ "Andrássy-Universität" is a name; of "Tisza-Partei" the first part is."""
        first, _hyphen, _rest = token.word.partition("-")
        last, words = token.plain.rpartition("-")[2], self._kinds.words
        if len(first) < 3 or words.has(words.nouns, plain(first)) or words.has(words.places, plain(first)):
            return
        if words.has(words.descriptors, last) and token.word.count("-") == 1:
            yield self._made(token, "organisation", 0.65, alone=True, end=token.start + len(first))
        elif words.has(words.heads, last):
            yield self._made(token, "organisation", 0.7, alone=False)

    def _certainty(self, number: int) -> float:
        token, kinds = self._tokens[number], self._kinds
        before = self._tokens[number - 1] if number else None
        following = self._tokens[number + 1] if number + 1 < len(self._tokens) else None
        if kinds.is_place(token) or token.heading:
            return 0.1
        if _CAMEL.search(token.word):
            return 0.7
        language = kinds.words.language
        if token.begins:
            return self._certainty_at_beginning(token, following)
        if before is not None and before.plain in kinds.words.placed and token.gap in SPACES:
            return 0.2 if language != "de" or before.plain != "aus" else 0.35
        if language == "de":
            return self._german(token, before, following)
        return 0.65 if kinds.is_given(token) or kinds.says(following) else 0.55

    def _certainty_at_beginning(self, token: Token, following: Token | None) -> float:
        kinds, language = self._kinds, self._kinds.words.language
        owns = following is not None and following.capital and following.gap in SPACES
        if language == "de" and owns and token.word.endswith("s"):
            return 0.5
        if following is None or following.gap not in SPACES or following.capital:
            return 0.3
        if kinds.says(following) and (kinds.is_given(token) or language in ("en", "fr", "it", "de")):
            return 0.55
        if language == "en":
            return 0.55
        if kinds.is_given(token):
            return 0.5
        if language in ("fr", "it", "de") and kinds.is_verb(following):
            return 0.5
        return 0.4 if token.form in self._capital else 0.3

    def _german(self, token: Token, before: Token | None, following: Token | None) -> float:
        """Every noun has a capital: a name has no article before it, or an owned thing after it."""
        kinds = self._kinds
        owns = following is not None and following.capital and following.gap in SPACES
        if token.word.endswith("s") and owns and not kinds.words.has(kinds.words.places, token.plain):
            return 0.55
        if before is not None and not before.capital and token.gap in SPACES:
            adjective = (
                before.plain.endswith(("en", "er", "em", "es", "e")) and before.plain not in _NO_ADJECTIVES
            )
            if before.plain in DETERMINERS or adjective:
                return 0.2
            if kinds.is_given(token) or kinds.says(following):
                return 0.6
            return 0.5 if before.plain in _FROM and not _GERMAN_PLURAL.search(token.plain) else 0.35
        return 0.6 if kinds.is_given(token) else 0.35

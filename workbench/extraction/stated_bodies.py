"""Names of organisations by what stands around them: quotation marks, "the firm", the list of outlets."""

import re

from workbench.extraction.name_tokens import Token
from workbench.extraction.name_words import outlets
from workbench.extraction.word_kinds import WordKinds

Span = tuple[int, int, float, bool]
"""First word, the word after the last, how likely, whether quotation marks are a part of it."""
BODY_SPACES = (" ", "\u00a0", "-", " & ", "  ", "\u202f")
"""What may stand between two words of such a name."""
_QUOTE = re.compile(r"(?:^|[\s(])[«“„\"‚]$")
_CLOSE = re.compile(r"^[»”“\"‘’]")
_SPEECH = re.compile(r"^[»”“\"][,.!?]?\s*[—–-]")


class StatedBodies:
    """Finds them among the words of a stretch."""

    def __init__(self, kinds: WordKinds, tokens: list[Token]) -> None:
        self._kinds = kinds
        self._words = kinds.words
        self._tokens = tokens

    def described(self, number: int) -> Span | None:
        """ "the firm Helsing", "азиз Kloop": the name without the word that says what it is."""
        tokens, words, kinds = self._tokens, self._words, self._kinds
        if (
            not number
            or not tokens[number].capital
            or tokens[number].gap not in BODY_SPACES
            or tokens[number].begins
        ):
            return None
        if kinds.is_slavic and not kinds.is_foreign(tokens[number]):
            return None
        before = tokens[number - 1]
        if before.closed:
            return None
        known = words.has(words.descriptors, before.form) or (
            words.language == "de"
            and len(before.plain) > 7
            and any(words.has(words.descriptors, before.plain[at:]) for at in range(2, len(before.plain) - 3))
        )
        if not known or kinds.is_given(tokens[number]) or tokens[number].plain in words.stop:
            return None
        if before.capital and words.language not in ("de", "tr", "ru", "uk"):
            return None
        if words.has(words.heads, tokens[number].form) or kinds.is_title(tokens[number]):
            return None
        last = number + 1
        while (
            last < min(len(tokens), number + 9)
            and not tokens[last - 1].closed
            and tokens[last].gap in BODY_SPACES
        ):
            if not tokens[last].capital or kinds.is_title(tokens[last]) or kinds.is_given(tokens[last]):
                break
            last += 1
        return number, last, 0.75, False

    def outlet(self, number: int) -> Span | None:
        """An outlet of the list that is shipped."""
        tokens, kinds = self._tokens, self._kinds
        token = tokens[number]
        if not token.capital or token.heading or kinds.is_title(token):
            return None
        parts = re.findall(r"\w+", token.plain)
        for name in outlets().get(parts[0], ()) if parts else ():
            spoken, last = list(parts), number + 1
            while len(spoken) < len(name) and last < len(tokens) and tokens[last].gap.strip(" '’") == "":
                spoken += re.findall(r"\w+", tokens[last].plain)
                last += 1
            if tuple(spoken) != name:
                continue
            alone = last == number + 1
            if alone and (
                kinds.is_common(token)
                or kinds.is_place(token)
                or kinds.is_given(token)
                or len(token.word) < 3
            ):
                continue
            return number, last, 0.75, False
        return None

    def quoted(self, number: int) -> Span | None:
        """A short name in quotation marks, after a word that says what it is or by itself."""
        tokens, words = self._tokens, self._words
        token = tokens[number]
        if not token.capital or not _QUOTE.search(token.gap) or token.heading:
            return None
        last = number + 1
        while last < len(tokens) and last - number < 6 and tokens[last].gap in (*BODY_SPACES, "."):
            last += 1
        after = tokens[last].gap if last < len(tokens) else "»"
        if not _CLOSE.match(after) or last - number > 5:
            return None
        before = tokens[number - 1] if number and not token.gap.strip('«“„"‚ ') else None
        slavic = self._kinds.is_slavic
        if before is not None and (
            words.has(words.descriptors, before.form) or words.has(words.heads, before.form)
        ):
            return number, last, 0.85, slavic
        if not slavic or _SPEECH.match(after) or token.plain in words.stop or last - number > 4:
            return None
        return number, last, 0.6, True

"""Changes an editor may make to a text, with the truth about where each passage then stands."""

import random
import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^\s.!?][^\n.!?]{25,400}[.!?]")
_NUMBER = re.compile(r"\b\d+\b")
_VERB = re.compile(r"\b(is|was|were|has|had|will|said|are)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_PLAIN_WORD = re.compile(r"(?<=[a-z] )[a-z]{7,}\b")


@dataclass(frozen=True, slots=True)
class Changed:
    """A new text; `start` is where the passage truly stands in it, -1 where it is gone.

    `same_words` is false where a word of the passage itself is another: then nothing may be found.
    """

    kind: str
    text: str
    start: int
    same_words: bool = True


def sentences(text: str) -> list[tuple[int, int]]:
    """Stretches that a person might clip."""
    return [match.span() for match in _SENTENCE.finditer(text)]


def change(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """One change of a kind taken by chance; None where that kind does not fit the passage."""
    return chance.choice(_KINDS)(text, start, end, chance)


def _insert(text: str, at: int, words: str) -> str:
    return text[:at] + words + text[at:]


def _around(text: str, start: int, end: int, chance: random.Random) -> Changed:
    """Paragraphs come in before and after."""
    words = " ".join(chance.sample(text.split(), min(40, len(text.split()))))
    before = f"{words}\n\n"
    line = text.rfind("\n", 0, start) + 1
    return Changed("paragraph before", _insert(text, line, before), start + len(before))


def _twin_before(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """The sentence stands before itself with another number, name or a negation."""
    twin = _twin(text[start:end], chance)
    return Changed("twin before", _insert(text, start, f"{twin} "), start + len(twin) + 1) if twin else None


def _twin_after(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """The sentence is followed by its twin."""
    twin = _twin(text[start:end], chance)
    return Changed("twin after", _insert(text, end, f" {twin}"), start) if twin else None


def _replaced_by_twin(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """The sentence itself now says something else."""
    twin = _twin(text[start:end], chance)
    return Changed("replaced by a twin", text[:start] + twin + text[end:], -1, False) if twin else None


def _removed(text: str, start: int, end: int, chance: random.Random) -> Changed:
    return Changed("removed", text[:start] + text[end:], -1)


def _removed_with_twin_elsewhere(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """The sentence goes, and its twin stands in another paragraph."""
    twin = _twin(text[start:end], chance)
    if not twin:
        return None
    rest = text[:start] + text[end:]
    breaks = [match.end() for match in re.finditer("\n+", rest)] or [0]
    return Changed("removed, twin elsewhere", _insert(rest, chance.choice(breaks), f"{twin}\n"), -1)


def _moved(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """The paragraph goes to another place."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last + 1
    rest = text[:first] + text[last:]
    breaks = [match.end() for match in re.finditer("\n", rest)]
    if not breaks:
        return None
    to = chance.choice(breaks)
    return Changed(
        "paragraph moved", _insert(rest, to, text[first:last].rstrip("\n") + "\n"), to + start - first
    )


def _repeated(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """The very words stand once more, as a pull quote in another paragraph."""
    breaks = [match.end() for match in re.finditer("\n", text) if not start - 200 < match.end() < end + 200]
    if not breaks:
        return None
    at, words = chance.choice(breaks), f"{text[start:end]}\n"
    return Changed("quote repeated", _insert(text, at, words), start + len(words) * (at <= start))


def _spacing(text: str, start: int, end: int, chance: random.Random) -> Changed:
    """Line ends, quotation marks and dashes come out otherwise."""
    before, quote, after = text[:start], text[start:end], text[end:]

    def other(piece: str) -> str:
        return piece.replace(" ", "\u00a0 ").replace('"', "“").replace("’", "'").replace("–", "-")

    return Changed("spacing", other(before) + other(quote) + other(after), len(other(before)))


def _slip(text: str, start: int, end: int, chance: random.Random) -> Changed | None:
    """A letter of a long word is put right."""
    words = list(_PLAIN_WORD.finditer(text, start, end))
    if not words:
        return None
    word = chance.choice(words)
    at = chance.randrange(word.start() + 2, word.end() - 1)
    return Changed("slip put right", text[:at] + text[at + 1] + text[at] + text[at + 2 :], start)


def _neighbours_rewritten(text: str, start: int, end: int, chance: random.Random) -> Changed:
    """The sentences before and after are written anew."""
    words = text.split()
    before = " ".join(chance.sample(words, min(12, len(words)))) + ". "
    after = " " + " ".join(chance.sample(words, min(12, len(words)))) + "."
    first = max(0, start - chance.randrange(20, 160))
    last = min(len(text), end + chance.randrange(20, 160))
    new = text[:first] + before + text[start:end] + after + text[last:]
    return Changed("neighbours rewritten", new, first + len(before))


def _twin(sentence: str, chance: random.Random) -> str:
    """The sentence with one fact changed; "" where there is none to change."""
    ways = []
    for number in _NUMBER.finditer(sentence):
        ways.append(sentence[: number.start()] + str(int(number.group()) + 1) + sentence[number.end() :])
    for name in _NAME.finditer(sentence):
        ways.append(sentence[: name.start()] + chance.choice(("Benghazi", "Petrov")) + sentence[name.end() :])
    for verb in _VERB.finditer(sentence):
        ways.append(sentence[: verb.end()] + " not" + sentence[verb.end() :])
    return chance.choice(ways) if ways else ""


_KINDS = (
    _around, _twin_before, _twin_after, _replaced_by_twin, _removed, _removed_with_twin_elsewhere, _moved,
    _repeated, _spacing, _slip, _neighbours_rewritten,
)  # fmt: skip

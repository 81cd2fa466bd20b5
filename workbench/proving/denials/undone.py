"""Words with "un" before them, by which a passage says what a statement denies: "unharmed", "not harmed"."""

from workbench.proving.context import Context, Read
from workbench.proving.denials.denied import Denial
from workbench.proving.english_words import stem
from workbench.proving.model import Doubt
from workbench.proving.reading import Reading

_UNDONE = 6
"""Letters of a word that may begin with "un"."""


def is_undone(reading: Reading, stems: tuple[str, ...]) -> bool:
    """Whether a text has one of some words with "un" before it: "unharmed" for "not harmed"."""
    return not _stems(reading).isdisjoint(stems)


def undone(context: Context, own: tuple[Denial, ...], english: list[Read]) -> Doubt | None:
    """What a passage says with "un" before it and the statement without: "unharmed", "harmed"."""
    if own:
        return None
    for one in english:
        undone = _stems(one.reading)
        for token in context.reading.tokens if undone else ():
            if len(token.word) > _UNDONE - 2 and stem(token.word) in undone:
                plain = {stem(known.word) for known in one.reading.tokens}
                if stem(token.word) not in plain:
                    why = f"A passage has “un{token.word}”; the statement has “{token.text}”."
                    return Doubt(
                        "negation", why, token.start, token.end, token.text, one.passage.clip_id,
                        one.reading.text,
                    )  # fmt: skip
    return None


def _stems(reading: Reading) -> set[str]:
    """The stems of the words that a text has with "un" before them."""
    return {
        stem(token.word[2:])
        for token in reading.tokens
        if token.word.startswith("un") and len(token.word) > _UNDONE
    }

"""Canonical text, decided once at intake, and the folded form that search compares."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from workbench.values.deception import is_compatible_form, plain_spelling, spelled_with_positions
from workbench.values.patterns import late_pattern

_LINE_ENDS = late_pattern(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c\x1c-\x1e]")
_FORBIDDEN = late_pattern(r"[\x00-\x08\x0e-\x1b\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
# All of both, so that a text in which there is none, as nearly every one, is looked at once.
_ODD = late_pattern(r"[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_HALF_A_LETTER = late_pattern(r"[\ud800-\udfff]")
_ODD_ASCII = bytes({*range(0x20), 0x7F} - set(b"\t\n"))

_PIECE = 500_000


def canonical(text: str) -> str:
    """`text` as Groundwork keeps it: Unicode NFC, LF line ends, no BOM, no control characters.

    Every line or paragraph separator becomes LF, so that a screen, a regular expression and an
    exchange file count lines alike. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    # In this order: what is taken out may have kept two signs apart that belong together.
    text = text.replace("\r\n", "\n")
    if _holds_odd(text):
        text = _LINE_ENDS.sub("\n", _FORBIDDEN.sub("", text))
    text = text.lstrip("\ufeff")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _holds_odd(text: str) -> bool:
    """Whether there is any sign that has no place in canonical text, but a mark of byte order in front."""
    if text.isascii():
        return len(text.encode().translate(None, _ODD_ASCII)) != len(text)
    return bool(_ODD.search(text))


def is_canonical(text: str) -> bool:
    """Whether `canonical` would leave it as it is; in pieces, since each holds up every other thread."""
    return not text.startswith("\ufeff") and all(
        not _holds_odd(piece) and (piece.isascii() or unicodedata.is_normalized("NFC", piece))
        for piece in _pieces(text)
    )


def _pieces(text: str) -> Iterator[str]:
    """Whole lines, some hundred thousand letters at a time: nothing is composed across the end of a line."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def whole_letters(text: str) -> str:
    """The text with U+FFFD for each half of a letter, as bytes that are no letters and broken input leave."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALF_A_LETTER.sub("\ufffd", text)
    return text


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def shortened(text: str, length: int) -> str:
    """At most `length` code points of a text; an ellipsis says that there is more."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 clip`, `3 clips`, `1,204 entries`; `many` where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_in_words(number: int) -> str:
    """`one` to `nine`, then figures: as running text has it."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted_in_words(number: int, one: str, many: str = "") -> str:
    """`one clip`, `three clips`, `1,204 entries`: `counted` for running text."""
    return f"{number_in_words(number)} {one if number == 1 else many or one + 's'}"


def with_and(words: Sequence[str]) -> str:
    """`Reuters`, `Reuters and AFP`, `Reuters, AFP and TASS`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def as_quoted(text: str, length: int) -> str:
    """A sentence as it is quoted within another: no full stop, at most `length` code points."""
    return shortened(text.rstrip("."), length)


def one_line(text: str, length: int) -> str:
    """The words of a text on one line, at most `length` code points."""
    return shortened(" ".join(text.split()), length)


_ARABIC_LETTERS = str.maketrans(
    {
        **dict.fromkeys("آأإٱ", "ا"),
        **dict.fromkeys("ىئی", "ي"),
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ـ": None,
        "ء": None,
    }
)
# Letters that are no other letter with a mark to Unicode, and are one to whoever types them.
_LETTERS = {
    **dict.fromkeys("ıɪ", "i"), "ł": "l", "đ": "d", "ð": "d", "ɖ": "d", "ɗ": "d", "ø": "o", "æ": "ae",
    "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e", "ɓ": "b", "ƙ": "k", "ƴ": "y", "ґ": "г",
    "ғ": "г", "қ": "к", "ң": "н", "ү": "у", "ұ": "у", "җ": "ж", "ҳ": "х", "ҷ": "ч", "һ": "х", "ө": "о",
}  # fmt: skip
_UNHEARD = "ʿʾʼʻʹʺˈˊˋ\u02c0\u02c1\u02ee"
_AS_TYPED = str.maketrans(
    {
        **_LETTERS,
        **{letter.upper(): plain for letter, plain in _LETTERS.items() if len(letter.upper()) == 1},
        **dict.fromkeys(_UNHEARD, None),
        "ẞ": "ss",
        **{chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6) for n in range(10)},
    }
)
# Scripts written without spaces: each character is a word of its own to the index.
_UNSPACED = late_pattern(
    r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])"
)
# What the index does not fold by itself, of the letters of alphabets.
_NOT_BY_INDEX = late_pattern(
    r"[\u0600-\u06ff\u0750-\u077f\ufb00-\ufdff\ufe70-\ufefc\u0966-\u096f\u09e6-\u09ef"
    rf"ßẞŉǰΐΰĳĲʼnǆǅǄǉǈǇǌǋǊ\u00b2\u00b3\u00b9\u2070-\u209c\u0457\u0407йЙёЁўЎѓЃќЌѐЀѝЍάΆέΈήΉίΊόΌύΎώΏϊΪϋΫ\u1f00-\u1fff\u0591-\u05bd\u05bf-\u05c7\u0490-\u0513"
    rf"{''.join(chr(code) for code in _AS_TYPED if code not in range(0x660, 0xA00))}]"
)
_SPACES_UNSEEN = late_pattern("[\u200b\u200c]")


def fold(text: str) -> str:
    """The form under which search compares: case folded, marks dropped, Arabic letters unified.

    FTS5's own `unicode61` folds neither Arabic vowel signs nor alef with hamza; this does. A word
    that deceives the eye is compared as what it looks like.
    """
    if text.isascii():
        return text.lower()
    text = plain_spelling(text)
    plain = unicodedata.normalize("NFKD", text.translate(_ARABIC_LETTERS))
    kept = "".join(character for character in plain if not _is_mark(character))
    return _UNSPACED.sub(r" \1 ", kept.translate(_ARABIC_LETTERS).translate(_AS_TYPED).casefold())


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Cf")


def needs_folding(text: str) -> bool:
    """Whether `text` holds a script, or words that deceive, which the index cannot fold by itself."""
    if text.isascii():
        return False
    in_script = _NOT_BY_INDEX.search(text) or _UNSPACED.search(text)
    return bool(in_script) or is_compatible_form(text) or plain_spelling(text) is not text


def words_for_index(text: str) -> str:
    """What the index is given of a text beside the text itself: the folded words where it cannot fold them,
    and the words that are written in parts as one; "" for nothing.
    """
    # Texts are indexed when they come in, never before the first screen.
    from workbench.values.spellings import APART, wholes

    folded = fold(_SPACES_UNSEEN.sub(" ", text)) if needs_folding(text) else ""
    one = wholes(text)
    return f"{folded} {APART} {fold(one)}" if one else folded


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    return fold(character).strip() if character not in " \t\n" else character


def fold_with_positions(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the position in `text` it came from.

    Scripts without spaces are not spaced out here, so that words can be found in running text.
    """
    spelled, origins = spelled_with_positions(text)
    pieces: list[str] = []
    positions: list[int] = []
    for number, character in enumerate(spelled):
        piece = _fold_character(character)
        pieces.append(piece)
        positions.extend([number if origins is None else origins[number]] * len(piece))
    return "".join(pieces), positions

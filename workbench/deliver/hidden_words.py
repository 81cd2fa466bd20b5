"""Words that must not be in a file, found in whatever form they may be in.

Text is compared without case, marks, invisible characters and punctuation. Looked through are: text
joined across runs and paragraphs, attributes, comments, names of parts, entities, escapes, percent and
quoted-printable forms, base64, base32, hexadecimal, UTF-16 and UTF-32, packed streams and packages
within packages. Not looked through: words drawn as pixels or hidden in them on purpose.
"""

import base64
import binascii
import codecs
import html
import io
import quopri
import re
import struct
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SHORTEST_UNBOUNDED = 7
"""Letters a word must have to be believed within others; "Adam" is not looked for in "had a meal"."""

_SHORTEST_ENCODED = 4
_MOST_UNPACKED = 8_000_000
_DEEPEST = 3
_LEAST_COUNTED = 1_000
_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Bytes that no text in UTF-8 has, and each text in UTF-16 or UTF-32 that is not East Asian throughout."""

_BREAKING_TAG = re.compile(r"</?(?:\w+:)?(?:p|tab|br|cr|tc|tr|endnote|footnote|comment)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_REMARK = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}")
_BASE32 = re.compile(r"[A-Z2-7]{8,}")
_HEXADECIMAL_SIGNS = re.compile(r"[0-9A-Fa-fx\\\s:,-]{8,}")
_HEXADECIMAL = re.compile(r"(?:(?:0x|\\x|[\s:,-])?[0-9A-Fa-f]{2}){4,}")
_PRINTABLE = re.compile(rb"(?:[\x20-\x7e]\x00?|[\xc3-\xdf][\x80-\xbf]){4,}")
"""Latin letters in one byte or two; Greek, Cyrillic, Hebrew and Arabic ones in UTF-8."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|_x([0-9A-Fa-f]{4})_|\\u\{([0-9A-Fa-f]{1,6})\}")


class Allowance:
    """Bytes that may still be unpacked; a few kilobytes can unpack to as many gigabytes.

    `spent` says that something was left unread for that reason: the file cannot be called clean.
    """

    def __init__(self, size: int = 16_000_000) -> None:
        self._left = size
        self.spent = False

    def take(self, size: int) -> bool:
        """Whether so many more bytes may be looked through."""
        self._left -= max(size, _LEAST_COUNTED)
        self.spent = self.spent or self._left < 0
        return not self.spent


@dataclass(frozen=True, slots=True)
class Forms:
    """What a part says: `readable` as it stands, `joined` its letters alone, `packed` those out of codes."""

    readable: tuple[str, ...]
    joined: tuple[str, ...]
    packed: tuple[str, ...]

    def hold(self, word: "Word") -> bool:
        """Whether a word is in any of the forms."""
        pairs = zip(self.joined, self.readable, strict=True)
        if any(word.letters in letters and word.bounded.search(form) for letters, form in pairs):
            return True
        if len(word.letters) >= SHORTEST_UNBOUNDED and any(
            needle in form for form in self.joined for needle in (word.letters, word.backwards, word.rotated)
        ):
            return True
        return len(word.letters) >= _SHORTEST_ENCODED and any(word.letters in form for form in self.packed)


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for: its letters, and a pattern that respects where words begin and end."""

    letters: str
    bounded: re.Pattern[str]
    backwards: str
    rotated: str


def word(text: str) -> Word:
    """A text made ready to be looked for."""
    folded = _folded(text)
    pieces = re.findall(r"[^\W_]+", folded) or [re.escape(folded.strip())]
    pattern = r"[\W_]{0,4}".join(map(re.escape, pieces))
    letters = _letters(folded)
    rotated = codecs.encode(letters, "rot13")
    return Word(letters, re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])"), letters[::-1], rotated)


def forms_of(name: str, content: bytes, allowance: Allowance) -> Forms:
    """Every form of a part that is looked through; what is packed in it as far as the allowance goes."""
    blobs = list(_blobs(name, content, allowance))
    texts = list(dict.fromkeys(text for blob_name, blob in blobs for text in _texts(blob_name, blob)))
    readable = [_folded(text) for text in texts]
    codes = [*_decoded(texts), *(text for _name, blob in blobs for text in _wide(blob))]
    packed = [_letters(_folded(text)) for text in codes]
    return Forms(tuple(readable), tuple(_letters(text) for text in readable), tuple(packed))


def _blobs(name: str, content: bytes, allowance: Allowance, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """The part, and what is packed in it, in that, and so on."""
    is_font = name.startswith("word/fonts/")
    readable = _without_pixels(content) if is_font or name.startswith("word/media/") else content
    yield name, readable
    if depth < _DEEPEST:
        for inner_name, inner in _unpacked(content if is_font else readable):
            if not allowance.take(len(inner)):
                return
            yield from _blobs(inner_name, inner, allowance, depth + 1)


def _texts(name: str, content: bytes) -> Iterator[str]:
    """Bytes as text, with and without markup and escapes."""
    yield name
    text = _as_text(content)
    yield text
    if "<" in text:
        opened = _WRAPPING.sub("", text)
        for form in (opened, _WRAPPING.sub(" ", text), _REMARK.sub("", text)):
            joined = _TAG.sub("", _BREAKING_TAG.sub(" ", form))
            yield joined
            yield _twice_unescaped(joined)
        yield _twice_unescaped(_TAG.sub("", opened))
    if "&" in text:
        yield _twice_unescaped(text)
    if "%" in text:
        yield urllib.parse.unquote_plus(text)
    if "=" in text:
        yield quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")
    if "\\" in text or "_x" in text:
        yield _ESCAPE.sub(_unescaped, text)


def _decoded(texts: list[str]) -> Iterator[str]:
    """What codes in the texts stand for."""
    texts = [*texts, *(re.sub(r"\s+", "", text) for text in texts)]
    yield _from_base64(dict.fromkeys(found for text in texts for found in _BASE64.findall(text)))
    yield _from_base32(dict.fromkeys(found for text in texts for found in _BASE32.findall(text)))
    yield _from_hexadecimal(
        dict.fromkeys(
            match.group()
            for text in texts
            for signs in _HEXADECIMAL_SIGNS.findall(text)
            for match in _HEXADECIMAL.finditer(signs)
        )
    )


def _wide(content: bytes) -> Iterator[str]:
    """Bytes read as wide characters, from wherever they may begin."""
    if not _NO_TEXT.search(content):
        return
    for encoding, width in (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4)):
        for shift in range(width):
            yield content[shift:].decode(encoding, "ignore")


def _as_text(content: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    return content.decode("utf-8", "replace")


def _from_base64(stretches: Iterable[str]) -> str:
    pieces = []
    for found in stretches:
        plain = found.replace("-", "+").replace("_", "/")
        for shift in range(4):
            usable = plain[shift : shift + (len(plain) - shift) // 4 * 4]
            rest = plain[shift + len(usable) :]
            if len(rest) > 1:
                usable += rest + "=" * (4 - len(rest))
            pieces.append(base64.b64decode(usable) if usable else b"")
    return _both_widths(pieces)


def _from_base32(stretches: Iterable[str]) -> str:
    pieces = []
    for found in stretches:
        for length in range(len(found), len(found) - 8, -1):
            try:
                pieces.append(base64.b32decode(found[:length] + "=" * (-length % 8)))
            except binascii.Error:
                continue
            break
    return _both_widths(pieces)


def _from_hexadecimal(stretches: Iterable[str]) -> str:
    pieces = []
    for found in stretches:
        digits = re.sub(r"0x|[^0-9A-Fa-f]", "", found)
        for shift in (0, 1):
            pieces.append(bytes.fromhex(digits[shift : shift + (len(digits) - shift) // 2 * 2]))
    return _both_widths(pieces)


def _both_widths(pieces: list[bytes]) -> str:
    narrow = b"\n".join(pieces).decode("utf-8", "ignore")
    wide = (piece.decode(code, "ignore") for piece in pieces for code in ("utf-16-le", "utf-16-be"))
    return narrow + "\n" + "\n".join(wide) if pieces else ""


def _without_pixels(content: bytes) -> bytes:
    """A picture without the packed pixels, in which chance alone spells words; the rest as it is."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        kept, position = [], 8
        while position + 12 <= len(content):
            (length,) = struct.unpack(">I", content[position : position + 4])
            if content[position + 4 : position + 8] != b"IDAT":
                kept.append(content[position : position + 12 + length])
            position += 12 + length
        return b"\n".join([*kept, content[position:]])
    if content.startswith(b"\xff\xd8"):
        end = content.rfind(b"\xff\xd9")
        return content[: content.find(b"\xff\xda")] + (content[end:] if end >= 0 else b"")
    return b"\n".join(_PRINTABLE.findall(content))


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Packages and packed streams within a part, wherever in it they begin."""
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", content):
        packed = memoryview(content)[match.start() : match.start() + _MOST_UNPACKED]
        try:
            yield "", zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(packed, _MOST_UNPACKED)
        except zlib.error:
            continue
    start = content.find(b"PK\x03\x04")
    if start >= 0:
        try:
            with zipfile.ZipFile(io.BytesIO(content[start:])) as package:
                for member in package.infolist():
                    with package.open(member) as file:
                        yield member.filename, file.read(_MOST_UNPACKED)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
            return


def _twice_unescaped(text: str) -> str:
    return html.unescape(html.unescape(text))


def _unescaped(match: re.Match[str]) -> str:
    digits = next(group for group in match.groups() if group)
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else ""


def _folded(text: str) -> str:
    """Without case, marks and invisible characters; white space as one space."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        unseen = {
            ord(known): None for known in set(decomposed) if unicodedata.category(known) in ("Mn", "Cf")
        }
        text = decomposed.translate(unseen)
    return " ".join(text.casefold().split())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)

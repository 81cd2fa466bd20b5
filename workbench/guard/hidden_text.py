"""What a part of a file says, in every form it may be hidden in.

Read are: text joined across runs, attributes, comments, names of parts, entities, escapes, percent and
quoted-printable forms, symbols; and what base64, base32, hexadecimal, UTF-16 and UTF-32, packed
streams and packages within packages stand for. Not read are words drawn as pixels or hidden in them on
purpose.
"""

import base64
import binascii
import codecs
import html
import io
import quopri
import re
import struct
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from workbench.guard.markup import Markup, changed_lines
from workbench.guard.words import common_words

_MOST_UNPACKED = 8_000_000
_PACKED = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")
"""How packed streams begin."""
_DEEPEST = 3
_LONGEST_KEPT = 40
_LEAST_COUNTED = 1_000
_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Bytes that no text in UTF-8 has, and each text in UTF-16 or UTF-32 that is not East Asian throughout."""

_TAG_NAME = re.compile(r"<([\w:.-]+)")
_ATTRIBUTE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_SYMBOL = re.compile(r"""<w:sym\b[^>]*\bw:char=["']([0-9A-Fa-f]{1,5})["'][^>]*>""")
_HARD_HYPHEN = re.compile(r"<w:noBreakHyphen\s*/>")
_WRAPPED = re.compile(r"<!--|<!\[CDATA\[|<\?(?!xml\s)")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_QUOTED = re.compile(r"=[0-9A-F]{2}")
_REMARK = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|<\?|\?>")
_NO_CODE = re.compile(r"[A-Z]?[a-z]{1,14}(?:[-’'][A-Z]?[a-z]{1,14})*|[A-Z]{1,5}|\d{1,4}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}")
_BASE32 = re.compile(r"[A-Z2-7]{8,}")
_HEXADECIMAL_SIGNS = re.compile(r"[0-9A-Fa-fx\\\s:,-]{8,}")
_HEXADECIMAL = re.compile(r"(?:(?:0x|\\x|[\s:,-])?[0-9A-Fa-f]{2}){4,}")
_WIDE_BLANK = re.compile(r"[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""Blanks that one byte cannot stand for."""
_DIGITS = b"0123456789ABCDEFabcdef"
_PARTING = b":,-" + bytes(byte for byte in range(256) if chr(byte).isspace())
_KINDS_OF_SIGNS = bytes(
    0x68 if byte in _DIGITS else byte if byte in b"x\\" else 0x2D if byte in _PARTING else 0x2E
    for byte in range(256)
)
"""`h` for each digit, a hyphen for what may part pairs, a full stop for what no code has."""
_PAIRS = re.compile(rb"hh(?:(?:hx|\\x|-)?hh){3}")
_IN_A_ROW = re.compile(rb"\x01{2,}")
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
class Texts:
    """What a part says: `prose` as a reader sees it, `marks` what stands in its markup, `codes` decoded."""

    prose: tuple[str, ...]
    marks: tuple[str, ...]
    codes: tuple[str, ...]


def texts_of(name: str, content: bytes, allowance: Allowance, decoded: set[str] | None = None) -> Texts:
    """Every form of a part that is looked through; what is packed in it as far as the allowance goes.

    Stretches of code that are in `decoded` were looked at in another part; those of this part are added.
    """
    prose: dict[str, None] = {}
    marks: dict[str, None] = {name: None}
    codes: dict[str, None] = {}
    blobs = list(_blobs(name, content, allowance))
    if allowance.spent:
        return Texts((), (), ())
    for blob_name, blob in blobs:
        if blob_name:
            marks[blob_name] = None
        text = _as_text(blob)
        if text.lstrip("\ufeff \n").startswith("<"):
            _read_markup(text, prose, marks)
        else:
            prose[text] = None
            if _NO_TEXT.search(blob):
                codes[text] = None
        codes.update(dict.fromkeys(_wide(blob)))
    for text in list(prose):
        prose.update(dict.fromkeys(_unescaped_forms(text)))
    for text in list(marks):
        marks.update(dict.fromkeys(_unescaped_forms(text)))
    once = list(filter(None, _decoded([*prose, *marks], set() if decoded is None else decoded)))
    # A code within a code: what was decoded is looked at again.
    codes.update(dict.fromkeys((*once, *_decoded(once, set()))))
    return Texts(tuple(filter(None, prose)), tuple(filter(None, marks)), tuple(filter(None, codes)))


def _read_markup(text: str, prose: dict[str, None], marks: dict[str, None]) -> None:
    """The text between tags, and what the tags themselves say."""
    text = _SYMBOL.sub(_symbol, text)
    text = _HARD_HYPHEN.sub("-", text)
    tags = text
    if _WRAPPED.search(text):
        for form in (_WRAPPING.sub("", text), _WRAPPING.sub(" ", text), _REMARK.sub("", text)):
            prose.update(dict.fromkeys(Markup(form).between_tags()))
    else:
        markup = Markup(text)
        prose.update(dict.fromkeys(markup.between_tags()))
        tags = markup.tags
    inside = "\n".join(dict.fromkeys(value for pair in _ATTRIBUTE.findall(tags) for value in pair if value))
    marks[inside] = None
    marks["\n".join(dict.fromkeys(_TAG_NAME.findall(tags)))] = None


def _symbol(match: re.Match[str]) -> str:
    """A letter of a symbol font; Word moves them into a range of their own."""
    number = int(match[1], 16)
    return html.escape(chr(number - 0xF000 if 0xF000 <= number <= 0xF0FF else number))


def _unescaped_forms(text: str) -> Iterator[str]:
    """The text without escapes, as far as it has any; only the lines that say something else then."""
    if "&" in text:
        yield changed_lines(text, _twice_unescaped(text))
    if _PERCENT.search(text):
        yield changed_lines(text, urllib.parse.unquote_plus(text))
    if _QUOTED.search(text):
        yield quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")
    if _ESCAPE.search(text):
        yield changed_lines(text, _ESCAPE.sub(_unescaped, text))


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


def _decoded(texts: list[str], known: set[str]) -> Iterator[str]:
    """What codes in the texts stand for, those apart that are known; a code may be broken into lines."""
    split = [text.split() for text in texts]
    runs = [run for words in split for run in _runs_of_code(words)]
    # None of these codes has a blank in it: what stands between blanks is looked at once.
    tokens = "\n".join(dict.fromkeys(chain(*split, runs)))
    stretches = dict.fromkeys(_BASE64.findall(tokens))
    fresh = [found for found in stretches if found not in known and not is_plain_word(found)]
    # The sign for base32 is in neither alphabet: letters may be known in the one and not in the other.
    capitals = [found for found in dict.fromkeys(_BASE32.findall(tokens)) if f"={found}" not in known]
    known.update(fresh, (f"={found}" for found in capitals))
    yield _from_base64(fresh)
    yield _from_base32(capitals)
    yield _from_hexadecimal(dict.fromkeys(chain.from_iterable(map(_hexadecimal_in, (*texts, *runs)))))


def _hexadecimal_in(text: str) -> Iterator[str]:
    """Stretches of digits in pairs, which may be parted by one sign each, a blank among them."""
    if _WIDE_BLANK.search(text):
        for signs in _HEXADECIMAL_SIGNS.findall(text):
            yield from (match.group() for match in _HEXADECIMAL.finditer(signs))
        return
    # One byte for each letter, all digits one sign: pairs in a row are found fast, then read as they stand.
    kinds = text.encode("latin-1", "replace").translate(_KINDS_OF_SIGNS)
    at = 0
    while found := _PAIRS.search(kinds, at):
        start = kinds.rfind(b".", at, found.start()) + 1 or at
        at = kinds.find(b".", found.end()) + 1 or len(kinds)
        yield from (match.group() for match in _HEXADECIMAL.finditer(text, start, at))


def _runs_of_code(words: list[str]) -> Iterator[str]:
    """Words in a row that are none of a language, run together."""
    codes = {word for word in set(words) if not is_plain_word(word.strip(".,;:!?()\"'“”‘’"))}
    if codes:
        are_codes = bytes(map(codes.__contains__, words))
        for run in _IN_A_ROW.finditer(are_codes):
            yield "".join(words[run.start() : run.end()])


def is_plain_word(letters: str) -> bool:
    """Whether letters are a word or a name as they are written, which is no code."""
    return _is_plain(letters) if len(letters) <= _LONGEST_KEPT else _is_plain.__wrapped__(letters)


@lru_cache(20_000)
def _is_plain(letters: str) -> bool:
    return _NO_CODE.fullmatch(letters) is not None or letters.lower() in common_words()


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
    if not pieces:
        return ""
    pieces = list(dict.fromkeys(pieces))
    narrow = b"\n".join(pieces).decode("utf-8", "ignore")
    # Each piece begins at a whole letter, so that all of them can be read in one go.
    even = [piece[: len(piece) // 2 * 2] for piece in pieces]
    little, big = b"\n\0".join(even), b"\0\n".join(even)
    return "\n".join((narrow, little.decode("utf-16-le", "ignore"), big.decode("utf-16-be", "ignore")))


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


def _places_of(head: bytes, content: bytes) -> Iterator[int]:
    place = content.find(head)
    while place >= 0:
        yield place
        place = content.find(head, place + 1)


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Packages and packed streams within a part, wherever in it they begin."""
    for begin in sorted(place for head in _PACKED for place in _places_of(head, content)):
        packed = memoryview(content)[begin : begin + _MOST_UNPACKED]
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

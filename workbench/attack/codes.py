"""What text in codes says: base64, base32, hexadecimal, percent signs, escapes, entities, packed streams."""

import base64
import binascii
import html
import re
import urllib.parse
import zlib
from collections.abc import Iterator

from workbench.attack.reading import Reading

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_BASE32 = re.compile(r"[A-Z2-7]{16,}={0,6}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :,-]?){6,}")
_PICTURE = bytes(
    0x78 if byte in b"0123456789ABCDEFabcdef" else byte if byte in b" :,-" else 0x2E for byte in range(256)
)
_SIX_PAIRS = re.compile(rb"xx(?:[ :,-]?xx){5}")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}|[\w.+-]){0,200}%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2}|[\w.+-])*")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}|[\w.-]){0,200}=[0-9A-F]{2}(?:=[0-9A-F]{2}|[\w.-])*")
_LINE_OF_CODE = re.compile(r"[A-Za-z0-9+/]{48}")
_SHORTEST = 12
"""Letters of base64 or base32 that are read."""
_ESCAPES = ("\\u", "\\x", "_x", "U+", "&#")
_ESCAPED = re.compile(r"(?:\\u|\\x|_x|U\+|&#x?)[0-9A-Fa-f]{2,6}[_;]?")
_READABLE = re.compile(r"[^\W\d_][\w\s.,'’@:/()-]{3,}")
_DEEPEST = 3
_MOST_UNPACKED = 4_000_000
_LETTERS = 0.75


def decodings(reading: Reading, depth: int = _DEEPEST) -> Iterator[str]:
    """Every reading of codes in a text, and of codes in those."""
    for found in _once(reading):
        if found != reading.text and _READABLE.search(found):
            yield found
            if depth > 1:
                yield from decodings(Reading(found), depth - 1)


def _once(reading: Reading) -> Iterator[str]:
    text = reading.text
    # Only a code of digits may have blanks in it; others stand within one token.
    long = "\n".join(token for token in reading.tokens if len(token) >= _SHORTEST)
    for found in _BASE64.finditer(_unbroken(text) if "\n" in text and _LINE_OF_CODE.search(long) else long):
        if not _is_word(found[0]):
            yield from _base64(found[0])
    for found in _BASE32.finditer(long):
        with_end = found[0].rstrip("=")
        yield from _bytes_of(base64.b32decode, with_end + "=" * (-len(with_end) % 8))
    for found in _digits_in(text):
        digits = re.sub(r"[ :,-]", "", found[0])
        yield from _bytes_of(bytes.fromhex, digits[: len(digits) // 2 * 2])
    if "%" in text:
        for found in _PERCENT.finditer("\n".join(token for token in reading.tokens if "%" in token)):
            yield urllib.parse.unquote(found[0], errors="replace")
    if "=" in text:
        for found in _QUOTED.finditer("\n".join(token for token in reading.tokens if "=" in token)):
            yield from _bytes_of(binascii.a2b_qp, found[0])
    if any(sign in text for sign in _ESCAPES) and _ESCAPED.search(text):
        yield html.unescape(_ESCAPED.sub(_character, text))
    elif "&" in text and html.unescape(text) != text:
        yield html.unescape(text)


def _digits_in(text: str) -> Iterator[re.Match[str]]:
    """Digits in pairs. They are looked for in a picture of the text, in which all are one sign."""
    picture = text.encode("ascii", "replace").translate(_PICTURE)
    at = 0
    while (near := _SIX_PAIRS.search(picture, at)) and (found := _HEX.search(text, near.start())):
        yield found
        at = found.end()


def _unbroken(text: str) -> str:
    """A text with no break after each line that is code throughout."""
    return re.sub(r"(?<=[A-Za-z0-9+/]{48})\s+(?=[A-Za-z0-9+/=])", "", text)


def _is_word(token: str) -> bool:
    """Whether a row of letters is a word or a path of words rather than a code."""
    return token.islower() or (token.isalpha() and token[1:].islower()) or token.isdigit()


def _base64(token: str) -> Iterator[str]:
    bare = token.rstrip("=").replace("-", "+").replace("_", "/")
    for cut in range(4 if len(bare) < 400 else 1):
        part = bare[cut:]
        part = part[: len(part) - (len(part) % 4 == 1)]
        yield from _bytes_of(base64.b64decode, part + "=" * (-len(part) % 4))


def _bytes_of(decode: "object", token: str) -> Iterator[str]:
    try:
        data = decode(token)  # type: ignore[operator]
    except (ValueError, binascii.Error):
        return
    yield from letters_of(data)


def letters_of(data: bytes) -> Iterator[str]:
    """Bytes as text, where they are text in some encoding or packed text."""
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        if code != "utf-8" and (len(data) % 2 or (data.count(0) < len(data) // 8 and not _has_script(data))):
            continue
        text = data.decode(code, "replace")
        plain = sum(letter.isalnum() or letter in " .,@-_/:'\n" for letter in text)
        if len(text) >= 4 and plain >= _LETTERS * len(text) and "\ufffd" not in text[1:-1]:
            yield text
    yield from unpacked(data)


def _has_script(data: bytes) -> bool:
    """Whether every second byte is that of the Cyrillic or Arabic letters."""
    return any(sum(byte in (4, 6) for byte in data[start::2]) * 3 > len(data) for start in (0, 1))


def unpacked(data: bytes) -> Iterator[str]:
    """Streams packed by zlib or gzip that begin anywhere in the bytes."""
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", data):
        try:
            packer = zlib.decompressobj(zlib.MAX_WBITS | 32)
            inside = packer.decompress(data[found.start() :], _MOST_UNPACKED)
        except zlib.error:
            continue
        if inside:
            yield inside.decode("utf-8", "replace")
            if inside.count(0) * 4 > len(inside):
                yield inside.decode("utf-16-le", "replace")


def _character(found: re.Match[str]) -> str:
    digits = re.sub(r"^(?:\\u|\\x|_x|U\+|&#x?)|[_;]$", "", found[0])
    number = int(
        digits, 10 if found[0].startswith("&#") and found[0][2] not in "xX" and digits.isdigit() else 16
    )
    return chr(number) if number < 0x110000 else ""

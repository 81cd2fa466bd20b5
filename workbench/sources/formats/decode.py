"""Bytes to text: byte order marks, UTF-8, else a guess that is said."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, stated: str = "") -> tuple[str, str]:
    """The text and, where the encoding had to be guessed or repaired, a sentence that says so."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    for encoding in filter(None, (stated, "utf-8")):
        try:
            return data.decode(encoding), ""
        except (UnicodeDecodeError, LookupError):
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best else "cp1252"
    words = data.decode(encoding, "replace")
    return words, f"The document does not say its encoding; it was read as {encoding}."

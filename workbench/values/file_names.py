"""Names of files that came with a document, made fit to be offered for a file of our own."""

import re
import unicodedata

LONGEST = 120
"""Bytes of UTF-8: short enough for every system with a folder before it."""
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def file_name_of(name: str, otherwise: str = "original") -> str:
    """A name without folders, reserved words or signs that are not seen; never a path.

    `otherwise` where nothing is left. The ending is kept.
    """
    last = re.split(r"[\\/]", name)[-1]
    words = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", last)).split()).strip(" .")
    if _RESERVED.match(words):
        words = f"_{words}"
    stem, dot, ending = words.rpartition(".")
    if dot and len(ending) <= 12:
        return f"{_cut(stem, LONGEST - len(ending.encode()) - 1)}.{ending}" if stem else otherwise
    return _cut(words, LONGEST) or otherwise


def _cut(words: str, length: int) -> str:
    return words.encode()[:length].decode(errors="ignore").rstrip(" .")

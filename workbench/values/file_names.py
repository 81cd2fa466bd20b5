"""Names of files that came with a document: as they are kept, and made fit for a file of our own."""

import re
import unicodedata

from workbench.values.patterns import late_pattern
from workbench.values.text import whole_letters

LONGEST = 120
"""Bytes of UTF-8: short enough for every system with a folder before it."""
_UNFIT = late_pattern(r'[\\/:*?"<>|\u034f\u115f\u1160\u3164\ufdd0-\ufdef\uffa0\ufffe\uffff]')
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of Unicode: controls, signs of format and direction, halves of letters, ends of lines."""
# Windows takes these for devices whatever follows the dot, and looks past blanks before it.
_RESERVED = late_pattern(r"(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³])\s*(?:\.|$)", re.IGNORECASE)
_CONTROL = late_pattern(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def kept_name(name: str) -> str:
    """The name of a file as the case keeps it: one line of plain words, no sign that commands a terminal.

    Signs that turn the order of letters stay, since they are what there is to be told of the file; every
    screen shows them as numbers. Bytes that are no letters leave a mark that one was there.
    """
    words = _CONTROL.sub("", whole_letters(name))
    return unicodedata.normalize("NFC", " ".join(words.split()).lstrip("\ufeff "))


def file_name_of(name: str, otherwise: str = "original") -> str:
    """A name without folders, reserved words or signs that are not seen; never a path.

    `otherwise` where nothing is left. The ending is kept.
    """
    words = _fit(re.split(r"[\\/]", name)[-1])
    stem, dot, ending = words.rpartition(".")
    if dot and len(ending) <= 12:
        return f"{_cut(stem, LONGEST - len(ending.encode()) - 1)}.{ending}" if stem else otherwise
    return _cut(words, LONGEST) or otherwise


def file_name_for(title: str, ending: str, otherwise: str) -> str:
    """A name for a file of our own after its title: `otherwise` where nothing of that is left."""
    return f"{_cut(_fit(title), LONGEST - len(ending.encode())) or otherwise}{ending}"


def _fit(words: str) -> str:
    """Words on one line, without signs that some system takes for more than letters."""
    letters = unicodedata.normalize("NFC", _UNFIT.sub(" ", unicodedata.normalize("NFC", words)))
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in letters)
    fit = " ".join(seen.split()).strip(" .")
    # A dash in front is an option to whatever command the file is given to.
    return f"_{fit}" if _RESERVED.match(fit) or fit.startswith("-") else fit


def _cut(words: str, length: int) -> str:
    return words.encode()[:length].decode(errors="ignore").rstrip(" .")

"""The passphrase in a file or a variable, as editors and shells of every system write it.

The passphrase is the first line. A byte-order mark at the beginning and the end of the line (LF, CRLF or CR)
do not belong to it; everything else does, spaces too. The file may be UTF-8 or UTF-16, as Notepad and
PowerShell save it. Earlier versions took a mark as a part of the passphrase: cases made so still open, since
that reading is tried as well.
"""

import codecs
import re

from workbench.values.errors import Refused

_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def in_file(data: bytes) -> list[str]:
    """What the passphrase in a file may be, the one that is meant first.

    Raises Refused when the file is empty or its encoding is not known.
    """
    for mark, encoding in (*_MARKED, (b"", _unmarked(data))):
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            break
    if not text:
        raise Refused("The passphrase file is empty.", do="Write the passphrase on its first line.")
    return _different(first_line(text), _as_before(data))


def in_words(words: str) -> list[str]:
    """The same for a variable, which a script may set with the end of a line."""
    return _different(first_line(words), words)


def first_line(text: str) -> str:
    """The first line, without a byte-order mark and without its end."""
    return _LINE_END.split(text.removeprefix(_MARK), maxsplit=1)[0]


def _unmarked(data: bytes) -> str:
    """A file without a mark: in UTF-16 every other byte of most writings is zero."""
    if b"\0" in data and len(data) % 2 == 0:
        return "utf-16-be" if data[0] == 0 else "utf-16-le"
    return "utf-8"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(
            "The passphrase file cannot be read: it is neither UTF-8 nor UTF-16.",
            do="Save it as UTF-8.",
        ) from None


def _as_before(data: bytes) -> str:
    """As earlier versions read it; "" where they did not."""
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return ""
    return lines[0] if lines else ""


def _different(*readings: str) -> list[str]:
    first, *others = readings
    return [first, *(other for other in others if other and other != first)]

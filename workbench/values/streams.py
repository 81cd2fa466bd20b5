"""What is printed on a terminal or into a file of any encoding, and names of files of any script.

Arabic and Cyrillic names meet terminals and redirected output that know Latin letters only (`cp1252`,
`ascii`). A letter that the encoding lacks is printed as an escape; it never ends the program.
"""

import os
import sys
from io import TextIOWrapper


def print_anything() -> None:
    """From now on letters that the encoding of standard output lacks are printed as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def encodes(words: str) -> bool:
    """Whether standard output has every letter of it."""
    try:
        words.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def use_utf8_names() -> None:
    """Begin again with file names in UTF-8 where an old locale would have them in another encoding.

    Qt takes every name of a file to be UTF-8; Python follows the locale, so that under KOI8-R or
    ISO 8859-9 a name in Arabic could not be opened. Nothing happens on any machine of this century;
    elsewhere this process is replaced by one that differs in this only, and prints as before.
    """
    if os.name != "posix" or sys.getfilesystemencoding().lower() == "utf-8" or "PYTHONUTF8" in os.environ:
        return
    printed = getattr(sys.stdout, "encoding", None) or "ascii"
    os.environ.setdefault("PYTHONIOENCODING", f"{printed}:backslashreplace")
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])

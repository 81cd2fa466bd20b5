"""Names of files as an adversary would choose them, in their thousands and the same every time."""

import json
import random

from tests.corpora.locations import corpus
from workbench.sources.reading.model import Reading

UP = (
    "../", "..\\", "..././", "....//", "%2e%2e%2f", "..%c0%af", "..\\/", "./../", "//", "\\\\host\\share\\",
    "C:", "C:\\", "file:///", "~/", "\\\\?\\", "/proc/self/", "..;/", "．．／", "\u2024\u2024\u2215",
)  # fmt: skip
RESERVED = (
    "CON", "con", "Con.txt", "NUL", "nul.tar.gz", "AUX.h", "PRN .pdf", "COM1", "com¹.txt", "LPT9.doc",
    "CONIN$", "conout$.txt", "CLOCK$", "con. .txt", "nul  .", "con\u200b.txt",
)  # fmt: skip
SIGNS = (
    *map(chr, (*range(0x20), *range(0x7F, 0xA0))),
    *"\u00ad\u061c\u180e\u200b\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2064\u2066",
    *"\u2067\u2068\u2069\u206a\u206f\u3164\ufeff\ufffe\uffff\U000e0041\U000e007f\ud800\udce9\udfff\x1b",
    "\r\n", "\x1b[2J", "\x9b31m",
)  # fmt: skip
PLAIN = (
    "report",
    "secret plan",
    "отчёт",
    "تقرير",
    "报告",
    "rapport é",
    "e\u0301te\u0301",
    "😀",
    "pаyраl",
    "Ｒｅｐｏｒｔ",
)
ENDINGS = (
    "",
    ".txt",
    ".pdf",
    ".docx.exe",
    ".",
    " ",
    "...",
    " .txt ",
    ".t\u202ext",
    ".\ud800",
    ":$DATA",
    "::$INDEX",
)
FRONTS = (
    "",
    "",
    "-",
    "--help=",
    "-rf ",
    "@",
    "|",
    "`id`",
    "$(id)",
    "=cmd|",
    ".",
    " ",
    "'",
    '"',
    "<img src=x>",
)
LONG = (
    "a" * 300,
    "б" * 200,
    "报" * 255,
    "😀" * 130,
    "e\u0301" * 200,
    "x." * 200,
    "con" + " " * 300,
    "../" * 100,
)


def generated(number: int) -> list[str]:
    """Hostile names without end, told apart; no two runs differ."""
    chance = random.Random(5)
    found = dict.fromkeys(
        (*RESERVED, *LONG, "", ".", "..", "...", " ", "/", "\\", "\x00", "\ud800", "\u202e", "-")
    )
    while len(found) < number:
        middle = chance.choice((chance.choice(PLAIN), chance.choice(RESERVED), chance.choice(LONG)))
        for _ in range(chance.randrange(3)):
            place = chance.randrange(len(middle) + 1)
            middle = middle[:place] + chance.choice(SIGNS) + middle[place:]
        up = "".join(chance.choice(UP) for _ in range(chance.randrange(4)))
        found.setdefault(up + chance.choice(FRONTS) + middle + chance.choice(ENDINGS))
    return list(found)


def given() -> list[str]:
    """Names and strings that others have collected."""
    folder = corpus("hostile-payloads") / "Directory Traversal" / "Intruder"
    names = (folder / "directory_traversal.txt").read_text("utf-8", "replace").split("\n")
    strings: list[str] = json.loads((corpus("hostile-strings") / "blns.json").read_text("utf-8"))
    return [*names, *strings]


def reading(words: str) -> Reading:
    """What a reader would give for a text of these words."""
    return Reading(text=words, reader="text 1", media_type="text/plain")

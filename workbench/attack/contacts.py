"""Ways to reach or locate somebody: mailboxes, handles, telephone numbers, paths, ids, machines."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from workbench.attack.tables import listed

_MAIL = re.compile(
    r"[\w.+-]+ ?(?:@|\(at\)|\[at\]| at )[ ]?[\w-]+"
    r"(?:(?:\.| ?\(dot\) ?| dot )[\w-]+)*(?:\.| ?\(dot\) ?| dot )[^\W\d_]{2,}",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[(\[]at[)\]]| dot ", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w/.@])@[A-Za-z_]\w{2,30}")
_ACCOUNT = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, listed('services')))})/[\w@#/.+%-]{{3,}}", re.IGNORECASE
)
_URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"“”)\]]+", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\w.,+])(?:\+|00)\d{1,3}(?:[ ().-]{0,2}\d){7,12}(?![\w])")
_PATH = re.compile(
    r"file:/+\S+|(?<![\w/:])[A-Za-z]:\\[^\\<>\"|\n]+\\[^<>\"|\n]{0,80}|\\\\[\w.-]+\\[^<>\"|\n]{1,80}"
    r"|(?<![\w.:/~-])(?:~|/(?:home|Users|tmp|root|mnt|media|srv|opt|var|Volumes))/[\w.@-]+/[\w./@-]+"
)
_ID = re.compile(
    r"(?<![\w{-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w}])|(?<!\w)[0-9a-f]{32}(?!\w)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^(?:[a-z]+://)?(?:www\.)?")
_ADDRESS = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)")
_HOMES = ("home", "Users", "tmp", "root", "mnt", "media", "srv", "opt", "var", "Volumes")
_ROOTS = (":\\", "\\\\", "file:", "~/", *(f"/{name.lower()}/" for name in _HOMES))
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...] | re.Pattern[str], str], ...] = (
    (_MAIL, ("@", "(at)", "[at]", " dot "), "a mailbox"),
    (_HANDLE, ("@",), "a handle"),
    (_ACCOUNT, tuple(f"{site.lower()}/" for site in listed("services")), "an account"),
    (_URL, ("://", "www."), "an address"),
    (_TELEPHONE, ("+", "00"), "a telephone number"),
    (_PATH, _ROOTS, "the path of a file or folder"),
    (_ID, (), "an id"),
    (_ADDRESS, re.compile(r"\.\d"), "the network address of a computer"),
)
"""What is looked for, each within one line, and the signs without which there is none, in small letters."""
_SHORTEST_ID = 32
# Letters that stand for others of the alphabet where the case of letters is not regarded.
_ALSO = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))


def contacts_in(text: str) -> Iterator[tuple[str, str, int]]:
    """(words, what they are, where they begin); a longer one hides what is a part of it."""
    lines = text.split("\n")
    starts = _starts(lines)
    signs = _Signs(text)
    for pattern, wanted, what in _KINDS:
        for number in signs.lines_with(wanted) if wanted else _lines_with_ids(lines):
            hidden = []
            for found in pattern.finditer(lines[number]):
                words = found[0].rstrip(".,;:’'”")
                if what == "a mailbox" and "@" not in words and not _SPOKEN.search(words):
                    continue
                hidden.append(found.span())
                yield words, what, starts[number] + found.start()
            if hidden:
                lines[number] = _without(lines[number], hidden)


class _Signs:
    """Finds the lines in which one of some signs stands."""

    def __init__(self, text: str) -> None:
        if not text.isascii():
            for letter, other in _ALSO:
                text = text.replace(letter, other)
        self._text = text.lower()
        self._starts: list[int] = []

    def lines_with(self, signs: Iterable[str] | re.Pattern[str]) -> list[int]:
        """The numbers of the lines, in order."""
        if isinstance(signs, re.Pattern):
            return sorted({self._line_at(found.start()) for found in signs.finditer(self._text)})
        found: set[int] = set()
        for sign in signs:
            at = self._text.find(sign)
            while at != -1:
                number = self._line_at(at)
                found.add(number)
                at = self._text.find(sign, self._starts[number + 1])
        return sorted(found)

    def _line_at(self, place: int) -> int:
        self._starts = self._starts or _starts(self._text.split("\n"))
        return bisect_right(self._starts, place) - 1


def _starts(lines: list[str]) -> list[int]:
    """Where each line begins, and where one after the last would."""
    return list(accumulate((len(line) + 1 for line in lines), initial=0))


def _lines_with_ids(lines: list[str]) -> Iterator[int]:
    """The numbers of the lines that hold as much without a blank as an id is long."""
    for number, line in enumerate(lines):
        if len(line) >= _SHORTEST_ID and max(map(len, line.split()), default=0) >= _SHORTEST_ID:
            yield number


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """A text of the same length with blanks in these places."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if spans else text


def digits(text: str) -> str:
    """The digits of a telephone number, without the zeros in front."""
    return re.sub(r"\D", "", text).lstrip("0")


def plain_address(url: str) -> str:
    """An address as it is compared: no scheme, no www, no slash at its end, small letters."""
    return _SCHEME.sub("", url.strip().lower()).rstrip("/.,")

"""Ways to reach or locate somebody: mailboxes, handles, telephone numbers, paths, ids, machines."""

import re
from collections.abc import Iterator

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
_ADDRESS = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)")
_HOMES = ("home", "Users", "tmp", "root", "mnt", "media", "srv", "opt", "var", "Volumes")
_ROOTS = (":\\", "\\\\", "file:", "~/", *(f"/{name}/" for name in _HOMES))
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...] = (
    (_MAIL, ("@", "(at)", "[at]", " dot "), "a mailbox"),
    (_HANDLE, ("@",), "a handle"),
    (_ACCOUNT, tuple(f"{site}/" for site in listed("services")), "an account"),
    (_URL, ("://", "www."), "an address"),
    (_TELEPHONE, ("+", "00"), "a telephone number"),
    (_PATH, _ROOTS, "the path of a file or folder"),
    (_ID, tuple("0123456789"), "an id"),
    (_ADDRESS, (".",), "the network address of a computer"),
)
"""What is looked for, and the signs without which there is none."""


def contacts_in(text: str) -> Iterator[tuple[str, str, int]]:
    """(words, what they are, where they begin); a longer one hides what is a part of it."""
    small = text.lower() + "\n" + text
    for pattern, signs, what in _KINDS:
        if not any(sign in small for sign in signs):
            continue
        hidden = []
        for found in pattern.finditer(text):
            words = found[0].rstrip(".,;:’'”")
            if what == "a mailbox" and "@" not in words and not _SPOKEN.search(words):
                continue
            hidden.append(found.span())
            yield words, what, found.start()
        text = _without(text, hidden)


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
    bare = re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", url.strip().lower())
    return bare.rstrip("/.,")

"""What a header, an address or a text gives away: names, mailboxes, hosts, handles, telephone numbers."""

import re
from dataclasses import dataclass

from workbench.guard.words import COMMON_MAILBOXES, FREE_MAIL, word_list

# From the beginning of a run of letters and never from within: a text that is one run would else take the
# square of its length.
_MAIL = re.compile(r"(?<![\w.+'%-])[\w.+'%-]++@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”()\[\]{}]+|\b(?:t\.me|wa\.me|vk\.com|x\.com)/[^\s<>\"“”()]+"
)
_HANDLE = re.compile(r"(?<![\w.@/])@(\w[\w.]{2,40}\w)(?![\w@]|\.\w)")
_TELEPHONE = re.compile(r"(?<![\w.,-])(?:\+|00)?\(?\d[\d ()./-]{6,20}\d(?![\w-])")
_DATE_LIKE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_LABEL = re.compile(r"\((?:via|by|on behalf of|за)[^)]*\)|\[[^\]]*\]|(?:mailto|tel|from|by):", re.IGNORECASE)
_PROFILES = ("t.me", "telegram.me", "twitter.com", "x.com", "facebook.com", "m.facebook.com", "instagram.com",
             "linkedin.com", "vk.com", "ok.ru", "tiktok.com", "youtube.com", "github.com", "medium.com",
             "threads.net", "bsky.app", "wa.me", "signal.me")  # fmt: skip
_NO_HANDLES = word_list("no_handles")


@dataclass(frozen=True, slots=True)
class TakenApart:
    """The pieces of a header or a text that say who somebody is."""

    names: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()


def header(text: str) -> TakenApart:
    """A header such as `Yusuf Al-Mansouri <y.mansouri@example.net>; @desk`, taken apart."""
    found = pieces(text)
    rest = text
    for pattern in (_LABEL, _MAIL, _ADDRESS, _HANDLE):
        rest = pattern.sub(" ; ", rest)
    for telephone in found.telephones:
        rest = rest.replace(telephone, " ; ")
    names = []
    for part in re.split(r"[;<>()\n|/]|\s-\s|\b(?:and|und|et)\b", rest):
        # A comma parts a surname from a given name, or one person from the next.
        words = part.strip(" \t,.:'\"“”«»")
        if sum(letter.isalpha() for letter in words) >= 2:
            names += _persons(words)
    return TakenApart(tuple(dict.fromkeys(names)), *_rest(found))


def pieces(text: str) -> TakenApart:
    """Mailboxes, addresses, handles and telephone numbers in a text."""
    mails = dict.fromkeys(mail.strip(".'-") for mail in _MAIL.findall(text))
    addresses = dict.fromkeys(found.rstrip(".,;:!?'”»") for found in _ADDRESS.findall(text))
    handles = dict.fromkeys(_HANDLE.findall(text))
    for address in addresses:
        handles.update(dict.fromkeys(handles_of(address)))
    telephones = [
        found.strip()
        for found in _TELEPHONE.findall(text)
        if 8 <= len(digits(found)) <= 15 and not _DATE_LIKE.search(found)
    ]
    return TakenApart((), tuple(mails), tuple(addresses), tuple(handles), tuple(dict.fromkeys(telephones)))


def handles_of(address: str) -> list[str]:
    """The name of an account in an address of a service where people have accounts."""
    host, path = host_of(address), path_of(address)
    parts = [part.lstrip("@") for part in re.split(r"[/?#]", path) if part]
    named = [part for part in parts if part.lower() not in _NO_HANDLES and re.search(r"[^\W\d_]{2}", part)]
    if host in _PROFILES:
        return named[:1]
    return [part.lstrip("@") for part in re.split(r"[/?#]", path) if part.startswith("@")]


def host_of(address: str) -> str:
    """The host of an address or mailbox, without `www.`; "" where there is none."""
    bare = re.sub(r"^[a-z]+://", "", address.strip().lower())
    host = re.split(r"[/?#]", bare.rpartition("@")[2] if "/" not in bare else bare)[0]
    return host.partition(":")[0].removeprefix("www.") if "." in host else ""


def path_of(address: str) -> str:
    """What follows the host of an address."""
    bare = re.sub(r"^[A-Za-z]+://", "", address.strip())
    return bare.partition("/")[2]


def is_private(host: str, known: frozenset[str]) -> bool:
    """Whether a host belongs to few: no service for everybody, and no host that is known openly."""
    parents = {".".join(host.split(".")[start:]) for start in range(host.count("."))}
    return bool(host) and not parents & (FREE_MAIL | known)


def mailbox(mail: str) -> str:
    """What stands before the @ of a mailbox; "" where many have such a one."""
    local = mail.partition("@")[0]
    return "" if local.lower() in COMMON_MAILBOXES or len(local) < 3 else local


def digits(text: str) -> str:
    """The digits of a text."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def _rest(found: TakenApart) -> tuple[tuple[str, ...], ...]:
    return found.mails, found.addresses, found.handles, found.telephones


def _persons(words: str) -> list[str]:
    parts = [part.strip() for part in re.split(r"[,،]", words) if part.strip()]
    if len(parts) == 2 and any(" " not in part for part in parts):
        return [f"{parts[1]} {parts[0]}"]
    return parts

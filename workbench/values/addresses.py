"""Where an address of the web really leads, in words.

An address may be written so that a reader takes another host for its own: with a name in front of
an @, or with letters of another script, which the network writes in ASCII (RFC 3492, "xn--").
"""

from workbench.values.deception import plain_spelling, shown_safely
from workbench.values.records import dataclass

_WEB = ("http", "https")
_CODED = "xn--"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address of the web: its host as the network writes it, and as it is read by a person."""

    host: str
    read_as: str
    names_before: bool
    """Whether something stands in front of the host that could be taken for it."""

    @property
    def warning(self) -> str:
        """What a person must know before relying on it; "" as a rule."""
        said = []
        if self.names_before:
            said.append(f"The address leads to “{self.shown}”: what stands before the @ is not its host.")
        looks = plain_spelling(self.read_as)
        if looks != self.read_as:
            said.append(f"Its host “{self.shown}” only looks like “{shown_safely(looks)}”.")
        return " ".join(said)

    @property
    def shown(self) -> str:
        """The host as the network writes it, and what a person reads where that differs."""
        return self.host if self.read_as == self.host else f"{self.host} ({shown_safely(self.read_as)})"


def web_address(address: str) -> WebAddress | None:
    """What an address of the web leads to; None for anything else."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() not in _WEB or not host:
        return None
    labels = host.split(".")
    return WebAddress(".".join(map(_coded, labels)), ".".join(map(_read, labels)), "@" in parts.netloc)


def _read(label: str) -> str:
    """A part of a host as a person reads it."""
    if not label.startswith(_CODED):
        return label
    try:
        return label.removeprefix(_CODED).encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _coded(label: str) -> str:
    """A part of a host as the network writes it."""
    return label if label.isascii() else _CODED + label.encode("punycode").decode("ascii")

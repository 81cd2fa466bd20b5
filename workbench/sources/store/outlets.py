"""The shipped list of well-known outlets, and which of them an address or a name belongs to."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from workbench.values.records import dataclass
from workbench.values.text import fold

_KINDS = {
    "agency": "agency",
    "official": "state body",
    "organisation": "organisation",
    "think tank": "think tank",
}
_OF_A_STATE = ("state-owned", "government", "military")
_ARCHIVES = ("web.archive.org/web/", "archive.org/wayback/", "webcache.googleusercontent.com/search?q=cache:")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of `resources/publications.toml`; the file says what the fields mean."""

    name: str
    form: str
    country: str
    affiliation: str
    languages: tuple[str, ...]
    domains: tuple[str, ...]
    also: tuple[str, ...] = ()
    note: str = ""
    owner: str = ""

    @property
    def kind(self) -> str:
        """The kind a publication of the case has."""
        if self.affiliation == "international organisation":
            return "organisation"
        return _KINDS.get(self.form, "outlet")

    @property
    def stands_behind(self) -> str:
        """The affiliation in words: "state-owned (Rossiya Segodnya)"."""
        return f"{self.affiliation} ({self.note})" if self.note else self.affiliation

    @property
    def belongs_to(self) -> str:
        """Who owns it together with others, a house or a state; "" where nobody may."""
        if self.owner or self.affiliation not in _OF_A_STATE or not self.country:
            return self.owner
        return f"the state of {self.country}"

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other it goes by."""
        return (self.name, *self.also)


@lru_cache(maxsize=1)
def known_outlets() -> tuple[Outlet, ...]:
    """Every outlet of the list, in its order."""
    import tomllib
    from importlib import resources

    content = tomllib.loads(resources.files("resources").joinpath("publications.toml").read_text("utf-8"))
    return tuple(map(_outlet, content["outlets"]))


def _outlet(entry: dict[str, Any]) -> Outlet:
    lists = {name: tuple(entry.get(name, ())) for name in ("languages", "domains", "also")}
    return Outlet(**{**entry, **lists})


def outlet_at(address: str) -> Outlet | None:
    """The outlet whose domain an address is under; None for an address of nobody on the list."""
    by_domain = _by_domain()
    return next((by_domain[place] for place in places_of(address) if place in by_domain), None)


def outlet_named(name: str) -> Outlet | None:
    """The outlet of that name in any of its spellings; None where two share it."""
    return _by_name().get(fold(name).strip())


def places_of(address: str) -> list[str]:
    """Under what a register may know an address, the most particular first.

    "https://www.bbc.com/arabic/articles/1" gives bbc.com/arabic, then bbc.com. An address in a web
    archive stands for the page that was archived.
    """
    address = _archived(address.strip())
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return []
    labels = host.split(".")
    hosts = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    first = next(iter(filter(None, parts.path.split("/"))), "")
    return [place for host in hosts for place in ((f"{host}/{first.lower()}", host) if first else (host,))]


def _archived(address: str) -> str:
    for archive in _ARCHIVES:
        _, found, rest = address.partition(archive)
        if found:
            start = rest.find("http")
            return rest[start:] if start >= 0 else rest
    return address


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in known_outlets() for domain in outlet.domains}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Outlet]:
    found: dict[str, list[Outlet]] = {}
    for outlet in known_outlets():
        for name in {fold(name).strip() for name in outlet.names}:
            found.setdefault(name, []).append(outlet)
    return {name: outlets[0] for name, outlets in found.items() if len(outlets) == 1}

"""From what the case holds to needles: which words, where from, and what happens when they are found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from workbench.actors.transliteration import romanise
from workbench.guard.dates import written_forms
from workbench.guard.headers import (
    TakenApart,
    handles_of,
    header,
    host_of,
    is_private,
    mailbox,
    path_of,
)
from workbench.guard.house import house_needles
from workbench.guard.identities import identities
from workbench.guard.listing import name_forms
from workbench.guard.material import Kept, Material
from workbench.guard.model import Needle, Verdict
from workbench.guard.open_names import OpenNames
from workbench.guard.people import parts_of
from workbench.guard.reading import folded_words
from workbench.guard.words import COMMON_NAMES, is_common, phrase_verdict, says_nothing

_HUMAN = ("human source", "internal", "social media")


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What one text of a protected source gives away."""

    pieces: TakenApart = field(default_factory=TakenApart)
    days: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    """The hosts it was sent to, which are of the house."""


@dataclass(slots=True)
class Needles:
    """All needles of a case, and what they must not be confused with."""

    listed: list[Needle] = field(default_factory=list)
    open_names: OpenNames = field(default_factory=OpenNames)
    open_addresses: frozenset[str] = frozenset()

    def add(self, needle: Needle) -> None:
        """One more, unless the very words are there already with no lesser verdict."""
        if needle.words.strip() and folded_words(needle.words):
            self.listed.append(needle)


def needles_of(material: Material, texts: dict[str, TextFacts]) -> Needles:
    """The needles of a case; `texts` are the facts of each text of a protected source, by its id."""
    return _Builder(material, texts).build()


class _Builder:
    def __init__(self, material: Material, texts: dict[str, TextFacts]) -> None:
        self._material = material
        self._texts = texts
        open_publications = {row[4] for row in material.open_sources}
        self._publications = {row[0]: row for row in material.publications}
        self._open_publications = open_publications
        self._parts: set[str] = set()
        self._known_authors: frozenset[str] = frozenset()
        hosts = {host_of(row[2]) for row in material.open_sources if row[2]}
        domains = {domain for row in material.publications for domain in row[3].split()}
        kept = {publication for source in material.kept for publication in source.publications}
        private = kept - open_publications
        domains -= {domain for row in material.publications if row[0] in private for domain in row[3].split()}
        house = {host for known in texts.values() for host in known.recipients}
        self._known_hosts = frozenset(hosts | domains | house) - {""}
        self._open_titles = {tuple(folded_words(row[1])) for row in material.open_sources}
        self._found = Needles(
            open_addresses=frozenset(_plain_address(row[2]) for row in material.open_sources)
        )

    def build(self) -> Needles:
        material = self._material
        authors = [name for kept in material.kept for author in kept.authors for name in header(author).names]
        linked = {
            actor for source, actor in material.identities if source in {one.id for one in material.kept}
        }
        found = identities(material, linked, authors)
        known, self._known_authors = found.verdicts, found.known_authors
        hidden = set(known)
        self._found.open_names = OpenNames(
            [name for actor, name in material.names if actor not in hidden]
            + [name for row in material.open_sources for name in header(row[0]).names]
            + [row[1] for row in material.publications if row[0] in self._open_publications]
        )
        named = [*authors, *(name for actor, name in material.names if actor in hidden)]
        self._parts = {word for name in named for word in folded_words(f"{name} {romanise(name)}")}
        for kept in material.kept:
            self._add_source(kept)
        for actor, name in material.names:
            if actor in known:
                why = (
                    "an actor who is a protected source"
                    if actor in linked
                    else ("an actor with the name of a protected source")
                )
                self._add_name(name, why, known[actor])
        for needle in house_needles(material):
            self._found.add(needle)
        return self._found

    def _add_source(self, kept: Kept) -> None:
        whose = "a protected source" if not kept.is_gone else "a protected source that was deleted"
        for author in sorted(kept.authors):
            self._add_header(header(author), f"author of {whose}", "refuse")
        for url in sorted(kept.urls):
            self._add_address(url, f"address of {whose}", "refuse")
        for title in sorted(kept.titles):
            self._add_phrase(title, f"title of {whose}", kept)
        for name in sorted(kept.file_names):
            self._add_file_name(name, whose, kept)
        for publication in sorted(kept.publications - self._open_publications):
            self._add_publication(publication, whose, kept)
        for day in sorted(kept.days):
            self._add_day(day, f"date of {whose}")
        facts = [
            self._texts[text]
            for text, source in self._material.texts
            if source == kept.id and text in self._texts
        ]
        for known in facts:
            self._add_header(known.pieces, f"in the text of {whose}", "ask")
            for day in known.days:
                self._add_day(day, f"day of a meeting in the text of {whose}")

    # -- people -------------------------------------------------------------------------------

    def _add_name(self, name: str, origin: str, verdict: Verdict = "refuse") -> None:
        parts = parts_of(name)
        if not parts or (len(parts) == 1 and len(parts[0].word) < 2):
            return
        if self._found.open_names.is_name(name) or name in self._known_authors:
            verdict = "ask"
        if len(parts) == 1 and (is_common(parts[0].word) or "author" in origin):
            verdict = "ask"
        self._found.add(Needle(name, origin, "name", verdict, name_forms(name), "source"))

    def _add_header(self, found: TakenApart, origin: str, verdict: Verdict) -> None:
        for name in found.names:
            self._add_name(name, origin)
        for mail in found.mails:
            self._add_mail(mail, origin, verdict)
        for address in found.addresses:
            if verdict == "refuse" or is_private(host_of(address), self._known_hosts) or handles_of(address):
                self._add_address(address, origin, verdict)
        for handle in found.handles:
            self._add_handle(handle, origin, verdict)
        for telephone in found.telephones:
            self._found.add(Needle(telephone, f"telephone number, {origin}", "telephone", verdict))

    def _add_mail(self, mail: str, origin: str, verdict: Verdict) -> None:
        spoken = mail.replace("@", " at ")
        forms = (spoken, spoken.replace(".", " dot "), mail.replace("@", " (at) "))
        self._found.add(Needle(mail, f"mailbox, {origin}", "address", verdict, forms))
        local = mailbox(mail)
        if local:
            self._add_handle(local, f"mailbox, {origin}", verdict)
            named = [part for part in folded_words(local) if part.isalpha() and len(part) > 2]
            if len(named) == 2 and not all(map(is_common, named)) and verdict == "refuse":
                self._add_name(" ".join(named).title(), f"mailbox, {origin}")
        host = host_of(mail)
        if verdict == "refuse" and is_private(host, self._known_hosts):
            self._found.add(Needle(host, f"domain of a mailbox, {origin}", "address", "ask"))

    def _add_handle(self, handle: str, origin: str, verdict: Verdict) -> None:
        words = folded_words(handle)
        if not words or (len(words) == 1 and len(words[0]) < 3):
            return
        plain = len(words) == 1 and is_common(words[0])
        # The given name of somebody is that of many others; as an account it is meant.
        is_given = len(words) == 1 and (words[0] in self._parts or words[0] in COMMON_NAMES)
        role = "part" if is_given else ""
        self._found.add(Needle(handle, origin, "handle", "ask" if plain else verdict, (f"@{handle}",), role))

    def _add_address(self, url: str, origin: str, verdict: Verdict) -> None:
        if _plain_address(url) in self._found.open_addresses:
            return
        bare = _plain_address(url)
        host = host_of(url)
        forms = tuple(dict.fromkeys((bare, unquote(bare))))
        if not path_of(url).strip("/") and not is_private(host, self._known_hosts):
            return
        self._found.add(Needle(url, origin, "address", verdict, forms))
        for handle in handles_of(url):
            self._add_handle(handle, f"account, {origin}", verdict)
        if is_private(host, self._known_hosts):
            self._found.add(Needle(host, f"host, {origin}", "address", "ask"))

    # -- words --------------------------------------------------------------------------------

    def _add_phrase(self, words: str, origin: str, kept: Kept) -> None:
        folded = tuple(folded_words(words))
        if not folded or folded in self._open_titles or _is_in_descriptor(words, kept):
            return
        self._found.add(Needle(words, origin, "phrase", phrase_verdict(words)))

    def _add_file_name(self, name: str, whose: str, kept: Kept) -> None:
        stem = name.rpartition(".")[0] or name
        self._add_phrase(name, f"name of the file of {whose}", kept)
        words = folded_words(stem)
        if stem != name and not says_nothing(tuple(words)) and (len(words) > 1 or not words[0].isdigit()):
            self._add_phrase(stem, f"name of the file of {whose}", kept)

    def _add_publication(self, publication: str, whose: str, kept: Kept) -> None:
        row = self._publications.get(publication)
        if row is None:
            return
        _id, name, kind, domains = row
        folded = tuple(folded_words(name))
        if kind in _HUMAN and not says_nothing(folded):
            self._add_name(name, f"publication of {whose}")
        else:
            verdict = phrase_verdict(name)
            is_known = self._found.open_names.is_name(name) or _is_in_descriptor(name, kept)
            if len(folded) > 1 and verdict == "ask" and not is_known and not all(map(is_common, folded)):
                verdict = "refuse"
            self._found.add(Needle(name, f"publication of {whose}", "phrase", verdict))
        for domain in domains.split():
            if is_private(domain, self._known_hosts):
                self._found.add(Needle(domain, f"domain of the publication of {whose}", "address", "ask"))

    def _add_day(self, day: str, origin: str) -> None:
        forms = written_forms(day)
        if forms and day not in self._material.open_days:
            self._found.add(Needle(day, origin, "date", "ask", forms))


def _is_in_descriptor(words: str, kept: Kept) -> bool:
    """Whether the analyst put these words into what a client reads."""
    return any(words.casefold() in descriptor.casefold() for descriptor in kept.descriptors)


def _plain_address(url: str) -> str:
    bare = url.strip().partition("://")[2] or url.strip()
    return bare.removeprefix("www.").rstrip("/")


def unique(needles: Iterable[Needle]) -> Iterator[Needle]:
    """Each needle once: of the same words and kind the one that weighs most, its origins together."""
    found: dict[tuple[object, ...], Needle] = {}
    for needle in needles:
        key = (needle.kind, needle.role, needle.client, *folded_words(needle.words))
        known = found.get(key)
        if known is None:
            found[key] = needle
        elif known.verdict != needle.verdict:
            found[key] = replace(
                known if known.verdict == "refuse" else needle, forms=known.forms or needle.forms
            )
    yield from found.values()

"""The attack: take the finished file apart, read it as others do, and say who can be recovered from it."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.attack.codes import decodings, unpacked
from workbench.attack.contacts import contacts_in, digits, plain_address
from workbench.attack.exact import Exact, Phrases
from workbench.attack.known import ALIAS, CLIENT, Known
from workbench.attack.model import RAW, Examination, Find, FindKind, together
from workbench.attack.names import names_in
from workbench.attack.package import Package, Part, Unreadable, take_apart, texts_in_bytes
from workbench.attack.people import People, run_together, squeezed
from workbench.attack.pixels import without_pixels
from workbench.attack.readers import Reader, read_with
from workbench.attack.reading import Reading
from workbench.attack.tables import listed
from workbench.attack.traces import traces_in
from workbench.values.job import Job

_WHOLE = re.compile(r"[^\s<>\"“”)\]]+")
_DIGITS = re.compile(r"\d(?:[ ().-]{0,2}\d){8,14}")
_AT = re.compile(r" ?[(\[]?\bat\b[)\]]? ?")
_DOT = re.compile(r" ?[(\[]?\bdot\b[)\]]? ?")
_ROOM = 200_000
"""Letters of codes read in one file; a clean one has none."""
_SETTINGS = ("styles", "numbering", "fontTable", "theme", "[Content_Types]", ".rels", "settings")


def attack(data: bytes, known: Known, readers: Sequence[Reader] = (), job: Job | None = None) -> Examination:
    """Everything that can be recovered from a finished Word file.

    Its raw parts are always looked through; `readers` are the programs whose view is asked for as well.
    Raises Cancelled once the job is.
    """
    job = job or Job()
    search = _Search(known)
    job.report(0, 1 + len(readers), "Looking through the raw file")
    try:
        finds = list(search.raw(take_apart(data)))
    except Unreadable as error:
        return Examination((Find("trace", "", str(error), "the file", (RAW,)),), (), _digest(data))
    told: list[tuple[str, str]] = []
    for number, reader in enumerate(readers, 1):
        job.report(number, 1 + len(readers), f"Reading the file with {reader.title}")
        text, outcome = read_with(reader, data, job)
        told.append((reader.title, outcome))
        finds += search.seen(text, reader.title)
    return Examination(together(finds), tuple(told), _digest(data))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Search:
    """One run: what is known of the case against the texts of one file."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._people = People(known.persons, known.open_words)
        self._joined = run_together(known.persons)
        self._room = _ROOM
        self._mails = {plain_address(words): what for words, what in known.contacts}
        self._numbers = {digits(words): what for words, what in known.contacts if len(digits(words)) > 7}
        machine = {name.lower(): what for name, what in known.machine}
        self._owners = {words: what for words, what in self._mails.items() if len(words) > 4}
        self._owners |= {words: person.what for words, person in self._joined.items()}
        self._exact, self._machine = Exact(self._owners.keys() | machine.keys()), machine
        self._aliases = Exact(words for words, what in known.phrases if what == ALIAS)
        phrases = [pair for pair in known.phrases if pair[1] != ALIAS]
        self._phrases = Phrases([*phrases, *((name, CLIENT) for name in known.other_clients)])

    # -- the raw file ---------------------------------------------------------------------------

    def raw(self, package: Package) -> Iterator[Find]:
        """What the parts hold, and what they hold besides."""
        for where, words, what in traces_in(package):
            yield Find("trace", words, what, _place(where), (RAW,))
            yield from self._hidden(words, _place(where))
        for part in package.parts:
            yield from self._in_part(part)
        for where, data in package.loose:
            for text in (*texts_in_bytes(data), *unpacked(data)):
                yield from self._hidden(text, where)

    def _in_part(self, part: Part) -> Iterator[Find]:
        place = _place(part.name)
        yield from self._people_in(Reading(part.name.replace("/", " ").replace("_", " ")), place)
        if not part.markup:
            data = without_pixels(part.data)
            for text in (*texts_in_bytes(data), *unpacked(data)):
                yield from self._hidden(text, place)
            return
        if not any(name in part.name for name in _SETTINGS):
            yield from self._in_text(part.text, place, RAW)
        else:
            yield from self._hidden(part.text, place)
        values = "\n".join(part.values)
        yield from self._hidden(values, place, named="descr=" in part.markup or "instr=" in part.markup)

    def _hidden(self, text: str, place: str, named: bool = False) -> Iterator[Find]:
        """What is in text a reader does not see: only people, and what leads to them, count."""
        if not text.strip():
            return
        reading = Reading(text)
        yield from self._people_in(reading, place)
        yield from self._exact_in(reading, place, RAW)
        yield from self._coded_in(reading, place)
        yield from self._contacts_in(text, place, RAW)
        if named:
            yield from self._names_in(text, place, RAW)

    # -- a text that is read --------------------------------------------------------------------

    def seen(self, text: str, reader: str) -> Iterator[Find]:
        """What a program that reads the file shows."""
        yield from self._in_text(text, "the text", reader)

    def _in_text(self, text: str, place: str, seen_by: str) -> Iterator[Find]:
        if not text.strip():
            return
        reading = Reading(text)
        yield from self._people_in(reading, place, seen_by)
        yield from self._exact_in(reading, place, seen_by)
        yield from self._contacts_in(text, place, seen_by)
        yield from self._names_in(text, place, seen_by)
        if seen_by == RAW:
            yield from self._coded_in(reading, place)

    def _people_in(self, reading: Reading, place: str, seen_by: str = RAW) -> Iterator[Find]:
        text = reading.text
        for seen in self._people.seen_in(reading):
            if self._known.is_confirmed(seen.words):
                continue
            certain = seen.person.is_certain
            if not seen.is_whole and (not certain or self._known.accounts_for(seen.words)):
                continue
            what = seen.person.what if seen.is_whole else f"part of the name of {seen.person.what}"
            kind: FindKind = "identity" if certain else "name"
            yield Find(kind, seen.words, what, self._where(text, seen.words, seen.start, place), (seen_by,))

    def _exact_in(self, reading: Reading, place: str, seen_by: str) -> Iterator[Find]:
        text, small = reading.text, reading.small.text
        for found, at in self._exact.found_in(reading.small):
            words = text[at : at + len(found)] if len(small) == len(text) else found
            whole = _WHOLE.match(small, at)
            if self._known.is_confirmed(words) or (whole and self._known.is_link(plain_address(whole[0]))):
                continue  # Let pass, or the beginning of an address that is open.
            owner = self._owners.get(found)
            kind: FindKind = "identity" if owner else "contact"
            where = self._where(text, words, at, place)
            yield Find(kind, words, owner or self._machine[found], where, (seen_by,))
        for found, at in self._aliases.found_in(reading):
            if not _begins_sentence(text, at) and not self._known.is_confirmed(found):
                yield Find("name", found, ALIAS, self._where(text, found, at, place), (seen_by,))
        for words, what in self._phrases.found_in(reading):
            is_open = what.startswith("the ") and self._known.is_open_text(words)
            if not is_open and not self._known.is_confirmed(words):
                verdict: FindKind = "identity" if what.startswith("never") else "name"
                yield Find(verdict, words, what, place, (seen_by,))

    def _numbers_in(self, text: str, place: str, seen_by: str) -> Iterator[Find]:
        """Telephone numbers of protected people, however their digits are set."""
        for found in _DIGITS.finditer(text) if self._numbers else ():
            number = digits(found[0])
            owner = next((what for known, what in self._numbers.items() if number.endswith(known[-9:])), None)
            if owner and not self._known.is_confirmed(found[0]):
                where = self._where(text, found[0], found.start(), place)
                yield Find("identity", found[0], owner, where, (seen_by,))

    def _contacts_in(self, text: str, place: str, seen_by: str) -> Iterator[Find]:
        yield from self._numbers_in(text, place, seen_by)
        for words, what, at in contacts_in(text):
            address = plain_address(words)
            owner = self._mails.get(address) or self._mails.get(_AT.sub("@", _DOT.sub(".", address)))
            if owner:
                yield Find("identity", words, owner, self._where(text, words, at, place), (seen_by,))
            elif not self._is_open(address, words):
                yield Find("contact", words, what, self._where(text, words, at, place), (seen_by,))

    def _is_open(self, address: str, words: str) -> bool:
        if any(host in address for host in _SCHEMAS):
            return True
        return (
            self._known.is_link(address)
            or self._known.is_in_open_text(words)
            or self._known.is_confirmed(words)
        )

    def _names_in(self, text: str, place: str, seen_by: str) -> Iterator[Find]:
        for words, at in names_in(text, self._known.names_openly):
            if not self._known.accounts_for(words):
                what = "a name not in the case"
                yield Find("name", words, what, self._where(text, words, at, place), (seen_by,))

    def _coded_in(self, reading: Reading, place: str) -> Iterator[Find]:
        for inside in decodings(reading):
            self._room -= len(inside)
            if self._room < 0:
                return
            read = Reading(inside)
            for find in (*self._people_in(read, place), *self._exact_in(read, place, RAW)):
                yield Find(find.kind, find.words, f"{find.what}, in a code", place, (RAW,))
            letters = squeezed(inside)
            for words, person in self._joined.items():
                if words in letters:
                    yield Find("identity", person.name, f"{person.what}, in a code", place, (RAW,))
            for words, what, _at in contacts_in(inside):
                if plain_address(words) in self._mails:
                    yield Find("identity", words, f"{what}, in a code", place, (RAW,))

    def _where(self, text: str, words: str, at: int, place: str) -> str:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = text[start : end if end != -1 else len(text)]
        return self._known.place_of(words, line) or place


_SCHEMAS = tuple(listed("addresses"))
_PLACES = {
    "word/document.xml": "the text",
    "word/endnotes.xml": "the endnotes",
    "word/footnotes.xml": "the footnotes",
    "word/comments.xml": "the comments",
    "word/settings.xml": "the settings",
    "docProps/core.xml": "the properties",
    "docProps/app.xml": "the properties",
    "docProps/custom.xml": "the custom properties",
}


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at]
    return not before.strip() or before.rstrip(" \u00a0“")[-1:] in ".!?\n"


def _place(part: str) -> str:
    """What a part is called where it is shown."""
    if re.match(r"word/(?:header|footer)\d*\.xml$", part):
        return "a header" if "header" in part else "a footer"
    return _PLACES.get(part, part)


def all_lines(finds: Iterable[Find]) -> list[str]:
    """One line for each find."""
    return [find.line for find in finds]

"""What the attack knows of a case: whom it may not recover, and what accounts for other names."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from workbench.attack.people import Person
from workbench.attack.reading import WORDS
from workbench.attack.sound import folded

ALIAS = "an alias of a protected source"
CLIENT = "the name of another client"


@dataclass(slots=True)
class Known:
    """All of it as plain data. `is_said_openly` asks the open sources for words in a row."""

    persons: tuple[Person, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    """(mailbox, handle, address or telephone number, whose) of protected people."""
    phrases: tuple[tuple[str, str], ...] = ()
    """(words, what) that must not stand in the file as they are."""
    other_clients: tuple[str, ...] = ()
    open_names: tuple[str, ...] = ()
    open_texts: tuple[str, ...] = ()
    """Titles, outlets, clients, the words of the template: what stands in them is accounted for."""
    links: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    """Words a person has let pass."""
    statements: tuple[str, ...] = ()
    machine: tuple[tuple[str, str], ...] = ()
    """(name of the computer or its user, what)."""
    is_said_openly: Callable[[str], bool] = lambda _words: False
    _rows: frozenset[tuple[str, ...]] = field(default=frozenset())
    _texts: str = ""
    _by_word: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    _links: frozenset[str] = frozenset()
    _plain: str = ""
    _answers: dict[str, bool] = field(default_factory=dict)
    _open_rows: dict[str, bool] = field(default_factory=dict)

    def prepare(self) -> "Known":
        """Make ready what is asked often."""
        self._texts = " \n ".join(f" {' '.join(plain_words(text))} " for text in self.open_texts)
        self._plain = "\n".join(self.open_texts)
        # An address may stand in a text with less of its path than the source has.
        starts = {link[: found.start()] for link in self.links for found in re.finditer("/", link)}
        self._links = frozenset(self.links) | starts
        for name in self.open_names:
            words = frozenset(plain_words(name))
            for word in words:
                self._by_word.setdefault(word, []).append(words)
        return self

    @property
    def open_words(self) -> frozenset[str]:
        """Every folded word of an open name."""
        return frozenset(self._by_word)

    def accounts_for(self, words: str) -> bool:
        """Whether an open name, an open text or an answer explains words that look like a name."""
        known = self._answers.get(words)
        if known is None:
            known = self._answers[words] = self._explains(words)
        return known

    def names_openly(self, words: str) -> bool:
        """Whether one open name or an open text has all of the words, and so accounts for each of them."""
        known = self._open_rows.get(words)
        if known is None:
            plain = plain_words(words)
            known = self._open_rows[words] = bool(plain) and self._has(plain)
        return known

    def _has(self, plain: tuple[str, ...]) -> bool:
        wanted = {word for word in plain if len(word) > 1} or set(plain)
        first = next(iter(wanted))
        if any(wanted <= name for name in self._by_word.get(first, ())):
            return True
        return f" {' '.join(plain)} " in self._texts

    def _explains(self, words: str) -> bool:
        plain = plain_words(words)
        if not plain or self._has(plain):
            return True
        row = f" {' '.join(plain)} "
        if any(row in f" {' '.join(plain_words(text))} " for text in self.confirmed):
            return True
        return self.is_said_openly(words)

    def is_open_text(self, plain: str) -> bool:
        """Whether folded words in a row stand in an open title, an outlet or the template."""
        return f" {plain} " in self._texts

    def is_link(self, address: str) -> bool:
        """Whether a plain address is that of an open source, or the beginning of one."""
        return address in self._links

    def is_in_open_text(self, words: str) -> bool:
        """Whether words stand in an open text to the letter."""
        return words in self._plain

    def is_confirmed(self, words: str) -> bool:
        """Whether a person has let these very words pass."""
        plain = plain_words(words)
        return any(plain_words(text) == plain for text in self.confirmed)

    def place_of(self, words: str, line: str) -> str:
        """The statement a line is of, as a reader would count it; "" where it is none."""
        wanted = " ".join(line.split())
        for number, statement in enumerate(self.statements, 1):
            text = " ".join(statement.split())
            if words in statement and (text in wanted or wanted in text or text[:60] in wanted):
                return f"statement {number}"
        return ""


_SPLIT = re.compile(r"[’'ʼ]s$")


def plain_words(text: str) -> tuple[str, ...]:
    """The folded words of a text, with no possessive endings."""
    return tuple(map(_plain, WORDS.findall(text)))


@lru_cache(60_000)
def _plain(word: str) -> str:
    return folded(_SPLIT.sub("", word))


def accounts(names: Iterable[str]) -> frozenset[str]:
    """Every folded word of some names."""
    return frozenset(word for name in names for word in plain_words(name))

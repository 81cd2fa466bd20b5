"""The guard of a case: what must not be in a client file, whether it is in a text, what was answered."""

import re
import threading
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.casefile import CaseFile
from workbench.guard.dates import meeting_days
from workbench.guard.headers import host_of, pieces
from workbench.guard.history import ProtectedSources
from workbench.guard.house import machine_needles
from workbench.guard.lookups import Lookups
from workbench.guard.matcher import Asked, Matcher, located
from workbench.guard.material import TABLES, Material, gather
from workbench.guard.model import Hit, Needle
from workbench.guard.needles import TextFacts, needles_of, unique
from workbench.guard.passages import (
    MOST_PACKED,
    MOST_WORDS,
    Packed,
    Passage,
    internal_passages,
    packed_rows,
    rows_of_words,
)
from workbench.guard.reading import folded_words
from workbench.guard.stored import GuardWords
from workbench.values.internal import INTERNAL, said_internal

# Whom a mail was sent to is the house, or others; only who sent it is the source.
_RECIPIENTS = re.compile(r"^(?:To|Cc|Bcc|Reply-To-List):.*$", re.MULTILINE)
_LONGEST_COPY = 200_000
"""Letters that are looked through while a copy is waited for; longer ones say that they are internal."""
_OF_PEOPLE = ("name", "address", "handle", "telephone")
"""What is somebody's own, so that a doubtful find is one."""
GUARDED = ("client",)
"""Profiles whose files leave the house."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and where it stands: a statement, a heading, a note."""

    where: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source that is kept back, with what it is called in the house."""

    id: str
    name: str
    is_protected: bool
    is_gone: bool


class Guard(GuardWords):
    """Says what must stay in the house and finds it. Safe to ask at every key: what it knows is kept."""

    def __init__(self, case: CaseFile) -> None:
        super().__init__(case)
        self._protected = ProtectedSources(case)
        self._lookups = Lookups(case)
        self._one_at_a_time = threading.RLock()
        """The window and its tasks ask the same guard."""
        self._material: Material | None = None
        self._matcher: Matcher | None = None
        self._listed: tuple[Needle, ...] = ()
        self._state: tuple[int, int, int] | None = None
        self._facts: dict[str, TextFacts] = {}
        self._rows: dict[str, list[int] | Packed] = {}
        self._left_out: set[str] = set()

    def needles(self) -> tuple[Needle, ...]:
        """Every needle with where it comes from, its forms and what happens when it is found."""
        with self._one_at_a_time:
            self._refresh()
            return self._listed

    def search(self, text: str, profile: str = "client", client: str = "", since: str = "") -> list[Hit]:
        """What in a text must not be in a file of this profile for this client.

        `client` is the name of the client it is for, whose own name it may have. Of the answers
        only those given after what has the id `since`, such as an edition, count.
        """
        if profile not in GUARDED:
            return []
        hits = self._prepared().search(text)
        return self._answered([hit for hit in hits if not _is_own(hit, client)], since)

    def search_pieces(
        self, wanted: Sequence[Piece], profile: str = "client", client: str = "", since: str = ""
    ) -> list[tuple[Piece, Hit]]:
        """The same in pieces of one brief, in one pass; a name may begin in one and end in the next."""
        if profile not in GUARDED or not wanted:
            return []
        starts, at = [], 0
        for piece in wanted:
            starts.append(at)
            at += len(piece.text) + 1
        hits = self.search("\n".join(piece.text for piece in wanted), profile, client, since)
        found, number = [], 0
        for hit in hits:
            while number + 1 < len(wanted) and starts[number + 1] <= hit.start:
                number += 1
            piece = wanted[number]
            found.append((piece, located(hit, piece.where, starts[number])))
        return found

    def search_codes(self, text: str, client: str = "", since: str = "") -> list[Hit]:
        """What stands in text that came out of a code, such as base64."""
        hits = self._prepared().search_codes(text)
        return self._answered([hit for hit in hits if not _is_own(hit, client)], since)

    def texts_left_out(self) -> int:
        """How many texts of protected sources are not compared, word by word, since there are too many."""
        self._prepared()
        return len(self._left_out & set(self._rows))

    def is_kept(self, source_id: str) -> bool:
        """Whether the name of a source is kept back: protected now, or once, and not lifted."""
        with self._one_at_a_time:
            return any(kept.id == source_id for kept in self._protected.all())

    def tells_who(self, text: str) -> bool:
        """Whether words name a protected source, or are never to leave, and nobody has let them pass.

        Common words that a source is also called by do not count; a person's name does.
        """
        return any(_tells_who(hit) for hit in self.search(text)) if text.strip() else False

    def for_others(self, text: str, source_id: str = "") -> str:
        """Words as they may leave the program by the clipboard or by dragging.

        Those of a source that is kept back, and those that hold what no client may read, are put under
        a line that says they are internal.
        """
        if not text.strip() or text.startswith(f"[{INTERNAL}]"):
            return text
        if (source_id and self.is_kept(source_id)) or len(text) > _LONGEST_COPY:
            return said_internal(text)
        return said_internal(text) if any(hit.stops for hit in self.search(text)) else text

    def kept_sources(self) -> list[KeptSource]:
        """The sources whose names are kept back: protected now, or once, and not lifted."""
        present = dict(self._case.connection.execute("SELECT id, protection FROM source").fetchall())
        with self._one_at_a_time:
            known = self._protected.all()
        return [
            KeptSource(
                kept.id,
                next(iter(sorted(kept.titles) + sorted(kept.authors) + sorted(kept.file_names)), ""),
                present.get(kept.id) == "protected",
                kept.is_gone,
            )
            for kept in known
        ]

    def for_file(self, client: str = "", since: str = "") -> "FileSearch":
        """What looks through a finished file for this client; confirmed words are passed over."""
        return FileSearch(self, client, since)

    # -- keeping what was made ----------------------------------------------------------------

    def _prepared(self) -> Matcher:
        with self._one_at_a_time:
            self._refresh()
            assert self._matcher is not None
            return self._matcher

    def _refresh(self) -> None:
        """Make list and matcher anew where the case has changed in what they rest on."""
        state = self._case.once(("state of the guard",), self._present_state)
        if self._matcher is not None and state == self._state:
            return
        if self._matcher is not None and self._state and state and not self._concerned(self._state):
            self._state = state
            return
        material = gather(self._case, self._protected.all())
        if material != self._material or self._matcher is None:
            self._make(material)
            self._material = material
        self._state = state

    def _present_state(self) -> tuple[int, int, int]:
        """The last row of the journal, and whether its set is still open."""
        row = self._case.connection.execute(
            "SELECT c.change_set_seq, c.n, s.hash IS NULL FROM change c "
            "JOIN change_set s ON s.seq = c.change_set_seq ORDER BY c.change_set_seq DESC, c.n DESC LIMIT 1"
        ).fetchone()
        return (row[0], row[1], row[2]) if row else (0, 0, 0)

    def _concerned(self, since: tuple[int, int, int]) -> bool:
        """Whether rows were written since then that needles are made of."""
        seq, n, was_open = since
        rows = self._case.connection.execute(
            "SELECT DISTINCT table_name FROM change "
            "WHERE change_set_seq > ?1 OR (change_set_seq = ?1 AND n > ?2)",
            (seq, 0 if was_open else n),
        )
        return bool(was_open) or any(row[0] in TABLES for row in rows)

    def _make(self, material: Material) -> None:
        self._read_texts(material)
        made = needles_of(material, {text: self._facts[text] for text, _source in material.texts})
        made.listed = list(unique([*made.listed, *machine_needles(self._case.path, material.subjects)]))
        passages, extra = self._passages(material)
        self._matcher = Matcher(made, passages, Asked(self._lookups.is_open_passage, self._lookups.is_record))
        self._lookups.forget(kept={source.id for source in material.kept}, house=material)
        self._listed = (*made.listed, *extra)

    def _read_texts(self, material: Material) -> None:
        """What each text of a protected source gives away; texts never change, so it is kept."""
        words = sum(map(len, self._rows.values()))
        for text_id, _source in material.texts:
            if text_id not in self._facts:
                text = self._case.connection.execute(
                    "SELECT text FROM source_text WHERE id = ?", (text_id,)
                ).fetchone()[0]
                self._facts[text_id] = _facts_of(text)
                rows = rows_of_words(text) if words < MOST_WORDS else _packed(text, words)
                words += len(rows)
                self._rows[text_id] = rows
                if words >= MOST_WORDS + MOST_PACKED and not rows:
                    self._left_out.add(text_id)

    def _passages(self, material: Material) -> tuple[list[Passage], list[Needle]]:
        """Rows of words with their needles; and the needles for the list."""
        found: list[Passage] = []
        for text_id, _source in material.texts:
            rows = self._rows[text_id]
            words = "passages of six words or more" if rows else "too long: passages are not compared"
            needle = Needle(words, "the text of a protected source", "passage", "ask" if rows else "pass")
            found.append(Passage(rows if isinstance(rows, array) else tuple(rows), needle))
        internal = [(f"internal {what}", words) for what, words in material.notes]
        internal += [("a rejected claim", words) for words in material.rejected]
        for what, words in internal:
            found += internal_passages(words, what)
        return found, list(dict.fromkeys(passage.needle for passage in found))

    def _answered(self, hits: list[Hit], since: str) -> list[Hit]:
        if not any(hit.verdict == "ask" for hit in hits):
            return hits
        answers = {tuple(folded_words(word.words)): word.reason for word in self.confirmed(since)}
        return [
            replace(hit, confirmed=_answer(hit, answers)) if hit.verdict == "ask" else hit for hit in hits
        ]

    def _verdict_of(self, words: str) -> Iterator[Hit]:
        yield from self._prepared().search(words)


def _tells_who(hit: Hit) -> bool:
    if hit.needle.origin.startswith("never"):
        return hit.verdict == "refuse"
    is_sure = hit.verdict == "refuse" or hit.needle.kind in _OF_PEOPLE
    return hit.needle.tells_who and hit.stops and is_sure


def _answer(hit: Hit, answers: dict[tuple[str, ...], str]) -> str:
    found = answers.get(tuple(folded_words(hit.words)))
    return found or answers.get(tuple(folded_words(hit.needle.words)), "")


def _is_own(hit: Hit, client: str) -> bool:
    """Whether it is the name of the very client the file is for."""
    return bool(hit.needle.client and client) and folded_words(hit.needle.client) == folded_words(client)


@dataclass(frozen=True, slots=True)
class FileSearch:
    """The guard as it looks through a file: only what stops the file is reported."""

    guard: Guard
    client: str
    since: str

    @property
    def count(self) -> int:
        """How many needles are looked for."""
        return sum(needle.verdict != "pass" for needle in self.guard.needles())

    def search(self, text: str) -> list[Hit]:
        """What a text holds that must not leave."""
        return [hit for hit in self.guard.search(text, "client", self.client, self.since) if hit.stops]

    def search_codes(self, text: str) -> list[Hit]:
        """The same in what came out of a code."""
        return [hit for hit in self.guard.search_codes(text, self.client, self.since) if hit.stops]


def _packed(text: str, words: int) -> Packed:
    """The rows of a text as an array; none where so many are kept already."""
    return packed_rows(text) if words < MOST_WORDS + MOST_PACKED else array("q")


def _facts_of(text: str) -> TextFacts:
    sent_to = "\n".join(_RECIPIENTS.findall(text))
    return TextFacts(
        pieces(_RECIPIENTS.sub("", text)),
        tuple(dict.fromkeys(meeting_days(text))),
        tuple(host_of(mail) for mail in pieces(sent_to).mails),
    )

"""What the case holds that must stay in the house, read in bulk."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workbench.casefile import CaseFile

_MANY = 400
_FIELDS = ("title", "author", "url", "file_name", "published_on", "publication_id", "descriptor")


@dataclass(slots=True)
class Kept:
    """A source that is or was protected: every value its facts ever had while it was."""

    id: str
    is_gone: bool = False
    titles: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    urls: set[str] = field(default_factory=set)
    file_names: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    publications: set[str] = field(default_factory=set)
    descriptors: set[str] = field(default_factory=set)

    def take(self, image: dict[str, Any]) -> None:
        """Add the facts of one image of its row."""
        into = zip(
            _FIELDS,
            (
                self.titles,
                self.authors,
                self.urls,
                self.file_names,
                self.days,
                self.publications,
                self.descriptors,
            ),
            strict=True,
        )
        for name, values in into:
            value = str(image.get(name) or "")
            if value:
                values.add(value)


@dataclass(slots=True)
class Material:
    """Everything the needles are made of."""

    kept: tuple[Kept, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    """(text id, source id) of every version of the texts of kept sources."""
    names: tuple[tuple[str, str], ...] = ()
    """(actor id, spelling)."""
    identities: tuple[tuple[str, str], ...] = ()
    """(source id, actor id)."""
    known_openly: frozenset[str] = frozenset()
    """Actors that sources open to all speak of."""
    publications: tuple[tuple[str, str, str, str], ...] = ()
    """(id, name, kind, domains)."""
    open_sources: tuple[tuple[str, str, str, str, str], ...] = ()
    """(author, title, url, published_on, publication id) of sources that were never protected."""
    open_days: frozenset[str] = frozenset()
    analysts: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """(what it is, words)."""
    rejected: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    house_clients: tuple[str, ...] = ()
    title: str = ""
    subjects: tuple[str, ...] = ()
    """What the briefs are about: countries, which the case may be called after."""


# What is noted of evidence is what the source says, which a brief takes up; that is no remark of the house.
_NOTES = (
    ("note of a statement", "SELECT note FROM statement WHERE note <> ''"),
    ("note of a claim", "SELECT notes FROM claim WHERE notes <> ''"),
    ("note of a clip", "SELECT note FROM clip WHERE note <> ''"),
    ("note of an actor", "SELECT notes FROM actor WHERE notes <> ''"),
    ("note of an outlet", "SELECT notes FROM publication WHERE notes <> ''"),
    ("note of an origin", "SELECT note FROM origin_group WHERE note <> ''"),
    ("note of a client", "SELECT notes FROM client WHERE notes <> ''"),
    ("remark", "SELECT text FROM remark WHERE text <> ''"),
    ("note of a round of review", "SELECT note FROM review_round WHERE note <> ''"),
    ("note of a second reading", "SELECT note FROM reading_mark WHERE note <> ''"),
)
TABLES = (
    "brief",    "source", "source_text", "capture", "actor", "alias", "mention", "claim_actor",
    "source_identity", "publication", "analyst", "client", "case_info", "statement", "claim",
    "clip", "evidence", "origin_group", "remark", "guard_word", "review_round", "reading_mark",
)  # fmt: skip
"""Tables whose rows make the needles."""


def gather(case: CaseFile, kept: Iterable[Kept]) -> Material:
    """Read what the needles are made of. `kept` are the sources the journal knows as protected."""
    read = case.connection.execute
    sources = tuple(kept)
    ids = {source.id for source in sources}
    tables = {row[0] for row in read("SELECT name FROM sqlite_master WHERE type = 'table'")}
    clients = [row[0] for row in read("SELECT name FROM client ORDER BY name")] if "client" in tables else []
    open_sources = read(
        "SELECT author, title, url, published_on, coalesce(publication_id, ''), id FROM source"
    ).fetchall()
    words = read(
        "SELECT words, verdict FROM guard_word WHERE verdict IN ('never', 'client') ORDER BY id"
    ).fetchall()
    return Material(
        kept=sources,
        texts=tuple(_texts_of(case, sorted(ids))),
        names=tuple(
            (row[0], row[1])
            for row in read("SELECT id, name FROM actor UNION ALL SELECT actor_id, text FROM alias")
        ),
        identities=_identities(case, {source.id for source in sources if source.is_gone}),
        known_openly=_known_openly(case, ids),
        publications=tuple(tuple(row) for row in read("SELECT id, name, kind, domains FROM publication")),
        open_sources=tuple(tuple(row)[:5] for row in open_sources if row[5] not in ids),
        open_days=_open_days(case, ids),
        analysts=tuple(row[0] for row in read("SELECT name FROM analyst")),
        clients=tuple(clients),
        notes=(*((what, row[0]) for what, sql in _NOTES for row in read(sql)), *_translations(case, ids)),
        rejected=tuple(row[0] for row in read("SELECT text FROM claim WHERE status = 'rejected'")),
        never=tuple(dict.fromkeys([row[0] for row in words if row[1] == "never"] + _older_words(case))),
        house_clients=tuple(row[0] for row in words if row[1] == "client"),
        title=case.title,
        subjects=tuple(row[0] for row in read("SELECT DISTINCT country FROM brief WHERE country <> ''")),
    )


def _translations(case: CaseFile, kept: set[str]) -> Iterable[tuple[str, str]]:
    """What the analyst translated of protected sources."""
    rows = case.connection.execute("SELECT source_id, translation FROM clip WHERE translation <> ''")
    return [("translation of a protected passage", row[1]) for row in rows if row[0] in kept]


def _older_words(case: CaseFile) -> list[str]:
    """Words that were kept as a fact about the case, before there was a table for them."""
    try:
        return [str(word) for word in json.loads(case.info("never_in_client_file", "[]"))]
    except ValueError:
        return []


def _texts_of(case: CaseFile, ids: list[str]) -> Iterable[tuple[str, str]]:
    for start in range(0, len(ids), _MANY):
        some = ids[start : start + _MANY]
        places = ", ".join("?" * len(some))
        for row in case.connection.execute(
            f"SELECT id, source_id FROM source_text WHERE source_id IN ({places}) ORDER BY n DESC", some
        ):
            yield row[0], row[1]


def _identities(case: CaseFile, gone: set[str]) -> tuple[tuple[str, str], ...]:
    """Who a protected source is; of a source that was deleted, who it was."""
    found = {
        (row[0], row[1]) for row in case.connection.execute("SELECT source_id, actor_id FROM source_identity")
    }
    if gone:
        for (key,) in case.connection.execute(
            "SELECT DISTINCT row_key FROM change WHERE table_name = 'source_identity' AND after IS NULL"
        ):
            source_id, actor_id = json.loads(key)
            if source_id in gone:
                found.add((source_id, actor_id))
    return tuple(sorted(found))


def _known_openly(case: CaseFile, kept: set[str]) -> frozenset[str]:
    rows = case.connection.execute(
        "SELECT DISTINCT m.actor_id, c.source_id FROM mention m JOIN clip c ON c.id = m.clip_id UNION "
        "SELECT DISTINCT a.actor_id, c.source_id FROM claim_actor a "
        "JOIN evidence e ON e.claim_id = a.claim_id JOIN clip c ON c.id = e.clip_id"
    )
    return frozenset(row[0] for row in rows if row[1] not in kept)


def _open_days(case: CaseFile, kept: set[str]) -> frozenset[str]:
    """Days that sources open to all are of, and of events such sources report."""
    rows = case.connection.execute(
        "SELECT published_on, id FROM source WHERE length(published_on) = 10 UNION "
        "SELECT l.event_on, c.source_id FROM claim l JOIN evidence e ON e.claim_id = l.id "
        "JOIN clip c ON c.id = e.clip_id WHERE length(l.event_on) = 10 AND e.stance = 'supports'"
    )
    return frozenset(row[0] for row in rows if row[1] not in kept)

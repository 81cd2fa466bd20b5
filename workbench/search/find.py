"""Full-text search over the whole case."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbench import kinds
from workbench.casefile import CaseFile
from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.withheld import Withheld, withheld_from
from workbench.search.figures import share_in
from workbench.search.heard_words import words_of_case
from workbench.search.names import Also, Widened, widened
from workbench.search.passage import Passage, passage
from workbench.search.query import Query, Unit, query_of, units_of
from workbench.sources.store.versions import IN_FORCE
from workbench.values.job import Job

MOST_RANKED = 1000
"""Above so many matching sources the newest are shown first: a word that stands everywhere ranks
nothing, and ranking is what takes the time."""

_TITLES = {
    "source": "SELECT title FROM source WHERE id = ?",
    "clip": "SELECT s.title FROM clip c JOIN source s ON s.id = c.source_id WHERE c.id = ?",
    "actor": "SELECT name FROM actor WHERE id = ?",
    "claim": "SELECT text FROM claim WHERE id = ?",
    "matrix": "SELECT question FROM matrix WHERE id = ?",
    "brief": "SELECT country || ': ' || headline FROM brief WHERE id = ?",
    "statement": "SELECT b.country || ': ' || b.headline FROM statement t "
    "JOIN section s ON s.id = t.section_id JOIN brief b ON b.id = s.brief_id WHERE t.id = ?",
    "publication": "SELECT name FROM publication WHERE id = ?",
    "remark": "SELECT 'Remark by ' || a.name FROM remark m JOIN analyst a ON a.id = m.analyst_id "
    "WHERE m.id = ?",
}
KINDS = tuple(kind.name for kind in kinds.KINDS if kind.tables[0].searched)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `kind` is source, clip, actor, claim, matrix, brief, statement, publication or remark.

    A hit in a source's words or a clip has `source_id`, `start` and `end` (code points), so that it
    opens at the passage. `marks` are the stretches of `snippet` to show strongly.
    """

    kind: str
    id: str
    title: str
    snippet: str
    source_id: str = ""
    start: int = -1
    end: int = -1
    marks: tuple[tuple[int, int], ...] = ()


def search(
    case: CaseFile,
    typed: str,
    limit: int = 20,
    kinds: Iterable[str] | None = None,
    job: Job | None = None,
    other_spellings: bool = True,
) -> list[Hit]:
    """What the typed words are found in: names and titles first, then the sources' own words.

    All words must occur; words in quotes form a phrase; the last word may be a beginning. Folds
    case, accents and Arabic vowel signs. With `other_spellings`, words that name an actor find what
    names the actor in another spelling as well, and dates and numbers are found in other forms. Raises
    Cancelled once the job is: the next letter has asked for something else.
    """
    with case.interruptible(job):
        withheld = withheld_from(case.connection, case.analyst.id)
        query = _query(case, typed, other_spellings)
        if not query.match:
            return []
        return _search(case.connection, query, limit, kinds, withheld, job or Job())


def also_searched(case: CaseFile, typed: str) -> Also:
    """What a search for these words takes in besides: other spellings of an actor, other forms of figures."""
    return _widened(case, units_of(typed)).also


def _query(case: CaseFile, typed: str, other_spellings: bool) -> Query:
    units = units_of(typed)
    if not other_spellings:
        return query_of(units)
    wide = _widened(case, units)
    return query_of(units, wide.expressions, wide.terms, wide.further, wide.proof)


def _widened(case: CaseFile, units: list[Unit]) -> Widened:
    """In one snapshot the names are looked up once, for the search and for what is said of it."""
    return case.once(("widened", repr(units)), lambda: widened(case.connection, units, words_of_case(case)))


def _search(
    connection: Connection,
    query: Query,
    limit: int,
    only: Iterable[str] | None,
    withheld: Withheld,
    job: Job,
) -> list[Hit]:
    wanted = set(only) if only else set(KINDS)
    entries = _entries(connection, query, limit, wanted) if wanted else []
    texts = _texts(connection, query, limit) if "source" in wanted else []
    if query.further and "source" in wanted and len(texts) < limit:
        texts += _proven(connection, query, limit - len(texts), {hit.id for hit in texts}, job)
    if any(withheld):
        entries = [hit for hit in entries if not _is_withheld(connection, hit, withheld)]
    with_passage = {hit.id for hit in texts}
    entries = [hit for hit in entries if hit.id not in with_passage or hit.kind != "source"]
    if len(entries) + len(texts) > limit:
        room = max(limit - len(texts), limit // 2)
        entries = entries[:room]
    return (entries + texts)[:limit]


def _is_withheld(connection: Connection, hit: Hit, withheld: Withheld) -> bool:
    """Whether it is a clip that is withheld, a remark on one, or a remark of a blind round that is open."""
    if hit.kind == "clip":
        return hit.id in withheld.clips
    if hit.kind != "remark":
        return False
    row = connection.execute("SELECT round_id, target_id FROM remark WHERE id = ?", (hit.id,)).fetchone()
    return row is None or row["round_id"] in withheld.rounds or row["target_id"] in withheld.clips


def _texts(connection: Any, query: Query, limit: int) -> list[Hit]:
    # Sources taken out of the case stay in the index: it is gone through until there are enough others.
    many = connection.execute(
        "SELECT 1 FROM source_index WHERE source_index MATCH ? LIMIT 1 OFFSET ?", (query.match, MOST_RANKED)
    ).fetchone()
    order = "rowid DESC" if many else "rank"
    numbers = connection.execute(
        f"SELECT rowid FROM source_index WHERE source_index MATCH ? ORDER BY {order}", (query.match,)
    )
    hits: list[Hit] = []
    for (number,) in numbers:
        row = connection.execute(
            f"SELECT s.id, s.title, t.text FROM source_text t JOIN source s ON {IN_FORCE} WHERE t.n = ?",
            (number,),
        ).fetchone()
        if row:
            found = passage(row["text"], query.terms, query.others)
            hits.append(_hit("source", row["id"], row["title"], found, row["id"], found.start, found.end))
        if len(hits) == limit:
            break
    return hits


def _proven(connection: Any, query: Query, limit: int, known: set[str], job: Job) -> list[Hit]:
    """Sources that the index finds by the figures alone, and whose words have the sign beside them."""
    rows = connection.execute(
        f"SELECT s.id, s.title, t.n FROM source_index i JOIN source_text t ON t.n = i.rowid "
        f"JOIN source s ON {IN_FORCE} WHERE source_index MATCH ? ORDER BY i.rowid DESC",
        (query.further,),
    )
    hits: list[Hit] = []
    for source_id, title, number in rows:
        if len(hits) == limit:
            break
        job.check()
        if source_id in known:
            continue
        text = connection.execute("SELECT text FROM source_text WHERE n = ?", (number,)).fetchone()[0]
        share = share_in(text, query.proof)
        if share:
            found = passage(text, (text[slice(*share)],))
            hits.append(_hit("source", source_id, title, found, source_id, found.start, found.end))
    return hits


def _entries(connection: Any, query: Query, limit: int, only: set[str]) -> list[Hit]:
    hits: dict[tuple[str, str], Hit] = {}
    for index, match in (("entry_index", query.match), ("entry_parts", query.parts)):
        if match and len(hits) < limit:
            # Several entries may be of one thing: they are gone through until there are enough things.
            for row in _rows_of(connection, index, match, only):
                hit = _entry_hit(connection, row, query)
                hits.setdefault((hit.kind, hit.id), hit)
                if len(hits) >= limit:
                    break
    return sorted(hits.values(), key=_by_kind)[:limit]


def _rows_of(connection: Any, index: str, match: str, only: set[str]) -> Any:
    """The entries of the kinds wanted, the best first; no kind takes the places of another."""
    tables = [table.name for kind in kinds.KINDS if kind.name in only for table in kind.tables]
    return connection.execute(
        f"SELECT e.kind, e.target_id, e.owner_id, e.text FROM {index} i JOIN search_entry e ON e.n = i.rowid "
        f"WHERE {index} MATCH ? AND e.kind IN (SELECT value FROM json_each(?)) ORDER BY i.rank",
        (match, json.dumps([*only, *tables])),
    )


def _entry_hit(connection: Any, row: Any, query: Query) -> Hit:
    kind, target = row["kind"], row["target_id"]
    if kind not in kinds.KIND:
        # Of a table beside the things themselves, as another spelling of an actor is.
        kind, target = kinds.KIND_OF[kind].name, row["owner_id"]
    title_row = connection.execute(_TITLES[kind], (target,)).fetchone()
    found = passage(row["text"], query.terms, query.others)
    source_id, start, end = "", -1, -1
    if kind == "clip":
        source_id = row["owner_id"]
        start, end = connection.execute('SELECT start, "end" FROM clip WHERE id = ?', (target,)).fetchone()
    elif kind == "source":
        source_id = target
    return _hit(kind, target, title_row[0] if title_row else "", found, source_id, start, end)


def _hit(kind: str, target: str, title: str, found: Passage, source_id: str, start: int, end: int) -> Hit:
    return Hit(kind, target, title, found.snippet, source_id, start, end, found.marks)


_ORDER = ("actor", "brief", "claim", "matrix", "statement", "source", "clip", "publication", "remark")


def _by_kind(hit: Hit) -> int:
    return _ORDER.index(hit.kind)

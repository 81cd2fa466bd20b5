"""Loading very many clean texts, and searching in them, against bare SQLite with a full-text index.

    .venv/bin/python benchmarks/bulk.py [--documents 100000] [--encrypted]

The floor stores and indexes the same texts with nothing of ours: no journal, no original, no titles.
Then searches are timed for the newest 20 (words and beginnings of four letters) and ranked, how soon
one that is outdated ends, the filters of the library, and storing one page more.
"""

import argparse
import itertools
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.search import vocabulary
from workbench.case import Case
from workbench.sources.reading.model import Reading
from workbench.sources.store.bulk import ReadDocument
from workbench.sources.store.criteria import Criteria
from workbench.sources.store.listing import listed_ids

WORDS = 700
"""A text of some 5 kB."""
AT_ONCE = 5_000


def main() -> None:
    """Load, compare, search."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--encrypted", action="store_true")
    wanted = parser.parse_args()
    words = vocabulary(random.Random(1))
    with tempfile.TemporaryDirectory() as folder:
        passphrase = "correct horse battery" if wanted.encrypted else None
        case = Case.create(Path(folder) / "bulk.gwk", passphrase)
        bare = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        prepare(bare)
        ours = floor = 0.0
        texts = made_up(words, wanted.documents)
        for done in range(0, wanted.documents, AT_ONCE):
            these = list(itertools.islice(texts, AT_ONCE))
            ours += timed(lambda these=these, done=done: load(case, these, done))
            floor += timed(lambda these=these, done=done: store(bare, these, done))
        count = wanted.documents
        print(
            f"{count:,} documents of {len(these[0]) / 1000:.1f} kB, {'encrypted' if passphrase else 'plain'}"
        )
        print(f"  loaded {count / ours:,.0f} a second; bare index {count / floor:,.0f}; {ours / floor:.1f} x")
        search(case, bare, words)
        give_up(case, words)
        filter_library(case)
        store_one(case)


def made_up(words: list[str], count: int) -> Iterator[str]:
    """Texts whose words come with Zipf's frequencies."""
    chooser = random.Random(2)
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(words))))
    pool = [" ".join(chooser.choices(words, cum_weights=weights, k=WORDS // 2)) for _ in range(1000)]
    for number in range(count):
        yield f"{chooser.choice(pool)} {chooser.choice(pool)} d{number}"


def load(case: Case, texts: list[str], first: int) -> None:
    """Store them in a case."""
    documents = (
        ReadDocument(
            Reading(text=text, title=f"Document {number}", media_type="text/plain"),
            text.encode(),
            f"{number}.txt",
        )
        for number, text in enumerate(texts, first)
    )
    for _ids in case.sources.add_many(documents):
        pass


def prepare(bare: sqlite3.Connection) -> None:
    """Tables of the floor, as safe on the disk as ours."""
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE document (n INTEGER PRIMARY KEY, text TEXT)")
    bare.execute(
        "CREATE VIRTUAL TABLE found USING fts5 (body, content='document', content_rowid='n', "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def store(bare: sqlite3.Connection, texts: list[str], first: int) -> None:
    """Store them in the floor, 500 in a transaction."""
    for start in range(0, len(texts), 500):
        rows = list(enumerate(texts[start : start + 500], first + start + 1))
        bare.execute("BEGIN")
        bare.executemany("INSERT INTO document VALUES (?, ?)", rows)
        bare.executemany("INSERT INTO found (rowid, body) VALUES (?, ?)", rows)
        bare.execute("COMMIT")


def search(case: Case, bare: sqlite3.Connection, words: list[str]) -> None:
    """Time the kinds of queries; a word with a space after it is whole, without it may go on."""
    chooser = random.Random(3)

    def some(low: int, high: int, letters: int = 99) -> list[str]:
        return [words[chooser.randrange(low, high)][:letters] for _ in range(60)]

    def floor(query: str) -> list[tuple[int]]:
        match = f'"{query.strip()}"' + ("" if query.endswith(" ") else " *")
        return bare.execute(
            "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 20", (match,)
        ).fetchall()

    case.search("warm up")
    print("  search, first 20 with passage; ms                p50      p95    bare index, ids only: p95")
    for name, queries in (
        ("common word", [f"{word} " for word in some(5, 60)]),
        ("middling word", [f"{word} " for word in some(300, 3000)]),
        ("rare word, ranked", [f"{word} " for word in some(8000, 19000)]),
        ("two common words", [f"{a} {b} " for a, b in zip(some(5, 60), some(5, 60), strict=True)]),
        ("middling word, still being typed", some(300, 3000)),
        ("beginning of four letters", some(60, 3000, 4)),
    ):
        mine = times(case.search, queries)
        theirs = times(
            floor, [query if len(query.split()) == 1 else query.split()[0] + " " for query in queries]
        )
        print(f"    {name:40} {statistics.median(mine):9.1f} {p95(mine):8.1f} {p95(theirs):12.1f}")


def give_up(case: Case, words: list[str]) -> None:
    """How long a search still runs after the next key has made it outdated."""
    print("  an outdated search ends; ms                      p50      p95")
    with ThreadPoolExecutor(1) as worker:
        for name, chosen in (
            ("common words", [f"{word} " for word in words[5:35]]),
            ("beginnings of four letters", [word[:4] for word in words[60:90]]),
        ):
            found = [ending(case, worker, query) for query in chosen]
            print(f"    {name:40} {statistics.median(found):9.1f} {p95(found):8.1f}")


def ending(case: Case, worker: ThreadPoolExecutor, query: str) -> float:
    """Milliseconds from the next key to the end of the search for `query`; 0 when it had ended before."""
    next_key = threading.Event()
    ended = worker.submit(lambda: (case.search(query, outdated=next_key.is_set), time.perf_counter())[1])
    time.sleep(0.002)
    pressed = time.perf_counter()
    next_key.set()
    return max(0.0, (ended.result() - pressed) * 1000)


def filter_library(case: Case) -> None:
    """Time the filters and the orders that a list of all sources is most often asked for."""
    print("  library; ms                                      p50")
    for name, criteria in (
        ("no filter", Criteria()),
        ("outlet", Criteria(outlets=("-",))),
        ("grade", Criteria(grades=("A", "B"))),
        ("language", Criteria(languages=("en",))),
        ("format", Criteria(formats=("PDF",))),
        ("dates", Criteria(from_on="2025", to_on="2025-06")),
        ("reviewed", Criteria(states=("reviewed",))),
        ("orphaned", Criteria(states=("orphaned",))),
        ("unread", Criteria(states=("unread",))),
    ):
        found = [timed(lambda criteria=criteria: listed_ids(case, criteria=criteria)) for _ in range(5)]
        print(f"    {name:40} {statistics.median(found) * 1000:9.1f}")
    for order in ("title", "date", "outlet"):
        found = [timed(lambda order=order: listed_ids(case, order)) for _ in range(5)]
        print(f"    {'by ' + order:40} {statistics.median(found) * 1000:9.1f}")


def store_one(case: Case) -> None:
    """Time storing a page that is read already, one change each."""
    some, found = listed_ids(case)[:40], []
    for number in range(40):
        text = f"{case.sources.text(some[number])} one more {number}"
        reading = Reading(text=text, title=f"Page {number}", media_type="text/html")
        found.append(
            timed(lambda reading=reading, text=text: case.sources.add_reading(reading, text.encode())) * 1000
        )
    print(f"  one page stored and searchable: p50 {statistics.median(found):.1f} ms, p95 {p95(found):.1f} ms")


def times(work: Callable[[str], object], queries: list[str]) -> list[float]:
    """Milliseconds of each query."""
    return [timed(lambda query=query: work(query)) * 1000 for query in queries]


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def p95(found: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(found, n=20)[-1]


if __name__ == "__main__":
    main()

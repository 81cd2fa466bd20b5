"""Search over 2,000 documents against the floor: reading every text and looking for the word in Python.

Run: `python benchmarks/search.py`. The goal is a 95th percentile of 5 ms for the first 20 hits with
snippet and place; the floor is what a tool without an index does for each key.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workbench.case import Case
from workbench.sources.reading.model import Reading

DOCUMENTS, WORDS = 2_000, 800


def vocabulary(chooser: random.Random) -> list[str]:
    """20,000 pseudo-words, to be drawn with Zipf's frequencies."""
    syllables = ["ba", "ko", "mi", "ra", "tu", "ne", "lo", "sha", "vi", "dor", "gan", "pel"]
    return ["".join(chooser.choices(syllables, k=chooser.randint(2, 4))) for _ in range(20_000)]


def filled(folder: Path, words: list[str], chooser: random.Random) -> Case:
    """A case of 2,000 texts of some 5 kB."""
    case = Case.create(folder / "search.gwk", title="Search")
    weights = [1 / (rank + 1) for rank in range(len(words))]
    with case.change("Fill"):
        for number in range(DOCUMENTS):
            text = " ".join(chooser.choices(words, weights, k=WORDS))
            text += (
                f" {chooser.randint(1, 28)} March {chooser.randint(2010, 2026)} {chooser.randint(1, 99)} %"
            )
            reading = Reading(text=text, title=f"Document {number}", media_type="text/plain")
            case.sources.add_reading(reading, text.encode(), name=f"{number}.txt")
    return case


def times(work: Callable[[str], object], queries: list[str]) -> list[float]:
    """Milliseconds of each query."""
    found = []
    for query in queries:
        start = time.perf_counter()
        work(query)
        found.append((time.perf_counter() - start) * 1000)
    return found


def main() -> None:
    """Load, query, compare."""
    chooser = random.Random(1)
    words = vocabulary(chooser)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        case = filled(Path(folder), words, chooser)
        rate = DOCUMENTS / (time.perf_counter() - start)
        print(f"made up and loaded {rate:.0f} documents a second, index included")
        kinds = {
            "common word": [words[chooser.randrange(5, 60)] for _ in range(60)],
            "middling word": [words[chooser.randrange(300, 3000)] for _ in range(60)],
            "rare word": [words[chooser.randrange(8000, 19000)] for _ in range(60)],
            "two common words": [
                f"{words[chooser.randrange(5, 60)]} {words[chooser.randrange(5, 60)]}" for _ in range(60)
            ],
            "date": [f"{chooser.randint(1, 28)}. März {chooser.randint(2010, 2026)}" for _ in range(60)],
            "share": [f"{chooser.randint(1, 99)} per cent" for _ in range(60)],
            "beginning of four letters": [words[chooser.randrange(60, 3000)][:4] for _ in range(60)],
        }

        def floor(query: str) -> list[str]:
            rows = case.connection.execute("SELECT text FROM source_text")
            return [text[:80] for (text,) in rows if query in text][:20]

        case.search("warm up")
        ours: list[float] = []
        for name, queries in kinds.items():
            found = times(case.search, queries)
            scanned = times(floor, queries[:10])
            ours += found
            print(
                f"{name}: p50 {statistics.median(found):.1f} ms, "
                f"p95 {statistics.quantiles(found, n=20)[-1]:.1f} ms; "
                f"a scan takes {statistics.median(scanned) / statistics.median(found):.0f} x as long"
            )
        print(f"all: p95 {statistics.quantiles(ours, n=20)[-1]:.1f} ms (goal 5)")
        case.close()


if __name__ == "__main__":
    main()

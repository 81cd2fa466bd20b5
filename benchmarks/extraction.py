"""How fast dates, numbers, quotations and outlets are found, against a named floor in the same run.

    .venv/bin/python benchmarks/extraction.py

A passage of 500 letters in each language, warm, all kinds but names (see `names.py` for those). Floor: one
pass of `re.finditer(r"\\w+|\\S")` over the passage that only cuts it into words. Processor time of this
process, median of five runs; the target is 2 ms a passage.
"""

import json
import re
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from workbench.extraction.engine import extract

PASSAGES = Path(__file__).parent.parent / "tests" / "extraction" / "data" / "extraction.json"
LETTERS, TIMES, PUBLISHED = 500, 40, date(2025, 3, 5)
WORDS = re.compile(r"\w+|\S")


def main() -> None:
    """Print a line for each language."""
    texts: dict[str, str] = {}
    for case in json.loads(PASSAGES.read_text("utf-8")):
        texts[case["lang"]] = f"{texts.get(case['lang'], '')} {case['text']}"
    for language, text in sorted(texts.items()):
        passages = [text[at : at + LETTERS] for at in range(0, len(text) - LETTERS, LETTERS)][:4]
        ours, floor = _median(_all, passages), _median(_words, passages)
        print(f"{language}: {ours:.2f} ms a passage, floor {floor:.3f} ms, ratio {ours / floor:.0f}")


def _all(passage: str) -> object:
    return extract(passage, published=PUBLISHED, kinds=("date", "number", "quotation", "outlet"))


def _words(passage: str) -> object:
    return list(WORDS.finditer(passage))


def _median(read: Callable[[str], object], passages: list[str]) -> float:
    """Milliseconds of processor time for a passage."""
    for passage in passages:
        read(passage)
    taken = []
    for _ in range(5):
        started = time.process_time()
        for _ in range(TIMES):
            for passage in passages:
                read(passage)
        taken.append((time.process_time() - started) / TIMES / len(passages) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()

"""Every document of the shared corpora through the guard, with figures."""

import gzip
import io
import json
import statistics
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root, corpus
from tests.sources.figures import letters, token_f1
from workbench.sources.guard import UnreadableDocument, read_guarded
from workbench.sources.reading import Reading
from workbench.values.text import canonical

pytestmark = pytest.mark.corpus
_SUFFIXES = (
    ".html", ".htm", ".mhtml", ".mht", ".pdf", ".docx", ".docm", ".eml", ".txt", ".md", ".gz",
)  # fmt: skip


def document(path: Path) -> tuple[bytes, str]:
    data = path.read_bytes()
    if path.name.endswith(".html.gz"):
        return gzip.decompress(data), path.name.removesuffix(".gz")
    return data, path.name


def read(path: Path) -> Reading | str:
    data, name = document(path)
    try:
        return read_guarded(data, name)
    except UnreadableDocument as reason:
        return str(reason)


def assert_sound(reading: Reading) -> None:
    assert reading.text == canonical(reading.text)
    for span in reading.structure:
        assert 0 <= span.start <= span.end <= len(reading.text)


def test_every_document_goes_through_intake() -> None:
    if not corpora_root().is_dir():
        pytest.skip(f"the corpora are not on this machine (looked in {corpora_root()})")
    for folder in sorted(path for path in corpora_root().iterdir() if path.is_dir()):
        outcomes: Counter[str] = Counter()
        reasons: Counter[str] = Counter()
        for path in sorted(folder.rglob("*")):
            wanted = path.suffix.lower() in _SUFFIXES or folder.name.startswith("hostile")
            if not path.is_file() or path.name.startswith("MANIFEST") or not wanted:
                continue
            outcome = read(path)
            if isinstance(outcome, Reading):
                assert_sound(outcome)
                outcomes["read" if outcome.text.strip() else "read, no text"] += 1
            else:
                outcomes["kept unread"] += 1
                reasons[outcome] += 1
                assert outcome.strip().endswith(".")
        if outcomes:
            print(f"\n{folder.name}: {dict(outcomes)}")
            for reason, count in reasons.most_common():
                print(f"    {count} x {reason}")


def test_news_articles_are_found_on_their_pages() -> None:
    folder = corpus("html-news-articles")
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    scores = {}
    for path in sorted(folder.rglob("*.html.gz")):
        key = path.name.removesuffix(".html.gz")
        if key in gold:
            reading = read(path)
            assert isinstance(reading, Reading)
            scores[key] = token_f1(reading.text, gold[key]["articleBody"])
    mean = statistics.mean(scores.values())
    low = sorted(scores.items(), key=lambda item: item[1])[:5]
    print(f"\n{len(scores)} news pages: mean token F1 {mean:.4f}; lowest {low}")
    assert mean >= 0.95


def accepted_words(path: Path) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return letters("".join(node.text or "" for node in root.iter(f"{word}t")))


def test_tracked_changes_read_as_accepted() -> None:
    folder = corpus("docx-tracked-changes")
    triples = []
    for path in sorted(folder.rglob("*.docx")):
        if "-Accepted" in path.name:
            original = path.with_name(path.name.replace("-Accepted", ""))
            if original.exists():
                triples.append((original, path))
    equal = 0
    different = []
    for original, accepted in triples:
        tracked, plain = read(original), read(accepted)
        same = isinstance(tracked, Reading) and isinstance(plain, Reading)
        if same and letters(tracked.text) == letters(plain.text):
            equal += 1
        else:
            different.append(original.name)
    print(f"\ntracked changes: {equal} of {len(triples)} equal the accepted version; not: {different}")
    assert triples
    assert different == []

"""The documents of the shared corpora through the guard, with figures."""

import gzip
import io
import json
import re
import statistics
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root, corpus
from tests.sources.figures import letters, shingle_f1, token_f1
from workbench.sources.document import Document, read_document
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import UnreadableDocument, read_guarded
from workbench.values.text import canonical

pytestmark = pytest.mark.corpus
_ABOUT_THE_FOLDER = ("MANIFEST.md", "LICENSE")
_EVERY = 10
# What Word counts before list items of these files; it stands in no text of theirs, only in numbering.xml.
_NUMBERS = {
    "RP001-Tracked-Revisions-01.docx": ("6) ",),
    "RP022-NumberingChange.docx": ("1. ", "2. ", "3. "),
    "RP023-NumberingChange.docx": ("1. ",),
    "RP052-Deleted-Para-Mark.docx": ("1.0 ", "2.0 ", "3.0 ", "4.0 ", "5.0 ", "6.0 "),
}


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


def read_all(paths: Sequence[Path]) -> list[Reading | str]:
    with ThreadPoolExecutor(2) as threads:
        return list(threads.map(read, paths))


def documents_of(folder: Path) -> list[Path]:
    return [
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in _ABOUT_THE_FOLDER
    ]


def assert_sound(reading: Reading) -> None:
    assert reading.text == canonical(reading.text)
    for span in reading.structure:
        words = reading.text[span.start : span.end]
        assert span.kind == "page" or words.strip()
    for line in (reading.title, reading.author, reading.site, reading.url):
        assert line == " ".join(line.split())


def with_all_inside(document: Document) -> Iterator[Document]:
    yield document
    for inner in document.inside:
        yield from with_all_inside(inner)


def outcome_of(document: Document) -> str:
    if document.unread_reason:
        return "kept unread"
    return "read" if document.reading.text.strip() else "read, no text in it"


def sweep(folder: Path, paths: Sequence[Path]) -> None:
    with ThreadPoolExecutor(2) as threads:
        documents = list(threads.map(lambda path: read_document(path.read_bytes(), path.name), paths))
    outcomes = Counter(outcome_of(document) for document in documents)
    inside = [inner for document in documents for inner in with_all_inside(document) if inner is not document]
    reasons: Counter[str] = Counter()
    for document in (*documents, *inside):
        assert_sound(document.reading)
        if document.unread_reason:
            reasons[document.unread_reason] += 1
            assert document.unread_reason.endswith("."), document.name
            assert "invalid reader output" not in document.unread_reason, document.name
            assert "made its reader fail" not in document.unread_reason, document.name
    print(f"\n{folder.name}: {len(paths)} files: {dict(outcomes)}")
    if inside:
        print(f"    {len(inside)} documents inside: {dict(Counter(map(outcome_of, inside)))}")
    for reason, count in reasons.most_common():
        print(f"    {count} x {reason}")


def folders() -> list[Path]:
    if not corpora_root().is_dir():
        pytest.skip(f"the corpora are not on this machine (looked in {corpora_root()})")
    return sorted(path for path in corpora_root().iterdir() if path.is_dir())


def test_every_tenth_document_goes_through_intake() -> None:
    for folder in folders():
        if paths := documents_of(folder)[::_EVERY]:
            sweep(folder, paths)


@pytest.mark.sweep
def test_every_document_goes_through_intake() -> None:
    for folder in folders():
        if paths := documents_of(folder):
            sweep(folder, paths)


def test_news_articles_are_found_on_their_pages() -> None:
    folder = corpus("html-news-articles")
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    paths = [path for path in sorted(folder.rglob("*.html.gz")) if path.name.removesuffix(".html.gz") in gold]
    words, shingles = {}, {}
    for path, reading in zip(paths, read_all(paths), strict=True):
        assert isinstance(reading, Reading)
        key = path.name.removesuffix(".html.gz")
        words[key] = token_f1(reading.text, gold[key]["articleBody"])
        shingles[key] = shingle_f1(reading.text, gold[key]["articleBody"])
    low = [(key[:8], round(score, 3)) for key, score in sorted(words.items(), key=lambda item: item[1])[:5]]
    print(
        f"\n{len(words)} news pages: mean token F1 {statistics.mean(words.values()):.4f}, "
        f"mean 4-gram F1 {statistics.mean(shingles.values()):.4f}; lowest {low}"
    )
    assert words
    assert statistics.mean(words.values()) >= 0.96
    assert statistics.mean(shingles.values()) >= 0.95


def test_articles_are_what_another_reader_expects() -> None:
    """Against what the makers of a browser's reading view expect: other hands than ours."""
    import lxml.html

    expected_of = sorted(corpus("html-readability").rglob("expected.html"))
    pages = [path.parent for path in expected_of if (path.parent / "source.html").exists()]
    words = {}
    for page, reading in zip(pages, read_all([page / "source.html" for page in pages]), strict=True):
        assert isinstance(reading, Reading)
        parser = lxml.html.HTMLParser(encoding="utf-8")
        expected = lxml.html.document_fromstring((page / "expected.html").read_bytes(), parser=parser)
        words[page.name] = token_f1(reading.text, " ".join(expected.itertext()))
    low = [(key, round(score, 3)) for key, score in sorted(words.items(), key=lambda item: item[1])[:5]]
    print(f"\n{len(words)} pages: mean token F1 {statistics.mean(words.values()):.4f}; lowest {low}")
    assert words
    assert statistics.mean(words.values()) >= 0.95


def visible_words(path: Path) -> str:
    """The letters of the main part, white space aside: an extraction that shares nothing with ours."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    pieces = []
    for node in root.iter(f"{word}t", f"{word}noBreakHyphen", f"{word}sym"):
        if node.tag == f"{word}noBreakHyphen":
            pieces.append("\u2011")
        elif node.tag == f"{word}sym":
            pieces.append(chr(int(node.get(f"{word}char"), 16) & 0xFF))
        else:
            pieces.append(node.text or "")
    return letters(canonical("".join(pieces)))


def body_words(reading: Reading, numbers: Sequence[str]) -> str:
    """Our text without notes, their marks and these numbers of its lists, white space aside."""
    beside = ("footnote", "annotation", "page_header", "page_footer")
    notes = [span for span in reading.structure if span.kind == "footnote"]
    text = reading.text[
        : min((span.start for span in reading.structure if span.kind in beside), default=None)
    ]
    items = [span.start for span in reading.structure if span.kind == "list_item"]
    said = [
        (start, number) for number in numbers for start in items if reading.text.startswith(number, start)
    ]
    assert [number for _, number in said] == list(numbers)
    for start, number in reversed(said):
        text = text[:start] + text[start + len(number) :]
    return letters(re.sub(r"\[\d+\]", "", text) if notes else text)


def test_tracked_changes_read_as_accepted() -> None:
    folder = corpus("docx-tracked-changes")
    triples = []
    for accepted in sorted(folder.rglob("*-Accepted.docx")):
        original = accepted.with_name(accepted.name.replace("-Accepted", ""))
        if original.exists():
            triples.append((original, accepted))
    tracked = read_all([original for original, _ in triples])
    plain = read_all([accepted for _, accepted in triples])
    unlike_ours, unlike_theirs = [], []
    for (original, accepted), ours, theirs in zip(triples, tracked, plain, strict=True):
        assert isinstance(ours, Reading)
        assert isinstance(theirs, Reading)
        if letters(ours.text) != letters(theirs.text):
            unlike_ours.append(original.name)
        if body_words(ours, _NUMBERS.get(original.name, ())) != visible_words(accepted):
            unlike_theirs.append(original.name)
    print(
        f"\ntracked changes, {len(triples)} triples: {len(triples) - len(unlike_ours)} equal our reading of "
        f"the accepted file, {len(triples) - len(unlike_theirs)} equal an independent extraction of it"
    )
    assert triples
    assert unlike_ours == []
    assert unlike_theirs == []


def test_facts_of_article_pages() -> None:
    folder = corpus("html-readability")
    pages = [
        path
        for path in sorted(folder.rglob("source.html"))
        if (path.parent / "expected-metadata.json").exists()
    ]
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for path, reading in zip(pages, read_all(pages), strict=True):
        assert isinstance(reading, Reading)
        expected = json.loads((path.parent / "expected-metadata.json").read_text("utf-8"))
        found = {
            "title": reading.title, "byline": reading.author, "siteName": reading.site,
            "publishedTime": reading.published_on, "lang": reading.language,
        }  # fmt: skip
        for field, value in found.items():
            if expected.get(field):
                stated[field] += 1
                right[field] += bool(value) and (value in expected[field] or expected[field] in value)
    print("\n" + ", ".join(f"{field} {right[field]} of {stated[field]}" for field in stated))
    assert right["publishedTime"] == stated["publishedTime"]
    assert right["lang"] == stated["lang"]


def test_page_counts_and_days_of_the_sample_pdfs() -> None:
    folder = corpus("pdf-pypdf-samples")
    known = json.loads((folder / "files.json").read_text("utf-8"))["data"]
    present = [entry for entry in known if (folder / entry["path"]).exists()]
    assert present
    for entry, reading in zip(present, read_all([folder / entry["path"] for entry in present]), strict=True):
        if isinstance(reading, str):
            assert entry["encrypted"], entry["path"]
            continue
        assert reading.page_count == entry["pages"], entry["path"]
        if entry["creation_date"]:
            assert reading.published_on == entry["creation_date"][:10], entry["path"]


_MARKUP = (
    r'"datePublished"\s*:\s*"([^"]+)"',
    r'<meta[^>]*(?:property|name|itemprop)=["\']?(?:article:published_time|datePublished|pubdate|date|'
    r'parsely-pub-date|dc\.date\.issued|dcterms\.created)["\']?\s[^>]*content=["\']([^"\']+)',
    r'<meta[^>]*content=["\']([^"\']+)["\'][^>]*(?:article:published_time|datePublished|pubdate|"date")',
    r'<time[^>]*(?:pubdate|datePublished)[^>]*datetime=["\']([^"\']+)',
)
_DAY = re.compile(r"\s*((?:19|20)\d\d)-?/?(\d\d)-?/?(\d\d)")
DAYS_TOLD_BY_HAND = {
    "23aaecd1": "2018-09-27", "3c6d3381": "2018-09-24", "5caf91b8": "2019-11-20", "88c328b6": "2019-11-19",
    "ffc109d4": "2019-11-19", "nytimes-2": "2016-07-29", "nytimes-3": "2019-02-21",
    "seattletimes-1": "2019-04-28", "telegraph": "2017-11-16",
}  # fmt: skip
"""Pages whose markup states several days (comments, teasers, a changed version): read by a person."""


def test_the_day_of_publication_where_the_markup_states_one() -> None:
    """Against a plain search of the markup, which knows nothing of our reader."""
    pages = sorted((corpus("html-news-articles") / "html").glob("*.gz"))
    pages += sorted(corpus("html-readability").rglob("source.html"))
    right, stated, wrong = 0, 0, []
    for path, reading in zip(pages, read_all(pages), strict=True):
        assert isinstance(reading, Reading)
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        page = raw.decode("utf-8", "replace")
        found = [day for pattern in _MARKUP for day in re.findall(pattern, page, re.IGNORECASE)]
        days = {"-".join(match.groups()) for day in found if (match := _DAY.match(day))}
        name = path.parent.name if path.name == "source.html" else path.name[:8]
        if not days:
            continue
        stated += 1
        expected = DAYS_TOLD_BY_HAND.get(name) or (days.pop() if len(days) == 1 else "several")
        right += reading.published_on == expected
        if reading.published_on != expected:
            wrong.append((name, reading.published_on, expected))
    print(f"\ndays of publication: {right} of {stated} pages whose markup states one; not: {wrong}")
    assert stated > 80
    assert right >= 0.9 * stated

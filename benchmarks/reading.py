"""Reading documents against the bare libraries, in the same process and run.

    .venv/bin/python benchmarks/reading.py [CORPORA]

Web pages against trafilatura's own extraction, PDFs against the bare text of pypdfium2. Ours also
gives structure, facts, what is hidden and what the document would have done.
"""

import gzip
import io
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
LETTERS = 500
"""On a page of running text, at the least."""


def main() -> None:
    """Measure and print."""
    from workbench.sources.reading.formats.language import language_of
    from workbench.sources.sandbox.child import load_libraries

    load_libraries()
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("GROUNDWORK_CORPORA", "")
    corpora = Path(given) if given else ROOT.parent / "shared" / "corpora"
    packed = sorted((corpora / "html-news-articles").rglob("*.html.gz"))
    pages = [gzip.decompress(path.read_bytes()) for path in packed]
    folders = (corpora / "pdf-pdfjs", corpora / "pdf-pypdf-samples")
    papers = [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.pdf"))]
    language_of("Words enough for the model of languages to be loaded once.")
    compare("web pages", pages, our_page, bare_page)
    compare("PDF, as they are, mostly of a page or two", papers, our_paper, bare_paper)
    compare("one long PDF", [long_paper(papers)] * 5, our_paper, bare_paper)


def our_page(data: bytes) -> object:
    """A page as the guard's child reads it."""
    from workbench.sources.reading.formats import html

    return html.read(data, "page.html")


def bare_page(data: bytes) -> object:
    """The same by trafilatura alone, with its metadata."""
    from trafilatura import bare_extraction

    return bare_extraction(data, with_metadata=True, include_comments=False, include_tables=True)


def our_paper(data: bytes) -> object:
    """A PDF as the guard's child reads it."""
    from workbench.sources.reading.formats import pdf

    return pdf.read(data, "paper.pdf")


def bare_paper(data: bytes) -> object:
    """The same by pypdfium2 alone."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def long_paper(papers: list[bytes]) -> bytes:
    """All pages of running text among the papers, put one after another, four times over.

    Without those whose fonts do not tell their letters.
    """
    import pypdfium2

    joined = pypdfium2.PdfDocument.new()
    for data in papers * 4:
        try:
            paper = pypdfium2.PdfDocument(data)
            texts = [page.get_textpage().get_text_range() for page in paper]
            running = [number for number, text in enumerate(texts) if is_running_text(text)]
            joined.import_pages(paper, running)
        except pypdfium2.PdfiumError:
            continue
    out = io.BytesIO()
    joined.save(out)
    print(f"the long PDF has {len(joined)} pages, {out.tell() / 1e6:.1f} MB")
    return out.getvalue()


def is_running_text(text: str) -> bool:
    """Whether there are enough letters and none of them is a control character."""
    return len(text) > LETTERS and re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", text) is None


def compare(
    kind: str, documents: list[bytes], ours: Callable[[bytes], object], bare: Callable[[bytes], object]
) -> None:
    """Time each document once by both, after a first that loads the libraries."""
    pairs = []
    for data in [documents[0], *documents]:
        try:
            pairs.append((timed(ours, data), timed(bare, data)))
        except Exception as error:  # noqa: BLE001 - damaged on purpose: neither reads it
            print(f"  left out: {type(error).__name__}")
    mine = sorted(first for first, _second in pairs[1:])
    theirs = [second for _first, second in pairs[1:]]
    p50, p95 = statistics.median(mine) * 1000, mine[int(len(mine) * 0.95)] * 1000
    print(f"{kind}: {len(mine)} documents; ours {sum(mine):.2f} s, p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    print(f"  bare {sum(theirs):.2f} s; ours {sum(mine) / sum(theirs):.2f} x")


def timed(read: Callable[[bytes], object], data: bytes) -> float:
    """Seconds of processor time, which other work disturbs least."""
    began = time.process_time()
    read(data)
    return time.process_time() - began


if __name__ == "__main__":
    main()

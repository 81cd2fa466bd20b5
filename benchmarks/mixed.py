"""A thousand mixed files taken in at one go, against bare libraries on two cores, alternating in one run.

    .venv/bin/python benchmarks/mixed.py [FILES [ROUNDS]]

Ours is the whole way: guarded readers, structure, facts, one change a document, full-text index. Bare is the
text alone: trafilatura, pypdfium2 (Tesseract where there is no text), mammoth, olefile and the standard
library, in two plain processes that share a queue of the same files. Both begin with their libraries loaded.
"""

import gzip
import io
import multiprocessing
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
_CORPORA = Path(os.environ.get("GROUNDWORK_CORPORA", ROOT.parent / "shared" / "corpora"))
_FOLDERS = (
    "html-news-articles", "html-readability", "pdf-pdfjs", "pdf-pypdf-samples", "docx-comments-openxmlsdk",
    "docx-mammoth", "docx-tracked-changes", "eml-cpython", "eml-mikel-mail", "office-poi",
)  # fmt: skip
_KINDS = {".html", ".pdf", ".docx", ".docm", ".eml", ".msg", ".xlsx", ".md", ".txt"}
_UNITS_A_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and of both cores' work."""

    wall: float
    work: float


def main() -> None:
    """Measure and print."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        folder.mkdir()
        paths = list(mixed(folder, files))
        kinds = Counter(path.suffix for path in paths)
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} files, {size / 1e6:.0f} MB: {dict(kinds)}")
        ratios, work = [], []
        for number in range(rounds):
            theirs, ours = bare(paths), taken_in(folder, Path(name) / f"{number}.gwk")
            ratios.append(theirs.wall / ours.wall)
            work.append(theirs.work / ours.work)
            for who, cost in (("bare", theirs), ("ours", ours)):
                print(
                    f"  {who}: {cost.wall:.1f} s, {files / cost.wall:.0f} files/s, "
                    f"{cost.work:.1f} s of work: {cost.work / cost.wall:.2f} cores"
                )
        print(f"speed of ours to bare: {statistics.median(ratios):.2f} by the clock (wanted: 0.80)")
        print(f"work of bare to ours: {statistics.median(work):.2f}")


def mixed(folder: Path, count: int) -> Iterator[Path]:
    """Every document of the corpora once, then again with bytes that differ, in an order of chance."""
    every = [
        path
        for name in _FOLDERS
        for path in sorted((_CORPORA / name).rglob("*"))
        if (path.is_file() and path.with_suffix("").suffix + path.suffix in (*_KINDS, ".html.gz"))
        or path.suffix in _KINDS
    ]
    chosen = [(path, again) for again in range(count // len(every) + 1) for path in every][:count]
    random.Random(4).shuffle(chosen)
    for number, (path, again) in enumerate(chosen):
        data = path.read_bytes()
        name = path.name
        if path.suffix == ".gz":
            data, name = gzip.decompress(data), path.stem
        target = folder / f"{number:04} {again} {name}"
        target.write_bytes(changed(data, target.suffix, again))
        yield target


def changed(data: bytes, suffix: str, again: int) -> bytes:
    """Other bytes, the same words."""
    if not again:
        return data
    if suffix == ".html":
        return data + b"<!-- %d -->" % again
    if zipfile.is_zipfile(io.BytesIO(data)):
        target = io.BytesIO(data)
        with zipfile.ZipFile(target, "a") as archive:
            archive.comment = b"%d" % again
        return target.getvalue()
    return data + {".pdf": b"\n%% %d\n" % again, ".msg": bytes(again)}.get(suffix, b"\n" * again)


# -- ours ---------------------------------------------------------------------------------------


def taken_in(folder: Path, path: Path) -> Cost:
    """All files into a new case; the readers are warm."""
    from workbench.case import Case
    from workbench.sources.intake import offered_files, take_in
    from workbench.sources.sandbox.guard import ReaderPool, read_guarded

    with Case.create(path, title="Mixed", analyst="A. Analyst") as case, ReaderPool() as pool:
        page = b"<html><body><p>" + b"Words that load what reads them. " * 30
        with ThreadPoolExecutor(2) as both:
            list(both.map(lambda name: read_guarded(page, name, pool=pool), ("a.html", "b.html")))
        before, before_below = _work(resource.RUSAGE_SELF), _work(resource.RUSAGE_CHILDREN)
        started = sum(map(_work_of, _children()))
        began = time.perf_counter()
        outcomes = Counter(
            taken.outcome for taken in take_in(case.sources, offered_files([folder]), pool=pool)
        )
        wall = time.perf_counter() - began
        work = _work(resource.RUSAGE_SELF) - before
        sources = case.sources.count()
        pool.close()
        work += _work(resource.RUSAGE_CHILDREN) - before_below - started
    print(f"  {dict(outcomes)}, {sources} sources with those inside")
    return Cost(wall, work)


def _work(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _children() -> list[int]:
    found = []
    for task in Path("/proc/self/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def _work_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _UNITS_A_SECOND


# -- the bare libraries -------------------------------------------------------------------------


def bare(paths: list[Path]) -> Cost:
    """All files by two plain processes."""
    spawn = multiprocessing.get_context("spawn")
    queue: Any = spawn.Queue()
    ready, go = spawn.Barrier(3), spawn.Barrier(3)
    told: Any = spawn.Queue()
    readers = [spawn.Process(target=_read_bare, args=(queue, ready, go, told)) for _ in range(2)]
    for reader in readers:
        reader.start()
    for path in paths:
        queue.put(str(path))
    for _ in readers:
        queue.put("")
    ready.wait()
    began = time.perf_counter()
    go.wait()
    results = [told.get() for _ in readers]
    wall = time.perf_counter() - began
    for reader in readers:
        reader.join()
    print(f"  bare could not read {sum(failed for failed, _work in results)}")
    return Cost(wall, sum(work for _failed, work in results))


def _read_bare(queue: Any, ready: Any, go: Any, told: Any) -> None:
    words(b"<html><body><p>" + b"Words that load what reads them. " * 30, ".html")
    import pypdfium2  # noqa: F401

    failed = 0
    ready.wait()
    go.wait()
    before = _work(resource.RUSAGE_SELF) + _work(resource.RUSAGE_CHILDREN)
    for path in iter(queue.get, ""):
        try:
            words(Path(path).read_bytes(), Path(path).suffix)
        except Exception:  # noqa: BLE001 - damaged on purpose, many of them
            failed += 1
    told.put((failed, _work(resource.RUSAGE_SELF) + _work(resource.RUSAGE_CHILDREN) - before))


def words(data: bytes, suffix: str) -> object:
    """The text of one document by the library made for it, attachments with it."""
    if data.startswith(b"%PDF-"):
        return _of_pdf(data)
    if suffix == ".html":
        from trafilatura import bare_extraction

        return bare_extraction(data, with_metadata=True, include_comments=False, include_tables=True)
    if suffix in (".docx", ".docm"):
        from mammoth import extract_raw_text

        return extract_raw_text(io.BytesIO(data))
    if suffix == ".xlsx":
        from xml.etree import ElementTree

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
        return ["".join(ElementTree.fromstring(part).itertext()) for part in parts]
    if suffix == ".msg":
        import olefile

        with olefile.OleFileIO(io.BytesIO(data)) as message:
            streams = [message.openstream(name).read() for name in message.listdir(streams=True)]
        return [stream.decode("utf-16-le", "replace") for stream in streams]
    if suffix == ".eml" or data[:5] in (b"From ", b"Retur", b"Recei", b"MIME-"):
        return _of_mail(data)
    return data.decode("utf-8", "replace")


def _of_pdf(data: bytes) -> object:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    if "".join(texts).strip():
        return texts
    return [_recognised(page) for _number, page in zip(range(20), document, strict=False)]


def _recognised(page: Any) -> bytes:
    picture = page.render(scale=2600 / max(page.get_size())).to_pil().convert("RGB")
    image = b"P6\n%d %d\n255\n" % picture.size + picture.tobytes()
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = ["tesseract", "stdin", "stdout", "-l", "ara+eng", "tsv"]
    return subprocess.run(command, input=image, capture_output=True, env=environment, check=False).stdout


def _of_mail(data: bytes) -> object:
    from email import message_from_bytes, policy

    found = []
    for part in message_from_bytes(data, policy=policy.default).walk():
        if part.is_multipart():
            continue
        held = part.get_payload(decode=True) or b""
        suffix = Path(part.get_filename() or "").suffix or (
            ".html" if part.get_content_type() == "text/html" else ".txt"
        )
        found.append(words(held, suffix))
    return found


if __name__ == "__main__":
    main()

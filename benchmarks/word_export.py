"""Writing 1,000 cited paragraphs as a Word file: ours, pandoc and naive python-docx in one run.

`python benchmarks/word_export.py` prints seconds and ratios; times of one machine mean nothing alone.
python-docx has no endnotes, so it writes the notes as numbered paragraphs: it does less than asked.
"""

import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workbench.deliver.hygiene import check
from workbench.deliver.manuscript import Manuscript, Note, Paragraph, Part, Secret
from workbench.deliver.writer import write

PARAGRAPHS = 1000
ROUNDS = 5
TEXT = (
    "On 18 February 2025, Khalifa Haftar (خليفة حفتر) met President Aleksandr Lukashenko "
    "(Александр Лукашенко) in Minsk; statement {} of the day named agriculture and industry."
)


def manuscript() -> Manuscript:
    """A thousand statements, each on a source of its own."""
    notes = tuple(
        Note(
            f"Publication {number}",
            f"Title {number}",
            "18 February 2025",
            "p. 1",
            f"https://x.example/{number}",
        )
        for number in range(PARAGRAPHS)
    )
    statements = tuple(Paragraph(TEXT.format(number), notes=(number,)) for number in range(PARAGRAPHS))
    return Manuscript(
        "Libya: a long brief", (Part("Summary", "summary", statements),), "2025-02-24T09:00:00Z", notes=notes
    )


def markdown() -> str:
    """The same for pandoc."""
    lines = ["# Libya: a long brief", "", "## Summary", ""]
    for number in range(PARAGRAPHS):
        lines += [f"{TEXT.format(number)}[^{number}]", ""]
        lines += [f"[^{number}]: Publication {number}, “Title {number}”, 18 February 2025, p. 1.", ""]
    return "\n".join(lines)


def naive() -> bytes:
    """The same with python-docx alone: no real notes, no languages."""
    import docx

    document = docx.Document()
    document.add_heading("Libya: a long brief", 1)
    document.add_heading("Summary", 2)
    for number in range(PARAGRAPHS):
        paragraph = document.add_paragraph(TEXT.format(number))
        paragraph.add_run(str(number + 1)).font.superscript = True
    for number in range(PARAGRAPHS):
        document.add_paragraph(
            f"{number + 1} Publication {number}, “Title {number}”, 18 February 2025, p. 1."
        )
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """The median of some rounds after one to warm up."""
    work()
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print what each takes."""
    brief = manuscript()
    data = write(brief, "house-brief")
    secrets = [Secret(f"Person Number{number}", "benchmark") for number in range(100)]
    ours = seconds(lambda: write(brief, "house-brief"))
    print(f"ours:              {ours:7.3f} s  ({len(data):,} bytes)")
    print(f"hygiene check:     {seconds(lambda: check(data, 'client', secrets)):7.3f} s  (100 secrets)")
    other = seconds(naive)
    print(f"naive python-docx: {other:7.3f} s  ({other / ours:.1f} x ours)")
    if not shutil.which("pandoc"):
        print("pandoc:            not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "brief.md"), Path(folder, "brief.docx")
        source.write_text(markdown(), "utf-8")
        other = seconds(lambda: subprocess.run(["pandoc", source, "-o", target], check=True))
    print(f"pandoc:            {other:7.3f} s  ({other / ours:.1f} x ours, with its start)")


if __name__ == "__main__":
    main()

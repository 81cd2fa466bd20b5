"""PDF files of pages: what is on them, on every page the mark, and from a command without a window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from ui.parts.pdf_pages import pdf_of
from workbench.case import Case
from workbench.values.pdf import Pages

ROW = "<tr><td>{0}</td><td>Хафтар met خليفة حفتر &amp; envoy {0}</td></tr>"


def test_a_long_table_goes_over_pages_each_with_the_mark(qapp: object) -> None:
    rows = "".join(ROW.format(number) for number in range(80))
    pages = Pages("A sheet", f"<table border=1>{rows}</table>", "INTERNAL", "TLP:AMBER")
    # These bytes are our own: no child needs to read them.
    read = [page.get_textpage().get_text_range() for page in PdfDocument(pdf_of(pages))]
    # How many there are depends on the fonts of the machine.
    assert len(read) > 1
    for number, text in enumerate(read, 1):
        assert "INTERNAL" in text
        assert "TLP:AMBER" in text
        assert f"{number} of {len(read)}" in text
    assert "79 Хафтар met" in read[-1]


@pytest.mark.sweep
def test_the_command_writes_it_without_a_screen(tmp_path: Path) -> None:
    with Case.create(tmp_path / "a.gwk", title="A", analyst="A. Analyst") as case:
        brief = case.briefs.add("Libya", "Floods")
        case.briefs.state(brief.id, text="Forty people died on 12 September 2023.")
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "main.py", "brief", "proof", str(tmp_path / "a.gwk"), "Floods", "--out"]
    done = subprocess.run([*command, str(tmp_path / "a.pdf")], env=bare, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")

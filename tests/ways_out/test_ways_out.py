"""Every way out of a case: each passes the guard or says INTERNAL; a new one must be entered here.

What is looked for is the code that hands something to the clipboard, to another program, to a file or to a
terminal. Where it stands, and what is done there, is the table below.
"""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SIGNS = {
    "clipboard": r"\bclipboard\(\)",
    "copied or dragged": r"\bQMimeData\(\)|\bmimeData\(|\bcreateMimeDataFromSelection\b|_as_mime\(|\bQDrag\(",
    "file": r"\.write_bytes\(|\.write_text\(|\bopen\([^)\n]*[\"'][wax]b?\+?[\"']|fdopen\([^)\n]*[\"']wb",
    "dialog to save": r"getSaveFileName\(",
    "printing": r"QPrinter|QPdfWriter|QPrintDialog|QtPrintSupport|QPagedPaintDevice",
    "opened elsewhere": r"QDesktopServices\.openUrl\(|webbrowser\.open",
    "terminal": r"click\.echo\(|print_json\(|\bprint\(",
    "network": r"\bsocket\.socket\(|urlopen\(|QNetworkAccessManager",
}  # fmt: skip

CLIPBOARD = "says INTERNAL: ui/shell/clipboard.py looks at every copy of the program"
DRAGGED = "says INTERNAL: ui/kit/dragging.py marks words for other programs"
INSIDE = "stays in the program: takes in, or hands on ids only"
CASE = "the case itself or a copy of it, encrypted as the case is"
NOTHING = "holds nothing of a case"
TERMINAL = "says INTERNAL: print_internal() or the field `marking` of print_json()"

WAYS_OUT = {
    ("clipboard", "ui/app/workspace.py"): CLIPBOARD,
    ("clipboard", "ui/parts/source/address_acts.py"): CLIPBOARD,
    ("clipboard", "ui/rooms/history/issued/recall_page.py"): CLIPBOARD,
    ("clipboard", "ui/rooms/key/view.py"): "the recovery code, no words of the case",
    ("clipboard", "ui/shell/clipboard.py"): CLIPBOARD,
    ("clipboard", "ui/shell/intake/choosing.py"): INSIDE,
    ("clipboard", "ui/shell/leaving.py"): CLIPBOARD,
    ("clipboard", "ui/shell/locking/locker.py"): CLIPBOARD,
    ("clipboard", "ui/parts/review_exchange/send.py"): "the passphrase of a copy, no words of the case",
    ("clipboard", "ui/rooms/figures/handing_out.py"): "says INTERNAL: workbench/charts/leaving.py",
    ("copied or dragged", "ui/kit/dragging.py"): DRAGGED,
    ("copied or dragged", "ui/kit/paragraph_editor.py"): DRAGGED,
    ("copied or dragged", "ui/kit/plain_line.py"): INSIDE,
    ("copied or dragged", "ui/kit/rows.py"): INSIDE,
    ("copied or dragged", "ui/parts/reading/text_view.py"): DRAGGED,
    ("copied or dragged", "ui/rooms/actors/dated_evidence.py"): INSIDE,
    ("copied or dragged", "ui/rooms/claims/evidence.py"): INSIDE,
    ("copied or dragged", "ui/rooms/composer/drag_handle.py"): DRAGGED,
    ("copied or dragged", "ui/rooms/composer/dropping.py"): INSIDE,
    ("copied or dragged", "ui/shell/clipboard.py"): CLIPBOARD,
    ("copied or dragged", "ui/shell/intake/choosing.py"): INSIDE,
    ("copied or dragged", "ui/shell/main_window.py"): INSIDE,
    ("file", "ui/rooms/history/view.py"): "says INTERNAL: the report of a verification",
    ("file", "ui/rooms/key/view.py"): "the recovery code, no words of the case",
    ("file", "ui/shell/opening/handing_over.py"): "paths for another window of this program, for a moment",
    ("file", "workbench/attack/enclosure.py"): "in memory, within a process of its own",
    ("file", "workbench/casefile/copies.py"): CASE,
    ("file", "workbench/casefile/file/files.py"): "passes the guard: the Word file (deliver); else the case",
    ("file", "workbench/casefile/file/held.py"): NOTHING,
    ("file", "workbench/casefile/file/lock.py"): NOTHING,
    ("file", "workbench/casefile/journal/replica.py"): NOTHING,
    ("file", "workbench/charts/leaving.py"): "says INTERNAL: on the picture itself",
    ("file", "workbench/sources/store/stored.py"): "says INTERNAL: workbench/deliver/originals.py",
    ("file", "workbench/sources/sandbox/child.py"): NOTHING,
    ("dialog to save", "ui/parts/proof_sheet_file.py"): "says INTERNAL: workbench/deliver/proof_sheet.py",
    ("dialog to save", "ui/parts/source/source_card.py"): "says INTERNAL: workbench/deliver/originals.py",
    ("dialog to save", "ui/parts/review_exchange/send.py"): "an encrypted copy for a colleague",
    ("dialog to save", "ui/rooms/composer/file_to_write.py"): "passes the guard: case.deliver()",
    ("dialog to save", "ui/rooms/figures/handing_out.py"): "says INTERNAL: workbench/charts/leaving.py",
    ("dialog to save", "ui/rooms/history/view.py"): "says INTERNAL: the report of a verification",
    ("dialog to save", "ui/rooms/key/view.py"): "the recovery code, no words of the case",
    ("dialog to save", "ui/shell/opening/new_case.py"): CASE,
    ("printing", "ui/parts/pdf_pages.py"): "says INTERNAL: the proof sheet, on each page; bytes, no printer",
    ("opened elsewhere", "ui/parts/source/address_acts.py"): "asks first, and says who then sees it",
    ("opened elsewhere", "ui/rooms/backups/view.py"): "shows a folder",
    ("opened elsewhere", "ui/rooms/composer/export_result.py"): "shows a folder",
    ("opened elsewhere", "workbench/values/offline.py"): "keeps browsers from being opened",
    ("terminal", "workbench/cli/briefs.py"): TERMINAL,
    ("terminal", "workbench/cli/claims.py"): TERMINAL,
    ("terminal", "workbench/cli/clients.py"): TERMINAL,
    ("terminal", "workbench/cli/commands.py"): TERMINAL,
    ("terminal", "workbench/cli/figures.py"): TERMINAL,
    ("terminal", "workbench/cli/guard.py"): TERMINAL,
    ("terminal", "workbench/cli/hypotheses.py"): TERMINAL,
    ("terminal", "workbench/cli/ledger.py"): TERMINAL,
    ("terminal", "workbench/cli/opening.py"): NOTHING,
    ("terminal", "workbench/cli/printing.py"): TERMINAL,
    ("terminal", "workbench/cli/proofs.py"): TERMINAL,
    ("terminal", "workbench/cli/recall.py"): TERMINAL,
    ("terminal", "workbench/cli/review.py"): TERMINAL,
    ("terminal", "workbench/cli/review_compare.py"): TERMINAL,
    ("terminal", "workbench/cli/review_exchange.py"): TERMINAL,
    ("terminal", "workbench/cli/review_word.py"): TERMINAL,
    ("terminal", "workbench/cli/tags.py"): TERMINAL,
}  # fmt: skip


@cache
def found() -> set[tuple[str, str]]:
    ways = set()
    for path in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "workbench").rglob("*.py")]:
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
        for sign, pattern in SIGNS.items():
            if re.search(pattern, "\n".join(lines)):
                ways.add((sign, path.relative_to(ROOT).as_posix()))
    return ways


def test_every_way_out_is_known() -> None:
    new = sorted(found() - set(WAYS_OUT))
    gone = sorted(set(WAYS_OUT) - found())
    assert not new, f"new ways out: let them pass the guard or say INTERNAL, then enter them: {new}"
    assert not gone, f"no longer there: {gone}"


@pytest.mark.parametrize(("sign", "due"), [("printing", ["ui/parts/pdf_pages.py"]), ("network", [])])
def test_there_is_no_other_way_out_by(sign: str, due: list[str]) -> None:
    assert [path for known, path in found() if known == sign] == due

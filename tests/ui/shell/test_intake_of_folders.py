"""Folders given to the window: what is left out is told and can be had, and nothing waits for the disk."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from ui.shell.intake import intake as intake_module
from ui.shell.intake.dropped import given_in
from ui.shell.intake.watched_folder import TAKEN_IN
from ui.shell.main_window import MainWindow


def test_more_than_a_portion_is_told_and_added_on_request(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_module, "PORTION", 3)
    monkeypatch.setattr(intake_module.Intake._start, "__defaults__", (3, True))
    folder, key = tmp_path / "in", tmp_path / "key"
    folder.mkdir()
    key.write_text("secret")
    for number in range(7):
        (folder / f"{number}.txt").write_text(f"Report number {number} from Benghazi.")
    (folder / "paper.pdf").symlink_to(key)
    os.mkfifo(folder / "pipe\n\u202epdf")
    (folder / ".hidden").touch()
    intake, case = window.frame.intake, window.workspace.case
    before = case.sources.count()
    with qtbot.waitSignal(intake.finished, timeout=30_000):
        intake.take_in_paths([folder])
    panel = window.frame.intake_panel
    assert panel.summary.text() == "5 documents: 3 read, 2 left out; 4 more not added yet"
    assert panel.passed_over.text() == "1 hidden file or case not looked at"
    rows = [panel.rows.index(row).data() for row in range(panel.rows.rowCount())]
    assert rows[0].startswith("paper.pdf   “paper.pdf” is a link to “")
    assert rows[1].startswith("pipe [U+202E]pdf")
    assert rows[-1] == ".hidden   Hidden: its name begins with a dot."
    assert panel.again.isHidden(), "trying again changes nothing for links and pipes"
    assert panel.rest.text() == "Add the other 4"
    with qtbot.waitSignal(intake.finished, timeout=30_000):
        panel.rest.click()
    assert case.sources.count() == before + 7
    assert panel.rest.isHidden()
    assert "secret" not in {case.sources.text(source_id) for source_id in case.sources.ids()}


def test_a_watched_folder_is_read_on_another_thread_and_tells_what_it_leaves_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "Inbox"
    inbox.mkdir()
    (inbox / "first.txt").write_text("The first convoy left Tobruk.")
    (inbox / "key.txt").symlink_to("/etc/hostname")
    threads: set[int] = set()
    looked = intake_module.look_through

    from ui.shell.intake import watched_folder

    def look(*arguments: object) -> object:
        threads.add(threading.get_ident())
        return looked(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(watched_folder, "look_through", look)
    window.frame.watched.watch(inbox)
    qtbot.waitUntil(lambda: (inbox / TAKEN_IN / "first.txt").exists(), timeout=20_000)
    assert threads
    assert threading.get_ident() not in threads
    notices = [row.notice.text for row in window.frame.notices.rows]
    assert sum("key.txt: “key.txt” is a link" in text for text in notices) == 1
    assert (inbox / "key.txt").is_symlink()
    window.frame.watched.stop()


def test_a_dropped_name_that_is_no_letters_keeps_its_bytes() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromEncoded(b"file:///tmp/caf%E9%20a.txt"), QUrl.fromLocalFile("/tmp/é %41.txt")])
    assert given_in(mime).paths == (Path(os.fsdecode(b"/tmp/caf\xe9 a.txt")), Path("/tmp/é %41.txt"))

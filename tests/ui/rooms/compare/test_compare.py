"""Likenesses and versions on the card of a source, and side by side."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.sources.drawn import Sheet, drawn, words
from ui.parts.source import version_rows
from ui.parts.source.likeness_rows import LikenessRows
from ui.parts.source.version_rows import VersionRows
from ui.rooms.compare.view import CompareView
from ui.shell.main_window import MainWindow
from workbench.sources.picture_words import installed_languages
from workbench.sources.reading.model import Reading
from workbench.sources.store.differences import differences

WIRE = (
    "Libyan commander Khalifa Haftar met President Alexander Lukashenko on Tuesday and discussed"
    " cooperation in trade, health care and military matters 😀, the state agency reported. The two sides"
    " signed no agreement."
)


def press(widget: QWidget, words: str) -> None:
    next(button for button in widget.findChildren(QToolButton) if button.text() == words).click()


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def two_alike(window: MainWindow) -> tuple[str, str]:
    assert window.workspace is not None
    sources = window.workspace.case.sources
    return sources.add_text(WIRE, "Agency").id, sources.add_text(f"By our staff. {WIRE}", "Paper").id


def test_a_likeness_is_proposed_compared_and_decided(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    assert window.frame is not None
    first, second = two_alike(window)
    rows = LikenessRows(window.workspace)
    qtbot.addWidget(rows)
    rows.show_source(first)
    qtbot.waitUntil(lambda: "Shares 100%" in words_in(rows), timeout=5000)
    press(rows, "Compare")
    view = window.frame.view
    assert isinstance(view, CompareView)
    assert "100% of the shorter text" in view.words.text()
    assert view.pair.place == "1 of 1"
    cursor = view.pair._cursors[1][0]
    assert cursor.selectedText().endswith("signed no agreement")
    view.make_one()
    sources = window.workspace.case.sources
    assert sources.get(first).voice == sources.get(second).voice
    window.workspace.case.undo()
    view.keep_apart()
    rows.show_source(first)
    qtbot.waitUntil(lambda: rows.isHidden(), timeout=5000)


def test_a_newer_capture_is_taken_compared_and_its_orphan_placed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.workspace is not None
    assert window.frame is not None
    case = window.workspace.case
    source = case.sources.add_text(WIRE, "Agency")
    kept = case.clips.add(source.id, WIRE.index("The two"), len(WIRE))
    lost = case.clips.add(source.id, 0, WIRE.index(" on Tuesday"))
    newer = tmp_path / "newer.txt"
    newer.write_text("Corrected. " + WIRE.replace("Khalifa", "Belqasem"), "utf-8")
    rows = VersionRows(window.workspace)
    qtbot.addWidget(rows)
    rows.show_source(source)
    with qtbot.waitSignal(window.workspace.tasks.idle, timeout=20_000):
        rows.take(newer)
    assert case.clips.get(kept.id).anchored == "moved"
    assert case.clips.get(lost.id).anchored == "orphan"
    assert "1 did not" in window.frame.notices.rows[-1].notice.text
    rows.show_source(case.sources.get(source.id))
    assert "Not found in this version" in words_in(rows)
    press(rows, "Compare with now")
    view = window.frame.view
    assert isinstance(view, CompareView)
    assert "2 places changed" in view.words.text()
    assert view.one.isHidden()
    press(rows, "Move clip there")
    assert "Belqasem" in case.clips.get(lost.id).quote
    assert case.verify() == []


def test_a_source_is_read_again_and_the_version_added(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    assert window.frame is not None
    case, tasks = window.workspace.case, window.workspace.tasks
    old = Reading(text="Read badly: talks in Minsk.", reader="text 0", media_type="text/plain")
    source = case.sources.add_reading(old, b"Talks in Minsk.", "a.txt")
    rows = VersionRows(window.workspace)
    qtbot.addWidget(rows)
    rows.show_source(source)
    with qtbot.waitSignal(tasks.idle, timeout=20_000):
        press(rows, "Read again")
    notice = window.frame.notices.rows[-1]
    assert "The text differs in 1 place" in notice.notice.text
    assert case.sources.text(source.id) == old.text
    with qtbot.waitSignal(tasks.idle, timeout=20_000):
        notice.button.click()
    assert case.sources.text(source.id) == "Talks in Minsk."
    assert "The version was added" in window.frame.notices.rows[-1].notice.text
    with qtbot.waitSignal(tasks.idle, timeout=20_000):
        rows.again.read(source.id)
        qtbot.waitUntil(lambda: "the same" in window.frame.notices.rows[-1].notice.text, timeout=20_000)


def test_recognised_words_of_a_doubtful_pdf_are_offered(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.workspace is not None
    assert window.frame is not None
    case, tasks = window.workspace.case, window.workspace.tasks
    doubt = "Letters of words may be in the wrong order: compare with the pages: page 1."
    old = Reading(text="ylno sklaT", reader="pdf 5", media_type="application/pdf", warnings=(doubt,))
    source = case.sources.add_reading(old, drawn([Sheet(words(50, 700, "Talks only", size="20"))]), "a.pdf")
    monkeypatch.setattr(version_rows, "can_recognise", lambda: False)
    rows = VersionRows(window.workspace)
    qtbot.addWidget(rows)
    rows.show_source(source)
    assert "With Tesseract installed" in words_in(rows)
    monkeypatch.undo()
    if "eng" not in installed_languages():
        pytest.skip("Tesseract with English is not installed on this machine")
    rows.show_source(source)
    with qtbot.waitSignal(tasks.idle, timeout=60_000):
        press(rows, "Recognise words")
    notice = window.frame.notices.rows[-1]
    assert "mean confidence" in notice.notice.text
    assert case.sources.text(source.id) == old.text
    with qtbot.waitSignal(tasks.idle, timeout=20_000):
        notice.button.click()
    assert case.sources.text(source.id) == "Talks only"


def test_differences_word_by_word() -> None:
    old, new = "One two three four.", "One 2 three four five."
    found = [(old[p.start : p.end], new[p.other_start : p.other_end]) for p in differences(old, new)]
    assert found == [("two", "2"), ("", "five")]
    assert differences(old, old) == ()

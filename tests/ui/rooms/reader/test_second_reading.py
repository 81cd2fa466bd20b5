"""A second reading in the window: what the reader can do, and that neither side sees the other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.review.conftest import TEXT, Reviewed, work_in
from tests.ui.live.snapshot import snapshot
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.rooms.history.view import HistoryView
from ui.rooms.library.view import LibraryView
from ui.rooms.reader.inline_box import Option
from ui.rooms.reader.source_view import SourceView
from ui.rooms.search.view import SearchView
from workbench.case import Case

FIRST, SECOND = "A. Analyst", "B. Reviewer"


class Desk:
    """A source in the reader; who sits there changes."""

    def __init__(self, qtbot: QtBot, work: Reviewed) -> None:
        self.qtbot, self.work, self.case = qtbot, work, work.case
        self.workspace = Workspace(work.case)
        self.view = SourceView(self.workspace)
        qtbot.addWidget(self.view)
        qtbot.addWidget(self.view.side)
        self.view.resize(1100, 700)
        self.view.show()
        self.view.side.show()

    def by(self, name: str) -> None:
        """Somebody sits down and opens the source."""
        self.work.by(name)
        self.view.show_place(Place("source", self.work.source))
        self.view.suggestions._quiet.stop()
        self.view.suggestions._start()
        self.qtbot.waitUntil(lambda: not self.workspace.tasks.running)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def select(self, words: str) -> None:
        """Select words of the text."""
        start = TEXT.index(words)
        self.view.pane.view.select_range(start, start + len(words))

    def marks(self) -> list[str]:
        """The words that are marked in the text."""
        return [TEXT[mark.start : mark.end] for mark in self.view.pane.view.marks()]

    def said(self, words: str) -> str:
        """All that views of the window show, say to a screen reader, list and find of some words."""
        found: list[str] = []
        for make, place in (
            (None, None),
            (LibraryView, Place("library", self.work.source)),
            (HistoryView, Place("history")),
            (SearchView, Place("search", words)),
        ):
            view: QWidget = self.view
            if make is not None and place is not None:
                view = make(self.workspace)
                self.qtbot.addWidget(view)
                view.resize(1000, 600)
                view.show()
                view.show_place(place)  # type: ignore[attr-defined]
                self.qtbot.waitUntil(lambda: not self.workspace.tasks.running)
            roots = [view] if make else [view, self.view.side]
            for root in roots:
                found += snapshot(root)
                found += [_accessible(one) for one in [root, *root.findChildren(QWidget)]]
            if make is not None:
                view.close()
        found += [self.case.undo_label, self.case.redo_label]
        return "\n".join(found)


def _accessible(widget: QObject) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    return " ".join(interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Iterator[Desk]:
    work = work_in(case)
    case.clips.update(work.clip, note="Flight of the president", tags=["visit"])
    desk = Desk(qtbot, work)
    yield desk
    desk.workspace.tasks.shut_down()


def test_neither_side_sees_the_other_anywhere_in_the_window(desk: Desk) -> None:
    case, work, view = desk.case, desk.work, desk.view
    desk.by(FIRST)
    assert len(desk.marks()) == 2
    assert "Flight of the president" in desk.said("Flight")
    assert not view.reading.is_on
    one = case.reviews.readings.open(SECOND, work.source)

    desk.by(SECOND)
    assert view.reading.is_on
    assert view.reading.banner.isVisibleTo(view)
    assert desk.marks() == []
    view.make_current(work.clip)
    assert view.clip_id == ""
    assert "Flight of the president" not in desk.said("Flight")
    desk.select("signed two contracts")
    view.actions_of_clip.clip()
    view.actions_of_clip._take_actor("", Option("", value=work.actor))
    case.reviews.readings.update(view.clip_id, note="Zanzibar deal")
    assert desk.marks() == ["signed two contracts"]
    assert "Zanzibar deal" in desk.said("Zanzibar")

    desk.by(FIRST)
    assert len(desk.marks()) == 2
    for words in ("Zanzibar", "signed two contracts”", "in a second reading"):
        assert words not in desk.said("contracts"), words
    assert len(case.clips.of_source(work.source)) == 2
    case.reviews.close_round(one.id)
    desk.by(SECOND)
    assert not view.reading.is_on
    assert len(desk.marks()) == 2
    assert "Flight of the president" in desk.said("Flight")


def test_the_keys_of_the_reader_mark_in_a_second_reading(desk: Desk) -> None:
    case, work, view = desk.case, desk.work, desk.view
    case.reviews.readings.open(SECOND, work.source)
    desk.by(SECOND)
    hints: list[str] = []
    desk.workspace.noticed.connect(lambda notice: hints.append(notice.text))
    actions = view.actions_of_clip
    desk.select("The president")
    actions.clip()
    (mark,) = case.reviews.readings.marks(work.source)
    assert (mark.quote, view.clip_id) == ("The president", mark.id)
    assert view.side.currentWidget() is view.reading.panel
    actions.note()
    actions.claim()
    actions.translate()
    actions.support()
    view.take_all_suggestions()
    view.placing.place_here()
    assert len(hints) == 5
    assert not [clip for clip in case.clips.all() if clip.analyst_id == mark.analyst_id]
    actions.remove()
    assert desk.marks() == []
    case.undo()
    assert desk.marks() == ["The president"]
    view.reading.close()
    assert not view.reading.is_on
    assert len(desk.marks()) == 2

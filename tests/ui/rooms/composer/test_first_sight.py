"""A brief that is shown for the first time: nothing lies over anything else before the first paint."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.opened import open_window
from ui.app.place import Place
from ui.rooms.composer.statement_box import StatementBox
from workbench.case import Case

WORDS = "The commander paid an official visit and met the president, who promised more of what he had. "


def test_statements_have_their_height_before_they_are_painted(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "work.gwk"
    with Case.create(path, title="Work", analyst="A. Analyst") as case:
        brief = case.briefs.add(country="Libya", headline="Visit")
        for times in range(1, 6):
            case.briefs.state(brief.id, section="Summary", text=(WORDS * times).strip(), kind="fact")
    window = open_window(qtbot, path)
    assert window.frame is not None
    window.frame.go(Place("brief", brief.id))
    boxes = window.findChildren(StatementBox)
    assert len(boxes) > 1
    for box in boxes:
        assert box.kind.y() + box.kind.parentWidget().y() >= box.text.geometry().bottom() - 2
        assert box.height() >= box.layout().heightForWidth(box.width())

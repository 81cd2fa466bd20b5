"""An import is looked at and corrected before anything is stored."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.rooms.composer.import_preview import ImportPreview
from ui.rooms.composer.import_rows import Row, all_items, row_of
from ui.rooms.composer.view import ComposerView

UNCLEAR = """Harbour Weekly
Libya: Envoys in Minsk
They met on 18 February.
Summary:
Two contracts were signed.
Further visits are likely.
Chances for peace
The talks go on.
Outlook:
More contracts are likely.
"""


def _opened(composer: ComposerView, path: Path, qtbot: QtBot) -> ImportPreview:
    path.write_text(UNCLEAR, encoding="utf-8")
    composer.import_file(str(path))
    qtbot.waitUntil(lambda: composer.import_preview is not None, timeout=10_000)
    assert composer.import_preview is not None
    qtbot.waitUntil(composer.import_preview.tree.hasFocus, timeout=5000)
    return composer.import_preview


def _select(preview: ImportPreview, row: Row) -> None:
    item = next(item for item in all_items(preview._top()) if row_of(item) == row)
    preview.tree.setCurrentItem(item)


def _becomes(preview: ImportPreview) -> list[tuple[str, str]]:
    return [(one.text.split()[0], one.becomes) for one in preview.plan.briefs[0].paragraphs]


def test_what_is_unclear_is_corrected_with_keys_and_undone_before_it_is_stored(
    composer: ComposerView, libya: Libya, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = _opened(composer, tmp_path / "brief.txt", qtbot)
    assert libya.case.briefs.count() == 1, "nothing is stored while it is looked at"
    assert "4 items not understood." in preview.summary.text()
    assert [section.title for section in preview.plan.briefs[0].sections] == ["Summary", "Summary", "Outlook"]
    assert preview._current() == Row("paragraph", 0, 1), "the first doubt is selected"
    tree = preview.tree
    qtbot.keyClick(tree, Qt.Key.Key_F)
    assert _becomes(preview)[1] == ("They", "fact")
    qtbot.keyClick(tree, Qt.Key.Key_N)
    qtbot.keyClick(tree, Qt.Key.Key_J)
    assert _becomes(preview)[3] == ("Further", "judgement")
    qtbot.keyClick(tree, Qt.Key.Key_N)
    qtbot.keyClick(tree, Qt.Key.Key_H)
    titles = [section.title for section in preview.plan.briefs[0].sections]
    assert titles == ["Summary", "Summary", "Chances for peace", "Outlook"]
    assert preview.plan.doubts == 0
    qtbot.keyClick(tree, Qt.Key.Key_O)
    assert [section.kind for section in preview.plan.briefs[0].sections][2] == "outlook"
    assert ("The", "judgement") in _becomes(preview)
    qtbot.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [section.kind for section in preview.plan.briefs[0].sections][2] == "other"
    _select(preview, Row("paragraph", 0, 4))
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert preview.plan.briefs[0].paragraphs[4].section == 1
    qtbot.keyClick(tree, Qt.Key.Key_X)
    assert _becomes(preview)[4] == ("The", "left out")
    preview.headline.setText("Envoys Meet in Minsk")
    preview.take()
    qtbot.waitUntil(lambda: libya.case.briefs.count() == 2, timeout=10_000)
    qtbot.waitUntil(lambda: composer.brief is not None and composer.brief.id != libya.brief.id, timeout=5000)
    brief = libya.case.briefs.all()[-1]
    assert brief.title == "Libya: Envoys Meet in Minsk"
    stored = [(one.kind, one.text) for one in libya.case.briefs.statements(brief.id)]
    assert stored == [
        ("fact", "They met on 18 February."), ("fact", "Two contracts were signed."),
        ("judgement", "Further visits are likely."), ("judgement", "More contracts are likely."),
    ]  # fmt: skip
    libya.case.undo()
    assert libya.case.briefs.count() == 1


def test_a_preview_that_is_closed_stores_nothing(
    composer: ComposerView, libya: Libya, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = _opened(composer, tmp_path / "brief.txt", qtbot)
    _select(preview, Row("section", 0, 1))
    preview.turn_heading()
    assert [section.title for section in preview.plan.briefs[0].sections] == ["Summary", "Outlook"]
    preview.undo()
    preview.redo()
    preview.confirm()
    preview.close()
    assert libya.case.briefs.count() == 1

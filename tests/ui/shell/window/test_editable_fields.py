"""Every field one can type in saves itself through the one mechanism, or is here with its reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.libya import fill
from tests.ui.opened import open_window
from ui.app.place import Place
from ui.kit.controls import SavedChoice
from ui.kit.entry_line import EntryLine
from ui.kit.leaving_fields import FilterLine
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import unsaved
from ui.rooms.composer.guard_list import GuardList
from ui.rooms.composer.view import ComposerView
from ui.shell.main_window import MainWindow
from workbench.case import Case
from workbench.values.errors import DiskFull

ROOT = Path(__file__).parents[4]
IN_THE_MECHANISM = (SavedLine, SavedTextEdit, SavedChoice, EntryLine)
NO_WORDS_OF_THE_CASE: dict[str, str] = {
    "By whom": "narrows down the history",
    "On which day": "narrows down the history",
    "What": "narrows down the history",
    "Which brief": "chooses what is drawn",
    "Which figure": "chooses what is drawn",
    "Of what": "chooses what is drawn; of a figure of a brief an order, done when chosen",
    "What it shows": "chooses what is drawn; of a figure of a brief an order, done when chosen",
    "Borders by default": "an order about all maps of the case, done when chosen",
    "Which claims": "narrows down the claims",
    "Which names": "narrows down the names that the register lacks",
    "Kind of the new actor": "chooses what the key Enter makes",
    "Which actors": "narrows down the actors",
    "Which judgements": "narrows down the ledger",
    "Whose judgements": "narrows down the ledger",
    "Question": "chooses what is weighed",
    "Order of the claims": "orders the claims of a question",
    "Compare with another analyst": "chooses whose cells are beside",
    "Print it in a brief": "an order, done when chosen",
    "Judgements on which subject": "narrows down the ledger",
    "Judgements on which scale": "narrows down the ledger",
    "Find in this source": "searches",
    "Find anything, or type a command": "searches",
    "Lock automatically": "a setting of the computer, in force at once",
    "Grade of all": "an order to many sources, done when chosen",
    "TLP marking of all": "an order to many sources, done when chosen",
    "Protection of all": "an order to many sources, done when chosen",
    "Template": "an order to the export",
    "Client": "an order to the export",
    "File to write": "an order to the export",
    "Reason to export despite errors": "an order to the export, kept with the file it writes",
    "Protected source": "chooses what the buttons below are about",
}
MADE_ELSEWHERE = {
    "ui/kit/leaving_fields.py": "the line for filters and searches itself",
    "ui/kit/forms.py": "passphrases",
    "ui/shell/opening/new_case.py": "before there is a case",
    "ui/shell/opening/unlock.py": "before the case is open",
    "ui/shell/palette.py": "searches",
    "ui/rooms/reader/find_bar.py": "searches",
    "ui/parts/reading/sheet.py": "read-only",
    "ui/parts/review/ask_review.py": "an order to ask for a review",
    "ui/rooms/compare/pair.py": "read-only",
    "ui/parts/source/whole_page.py": "read-only",
    "ui/rooms/composer/export_panel.py": "an order to the export",
    "ui/rooms/composer/import_preview.py": "of a brief that is not imported yet",
    "ui/rooms/composer/file_to_write.py": "an order to the export",
    "ui/parts/review_exchange/send.py": "an order to write a file, and its passphrase, read-only",
    "ui/rooms/composer/to_confirm.py": "an order to the export, kept with the file it writes",
    "ui/rooms/composer/guard_list.py": "a list that chooses what the buttons are about",
}
BARE = {"QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox", "QDateEdit", "QDateTimeEdit", "QSpinBox"}


@pytest.fixture
def full_window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Every view of a filled case, brought up once."""
    path = tmp_path / "libya.gwk"
    with Case.create(path, title="Libya", analyst="A. Analyst") as case:
        libya = fill(case)
    window = open_window(qtbot, path)
    assert window.frame is not None
    source = next(iter(libya.sources.values()))
    for place in (
        Place("library", source),
        Place("source", source, clip_id=next(iter(libya.clips.values()))),
        Place("actor", libya.actors["khalifa"]),
        Place("claim", libya.claims["visit"]),
        Place("outlets"),
        Place("judgements"),
        Place("brief", libya.brief.id),
        Place("history"),
        Place("search", "Minsk"),
        Place("backups"),
        Place("key"),
        Place("figures"),
        Place("hypotheses"),
    ):
        window.frame.go(place)
    window.frame.go(Place("brief", libya.brief.id))
    view = window.frame.view
    assert isinstance(view, ComposerView)
    view.export()
    box = next(iter(view.page.boxes.values()))
    box.pick_claim()
    window._listed = GuardList(window.workspace, window)  # type: ignore[attr-defined]
    window.open_palette()
    yield window
    unsaved().forget()
    window.close()


def editable(window: QWidget) -> list[QWidget]:
    """Whatever one can type or choose in, but what shows no letters and parts of other widgets."""
    found: list[QWidget] = []
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox):
        found += window.findChildren(kind)
    return [
        field
        for field in found
        if not (isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and field.isReadOnly())
        and not (isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal)
        and not isinstance(field.parentWidget(), QComboBox | QAbstractSpinBox)
    ]


def test_every_field_of_every_view_is_in_the_mechanism(full_window: MainWindow) -> None:
    fields = editable(full_window)
    outside = [
        f"{type(field).__name__} “{field.accessibleName()}” in {type(field.parentWidget()).__name__}"
        for field in fields
        if not isinstance(field, (*IN_THE_MECHANISM, FilterLine))
        and field.accessibleName() not in NO_WORDS_OF_THE_CASE
        and not field.accessibleName().startswith("Reason for “")
    ]
    assert outside == []
    assert len([field for field in fields if isinstance(field, IN_THE_MECHANISM)]) > 40, "they were found"
    by_cell = QAbstractItemView.EditTrigger.NoEditTriggers
    tables = full_window.findChildren(QAbstractItemView)
    writable = [table for table in tables if table.editTriggers() != by_cell and _has_editable_cells(table)]
    assert writable == []


def _has_editable_cells(table: QAbstractItemView) -> bool:
    from PySide6.QtCore import Qt

    model = table.model()
    if model is None or not model.rowCount() or isinstance(table.parentWidget(), QComboBox):
        return False
    return bool(model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable)


def test_no_bare_field_is_made_outside_the_kit() -> None:
    found: dict[str, set[str]] = {}
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name in BARE:
                found.setdefault(path.relative_to(ROOT).as_posix(), set()).add(name)
    assert set(found) - set(MADE_ELSEWHERE) == set()
    assert set(MADE_ELSEWHERE) - set(found) <= {"ui/rooms/reader/find_bar.py", "ui/parts/reading/sheet.py",
                                                "ui/kit/leaving_fields.py"}  # fmt: skip


def test_each_field_takes_the_tick_away_and_gives_it_back(full_window: MainWindow) -> None:
    status = full_window.frame.status.saved
    for field in editable(full_window):
        if not isinstance(field, SavedLine | SavedTextEdit) or field.saver._ledger is not unsaved():
            continue
        before = field.text()
        assert status.text() == "All changes saved", field.accessibleName()
        field.setText(f"{before} zz")
        assert status.text() in ("Saving…", "Not added yet: press Enter"), field.accessibleName()
        field.setText(before)


def test_a_full_disk_keeps_the_words_says_so_and_saves_them_later(
    full_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame, case = full_window.frame, full_window.workspace.case
    view = frame.view
    assert isinstance(view, ComposerView)
    headline = view.page.title.headline
    change = case.change

    def full(*_arguments: object, **_named: object) -> object:
        raise DiskFull("Cannot save: the disk is full.", "Earlier changes are saved.")

    monkeypatch.setattr(case, "change", full)
    monkeypatch.setattr(case.briefs._case, "change", full)
    headline.setText("Words that must not be lost")
    assert not frame.save_now()
    assert frame.status.saved.text() == "Not saved: Cannot save: the disk is full, trying again"
    frame.go(Place("library"))
    assert headline.text() == "Words that must not be lost"
    assert "Not saved" in frame.status.saved.text()
    monkeypatch.setattr(case, "change", change)
    monkeypatch.setattr(case.briefs._case, "change", change)
    assert frame.save_now()
    assert case.briefs.all()[0].headline == "Words that must not be lost"
    assert frame.status.saved.text() == "All changes saved"


def test_what_could_not_be_saved_is_there_again_when_the_case_is_opened(
    full_window: MainWindow, qtbot: QtBot
) -> None:
    view, case = full_window.frame.view, full_window.workspace.case
    assert isinstance(view, ComposerView)
    view.settings.cutoff.setText("end of 2020")
    path = case.path
    assert full_window.session.close_case()
    QApplication.processEvents()
    full_window.open_path(path)
    qtbot.waitUntil(lambda: full_window.frame is not None, timeout=10_000)
    assert "end of 2020" in unsaved().all_words()
    view = full_window.frame.view
    assert isinstance(view, ComposerView)
    assert view.settings.cutoff.text() == "end of 2020"
    view.settings.cutoff.setText("")
    view.settings.cutoff.save_now()

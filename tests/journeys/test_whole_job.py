"""From an empty screen to the exported Word file, with mouse and keyboard alone."""

import io
import re
import zipfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CTRL, SHIFT, Hands
from ui.shell.main_window import MainWindow
from ui.start import make_window
from workbench.case import Case

DOCUMENTS = ("inner-sea-digest.html", "lettera-da-almerino.md", "fund-statement-translation.docx")
QUOTE = "Calvestampa news agency reported"
PASSPHRASE = "correct horse battery"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window as a new user has it."""
    for scope in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(scope, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    window = make_window()
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def sample(name: str, folder: Path) -> Path:
    """A document of the sample case on disk."""
    path = folder / name
    path.write_bytes(resources.files("resources").joinpath(f"sample/documents/{name}").read_bytes())
    return path


def test_from_an_empty_screen_to_the_word_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    hands = Hands(qtbot, window)
    case = make_a_case(hands, tmp_path / "work.gwk")
    take_sources_in(hands, case, tmp_path)
    claim_id = read_clip_and_claim(hands, case)
    write_the_brief(hands, case, claim_id)
    out = export(hands, tmp_path)
    check_the_word_file(out)
    undo_and_redo(hands, case)
    window.close()
    with Case.open(tmp_path / "work.gwk", PASSPHRASE) as reopened:
        assert reopened.verify() == []
        assert reopened.briefs.count() == 1


def make_a_case(hands: Hands, path: Path) -> Case:
    window = hands.window
    hands.until(lambda: window.opening.currentWidget() is window.opening.welcome)
    hands.click(window.opening.welcome.new)
    page = window.opening.new
    hands.until(page.title.hasFocus)
    hands.type("Qandwars in Veresia")
    hands.fill(page.path, str(path))
    hands.fill(page.passphrase, PASSPHRASE)
    hands.fill(page.again, PASSPHRASE)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: window.frame is not None)
    assert window.workspace is not None
    assert window.workspace.case.encrypted
    return window.workspace.case


def take_sources_in(hands: Hands, case: Case, folder: Path) -> None:
    hands.drop([sample(name, folder) for name in DOCUMENTS])
    hands.until(lambda: case.sources.count() == len(DOCUMENTS))
    assert all(source.readable for source in case.sources.all())


def read_clip_and_claim(hands: Hands, case: Case) -> str:
    frame = hands.window.frame
    assert frame is not None
    library = frame.view
    hands.until(lambda: library.table.model().rowCount() == len(DOCUMENTS))
    model = library.table.model()
    row = next(
        row
        for row in range(model.rowCount())
        if "Ras Nawras Air Base" in str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole))
    )
    hands.click(library.table.viewport(), library.table.visualRect(model.index(row, 0)).center())
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: frame.view is not library)
    reader = frame.view
    view = reader.pane.view
    hands.until(lambda: QUOTE in view.text and view.y_of(0) is not None)

    hands.select(view, QUOTE)
    hands.key(Qt.Key.Key_C)
    hands.until(lambda: case.clips.count() == 1)
    clip = case.clips.all()[0]
    assert clip.quote == QUOTE == case.sources.text(clip.source_id)[clip.start : clip.end]

    # The clip stays current: the next keys speak of it.
    hands.until(view.hasFocus)
    hands.key(Qt.Key.Key_A)
    hands.until(lambda: reader.box.isVisible())
    hands.key(Qt.Key.Key_A, CTRL)
    hands.type("Calvestampa")
    hands.until(lambda: reader.box.list.model().rowCount() > 0)
    for _option in range(reader.box.list.model().rowCount()):
        if "new organisation" in str(reader.box.list.currentIndex().data()).lower():
            break
        hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: case.actors.count() == 1)
    assert [actor.name for actor in case.actors.in_clip(clip.id)] == ["Calvestampa"]

    hands.until(view.hasFocus)
    hands.key(Qt.Key.Key_E)
    hands.until(lambda: reader.box.isVisible())
    hands.key(Qt.Key.Key_A, CTRL)
    hands.type("The talks in Zvonarsk covered Ras Nawras air base.")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: case.claims.count() == 1)
    claim = case.claims.all()[0]
    assert [evidence.clip_id for evidence in case.claims.evidence(claim.id)] == [clip.id]
    return claim.id


def write_the_brief(hands: Hands, case: Case, claim_id: str) -> None:
    frame = hands.window.frame
    assert frame is not None
    hands.click(frame.navigation.items["briefs"])
    hands.until(lambda: hasattr(frame.view, "page"))
    composer = frame.view
    hands.key(Qt.Key.Key_K, CTRL)
    palette = hands.window._palette
    hands.until(palette.isVisible)
    hands.type("New brief")
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: case.briefs.count() == 1 and composer.brief is not None)
    brief_id = composer.brief.id
    hands.fill(composer.page.title.country, "Tamrana")
    hands.fill(composer.page.title.headline, "Qandwars in Zvonarsk")
    summary, outlook = case.briefs.sections(brief_id)
    write_statement(hands, case, summary.id, "Calvestampa reported talks on Ras Nawras air base.")
    box = composer.page.focused_box()
    assert box is not None
    hands.key(Qt.Key.Key_G, CTRL)
    hands.type("Nawras")
    hands.until(lambda: box.picker is not None and box.picker.list.model().rowCount() > 0)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: [claim.id for claim in case.briefs.claims_of(box.statement.id)] == [claim_id])
    write_statement(hands, case, outlook.id, "Further visits are likely before 31 December 2026.")
    judgement = composer.page.focused_box()
    assert judgement is not None
    assert judgement.statement.kind == "judgement"
    # A likelihood from its menu, by keyboard.
    judgement.judgement.likelihood.setFocus()
    hands.key(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _action in menu.actions():
        hands.qtbot.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction() and menu.activeAction().text().lower().startswith("likely"):
            break
    hands.qtbot.keyClick(menu, Qt.Key.Key_Return)
    hands.until(lambda: case.briefs.statement(judgement.statement.id).likelihood == "likely")


def write_statement(hands: Hands, case: Case, section_id: str, words: str) -> None:
    frame = hands.window.frame
    assert frame is not None
    page = frame.view.page
    known = {statement.id for statement in case.briefs.statements(section_id=section_id)}
    hands.click(page.feet[section_id].button)
    hands.until(lambda: page.focused_box() is not None and page.focused_box().statement.id not in known)
    hands.type(words)
    hands.until(lambda: words in [one.text for one in case.briefs.statements(section_id=section_id)], 4000)


def export(hands: Hands, folder: Path) -> Path:
    frame = hands.window.frame
    assert frame is not None
    out = folder / "Qandwars in Zvonarsk.docx"
    hands.key(Qt.Key.Key_E, CTRL | SHIFT)
    panel = frame.view.export_panel
    hands.until(panel.isVisible)
    hands.fill(panel.file, str(out))
    hands.click(panel.export_button)
    hands.until(lambda: bool(panel.outcome.text()) and panel.outcome.text() != "Writing…")
    assert out.exists(), panel.outcome.text()
    hands.until(lambda: panel.outcome.text().startswith("Written"))
    panel.close()
    return out


def check_the_word_file(path: Path) -> None:
    data = path.read_bytes()
    lines = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    assert lines[:3] == [
        "Tamrana: Qandwars in Zvonarsk",
        "Summary:",
        "Calvestampa reported talks on Ras Nawras air base.",
    ]
    assert "Outlook:" in lines
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        notes = package.read("word/endnotes.xml").decode()
    assert "Inner Sea Digest" in re.sub(r"<[^>]+>", "", notes)


def undo_and_redo(hands: Hands, case: Case) -> None:
    frame = hands.window.frame
    assert frame is not None
    hands.window.activateWindow()
    hands.click(frame.navigation.items["history"])
    hands.until(lambda: hands.window.isActiveWindow() and QApplication.focusWidget() is not None)
    before = case.undo_label
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: case.redo_label == before)
    hands.key(Qt.Key.Key_Z, CTRL | SHIFT)
    hands.until(lambda: case.undo_label == before)

"""What the window offers as the name of a file stays in its folder and can be written there."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.sources.hostile_names import generated, reading
from ui.app.workspace import Workspace
from ui.parts.source.source_card import SourceCard
from ui.rooms.composer.export_panel import ExportPanel
from ui.rooms.composer.view import ComposerView
from ui.shell.opening import new_case

MANY, EVERY = 5_000, 100


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    return home


def below(folder: Path) -> set[Path]:
    return {Path(root, name) for root, folders, files in os.walk(folder) for name in (*folders, *files)}


def test_an_original_is_written_where_it_is_offered(
    qtbot: QtBot, workspace: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever accepts what is offered, as most do.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _parent, _title, start: (start, ""))
    card = SourceCard(workspace)
    qtbot.addWidget(card)
    for number, name in enumerate(generated(MANY)[::EVERY]):
        original = b"words %d" % number
        source = workspace.case.sources.add_reading(reading(f"words {number}"), original, name)
        card.show_source(source.id)
        before = below(home.parent)
        card.export_original()
        (written,) = below(home.parent) - before
        assert written.parent == home, ascii(name)
        assert written.read_bytes() == original
        written.unlink()


def test_a_brief_and_a_case_are_offered_a_name_that_can_be_written(
    qtbot: QtBot, workspace: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_case, "case_folder", lambda: home)
    composer = ComposerView(workspace)
    panel, page = ExportPanel(workspace, composer), new_case.NewCasePage()
    qtbot.addWidget(composer)
    qtbot.addWidget(panel)
    qtbot.addWidget(page)
    workspace.settings.setValue("export/folder", str(home))
    for name in generated(MANY)[::EVERY]:
        brief = workspace.case.briefs.add("", name)
        panel.show_brief(brief.id)
        page._on_title(name)
        for offered, ending in ((Path(panel.file.text()), ".docx"), (Path(page.path.text()), ".gwk")):
            assert offered.parent == home, ascii(name)
            assert offered.suffix == ending
            offered.write_bytes(b"words")
            assert below(home.parent) >= {offered}
            offered.unlink()

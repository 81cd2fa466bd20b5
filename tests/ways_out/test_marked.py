"""Copies, dragged words, originals, reports and the command line say INTERNAL where they must."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from ui.kit.dragging import words_in_mime
from ui.kit.paragraph_editor import StatementText
from ui.shell.clipboard import ClipboardKeeper
from workbench.case import Case
from workbench.cli import groundwork
from workbench.deliver import original_name, write_original
from workbench.values.internal import INTERNAL

NAME = "Selim Bashandi"


@pytest.fixture
def kept(case: Case) -> str:
    """A protected source."""
    text = "The crates stood behind the old ropewalk until Thursday night, he said."
    return case.sources.add_text(text, title="A call", author=NAME, protection="protected").id


@pytest.fixture
def clipboard(qtbot: QtBot) -> QClipboard:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    return clipboard


def test_a_copy_says_internal_to_others_and_not_to_us(
    case: Case, kept: str, clipboard: QClipboard, qtbot: QtBot
) -> None:
    keeper = ClipboardKeeper()
    keeper.begin(encrypted=False, for_others=case.guard.for_others)
    for words in (f"as {NAME} said", "Башанди Селим", "stood behind the old ropewalk until Thursday night"):
        clipboard.setText(words)
        assert clipboard.text() == f"[{INTERNAL}]\n{words}"
        assert words_in_mime(clipboard.mimeData()) == words
        field = StatementText(lambda _of, _words: None)
        qtbot.addWidget(field)
        field.paste()
        assert field.toPlainText() == words
    clipboard.setText("The port was quiet.")
    assert clipboard.text() == "The port was quiet."
    keeper.end()


def test_words_of_a_protected_source_are_internal_whatever_they_are(case: Case, kept: str) -> None:
    other = case.sources.add_text("The port was quiet.", title="Port").id
    assert case.guard.for_others("the crates", kept) == f"[{INTERNAL}]\nthe crates"
    assert case.guard.for_others("the crates", other) == "the crates"
    case.sources.update(kept, protection="open")
    assert case.guard.for_others("the crates", kept).startswith(f"[{INTERNAL}]"), "until it is lifted"
    case.guard.lift(kept, "It was in the papers.")
    assert case.guard.for_others("the crates", kept) == "the crates"


def test_a_dragged_statement_is_marked(case: Case, kept: str, qtbot: QtBot) -> None:
    field = StatementText(lambda _of, _words: None)
    qtbot.addWidget(field)
    field.for_others = case.guard.for_others
    field.setPlainText(f"{NAME} said so.")
    field.selectAll()
    data = field.createMimeDataFromSelection()
    assert data.text().startswith(f"[{INTERNAL}]")
    assert words_in_mime(data) == f"{NAME} said so."


def test_the_original_of_a_protected_source_says_so_in_its_name(
    case: Case, kept: str, tmp_path: Path
) -> None:
    assert original_name(case, kept).startswith("INTERNAL - ")
    written = write_original(case, kept, tmp_path / "call.txt")
    assert written.name == "INTERNAL - call.txt"
    assert b"ropewalk" in written.read_bytes()
    again = write_original(case, kept, tmp_path / "call.txt")
    assert again.name == "INTERNAL - call (2).txt"
    other = case.sources.add_text("The port was quiet.", title="Port").id
    assert write_original(case, other, tmp_path / "port.txt").name == "port.txt"


def test_what_the_command_line_tells_of_a_case_says_internal(case: Case, kept: str) -> None:
    brief = case.briefs.add("Libya", "A visit")
    case.briefs.state(brief.id, text="They met in Minsk.")
    case.clients.add("Ministry")
    path = str(case.path)
    case.close()
    for command in (
        ["search", path, "ropewalk"], ["info", path], ["brief", "list", path], ["brief", "check", path,
        "visit"],
        ["guard", path], ["client", "list", path],
    ):  # fmt: skip
        told = CliRunner().invoke(groundwork, command)
        assert told.stdout.startswith(INTERNAL), (command, told.output)
        told = CliRunner().invoke(groundwork, [*command, "--json"])
        value = json.loads(told.stdout)
        items = value if isinstance(value, list) else [value]
        assert items, command
        assert {item["marking"] for item in items} == {INTERNAL}, command

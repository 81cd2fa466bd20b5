"""A real window on a real case, for tests."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ui.app.room import Rooms
from ui.room_list import ROOMS
from ui.shell.main_window import MainWindow
from ui.start import make_window
from workbench.case import Case


def open_window(qtbot: QtBot, path: Path | None, rooms: Rooms = ROOMS) -> MainWindow:
    """Show the window and wait until the case, if one is named, is there."""
    window = make_window([str(path)] if path else [], lambda: rooms)
    qtbot.addWidget(window)
    window.resize(1300, 800)
    window.show()
    qtbot.waitActive(window)
    if path is not None:
        qtbot.waitUntil(lambda: window.frame is not None, timeout=10_000)
    return window


def make_case(path: Path, *texts: str) -> Path:
    """A plain case with pasted sources, closed again."""
    with Case.create(path, title="Work", analyst="A. Analyst") as case:
        for number, text in enumerate(texts, 1):
            case.sources.add_text(text, f"Source {number}", publication="Agenzia Nova", language="en")
    return path


def answer(button: str) -> str:
    """Press a button of the question that is open; what it said."""
    box = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()
    )
    said = f"{box.text()}\n{box.informativeText()}"
    next(one for one in box.buttons() if one.text().replace("&", "") == button).click()
    return said

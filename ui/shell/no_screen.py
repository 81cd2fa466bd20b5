"""Starting Qt where there may be no screen: one plain sentence instead of a page and a crash."""

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

NO_DISPLAY = (
    "Groundwork cannot show a window: the display “{}” cannot be reached. Start it in a desktop session. "
    "Commands such as “groundwork demo” need no display."
)
NO_SCREEN = (
    "Groundwork cannot show a window: there is no display. Start it in a desktop session. Commands such as "
    "“groundwork demo” need no display."
)
NO_PLUGIN = (
    "Groundwork cannot show a window: Qt found no way to the display. “make setup” installs what Qt needs on "
    "Debian and Ubuntu; commands such as “groundwork demo” need no display."
)


def application_or_sentence(arguments: list[str]) -> QApplication:
    """Qt's application. Qt ends the process where it finds no screen; then the reason is one sentence."""
    held: list[tuple[QtMsgType, QMessageLogContext, str]] = []

    def hold(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _end([words for _kind, _context, words in held])
        held.append((kind, context, words))

    before = qInstallMessageHandler(hold)
    application = QApplication(arguments)
    qInstallMessageHandler(before)
    for kind, context, words in held:
        if before is not None:
            before(kind, context, words)
        else:
            sys.stderr.write(f"{words}\n")
    return application


def _end(told: list[str]) -> None:
    unreachable = any("could not connect to display" in words for words in told)
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY", "")
    sentence = NO_PLUGIN
    if unreachable:
        sentence = NO_DISPLAY.format(display) if display else NO_SCREEN
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    # What would follow is abort() in the middle of Qt, and a core dump.
    os._exit(1)

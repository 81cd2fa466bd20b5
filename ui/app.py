"""Starting the window: the least that is needed for the first paint, everything else after it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui import crash
from ui.icons import icon
from ui.main_window import MainWindow
from ui.settings import NAME, settings
from ui.theme import apply_theme, use_font


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, on a case when its file is named; returns the exit code.

    `--sample` opens the sample case and builds it first where it is not there yet.
    """
    wanted = list(sys.argv[1:] if arguments is None else arguments)
    app = make_application()
    crash.start_log()
    window = make_window(wanted)
    crash.install(window.tell_fault)
    window.show()
    return app.exec()


def make_application() -> QApplication:
    """The application with our names, font and theme."""
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationName(NAME)
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Groundwork")
    app.setDesktopFileName("groundwork")
    use_font(app)
    apply_theme(app, str(settings().value("theme", "system")))
    app.setWindowIcon(icon("groundwork"))
    return app


def make_window(wanted: Sequence[str] = ()) -> MainWindow:
    """The window; it opens what is wanted once it has been painted."""
    paths = [Path(name) for name in wanted if not name.startswith("-")]
    return MainWindow(paths[0] if paths else None, sample="--sample" in wanted)

"""Starting the window: the least that is needed for the first paint, everything else after it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.settings import NAME, settings
from ui.theme import apply_theme, use_font
from workbench.values.seclusion import seclude


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, on a case when its file is named; returns the exit code.

    `--sample` opens the sample case and builds it first where it is not there yet.
    """
    wanted = list(sys.argv[1:] if arguments is None else arguments)
    app = make_application()
    window = make_window(wanted)
    window.show()
    # After the first paint is on its way, and before any passphrase can have been typed.
    seclude()
    catch_faults(window)
    return app.exec()


def catch_faults(window: MainWindow) -> None:
    """From now on a fault is logged and told in one sentence. Imported late, for the first paint."""
    from ui import crash

    crash.install(window.tell_fault)
    QTimer.singleShot(0, crash.start_log)


def make_application() -> QApplication:
    """The application with our names, font and theme."""
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationName(NAME)
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("Groundwork")
    app.setDesktopFileName("groundwork")
    GarbageCollector(app)
    use_font(app)
    apply_theme(app, str(settings().value("theme", "system")))
    return app


def make_window(wanted: Sequence[str] = ()) -> MainWindow:
    """The window; it opens what is wanted once it has been painted."""
    paths = [Path(name) for name in wanted if not name.startswith("-")]
    return MainWindow(paths[0] if paths else None, sample="--sample" in wanted)

"""Starting the window: the least that is needed for the first paint, everything else after it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from ui.kit.settings import NAME, settings
from ui.kit.theme import apply_theme, use_font
from ui.shell.garbage import GarbageCollector
from ui.shell.main_window import MainWindow
from workbench.values.seclusion import seclude


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, on a case when its file is named; returns the exit code.

    Other files are taken into the case that is open in a window already, else into the one this opens.
    `--sample` opens the sample case and builds it first where it is not there yet.
    """
    wanted = list(sys.argv[1:] if arguments is None else arguments)
    app = make_application()
    if handed_over(wanted):
        return 0
    window = make_window(wanted)
    window.show()
    # After the first paint is on its way, and before any passphrase can have been typed.
    seclude()
    catch_faults(window)
    return app.exec()


def catch_faults(window: MainWindow) -> None:
    """From now on a fault is logged and told in one sentence. Imported late, for the first paint."""
    from ui.shell import crash

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


def handed_over(wanted: Sequence[str]) -> bool:
    """Whether a window that is open already took the documents; a case gets a window of its own."""
    paths = _paths(wanted)
    if not paths or any(_is_case(path) for path in paths):
        return False
    from ui.shell.opening.handing_over import hand_over

    return hand_over(paths)


def make_window(wanted: Sequence[str] = ()) -> MainWindow:
    """The window; it opens what is wanted once it has been painted."""
    paths = _paths(wanted)
    cases = [path for path in paths if _is_case(path)]
    documents = [path for path in paths if not _is_case(path)]
    return MainWindow(cases[0] if cases else None, "--sample" in wanted, documents)


def _paths(wanted: Sequence[str]) -> list[Path]:
    return [Path(name) for name in wanted if not name.startswith("-")]


def _is_case(path: Path) -> bool:
    return path.suffix.lower() == ".gwk"

"""The application: its names, font and theme, its faults, and documents for a window that is open."""

import locale
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from ui.kit.settings import NAME, settings
from ui.kit.theme import apply_theme, use_font
from ui.shell.garbage import GarbageCollector
from ui.shell.imports import import_unread
from ui.shell.no_screen import application_or_sentence

_PATIENCE = 0.5
"""Seconds in which threads that were told to end may do so."""
_TURN = 0.0005
"""Seconds after which a worker gives the interpreter to the window, which asks for it after each query. With
the five milliseconds that Python has by default a view that takes 80 takes half a second beside a worker."""


def make_application() -> QApplication:
    """The application with our names, font and theme."""
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationName(NAME)
    have_utf8_locale()
    import_unread()
    app = application_or_sentence(sys.argv[:1])
    keep_to_one_locale()
    app.setApplicationDisplayName("Groundwork")
    app.setDesktopFileName("groundwork")
    GarbageCollector(app)
    sys.setswitchinterval(_TURN)
    use_font(app)
    apply_theme(app, str(settings().value("theme", "system")))
    return app


def have_utf8_locale() -> None:
    """Give Qt the UTF-8 locale that it would choose itself, after a page of warnings, under any other."""
    if sys.platform == "linux" and locale.nl_langinfo(locale.CODESET).upper() not in ("UTF-8", "UTF8"):
        os.environ["LC_ALL"] = "C.UTF-8"


def keep_to_one_locale() -> None:
    """Numbers, dates and order as in British English, the language of the window, on every machine.

    Starting Qt takes over the locale of the machine for the whole process: figures in Arabic digits, commas
    in decimals, names of months for `strptime`. Only how keys make letters stays with the machine.
    """
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    for category in (locale.LC_NUMERIC, locale.LC_TIME, locale.LC_COLLATE, locale.LC_MONETARY):
        locale.setlocale(category, "C")


def catch_faults(notify: Callable[[str], None]) -> None:
    """From now on a fault is logged and told in one sentence. Imported late, for the first paint."""
    from ui.shell import crash

    crash.install(notify)
    QTimer.singleShot(0, crash.start_log)


def end_at_once(code: int) -> None:
    """End the program here where work that was cut off stands still: nothing of it is waited for.

    Otherwise returns, and the program ends as any other. Everything is saved by now.
    """
    from workbench.values import running
    from workbench.values.daemons import all_have_ended

    if all_have_ended(_PATIENCE):
        return
    running.end_all()
    logging.shutdown()
    os._exit(code)


def handed_over(wanted: Sequence[str]) -> bool:
    """Whether a window that is open already took the documents; a case gets a window of its own."""
    cases, documents = cases_and_documents(wanted)
    if cases or not documents:
        return False
    from ui.shell.opening.handing_over import hand_over

    return hand_over(documents)


def cases_and_documents(wanted: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """What is named on the command line, options left out."""
    paths = [Path(name) for name in wanted if not name.startswith("-")]
    cases = [path for path in paths if path.suffix.lower() in (".gwk", ".gwr")]
    return cases, [path for path in paths if path not in cases]

"""Start the window in the locale of this process and print what every view shows.

Run as `python -m tests.ui.locales.look FOLDER`; prints one JSON object. Ids, times and what comes from
them are left out of the words, since they differ from one case to the next.
"""

import json
import locale
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from tests.durability.at_the_window import Fingers
from tests.durability.work import cheap_keys
from tests.ui.live.running import Running, start
from tests.ui.live.views import close_views, open_views, what_they_show
from ui.app.place import Place
from ui.kit.dates import DateField
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import make_window

_ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|[0-9a-f]{12,}")
_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+Z)?)?|\d+(\.\d+)? (kB|MB|bytes)")
_PATH = re.compile(r"/[^ '”]*/")
_DRAWN = re.compile(r"Figure\(kind=\\?'network'.*")
"""Of a network: where an actor is drawn comes from its id."""
_CLOSE_TOGETHER = re.compile(r"\b\d{13,}\b")
PLACES = ("library", "actors", "claims", "outlets", "briefs", "history", "backups", "key")
WORDS = "İstanbul ve Irak’ta ILIK IŞIK: KILIÇ. Straße, ΣΊΣΥΦΟΣ, ١٢٣ تقرير"


def without_chance(line: str) -> str:
    """The line without ids, times, sizes and folders."""
    for pattern in (_DRAWN, _ID, _TIME, _PATH, _CLOSE_TOGETHER):
        line = pattern.sub("*", line)
    return line


def shown_by_views(folder: Path) -> dict[str, list[str]]:
    """What each view shows of a case that is built in this locale."""
    running: Running = start(folder)
    try:
        views = open_views(running.workspace, running.work)
        shown = what_they_show(running.workspace, views)
        close_views(views)
    finally:
        running.close()
    return {name: [without_chance(line) for line in lines] for name, lines in shown.items()}


class Journey:
    """A short way through the real window."""

    def __init__(self, folder: Path) -> None:
        self.window: MainWindow = make_window([str(folder / "live.gwk")])
        self.fingers = Fingers()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for it."""
        self.fingers.waitUntil(condition, timeout=30_000)

    def go(self, folder: Path) -> dict[str, Any]:
        """Open, add a source, find it, look into every room, type a date, export; what came of it."""
        window = self.window
        window.show()
        self.until(lambda: window.frame is not None)
        case = window.workspace.case
        source = case.sources.add_text(WORDS, "İstanbul", published_on="2025-02-19")
        for kind in PLACES:
            window.workspace.show(Place(kind))
            QApplication.processEvents()
        window.workspace.show(Place("source", source.id))
        QApplication.processEvents()
        field = DateField(lambda of, iso: field.show_date(iso, of))
        field.show()
        dates = []
        for typed in ("1 Jun 2025", "ISTANBUL", "June 2025", "١٩ February 2025"):
            field.clear()
            self.fingers.keyClicks(field, typed) if typed.isascii() else field.setText(typed)
            field.editingFinished.emit()
            dates.append([field.date, field.text()])
        field.close()
        brief = next(known for known in case.briefs.all() if "Haftars" in known.title)
        exported = case.deliver(brief.id, folder / "out.docx", profile="internal", template="house-brief")
        hits = {query: len(case.search(query)) for query in ("istanbul", "ILIK", "isik", "strasse", "minsk")}
        window.close()
        return {
            "dates": dates,
            "hits": hits,
            "exported": bool(exported),
            "figures": [QLocale().toString(1234.5), f"{1234.5:n}", locale.str(1.5)],
            "left to right": QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight,
            "words": case.title if not case.closed else "",
        }


def main() -> int:
    """Print what is seen; 1 with the trace when something failed."""
    folder = Path(sys.argv[1])
    cheap_keys()
    application = make_application()
    try:
        seen = {"views": shown_by_views(folder), "journey": Journey(folder).go(folder)}
    except Exception:  # noqa: BLE001 - the parent prints it
        traceback.print_exc()
        return 1
    sys.stdout.buffer.write(json.dumps(seen).encode())
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())

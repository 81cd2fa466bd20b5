"""Work by chance at the real window, each thing reported once the window shows it as saved.

Run as `python -m tests.durability.at_the_window SETTINGS`, SETTINGS being a JSON object:
`case`, `passphrase` ("" is plain), `material` (a folder for documents and exports), `seed`, `seconds`,
`words` (what to type, by kind). Reports are lines of JSON on standard output, which survive their writer:
`started`, then `going` before and `at` after each way, and `saved` with what was seen.
"""

import faulthandler
import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.durability.patience import Patience
from tests.durability.work import cheap_keys, head_of
from tests.journeys.hands import CTRL, SHIFT, Hands
from ui.app.workspace import Place
from ui.shell.application import catch_faults, make_application
from ui.shell.main_window import MainWindow
from ui.shell.session import NOT_ENDED
from ui.start import make_window
from workbench.case import Case
from workbench.values.seclusion import seclude

KEY = Qt.Key
PATIENCE = 60_000
ANY = "any"
"""Stands for the id of a place that is not known beforehand."""


class Fingers:
    """The verbs of pytest-qt's bot that Hands uses, for a program outside pytest."""

    mouseClick = staticmethod(QTest.mouseClick)
    mousePress = staticmethod(QTest.mousePress)
    mouseRelease = staticmethod(QTest.mouseRelease)
    mouseMove = staticmethod(QTest.mouseMove)
    keyClick = staticmethod(QTest.keyClick)
    keyClicks = staticmethod(QTest.keyClicks)

    def waitUntil(self, condition: Callable[[], object], *, timeout: int) -> None:
        """Let the window run until the condition holds."""
        patience = Patience(timeout / 1000)
        while not condition():
            if patience.is_over:
                raise TimeoutError(
                    f"waited in vain for the condition of line {condition.__code__.co_firstlineno}"
                )
            QTest.qWait(5)


def report(**what: Any) -> None:
    """Tell the one who may kill us at any moment."""
    os.write(1, (json.dumps(what, ensure_ascii=False) + "\n").encode())


class Work:
    """One person's work at one window."""

    def __init__(self, wanted: dict[str, Any]) -> None:
        self.material = Path(wanted["material"])
        self.chance = random.Random(wanted["seed"])
        self.words: dict[str, list[str]] = wanted.get("words", {})
        self.path, self.passphrase = Path(wanted["case"]), str(wanted["passphrase"])
        self.window: MainWindow = make_window([str(self.path)] if self.path.exists() else [])
        self.hands = Hands(Fingers(), self.window)  # type: ignore[arg-type]
        self.made = 0

    # -- words --------------------------------------------------------------------------------

    def word(self, kind: str) -> str:
        """The next word of a kind to plant; a new one when there are none."""
        self.made += 1
        known = self.words.get(kind)
        if known:
            known.append(known.pop(0))
            report(word=known[-1], kind=kind)
            return known[-1]
        return f"w{self.chance.randrange(10**12)}"

    # -- beginning ----------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the case, or make it, as a person does."""
        started = time.monotonic()
        self.window.resize(1300, 850)
        self.window.show()
        # As in ui.start.
        seclude()
        catch_faults(self.window.notify_error)
        if not self.path.exists():
            self._make_case()
        elif self.passphrase:
            self._unlock()
        self.until(lambda: self.window.frame is not None)
        place = self.frame.places.current
        told = [row.notice.text for row in self.frame.notices.rows if "recovery code" not in row.notice.text]
        report(
            started=time.monotonic() - started,
            told_of_the_end=sum(words.startswith(NOT_ENDED) for words in told),
            told=len(told),
            place=[place.kind, place.id] if place else [],
            seal=head_of(self.case),
        )

    def _unlock(self) -> None:
        self.until(lambda: self.window.opening.currentWidget() is self.window.opening.unlock)
        page = self.window.opening.unlock
        self.until(page.passphrase.isEnabled)
        self.hands.fill(page.passphrase, self.passphrase)
        self.hands.key(KEY.Key_Return)

    def _make_case(self) -> None:
        window, hands = self.window, self.hands
        self.until(lambda: window.opening.currentWidget() is window.opening.welcome)
        hands.click(window.opening.welcome.new)
        page = window.opening.new
        self.until(page.title.hasFocus)
        hands.type(self.word("title"))
        hands.fill(page.path, str(self.path))
        if self.passphrase:
            hands.fill(page.passphrase, self.passphrase)
            hands.fill(page.again, self.passphrase)
        else:
            page.plain.setChecked(True)
        page.make_case()

    # -- what is seen -------------------------------------------------------------------------

    @property
    def case(self) -> Case:
        """The open case."""
        assert self.window.workspace is not None
        return self.window.workspace.case

    @property
    def frame(self) -> Any:
        """The frame around it."""
        return self.window.frame

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until the window shows something."""
        self.hands.until(condition, PATIENCE)

    def saved(self, table: str, words: str) -> None:
        """Report words that the window shows and calls saved."""
        self.until(lambda: self.frame.status.saved.text() not in ("Typing …", "Your last edit is not saved"))
        report(saved=head_of(self.case), table=table, words=words)

    def go(self, kind: str, place_id: str = "") -> None:
        """Go somewhere in the case."""
        report(going=[kind, place_id])
        self.window.workspace.show(Place(kind, place_id))  # type: ignore[union-attr]
        self.until(lambda: self.frame.places.current == Place(kind, place_id))
        # The settings go to the disk when the window is next idle.
        for _ in range(3):
            QTest.qWait(2)
        report(at=[kind, place_id])

    # -- what is done -------------------------------------------------------------------------

    def one_thing(self) -> None:
        """One thing by chance."""
        verbs = [
            self.take_in, self.clip, self.clip, self.claim, self.name_an_actor, self.write, self.write,
            self.search, self.undo_and_redo, self.look_at_history, self.export, self.remove_and_undo,
            self.copy, self.lock,
        ]  # fmt: skip
        if not any(source.readable for source in self.case.sources.all()):
            verbs = [self.take_in]
        self.chance.choice(verbs)()

    def take_in(self) -> None:
        """Drop a document on the window."""
        title, body = self.word("source"), " ".join(self.word("body") for _ in range(6))
        name = self.material / f"{self.word('file')} {self.made}.html"
        filler = " ".join(f"word{self.chance.randrange(500)}" for _ in range(self.chance.randrange(30, 300)))
        name.write_text(
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
            f"<p>The delegation {body} left for the capital on Monday.</p><p>{filler}.</p></article></body>",
            "utf-8",
        )
        self.go("library")
        before = self.case.sources.count()
        # A single document is opened by itself once it is read.
        report(going=["source", ANY])
        self.hands.drop([name])
        if self.chance.random() < 0.2:
            for task in self.window.workspace.tasks.running:  # type: ignore[union-attr]
                task.cancel()
        self.until(lambda: not self.window.workspace.tasks.running)  # type: ignore[union-attr]
        if self.case.sources.count() > before:
            self.until(lambda: self._library_shows(title))
            self.saved("source", title)

    def _library_shows(self, title: str) -> bool:
        # A single document is opened at once; it may be on its way still.
        if self.frame.places.current.kind != "library":
            self.go("library")
            return False
        model = self.frame.view.table.model()
        return any(title in str(model.index(row, 0).data()) for row in range(model.rowCount()))

    def _read(self) -> Any:
        readable = [source.id for source in self.case.sources.all() if source.readable]
        self.go("source", self.chance.choice(readable))
        reader = self.frame.view
        view = reader.pane.view
        self.until(lambda: len(view.text) > 20)
        words = view.text.split()
        start = view.text.index(self.chance.choice(words))
        end = min(len(view.text), start + self.chance.randrange(5, 80))
        view.setFocus()
        view.select_range(start, end)
        self.until(lambda: view.selected_range() is not None)
        return reader

    def clip(self) -> None:
        """Clip a passage and write a note or a translation."""
        reader = self._read()
        self.hands.qtbot.keyClick(reader.pane.view, KEY.Key_C)
        self.until(lambda: reader.panel.clip is not None)
        self.saved("clip", reader.panel.clip.id)
        for letter, field, kind in (
            (KEY.Key_N, reader.panel.note, "note"),
            (KEY.Key_T, reader.panel.translation, "translation"),
        ):
            if self.chance.random() < 0.6:
                words = self.word(kind)
                self.hands.qtbot.keyClick(reader.pane.view, letter)
                self.until(field.hasFocus)
                self.hands.type(f"{words} ")
                if self.chance.random() < 0.5:
                    reader.pane.view.setFocus()
                self.until(lambda field=field: field.state == "saved")
                self.saved("clip", words)
                reader.pane.view.setFocus()

    def claim(self) -> None:
        """Make a claim of a passage."""
        reader = self._read()
        words = self.word("claim")
        self.hands.qtbot.keyClick(reader.pane.view, KEY.Key_E)
        self.until(reader.box.isVisible)
        self.hands.key(KEY.Key_A, CTRL)
        self.hands.type(f"The talks dealt with {words}.")
        self.hands.key(KEY.Key_Return)
        self.until(lambda: not reader.box.isVisible())
        self.saved("claim", words)

    def name_an_actor(self) -> None:
        """Say whom a passage names."""
        reader = self._read()
        words = self.word("actor")
        self.hands.qtbot.keyClick(reader.pane.view, KEY.Key_A)
        self.until(reader.box.isVisible)
        self.hands.key(KEY.Key_A, CTRL)
        self.hands.type(words)
        self.until(lambda: reader.box.model.entries)
        for entry in reader.box.model.entries:
            if "new person" in f"{entry.title} {entry.aside}".lower():
                break
            self.hands.key(KEY.Key_Down)
        self.hands.key(KEY.Key_Return)
        self.until(lambda: not reader.box.isVisible())
        if self.case.actors.find(words) is not None:
            self.saved("actor", words)

    def write(self) -> None:
        """Write a statement."""
        if not self.case.briefs.count():
            self.go("briefs")
            self.hands.key(KEY.Key_K, CTRL)
            self.until(lambda: self.window._palette.isVisible())
            self.hands.type("New brief")
            self.hands.key(KEY.Key_Return)
            self.until(lambda: self.case.briefs.count() == 1)
            self.saved("brief", self.case.briefs.all()[0].id)
        brief = self.case.briefs.all()[0]
        self.go("brief", brief.id)
        page = self.frame.view.page
        self.until(lambda: page.brief is not None and page.isVisible())
        if not brief.headline:
            words = self.word("headline")
            self.hands.fill(page.title.headline, words)
            page.setFocus()
            self.frame.save_now()
            self.saved("brief", words)
        section = self.chance.choice(self.case.briefs.sections(brief.id))
        known = {one.id for one in self.case.briefs.statements(section_id=section.id)}
        page.ensureWidgetVisible(page.feet[section.id].button)
        self.hands.click(page.feet[section.id].button)
        self.until(lambda: page.focused_box() is not None and page.focused_box().statement.id not in known)
        field, words = QApplication.focusWidget(), self.word("statement")
        self.hands.type(f"Observers saw {words} in the capital.")
        if self.chance.random() < 0.5:
            page.setFocus()
        self.until(lambda: getattr(field, "state", "saved") == "saved")
        self.saved("statement", words)

    def search(self) -> None:
        """Look for something."""
        self.go("search")
        view = self.frame.view
        self.hands.fill(view.input, self.word("search"))
        self.until(lambda: view.count.text())
        view.input.clear()
        self.hands.key(KEY.Key_K, CTRL)
        self.until(lambda: self.window._palette.isVisible())
        self.hands.type(self.word("search"))
        QTest.qWait(150)
        self.hands.key(KEY.Key_Escape)
        self.until(lambda: not self.window._palette.isVisible())

    def undo_and_redo(self) -> None:
        """Take the last change back and do it again."""
        label = self.case.undo_label
        if not label:
            return
        self.go("history")
        self.frame.view.setFocus()
        self.hands.key(KEY.Key_Z, CTRL)
        self.until(lambda: self.case.redo_label == label)
        self.hands.key(KEY.Key_Z, CTRL | SHIFT)
        self.until(lambda: self.case.undo_label == label)
        self.saved("", "")

    def look_at_history(self) -> None:
        """Read the history; now and then verify."""
        self.go("history")
        if self.chance.random() < 0.3:
            self.frame.view.verify()
            self.until(lambda: not self.window.workspace.tasks.running)  # type: ignore[union-attr]

    def export(self) -> None:
        """Begin an export; half of them are stopped at once."""
        briefs = [one for one in self.case.briefs.all() if self.case.briefs.statements(one.id)]
        if not briefs:
            return
        self.go("brief", briefs[0].id)
        self.hands.key(KEY.Key_E, CTRL | SHIFT)
        panel = self.frame.view.export_panel
        self.until(panel.isVisible)
        self.hands.fill(panel.file, str(self.material / f"exported {self.made}.docx"))
        panel.override.setText("A test of the export")
        panel.other_readers.setChecked(False)
        panel.export()
        if self.chance.random() < 0.5:
            for task in self.window.workspace.tasks.running:  # type: ignore[union-attr]
                task.cancel()
        self.until(lambda: not self.window.workspace.tasks.running)  # type: ignore[union-attr]
        panel.close()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def remove_and_undo(self) -> None:
        """Remove a source with all that hangs on it, and take that back."""
        self.go("library")
        source_id = self.chance.choice(self.case.sources.ids())
        label = self.case.undo_label
        self.case.sources.remove(source_id)
        self.saved("", "")
        self.hands.key(KEY.Key_Z, CTRL)
        self.until(lambda: self.case.undo_label == label)
        self.saved("source", source_id)

    def lock(self) -> None:
        """Lock the window and come back, where the case has a passphrase."""
        if not self.passphrase:
            return
        self.hands.key(KEY.Key_L, CTRL)
        self.until(lambda: self.window.frame is None)
        self._unlock()
        self.until(lambda: self.window.frame is not None)

    def copy(self) -> None:
        """Copy a passage."""
        reader = self._read()
        self.hands.qtbot.keyClick(reader.pane.view, KEY.Key_C, CTRL)
        self.until(lambda: QGuiApplication.clipboard().text())


def main() -> None:
    """Work until the time is over, or until one is killed."""
    faulthandler.enable()
    cheap_keys()
    wanted = json.loads(sys.argv[1] if sys.argv[1] != "-" else sys.stdin.read())
    app = make_application()
    work = Work(wanted)
    try:
        work.begin()
        ends = time.monotonic() + float(wanted["seconds"])
        while time.monotonic() < ends:
            work.one_thing()
    except BaseException:  # noqa: BLE001
        # To the one who started us: the window's own hook would leave the message out.
        traceback.print_exc()
        os._exit(1)
    work.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.quit()
    report(ended=True)


if __name__ == "__main__":
    main()

"""Names of the source that the register does not have: looked for off the window's thread, taken by keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.kit.tasks import Task
from ui.rooms.reader.new_names_list import NewNamesList
from workbench.extraction.new_names import Dismissed, Entry, NewName
from workbench.values.text import counted

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

QUIET = 250
"""Milliseconds between a change and looking again."""
_UNDERLINED = "reader/underline_new_names"
Looked = tuple[str, int, list[NewName], list[Dismissed]]


class NewNames(QObject):
    """The names, their panel and their underlines; the newest question wins."""

    def __init__(self, view: "SourceView") -> None:
        super().__init__(view)
        self._view = view
        self._workspace = view.workspace
        self._asked = 0
        self._names: list[NewName] = []
        self._dismissed: list[Dismissed] = []
        self.panel = NewNamesList()
        self.panel.underline.setChecked(str(self._workspace.settings.value(_UNDERLINED, "yes")) != "no")
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._start)
        panel = self.panel
        panel.chosen.connect(self._on_chosen)
        panel.enter_wanted.connect(self.enter)
        panel.spelling_wanted.connect(self.enter_as_spelling)
        panel.dismiss_wanted.connect(self.dismiss)
        panel.all_wanted.connect(self.enter_all)
        panel.restore_wanted.connect(self.restore)
        panel.underline_wanted.connect(self._on_underline)
        panel.left.connect(view.pane.view.setFocus)
        view.pane.view.unknown_activated.connect(self.show_at)

    # -- looking ------------------------------------------------------------------------------

    def look(self, *, anew: bool = False) -> None:
        """Look for names in the source that is shown, a moment from now; `anew` where it is another one."""
        self._asked += 1
        if anew:
            self._names, self._dismissed = [], []
            self._show(looking=bool(self._view.source_id))
        self._quiet.start()

    def _start(self) -> None:
        source_id, asked, case = self._view.source_id, self._asked, self._workspace.case
        if not source_id or not self._view.text:
            self._names, self._dismissed = [], []
            self._show()
            return

        def work(_task: Task) -> Looked:
            names = case.new_names
            return source_id, asked, names.in_source(source_id), names.dismissed(source_id)

        self._workspace.tasks.run("Looking for new names", work, self._on_found)

    def _on_found(self, found: Looked) -> None:
        source_id, asked, names, dismissed = found
        if asked == self._asked and source_id == self._view.source_id:
            self._names, self._dismissed = names, dismissed
            self._show()

    def _show(self, *, looking: bool = False) -> None:
        self.panel.show_names(self._names, self._view.text, len(self._dismissed), looking=looking)
        self._underline()

    def _underline(self) -> None:
        shown = self._names if self.panel.underline.isChecked() else []
        self._view.pane.view.set_unknown([place for one in shown for place in one.group.places])

    def _on_underline(self, wanted: bool) -> None:
        self._workspace.settings.setValue(_UNDERLINED, "yes" if wanted else "no")
        self._underline()

    # -- where they stand ---------------------------------------------------------------------

    def open(self) -> None:
        """U: bring up the list, at the first name or the one looked at last."""
        self._view.side.setCurrentWidget(self.panel)
        if self.panel.current() is None and self.panel.shown():
            self.panel.list.setCurrentIndex(self.panel.model.index(0, 0))
        self.panel.list.setFocus()

    def show_at(self, position: int) -> None:
        """Bring up the list at the name that stands there."""
        if self.panel.show_at(position):
            self.open()

    def _on_chosen(self, name: NewName) -> None:
        self._view.pane.reveal(*name.group.places[0])

    # -- what the user does -------------------------------------------------------------------

    def enter(self, name: NewName, kind: str) -> None:
        """Make a new actor of a name, with mentions at all its places."""
        self._enter([Entry(name.group, kind)], f"“{name.group.name}” added to the register.")

    def enter_as_spelling(self, name: NewName) -> None:
        """Make a name another spelling of the actor beside it, with mentions at all its places."""
        if name.near is not None:
            entry = Entry(name.group, actor_id=name.near.actor_id)
            self._enter([entry], f"“{name.group.name}” added as a spelling of {name.near.name}.")

    def enter_all(self) -> None:
        """Make actors of all names that are listed and of a clear kind, in one change."""
        shown = self.panel.shown()
        entries = [Entry(one.group, one.group.sort) for one in shown if one.group.sort]
        if not entries:
            self._workspace.hint("No name of a clear kind is listed. Choose a kind and add names one by one.")
            return
        left = len(shown) - len(entries)
        rest = f" {counted(left, 'name')} of unclear kind not added." if left else ""
        self._enter(entries, f"{counted(len(entries), 'name')} added to the register.{rest}")

    def _enter(self, entries: list[Entry], told: str) -> None:
        view = self._view
        if view.reading.declines("new names are entered"):
            return
        names = self._workspace.case.new_names
        if self._workspace.succeeds(lambda: names.enter(view.source_id, entries)):
            self._workspace.notify_undoable(told)

    def dismiss(self, name: NewName, everywhere: bool) -> None:
        """Propose a name no more, in this source or in all."""
        names, source_id = self._workspace.case.new_names, self._view.source_id
        if self._workspace.succeeds(lambda: names.dismiss(source_id, [name.group], everywhere=everywhere)):
            self._workspace.notify_undoable(f"“{name.group.name}” dismissed.")

    def restore(self) -> None:
        """Propose again all names that were dismissed."""
        names = self._workspace.case.new_names
        self._workspace.succeeds(lambda: names.restore(self._dismissed))

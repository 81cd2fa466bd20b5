"""The menu that narrows the library down: what there is to choose from, with counts, and saved filters."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QInputDialog, QWidget

from ui.app.workspace import Workspace
from ui.parts.narrowing import ValueMenus
from ui.rooms.library.filter_words import KINDS, PROTECTION, value_words
from workbench.sources.model import HANDLING
from workbench.sources.store.criteria import STATES, Criteria, offers
from workbench.sources.store.narrowing import Offer
from workbench.sources.store.saved_filters import remove_filter, rename_filter, save_filter, saved_filters


class FilterMenu(ValueMenus):
    """Filled anew each time it opens."""

    def __init__(
        self,
        workspace: Workspace,
        criteria: Callable[[], Criteria],
        toggle: Callable[[str, str], None],
        ask_dates: Callable[[], None],
        show: Callable[[Criteria], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._criteria = criteria
        self._toggle = toggle
        self._ask_dates = ask_dates
        self._show = show

    def fill(self) -> None:
        """What the case offers now."""
        self.clear()
        for kind, title in KINDS.items():
            chosen = self._criteria().values_of(kind)
            menu, offered = self.addMenu(title), self._offers(kind)
            self.add_values(menu, offered, chosen, partial(self._toggle, kind))
            menu.setEnabled(bool(offered))
        self.addAction("Published between…", self._ask_dates)
        self.addSeparator()
        saved = saved_filters(self._workspace.case)
        for one in saved:
            self.addAction(one.name, partial(self._show, one.criteria))
        if saved:
            self.addSeparator()
        writable = not self._workspace.case.read_only
        save = self.addAction("Save this filter…", self._save)
        save.setEnabled(writable and bool(self._criteria()))
        for title, verb in (("Rename a saved filter", self._rename), ("Remove a saved filter", self._remove)):
            menu = self.addMenu(title)
            menu.setEnabled(writable and bool(saved))
            for one in saved:
                menu.addAction(one.name, partial(verb, one.id, one.name))
        show_all = self.addAction("Show all sources", partial(self._show, Criteria()))
        show_all.setEnabled(bool(self._criteria()))

    def _offers(self, kind: str) -> list[Offer]:
        case = self._workspace.case
        fixed: dict[str, Iterable[str]] = {"handling": HANDLING, "protection": PROTECTION, "states": STATES}
        if kind in fixed:
            return [Offer(value, value_words(case, kind, value).capitalize(), 0) for value in fixed[kind]]
        return offers(case, kind)

    def not_found(self, typed: str, title: str) -> None:
        """Say so."""
        self._workspace.notice(f"No source has “{typed}” as its {title.lower()}.", "info")

    # -- saved filters ------------------------------------------------------------------------

    def _save(self) -> None:
        name, said = QInputDialog.getText(self.parentWidget(), "Save this filter", "Its name:")
        if said and name.strip():
            case, criteria = self._workspace.case, self._criteria()
            self._workspace.attempt(lambda: save_filter(case, name, criteria))

    def _rename(self, filter_id: str, name: str) -> None:
        typed, said = QInputDialog.getText(self.parentWidget(), "Rename a filter", "Its name:", text=name)
        if said and typed.strip() != name:
            self._workspace.attempt(lambda: rename_filter(self._workspace.case, filter_id, typed))

    def _remove(self, filter_id: str, name: str) -> None:
        case = self._workspace.case
        if self._workspace.succeeds(lambda: remove_filter(case, filter_id)):
            self._workspace.notify_undoable(f"The filter “{name}” was deleted.")

"""The menu bar, made from the commands of the window and of the view in hand."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from ui.kit.settings import settings
from ui.kit.theme import MODES

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

_TITLES = ("File", "Edit", "View", "Help")
_BEFORE = frozenset(
    {"file.add", "file.verify", "file.close", "edit.palette", "edit.analyst", "view.back", "view.right"}
    | {"view.system", "help.about"}
)
"""Commands with a line above them."""


class Menus(QObject):
    """Keeps the menus in step with what is possible and where one is."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._of_view: list[QMenu] = []
        self._view: Any = None
        bar = window.menuBar()
        bar.setNativeMenuBar(True)
        self.menus = {title: bar.addMenu(f"&{title}") for title in _TITLES}
        for command in window.commands.commands:
            menu = self.menus[command.menu]
            if command.id in _BEFORE:
                menu.addSeparator()
            menu.addAction(window.commands.actions[command.id])
        for mode in MODES:
            window.commands.actions[f"view.{mode}"].setCheckable(True)
        self._recent = QMenu("Open recent", window)
        self.menus["File"].insertMenu(window.commands.actions["file.sample"], self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        for menu in self.menus.values():
            menu.aboutToShow.connect(self._refresh)

    def _refresh(self) -> None:
        self._window.commands.refresh()
        if self._view is not None:
            self._view.commands.refresh()
        mode = str(settings().value("theme", "system"))
        for name in MODES:
            self._window.commands.actions[f"view.{name}"].setChecked(name == mode)

    def show_undo(self) -> None:
        """Say in the Edit menu what would be undone and redone."""
        case = self._window.workspace.case if self._window.workspace else None
        for verb, label in (
            ("undo", case.undo_label if case else ""),
            ("redo", case.redo_label if case else ""),
        ):
            words = f"{verb.capitalize()} {label}" if label else verb.capitalize()
            self._window.commands.actions[f"edit.{verb}"].setText(words.replace("&", "&&"))

    def show_view(self, view: Any) -> None:
        """Put the commands of a view into menus of their own, before Help."""
        if view is self._view:
            return
        self._view = view
        bar = self._window.menuBar()
        for menu in self._of_view:
            bar.removeAction(menu.menuAction())
            menu.deleteLater()
        self._of_view.clear()
        if view is None:
            return
        menus: dict[str, QMenu] = {}
        for command in view.commands.commands:
            title = command.menu or view.title
            if title not in menus:
                menus[title] = QMenu(f"&{title}", self._window)
                menus[title].aboutToShow.connect(self._refresh)
                bar.insertMenu(self.menus["Help"].menuAction(), menus[title])
            menus[title].addAction(view.commands.actions[command.id])
        self._of_view = list(menus.values())

    def _fill_recent(self) -> None:
        from ui.shell.opening.recent import recent_cases

        self._recent.clear()
        for path in recent_cases():
            action = self._recent.addAction(f"{path.stem}   ({path.parent})")
            action.setData(path)
            action.triggered.connect(self._on_recent)
        if self._recent.isEmpty():
            self._recent.addAction("None yet").setEnabled(False)

    def _on_recent(self) -> None:
        action: Any = self.sender()
        self._window.opening.open_path(action.data())

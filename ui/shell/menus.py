"""The menu bar, made from the commands of the window and of the view that is shown."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.kit.settings import settings
from ui.kit.theme import MODES

if TYPE_CHECKING:
    from pathlib import Path

    from ui.app.shell import Shell
    from ui.app.view import View

TITLES = ("File", "Edit", "View", "Help")


class Menus(QObject):
    """Keeps the menus in step with what is possible and where one is."""

    def __init__(self, shell: "Shell", bar: QMenuBar) -> None:
        super().__init__(bar)
        self._shell = shell
        self._bar = bar
        self._of_view: list[QMenu] = []
        self._view: View | None = None
        bar.setNativeMenuBar(True)
        self.menus = {title: bar.addMenu(f"&{title}") for title in TITLES}

    def fill(self) -> None:
        """Put the commands of the window into the menus, once; the first paint needs the titles only."""
        shell = self._shell
        actions = shell.commands.actions
        for command in shell.commands.commands:
            menu = self.menus[command.menu]
            if command.begins_group:
                menu.addSeparator()
            menu.addAction(actions[command.id])
        for mode in MODES:
            actions[f"view.{mode}"].setCheckable(True)
        self._recent = QMenu("Open recent", shell.as_widget())
        self.menus["File"].insertMenu(actions["file.sample"], self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        for menu in self.menus.values():
            menu.aboutToShow.connect(self._refresh)

    def _refresh(self) -> None:
        self._shell.commands.refresh()
        if self._view is not None:
            self._view.commands.refresh()
        mode = str(settings().value("theme", "system"))
        for name in MODES:
            self._shell.commands.actions[f"view.{name}"].setChecked(name == mode)

    def show_undo(self) -> None:
        """Say in the Edit menu what would be undone and redone."""
        case = self._shell.workspace.case if self._shell.workspace else None
        for verb, label in (
            ("undo", case.undo_label if case else ""),
            ("redo", case.redo_label if case else ""),
        ):
            words = f"{verb.capitalize()} {label}" if label else verb.capitalize()
            self._shell.commands.actions[f"edit.{verb}"].setText(words.replace("&", "&&"))

    def show_view(self, view: "View | None") -> None:
        """Put the commands of a view into menus of their own, before Help."""
        if view is self._view:
            return
        self._view = view
        for menu in self._of_view:
            self._bar.removeAction(menu.menuAction())
            menu.deleteLater()
        self._of_view.clear()
        if view is None:
            return
        menus: dict[str, QMenu] = {}
        for command in view.commands.commands:
            title = command.menu or view.title
            if title not in menus:
                menus[title] = QMenu(f"&{title}", self._shell.as_widget())
                menus[title].aboutToShow.connect(self._refresh)
                self._bar.insertMenu(self.menus["Help"].menuAction(), menus[title])
            menus[title].addAction(view.commands.actions[command.id])
        self._of_view = list(menus.values())

    def _fill_recent(self) -> None:
        from ui.shell.opening.recent import recent_cases

        self._recent.clear()
        for path in recent_cases():
            action = self._recent.addAction(f"{path.stem}   ({path.parent})")
            action.triggered.connect(partial(self._on_recent, path))
        if self._recent.isEmpty():
            self._recent.addAction("None yet").setEnabled(False)

    def _on_recent(self, path: "Path", _checked: bool = False) -> None:
        self._shell.open_path(path)

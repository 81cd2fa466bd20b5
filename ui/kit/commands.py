"""Every command once: its words, its key, when it is possible and what it does.

Menus, context menus, the palette and the keyboard are all made from these.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do.

    `shortcut` is in Qt's portable form ("Ctrl+K", "C"); single letters belong to one widget and
    never fire while a field is being typed in. `menu` is the title of the menu it stands in.
    """

    id: str
    label: str
    run: Callable[[], object]
    shortcut: str = ""
    menu: str = ""
    possible: Callable[[], bool] | None = None
    hint: str = ""
    begins_group: bool = False
    """Whether a line stands above it in its menu."""


class CommandSet(QObject):
    """The commands of one widget as QActions; valid while the widget (or a child) has the focus."""

    def __init__(
        self,
        widget: QWidget,
        commands: Iterable[Command],
        *,
        everywhere: bool = False,
        attempt: Callable[[Callable[[], object]], object] | None = None,
    ) -> None:
        """`attempt` runs each of them and tells what the user can understand of an error."""
        super().__init__(widget)
        self._attempt = attempt
        self._widget = widget
        self.commands = tuple(commands)
        self.actions: dict[str, QAction] = {}
        self._enabled: dict[str, bool] = {}
        """Whether each was possible when last asked; nobody else enables an action."""
        for command in self.commands:
            self.actions[command.id] = self._action(command, everywhere)

    def _action(self, command: Command, everywhere: bool) -> QAction:
        action = QAction(command.label, self._widget)
        action.setObjectName(command.id)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        context = Qt.ShortcutContext
        action.setShortcutContext(
            context.WindowShortcut if everywhere else context.WidgetWithChildrenShortcut
        )
        if command.hint:
            action.setToolTip(command.hint)
            action.setStatusTip(command.hint)
        action.triggered.connect(lambda _checked=False, run=command.run: self._run(run))
        self._widget.addAction(action)
        return action

    def _run(self, run: Callable[[], object]) -> None:
        if self._attempt is not None:
            self._attempt(run)
        else:
            run()

    def refresh(self) -> None:
        """Enable what is possible now; called before a menu or the palette shows."""
        known: dict[Callable[[], bool], bool] = {}
        for command in self.commands:
            possible = command.possible
            if possible is None:
                continue
            # Many commands are possible under the same condition: it is asked once.
            if possible not in known:
                known[possible] = possible()
            if self._enabled.get(command.id, True) != known[possible]:
                self._enabled[command.id] = known[possible]
                self.actions[command.id].setEnabled(known[possible])

    def fill(self, menu: QMenu, ids: Iterable[str] | None = None) -> None:
        """Put the commands (or those named) into a menu, with their keys."""
        self.refresh()
        for command_id in ids or self.actions:
            menu.addAction(self.actions[command_id])


def shown_key(shortcut: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""

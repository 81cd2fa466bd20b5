"""Every key in one list, made from the commands themselves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.app.shell import Shell
from ui.kit.commands import Command, shown_key
from ui.kit.controls import Column
from ui.kit.words import Words, heading, muted
from ui.shell.menus import TITLES


class ShortcutsWindow(QDialog):
    """The keys of the window, and of the view that is shown first. It stops nothing."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.as_widget())
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 620)
        column = Column(margin=20, gap=4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)
        view = shell.view
        groups = {}
        if view is not None:
            groups[f"In {view.title.lower()}"] = view.commands.commands
        for title in TITLES:
            groups[title] = tuple(one for one in shell.commands.commands if one.menu == title)
        for title, commands in groups.items():
            with_keys = [command for command in commands if command.shortcut]
            if with_keys:
                head = heading(title)
                head.setContentsMargins(0, 10, 0, 2)
                column.box.addWidget(head)
                column.box.addWidget(_key_grid(with_keys))
        column.box.addWidget(muted("Single letters work while the text of a source has the focus."))
        column.box.addStretch(1)


def _key_grid(commands: list[Command]) -> QWidget:
    host = QWidget()
    grid = QGridLayout(host)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    for number, command in enumerate(commands):
        cap = Words(shown_key(command.shortcut), "muted", 0.92, wrap=False)
        cap.setObjectName("keycap")
        grid.addWidget(Words(command.label.replace("…", "")), number, 0)
        grid.addWidget(cap, number, 1, Qt.AlignmentFlag.AlignRight)
    return host

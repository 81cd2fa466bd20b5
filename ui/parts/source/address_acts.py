"""What can be done with the address of a source: it is copied; it is opened only after a question."""

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.words import Words, quiet_button, row
from workbench.values.addresses import WebAddress, web_address


class AddressActs(QWidget):
    """*Copy address* and *Open…*, which says first what would happen, under a word of warning."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._address = ""
        self._leads_to: WebAddress | None = None
        self.told = Words("", "warning", 0.92)
        self.copy = quiet_button("Copy address", self._copy)
        self.open = quiet_button("Open…", self._ask, name="Open the address in the browser")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.told)
        column.addWidget(row(self.copy, self.open, 1, gap=4))

    def show_address(self, address: str) -> None:
        """Be about an address; "" where none is known."""
        self._address = address
        self._leads_to = web_address(address)
        self.told.setText(self._leads_to.warning if self._leads_to else "")
        self.told.setVisible(bool(self.told.text()))
        self.open.setVisible(self._leads_to is not None)
        self.setVisible(bool(address))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._workspace.notice("The address is copied.")

    def _ask(self) -> None:
        if self._leads_to is None:
            return
        self._workspace.notice(
            f"Open this page in your browser? {self._leads_to.shown} will see your visit. "
            f"{self._leads_to.warning}".strip(),
            "warning",
            "Open page",
            partial(_open_in_browser, self._address),
        )


def _open_in_browser(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))

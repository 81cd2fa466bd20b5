"""Completing the name of an outlet from those of the register."""

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from workbench.case import Case


class OutletCompleter(QCompleter):
    """Finds the typed letters anywhere in a name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def offer(self, case: Case) -> None:
        """The outlets that the register of the case has now."""
        self._names.setStringList([publication.name for publication in case.publications.all()])

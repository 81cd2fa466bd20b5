"""An issued edition in the window: reasoning beside judgements, and the matrices of the annex."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.tradecraft.test_issued_edition import issue
from tests.ui.libya import Libya
from ui.app.workspace import Place, Workspace
from ui.kit.rows import RowsTable
from ui.rooms.history.issued.view import IssuedView
from workbench.tradecraft.issued_edition import IssuedEdition


def test_an_edition_shows_reasoning_and_matrices(
    libya: Libya, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    issued = issue(libya.case, libya, tmp_path)
    view = IssuedView(workspace)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.show_place(Place("edition", issued.edition))
    qtbot.waitUntil(lambda: isinstance(view.found, IssuedEdition))
    words = "\n".join(label.text() for label in view.findChildren(QLabel))
    assert "Since the previous brief" in words
    assert "He is well" in words
    assert "What did he want?" in words
    assert "B. Second" in words
    (table,) = view.findChildren(RowsTable)
    model = table.model()
    titles = [model.headerData(column, table.horizontalHeader().orientation()) for column in range(3)]
    assert titles == ["Claim", "H1", "H2"]
    assert [model.index(0, column).data() for column in (1, 2)] == ["I", "?"]
    before = view.found
    assert isinstance(before, IssuedEdition)
    issued.case.matrices.update_hypothesis(before.matrices[0].grid.hypotheses[0].id, "Tanks")
    qtbot.wait(50)
    assert view.findChildren(RowsTable) == [table], "nothing that was issued has changed"

"""Hypotheses by claims in the window: judged by keys, reworded, reordered, compared, printed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.rooms.hypotheses.bar import BLANK, DIFFER, MATTER, TELLING
from ui.rooms.hypotheses.view import HypothesesView
from workbench.case import Case

HEAD = Qt.Orientation.Horizontal
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(case: Case, qtbot: QtBot) -> Iterator[HypothesesView]:
    workspace = Workspace(case)
    view = HypothesesView(workspace)
    # In one window: the keys of another would not be for the view.
    host = QWidget()
    line = QHBoxLayout(host)
    line.addWidget(view, 2)
    line.addWidget(view.side_panel(), 1)
    qtbot.addWidget(host)
    host.resize(1200, 700)
    host.show()
    yield view
    workspace.close()


def words(host: QWidget) -> str:
    QApplication.processEvents()  # labels that were just made are shown then
    return "\n".join(label.text() for label in host.findChildren(QLabel) if not label.isHidden())


def press(qtbot: QtBot, view: HypothesesView, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        view.commands.refresh()
        view.table.setFocus()
        qtbot.keyClick(view.table, key, held)


def letters(view: HypothesesView) -> list[list[str]]:
    columns = len(view.model.hypotheses)
    return [[view.model.index(r, c).data() for c in range(columns)] for r in range(view.model.rowCount())]


def question(view: HypothesesView, case: Case, hypotheses: int = 2, claims: int = 2) -> str:
    ids = [case.claims.add(f"Claim {number}", credibility="3").id for number in range(1, claims + 1)]
    matrix = case.matrices.add("Who?", [f"Answer {n}" for n in range(1, hypotheses + 1)], ids)
    view.show_place(Place("matrix", matrix.id))
    return matrix.id


def test_a_question_begins_empty_and_is_filled_by_typing(
    view: HypothesesView, case: Case, qtbot: QtBot
) -> None:
    assert view.stack.currentWidget() is view.empty
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    view.bar.entry.setText("Who attacked?")
    qtbot.keyClick(view.bar.entry, Qt.Key.Key_Return)
    assert view.grid is not None
    assert view.pages.currentWidget() is view.bare, "no claims yet"
    for text in ("The army", "A militia"):
        view.result.hypotheses.add.setText(text)
        qtbot.keyClick(view.result.hypotheses.add, Qt.Key.Key_Return)
    known = case.claims.add("The convoy left at dawn").id
    view.add_claims()
    assert view.picker is not None
    view.picker.picked.emit(known)
    assert view.picker is not None, "it stays open for the next one"
    view.picker.made.emit("A new claim in words")
    assert [one.text for one in view.grid.claims] == ["The convoy left at dawn", "A new claim in words"]
    view.picker.left.emit()
    assert letters(view) == [["?", "?"], ["?", "?"]]
    assert "No cell is judged yet." in words(view.result)
    row = next(iter(view.result.hypotheses.rows.values()))
    row.text.setText("The regular army")
    row.text.save_now()
    assert case.matrices.hypotheses(view.matrix_id)[0].text == "The regular army"
    view.bar.words.setText("Who attacked the convoy?")
    view.bar.words.save_now()
    assert case.matrices.get(view.matrix_id).question == "Who attacked the convoy?"
    case.undo()
    assert view.bar.words.text() == "Who attacked?"


def test_cells_are_judged_by_keys_one_after_another_or_many_at_once(
    view: HypothesesView, case: Case, qtbot: QtBot
) -> None:
    question(view, case)
    press(qtbot, view, Qt.Key.Key_C, Qt.Key.Key_I, Qt.Key.Key_N)
    assert letters(view) == [["C", "I"], ["N", "?"]], "each goes on to the next cell"
    assert view.model.headerData(1, HEAD) == "H2\n1"
    assert view.result.hypotheses.rows[view.model.hypotheses[1].id].score.text() == "1"
    assert "H1 has least against it (0)." in words(view.result)
    assert "1 of 4 cells not judged yet: they cannot change which has least." in words(view.result)
    assert view.model.index(0, 3).data() == "1.00", "how well it tells them apart"
    press(qtbot, view, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert "Claim 1: Claim 1 (credibility 3, weight medium, suggested)" in words(view.cell)
    assert "H1: Answer 1 (consistent)" in words(view.cell)
    view.table.selectRow(1)
    press(qtbot, view, Qt.Key.Key_I)
    assert letters(view)[1] == ["I", "I"]
    before = case.history(1)[0]
    assert before.label == "Judge 2 cells of “Who?”"
    press(qtbot, view, Qt.Key.Key_Delete)
    assert letters(view)[1] == ["?", "?"]
    case.undo()
    assert letters(view)[1] == ["I", "I"]
    view.table.go_to(view.model.index(0, 0))
    press(qtbot, view, Qt.Key.Key_U)
    assert view.table.currentIndex().row() == 0, "all cells are judged, nothing to go to"
    press(qtbot, view, Qt.Key.Key_3)
    assert [one.weight for one in view.grid.claims] == ["high", "medium"]
    assert view.model.headerData(1, HEAD) == "H2\n3"
    press(qtbot, view, Qt.Key.Key_0)
    assert view.grid.claims[0].chosen == ""


def test_rows_and_columns_are_moved_listed_and_left_out(
    view: HypothesesView, case: Case, qtbot: QtBot
) -> None:
    question(view, case, claims=3)
    grid = view.grid
    assert grid is not None
    one, two, three = (claim.id for claim in grid.claims)
    first, second = (known.id for known in grid.hypotheses)
    case.matrices.judge([(one, first), (one, second), (two, first), (three, second)], "inconsistent")
    case.matrices.judge([(two, second)], "consistent")
    view.table.go_to(view.model.index(0, 0))
    press(qtbot, view, Qt.Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert [claim.id for claim in view.grid.claims] == [two, one, three]
    assert view.table.currentIndex().row() == 1, "it stays the current one"
    press(qtbot, view, Qt.Key.Key_Right, held=Qt.KeyboardModifier.ControlModifier)
    assert [known.id for known in view.grid.hypotheses] == [second, first]
    view.bar.order.show_value(TELLING)
    view.bar.order.activated.emit(1)
    assert view.model.rows[0].id == two
    for wanted, listed in ((BLANK, [three]), (MATTER, [two, three]), (DIFFER, [])):
        view.bar.listed.show_value(wanted)
        view.bar.listed.activated.emit(0)
        assert [claim.id for claim in view.model.rows] == listed
    view.go_to(one)
    assert view.table.currentIndex().row() == view.model.index_of(one).row(), "what hides it is lifted"
    view.bar.filter.setText("claim 2")
    assert view.bar.count.text() == "1 of 3"
    press(qtbot, view, Qt.Key.Key_Delete, held=Qt.KeyboardModifier.ShiftModifier)
    assert [claim.id for claim in case.matrices.claims(view.matrix_id)] == [one, three]
    view.result.hypotheses.rows[second].delete()
    assert [known.id for known in view.model.hypotheses] == [first]
    case.undo()
    view.acts.delete_question()
    assert view.stack.currentWidget() is view.empty
    case.undo()
    assert view.stack.currentWidget() is view.middle


def test_two_analysts_are_compared_side_by_side(view: HypothesesView, case: Case, qtbot: QtBot) -> None:
    matrix_id = question(view, case)
    assert view.bar.compared.isHidden(), "nobody to compare with"
    grid = case.matrices.grid(matrix_id)
    cells = [(claim.id, known.id) for claim in grid.claims for known in grid.hypotheses]
    case.matrices.judge(cells, "inconsistent")
    case.as_analyst("B. Second")
    case.matrices.judge(cells[:2], "inconsistent")
    case.matrices.judge(cells[2:3], "consistent")
    assert letters(view) == [["I", "I"], ["C", "?"]], "everybody sees cells of their own"
    view.bar.compared.setCurrentIndex(1)
    view.bar.compared.activated.emit(1)
    assert letters(view) == [["I / I", "I / I"], ["C / I", "? / I"]]
    said = words(view.result)
    assert "You and A. Analyst both judged 3 cells, 2 alike." in said
    assert "Claim 2, H1: you C, A. Analyst I" in said
    assert "Order of A. Analyst: H1 and H2." in said
    view.table.go_to(view.model.index(0, 0))
    press(qtbot, view, Qt.Key.Key_D)
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (1, 0)
    assert "you: consistent; A. Analyst: inconsistent" in words(view.cell)
    press(qtbot, view, Qt.Key.Key_I)
    assert letters(view)[1][0] == "I / I"
    assert len(case.matrices.grid(matrix_id, grid.analyst_id).cells) == 4, "the other's cells are left alone"


def test_the_annex_of_a_brief_and_a_place_that_is_gone(
    view: HypothesesView, case: Case, qtbot: QtBot
) -> None:
    matrix_id = question(view, case)
    brief = case.briefs.add("Libya", "Talks")
    view.side.setCurrentWidget(view.printing)
    view.printing.choice.setCurrentIndex(1)
    view.printing.choice.activated.emit(1)
    assert case.matrices.in_briefs(matrix_id) == {brief.id: False}
    assert "Libya: Talks" in words(view.printing)
    QApplication.processEvents()
    (button,) = (one for one in view.printing.findChildren(QToolButton) if one.text() == "Remove")
    button.click()
    assert case.matrices.in_briefs(matrix_id) == {}
    noticed = []
    view.workspace.noticed.connect(lambda notice: noticed.append(notice.text))
    view.show_place(Place("matrix", "gone"))
    assert noticed == ["This question is no longer in the case."]
    shown = []
    view.workspace.navigated.connect(shown.append)
    press(qtbot, view, Qt.Key.Key_Return)
    assert shown[0] == Place("claim", view.grid.claims[0].claim_id)

"""The ledger in the window: decided by keys, narrowed, with its score."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.judgements.ledgers import Issue, issue
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.rooms.judgements.view import JudgementsView
from workbench.case import Case
from workbench.judgements.scoring import band_key


@pytest.fixture
def view(case: Case, qtbot: QtBot) -> Iterator[JudgementsView]:
    workspace = Workspace(case)
    view = JudgementsView(workspace)
    qtbot.addWidget(view)
    qtbot.addWidget(view.side_panel())
    view.resize(900, 700)
    view.show()
    yield view
    workspace.close()


def words(host: QWidget) -> str:
    return "\n".join(label.text() for label in host.findChildren(QLabel) if not label.isHidden())


def press(qtbot: QtBot, view: JudgementsView, key: Qt.Key) -> None:
    view.commands.refresh()
    view.table.setFocus()
    qtbot.keyClick(view.table, key)


def test_a_due_judgement_is_decided_by_key_amended_and_reopened(
    view: JudgementsView, case: Case, qtbot: QtBot
) -> None:
    assert view.stack.currentWidget() is view.empty
    edition = issue(
        case,
        [
            Issue("unlikely", "2999", "War is unlikely.", "s1"),
            Issue(text="Talks are likely.", statement_id="s2"),
            Issue("", "", "It may rain.", "s3"),
        ],
    )
    assert [view.model.id_at(row).split()[1] for row in range(3)] == ["s2", "s1", "s3"], "due ones first"
    assert view.page.words.text() == "Talks are likely."
    assert view.page.facts.text() == "likely (55–80%)  ·  low confidence  ·  by June 2025"
    assert "what became of it?" in view.page.state.text()
    press(qtbot, view, Qt.Key.Key_H)
    entry = case.ledger.get(edition, "s2")
    assert entry.result == "happened"
    assert view.page.entry == entry, "it stays selected"
    assert "Decided by A. Analyst, who issued it as well." in words(view.page)
    view.page.day.setText("30 Jun 2025")
    view.page.note.setText("Seen on television")
    view.page.save_now()
    claim = case.claims.add("Talks were held")
    press(qtbot, view, Qt.Key.Key_C)
    assert view.page.picker is not None
    view.page.picker.picked.emit(claim.id)
    entry = case.ledger.get(edition, "s2")
    assert (entry.decided_on, entry.note, entry.claim_id) == ("2025-06-30", "Seen on television", claim.id)
    qtbot.waitUntil(lambda: "Talks were held" in words(view.page))
    qtbot.waitUntil(lambda: "Brier score 0.106" in words(view.score))
    assert "Fewer than 30 outcomes" in words(view.score)
    press(qtbot, view, Qt.Key.Key_N)
    entry = case.ledger.get(edition, "s2")
    assert (entry.result, entry.note) == ("did not happen", "Seen on television")
    case.claims.remove(claim.id)
    qtbot.waitUntil(lambda: "no longer in the case" in words(view.page))
    press(qtbot, view, Qt.Key.Key_R)
    assert case.ledger.get(edition, "s2").result == ""
    qtbot.waitUntil(lambda: "No score yet" in words(view.score))
    case.undo()
    assert view.page.buttons["did not happen"].isChecked()
    press(qtbot, view, Qt.Key.Key_D)
    assert view.page.words.text() == "Talks are likely.", "none is due"


def test_the_ledger_is_narrowed_and_a_place_lifts_what_hides_it(view: JudgementsView, case: Case) -> None:
    issue(case, [Issue(text="Talks are likely.", statement_id="s1"), Issue(horizon_on="2999", text="Rain")])
    snow = Issue("highly likely", text="Snow", statement_id="p1")
    edition = issue(case, [snow], scale="phia", country="Chad")
    assert view.count.text() == "3"
    view.subject.show_value("Libya")
    view.subject.activated.emit(0)
    assert view.count.text() == "2 of 3"
    view.state.show_value("due")
    view.state.activated.emit(0)
    assert view.count.text() == "1 of 3"
    view.filter.setText("talks")
    assert view.page.words.text() == "Talks are likely."
    view.show_place(Place("judgement", f"{edition} p1"))
    assert view.page.words.text() == "Snow"
    assert view.count.text() == "3"
    case.ledger.decide(edition, "p1", "happened")
    view.show_place(Place("judgements", band_key("phia", "phia.6")))
    assert view.count.text() == "1 of 3"
    assert view.all_bands.text() == "Only “highly likely”: show all"
    view.show_all_bands()
    assert view.count.text() == "3"
    assert [view.scale.itemText(n) for n in range(view.scale.count())] == [
        "All scales", "ICD 203", "PHIA probability yardstick",
    ]  # fmt: skip

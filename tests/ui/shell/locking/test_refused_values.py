"""A date or a choice that the case refused is kept while it is locked, said, and offered again."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.controls import MenuChoice, SavedChoice
from ui.kit.dates import DateField
from ui.kit.unsaved import unsaved
from ui.shell.locking.drafts import collect, put_back, store
from workbench.case import Case
from workbench.values.errors import Refused

LETTERS = (("A", "Reliable"), ("B", "Usually reliable"))


def refuse(_of: str, _value: str) -> None:
    raise Refused("The disk is full.")


class Form(QWidget):
    """Three fields of one thing."""

    def __init__(self) -> None:
        super().__init__()
        self.date = DateField(refuse)
        self.date.setAccessibleName("Published")
        self.grade = SavedChoice(LETTERS, refuse, "Grade")
        self.stance = MenuChoice(LETTERS, refuse, "Stance")
        column = QVBoxLayout(self)
        for field in (self.date, self.grade, self.stance):
            column.addWidget(field)

    def hold(self, of: str) -> None:
        self.date.show_date("2025-01-01", of)
        for field in (self.grade, self.stance):
            field.hold_value("B", of)


@pytest.mark.parametrize("may_save", [True, False])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_it_comes_back(qtbot: QtBot, case: Case, may_save: bool, elsewhere: bool) -> None:
    before, after = Form(), Form()
    qtbot.addWidget(before)
    qtbot.addWidget(after)
    before.hold("first")
    before.date.setText("end of 2020")
    before.date.textEdited.emit("end of 2020")
    before.date.saver.settle()
    before.grade.choose("A")
    before.stance.choose("A")
    if elsewhere:
        before.hold("second")
    kept = collect([before], may_save=may_save, everything=False)
    unsaved().forget()
    store(case, kept)
    after.hold("second" if elsewhere else "first")
    assert put_back(case, after) == []
    assert unsaved().standing.state == "failed"
    assert unsaved().standing.why
    if elsewhere:
        after.hold("first")
    assert (after.date.text(), after.grade.value(), after.stance.value()) == ("end of 2020", "A", "A")
    assert all(one.saver.state != "saved" for one in (after.date, after.grade, after.stance))
    unsaved().forget()

"""What became of an analyst's own work, the rounds, and what a blind round withholds from the window."""

from collections import Counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.live.snapshot import snapshot
from tests.ui.rooms.review.conftest import CTRL, Desk
from ui.app.place import Place
from ui.rooms.review.room import ROOM

K = Qt.Key


def open_inbox(desk: Desk) -> list[str]:
    desk.view.tabs.setCurrentWidget(desk.view.inbox)
    desk.view.inbox.focus_item()
    return [entry.aside for entry in desk.view.inbox.model.entries]


def test_questions_come_first_and_each_answer_is_one_undo(desk: Desk) -> None:
    case, work, reviews = desk.work.case, desk.work, desk.work.case.reviews
    reviews.judge(work.targets["clip"], "disagree", "quote")
    reviews.judge(work.targets["statement"], "disagree", "wording", "Shorter.", {"text": "He went."})
    reviews.judge(work.targets["claim"], "ask", remark="Which Monday?")
    reviews.remark(work.targets["actor"], "Is this the usual spelling?")
    desk.as_analyst("A. Analyst")
    assert ROOM.standing is not None
    assert ROOM.standing(case).attention == "1 question, 1 proposal, 1 disagreement, 1 remark"
    assert open_inbox(desk) == ["Question", "Proposal", "Disagreement", "Remark"]
    assert desk.view.tabs.tabText(1) == "Your work (4)"
    desk.key(K.Key_R)
    desk.type("17 February.")
    desk.key(K.Key_Return, CTRL)
    assert work.state("claim") == "question answered"
    assert open_inbox(desk) == ["Proposal", "Disagreement", "Remark", "With B. Reviewer"]
    desk.key(K.Key_A)
    assert case.briefs.statement(work.statement).text == "He went."
    desk.key(K.Key_U)
    assert case.briefs.statement(work.statement).text != "He went."
    desk.view.inbox.list.setCurrentIndex(desk.view.inbox.model.index(0, 0))
    desk.key(K.Key_D)
    desk.type("The place matters.")
    desk.key(K.Key_Return, CTRL)
    thread = reviews.threads(work.targets["statement"])[0]
    assert (thread.remark.decision, thread.replies[0].text) == ("declined", "The place matters.")
    assert desk.view.inbox.item is not None
    assert desk.view.inbox.item.kind == "disagreement"
    case.undo()
    assert reviews.threads(work.targets["statement"])[0].remark.decision == ""


def test_what_others_say_is_listed_by_person_and_what_is_agreed_counted(desk: Desk) -> None:
    reviews, work = desk.work.case.reviews, desk.work
    reviews.judge(work.targets["claim"], "ask", remark="Which Monday?")
    reviews.judge(work.targets["clip"], "agree")
    desk.as_analyst("A. Analyst")
    assert open_inbox(desk) == ["Question"]
    page = desk.view.inbox
    assert not page.who.isVisible()
    assert page.told.text() == "Agreed: 1 item of yours."
    work.by("C. Third")
    reviews.judge(work.targets["statement"], "disagree", "wording")
    desk.as_analyst("A. Analyst")
    assert open_inbox(desk) == ["Question", "Disagreement"]
    assert page.who.isVisible()
    page.who.show_value("C. Third")
    page.who.activated.emit(page.who.currentIndex())
    assert [entry.aside for entry in page.model.entries] == ["Disagreement"]
    assert page.item is not None
    assert page.item.said_by == "C. Third"
    page.refresh()
    assert [entry.aside for entry in page.model.entries] == ["Disagreement"], "the choice holds"


def test_words_that_are_not_saved_keep_the_list_where_it_is(desk: Desk) -> None:
    reviews, work = desk.work.case.reviews, desk.work
    reviews.judge(work.targets["claim"], "ask", remark="Which Monday?")
    reviews.judge(work.targets["statement"], "ask", remark="Says who?")
    desk.as_analyst("A. Analyst")
    open_inbox(desk)
    desk.key(K.Key_R)
    desk.type("17")
    desk.key(K.Key_Escape)
    desk.key(K.Key_Down)
    desk.qtbot.wait(20)
    assert desk.view.inbox.box.words.words() == "17"
    assert desk.view.inbox.list.currentIndex().row() == 0


def test_rounds_are_listed_and_closed_and_the_dialog_opens_one(desk: Desk) -> None:
    case = desk.work.case
    desk.as_analyst("A. Analyst")
    desk.view.tabs.setCurrentWidget(desk.view.rounds)
    said = [label.text() for label in desk.view.rounds.findChildren(QLabel)]
    assert "0 of 3 items judged" in said
    desk.view.ask_for_review()
    dialog = desk.view._dialog
    assert dialog is not None
    dialog.ask()
    assert len(case.reviews.rounds.all()) == 1, "a round needs a reviewer"
    dialog.who.setCurrentText("C. Third")
    dialog.which.show_value("sample")
    dialog.share.setValue(50)
    dialog.blind.setChecked(True)
    dialog.ask()
    newest = case.reviews.rounds.all()[0]
    assert (newest.reviewer, newest.choice, newest.sample, newest.blind) == ("C. Third", "sample", 0.5, True)
    case.undo()
    assert len(case.reviews.rounds.all()) == 1


def test_a_blind_round_shows_nothing_of_the_other_in_the_window(desk: Desk) -> None:
    case, work = desk.work.case, desk.work
    case.reviews.close_round(case.reviews.rounds.mine()[0].id)
    work.by("A. Analyst")
    before = case.reviews.open_round("B. Reviewer", brief=work.brief, blind=True)
    _everything(desk)
    # Once more: now every page has been made.
    after_asking = Counter(_everything(desk))
    work.by("B. Reviewer")
    case.reviews.judge(work.targets["claim"], "disagree", "over-read", "Zanzibar is nowhere near.")
    case.reviews.judge(work.targets["statement"], "ask", remark="Zanzibar?", proposal={"text": "Zanzibar."})
    work.by("A. Analyst")
    assert ROOM.standing is not None
    assert ROOM.standing(case).attention == ""
    assert Counter(_everything(desk)) == after_asking, "words, names and colours are those of before"
    remark_id = case.connection.execute("SELECT id FROM remark").fetchone()[0]
    desk.view.show_place(Place("remark", remark_id))
    assert "Zanzibar" not in " ".join(_everything(desk))
    case.reviews.close_round(before.id)
    assert "Zanzibar" in " ".join(_everything(desk))


def _everything(desk: Desk) -> list[str]:
    """What all pages show and tell a screen reader."""
    found: list[str] = []
    desk.view.refresh()
    for page in (desk.view.queue, desk.view.inbox, desk.view.rounds):
        desk.view.tabs.setCurrentWidget(page)
        desk.view.show_place(Place("review"))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found += snapshot(desk.view)
        found += [_accessible(widget) for widget in [desk.view, *desk.view.findChildren(QWidget)]]
    return [words for words in found if words]


def _accessible(widget: QObject) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    said = QAccessible.Text
    kinds = (said.Name, said.Description, said.Value, said.Help)
    return " ".join(filter(None, (interface.text(kind) for kind in kinds)))

"""P and Shift+P propose any field of an item; the author takes it over with one key, or undoes it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.review.conftest import TEXT
from tests.ui.rooms.review.conftest import CTRL, Desk
from workbench.review import Remark
from workbench.review.proposed import PROPOSED

K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def propose(desk: Desk, kind: str, field: str) -> None:
    """Open a field of the item of a kind, with keys."""
    desk.view.queue.show_target(desk.work.targets[kind])
    desk.view.queue.focus_item()
    desk.key(K.Key_P, SHIFT)
    number = list(PROPOSED[kind]).index(field)
    desk.key(K(K.Key_1.value + number))
    assert desk.view.queue.box.form.field == field


def given(desk: Desk, kind: str) -> Remark:
    """The proposal that was sent last, for a thing of a kind."""
    desk.key(K.Key_Return, CTRL)
    assert not desk.view.queue.box.has_unsaved
    return desk.work.case.reviews.threads(desk.work.targets[kind])[-1].remark


def test_a_value_of_every_kind_of_field_is_proposed_with_keys(desk: Desk) -> None:
    case, work = desk.work.case, desk.work
    propose(desk, "claim", "event_on")
    desk.key(K.Key_A, CTRL)
    desk.type("2025-02-17")
    assert given(desk, "claim").proposal == {"event_on": "2025-02-17"}
    assert case.reviews.standing(work.targets["claim"]).verdicts[0].reason == "date"
    propose(desk, "claim", "credibility")
    desk.key(K.Key_2)
    assert given(desk, "claim").proposal == {"credibility": "2"}
    propose(desk, "claim", "evidence")
    desk.key(K.Key_Space)
    desk.key(K.Key_Down)
    for _ in range(2):
        desk.key(K.Key_Space)
    assert case.reviews.proposal_in_words(work.targets["claim"], given(desk, "claim").proposal) == {
        "evidence": "Evidence against: “The president flew to Minsk on Monday.”\n"
        "Evidence against: “He signed two contracts there.”"
    }
    propose(desk, "clip", "mentions")
    desk.type("the")
    desk.key(K.Key_Space)
    assert (
        "The Presidency"
        in case.reviews.proposal_in_words(work.targets["clip"], given(desk, "clip").proposal)["names"]
    )
    propose(desk, "statement", "likelihood")
    desk.type("unl")
    assert given(desk, "statement").proposal == {"likelihood": "unlikely"}
    propose(desk, "actor", "aliases")
    desk.key(K.Key_Return)
    desk.type("A. Valcour")
    assert given(desk, "actor").proposal == {"aliases": '["A. Valcour","Alexander Valcour"]'}


def test_several_fields_go_in_one_proposal_that_the_author_takes_with_one_key(desk: Desk) -> None:
    case, work = desk.work.case, desk.work
    propose(desk, "claim", "text")
    desk.type(" again.")
    box = desk.view.queue.box
    box.add_field.click()
    desk.key(K.Key_3)
    desk.key(K.Key_A, CTRL)
    desk.type("2025")
    assert box.form.also.text() == "Also proposed: wording"
    box.remark.setFocus()
    desk.type("Twice.")
    assert given(desk, "claim").proposal == {
        "text": "The president flew to Minsk. again.", "event_on": "2025",
    }  # fmt: skip
    desk.as_analyst("A. Analyst")
    desk.view.tabs.setCurrentWidget(desk.view.inbox)
    desk.view.inbox.focus_item()
    desk.key(K.Key_A)
    claim = case.claims.get(work.claim)
    assert (claim.text, claim.event_on) == ("The president flew to Minsk. again.", "2025")
    assert case.undo()
    claim = case.claims.get(work.claim)
    assert (claim.text, claim.event_on) == ("The president flew to Minsk.", "2025-02")


def test_a_selected_passage_is_proposed_as_the_boundary(desk: Desk) -> None:
    work, queue = desk.work, desk.view.queue
    queue.show_target(work.targets["clip"])
    queue.pane.text.select_range(0, TEXT.index(" on Monday"))
    queue.focus_item()
    desk.key(K.Key_P)
    assert queue.box.form.field == "quote"
    assert queue.box.has_unsaved
    assert given(desk, "clip").proposal == {"quote": "The president flew to Minsk"}
    desk.as_analyst("A. Analyst")
    work.case.clips.move(work.clip, 0, 13)
    desk.view.tabs.setCurrentWidget(desk.view.inbox)
    desk.view.inbox.focus_item()
    said = [label.text() for label in desk.view.inbox.panel.findChildren(QLabel)]
    assert "Since this was proposed, the passage has changed." in said
    desk.key(K.Key_A)
    assert work.case.clips.get(work.clip).quote == "The president flew to Minsk"


def test_a_value_that_is_not_saved_keeps_everything_where_it_is(desk: Desk) -> None:
    queue, head = desk.view.queue, desk.work.case.journal.head
    propose(desk, "claim", "evidence")
    desk.key(K.Key_Space)
    desk.key(K.Key_Escape)
    desk.key(K.Key_A)
    assert queue.target == desk.work.targets["claim"]
    assert desk.work.case.journal.head == head
    desk.key(K.Key_Escape)
    desk.key(K.Key_Delete)
    assert not queue.box.has_unsaved
    propose(desk, "claim", "kind")
    desk.key(K.Key_Tab)
    desk.key(K.Key_Escape)
    assert not queue.box.is_writing, "nothing was chosen"

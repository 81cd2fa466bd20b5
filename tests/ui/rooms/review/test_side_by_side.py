"""Two readings side by side in the window: differences only, decided by keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.review.conftest import TEXT
from tests.ui.rooms.review.conftest import CTRL, Desk
from ui.app.place import Place
from ui.parts.passages import passages_of_claim
from workbench.casefile.journal.withheld import WITHHELD
from workbench.claims.finding import all_found_by, matching
from workbench.review import Difference

K = Qt.Key
SECOND = "C. Third"


def compared(desk: Desk) -> None:
    """C. Third has read the source; A. Analyst looks at both readings."""
    case, work = desk.work.case, desk.work
    work.by("A. Analyst")
    one = case.reviews.readings.open(SECOND, work.source)
    work.by(SECOND)
    for words, actors in (
        ("The president flew to Minsk", (work.actor,)),
        ("He signed two contracts there.", (work.actor,)),
        ("A third was put off.", ()),
    ):
        start = TEXT.index(words)
        case.reviews.readings.add(work.source, start, start + len(words), actors)
    work.by("A. Analyst")
    desk.view.show_place(Place("round", one.id))
    assert not desk.view.two.isVisible(), "nothing of it is shown while it is open"
    case.reviews.close_round(one.id)
    desk.view.show_place(Place("round", one.id))


def decisions(desk: Desk) -> list[str]:
    comparison = desk.view.two.comparison
    assert comparison is not None
    return [one.decision for one in comparison.differences]


def chosen(desk: Desk) -> Difference:
    one = desk.view.two.difference
    assert one is not None
    return one


def test_differences_are_decided_by_keys_and_each_is_one_undo(desk: Desk) -> None:
    compared(desk)
    page, case, work = desk.view.two, desk.work.case, desk.work
    assert page.isVisible()
    assert page.title.text() == "Report"
    assert "3 differences, 3 to decide" in page.figures.text()
    assert "too few for a share" in page.figures.text()
    assert [(entry.detail, entry.aside) for entry in page.model.entries] == [
        ("Boundary", "To decide"), ("Who is named", "To decide"), ("Only in the second", "To decide"),
    ]  # fmt: skip
    assert "2  C. Third: “The president flew to Minsk”" in page.detail.text()
    assert {mark.kind for mark in page.text.marks()} == {"first", "second"}
    before = [(clip.start, clip.end) for clip in case.clips.of_source(work.source)]
    desk.key(K.Key_2)
    assert decisions(desk) == ["second", "", ""]
    assert case.clips.get(work.clip).quote == "The president flew to Minsk"
    assert chosen(desk).kinds == ("kind",), "the next that is not decided"
    desk.key(K.Key_1)
    assert chosen(desk).kinds == ("extra",)
    desk.key(K.Key_3)
    assert decisions(desk) == ["second", "first", "both"]
    assert page.model.entries[2].aside == "Both kept"
    for left in (1, 2, 3):
        desk.key(K.Key_U)
        assert decisions(desk).count("") == left
    assert [(clip.start, clip.end) for clip in case.clips.of_source(work.source)] == before


def test_edit_takes_the_selection_and_take_all_the_rest(desk: Desk) -> None:
    compared(desk)
    page, case, work = desk.view.two, desk.work.case, desk.work
    desk.key(K.Key_E)
    assert page.editing.passage.text() == "“The president flew to Minsk on Monday.”"
    desk.key(K.Key_Escape)
    assert decisions(desk) == ["", "", ""], "nothing was kept"
    start = TEXT.index("flew to Minsk")
    desk.key(K.Key_E)
    page.text.select_range(start, start + 13)
    assert page.editing.passage.text() == "“flew to Minsk”"
    desk.type("the")
    desk.key(K.Key_Space)
    desk.key(K.Key_Return, CTRL)
    assert decisions(desk) == ["edit", "", ""]
    assert case.clips.get(work.clip).quote == "flew to Minsk"
    named = {actor.name for actor in case.actors.in_clip(work.clip)}
    assert named == {"Aleksandr Valcour", "The Presidency"}
    assert chosen(desk).kinds == ("kind",), "the next that is not decided"
    assert page.keys[0].isVisible()
    desk.key(K.Key_U)
    assert decisions(desk) == ["", "", ""]
    assert [actor.name for actor in case.actors.in_clip(work.clip)] == ["Aleksandr Valcour"]
    case.redo()
    page.refresh()
    assert page.all_second.text() == "Take all of C. Third in this source"
    page.all_second.click()
    assert decisions(desk) == ["edit", "second", "second"]
    assert not page.all_second.isEnabled()
    assert [actor.id for actor in case.actors.in_clip(work.other_clip)] == [work.actor]


def test_asking_and_the_list_of_rounds_lead_there(desk: Desk) -> None:
    from ui.parts.review.ask_review import ask_for_review

    case, work = desk.work.case, desk.work
    work.by("A. Analyst")
    dialog = ask_for_review(desk.workspace, desk.view, source_ids=[work.source])
    dialog.who.setCurrentText(SECOND)
    dialog.which.show_value("reading")
    dialog._on_which("reading")
    assert not dialog.blind.isVisible()
    dialog.ask()
    one = next(found for found in case.reviews.rounds.all() if found.is_reading)
    assert (one.reviewer, one.blind) == (SECOND, True)
    assert one not in case.reviews.rounds.mine()
    desk.view.tabs.setCurrentWidget(desk.view.rounds)
    desk.view.rounds.refresh()
    case.reviews.close_round(one.id)
    desk.view.rounds.compare_wanted.emit(one.id)
    assert desk.view.two.isVisible()
    assert decisions(desk) == ["", ""]


def test_whoever_reads_a_source_again_sees_no_passage_of_others_anywhere(desk: Desk) -> None:
    """Quotations in other rooms, the queue, the list of what going back would do."""
    case, work = desk.work.case, desk.work
    work.by("A. Analyst")
    head = case.journal.head
    assert head is not None
    case.clips.update(work.clip, note="A visit")
    case.clips.remove(work.other_clip)
    remark = case.reviews.remark(work.targets["clip"], "It says Monday.")
    case.reviews.readings.open(SECOND, work.source)
    one = case.reviews.open_round(SECOND, brief=work.brief)
    assert [passage.clip.quote for passage in passages_of_claim(case, work.claim)] == [
        "The president flew to Minsk on Monday."
    ]
    work.by(SECOND)
    (passage,) = passages_of_claim(case, work.claim)
    assert (passage.clip.quote, passage.clip.translation, passage.clip.end) == (WITHHELD, "", 0)
    assert not matching("Monday", all_found_by(case))
    assert [item.target.table for item in case.reviews.queue(one.id).left] == ["statement", "claim"]
    assert [row.table for row in case.journal.difference(head[0])] == []
    assert [one.name for one in case.journal.deletions()] == []
    reviews = case.reviews
    assert reviews.words(work.targets["clip"]) == WITHHELD
    assert set(reviews.words_of_each([work.targets["clip"]]).values()) == {WITHHELD}
    assert [field.words for field in reviews.fields(work.targets["clip"])] == [WITHHELD]
    assert [field.words for field in reviews.fields(work.targets["evidence"])] == [WITHHELD]
    assert remark.id not in [thread.remark.id for thread in reviews.threads()]
    desk.view.show_place(Place("round", one.id))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = desk.view.queue.panel.findChildren(QLabel)
    assert not any("Monday" in label.text() for label in shown)
    assert desk.view.queue.pane.text.text == ""
    case.reviews.close_round(case.reviews.readings.mine(work.source).id)  # type: ignore[union-attr]
    (passage,) = passages_of_claim(case, work.claim)
    assert passage.clip.quote == "The president flew to Minsk on Monday."
    assert sorted(row.table for row in case.journal.difference(head[0])) == ["clip", "clip"]
    assert [one.name for one in case.journal.deletions()] == ["He signed two contracts there."]
    assert remark.id in [thread.remark.id for thread in reviews.threads()]

"""The queue in the window: keys, order, words that are not saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.rooms.review.conftest import CTRL, Desk
from ui.app.place import Place
from workbench.review import Target

K = Qt.Key


def shown(desk: Desk) -> str:
    target = desk.view.queue.target
    return target.table if target else ""


def left_of(desk: Desk) -> list[Target]:
    assert desk.view.queue.walk is not None
    return desk.view.queue.walk.left


def test_keys_judge_and_go_on(desk: Desk) -> None:
    case, work, queue = desk.work.case, desk.work, desk.view.queue
    assert shown(desk) == "statement"
    assert queue.pane.text.text == case.sources.text(work.source)
    assert queue.pane.text.mark(queue.pane.clip_id) is not None
    desk.key(K.Key_A)
    assert (shown(desk), work.state("statement")) == ("claim", "agreed")
    desk.key(K.Key_Space)
    assert shown(desk) == "clip"
    desk.key(K.Key_Backspace)
    assert shown(desk) == "claim"
    desk.key(K.Key_D)
    desk.key(K.Key_3)
    desk.type("It only says that he flew.")
    desk.key(K.Key_Return, CTRL)
    assert (shown(desk), work.state("claim")) == ("clip", "disagreed")
    assert work.targets["statement"] in left_of(desk), "what lies above is to be seen again"
    verdict = case.reviews.standing(work.targets["claim"]).verdicts[0]
    assert (verdict.reason, case.reviews.threads(work.targets["claim"])[0].remark.text) == (
        "over-read",
        "It only says that he flew.",
    )
    desk.key(K.Key_U)
    assert (shown(desk), work.state("claim")) == ("claim", "unreviewed")
    assert not case.reviews.threads()
    desk.key(K.Key_Q)
    desk.type("Which Monday?")
    desk.key(K.Key_Return, CTRL)
    assert (shown(desk), work.state("claim")) == ("clip", "question open")
    desk.key(K.Key_P)
    desk.key(K.Key_A, CTRL)
    desk.type("A flight to Minsk")
    desk.key(K.Key_Tab)
    desk.type("It says where.")
    desk.key(K.Key_Return, CTRL)
    (thread,) = case.reviews.threads(work.targets["clip"])
    assert (thread.remark.proposal, thread.remark.text) == (
        {"translation": "A flight to Minsk"},
        "It says where.",
    )


def test_nothing_moves_while_words_are_not_saved(desk: Desk) -> None:
    box = desk.view.queue.box
    head = desk.work.case.journal.head
    desk.key(K.Key_Q)
    desk.type("Which")
    desk.key(K.Key_Escape)
    for key in (K.Key_A, K.Key_Escape, K.Key_Space, K.Key_Escape, K.Key_U, K.Key_Escape, K.Key_Backspace):
        desk.key(key)
        assert (shown(desk), box.remark.words()) == ("statement", "Which")
    desk.view.show_place(Place("round", desk.work.case.reviews.rounds.mine()[0].id))
    desk.view.queue.show_target(Target("clip", desk.work.clip))
    assert (shown(desk), desk.work.case.journal.head) == ("statement", head)
    # Somebody else's change is shown, and the words stay.
    desk.work.by("A. Analyst")
    desk.work.case.briefs.update_statement(desk.work.statement, text="He flew.")
    desk.work.by("B. Reviewer")
    assert desk.view.queue.panel.words.text() == "He flew."
    assert box.remark.words() == "Which"
    QApplication.processEvents()
    desk.key(K.Key_Escape)
    desk.key(K.Key_Delete)
    assert not box.has_unsaved
    desk.key(K.Key_A)
    assert shown(desk) == "claim"


def test_two_hundred_keys_give_two_hundred_verdicts_in_the_order_on_screen(desk: Desk) -> None:
    case = desk.work.case
    text = " ".join(f"Sentence {n} of it." for n in range(100))
    sources = [case.sources.add_text(f"{title} {text}", title=title) for title in "ab"]
    case.as_analyst("A. Analyst")
    with case.change("Clips of another"):
        clips = [case.clips.add(s.id, n * 15, n * 15 + 10) for n in range(100) for s in sources]
    one = case.reviews.open_round("B. Reviewer", targets=[("clip", clip.id) for clip in clips])
    desk.work.by("B. Reviewer")
    desk.view.show_place(Place("round", one.id))
    start = case.journal.head
    assert start is not None
    seen = []
    for _ in range(200):
        assert desk.view.queue.target is not None
        seen.append(desk.view.queue.target.id)
        desk.qtbot.keyClick(QApplication.focusWidget(), K.Key_A)
    rows = case.connection.execute(
        "SELECT json_extract(after, '$.target_id'), json_extract(after, '$.verdict') FROM change "
        "WHERE table_name = 'review' AND change_set_seq > ? ORDER BY change_set_seq",
        (start[0],),
    ).fetchall()
    assert [row[0] for row in rows] == seen
    assert {row[1] for row in rows} == {"agree"}
    assert len({case.clips.get(clip_id).source_id for clip_id in seen[:100]}) == 1, "one source stays open"
    assert not desk.view.queue.empty.isHidden()
    assert "200 items" in " ".join(label.text() for label in desk.view.queue.empty.findChildren(QLabel))
    desk.key(K.Key_Space)
    assert not case.reviews.rounds.get(one.id).is_open


def test_what_changed_since_and_what_was_answered_comes_back(desk: Desk) -> None:
    case, work = desk.work.case, desk.work
    desk.key(K.Key_Q)
    desk.type("Which Monday?")
    desk.key(K.Key_Return, CTRL)
    desk.key(K.Key_A)
    desk.as_analyst("A. Analyst")
    case.reviews.resolve(case.reviews.threads()[0].remark.id, "17 February.")
    case.claims.update(work.claim, text="The president travelled to Minsk.")
    desk.as_analyst("B. Reviewer")
    desk.view.queue.start_again()
    assert shown(desk) == "statement", "an answered question comes first"
    assert "answered by the author" in desk.view.queue.panel.kind.text()
    desk.key(K.Key_A)
    assert shown(desk) == "claim"
    changed = [part.accessibleName() for part in desk.view.queue.panel.findChildren(QLabel)]
    assert "Was: The president flew to Minsk.. Now: The president travelled to Minsk.." in changed


def test_a_remark_opens_with_its_thing_and_its_thread(desk: Desk) -> None:
    case, work = desk.work.case, desk.work
    remark = case.reviews.remark(work.targets["actor"], "Is this the usual spelling?")
    hit = case.search("usual spelling")[0]
    from ui.parts.hit_words import place_of

    desk.view.show_place(place_of(hit))
    assert desk.view.queue.target == work.targets["actor"]
    said = [label.text() for label in desk.view.queue.panel.findChildren(QLabel)]
    assert remark.text in said
    desk.key(K.Key_R)
    desk.type("Yes.")
    desk.key(K.Key_Return, CTRL)
    assert case.reviews.threads(work.targets["actor"])[0].replies[0].text == "Yes."
    desk.key(K.Key_Escape)
    assert shown(desk) == "statement", "Esc leads back to the queue"


def test_what_changed_beneath_is_shown_word_by_word(desk: Desk) -> None:
    case, work = desk.work.case, desk.work
    desk.key(K.Key_A)
    work.by("A. Analyst")
    case.claims.update(work.claim, text="The president travelled to Minsk.")
    case.claims.cite(work.claim, work.other_clip, "contradicts")
    desk.as_analyst("B. Reviewer")
    desk.view.queue.show_target(work.targets["statement"])
    panel = desk.view.queue.panel
    assert "Evidence changed since review" in panel.state.text()
    said = [label.text() for label in panel.findChildren(QLabel)]
    heard = [label.accessibleName() for label in panel.findChildren(QLabel)]
    assert "Was: The president flew to Minsk.. Now: The president travelled to Minsk.." in heard
    assert "Clip  ·  New: evidence against." in said
    assert "“He signed two contracts there.”" in said
    desk.as_analyst("A. Analyst")
    desk.view.queue.show_target(work.targets["statement"])
    assert any(
        label.text().startswith("Changed since the verdict by B. Reviewer")
        for label in panel.findChildren(QLabel)
    )

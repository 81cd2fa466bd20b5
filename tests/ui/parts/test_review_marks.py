"""Marks of review in the window: on cards, claims and statements; nothing of an open blind round."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place, Workspace
from ui.parts.review_marks import NO_MARK, mark_in, marks_of
from ui.rooms.claims.view import ClaimsView
from ui.rooms.composer.view import ComposerView
from ui.rooms.library.view import LibraryView
from ui.rooms.reader.source_view import SourceView
from workbench.review import STATES
from workbench.sources.store.criteria import Criteria

REVIEWER = "R. Ostervald"


def by_reviewer(libya: Libya, table: str, key: str, verdict: str, **said: str) -> None:
    case = libya.case
    author = case.analyst.name
    case.as_analyst(REVIEWER)
    case.reviews.judge((table, key), verdict, **said)
    case.as_analyst(author)


def test_the_words_say_who_and_when_and_how_it_stands(libya: Libya) -> None:
    case, claim_id = libya.case, libya.claims["visit"]
    assert mark_in(case, "claim", claim_id) == NO_MARK
    by_reviewer(libya, "claim", claim_id, "agree")
    mark = marks_of(case, "claim")[claim_id]
    assert (mark.sign, mark.shade) == ("✓", "good")
    assert mark.words.startswith(f"{STATES['agreed']}: {REVIEWER}, ")
    by_reviewer(libya, "claim", claim_id, "ask", remark="When?")
    assert mark_in(case, "claim", claim_id).sign == "?"
    case.claims.update(claim_id, text="Another claim.")
    assert mark_in(case, "claim", claim_id).words.startswith(STATES["reworded"])


def test_views_show_the_marks_and_follow_them(qtbot: QtBot, workspace: Workspace, libya: Libya) -> None:
    case, claim_id, statement_id = libya.case, libya.claims["visit"], libya.statements["visit"]
    clip_id = case.claims.evidence(claim_id)[0].clip_id
    source_id = case.clips.get(clip_id).source_id
    board, reader, composer = ClaimsView(workspace), SourceView(workspace), ComposerView(workspace)
    library = LibraryView(workspace)
    for view in (board, reader, composer, library):
        qtbot.addWidget(view)
        side = view.side_panel()
        if side is not None:
            qtbot.addWidget(side)
        view.show()
    reader.show_source(source_id)
    reader.make_current(clip_id)
    composer.show_place(Place("brief", libya.brief.id))
    board.show_thing(claim_id)
    round_id = case.reviews.open_round(REVIEWER, brief=libya.brief.id, blind=True).id
    by_reviewer(libya, "clip", clip_id, "ask", remark="Whose words?", round_id=round_id)
    by_reviewer(libya, "claim", claim_id, "disagree", reason="date", round_id=round_id)
    by_reviewer(libya, "statement", statement_id, "agree", round_id=round_id)
    by_reviewer(libya, "source", source_id, "ask", remark="Which day?", round_id=round_id)
    qtbot.wait(300)
    assert board.model.data(board.model.index(board.model.row_of(claim_id), 7)) == ""
    assert not board.page.review.text()
    assert reader.reviews.shown(clip_id) == NO_MARK
    assert not composer.page.boxes[statement_id].review.text()
    library.show_criteria(Criteria(states=("questioned",)))
    assert library.model.ids == []
    case.reviews.close_round(round_id)
    qtbot.waitUntil(lambda: reader.reviews.shown(clip_id).sign == "?")
    assert STATES["question open"] in reader.pane.margin.accessibleDescription()
    qtbot.waitUntil(lambda: STATES["disagreed"] in board.page.review.text())
    cell = board.model.index(board.model.row_of(claim_id), 7)
    assert board.model.data(cell) == "✗"
    assert REVIEWER in board.model.data(cell, Qt.ItemDataRole.AccessibleTextRole)
    assert STATES["disagreed"] in board.page.review.text()
    qtbot.waitUntil(lambda: composer.page.boxes[statement_id].review.text() != "")
    assert REVIEWER in composer.page.boxes[statement_id].review.accessibleName()
    qtbot.waitUntil(lambda: library.model.ids == [source_id])
    board.wanted.show_value("questioned")
    board.refresh()
    assert board.model.ids == [claim_id]
    board.wanted.show_value("reviewed")
    board.refresh()
    assert board.model.ids == []


def test_a_new_clip_keeps_the_marks_of_the_others(qtbot: QtBot, workspace: Workspace, libya: Libya) -> None:
    case = libya.case
    clip = case.clips.get(case.claims.evidence(libya.claims["visit"])[0].clip_id)
    by_reviewer(libya, "clip", clip.id, "agree")
    reader = SourceView(workspace)
    qtbot.addWidget(reader)
    qtbot.addWidget(reader.side)
    reader.show()
    reader.show_source(clip.source_id)
    assert reader.reviews.shown(clip.id).sign == "✓"
    case.clips.update(clip.id, note="Seen")
    assert reader.reviews.shown(clip.id).sign == "✓"
    case.clips.update(clip.id, translation="Other words")
    qtbot.waitUntil(lambda: reader.reviews.shown(clip.id).sign == "↻")

"""Letting go of statements, claims and clips over the page."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.libya import Libya
from ui.kit.dragging import CLAIM, CLIP, STATEMENT, ids_as_mime, ids_in_mime
from ui.rooms.composer.dropping import Dropped, Target, drop, target_at
from ui.rooms.composer.view import ComposerView
from workbench.briefs import Section


@pytest.fixture
def sections(libya: Libya) -> list[Section]:
    return libya.case.briefs.sections(libya.brief.id)


def ids_in(libya: Libya, section: Section) -> list[str]:
    return [known.id for known in libya.case.briefs.statements(section_id=section.id)]


def test_ids_go_through_the_mime_type() -> None:
    data = ids_as_mime(CLAIM, ["a", "b"], "words")
    assert ids_in_mime(CLAIM, data) == ("a", "b")
    assert ids_in_mime(CLIP, data) == ()
    assert data.text() == "words"


def test_a_statement_goes_before_what_it_was_dropped_on(libya: Libya, sections: list[Section]) -> None:
    order = ids_in(libya, sections[0])
    drop(libya.case, Dropped(STATEMENT, (order[0],), Target(sections[0].id, 3)))
    assert ids_in(libya, sections[0]) == [order[1], order[2], order[0], order[3]]
    drop(libya.case, Dropped(STATEMENT, (order[0],), Target(sections[1].id, 1)))
    assert ids_in(libya, sections[1])[1] == order[0]


def test_dropping_a_statement_where_it_stands_is_no_change(libya: Libya, sections: list[Section]) -> None:
    order, label = ids_in(libya, sections[0]), libya.case.undo_label
    for position in (1, 2):
        drop(libya.case, Dropped(STATEMENT, (order[1],), Target(sections[0].id, position)))
    assert ids_in(libya, sections[0]) == order
    assert libya.case.undo_label == label


def test_a_claim_becomes_a_statement_on_its_ground(libya: Libya, sections: list[Section]) -> None:
    claim_id = libya.claims["bare"]
    made = drop(libya.case, Dropped(CLAIM, (claim_id,), Target(sections[1].id, 0)))
    statement = libya.case.briefs.statement(made)
    assert (statement.position, statement.kind) == (0, "judgement")
    assert statement.text == libya.case.claims.get(claim_id).text
    assert [claim.id for claim in libya.case.briefs.claims_of(made)] == [claim_id]


def test_a_claim_dropped_on_a_statement_goes_under_it(libya: Libya, sections: list[Section]) -> None:
    statement_id = libya.statements["contracts"]
    target = Target(sections[0].id, 2, statement_id)
    drop(libya.case, Dropped(CLAIM, (libya.claims["visit"],), target))
    assert libya.claims["visit"] in [claim.id for claim in libya.case.briefs.claims_of(statement_id)]


def test_a_clip_stands_on_the_claim_it_supports(libya: Libya, sections: list[Section]) -> None:
    count = libya.case.claims.count()
    made = drop(libya.case, Dropped(CLIP, (libya.clips["met"],), Target(sections[0].id, 0)))
    assert [claim.id for claim in libya.case.briefs.claims_of(made)] == [libya.claims["visit"]]
    assert libya.case.claims.count() == count


def test_a_clip_without_a_claim_makes_one_and_one_undo_takes_all_back(
    libya: Libya, sections: list[Section]
) -> None:
    count = libya.case.claims.count()
    clip_id = libya.clips["denied"]
    made = drop(libya.case, Dropped(CLIP, (clip_id,), Target(sections[0].id, 0)))
    statement = libya.case.briefs.statement(made)
    assert statement.text == "The spokesman of the General Command denied any talk of Tobruk air base"
    claim = libya.case.briefs.claims_of(made)[0]
    assert [evidence.clip_id for evidence in libya.case.claims.evidence(claim.id)] == [clip_id]
    libya.case.undo()
    assert libya.case.claims.count() == count
    assert made not in ids_in(libya, sections[0])


def let_go(composer: ComposerView, kind: str, ids: list[str], y: int) -> None:
    """Drag over the page and let go at a height."""
    data = ids_as_mime(kind, ids)
    point, left = QPoint(60, y), Qt.MouseButton.LeftButton
    held, move = Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    sheet = composer.page.sheet
    QApplication.sendEvent(sheet, QDragEnterEvent(point, move, data, left, held))
    QApplication.sendEvent(sheet, QDragMoveEvent(point, move, data, left, held))
    assert sheet._line.isVisible()
    QApplication.sendEvent(sheet, QDropEvent(QPointF(point), move, data, left, held))
    assert not sheet._line.isVisible()


def test_dragging_reorders_and_crosses_sections(
    composer: ComposerView, libya: Libya, sections: list[Section]
) -> None:
    moved = libya.statements["tobruk"]
    frame = composer.page.boxes[libya.statements["visit"]].geometry()
    let_go(composer, STATEMENT, [moved], frame.top() + 2)
    assert ids_in(libya, sections[0])[0] == moved
    composer.page.sheet.layout().activate()
    frame = composer.page.boxes[libya.statements["relations"]].geometry()
    let_go(composer, STATEMENT, [moved], frame.bottom() - 2)
    assert ids_in(libya, sections[1])[-1] == moved


def test_a_claim_let_go_on_a_statement_grounds_it(composer: ComposerView, libya: Libya) -> None:
    statement_id = libya.statements["contracts"]
    let_go(
        composer, CLAIM, [libya.claims["visit"]], composer.page.boxes[statement_id].geometry().center().y()
    )
    assert [chip.claim.id for chip in composer.page.boxes[statement_id].chips] == [
        libya.claims["contracts"],
        libya.claims["visit"],
    ]


def test_heights_mean_places(composer: ComposerView, libya: Libya, sections: list[Section]) -> None:
    slots = composer.page.sheet._slots()
    frame = composer.page.boxes[libya.statements["cooperation"]].geometry()
    above = target_at(slots, frame.top() + 3, onto=True)
    middle = target_at(slots, frame.center().y(), onto=True)
    below = target_at(slots, frame.bottom() - 3, onto=False)
    assert above is not None
    assert middle is not None
    assert below is not None
    assert (above.position, above.statement_id) == (1, "")
    assert middle.statement_id == libya.statements["cooperation"]
    assert (below.section_id, below.position) == (sections[0].id, 2)
    past_the_end = target_at(slots, 100_000, onto=False)
    assert past_the_end is not None
    assert (past_the_end.section_id, past_the_end.position) == (sections[1].id, 2)

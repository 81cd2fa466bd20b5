"""What stands at the left: the passage of each piece of evidence, in text or on a picture."""

import io

from PIL import Image
from PySide6.QtCore import Qt

from tests.ui.rooms.review.conftest import Desk
from ui.app.place import Place
from workbench.sources import Reading

K = Qt.Key


def test_tab_goes_through_the_evidence_and_o_opens_it(desk: Desk) -> None:
    case, work = desk.work.case, desk.work
    desk.as_analyst("A. Analyst")
    long = case.sources.add_text("A line of another report.\n\n" * 200 + "He went to Minsk.", "Another")
    clip = case.clips.add(long.id, len("A line of another report.\n\n") * 200, 27 * 200 + 17)
    case.claims.cite(work.claim, clip.id, "contradicts")
    desk.as_analyst("B. Reviewer")
    shown: list[Place] = []
    desk.workspace.navigated.connect(shown.append)
    pane = desk.view.queue.pane
    assert (pane.source_id, pane.clip_id) == (work.source, work.clip)
    desk.key(K.Key_Tab)
    assert (pane.source_id, pane.clip_id) == (long.id, clip.id)
    y = pane.text.y_of(clip.start)
    assert y is not None, "the passage is on the screen"
    assert 0 < y < pane.text.viewport().height()
    mark = pane.text.mark(clip.id)
    assert mark is not None
    assert mark.kind == "contradicts"
    desk.key(K.Key_O)
    assert shown == [Place("source", long.id, clip.start, clip.end, clip.id)]
    desk.key(K.Key_Tab)
    assert pane.source_id == work.source


def test_a_region_is_shown_on_its_picture(desk: Desk) -> None:
    case = desk.work.case
    desk.as_analyst("A. Analyst")
    target = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(target, "PNG")
    reading = Reading(text="", media_type="image/png", facts={"pages": "1"})
    source = case.sources.add_reading(reading, target.getvalue(), "gate.png")
    clip = case.clips.add_region(source.id, 0, 0.1, 0.1, 0.5, 0.5)
    one = case.reviews.open_round("B. Reviewer", targets=[("clip", clip.id)])
    desk.as_analyst("B. Reviewer")
    desk.view.show_place(Place("round", one.id))
    pane = desk.view.queue.pane
    desk.qtbot.waitUntil(lambda: not pane.picture.canvas.natural_size().isEmpty(), timeout=20_000)
    assert [region[0] for region in pane.picture.canvas._regions] == [clip.id]
    assert pane.text.isHidden()
    desk.key(K.Key_A)
    assert desk.work.case.reviews.standing(("clip", clip.id)).state == "agreed"


def test_each_number_and_name_of_the_item_is_shown_as_found_or_missing(desk: Desk) -> None:
    case = desk.work.case
    desk.as_analyst("A. Analyst")
    text = "In Derna 40 people died on 3 March 2025."
    source = case.sources.add_text(text, "Derna")
    claim = case.claims.add("On 3 March 2025 40 people died and 15 villages burned.")
    clip = case.clips.add(source.id, 0, len(text))
    case.claims.cite(claim.id, clip.id)
    one = case.reviews.open_round("B. Reviewer", targets=[("claim", claim.id)])
    desk.as_analyst("B. Reviewer")
    desk.view.show_place(Place("round", one.id))
    pane = desk.view.queue.pane
    desk.qtbot.waitUntil(lambda: bool(pane.checked.items))
    assert not pane.checked.found.isHidden()
    found, missing = (words.text() for words in (pane.checked.found, pane.checked.missing))
    assert "“40 people”" in found
    assert "“3 March 2025”" in found
    assert "“15 villages”" in missing
    for words in ("40 people", "3 March 2025"):
        assert pane.text.unknown_at(text.index(words)) == text.index(words), words

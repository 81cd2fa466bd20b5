"""The reader with a real widget: what is selected is what is clipped, in every script."""

import gzip
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.corpora.locations import corpus
from ui.parts.reading.spans import SpanIndex, lanes
from ui.rooms.reader.find_bar import find_all
from ui.rooms.reader.reader_pane import Mark, ReaderPane
from workbench.case import Case
from workbench.sources.reading.model import Span
from workbench.values.text import canonical

ENGLISH = "Khalifa Haftar met Lukashenko in Minsk on 18 February.\n\nThey spoke of tractors 😀 and buses.\n"
ARABIC = "القائد العام يبحث في مينسك توسيع التعاون مع بيلاروسيا.\nخَلِيفَة حفتر met Lukashenko في مينسك.\n"
TEXTS = (
    ENGLISH * 40,
    ARABIC * 30,
    "Хафтар прибыл в Минск 𝔘. " * 900,
    "e\u0301\u0327 a\u0300 क्षि\u00a0x\n" * 80,
)


@pytest.mark.parametrize("raw", TEXTS)
def test_random_selections_come_back_exactly(pane: ReaderPane, raw: str) -> None:
    text = canonical(raw.replace("\n", "\r\n"))
    pane.show_source("Title", "Meta", text)
    chooser = random.Random(1)
    for _ in range(600):
        start, end = sorted(chooser.sample(range(len(text) + 1), 2))
        pane.view.select_range(start, end)
        assert pane.view.selected_range(trimmed=False) == (start, end)
        trimmed = pane.view.selected_range()
        if trimmed:
            assert text[trimmed[0] : trimmed[1]] == text[start:end].strip()


@pytest.mark.corpus
@pytest.mark.parametrize("number", [500, pytest.param(10_000, marks=pytest.mark.sweep)])
def test_selections_over_the_corpora_round_trip_through_the_case(
    pane: ReaderPane, tmp_path: Path, qtbot: QtBot, number: int
) -> None:
    """Selections made in the real widget, clipped, and read again after reopening."""
    texts = corpus_texts()
    chooser = random.Random(2025)
    case = Case.create(tmp_path / "round.gwk", analyst="A. Analyst")
    per_text = number // len(texts) + 1
    wanted: dict[str, str] = {}
    with case.change("Clip everywhere"):
        for raw in texts:
            source = case.sources.add_text(raw, title="t")
            text = case.sources.text(source.id)
            pane.show_source("t", "", text)
            for _ in range(per_text):
                start = chooser.randrange(len(text))
                end = min(len(text), start + chooser.randint(1, 400))
                pane.view.select_range(start, end)
                selected = pane.view.selected_range(trimmed=False)
                assert selected == (start, end)
                clip = case.clips.add(source.id, *selected)
                wanted[clip.id] = text[start:end]
    case.close()
    with Case.open(tmp_path / "round.gwk") as reopened:
        for source_id in reopened.sources.ids():
            text = reopened.sources.text(source_id)
            for clip in reopened.clips.of_source(source_id):
                assert clip.quote == text[clip.start : clip.end] == wanted[clip.id]
        assert list(reopened.clips.verify()) == []
    print(f"\n{len(wanted)} selections over {len(texts)} texts round-trip exactly")
    assert len(wanted) >= number


def corpus_texts() -> list[str]:
    """Real words of many kinds: news, right-to-left pages, mails, naughty strings; CRLF and combining."""
    pages = sorted(corpus("html-news-articles").rglob("*.html.gz"))[:12]
    texts = [gzip.decompress(page.read_bytes()).decode("utf-8", "replace")[:60_000] for page in pages]
    for folder, pattern in (("eml-cpython", "*.txt"), ("hostile-strings", "blns.txt")):
        for path in sorted(corpus(folder).rglob(pattern))[:15]:
            texts.append(path.read_bytes().decode("utf-8", "replace")[:60_000])
    for path in sorted(corpus("html-readability").rglob("expected.html")):
        if any(name in str(path) for name in ("rtl", "arab", "hebrew", "ru", "zh", "jp", "ja")):
            texts.append(path.read_text("utf-8", "replace")[:60_000])
    texts += [ARABIC.replace("\n", "\r\n") * 50, "𝔘😀e\u0301\u0327 क्षि\r\n" * 500]
    return [text for text in texts if len(canonical(text)) > 50]


def test_a_click_on_a_painted_clip_makes_it_current(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_source("T", "M", ENGLISH, marks=[Mark("clip-1", 0, 14, "supports")])
    qtbot.waitUntil(lambda: pane.view.y_of(0) is not None)
    qtbot.wait(30)
    view = pane.view
    corner = view.cursorRect(view.textCursor())
    with qtbot.waitSignal(pane.mark_activated) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=corner.center() + QPoint(12, 0))
    assert caught.args == ["clip-1"]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_a_mark_is_painted_where_its_words_are(pane: ReaderPane, qtbot: QtBot, text: str) -> None:
    pane.show_source("T", "M", text)
    qtbot.wait(30)
    before = pane.view.viewport().grab().toImage()
    pane.add_mark(Mark("m", 0, 30, "contradicts"))
    qtbot.wait(30)
    after = pane.view.viewport().grab().toImage()
    changed = [
        x
        for x in range(before.width())
        if any(QColor(before.pixel(x, y)) != QColor(after.pixel(x, y)) for y in range(5, 24))
    ]
    assert len(changed) > 60
    right_half = sum(x > before.width() / 2 for x in changed)
    assert (right_half > len(changed) / 2) is (text is ARABIC)
    pane.remove_mark("m")
    qtbot.wait(30)
    assert pane.view.viewport().grab().toImage() == before


def test_clips_can_be_walked_with_the_keyboard_verbs(pane: ReaderPane) -> None:
    pane.show_source("T", "M", ENGLISH, marks=[Mark("b", 20, 30), Mark("a", 0, 5), Mark("c", 60, 70)])
    seen: list[object] = []
    pane.mark_activated.connect(seen.append)
    for step in (pane.next_clip, pane.next_clip, pane.next_clip, pane.previous_clip):
        step()
    assert seen == ["b", "c", "a", "c"]


def test_an_empty_reader_keeps_nothing_of_the_last_source(pane: ReaderPane) -> None:
    pane.show_source("Secret title", "Meta", ENGLISH, marks=[Mark("a", 0, 5)])
    pane.clear()
    assert pane.view.text == ""
    assert pane.view.toPlainText() == ""
    assert pane.view.marks() == []


def test_find_folds_case_accents_and_vowel_signs() -> None:
    text = canonical("Élan ELAN élan خَلِيفَة 😀 Хафтар")
    assert [text[start:end] for start, end in find_all(text, "elan")] == ["Élan", "ELAN", "élan"]
    assert [text[start:end] for start, end in find_all(text, "خليفة")] == ["خَلِيفَة"]
    assert [text[start:end] for start, end in find_all(text, "хафт")] == ["Хафт"]
    assert find_all(text, " ") == []


def test_overlapping_marks_never_share_a_lane() -> None:
    marks = [Mark("a", 0, 10), Mark("b", 5, 15), Mark("c", 12, 20), Mark("d", 6, 8)]
    found = lanes(marks)
    assert found["a"] != found["b"]
    assert found["b"] != found["c"]
    assert len({found["a"], found["b"], found["d"]}) == 3


def test_the_index_answers_like_a_plain_search() -> None:
    chooser = random.Random(3)
    marks = [Mark(str(n), s := chooser.randrange(50_000), s + chooser.randint(1, 9000)) for n in range(300)]
    index = SpanIndex()
    index.set(marks)
    for mark in marks[::3]:
        index.remove(mark.id)
    kept = [mark for number, mark in enumerate(marks) if number % 3]
    for _ in range(200):
        start = chooser.randrange(55_000)
        end = start + chooser.randint(1, 3000)
        expected = {mark.id for mark in kept if mark.start < end and mark.end > start}
        assert {mark.id for mark in index.in_range(start, end)} == expected


def test_headings_and_pages_are_shown_from_the_structure(pane: ReaderPane, qtbot: QtBot) -> None:
    text = "Heading\n\nWords of the first page.\n\nWords of the second page."
    structure = (
        Span("heading", 0, 7, 1),
        Span("page", 0, 33, 0, "i"),
        Span("page", 35, len(text), 0, "ii"),
    )
    pane.show_source("T", "M", text, structure)
    qtbot.wait(30)
    block = pane.view.document().begin()
    formats = block.layout().formats()
    assert formats
    assert formats[0].format.fontWeight() > 400


def test_many_void_calls_survive(pane: ReaderPane) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None at each and aborts after some 5,000."""
    for number in range(20_000):
        pane.view.setToolTip("a" if number % 2 else "b")

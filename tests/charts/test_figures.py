"""Figures of a brief: chosen, drawn, in Word, and never with words that must stay in the house."""

import io
import zipfile
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.charts.drawing import png, svg
from workbench.charts.index import MarkIndex
from workbench.charts.look import look
from workbench.charts.model import Figure, Mark, Target, rectangle
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.deliver.pictures import bare_png, pixels
from workbench.values.errors import Refused

REASON = "An exercise"


@pytest.fixture
def brief_id(case: Case) -> str:
    brief = case.briefs.add("Tamrana", "A Visit", scale="phia")
    case.briefs.state(brief.id, text="They met in Minsk.")
    case.briefs.state(
        brief.id, "Outlook", "The port reopens in spring.", "judgement", likelihood="likely",
        horizon_on="2026-06",
    )  # fmt: skip
    return brief.id


def test_a_figure_is_chosen_changed_moved_removed_and_all_of_it_undone(case: Case, brief_id: str) -> None:
    figures = case.figures
    first = figures.choose(brief_id, "likelihoods", caption=" Odds ")
    second = figures.choose(brief_id, "likelihoods")
    assert [known.id for known in figures.of_brief(brief_id)] == [first.id, second.id]
    figures.move(second.id, 0)
    assert [known.id for known in figures.of_brief(brief_id)] == [second.id, first.id]
    assert figures.update(second.id, alternative="Bars").alternative == "Bars"
    drawn = figures.drawn(brief_id)
    assert [(one.caption, one.alternative[:4]) for one in drawn] == [
        ("Likelihood of the one judgement, on the scale PHIA probability yardstick.", "Bars"),
        ("Odds", "Bars"),
    ]
    with pytest.raises(Refused):
        figures.update(second.id, scope="world")
    with pytest.raises(Refused, match="no variant “all”"):
        figures.update(second.id, variant="all")
    figures.remove(first.id)
    case.undo()
    assert len(figures.of_brief(brief_id)) == 2
    with case.change("Empty the outlook"):
        for known in case.briefs.statements(brief_id):
            case.briefs.update_statement(known.id, likelihood="")
    assert figures.drawn(brief_id) == []
    with pytest.raises(NothingToDraw):
        figures.make(Wanted("likelihoods", brief_id))


def test_every_mark_of_the_likelihoods_opens_its_judgement(case: Case, brief_id: str) -> None:
    figure = case.figures.make(Wanted("likelihoods", brief_id))
    judgement = case.briefs.statements(brief_id)[1]
    bar = next(mark for mark in figure.marks if mark.shape == "area" and mark.target)
    left, top, right, bottom = bar.box
    index = MarkIndex(figure)
    found = figure.marks[index.at((left + right) / 2, (top + bottom) / 2)]
    assert found.target == Target("statement", judgement.id)
    assert index.at(0.5, figure.height - 0.5) == -1
    assert "likely, ≈55–≈75%" in figure.words
    assert "likely, ≈55–≈75%" in figure.alternative
    hatched = [mark for mark in figure.marks if mark.hatch]
    assert len(hatched) == 6, "the gaps of the scale are seen"
    assert figure.caption.startswith("Likelihood of the one judgement,")
    case.briefs.state(brief_id, section="Outlook", text="It may rain.", kind="judgement")
    figure = case.figures.make(Wanted("likelihoods", brief_id))
    assert figure.caption.startswith("Likelihood of one judgement of two,")
    assert "1 more judgement without a likelihood." in figure.alternative


@pytest.mark.parametrize("template", ["house-brief", "assessed-brief"])
def test_a_figure_stands_in_word_with_caption_and_words(
    case: Case, brief_id: str, tmp_path: Path, template: str
) -> None:
    case.figures.choose(brief_id, "likelihoods", caption="What may come", alternative="A bar from 55 to 75")
    files = [tmp_path / "a.docx", tmp_path / "b.docx"]
    for path in files:
        issued = case.deliver(
            brief_id, path, template=template, override=REASON, issued_at="2026-04-27T09:00:00Z"
        )
        assert "figures" not in issued.left_out
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(io.BytesIO(files[0].read_bytes())) as package:
        picture = package.read("word/media/image1.png")
        document = package.read("word/document.xml").decode()
    assert 'descr="A bar from 55 to 75"' in document
    assert "What may come" in document
    across, _down = pixels(picture)
    assert across == round(162 / 25.4 * 300), "300 dots an inch"
    assert bare_png(picture) == picture
    (edition,) = case.briefs.editions.of_brief(brief_id)
    assert "What may come" in edition.snapshot


def test_a_protected_name_in_a_figure_keeps_the_client_file_in(
    case: Case, brief_id: str, tmp_path: Path
) -> None:
    case.sources.add(
        b"Anton Belaruski told us so.", "note.txt", author="Anton Belaruski", protection="protected",
        descriptor="a port official",
    )  # fmt: skip
    chosen = case.figures.choose(brief_id, "likelihoods", caption="As Anton Belaruski put it")
    messages = [one.message for one in case.briefs.check(brief_id) if one.check_id == "M02"]
    assert any("in figure 1" in message for message in messages)
    with pytest.raises(Refused):
        case.deliver(brief_id, tmp_path / "a.docx", override=REASON)
    assert list(tmp_path.glob("*.docx")) == []
    case.figures.update(chosen.id, caption="")
    case.deliver(brief_id, tmp_path / "a.docx", override=REASON)


def test_a_picture_holds_nothing_but_what_is_drawn() -> None:
    marks = (
        Mark("area", rectangle(2, 2, 20, 12), "ink", "pale", hatch="/"),
        Mark("area", rectangle(30, 2, 50, 12), "ink", "first", holes=(rectangle(35, 4, 45, 10),)),
        Mark("line", ((2, 20), (50, 25)), "first", size=0.5, dashes="dashed"),
        *(Mark(shape, ((10.0 * n, 30.0),), "ink", "second", 4.0) for n, shape in enumerate(
            ("circle", "square", "diamond", "triangle"), 1)),
        Mark("words", ((5, 40),), words="Halil خليل Халил €"),
    )  # fmt: skip
    figure = Figure("test", 60, 50, marks, "Caption", "Words")
    plain = look("Calibri")
    assert bare_png(png(figure, plain)) == png(figure, plain)
    written = svg(figure, plain)
    assert written == svg(figure, plain)
    for word in ("Halil", "<text", "metadata", "font", "<!--", "Caption"):
        assert word not in written
    assert written.count("<path") > 6
    assert 'width="60mm"' in written
    assert figure.marks[1].meant_by(32, 5)
    assert not figure.marks[1].meant_by(40, 7), "a hole is no part of it"

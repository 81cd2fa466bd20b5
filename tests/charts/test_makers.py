"""What each kind of figure shows: dates as exact as they are, grades, sides, posts; and targets."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.case import Case
from workbench.charts import fonts
from workbench.charts.dates_axis import axis_over, period
from workbench.charts.leaving import for_others, save_picture, suggested_picture_name
from workbench.charts.look import ROLES, lightness, look
from workbench.charts.measuring import POINT, width_of, wrapped
from workbench.charts.model import Figure, Mark
from workbench.charts.spreading import spread
from workbench.charts.wanted import Wanted
from workbench.cli.commands import groundwork
from workbench.values.errors import Refused
from workbench.values.internal import INTERNAL


@pytest.fixture
def claims(case: Case) -> dict[str, str]:
    """Claims dated in four ways; two sources of one outlet and one of another speak for and against."""
    found = {}
    for name, dates in (
        ("day", ("2025-02-18", "")), ("month", ("2025-03", "")), ("year", ("2024", "")),
        ("stretch", ("2025-01-02", "2025-02-03")),
    ):  # fmt: skip
        found[name] = case.claims.add(f"On a {name}", event_on=dates[0], event_to=dates[1]).id
    paper = case.publications.add("The Minsk Times", reliability="B").id
    sources = [
        case.sources.add_text(f"Words number {number} of a report on Minsk.", f"Report {number}",
                              **({"publication_id": paper} if number < 2 else {})).id
        for number in range(3)
    ]  # fmt: skip
    clips = [case.clips.add(source, 0, 5).id for source in sources]
    case.claims.update(found["day"], credibility="2")
    for clip, stance in zip(clips, ("supports", "supports", "contradicts"), strict=True):
        case.claims.cite(found["day"], clip, stance)
    return found


def of(figure: Figure, claim_id: str, *shapes: str) -> list[Mark]:
    return [
        mark for mark in figure.marks if mark.target and mark.target.id == claim_id and mark.shape in shapes
    ]


def test_how_exactly_an_event_is_dated_is_seen(case: Case, claims: dict[str, str]) -> None:
    figure = case.figures.make(Wanted("events", scope="case"))
    (day,) = of(figure, claims["day"], "circle")
    assert day.fill == "paper", "it is contested"
    (month,) = of(figure, claims["month"], "area")
    (year,) = of(figure, claims["year"], "area")
    (stretch,) = of(figure, claims["stretch"], "area")
    assert (year.dashes, stretch.dashes) == ("dashed", "")
    assert (month.fill, year.fill, stretch.fill) == ("third", "third", "first")
    assert year.box[2] - year.box[0] > 5 * (month.box[2] - month.box[0])
    assert stretch.box[0] < day.points[0][0] < month.box[0]
    until = case.figures.make(Wanted("events", scope="case", on="2025-01"))
    assert {mark.target.id for mark in until.marks if mark.target} == {claims["year"], claims["stretch"]}
    with case.change("Many"):
        for number in range(40):
            case.claims.add(f"Event {number}", event_on=f"2020-01-{number % 28 + 1:02}")
    piled = case.figures.make(Wanted("events", scope="case"))
    dots = [mark for mark in piled.marks if mark.target]
    assert len(dots) == 44
    assert len({mark.points for mark in dots}) == 44, "none lies over another"


def test_sides_are_counted_in_origins_and_grades_stay_in_the_house(
    case: Case, claims: dict[str, str], tmp_path: Path
) -> None:
    sides = case.figures.make(Wanted("contested", scope="case"))
    assert "“On a day”: 1 origin for, 1 against" in sides.alternative
    assert {"2 sources", "1 source"} <= set(sides.words)
    against, supporting = of(sides, claims["day"], "area")
    assert (against.hatch, supporting.hatch) == ("\\", ""), "told apart without colour"
    grid = case.figures.make(Wanted("grid", scope="case"))
    assert grid.internal
    assert "B2: 2" in grid.alternative
    assert "B2: 1" in case.figures.make(Wanted("grid", scope="case", variant="origin")).alternative
    told = for_others(case, grid)
    assert INTERNAL in told.words
    assert suggested_picture_name(told).startswith("INTERNAL - ")
    assert INTERNAL not in for_others(case, sides).words
    case.guard.never("On a day")
    assert INTERNAL in for_others(case, sides).words
    save_picture(sides, tmp_path / "a.svg", look())
    assert (tmp_path / "a.svg").read_text("utf-8").startswith("<svg")
    with pytest.raises(Refused, match="neither a PNG"):
        save_picture(sides, tmp_path / "a.gif", look())


def test_posts_show_what_is_not_known_exactly_and_who_held_one_together(case: Case) -> None:
    army = case.actors.add("Army", "armed_group").id
    for name, from_on, to_on in (
        ("Anna", "2019", "2022-03-01"),
        ("Boris", "2021-05-01", ""),
        ("Cem", "2023", ""),
    ):
        case.actors.add_post(case.actors.add(name).id, "Commander", army, True, from_on, to_on)
    figure = case.figures.make(Wanted("posts", scope="case"))
    anna, boris, _cem = (case.actors.find(name) for name in ("Anna", "Boris", "Cem"))
    assert anna
    assert boris
    assert [mark.hatch for mark in of(figure, anna.id, "area")] == ["/", "\\"]
    assert of(figure, boris.id, "area")[0].fill == "second", "two held it"
    assert "Boris: Commander, Army, since 1 May 2021" in figure.alternative
    assert "Held by two at once: Commander, Army." in figure.alternative
    then = case.figures.make(Wanted("posts", scope="case", on="2020"))
    assert then.caption == "Who held which office, as of 2020: 1 post."


def test_a_post_of_a_few_days_is_seen_on_a_line_of_decades(case: Case) -> None:
    spans = {"Anna": ("1985", "2020"), "Boris": ("2024-01-01", "2024-01-03")}
    for name, (from_on, to_on) in spans.items():
        case.actors.add_post(case.actors.add(name).id, "Envoy", None, False, from_on, to_on)
    figure = case.figures.make(Wanted("posts", scope="case"))
    boris = case.actors.find("Boris")
    assert boris
    (bar,) = of(figure, boris.id, "area")
    assert bar.box[2] - bar.box[0] > 0.5


def test_a_fact_says_how_many_origins_stand_behind_it(
    case: Case, claims: dict[str, str], tmp_path: Path
) -> None:
    import docx

    brief = case.briefs.add("Tamrana", "A visit")
    case.briefs.state(brief.id, text="They met.", claims=[claims["day"]])
    case.briefs.update(brief.id, counts_origins=True)
    case.deliver(brief.id, tmp_path / "a.docx", "internal", proof_sheet=False)
    lines = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert any(line.startswith("They met. (one outlet, one origin)") for line in lines)


def test_an_empty_figure_is_a_finding_and_one_for_the_house_says_so(
    case: Case, claims: dict[str, str]
) -> None:
    brief = case.briefs.add("Tamrana", "A visit")
    case.briefs.state(brief.id, text="They met.", claims=[claims["day"]])
    for kind in ("network", "grid"):
        case.figures.choose(brief.id, kind)
    found = {one.check_id: one for one in case.briefs.check(brief.id) if one.check_id[0] == "F"}
    assert set(found) == {"F01", "F02"}
    case.briefs.waive("", "F01", "It comes later", brief_id=brief.id, words=found["F01"].words)
    assert any(one.waived for one in case.briefs.check(brief.id) if one.check_id == "F01")


def test_figures_on_the_command_line(case: Case, claims: dict[str, str], tmp_path: Path) -> None:
    brief = case.briefs.add("Tamrana", "A visit")
    path = case.path
    case.close()

    def run(*words: str) -> str:
        answer = CliRunner().invoke(groundwork, ["figures", *words])
        assert answer.exit_code == 0, answer.output
        return answer.output

    run("add", str(path), brief.id, "events", "--whole-case", "--caption", "What happened")
    assert "What happened" in run("list", str(path), brief.id)
    run("save", str(path), "events", str(tmp_path / "a.png"))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_dates_and_labels() -> None:
    axis = axis_over(["2025-01-01", "2025"], 0.0, 100.0)
    assert axis.at(axis.first) == 0.0
    assert axis.stretch("2025-07")[0] > axis.stretch("2025-06")[0]
    assert axis.first < date(2025, 1, 1) < date(2025, 12, 31) < axis.last
    assert period("2025-02-18", "2025-02-20") == "18–20 Feb 2025"
    assert period("2024", "2025-02") == "2024 – Feb 2025"
    placed = spread([1.0, 2.0, 30.0], [10.0, 10.0, 10.0])
    assert placed[1] - placed[0] == pytest.approx(10.0)
    assert placed[2] == 30.0


def _contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines reckon it."""

    def light(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_and_marks_stand_out_from_what_they_lie_on() -> None:
    for dark in (False, True):
        known = look(dark=dark).by_role
        for ground in ("paper", "pale", "land", "home", "water"):
            for words in ("ink", "quiet"):
                assert _contrast(known[words], known[ground]) >= 4.5, (words, ground, dark)
        for ground in ("paper", "pale"):
            for mark in ("first", "second", "fourth", "for", "against"):
                assert _contrast(known[mark], known[ground]) >= 3.0, (mark, ground, dark)


def test_days_are_named_with_their_year_once() -> None:
    words = [mark.words for mark in axis_over(["2024-12-30", "2025-01-02"], 60, 150).marks(0, 10)]
    assert [word for word in words if word[-5:].strip().isdigit() and len(word) > 6] == [
        "29 Dec 2024", "1 Jan 2025",
    ]  # fmt: skip


def test_names_in_other_scripts_are_drawn_and_broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert wrapped("国家开发银行，北京", 7.5, 16.5) == ("国家开发银", "行，北京"), "no comma begins a line"
    assert wrapped("Bank 国家", 7.5, 60.0) == ("Bank 国家",)
    assert width_of("中", 10) > width_of("m", 10)
    for name in ("Владимир Александрович", "Μιχάλης Παπαδόπουλος", "ЖШЩЮМФ", "王小明", "Հայաստանի"):
        drawn = fonts.outline(name, "DejaVu Sans", False).width / fonts.UNIT * POINT * 10
        assert width_of(name, 10) > drawn * 0.95, name
    (tmp_path / "Some-Sans-Regular.ttc").touch()
    monkeypatch.setattr(fonts, "_folders", lambda: (tmp_path,))
    fonts._files.cache_clear()
    try:
        assert fonts.font_file("Some Sans") == tmp_path / "Some-Sans-Regular.ttc"
    finally:
        fonts._files.cache_clear()


def test_roles_are_told_apart_in_grey() -> None:
    for dark in (False, True):
        known = look(dark=dark)
        assert set(ROLES) == set(known.by_role)
        for one, other in (("first", "second"), ("for", "against"), ("ink", "paper"), ("first", "third")):
            assert abs(lightness(known.colour(one)) - lightness(known.colour(other))) > 0.15, (
                one,
                other,
                dark,
            )


def test_a_letter_that_no_font_has_is_a_box_and_no_warning() -> None:
    drawn = fonts.outline("a\U0001312f", "DejaVu Sans", False)
    assert drawn.width > 0
    assert drawn.corners

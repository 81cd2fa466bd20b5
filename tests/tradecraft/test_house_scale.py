"""A scale of likelihood of the house's own, read from a file and kept in the brief."""

from pathlib import Path

import pytest

from workbench.case import Case
from workbench.tradecraft import check_statement_text
from workbench.values.errors import Refused
from workbench.values.house_scale import house_scale_from
from workbench.values.scales import scale

GOOD = """
name = "Desk scale"
[[terms]]
words = ["barely likely"]
low = 1
high = 30
[[terms]]
words = ["an open question", "evenly poised"]
low = 30
high = 70
range = "30 to 70%"
[[terms]]
words = ["to be expected"]
low = 70
high = 99
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "scale.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_brief_is_written_in_the_scale_of_the_house(case: Case, tmp_path: Path) -> None:
    brief = case.briefs.add("Libya", "Talks")
    case.briefs.use_scale_of(brief.id, write(tmp_path, GOOD))
    used = scale(case.briefs.get(brief.id).scale)
    assert (used.name, used.range_text("evenly poised")) == ("Desk scale", "30 to 70%")
    text = "A delay is to be expected by May 2026 (20%)."
    known = check_statement_text("judgement", text, used.id, horizon_on="2026-05")
    assert [finding.check_id for finding in known] == ["L10"]
    other = check_statement_text("judgement", "A delay is likely by May 2026.", used.id)
    assert [finding.check_id for finding in other] == ["L03"]
    assert "L02" in {finding.check_id for finding in check_statement_text("judgement", text)}
    case.undo()
    assert case.briefs.get(brief.id).scale == "icd203"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = ", "no TOML"),
        ('name = "A"', "a name and terms"),
        (GOOD.replace("high = 30\n", "high = 40\n"), "overlap"),
        (GOOD.replace("evenly poised", "barely likely"), "two bands"),
        (GOOD.replace("low = 1\n", "low = 31\n"), "bounds"),
        (GOOD.replace("low = 1\n", 'low = "1"\n'), "bounds"),
        (GOOD.replace('["to be expected"]', "[]"), "English letters"),
        (GOOD.replace("Desk scale", "Desk scale " * 6), "more than 60 characters"),
    ],
)
def test_what_is_no_scale_is_refused_with_the_reason(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        house_scale_from(write(tmp_path, text))


@pytest.mark.parametrize("scale_id", ["house:", "house:{}", "house:[1]", 'house:{"name": 1}', "hours"])
def test_an_id_that_holds_no_scale_is_none(case: Case, scale_id: str) -> None:
    brief = case.briefs.add("Libya", "Talks")
    with pytest.raises(Refused):
        case.briefs.update(brief.id, scale=scale_id)

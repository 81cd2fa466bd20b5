"""Days of meetings, the machine, the folder, the title of the case: what is no name gives away too."""

from pathlib import Path

import pytest

from workbench.case import Case
from workbench.guard import house

DAYS = ("12 March 2025", "12 Mar 2025", "March 12, 2025", "2025-03-12", "12.03.2025", "12/3/2025",
        "the 12th of March", "12 марта 2025", "١٢ مارس 2025", "12 March")  # fmt: skip


@pytest.fixture
def met(case: Case) -> Case:
    """A case with a protected account of a meeting."""
    case.sources.add_text(
        "We met him on 12 March 2025 behind the customs house.", title="Account", author="Selim Bashandi",
        protection="protected", published_on="2025-03-14",
    )  # fmt: skip
    return case


@pytest.mark.parametrize("day", DAYS)
def test_the_day_of_a_protected_meeting_is_asked_about(met: Case, day: str) -> None:
    assert [hit.verdict for hit in met.guard.search(f"It happened on {day}, he said.")] == ["ask"]


def test_the_day_of_the_source_is_asked_about_and_others_are_not(met: Case) -> None:
    assert [hit.verdict for hit in met.guard.search("It happened on 14 March 2025.")] == ["ask"]
    for text in (
        "It happened on 13 March 2025.",
        "It happened on 12 March 2024.",
        "In March 2025 it rained.",
    ):
        assert met.guard.search(text) == [], text


def test_a_day_that_is_in_the_papers_is_not_asked_about(met: Case) -> None:
    met.sources.add_text("The port opened.", title="Port", published_on="2025-03-12")
    assert met.guard.search("It happened on 12 March 2025.") == []


def test_the_machine_and_the_folder_of_the_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "user_name", lambda: "glindqvist")
    monkeypatch.setattr(house.platform, "node", lambda: "desk-nafr-03")
    folder = tmp_path / "srv" / "desks" / "copper"
    folder.mkdir(parents=True)
    with Case.create(folder / "Copper Lantern.gwk", title="Copper Lantern") as case:
        found = {
            "saved by glindqvist": "ask", "on desk-nafr-03": "ask", f"in {folder}": "refuse",
            "the Copper Lantern file": "ask", "Copper Lantern.gwk": "ask",
        }  # fmt: skip
        for text, verdict in found.items():
            assert [hit.verdict for hit in case.guard.search(f"It was {text} today.")] == [verdict], text
        assert case.guard.search("A copper lantern hung there.") == []


def test_an_account_that_many_have_is_not_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "user_name", lambda: "work")
    monkeypatch.setattr(house.platform, "node", lambda: "localhost")
    with Case.create(tmp_path / "a.gwk") as case:
        assert case.guard.search("The work at home, or /home/work, went on at localhost.") == []


def test_a_passage_of_an_open_source_is_no_secret(met: Case) -> None:
    words = "behind the customs house near the old ropewalk"
    met.sources.add_text(f"Nothing {words} today.", author="Selim Bashandi", protection="protected")
    text = f"A van stood {words}, he said."
    assert [hit.verdict for hit in met.guard.search(text)] == ["ask"]
    met.sources.add_text(f"A fire broke out {words} on Monday.", title="Fire")
    assert met.guard.search(text) == []

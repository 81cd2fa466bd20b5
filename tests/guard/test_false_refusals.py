"""Words that must not stop a brief for good: common words, places, prose that looks like a path."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.values.errors import Refused


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Case]:
    """A case whose protected sources and analysts have the names of common things."""
    folder = tmp_path / "home" / "work"
    folder.mkdir(parents=True)
    case = Case.create(folder / "desk.gwk", title="Libya", analyst="Ian Banks")
    case.as_analyst("Ed Towns")
    for title, author in (("Libya", "Said"), ("Update", "Marta Koval"), ("Minsk", "")):
        case.sources.add_text(
            f"A note of {author or 'nobody'}.", title=title, author=author, protection="protected",
            url="https://archive.example/news", publication="Minsk",
        )  # fmt: skip
    case.sources.add_text(
        "Figures of the port.", title="Figures", url="https://archive.example/news/2025/03/figures"
    )
    yield case
    case.close()


HARMLESS = (
    "Russian banks left the occupied towns.",
    "Banks closed early, he said. Towns were quiet.",
    "The update on Libya was sent from Minsk.",
    "Libya and Minsk agreed, the update said.",
    "The source is https://archive.example/news/2025/03/figures.",
    "The divide between office/home/work, or /home/work as some write it, is gone.",
    "An analyst said so.",
)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_common_word_stops_nothing(desk: Case, sentence: str) -> None:
    assert [hit.line for hit in desk.guard.search(sentence)] == []


ASKED = ("A man named Said came.", "Yesterday Mr Banks wrote that.", "It was Towns who drew the map.")


@pytest.mark.parametrize("sentence", ASKED)
def test_a_common_word_that_is_meant_as_a_name_is_asked_about(desk: Case, sentence: str) -> None:
    (hit,) = desk.guard.search(sentence)
    assert hit.verdict == "ask"
    desk.guard.confirm(hit.words, "Another man.")
    (hit,) = desk.guard.search(sentence)
    assert (hit.confirmed, hit.stops) == ("Another man.", False)


@pytest.mark.parametrize("name", ["Ian Banks", "ED TOWNS", "I. Banks", "Banks, Ian"])
def test_the_whole_name_is_refused_all_the_same(desk: Case, name: str) -> None:
    assert [hit.verdict for hit in desk.guard.search(f"It was drawn by {name} today.")] == ["refuse"]
    with pytest.raises(Refused, match="an analyst of this case"):
        desk.guard.confirm(name, "He does not mind.")


def test_a_brief_with_all_of_it_is_exported(desk: Case, tmp_path: Path) -> None:
    brief = desk.briefs.add(country="Libya", headline="The banks of Minsk")
    for sentence in HARMLESS:
        desk.briefs.state(brief.id, text=sentence)
    issued = desk.deliver(brief.id, tmp_path / "a.docx", override="A test without sources.")
    assert issued.hygiene.ok


def test_a_protected_address_is_refused_and_one_that_goes_on_is_not(desk: Case) -> None:
    assert [hit.verdict for hit in desk.guard.search("See https://archive.example/news for it.")] == [
        "refuse"
    ]
    assert desk.guard.search("See https://archive.example/news/2025/03/figures for it.") == []
    assert [hit.verdict for hit in desk.guard.search("See https://archive.example/news/else.")] == ["refuse"]


def test_a_surname_that_is_known_openly_is_asked_about(desk: Case) -> None:
    sentence = "General Koval spoke."
    assert [hit.verdict for hit in desk.guard.search(sentence)] == ["refuse"]
    desk.actors.add("Anton Koval")
    assert [hit.verdict for hit in desk.guard.search(sentence)] == ["ask"]
    assert desk.guard.search("General Anton Koval spoke.") == []

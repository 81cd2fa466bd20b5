"""Words are found however they are spelled, and at their place."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root
from ui.rooms.reader.folded import FoldedText
from workbench.case import Case
from workbench.values.text import fold

OWN = Path(__file__).with_name("spellings.tsv")
KNOWN = corpora_root() / "own-intake-faults" / "search-spellings.tsv"


def rows_of(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines()[1:]:
        text, query = line.split("\t")
        yield json.loads(text), json.loads(query)


@pytest.mark.parametrize("path", [OWN, KNOWN], ids=["own", "known"])
def test_every_spelling_finds_its_text_and_its_place(case: Case, path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    rows = list(rows_of(path))
    titles = {text: f"Text {n}" for n, text in enumerate(dict.fromkeys(text for text, _query in rows))}
    with case.change("Fill"):
        for text, title in titles.items():
            case.sources.add_text(text, title=title)
    missed = []
    for text, query in rows:
        hits = {hit.title: hit for hit in case.search(query, limit=100) if hit.kind == "source"}
        hit = hits.get(titles[text])
        if hit is None or not 0 <= hit.start < hit.end:
            missed.append(("search", query, text))
    assert missed == []


@pytest.mark.parametrize(
    ("text", "typed", "place"),
    [
        ("The Tob-\nruk base", "Tobruk", "Tob-\nruk"),
        ("an o\ufb03cial said", "official", "o\ufb03cial"),
        ("with al\u2011Kikli there", "alkikli", "al\u2011Kikli"),
        ("قال مسئول إن", "مسؤول", "مسئول"),
        ("in Łódź today", "lodz", "Łódź"),
        ("the Qur\u02be\u0101n here", "quran", "Qur\u02be\u0101n"),
        ("cost 1,250,000 dinars", "1250000", "1,250,000"),
    ],
)
def test_the_place_is_the_whole_word_in_search_and_in_the_reader(
    case: Case, text: str, typed: str, place: str
) -> None:
    with case.change("Fill"):
        case.sources.add_text(text, title="Text")
    (hit,) = [hit for hit in case.search(typed) if hit.kind == "source"]
    assert text[hit.start : hit.end] == place
    assert [text[start:end] for start, end in FoldedText(text).find_all(typed, 9)] == [place]


def test_a_whole_makes_no_phrase_with_what_is_not_beside_it(case: Case) -> None:
    with case.change("Fill"):
        case.sources.add_text("A co-operation began. Later the re-entry failed.", title="Text")
    assert case.search('"cooperation began"')
    assert not case.search('"later cooperation"')
    assert not case.search('"cooperation reentry"')


def test_letters_fold_to_what_is_typed_for_them() -> None:
    assert fold("ŁÓDŹ ʿAbd IŞIK ışık Ærø ٢٠٢٥ ₂") == "lodz abd isik isik aero 2025 2"

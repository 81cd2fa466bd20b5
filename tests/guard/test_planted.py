"""Three hundred planted secrets, none through; two hundred harmless briefs, none stopped for good."""

import random
import re
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root
from tests.guard.harmless import SENTENCES
from tests.guard.people import PEOPLE, Protected, planted
from workbench.case import Case
from workbench.guard import Hit, Piece
from workbench.tradecraft.gate import Blocked

_MOST_QUESTIONS = 4


def stopping(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.stops]


def test_there_are_enough_secrets() -> None:
    assert sum(len(planted(person)) for person in PEOPLE) >= 300


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_no_planted_secret_goes_through(ten: Case, person: Protected) -> None:
    through = {form: text for form, text in planted(person).items() if not stopping(ten.guard.search(text))}
    assert through == {}


REFUSED = ("the whole name", "turned round", "as in a register", "an initial before", "in capitals",
           "in Cyrillic", "in Arabic", "over a line", "mailbox", "handle", "account")  # fmt: skip


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_an_identity_is_refused_and_cannot_be_confirmed(ten: Case, person: Protected) -> None:
    for form in REFUSED:
        hits = ten.guard.search(planted(person)[form])
        assert any(hit.verdict == "refuse" for hit in hits), form


def test_two_hundred_harmless_briefs_ask_at_most_four_questions(ten: Case) -> None:
    chance = random.Random(7)
    hits = []
    for number in range(200):
        sentences = chance.sample(SENTENCES, 8)
        found = ten.guard.search_pieces([Piece(f"{number}", text, f"{number}") for text in sentences])
        hits += [hit for _piece, hit in found]
    assert [hit.line for hit in hits if hit.verdict == "refuse"] == []
    assert len({hit.words for hit in hits}) <= _MOST_QUESTIONS


def test_a_client_file_is_not_written_and_one_line_names_each_find(own_ten: Case, tmp_path: Path) -> None:
    brief = own_ten.briefs.add(country="Libya", headline="The harbour")
    chance = random.Random(3)
    for number, person in enumerate(PEOPLE):
        form, text = chance.choice(list(planted(person).items()))
        statement = own_ten.briefs.state(brief.id, text=text)
        with pytest.raises(Blocked) as raised:
            own_ten.deliver(brief.id, tmp_path / f"{number}.docx", override="An archive without sources.")
        assert "statement 1" in str(raised.value), form
        own_ten.briefs.remove_statement(statement.id)
    assert list(tmp_path.glob("*.docx")) == []


def test_a_name_may_begin_in_one_statement_and_end_in_the_next(ten: Case) -> None:
    pieces = [Piece("1", "The letter was from Yusuf", "a"), Piece("2", "Al-Mansouri and his cousin.", "b")]
    ((piece, hit),) = ten.guard.search_pieces(pieces)
    assert (piece.key, hit.verdict) == ("a", "refuse")


@pytest.mark.corpus
def test_sentences_of_a_reference_work_are_neither_refused_nor_asked_about(ten: Case) -> None:
    folder = corpora_root() / "geo-factbook"
    if not folder.is_dir():
        pytest.skip(f"no {folder}")
    texts = [
        re.sub(r"<[^>]+>", " ", text)
        for path in sorted(folder.glob("*/*.json"))
        for text in re.findall(r'"text": "((?:[^"\\]|\\.)*)"', path.read_text("utf-8"))
    ]
    sentences = [one for one in re.split(r"(?<=[.;]) ", " ".join(texts)) if 40 < len(one) < 400]
    assert len(sentences) > 1_000
    hits = [hit for one in sentences for hit in ten.guard.search(one)]
    assert [hit.line for hit in hits if hit.verdict == "refuse"] == []
    assert len({hit.words for hit in hits}) <= _MOST_QUESTIONS

"""Harmless briefs whose words look like names: nothing stops them for good, and hardly anything is shown."""

import random
from pathlib import Path

import pytest

from tests.attack.desk import REASON, desk_of_ten
from tests.attack.harmless import SENTENCES
from workbench.case import Case
from workbench.guard.guard import Piece
from workbench.tradecraft.gate import Blocked

_MOST_QUESTIONS = 4
_MOST_SHOWN = 0.2
_A_BRIEF = 8


def deliver_all(case: Case, folder: Path, briefs: int) -> tuple[set[str], list[str]]:
    """(questions, finds shown) over so many briefs, each exported for real with its questions answered."""
    chance = random.Random(23)
    questions: set[str] = set()
    shown: list[str] = []
    brief = case.briefs.add(country="Libya", headline="Quiet at the quays")
    for number in range(briefs):
        texts = chance.sample(SENTENCES, _A_BRIEF)
        pieces = [Piece(str(place), text, str(place)) for place, text in enumerate(texts)]
        for _piece, hit in case.guard.search_pieces(pieces):
            assert hit.verdict == "ask", hit.line
            if not hit.confirmed:
                questions.add(hit.words)
                case.guard.confirm(hit.words, "Another thing of that name.")
        made = [case.briefs.state(brief.id, text=text) for text in texts]
        try:
            issued = case.deliver(brief.id, folder / f"{number}.docx", override=REASON)
        except Blocked:
            # An edition ends the answers; they are given again, as a person would.
            for question in sorted(questions):
                case.guard.confirm(question, "Another thing of that name.")
            issued = case.deliver(brief.id, folder / f"{number}.docx", override=REASON)
        shown += [find.line for find in issued.examination.finds]
        for statement in made:
            case.briefs.remove_statement(statement.id)
    return questions, shown


def test_some_harmless_briefs(desk: Case, tmp_path: Path) -> None:
    questions, shown = deliver_all(desk, tmp_path, 6)
    assert len(questions) <= _MOST_QUESTIONS
    assert len(shown) <= _MOST_SHOWN * 6


@pytest.mark.sweep
def test_two_hundred_harmless_briefs(tmp_path: Path) -> None:
    with desk_of_ten(tmp_path / "desk") as case:
        questions, shown = deliver_all(case, tmp_path, 200)
    print(f"\n200 harmless briefs: 0 refused, {len(questions)} questions {sorted(questions)}, ")
    print(f"{len(shown)} finds shown, {len(shown) / 200:.3f} a brief: {sorted(set(shown))}")
    assert len(questions) <= _MOST_QUESTIONS
    assert len(shown) / 200 < _MOST_SHOWN

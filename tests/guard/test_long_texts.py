"""Passages of protected texts are compared however many there are; what is not compared is told."""

import random

import pytest

from workbench.case import Case
from workbench.guard import guard, passages

WORDS = ("harbour", "ledger", "convoy", "barley", "lantern", "quarry", "signal", "winter", "copper", "bridge")


def text_of(seed: int, words: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(1000)}" for _number in range(words))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (guard, passages):
        monkeypatch.setattr(module, "MOST_WORDS", 300)
    monkeypatch.setattr(guard, "MOST_PACKED", 4_000)
    monkeypatch.setattr(passages, "_PILE", 1_000)


@pytest.mark.usefixtures("small")
def test_every_text_is_compared_and_the_rest_is_told(case: Case) -> None:
    texts = [text_of(seed, 600) for seed in range(12)]
    for number, text in enumerate(texts):
        case.sources.add_text(text, title=f"Account {number}", protection="protected")
    brief = case.briefs.add("Libya", "A visit")
    # The newest texts come first: those that are left out are the oldest.
    found = [
        bool(case.guard.search(f"It is said that {' '.join(text.split()[300:308])} again.")) for text in texts
    ]
    assert found == [False] * case.guard.texts_left_out() + [True] * (12 - case.guard.texts_left_out())
    assert 1 <= case.guard.texts_left_out() <= 5
    (told,) = [one for one in case.briefs.check(brief.id) if one.check_id == "M04"]
    assert "were not compared" in told.message
    assert not case.guard.search(f"It is said that {text_of(99, 8)} again.")


def test_few_texts_leave_nothing_out(case: Case) -> None:
    case.sources.add_text(text_of(1, 500), protection="protected")
    assert case.guard.texts_left_out() == 0

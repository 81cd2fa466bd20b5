"""A busy machine uses up no patience; a wait for what never comes ends all the same."""

import pytest
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from tests.durability import patience


def test_time_spent_waiting_for_a_processor_does_not_count(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited, looks = iter(range(0, 10_000, 20)), iter(range(200))
    monkeypatch.setattr(patience, "_waited", lambda: float(next(waited)))
    qtbot.waitUntil(lambda: next(looks) == 70, timeout=500)


def test_what_never_comes_is_not_waited_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_waited", lambda: 0.0)
    with pytest.raises(TimeoutError):
        qtbot.waitUntil(lambda: False, timeout=100)

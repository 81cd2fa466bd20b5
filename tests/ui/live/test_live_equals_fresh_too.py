"""The other half of the verbs, so that two workers share them; and views that are hidden meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.live.reach import met, missing
from tests.ui.live.running import Running, start
from tests.ui.live.verbs import FURTHER, VERBS
from tests.ui.live.views import EVERY_RUN

_HALF = len(VERBS) // 2
HIDDEN = (
    "Sources.update title", "Publications.update grade", "Actors.update name", "Claims.remove",
    "Clips.update note", "Briefs.update headline", "Statements.update_statement", "Publications.add",
)  # fmt: skip
"""One of each kind: that a view waits does not depend on the verb."""


@pytest.fixture
def running(tmp_path: Path, qapp: object) -> Iterator[Running]:
    running = start(tmp_path)
    yield running
    running.close()


def test_every_verb_of_the_second_half_leaves_every_view_as_a_new_one(running: Running) -> None:
    assert running.differences_where_met(list(VERBS)[_HALF:], met) == []


@pytest.mark.sweep
@pytest.mark.parametrize("turned", [False, True], ids=["as it comes up", "with every tab looked at"])
def test_every_verb_leaves_every_view_as_a_new_one(running: Running, turned: bool) -> None:
    assert running.differences_after(VERBS, turned=turned) == []
    if turned:
        assert missing(running.changed_by, EVERY_RUN) == [], "python -m tests.ui.live.reach FOLDER adds them"


@pytest.mark.sweep
def test_every_hidden_view_is_right_when_it_comes_back(running: Running) -> None:
    assert running.differences_after(HIDDEN, hidden=True) == []


@pytest.mark.sweep
def test_other_fields_and_other_things_too(running: Running) -> None:
    assert running.differences_after(FURTHER) == []


def test_a_view_that_was_hidden_is_right_when_it_comes_back(running: Running) -> None:
    assert running.differences_where_met(HIDDEN, met, hidden=True) == []

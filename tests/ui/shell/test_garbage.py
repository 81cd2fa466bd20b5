"""Everything is gone through only when there is more of it, and nothing is kept once a case was put away."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from ui.shell.garbage import GarbageCollector


class Ring:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollector]:
    was_on, frozen = gc.isenabled(), gc.get_freeze_count()
    made = GarbageCollector()
    made._timer.stop()
    yield made
    if frozen:
        gc.freeze()
    if was_on:
        gc.enable()


def _collected(
    monkeypatch: pytest.MonkeyPatch, made: GarbageCollector, counts: tuple[int, int, int]
) -> list[int]:
    asked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "collect", asked.append)
    made.check()
    monkeypatch.undo()
    return asked


def test_all_generations_again_only_after_a_quarter_more(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = gc.get_threshold()
    all_due = first + 1, second + 1, third + 1
    some = [[number] for number in range(1_000)]
    gc.collect()
    assert _collected(monkeypatch, collector, all_due) == [2]
    assert _collected(monkeypatch, collector, all_due) == [1]
    more = [[number] for number in range(len(gc.get_objects(generation=2)))]
    gc.collect(1)
    assert _collected(monkeypatch, collector, all_due) == [2]
    assert some
    assert more


def test_the_youngest_are_collected_as_before(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = gc.get_threshold()
    assert _collected(monkeypatch, collector, (first, second, third)) == []
    assert _collected(monkeypatch, collector, (first + 1, second, third + 1)) in ([1], [2])
    assert _collected(monkeypatch, collector, (first + 1, second, third)) == [0]


def test_what_was_spared_is_found_once_a_case_was_put_away(collector: GarbageCollector) -> None:
    left = weakref.ref(Ring())
    collector.spare_what_is_loaded()
    gc.collect()
    assert left() is not None
    collector.spare_nothing()
    gc.collect()
    assert left() is None

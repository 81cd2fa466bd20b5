"""The turn to write goes to whoever has waited longest."""

import threading
import time

import pytest

from workbench.casefile.file.waiting import Turns

PATIENCE = 10.0


def _started(turns: Turns, number: int, order: list[int]) -> threading.Thread:
    """A thread that waits for its turn already."""
    waiting = len(turns._waiting)

    def work() -> None:
        with turns:
            order.append(number)

    thread = threading.Thread(target=work)
    thread.start()
    end = time.monotonic() + PATIENCE
    while len(turns._waiting) == waiting and time.monotonic() < end:
        time.sleep(0.001)
    return thread


def test_it_is_handed_over_in_order_even_to_one_that_comes_back_at_once() -> None:
    turns, order = Turns(), list[int]()
    turns.acquire()
    assert not turns.is_awaited
    threads = [_started(turns, number, order) for number in range(5)]
    assert turns.is_awaited
    turns.release()
    # The thread that let it go stands behind all the others.
    with turns:
        order.append(99)
    for thread in threads:
        thread.join(PATIENCE)
    assert order == [0, 1, 2, 3, 4, 99]


def test_its_thread_may_take_it_again_and_no_other_may_let_it_go() -> None:
    turns, refused = Turns(), list[bool]()
    assert turns.acquire()
    assert turns.acquire(blocking=False)
    turns.release()

    def other() -> None:
        refused.append(turns.acquire(blocking=False))
        refused.append(turns.acquire(timeout=0.01))
        with pytest.raises(RuntimeError):
            turns.release()

    thread = threading.Thread(target=other)
    thread.start()
    thread.join(PATIENCE)
    assert refused == [False, False]
    assert not turns.is_awaited
    turns.release()
    with pytest.raises(RuntimeError):
        turns.release()


def test_only_one_at_a_time_whoever_gives_up_waiting() -> None:
    turns, inside, most, done = Turns(), 0, 0, 0

    def work(patience: float) -> None:
        nonlocal inside, most, done
        for _ in range(200):
            if turns.acquire(timeout=patience):
                inside += 1
                most = max(most, inside)
                inside -= 1
                done += 1
                turns.release()

    threads = [threading.Thread(target=work, args=(patience,)) for patience in (-1, 0.00001, -1, 0.001)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE * 3)
    assert most == 1
    assert done >= 400
    assert not turns.is_awaited
    assert turns.acquire(blocking=False)

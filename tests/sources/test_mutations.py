"""Real documents damaged at random: the program that takes them in never comes to harm."""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root
from workbench.sources.document import read_document
from workbench.sources.sandbox.guard import Limits, ReaderPool
from workbench.values.text import canonical

SEEDS, MUTATIONS = 100, 5000
A_FEW = 60
LARGEST = 400_000
"""Bytes of a seed: larger ones would only take longer."""


def seeds(count: int) -> list[Path]:
    """Files of the corpora, spread over their endings."""
    by_ending: dict[str, list[Path]] = {}
    for path in sorted(corpora_root().rglob("*")):
        if path.is_file() and path.name != "MANIFEST" and 0 < path.stat().st_size <= LARGEST:
            by_ending.setdefault(path.suffix.lower(), []).append(path)
    chance, chosen = random.Random(3), []
    for paths in by_ending.values():
        chance.shuffle(paths)
    while len(chosen) < count and any(by_ending.values()):
        chosen += [paths.pop() for paths in by_ending.values() if paths]
    return chosen[:count]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Some bytes flipped, a stretch cut out, doubled, or set to zeros, or the end cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 50))):
        way, place = chance.randrange(6), chance.randrange(len(changed) or 1)
        length = chance.choice((1, 4, 100, 2000))
        if way <= 1 and changed:
            changed[place] ^= 1 << chance.randrange(8)
        elif way == 2:
            del changed[place : place + length]
        elif way == 3:
            changed[place:place] = changed[place : place + length]
        elif way == 4:
            changed[place : place + length] = bytes(len(changed[place : place + length]))
        elif chance.random() < 0.1:
            del changed[place:]
    return bytes(changed)


def assert_no_harm(count: int, of: int) -> None:
    paths, chance, outcomes = seeds(of), random.Random(11), Counter[str]()
    if not paths:
        pytest.skip(f"the corpora are not on this machine (looked in {corpora_root()})")
    originals = [(path.name, path.read_bytes()) for path in paths]
    with ReaderPool() as pool:
        for number in range(count):
            name, data = originals[number % len(originals)]
            damaged = mutated(data, chance)
            document = read_document(damaged, name, limits=Limits(seconds=5), pool=pool)
            reading = document.reading
            assert document.original == damaged
            assert reading.text == canonical(reading.text)
            assert all(0 <= span.start <= span.end <= len(reading.text) for span in reading.structure)
            reason = document.unread_reason
            assert not reason or reason.endswith(".")
            ended = "longer than" in reason or "made its reader fail" in reason
            outcomes["ended" if ended else "unread" if reason else "read"] += 1
    print(f"\n{count} mutations of {len(paths)} files: {dict(outcomes)}")


@pytest.mark.corpus
def test_a_few_damaged_documents() -> None:
    assert_no_harm(A_FEW, A_FEW)


@pytest.mark.sweep
@pytest.mark.corpus
def test_five_thousand_damaged_documents() -> None:
    assert_no_harm(MUTATIONS, SEEDS)

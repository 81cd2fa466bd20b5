"""Sixty leaks put into a finished file: found by `groundwork verify` and by the attack, each for itself."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.attack.leaks import PEOPLE_LEAKS, leaked
from tests.attack.people import TEN
from workbench.attack.engine import attack
from workbench.attack.known import Known
from workbench.case import Case
from workbench.cli import groundwork
from workbench.deliver.hygiene import check

LEAKS = [(way, TEN[number % len(TEN)]) for number, way in enumerate(PEOPLE_LEAKS)]


def test_there_are_sixty_and_the_clean_file_is_clean(desk: Case, clean: bytes, known: Known) -> None:
    assert len(LEAKS) == 60
    assert attack(clean, known).finds == ()
    assert check(clean, searcher=desk.guard.for_file()).findings == ()


def test_the_attack_recovers_the_person_from_each_leak(clean: bytes, known: Known) -> None:
    missed = [
        way
        for way, person in LEAKS
        if not attack(leaked(clean, PEOPLE_LEAKS[way], person.name), known).identities
    ]
    assert missed == []


def test_the_guard_finds_each_leak(desk: Case, clean: bytes) -> None:
    searcher = desk.guard.for_file()
    missed = []
    for way, person in LEAKS:
        if check(leaked(clean, PEOPLE_LEAKS[way], person.name), searcher=searcher).ok:
            missed.append(way)
    assert missed == []


@pytest.mark.sweep
def test_verify_finds_each_leak(desk: Case, clean: bytes, tmp_path: Path) -> None:
    """By the command itself, in a file on disk."""
    missed = []
    desk.close()
    for way, person in LEAKS:
        path = tmp_path / "given.docx"
        path.write_bytes(leaked(clean, PEOPLE_LEAKS[way], person.name))
        done = CliRunner().invoke(groundwork, ["verify", str(path), "--case", str(desk.path)])
        if done.exit_code != 1:
            missed.append((way, done.output))
    print(f"\nverify: {len(LEAKS) - len(missed)} of {len(LEAKS)} leaks found")
    assert missed == []

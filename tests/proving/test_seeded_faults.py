"""Faults put into right statements are found, and the right statements are left alone."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proving.material import Built, build
from tests.proving.seeding import Surroundings, seeds

HERE = Path(__file__).parent
FOUND, FALSE = 0.95, 0.05


def measured(folder: Path, path: Path, seed: int, cases: int = 99) -> tuple[int, int, int, int, list[str]]:
    """Faults found and put in, findings on right statements and their number, and what was missed."""
    found = every = false = statements = 0
    missed: list[str] = []
    for number, material in enumerate(sorted(folder.glob("*.toml"))[:cases]):
        built = build(material, path / f"{material.stem}.gwk")
        right = _findings(built)
        false += sum(sum(known.values()) for known in right.values())
        statements += len(built.statement_ids)
        for statement_id, kind, text in _seeded(built, random.Random(seed + number)):
            built.case.briefs.update_statement(statement_id, text=text)
            every += 1
            if _findings(built).get(statement_id, Counter()) - right.get(statement_id, Counter()):
                found += 1
            else:
                missed.append(f"{kind}: {text}")
        built.case.close()
    return found, every, false, statements, missed


def _seeded(built: Built, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    around = Surroundings(built.outlets, built.people)
    for statement_id in built.statement_ids:
        text = built.case.briefs.statement(statement_id).text
        for seed in seeds(text, around, chance):
            yield statement_id, seed.kind, seed.text
        built.case.briefs.update_statement(statement_id, text=text)


def _findings(built: Built) -> dict[str, Counter[tuple[str, str]]]:
    found: dict[str, Counter[tuple[str, str]]] = {}
    for finding in built.case.briefs.check(built.brief_id):
        if finding.check_id.startswith("T"):
            found.setdefault(finding.statement_id, Counter())[finding.check_id, finding.words] += 1
    return found


def test_seeded_faults_are_found(tmp_path: Path) -> None:
    found, every, false, statements, missed = measured(HERE / "cases", tmp_path, seed=1, cases=2)
    assert found >= FOUND * every, missed
    assert false <= FALSE * statements


@pytest.mark.sweep
@pytest.mark.parametrize("folder", ["cases", "exam"])
@pytest.mark.parametrize("seed", range(3))
def test_seeded_faults_are_found_everywhere(tmp_path: Path, folder: str, seed: int) -> None:
    found, every, false, statements, missed = measured(HERE / folder, tmp_path, seed)
    assert found >= FOUND * every, missed
    assert false <= FALSE * statements

"""Whatever is done to a row behind the program's back, verifying the case finds it."""

import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.durability.steps import PASSPHRASES, RELEASED
from tests.durability.tampering import found, tamper
from tests.durability.work import Analyst, new_case
from workbench.casefile import Case

FULL = int(os.environ.get("GROUNDWORK_TAMPERINGS", "1000"))
MADE = ("plain", "encrypted", "upgraded")


def _begin(path: Path, made: str) -> tuple[bytes | None, bytes]:
    """A case with something in most tables, made here or brought up from the first schema."""
    if made == "upgraded":
        shutil.copy(RELEASED / "schema-1.gwk", path)
        case = Case.open(path)
    else:
        case = new_case(path, PASSPHRASES[made])
    with case:
        case_key = (case.file_key.raw, case.file_key.salt)
        analyst = Analyst(case, 5)
        analyst.begin()
        for _ in range(40):
            analyst.act()
        brief = case.briefs.all()[0]
        statement = case.briefs.statements()[0]
        case.briefs.link(statement.id, case.claims.all()[0].id)
        case.briefs.waive(statement.id, "needs-source", "Known from the field")
        case.publications.add("Mirsad al-Sahil")
        case.deliver(brief.id, path.with_name("brief.docx"), "internal")
        assert case.verify() == []
        return case_key


def _tampered(folder: Path, made: str, times: int) -> tuple[Counter[str], list[str]]:
    """How many of each way of tampering were done, counted one by one, and those that were not found."""
    case_key = _begin(folder / "sound.gwk", made)
    chance = random.Random(times)
    path, done, missed = folder / "tampered.gwk", Counter[str](), []
    for _ in range(times):
        shutil.copy(folder / "sound.gwk", path)
        way, what = tamper(path, case_key, chance)
        assert path.read_bytes() != (folder / "sound.gwk").read_bytes()
        done[way] += 1
        if not found(path, case_key[0]):
            missed.append(what)
    return done, missed


@pytest.mark.parametrize("made", MADE)
def test_tampering_is_found(tmp_path: Path, made: str) -> None:
    done, missed = _tampered(tmp_path, made, 16)
    assert missed == []
    assert done.total() == 16


@pytest.mark.soak
@pytest.mark.parametrize("made", MADE)
def test_a_thousand_tamperings_are_found(tmp_path: Path, made: str) -> None:
    done, missed = _tampered(tmp_path, made, FULL)
    print(f"\ntamperings, {made}: {done.total()} done ({dict(done)}), {len(missed)} missed")
    assert missed == []


def test_what_was_added_to_the_schema_is_found(tmp_path: Path) -> None:
    path = tmp_path / "work.gwk"
    with new_case(path, None) as case:
        case.connection.execute(
            "CREATE TRIGGER quiet AFTER INSERT ON clip BEGIN UPDATE clip SET note = '' WHERE id = NEW.id; END"
        )
        case.connection.execute("DROP INDEX clip_by_source")
    assert found(path, None) == [
        "journal: index clip_by_source: it is missing or has been altered",
        "journal: trigger quiet: it does not belong to a case",
    ]

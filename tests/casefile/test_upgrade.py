"""A case of every released schema opens with the present one, with nothing lost."""

import shutil
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, reading
from workbench.casefile.migrations import SCHEMA_VERSION
from workbench.casefile.upgrade import version_of
from workbench.values.errors import CannotWrite, Refused

RELEASED = Path(__file__).parent / "released"
PASSPHRASES = {"schema-1.gwk": None, "schema-1-encrypted.gwk": "correct horse battery"}


@pytest.mark.parametrize("name", PASSPHRASES)
def test_a_released_case_is_brought_up_to_date(name: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(RELEASED / name, tmp_path))
    with Case.open(path, PASSPHRASES[name]) as case:
        assert version_of(case.connection) == SCHEMA_VERSION
        assert case.verify() == []
        backup = backups_of(case.path)[0]
        with reading(backup.path, case) as connection:
            assert version_of(connection) == 1, "what was there before"
        assert [source.title for source in case.sources.all()] == ["Rajma talks"]
        assert case.clips.all()[0].quote == "Field Marshal Khalifa Haftar received a delegati"
        assert case.briefs.all()[0].headline == "Talks in Rajma"
        case.redo()
        assert case.briefs.all()[0].headline == "Talks at Rajma"
        publication = case.publications.find("TASS")
        assert publication is not None
        case.publications.update(publication.id, country="Russia")
        assert case.verify() == []
        case.undo()
        assert case.verify() == []


def test_an_older_case_gathers_words_as_a_new_one_does(tmp_path: Path) -> None:
    settings = "SELECT k, v FROM source_index_config ORDER BY k"
    with Case.create(tmp_path / "new.gwk") as case:
        expected = [tuple(row) for row in case.connection.execute(settings)]
    path = Path(shutil.copy(RELEASED / "schema-1.gwk", tmp_path))
    with Case.open(path) as case:
        assert [tuple(row) for row in case.connection.execute(settings)] == expected
    assert {"hashsize", "automerge"} <= {name for name, _value in expected}


def test_an_older_case_is_not_altered_when_it_is_opened_for_reading(tmp_path: Path) -> None:
    path = Path(shutil.copy(RELEASED / "schema-1.gwk", tmp_path))
    before = path.read_bytes()
    with pytest.raises(Refused, match="older version"):
        Case.open(path, read_only=True)
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_old_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(shutil.copy(RELEASED / "schema-1.gwk", tmp_path))

    def fail(_connection: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as patched:
        patched.setattr("workbench.casefile.upgrade.install_triggers", fail)
        with pytest.raises(CannotWrite, match="no space"):
            Case.open(path)
    with Case.open(path) as case:
        assert version_of(case.connection) == SCHEMA_VERSION
        assert case.verify() == []

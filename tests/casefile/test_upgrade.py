"""A case of every released schema opens with the present one, with nothing lost."""

import shutil
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, reading
from workbench.casefile.file.connection import connect
from workbench.casefile.journal.sealing import begin_set, first_seal, rows_of
from workbench.casefile.migrations import SCHEMA_VERSION
from workbench.casefile.upgrade import version_of
from workbench.values.errors import CannotWrite, Refused

RELEASED = Path(__file__).parent / "released"
PLAIN = {f"schema-{number}.gwk": None for number in range(1, 9)}
PASSPHRASES: dict[str, str | None] = {
    **PLAIN,
    "schema-1-encrypted.gwk": "correct horse battery",
    "schema-8-encrypted.gwk": "correct horse battery",
}
Identity = list[tuple[object, ...]]


def schema_of(name: str) -> int:
    return int(name.removesuffix(".gwk").split("-")[1])


def identities(case: Case) -> Identity:
    """What names the change sets of a case in every copy of it."""
    query = "SELECT replica, n, id, seq, saw, undoes, previous, hash FROM authored ORDER BY seq"
    return [tuple(row) for row in case.connection.execute(query)]


def write_as_before(path: Path, label: str) -> None:
    """A change set as the code before replicas wrote it."""
    connection = connect(path, None, b"", read_only=False)
    analyst = connection.execute("SELECT id FROM analyst").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    seq = begin_set(connection, label, analyst, None, True)
    connection.execute("INSERT INTO actor (id, kind, name) VALUES (?, 'person', ?)", (label, label))
    head = connection.execute("SELECT * FROM change_set WHERE seq = ?", (seq,)).fetchone()
    seal = first_seal(head, rows_of(connection, seq))
    connection.execute("UPDATE change_set SET hash = ? WHERE seq = ?", (seal, seq))
    connection.execute("COMMIT")
    connection.close()


@pytest.mark.parametrize("name", PASSPHRASES)
def test_a_released_case_is_brought_up_to_date(name: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(RELEASED / name, tmp_path))
    with Case.open(path, PASSPHRASES[name]) as case:
        assert version_of(case.connection) == SCHEMA_VERSION
        assert case.verify() == []
        backup = backups_of(case.path)[0]
        with reading(backup.path, case) as connection:
            assert version_of(connection) == schema_of(name), "what was there before"
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


@pytest.mark.parametrize("name", PASSPHRASES)
def test_two_copies_upgraded_apart_name_their_history_alike(name: str, tmp_path: Path) -> None:
    found: list[Identity] = []
    later: list[tuple[object, ...]] = []
    for place in ("here", "there"):
        (tmp_path / place).mkdir()
        path = Path(shutil.copy(RELEASED / name, tmp_path / place))
        with Case.open(path, PASSPHRASES[name]) as case:
            assert case.verify() == []
            found.append(identities(case))
            case.actors.add(f"Written {place}")
            assert case.verify() == []
            later.append(identities(case)[-1])
    assert found[0] == found[1]
    assert [row[1] for row in found[0]] == list(range(1, len(found[0]) + 1))
    assert len({row[2] for row in found[0]}) == len(found[0])
    assert later[0][:2] != later[1][:2], "two copies wrote under one name"
    assert {one[6] for one in later} == {found[0][-1][7]}, "both stand on the same set"


def test_copies_that_had_parted_before_are_told_apart(tmp_path: Path) -> None:
    found: list[Identity] = []
    for place in ("here", "there"):
        (tmp_path / place).mkdir()
        path = Path(shutil.copy(RELEASED / "schema-8.gwk", tmp_path / place))
        write_as_before(path, f"Written {place} by the older program")
        with Case.open(path) as case:
            assert case.verify() == []
            found.append(identities(case))
    here, there = found
    assert [row[2] for row in here[:-1]] == [row[2] for row in there[:-1]], "what they share has the same ids"
    assert here[-1][2] != there[-1][2]
    assert {row[:2] for row in here} & {row[:2] for row in there} == set()


def test_an_older_case_with_an_altered_history_is_not_upgraded(tmp_path: Path) -> None:
    path = Path(shutil.copy(RELEASED / "schema-8.gwk", tmp_path))
    connection = connect(path, None, b"", read_only=False)
    connection.execute("DROP TRIGGER sealed_change_set_update")
    connection.execute("UPDATE change_set SET label = 'Something else' WHERE seq = 4")
    connection.close()
    with pytest.raises(CannotWrite, match="seal does not fit"):
        Case.open(path)
    connection = connect(path, None, b"", read_only=True)
    assert version_of(connection) == 8
    connection.close()

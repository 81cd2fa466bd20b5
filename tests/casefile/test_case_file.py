"""A case: made, opened, refused in plain words, and left untouched when nothing changed."""

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.casefile import Change
from workbench.values.errors import (
    CannotWrite,
    CaseLocked,
    CaseTooNew,
    DiskFull,
    NotACase,
    NotFound,
    Refused,
    WrongPassphrase,
)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("passphrase", [None, "Пароль 密码 ñ"])
def test_what_was_written_is_there_after_reopening(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "a.gwk"
    with Case.create(path, passphrase, title="Libya", analyst="A. Analyst") as case:
        case.publications.add("Agenzia Nova")
    with Case.open(path, passphrase) as case:
        assert case.title == "Libya"
        assert case.encrypted is (passphrase is not None)
        assert [publication.name for publication in case.publications.all()] == ["Agenzia Nova"]
    assert sorted(os.listdir(tmp_path)) == ["a.gwk"]


def test_an_encrypted_case_shows_no_plain_text_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    with Case.create(path, "correct horse", title="Needle-title") as case:
        case.sources.add_text("Needle-text of a source", title="Needle-heading")
        on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert b"Needle" not in on_disk
        assert b"SQLite format 3" not in on_disk
    assert b"Needle" not in path.read_bytes()


def test_opening_and_closing_without_a_change_leaves_the_bytes_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    Case.create(path, "pass").close()
    before = sha256(path)
    with Case.open(path, "pass") as case:
        case.search("nothing")
        case.history()
    assert sha256(path) == before


def test_a_wrong_passphrase_is_said_so_and_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    Case.create(path, "right").close()
    before = sha256(path)
    for attempt in ("wrong", "Right", "", None):
        with pytest.raises(WrongPassphrase):
            Case.open(path, attempt)
    assert sha256(path) == before
    assert sorted(os.listdir(tmp_path)) == ["a.gwk"]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a zip", b"\xff\xd8\xff a picture" * 100, b"GW\x01\x63xxxx"]
)
def test_a_file_that_is_no_case_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.gwk"
    path.write_bytes(content)
    with pytest.raises(NotACase):
        Case.open(path, "pass")
    assert path.read_bytes() == content


def test_another_database_is_not_taken_for_a_case(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "other.gwk"
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = sha256(path)
    with pytest.raises(NotACase, match="not a Groundwork case"):
        Case.open(path)
    assert sha256(path) == before


def test_a_missing_file_and_an_existing_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Case.open(tmp_path / "none.gwk")
    Case.create(tmp_path / "a.gwk").close()
    with pytest.raises(Refused, match="exists already"):
        Case.create(tmp_path / "a.gwk")


def test_a_case_from_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    with Case.create(path) as case:
        case.connection.execute("PRAGMA user_version = 99")
    before = sha256(path)
    with pytest.raises(CaseTooNew, match="newer version"):
        Case.open(path)
    assert sha256(path) == before


def test_a_case_open_elsewhere_is_refused_with_the_holder_and_opens_read_only(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    Case.create(path).close()
    script = (
        "import sys; from workbench.case import Case; case = Case.open(sys.argv[1]); "
        "print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(CaseLocked, match=f"process {other.pid}"):
            Case.open(path)
        with Case.open(path, read_only=True) as case:
            assert case.title == "a"
            with pytest.raises(CannotWrite, match="read-only"):
                case.publications.add("Nova")
    finally:
        other.kill()
        other.wait()
    # The lock of a killed holder clears itself.
    Case.open(path).close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_without_permission_is_said_so(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite):
        Case.create(tmp_path / "a.gwk")


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="does not exist"):
        Case.create(tmp_path / "nowhere" / "a.gwk")


def test_a_full_disk_loses_only_the_change_that_did_not_fit(case: Case) -> None:
    case.publications.add("Agenzia Nova")
    pages = case.connection.execute("PRAGMA page_count").fetchone()[0]
    case.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull, match="not saved"):
        case.sources.add_text("x" * 500_000 + os.urandom(40_000).hex(), title="too large")
    assert case.sources.count() == 0
    case.connection.execute("PRAGMA max_page_count = 1000000")
    case.sources.add_text("small enough", title="fits")
    assert case.sources.count() == 1
    assert case.verify() == []


def add_and_fail(case: Case) -> None:
    with case.change("Two steps"):
        case.publications.add("One")
        raise ZeroDivisionError


def swallow_a_failed_part(case: Case) -> None:
    with case.change("Outer"):
        case.publications.add("One")
        with contextlib.suppress(Refused), case.change("Inner"):
            raise Refused("no")


def test_an_exception_rolls_all_of_a_change_back(case: Case) -> None:
    heard: list[Change] = []
    case.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        add_and_fail(case)
    assert case.publications.all() == []
    assert heard == []


def test_a_nested_change_joins_the_outer_one(case: Case) -> None:
    heard: list[Change] = []
    stop = case.listen(heard.append)
    with case.change("Both"):
        first = case.publications.add("One")
        second = case.publications.add("Two")
    assert [change.label for change in heard] == ["Both"]
    assert heard[0].ids["publication"] == {first.id, second.id}
    stop()
    case.publications.add("Three")
    assert len(heard) == 1
    assert case.undo_label == "Add outlet “Three”"


def test_a_part_that_failed_cannot_be_swallowed(case: Case) -> None:
    with pytest.raises(RuntimeError, match="part of this change failed"):
        swallow_a_failed_part(case)
    assert case.publications.all() == []


def test_a_change_that_changes_nothing_leaves_no_trace(case: Case) -> None:
    publication = case.publications.add("One")
    before = len(case.history())
    case.publications.update(publication.id, name="One")
    assert len(case.history()) == before


def test_threads_write_one_after_the_other_and_read_their_own_snapshot(case: Case) -> None:
    errors: list[Exception] = []

    def work(name: str) -> None:
        try:
            for number in range(20):
                case.publications.add(f"{name} {number}")
                assert case.publications.find(f"{name} {number}")
        except Exception as error:  # noqa: BLE001 - told by the main thread
            errors.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(case.publications.all()) == 80
    assert case.verify() == []


def test_each_analyst_signs_their_own_changes(case: Case) -> None:
    case.publications.add("One")
    case.as_analyst("Bea Second")
    case.publications.add("Two")
    assert [change_set.analyst for change_set in case.history(1)] == ["Bea Second"]
    case.undo()
    case.undo()
    assert {change_set.analyst for change_set in case.history()} == {"A. Analyst", "Bea Second"}


def test_the_passphrase_is_normalised(tmp_path: Path) -> None:
    Case.create(tmp_path / "a.gwk", "pass\u00e9").close()
    Case.open(tmp_path / "a.gwk", "passe\u0301").close()


def test_no_passphrase_that_is_empty_by_accident_opens(tmp_path: Path) -> None:
    Case.create(tmp_path / "a.gwk", "x").close()
    with pytest.raises(WrongPassphrase, match="needs its passphrase"):
        Case.open(tmp_path / "a.gwk", "")


def test_a_snapshot_is_one_moment_whatever_is_written_meanwhile(case: Case) -> None:
    case.publications.add("One")
    seen: list[int] = []

    def look() -> None:
        with case.snapshot():
            seen.append(len(case.publications.all()))
            go_on.set()
            written.wait(5)
            seen.append(len(case.publications.all()))
        seen.append(len(case.publications.all()))

    go_on, written = threading.Event(), threading.Event()
    reader = threading.Thread(target=look)
    reader.start()
    go_on.wait(5)
    case.publications.add("Two")
    written.set()
    reader.join()
    assert seen == [1, 1, 2]

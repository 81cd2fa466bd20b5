"""A case changes its passphrase whole or not at all; the recovery code is the key, typed safely."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.casefile import Case
from workbench.casefile.keys.recovery import GROUPS, code_of, key_from
from workbench.casefile.rekeying import Key, key_for, rekey
from workbench.values.errors import CannotWrite, CaseLocked, Refused, WrongPassphrase


def new_case(path: Path, passphrase: str | None) -> Key:
    with Case.create(path, passphrase, title="Keys") as case:
        source = case.sources.add_text("Khalifa Haftar received a delegation in Rajma.", title="Rajma")
        case.clips.add(source.id, 0, 14)
        case.actors.add("Saddam Haftar")
        case.undo()
        return case.file_key


@pytest.mark.parametrize(
    ("before", "after"), [("old words", "new words"), (None, "new words"), ("old words", None)]
)
def test_a_case_changes_its_key(tmp_path: Path, before: str | None, after: str | None) -> None:
    path = tmp_path / "libya.gwk"
    old = new_case(path, before)
    rekey(path, old, key_for(after))
    with Case.open(path, after) as case:
        assert case.verify() == []
        assert case.clips.all()[0].quote == "Khalifa Haftar"
        assert case.redo()
        assert case.search("delegation")
        assert case.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert case.verify() == []
    assert (b"Haftar" in path.read_bytes()) is (after is None)
    if after:
        with pytest.raises(WrongPassphrase):
            Case.open(path, before)
    assert [entry.name for entry in tmp_path.iterdir()] == ["libya.gwk"]


def test_an_open_case_is_not_rekeyed(tmp_path: Path) -> None:
    path = tmp_path / "libya.gwk"
    old = new_case(path, "old words")
    with Case.open(path, "old words"), pytest.raises(CaseLocked):
        rekey(path, old, key_for("new words"))
    with Case.open(path, "old words"):
        pass


def test_a_wrong_old_key_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "libya.gwk"
    old = new_case(path, "old words")
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        rekey(path, Key(os.urandom(32), old.salt), key_for("new words"))
    assert path.read_bytes() == before


def test_a_copy_that_does_not_read_back_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "libya.gwk"
    old = new_case(path, "old words")
    monkeypatch.setattr("workbench.casefile.rekeying.head", lambda _connection: random.random())
    with pytest.raises(CannotWrite, match="failed verification"):
        rekey(path, old, key_for("new words"))
    assert not [entry.name for entry in tmp_path.iterdir() if "rekeyed" in entry.name]
    with Case.open(path, "old words") as case:
        assert case.verify() == []


def test_what_a_cut_left_is_cleared_by_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "libya.gwk"
    new_case(path, "old words")
    for ending in (".rekeyed", ".rekeyed-journal", ".restoring"):
        path.with_name(path.name + ending).write_bytes(b"half")
    with Case.open(path, "old words"):
        assert (
            sorted(entry.name for entry in tmp_path.iterdir() if "half" in entry.read_text("latin-1")) == []
        )


def test_the_recovery_code_opens_the_case(tmp_path: Path) -> None:
    path = tmp_path / "libya.gwk"
    old = new_case(path, "old words")
    assert old.raw
    code = code_of(old.raw)
    with Case.open(path, raw_key=key_from(code.lower().replace("-", " "))) as case:
        assert case.verify() == []
    rekey(path, old, key_for("new words"))
    with pytest.raises(WrongPassphrase):
        Case.open(path, raw_key=key_from(code))


@given(st.binary(min_size=32, max_size=32))
def test_a_code_leads_back_to_its_key(raw_key: bytes) -> None:
    code = code_of(raw_key)
    assert len(code.split("-")) == GROUPS
    assert key_from(code) == raw_key
    assert key_from(code.replace("0", "o").replace("1", "l")) == raw_key


@given(
    st.binary(min_size=32, max_size=32),
    st.integers(0, 64),
    st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
)
def test_one_wrong_letter_is_told_by_its_group(raw_key: bytes, place: int, letter: str) -> None:
    letters = list(code_of(raw_key).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(Refused, match=rf"group {place // 5 + 1} again"):
        key_from("".join(letters))


def test_a_short_code_says_how_much_is_missing() -> None:
    with pytest.raises(Refused, match="10 of 65 letters"):
        key_from(code_of(bytes(32))[:11])

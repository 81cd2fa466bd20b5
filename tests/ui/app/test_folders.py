"""Files of this program lie where the system wants them, and those of an earlier version are found."""

import sys
from pathlib import Path

import pytest

from ui.app import folders

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="places of Linux")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in (
        "XDG_STATE_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
        "XDG_CONFIG_HOME",
        "XDG_DOCUMENTS_DIR",
    ):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_log_stays_where_it_was(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folders.state_folder() == home / ".local" / "state" / "groundwork"
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    assert folders.state_folder() == home / "state" / "groundwork"


def test_notes_go_with_the_session_and_never_to_a_name_others_can_foresee(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folders.runtime_folder() == folders.state_folder()
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert folders.runtime_folder() == runtime / "groundwork"


def test_the_sample_of_an_earlier_version_is_used(home: Path) -> None:
    assert folders.sample_folder() == home / ".local" / "share" / "groundwork" / "sample"
    earlier = home / ".local" / "share" / "Groundwork" / "Groundwork" / "sample"
    earlier.mkdir(parents=True)
    assert folders.sample_folder() != earlier, "an empty folder is no sample"
    (earlier / folders.SAMPLE_CASE).touch()
    assert folders.sample_folder() == earlier


def test_documents_are_where_the_user_keeps_them(home: Path) -> None:
    assert folders.documents_folder() == home
    (home / "Documents").mkdir()
    assert folders.documents_folder() == home / "Documents"
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Papers"\n')
    (home / "Papers").mkdir()
    assert folders.documents_folder() == home / "Papers"

"""The file of an open case goes away: nothing is called saved that is not, and nothing is lost."""

import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, take
from workbench.values.errors import CannotWrite

PASSPHRASE = "correct horse battery"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")


def removed(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.gwk"))


def replaced(path: Path) -> None:
    other = path.with_name("other.gwk")
    shutil.copy(path, other)
    os.replace(other, path)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
@pytest.mark.parametrize("away", [removed, moved, replaced])
def test_no_change_is_called_saved_and_a_backup_holds_everything(
    tmp_path: Path, away: Callable[[Path], None], passphrase: str | None
) -> None:
    path = tmp_path / "a.gwk"
    case = Case.create(path, passphrase)
    case.actors.add("Khalifa Haftar")
    away(path)
    with pytest.raises(CannotWrite, match="removed, moved or replaced"):
        case.actors.add("Aguila Saleh Issa")
    assert [actor.name for actor in case.actors.all()] == ["Khalifa Haftar"]

    def another_thread() -> None:
        # It had no connection of its own yet.
        take(case)

    thread = threading.Thread(target=another_thread)
    thread.start()
    thread.join()
    case.close()
    assert path.exists() == (away is replaced), "nothing new was made in its place"
    with Case.open(backups_of(path)[0].path, passphrase) as backup:
        assert [actor.name for actor in backup.actors.all()] == ["Khalifa Haftar"]
        assert backup.verify() == []


def test_work_goes_on_when_the_file_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    with Case.create(path) as case:
        path.rename(tmp_path / "b.gwk")
        with pytest.raises(CannotWrite):
            case.actors.add("Khalifa Haftar")
        (tmp_path / "b.gwk").rename(path)
        case.actors.add("Khalifa Haftar")
    with Case.open(path) as case:
        assert case.actors.count() == 1
        assert case.verify() == []

"""What the tests of the guard share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guard.cases import case_of_ten
from workbench.case import Case


@pytest.fixture(scope="module")
def ten_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a case with ten protected people, and one brief that names none of them."""
    folder = tmp_path_factory.mktemp("srv") / "desk"
    with case_of_ten(folder) as case:
        brief = case.briefs.add(country="Libya", headline="The harbour")
        case.briefs.state(brief.id, text="The harbour was quiet, a person with direct access said.")
        case.deliver(brief.id, folder / "issued.docx", override="A brief without sources.")
        return case.path


@pytest.fixture(scope="module")
def ten(ten_path: Path) -> Iterator[Case]:
    """That case, open for reading."""
    with Case.open(ten_path, read_only=True) as case:
        yield case


@pytest.fixture
def own_ten(ten_path: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of it to write in."""
    copy = tmp_path / "desk" / ten_path.name
    copy.parent.mkdir()
    shutil.copyfile(ten_path, copy)
    with Case.open(copy) as case:
        yield case

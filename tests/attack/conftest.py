"""What the tests of the attack share."""

from collections.abc import Iterator

import pytest

from tests.attack.desk import REASON, desk_of_ten
from workbench.attack.gather import known_of
from workbench.attack.known import Known
from workbench.case import Case


@pytest.fixture(autouse=True)
def other_readers() -> None:
    """Here other programs may read the file."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case of the ten."""
    with desk_of_ten(tmp_path_factory.mktemp("attack") / "desk") as case:
        yield case


@pytest.fixture(scope="module")
def clean(desk: Case, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A client file of it that names nobody."""
    path = tmp_path_factory.mktemp("clean") / "clean.docx"
    desk.deliver(desk.briefs.all()[0].id, path, template="assessed-brief", override=REASON)
    return path.read_bytes()


@pytest.fixture(scope="module")
def known(desk: Case) -> Known:
    """What the attack is told of it."""
    return known_of(desk, desk.briefs.all()[0].id)

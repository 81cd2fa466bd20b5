"""What the tests of the guard share."""

from collections.abc import Iterator

import pytest

from tests.guard.cases import case_of_ten
from workbench.case import Case


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case with ten protected people; the tests of a module leave it as it is."""
    case = case_of_ten(tmp_path_factory.mktemp("srv") / "desk")
    yield case
    case.close()

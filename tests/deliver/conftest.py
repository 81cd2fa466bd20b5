"""What the tests of the deliverable share."""

import pytest

from tests.deliver.full_brief import rich_manuscript
from workbench.deliver.package import read_package
from workbench.deliver.writer import write


@pytest.fixture(scope="module")
def clean() -> dict[str, bytes]:
    return read_package(write(rich_manuscript(), "assessed-brief"), "clean")

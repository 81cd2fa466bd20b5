"""What the durability harnesses share."""

from pathlib import Path

import pytest

from tests.durability.disk import build


@pytest.fixture(scope="session")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layer between a process and the disk, built once."""
    return build(tmp_path_factory.mktemp("layer"))


@pytest.fixture(scope="session")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layer that sets the clock of a process, built once."""
    return build(tmp_path_factory.mktemp("clock"), "clock")

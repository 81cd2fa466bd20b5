"""A case of one analyst with a round for another, who sits at another machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.review.conftest import Reviewed, work_in
from workbench.case import Case

PASSPHRASE = "only for this test"


@pytest.fixture
def author(case: Case) -> Iterator[Reviewed]:
    """The author's case; A. Analyst is at the keyboard."""
    return work_in(case)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the copy goes."""
    return tmp_path / "for B.gwr"

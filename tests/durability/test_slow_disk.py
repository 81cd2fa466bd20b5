"""A case is put away while a thread waits for the disk: what stays of its key, and that nothing is lost."""

from pathlib import Path

import pytest

from tests.durability import disk


@pytest.mark.parametrize("work", ["change", "backup"])
def test_the_key_goes_although_the_disk_does_not_answer(tmp_path: Path, work: str) -> None:
    layer = disk.build(tmp_path, "slow")
    (tmp_path / "home").mkdir()
    told = disk.run("run_slow_disk", tmp_path, work, layer=layer)
    assert told["before"] >= 1, "a key in use would be found"
    assert told["waits"] >= 1, "the disk did not answer meanwhile"
    # A backup holds copies that go when the disk answers.
    assert told["left"] == 0 or work == "backup"
    assert told["after"] == 0
    assert told["actors"] in ((1, 2) if work == "change" else (1,))
    assert told["problems"] == []

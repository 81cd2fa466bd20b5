"""Claims and tags from a terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.ui.libya import fill
from workbench.case import Case
from workbench.cli import groundwork


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Case.create(tmp_path / "libya.gwk", title="Libya", analyst="A. Analyst") as case:
        libya = fill(case)
        case.clips.update(libya.clips["met"], tags=("visit",))
        case.clips.update(libya.clips["tobruk"], tags=("base", "visit"))
    return tmp_path / "libya.gwk"


def run(path: Path, group: str, verb: str, *rest: str, code: int = 0) -> str:
    done = CliRunner().invoke(groundwork, [group, verb, str(path), *rest])
    assert done.exit_code == code, done.output
    return done.output


def test_claims_are_listed_marked_and_weighed(path: Path) -> None:
    found = json.loads(run(path, "claims", "list", "--tag", "visit", "--json"))
    assert len(found) == 2
    assert {one["status"] for one in found} == {"open"}
    ids = [one["id"] for one in found]
    assert run(path, "claims", "status", "disputed", *ids) == "2 claims marked as disputed.\n"
    told = run(path, "claims", "list", "--status", "disputed", "--actor", "خليفة حفتر", "--to", "2025")
    assert told.count("disputed, credibility") == 1
    assert "18 February 2025" in told
    weak = run(path, "claims", "list", "--weak", "--credibility", "3")
    assert "One origin: BelTA" in weak
    assert "Disputed: 1 origin against it" in weak
    assert "Proposed: 4, doubtful" in run(path, "claims", "propose", ids[0])
    assert "No claim" in run(path, "claims", "status", "open", "nothing", code=1)
    assert "may mean" in run(path, "claims", "status", "open", "0", code=1)
    assert "No actor" in run(path, "claims", "list", "--actor", "Nobody", code=1)


def test_tags_are_listed_and_changed(path: Path) -> None:
    assert "visit: 2 clips, 2 claims" in run(path, "tags", "list")
    assert run(path, "tags", "rename", "base", "air base") == "Renamed in 1 clip.\n"
    assert run(path, "tags", "merge", "air base", "--into", "visit") == "Merged in 1 clip.\n"
    assert [one["name"] for one in json.loads(run(path, "tags", "list", "--json"))] == ["visit"]
    assert run(path, "tags", "remove", "visit") == "Removed from 2 clips.\n"


def test_claims_get_and_lose_a_tag(path: Path) -> None:
    found = json.loads(run(path, "claims", "list", "--json"))
    ids = [one["id"] for one in found[:2]]
    assert run(path, "claims", "tag", "check", *ids) == "Tag “check” added to 2 claims.\n"
    assert run(path, "claims", "list", "--tag", "check").count("#check") == 2
    assert "check: 0 clips, 2 claims" in run(path, "tags", "list")
    assert run(path, "tags", "rename", "check", "checked") == "Renamed in 2 claims.\n"
    assert run(path, "claims", "tag", "checked", ids[0], "--off") == "Tag “checked” removed from 1 claim.\n"
    assert run(path, "tags", "remove", "checked") == "Removed from 1 claim.\n"

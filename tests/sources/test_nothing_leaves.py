"""Taking documents in asks the system for no network and changes no file outside the case.

Beside the case there are only the notes of this machine: which file it wrote last, as which replica,
and number, seal and time of its newest change.
"""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root
from tests.sources.system_calls import ROOT, Seen, watch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is a program of Linux")
SAMPLES = ROOT / "resources" / "sample" / "documents"
_A_FEW = 25
_NOTE_NAME = re.compile(r"[0-9a-f]{32}(\.json)?")
_NOTE_WORD = re.compile(r"[0-9a-f-]+|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
"""A random id or a hash, or when the newest change was made: what a file lacks is told with its time."""


def take_in(paths: list[Path], folder: Path, *misdeeds: str, seconds: float = 300) -> tuple[Seen, Path]:
    """Take files into a case below `folder` in a program that is watched; what was seen, and that folder."""
    place = folder / "case"
    place.mkdir()
    (folder / "list").write_text("\n".join(map(str, paths)), "utf-8")
    arguments = [str(place / "watched.gwk"), str(folder / "list"), *misdeeds]
    seen = watch(["-m", "tests.sources.intake_process", *arguments], place, seconds)
    print(
        f"\n{len(paths)} files: {seen.said.strip().splitlines()[-1]}; {seen.calls} calls looked at, "
        f"{len(seen.network)} of the network, {len(seen.changed)} files changed in the case, "
        f"{len(outside(seen, place))} outside; started: {dict(seen.started)}"
    )
    return seen, place


def outside(seen: Seen, place: Path) -> list[str]:
    """What was changed neither in the folder of the case nor among the notes of this machine."""
    return seen.changed_outside(place, notes_folder())


def notes_folder() -> Path:
    return Path(os.environ["XDG_STATE_HOME"]) / "groundwork"


def assert_notes_say_nothing() -> None:
    """Numbers, random ids, hashes and times, under names that say nothing: no word, no name, no path."""
    notes = [path for path in notes_folder().rglob("*") if path.is_file()]
    assert notes
    for note in notes:
        assert _NOTE_NAME.fullmatch(note.name), note.name
        said = json.loads(note.read_text("utf-8"))
        for value in said.values() if isinstance(said, dict) else said:
            assert isinstance(value, int) or _NOTE_WORD.fullmatch(value), value


def assert_nothing_left(seen: Seen, place: Path) -> None:
    assert seen.network == []
    assert outside(seen, place) == []
    assert_notes_say_nothing()
    # Seeing nothing at all would be no proof.
    assert any(path.endswith("watched.gwk") for path in seen.changed)
    assert {Path(program).name for program in seen.started} <= {Path(sys.executable).name, "tesseract"}


def some_of_the_corpora() -> list[Path]:
    if not corpora_root().is_dir():
        return []
    every = [path for path in sorted(corpora_root().rglob("*")) if path.is_file()]
    return every[:: max(1, len(every) // _A_FEW)]


def test_nothing_leaves_while_documents_are_taken_in(tmp_path: Path) -> None:
    paths = sorted(SAMPLES.iterdir()) + some_of_the_corpora()
    assert_nothing_left(*take_in(paths, tmp_path))


@pytest.mark.sweep
@pytest.mark.corpus
def test_nothing_leaves_while_every_document_is_taken_in(tmp_path: Path) -> None:
    paths = [path for path in sorted(corpora_root().rglob("*")) if path.is_file()]
    if not paths:
        pytest.skip(f"the corpora are not on this machine (looked in {corpora_root()})")
    assert_nothing_left(*take_in(paths, tmp_path, seconds=3000))


def test_a_beacon_of_a_reader_is_seen(tmp_path: Path) -> None:
    seen, place = take_in([SAMPLES / "al-shati-al-akhar.txt"], tmp_path, "reader connects")
    assert any("AF_INET" in line for line in seen.network)
    assert outside(seen, place) == []


def test_a_beacon_and_a_file_written_outside_are_seen(tmp_path: Path) -> None:
    seen, place = take_in([SAMPLES / "al-shati-al-akhar.txt"], tmp_path, "connect", "write")
    assert any("AF_INET" in line for line in seen.network)
    assert outside(seen, place) == [str(tmp_path / "elsewhere")]

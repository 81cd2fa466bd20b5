"""Other programs that read the finished file: in a world of their own, of which nothing stays."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.attack.leaks import PEOPLE_LEAKS, leaked
from tests.durability.needles import files_below, scan
from workbench.attack import readers
from workbench.attack.engine import attack
from workbench.attack.known import Known
from workbench.attack.model import USED
from workbench.attack.readers import READERS, Reader, can_confine, read_with
from workbench.values.job import Cancelled, Job

_LINE = "The kestrel of Quenby-Tarr sleeps at noon"
_SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run", os.path.expanduser("~"))
"""Where something new would show at once."""
_OWN = (".config", ".local", ".cache")
"""Folders of the user below which programs keep what they like: each of them is gone through."""


@pytest.fixture(params=sorted(READERS))
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each program that is here and can be confined."""
    found = READERS[request.param]
    if not found.is_installed or not can_confine():
        pytest.skip(f"{found.title} is not installed, or cannot be confined")
    return found


def files_with(needle: bytes, since: float) -> list[str]:
    """Files anywhere written since then that hold the needle."""
    home = Path.home()
    written = [
        *(path for top in _SHARED for path in files_below(Path(top), since=since, all_folders=False)),
        *(path for name in _OWN for path in files_below(home / name, since=since)),
    ]
    return sorted({str(hit.path) for hit in scan(written, {"the needle": needle})})


def test_what_is_left_would_be_found(tmp_path: Path) -> None:
    began = time.time() - 1
    (tmp_path / "new" / "newer").mkdir(parents=True)
    (tmp_path / "new" / "newer" / "left").write_text(f"... {_LINE} ...")
    (tmp_path / "another").write_text("...")
    found = scan(files_below(tmp_path, since=began, all_folders=False), {"the needle": _LINE.encode()})
    assert [hit.path.name for hit in found] == ["left"]


def test_the_text_is_read_and_nothing_of_it_stays(reader: Reader, clean: bytes) -> None:
    began = time.time() - 1
    known = set(Path("/tmp").glob("lu*.tmp"))
    data = leaked(clean, PEOPLE_LEAKS["a paragraph"], _LINE)
    text, outcome = read_with(reader, data, Job())
    assert outcome == USED
    assert _LINE in text
    assert "direct knowledge" in text
    assert files_with(_LINE.encode(), began) == []
    assert set(Path("/tmp").glob("lu*.tmp")) <= known, "a profile or a lock of LibreOffice"


def test_what_only_the_text_shows_is_told_with_who_saw_it(reader: Reader, clean: bytes, known: Known) -> None:
    data = leaked(clean, PEOPLE_LEAKS["split runs"], "Salim Haddadin")
    found = attack(data, known, [reader])
    seen = {who for find in found.identities for who in find.seen_by}
    assert {"the raw file", reader.title} <= seen
    assert found.readers == ((reader.title, USED),)


def test_a_cancelled_job_kills_the_program_at_once(reader: Reader, clean: bytes) -> None:
    job = Job()
    timer = threading.Timer(0.3, job.cancel)
    timer.start()
    began = time.monotonic()
    # So large that it takes a while.
    data = leaked(clean, PEOPLE_LEAKS["a paragraph"], f"{_LINE} " * 60_000)
    with pytest.raises(Cancelled):
        read_with(reader, data, job)
    timer.join()
    assert time.monotonic() - began < 20
    until = time.monotonic() + 10
    while _running(reader.program) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _running(reader.program)


def _running(program: str) -> list[str]:
    """Command lines of programs inside an enclosure of this very process's making."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            is_ours = (entry / "cwd").readlink() == Path("/work") or b"workbench.attack.enclosure" in words
        except OSError:
            continue
        if entry.name.isdigit() and is_ours and program.encode() in b" ".join(words):
            found.append(b" ".join(words).decode())
    return found


def test_without_an_enclosure_no_program_is_started(monkeypatch: pytest.MonkeyPatch, clean: bytes) -> None:
    """A system that allows no namespaces: simulated by the first step failing in the child."""
    script = (
        "import sys, workbench.attack.enclosure as e\n"
        "def refuse(*a): raise e.NotGranted('unshare')\n"
        "e._call = refuse\n"
        "sys.argv = ['x', 'pandoc', '5']\n"
        "e.main()\n"
    )
    root = str(Path(readers.__file__).parents[2])

    def start(_reader: Reader) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root},
        )  # fmt: skip

    monkeypatch.setattr(readers, "_start", start)
    there = Reader("pandoc", "pandoc", "true")
    assert read_with(there, clean, Job()) == ("", "not used: this computer does not let it be confined")


def test_a_program_that_is_not_there_is_told() -> None:
    missing = Reader("libreoffice", "LibreOffice", "no-such-program")
    assert read_with(missing, b"", Job()) == ("", "not used: it is not installed")

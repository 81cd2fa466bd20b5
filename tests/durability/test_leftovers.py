"""Needles worked through the real window: none of them is on the disk in the open afterwards."""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from tests.durability.needles import CYRILLIC, LATIN, Hit, beginnings, files_below, forms_of, plant, scan
from tests.durability.window_process import ROOT, Home, run
from workbench.casefile import Case
from workbench.casefile.keys.recovery import code_of

ENDS = (signal.SIGKILL, signal.SIGSEGV)
"""How the program ends in the middle: killed, and by a fault that would leave a core dump."""


def test_nothing_of_an_encrypted_case_is_left_in_the_open(tmp_path: Path) -> None:
    typed, hits = work_and_scan(tmp_path, seconds=(6.0, 6.0), everywhere=False)
    assert len(typed) > 10
    assert hits == []


@pytest.mark.soak
def test_nothing_is_left_after_half_an_hour(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    minutes = float(os.environ.get("GROUNDWORK_MINUTES", "30"))
    typed, hits = work_and_scan(tmp_path, seconds=(minutes * 20,) * 3, everywhere=True)
    with capsys.disabled():
        print(f"{minutes:g} minutes, {len(typed)} needles worked through, {len(hits)} found in the open")
    assert hits == []
    assert len(typed) >= 200


def test_the_same_search_finds_them_in_a_plain_case(tmp_path: Path) -> None:
    home, needles = Home(tmp_path), plant(1)
    run(home, {"words": needles, "seed": 5}, kill_after=5.0, enough=_has_both_scripts)
    hits = scan(files_below(tmp_path, without=[home.material]), forms_of(beginnings(1)))
    # In the case, its log and its backups; nowhere else even there.
    assert home.case.parent in {hit.path.parent for hit in hits}
    assert all(hit.path.is_relative_to(home.case.parent) for hit in hits)
    assert {hit.form.split()[0] for hit in hits} == set(beginnings(1))


def _has_both_scripts(reports: list[dict[str, Any]]) -> bool:
    """Whether a word in each of the scripts was typed, and something saved after it."""
    words = [place for place, report in enumerate(reports) if report.get("word", "").startswith(CYRILLIC)]
    return bool(words) and any("saved" in report for report in reports[words[0] :])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_every_form_is_found_wherever_it_begins(tmp_path: Path, encoding: str) -> None:
    import base64

    words = f"the agent is {LATIN}123456789 and no other"
    (tmp_path / "open").write_bytes(b"\0" * 77 + words.encode(encoding))
    for shift in range(3):
        (tmp_path / f"packed {shift}").write_bytes(base64.b64encode(b"." * shift + words.encode()))
    (tmp_path / f"name {LATIN}1").touch()
    (tmp_path / "empty").write_bytes(b"nothing of the kind")
    found = {hit.path.name for hit in scan(files_below(tmp_path), forms_of([LATIN]))}
    assert found == {"open", "packed 0", "packed 1", "packed 2", f"name {LATIN}1"}


def work_and_scan(folder: Path, seconds: tuple[float, ...], everywhere: bool) -> tuple[set[str], list[Hit]]:
    """Work with a bad end after each stretch but the last; what was typed, and what is found after each."""
    number_of_run = int(time.time()) % 1_000_000
    home, needles, began = Home(folder), plant(number_of_run), time.time() - 2
    passphrase = needles.pop("passphrase")[0]
    typed, hits = {passphrase}, list[Hit]()
    forms = forms_of(beginnings(number_of_run))
    for number, stretch in enumerate(seconds):
        last = number == len(seconds) - 1
        wanted = {"words": needles, "passphrase": passphrase, "seed": number + 3}
        # The name of the case stands in settings and file lists; here it says nothing.
        done = run(
            home,
            wanted | {"seconds": stretch if last else stretch + 600},
            kill_after=None if last else stretch,
            signal_number=ENDS[number % len(ENDS)],
        )
        for report in done.reports:
            if "word" in report:
                typed.add(report["word"])
                needles[report["kind"]].remove(report["word"])
                needles[report["kind"]].append(report["word"])
        hits += [hit for hit in scan(where(home, began, everywhere), forms) if hit not in hits]
        assert LATIN not in done.errors
    with Case.open(home.case, passphrase, read_only=True) as case:
        assert case.verify() == []
        raw_key = case.raw_key
        assert raw_key is not None
        key_forms = {"key": raw_key, **forms_of([raw_key.hex(), code_of(raw_key)])}
    hits += scan(where(home, began, everywhere), key_forms)
    assert not list(ROOT.glob("core*"))
    return typed, hits


def where(home: Home, began: float, everywhere: bool) -> list[Path]:
    """The files to search: all of the user's but what is in the open by intent, and where systems spill."""
    own = list(files_below(home.folder, without=[home.material]))
    if everywhere:
        others = list(files_below(Path("/"), without=[home.material, home.folder], since=began))
        return own + others + list(files_below(Path("/dev/shm"), since=began))
    spills = {Path(tempfile.gettempdir()), Path("/dev/shm"), Path("/var/tmp")}
    kept = [home.folder, home.folder.parents[1]]
    return own + [
        path for spill in spills for path in files_below(spill, without=kept, since=began, all_folders=False)
    ]


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and folders of Unix systems")

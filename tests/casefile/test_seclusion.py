"""No dump of a process that holds a key: the limits are in force in the program and in its readers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.sources.sandbox import worker
from workbench.sources.sandbox.guard import ReaderPool, read_guarded

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
PROGRAM = """
import ctypes, json, resource, sys
from workbench.values.seclusion import seclude
get_dumpable = 3
before = ctypes.CDLL(None).prctl(get_dumpable)
seclude()
print(json.dumps([before, ctypes.CDLL(None).prctl(get_dumpable), *resource.getrlimit(resource.RLIMIT_CORE)]))
"""
# A reader that answers with what holds for its own process.
READER = """
import ctypes, resource
from workbench.sources.sandbox import child
from workbench.sources.reading.formats import text
from workbench.sources.reading.model import Reading
library, confine, before = ctypes.CDLL(None), child.leave_system_calls, []

def ask_and_confine(**wanted):
    # Afterwards the process can no longer ask, nor have it otherwise.
    before.append(library.prctl(3))
    return confine(**wanted)

def look(data, name):
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    return Reading(text=" ".join(map(str, (*before, *limits))))

child.leave_system_calls = ask_and_confine

text.read = look
child.main()
"""


def answer(program: str, **environment: str) -> list[int]:
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **environment}, capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@linux_only
def test_the_process_can_no_longer_be_dumped() -> None:
    assert answer(PROGRAM) == [1, 0, 0, 0]


@linux_only
@pytest.mark.parametrize("secluded", [True, False])
def test_a_fault_leaves_no_core_behind(tmp_path: Path, secluded: bool) -> None:
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    resource = pytest.importorskip("resource")
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    if pattern != "core" or hard == 0:
        pytest.skip("this machine writes core dumps elsewhere, or none")
    program = (
        "import os, resource\n"
        f"resource.setrlimit(resource.RLIMIT_CORE, ({hard}, {hard}))\n"
        "from workbench.values.seclusion import seclude\n"
        f"{'seclude()' if secluded else ''}\n"
        "os.kill(os.getpid(), 11)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=False, timeout=60)
    assert bool(list(tmp_path.glob("core*"))) is not secluded


@linux_only
def test_developers_may_still_look_inside() -> None:
    assert answer(PROGRAM, GROUNDWORK_DEVELOP="1")[:2] == [1, 1]


@linux_only
def test_a_reader_cannot_be_dumped_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "child_command", lambda: [sys.executable, "-c", READER])
    with ReaderPool() as pool:
        assert read_guarded(b"any words", "a.txt", pool=pool).text == "0 0 0"


@linux_only
@pytest.mark.parametrize("command", [["--help"], ["info", "/nowhere.gwk"]])
def test_every_command_begins_with_it(command: list[str]) -> None:
    program = (
        "import atexit, ctypes, json, sys\n"
        f"sys.argv = ['groundwork', *{command!r}]\n"
        "sys.stdout, out = open('/dev/null', 'w'), sys.stdout\n"
        "atexit.register(lambda: print(json.dumps([ctypes.CDLL(None).prctl(3)]), file=out))\n"
        "from ui.start import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
    )
    assert answer(program) == [0]

"""Stop a step at its n-th touch of the disk, for n over the whole step, and look what is there.

    python -m tests.durability.run_faults FOLDER plain|encrypted MOST STEP=WAYS ...

WAYS are, with commas between, kill (kill -9), full (no room from there on) or error (one failed operation);
MOST is how many places are tried at most of each, spread over the step. Several steps share one process,
since what a step loads takes longer to load than the step itself.
"""

import contextlib
import errno
import importlib
import json
import os
import shutil
import signal
import sys
import time
import traceback
from itertools import product
from pathlib import Path
from typing import Any

from tests.durability.disk import FAIL_FROM_THERE, FAIL_ONCE, KILL, Layer
from tests.durability.steps import PASSPHRASES, STEPS, Step
from tests.durability.work import cheap_keys, same_files
from workbench.values.errors import KnownError

WAYS = {"kill": (0, KILL), "full": (errno.ENOSPC, FAIL_FROM_THERE), "error": (errno.EIO, FAIL_ONCE)}
DONE, SAID, TRACEBACK = 0, 3, 4
NEVER = 1 << 40


def stopped(layer: Layer, step: Step, folder: Path, nth: int, way: str) -> tuple[int, str, int]:
    """How the step ended in a process of its own, what it said, and its operations."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        status, words = TRACEBACK, ""
        try:
            layer.fail(nth, *WAYS[way])
            step.do(folder)
            status = DONE
        except KnownError as error:
            status, words = SAID, str(error)
        except BaseException:  # noqa: BLE001 - a traceback is what the harness looks for
            words = traceback.format_exc()
        operations = layer.operations
        layer.fail(NEVER, 0, 0)
        with os.fdopen(told, "w") as pipe:
            json.dump([words[-1500:], operations, list(sys.modules)], pipe)
        os._exit(status)
    os.close(told)
    with os.fdopen(heard) as pipe:
        words, operations, modules = json.loads(pipe.read() or '["", 0, []]')
    if nth == NEVER:
        # What the step loads is loaded once, and not again by each process that is stopped.
        for module in modules:
            with contextlib.suppress(ImportError):
                importlib.import_module(module)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return (-1 if killed else os.waitstatus_to_exitcode(status)), words, operations


def tried(folder: Path, name: str, kind: str, ways: str, most: int) -> dict[str, Any]:
    """What came of one step, stopped in these ways."""
    started = time.monotonic()
    step = STEPS[name](PASSPHRASES[kind])
    ready, at_work = folder / "ready", folder / "work"
    ready.mkdir(parents=True)
    step.prepare(ready)
    layer = Layer(at_work)
    shutil.copytree(ready, at_work)
    status, words, operations = stopped(layer, step, at_work, NEVER, "kill")
    assert status == DONE, words
    wrong = [step.judge(at_work, done=True)] if step.judge(at_work, done=True) else []
    places = sorted({round(1 + place * (operations - 1) / most) for place in range(most + 1)})
    said: dict[str, int] = {}
    for way, nth in product(ways.split(","), places):
        shutil.rmtree(at_work)
        shutil.copytree(ready, at_work)
        # The beginning is laid out anew each time: nobody has seen a newer state of it.
        os.environ["XDG_STATE_HOME"] = str(folder / f"state {way} {nth}")
        status, words, _ = stopped(layer, step, at_work, nth, way)
        if status == TRACEBACK:
            wrong.append(f"{way} at {nth} of {operations}: a traceback: {words}")
        if status == SAID:
            said[words] = said.get(words, 0) + 1
        try:
            fault = step.judge(at_work, done=status == DONE)
        except KnownError as error:
            fault = f"does not open: {error}"
        if fault:
            wrong.append(f"{way} at {nth} of {operations}: {fault}")
    return {
        "step": name,
        "kind": kind,
        "ways": ways,
        "operations": operations,
        "places": len(places),
        "wrong": wrong,
        "said": said,
        "seconds": round(time.monotonic() - started, 1),
    }


def main(folder: Path, kind: str, most: int, planned: list[str]) -> None:
    cheap_keys()
    same_files()
    pairs = [one.split("=") for one in planned]
    print(json.dumps([tried(folder / name, name, kind, ways, most) for name, ways in pairs]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:])

"""A case is put away while a thread waits for the disk; prints how often its key is still in memory.

`python -m tests.durability.run_slow_disk FOLDER WORK`, under the layer slow.c; WORK is `change` or `backup`.
"""

import contextlib
import ctypes
import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.ui.shell.locking.memory import Trace
from workbench.casefile import Case
from workbench.casefile.backups import take
from workbench.casefile.keys import key
from workbench.values.errors import KnownError
from workbench.values.job import Cancelled

PASSPHRASE = "correct horse battery"
WITHIN = 2.0


def main() -> None:
    """Begin the work on a slow disk, put the case away, look for the key, let the disk answer."""
    path, kind = Path(sys.argv[1]) / "a.gwk", sys.argv[2]
    disk = ctypes.CDLL(None)
    key.DEFAULT_COST = key.Cost(10, 1, 1)
    case = Case.create(path, PASSPHRASE)
    case.actors.add("Khalifa Haftar")
    trace = Trace(case.raw_key or b"")
    before = trace.is_left()

    def work() -> None:
        with contextlib.suppress(KnownError, Cancelled):
            if kind == "backup":
                take(case)
            else:
                case.actors.add("Aguila Saleh Issa")

    disk.slow_set(1)
    worker = threading.Thread(target=work)
    worker.start()
    _wait(lambda: bool(disk.slow_waiting()), 20)
    leaving = case.leave()
    finishing = threading.Thread(target=leaving.finish)
    finishing.start()
    _wait(lambda: not trace.is_left(), WITHIN)
    left, waits = trace.is_left(), disk.slow_waiting()
    disk.slow_set(0)
    worker.join()
    finishing.join()
    after = trace.is_left()
    with Case.open(path, PASSPHRASE) as again:
        found = {"actors": again.actors.count(), "problems": [str(one) for one in again.verify()]}
    print(json.dumps({"before": before, "left": left, "waits": waits, "after": after, **found}))


def _wait(holds: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)


if __name__ == "__main__":
    main()

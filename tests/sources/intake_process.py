"""A program of its own that takes files into a case, to be watched from outside.

`python -m tests.sources.intake_process CASE LIST [MISDEED]`: LIST holds one path a line. A misdeed shows
that the watch sees it: `connect` and `write` are this program's, `reader connects` is its reader's.
"""

import socket
import sys
from pathlib import Path

from workbench.case import Case
from workbench.sources.sandbox import worker
from workbench.sources.sandbox.guard import close_workers
from workbench.values.errors import KnownError

_READER_THAT_CONNECTS = """
import ctypes
from workbench.sources.sandbox import child
from workbench.sources.reading.formats import text
from workbench.sources.reading.model import Reading

def connect(data, name):
    library = ctypes.CDLL(None)
    there = library.socket(2, 1, 0)
    library.connect(there, (ctypes.c_ubyte * 16)(2, 0, 0, 9, 127, 0, 0, 1), 16)
    return Reading(text="words")

text.read = connect
child.main()
"""


def main() -> None:
    """Take the files in and say how many were read."""
    case_path, listed, *misdeeds = sys.argv[1:]
    if "reader connects" in misdeeds:
        worker.child_command = lambda: [sys.executable, "-c", _READER_THAT_CONNECTS]
    case = Case.create(Path(case_path), title="Watched", analyst="A. Analyst")
    read = kept = 0
    for line in Path(listed).read_text("utf-8").splitlines():
        try:
            source = case.sources.add(Path(line))
        except KnownError as error:
            print(f"{line}: {error}")
            continue
        read += source.readable
        kept += not source.readable
    if "connect" in misdeeds:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as beacon:
            beacon.connect(("127.0.0.1", 9))
    if "write" in misdeeds:
        Path(case_path).parent.with_name("elsewhere").write_text("words")
    close_workers()
    print(f"{read} read, {kept} kept unread, {case.sources.count()} sources in the case")
    case.close()


if __name__ == "__main__":
    main()

"""Starts another program with no network, none of the user's files, little memory and no way to write.

Run as a program: `python -m workbench.sources.sandbox.confined SECONDS BYTES PROGRAM ARGUMENT ...`. What
it starts inherits all of it. Beyond Linux network and files are not taken away.
"""

import os
import shutil
import sys
from pathlib import Path

from workbench.sources.sandbox.confinement import leave_files, leave_network, leave_system_calls
from workbench.sources.sandbox.file_rules import interpreter_of
from workbench.sources.sandbox.priority import give_way

# Every module first: once the files are left, none can be loaded any more.
if sys.platform != "win32":
    import resource


def main() -> None:
    """Give up rights, then become the program."""
    seconds, memory, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    path = shutil.which(program) or program
    give_way()
    if sys.platform == "linux":
        leave_network()
        leave_files(_places_of(path), _started_with(path))
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    leave_system_calls(may_start_a_program=True)
    os.execv(path, sys.argv[3:])


def _places_of(program: str) -> tuple[str, ...]:
    """Where a program and what belongs to it lie: beside its folder of programs, and where it is told."""
    named = (os.environ.get("TESSDATA_PREFIX", ""), *os.environ.get("LD_LIBRARY_PATH", "").split(":"))
    beside = str(Path(program).resolve().parent.parent)
    return tuple(place for place in (*named, beside) if place and place != "/")


def _started_with(program: str) -> tuple[str, ...]:
    real = os.path.realpath(program)
    return tuple(path for path in (real, interpreter_of(real)) if path)


if __name__ == "__main__":
    main()

"""The layer between a process and the disk (disk.c): built, loaded into a harness, and its records read.

A harness is a module of this folder with a `main`; it runs in a process of its own under the layer
and prints one JSON object.
"""

import ctypes
import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
FAIL_ONCE, FAIL_FROM_THERE, KILL = 1, 2, 3
_HEAD = struct.Struct("=c7xqqq")


def build(folder: Path, name: str = "disk") -> Path:
    """A layer, by the name of its C file, as a shared library; skips the test where it cannot be built."""
    # Imported here: the harnesses, which are many short processes, do without.
    import pytest

    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if not compiler or not sys.platform.startswith("linux"):
        pytest.skip("the layers under a process need Linux and a C compiler (gcc, libc6-dev)")
    library = folder / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"the layer {name} cannot be compiled here: {made.stderr[:200]}")
    return library


def run(harness: str, *arguments: object, layer: Path | None = None, before: tuple[str, ...] = ()) -> Any:
    """What `tests.durability.<harness>` prints; `before` stands before its command line."""
    command = [*before, sys.executable, "-m", f"tests.durability.{harness}", *map(str, arguments)]
    environment = {**os.environ, **({"LD_PRELOAD": str(layer)} if layer else {})}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return json.loads(done.stdout.splitlines()[-1])


class Layer:
    """The layer this process was started under."""

    def __init__(self, folder: Path) -> None:
        self._library = ctypes.CDLL(None)
        self._library.disk_watch(str(folder).encode())
        self._library.disk_operations.restype = ctypes.c_long

    def record(self, log: Path) -> None:
        """Write down every operation from now on."""
        self._library.disk_record(str(log).encode())

    def fail(self, nth: int, error: int, how: int) -> None:
        """The n-th operation from now on fails (and all after it), or kills the process."""
        self._library.disk_fault(ctypes.c_long(nth), error, how)

    @property
    def operations(self) -> int:
        """How many operations there were since the layer was loaded or `fail` was called."""
        return int(self._library.disk_operations())


@dataclass(frozen=True, slots=True)
class Operation:
    """One record of the layer; the kinds stand at the head of disk.c."""

    kind: str
    inode: int
    offset: int
    data: bytes


def operations_in(log: Path) -> Iterator[Operation]:
    """The recorded operations in order."""
    content = log.read_bytes()
    at = 0
    while at < len(content):
        kind, inode, offset, length = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        yield Operation(kind.decode(), inode, offset, content[at : at + length])
        at += length

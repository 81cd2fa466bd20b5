"""What a process did to the files of a folder, recorded and played back up to any moment.

A disk keeps what was brought to it (fsync) and, of the rest, what it likes: nothing, the beginning,
any part, or half a sector. `Disk` holds both, so that `after_cut` can give a folder as a power cut
may leave it.
"""

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pytest

_HEAD = struct.Struct("<cIQQ")
SECTOR = 512
PROJECT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def recorder() -> Path:
    """The library that records; the test is skipped where it cannot be built."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("needs Linux and a C compiler (package gcc) to record what reaches the disk")
    folder = Path(os.environ.get("TMPDIR", "/tmp"))
    library = folder / f"groundwork-recorder-{os.getpid()}.so"
    source = Path(__file__).with_name("recorder.c")
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lpthread"], check=True
    )
    return library


def run_recorded(
    program: str,
    *arguments: str,
    folder: Path,
    record: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a module of the project with its writes below `folder` recorded, or made to fail."""
    variables = {
        **os.environ,
        "LD_PRELOAD": str(recorder()),
        "RECORD_FOLDER": str(folder.resolve()),
        **({"RECORD_TO": str(record)} if record else {}),
        **(environment or {}),
    }
    return subprocess.run(
        [sys.executable, "-m", program, *arguments],
        env=variables,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=300,
    )


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing done to a file: w(rite), t(runcate), s(ync), d(elete) or r(ename)."""

    kind: str
    name: str
    offset: int
    data: bytes


def operations_of(record: Path) -> Iterator[Operation]:
    """The operations in the order in which they were done."""
    content = record.read_bytes()
    position = 0
    while position < len(content):
        kind, named, length, offset = _HEAD.unpack_from(content, position)
        position += _HEAD.size
        name = content[position : position + named].decode()
        position += named
        yield Operation(kind.decode(), name, offset, content[position : position + length])
        position += length


@dataclass(slots=True)
class File:
    """What is surely on the disk, and what was done since."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[Operation] = field(default_factory=list)


@dataclass(slots=True)
class Disk:
    """The files of one folder as a disk has them; names change for sure only when the folder is synced."""

    files: dict[str, File] = field(default_factory=dict)
    _gone: dict[str, File] = field(default_factory=dict)
    _renamed: tuple[str, str, File | None] | None = None

    def do(self, operation: Operation) -> None:
        """Follow one operation."""
        name = operation.name
        if operation.kind in "wt":
            self._gone.pop(name, None)
            self.files.setdefault(name, File()).pending.append(operation)
        elif operation.kind == "s":
            self._sync(name)
        elif operation.kind == "d" and name in self.files:
            self._gone[name] = self.files.pop(name)
        elif operation.kind == "r":
            new = operation.data.decode()
            self._renamed = (name, new, self.files.get(new))
            self.files[new] = self.files.pop(name)

    def _sync(self, name: str) -> None:
        if name == ".":
            self._gone.clear()
            self._renamed = None
        elif name in self.files:
            file = self.files[name]
            for waiting in file.pending:
                _apply(file.kept, waiting)
            file.pending.clear()

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files as a power cut at this moment may leave them."""
        files = dict(self.files)
        for name, file in self._gone.items():
            if name not in files and chance.random() < 0.5:
                files[name] = file
        if self._renamed and chance.random() < 0.5:
            old, new, displaced = self._renamed
            files[old] = files.pop(new)
            if displaced:
                files[new] = displaced
        return {name: _after_cut(file, chance) for name, file in files.items()}


def _after_cut(file: File, chance: random.Random) -> bytes:
    content = bytearray(file.kept)
    way = chance.choice(("nothing", "beginning", "any", "all", "torn"))
    waiting = file.pending
    if way == "nothing" or not waiting:
        return bytes(content)
    if way in ("beginning", "torn"):
        waiting = waiting[: chance.randrange(len(waiting) + 1)]
    elif way == "any":
        waiting = [operation for operation in waiting if chance.random() < 0.5]
        chance.shuffle(waiting)
    for operation in waiting:
        _apply(content, operation)
    if way == "torn" and waiting and waiting[-1].kind == "w":
        _apply(content, _torn(file.pending[len(waiting) - 1], chance))
    return bytes(content)


def _torn(operation: Operation, chance: random.Random) -> Operation:
    """Some sectors of a write hold what they should, the others noise of the moment."""
    data = bytearray(operation.data)
    for start in range(0, len(data), SECTOR):
        if chance.random() < 0.3:
            length = len(data[start : start + SECTOR])
            data[start : start + length] = chance.randbytes(length)
    return Operation("w", operation.name, operation.offset, bytes(data))


def _apply(content: bytearray, operation: Operation) -> None:
    if operation.kind == "t":
        del content[operation.offset :]
        content.extend(bytes(operation.offset - len(content)))
        return
    end = operation.offset + len(operation.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[operation.offset : end] = operation.data

"""What a disk may hold after the power went: what was synced, and any part of what was not.

Writes since a file's last sync may be there or not, in any order, or torn at 512 bytes with nothing
or with rubbish in the lost sectors. Names (creations, renames, removals) that were not synced with their
folder come in order, as journalling file systems write them, but may stop anywhere.
"""

import os
import random
from collections.abc import Callable
from pathlib import Path

from tests.durability.disk import Operation

SECTOR = 512
WAYS = ("none", "prefix", "subset", "all", "torn", "rubbish")
Names = dict[str, "File"]


class File:
    """One file: the bytes that are on the disk for certain, and the writes that may be."""

    def __init__(self) -> None:
        self.synced = bytearray()
        self.pending: list[Operation] = []

    def sync(self) -> None:
        for operation in self.pending:
            _apply(self.synced, operation)
        self.pending.clear()

    def after_cut(self, way: str, chance: random.Random) -> bytes:
        """What the file may hold."""
        content = bytearray(self.synced)
        pending = self.pending
        if way == "none":
            pending = []
        elif way == "prefix":
            pending = pending[: chance.randint(0, len(pending))]
        elif way in ("subset", "torn", "rubbish"):
            pending = [operation for operation in pending if chance.random() < 0.6]
        for operation in pending:
            if operation.kind == "W" and way in ("torn", "rubbish"):
                for sector in _sectors(operation):
                    lost = chance.random() < 0.3
                    if not lost:
                        _apply(content, sector)
                    elif way == "rubbish":
                        noise = chance.randbytes(len(sector.data))
                        _apply(content, Operation("W", 0, sector.offset, noise))
            else:
                _apply(content, operation)
        return bytes(content)


class Disk:
    """A folder on a disk, told one operation at a time."""

    def __init__(self) -> None:
        self._files: dict[int, File] = {}
        self._names: Names = {}
        self._pending: list[tuple[str, Callable[[Names], None]]] = []

    def take(self, operation: Operation) -> None:
        """Follow one operation; acknowledgements are none of the disk's."""
        match operation.kind:
            case "C":
                file = self._files[operation.inode] = File()
                if operation.data:
                    self._rename(operation.data, _naming(operation.data.decode(), file))
            case "W" | "T":
                self._files[operation.inode].pending.append(operation)
            case "S":
                self._files[operation.inode].sync()
            case "N":
                self._rename(operation.data, _naming(operation.data.decode(), self._files[operation.inode]))
            case "R":
                old, new = operation.data.decode().split("\0")
                self._rename(operation.data, _renaming(old, new))
            case "U":
                self._rename(operation.data, _removing(operation.data.decode()))
            case "D":
                self._sync_folder(operation.data.decode())

    def _rename(self, path: bytes, step: Callable[[Names], None]) -> None:
        self._pending.append((os.path.dirname(path.split(b"\0")[0].decode()), step))

    def _sync_folder(self, folder: str) -> None:
        for step in (step for where, step in self._pending if where == folder):
            step(self._names)
        self._pending = [entry for entry in self._pending if entry[0] != folder]

    def cut(self, way: str, chance: random.Random, root: Path, target: Path) -> None:
        """Lay out below `target` what may be found below `root` after the power went now."""
        names = dict(self._names)
        steps = {"none": 0, "all": len(self._pending)}.get(way, chance.randint(0, len(self._pending)))
        for _, step in self._pending[:steps]:
            step(names)
        for name, file in names.items():
            place = target / Path(name).relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.after_cut(way, chance))


def _naming(name: str, file: File) -> Callable[[Names], None]:
    return lambda names: names.__setitem__(name, file)


def _removing(name: str) -> Callable[[Names], None]:
    return lambda names: names.pop(name, None) and None


def _renaming(old: str, new: str) -> Callable[[Names], None]:
    def step(names: Names) -> None:
        if old in names:
            names[new] = names.pop(old)

    return step


def _apply(content: bytearray, operation: Operation) -> None:
    if operation.kind == "T":
        del content[operation.offset :]
        content.extend(bytes(operation.offset - len(content)))
        return
    end = operation.offset + len(operation.data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[operation.offset : end] = operation.data


def _sectors(operation: Operation) -> list[Operation]:
    """The write cut at the borders of the disk's sectors."""
    pieces = []
    start, end = operation.offset, operation.offset + len(operation.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        data = operation.data[start - operation.offset : stop - operation.offset]
        pieces.append(Operation("W", operation.inode, start, data))
        start = stop
    return pieces

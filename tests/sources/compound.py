"""Writes compound files (MS-CFB) as small as can be, and Outlook messages in them."""

import struct
from datetime import UTC, datetime

_SECTOR, _CUT_OFF = 512, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file of streams (bytes) and storages (dicts)."""
    entries: list[list[object]] = [["Root Entry", 5, _NONE, _NONE, b""]]
    _enter(tree, entries, 0)
    sectors, chains = list[bytes](), list[int]()
    small, small_chains = list[bytes](), list[int]()
    starts = [_END]
    for *_, content in entries[1:]:
        if not content:
            starts.append(_END)
        elif len(content) < _CUT_OFF:  # type: ignore[arg-type]
            starts.append(_place(content, small, small_chains, 64))  # type: ignore[arg-type]
        else:
            starts.append(_place(content, sectors, chains))  # type: ignore[arg-type]
    entries[0][4] = b"".join(small)
    starts[0] = _place(entries[0][4], sectors, chains) if small else _END  # type: ignore[arg-type]
    small_fat = struct.pack(f"<{len(small_chains)}I", *small_chains)
    small_fat = small_fat.ljust(-(-len(small_fat) // _SECTOR) * _SECTOR, b"\xff")
    small_start = _place(small_fat, sectors, chains) if small else _END
    directory = b"".join(_entry(entry, start) for entry, start in zip(entries, starts, strict=True))
    directory_start = _place(directory, sectors, chains)
    fat_count = 1
    while (len(chains) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    fat_start = len(sectors)
    fat = struct.pack(f"<{len(chains) + fat_count}I", *chains, *[_FAT] * fat_count)
    fat = fat.ljust(fat_count * _SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIII", 0, fat_count, directory_start, 0, _CUT_OFF)
    header += struct.pack("<IIII", small_start, len(small_fat) // _SECTOR, _END, 0)
    fat_places = [*range(fat_start, fat_start + fat_count), *[_FREE] * (109 - fat_count)]
    return header + struct.pack("<109I", *fat_places) + b"".join(sectors) + fat


def _enter(tree: Tree, entries: list[list[object]], parent: int) -> None:
    """Siblings hang on one another's right side, in the order compound files want."""
    last = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        content = tree[name]
        number = len(entries)
        is_stream = isinstance(content, bytes)
        entries.append([name, 2 if is_stream else 1, _NONE, _NONE, content if is_stream else b""])
        if last is None:
            entries[parent][3] = number
        else:
            entries[last][2] = number
        last = number
        if isinstance(content, dict):
            _enter(content, entries, number)


def _place(data: bytes, sectors: list[bytes], chains: list[int], size: int = _SECTOR) -> int:
    start = len(sectors)
    pieces = [data[at : at + size].ljust(size, b"\0") for at in range(0, len(data), size)]
    sectors += pieces
    chains += [*range(start + 1, start + len(pieces)), _END]
    return start


def _entry(entry: list[object], start: int) -> bytes:
    name, kind, right, child, content = entry
    coded = str(name).encode("utf-16-le")
    fields = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded) + 2, kind, 1, _NONE, right, child)
    return fields + bytes(36) + struct.pack("<IQ", start, len(content))  # type: ignore[arg-type]


def message(
    words: dict[int, str], sent: datetime | None = None, header: int = 32, **more: "bytes | Tree"
) -> Tree:
    """The storage of a message: properties by number, and further streams and storages by name."""
    rows = b""
    if sent:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        rows = struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    return {
        "__properties_version1.0": bytes(header) + rows,
        **{f"__substg1.0_{number:04X}001F": text.encode("utf-16-le") for number, text in words.items()},
        **more,
    }


def attachment(name: str, data: "bytes | Tree") -> Tree:
    """The storage of an attached file, or of an attached message."""
    kind = "0102" if isinstance(data, bytes) else "000D"
    return {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        f"__substg1.0_3701{kind}": data,
    }

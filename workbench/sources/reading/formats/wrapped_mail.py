"""Mails that are wrapped into one file: signed S/MIME (RFC 8551) and Outlook's winmail.dat (MS-OXTNEF)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_DATA = bytes.fromhex("2a864886f70d010701")
_SIGNED = bytes.fromhex("2a864886f70d010702")
_DEEPEST = 12
_TNEF = 0x223E9F78
_BODY, _MESSAGE_PROPERTIES, _CODE_PAGE = 0x0002800C, 0x00069003, 0x00069007
_NEW_FILE, _FILE_TITLE, _FILE_DATA, _FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
PLAIN, HTML, PACKED_RTF = 0x1000, 0x1013, 0x1009
_FILE_BYTES, _LONG_NAME = 0x3701, 0x3707
_SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_TEXT, _WIDE_TEXT, _BINARY, _OBJECT = 0x1E, 0x1F, 0x102, 0xD


def signed_content(data: bytes) -> bytes:
    """What a signed S/MIME file holds; empty where it is encrypted, damaged or none."""
    try:
        return _content_of(data)
    except (IndexError, ValueError):
        return b""


def _content_of(data: bytes) -> bytes:
    (_tag, outer), *_ = _items(data)
    kind, wrapped = list(_items(outer))[:2]
    if kind[1] != _SIGNED:
        return b""
    ((_tag, signed), *_) = _items(wrapped[1])
    for tag, inner in _items(signed):
        if tag != 0x30:
            continue
        parts = list(_items(inner))
        if parts and parts[0][1] == _DATA and len(parts) > 1:
            return b"".join(_octets(*item) for item in _items(parts[1][1]))
    return b""


def _octets(tag: int, content: bytes, depth: int = 0) -> bytes:
    """A string of octets, which may be in pieces."""
    if not tag & 0x20 or depth > _DEEPEST:
        return content
    return b"".join(_octets(*item, depth + 1) for item in _items(content))


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of each item of BER, also of those whose length is not given."""
    at = 0
    while at < len(data):
        tag, start, end, at = _item_at(data, at)
        if tag == 0:
            return
        yield tag, data[start:end]


def _item_at(data: bytes, at: int, depth: int = 0) -> tuple[int, int, int, int]:
    tag, length, start = data[at], data[at + 1], at + 2
    if length == 0x80:
        if depth > _DEEPEST:
            raise ValueError("nested too deeply")
        place = start
        while data[place : place + 2] != b"\0\0":
            place = _item_at(data, place, depth + 1)[3]
        return tag, start, place, place + 2
    if length > 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(data[start : start + count], "big"), start + count
    if start + length > len(data):
        raise ValueError("cut off")
    return tag, start, start + length, start + length


@dataclass(slots=True)
class Winmail:
    """What a winmail.dat holds: the body in its versions (PLAIN, HTML, PACKED_RTF) and the files."""

    bodies: dict[int, bytes] = field(default_factory=dict)
    wide: set[int] = field(default_factory=set)
    code_page: str = ""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    is_cut_off: bool = False


def winmail(data: bytes) -> Winmail | None:
    """Read a winmail.dat; None where it is none. What is cut off is left out and said."""
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != _TNEF:
        return None
    found = Winmail()
    names: list[str] = []
    contents: list[bytes] = []
    for number, value in _attributes(data, found):
        if number == _CODE_PAGE and len(value) >= 4:
            found.code_page = f"cp{struct.unpack_from('<I', value)[0]}"
        elif number == _BODY:
            found.bodies.setdefault(PLAIN, value.rstrip(b"\0"))
        elif number == _MESSAGE_PROPERTIES:
            _take_bodies(found, value)
        elif number == _NEW_FILE:
            names.append("")
            contents.append(b"")
        elif names:
            _take_file(found, number, value, names, contents)
    found.files = [(name or "attachment", file) for name, file in zip(names, contents, strict=True)]
    return found


def _attributes(data: bytes, found: Winmail) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(data):
        number, length = struct.unpack_from("<II", data, at + 1)
        at += 9
        if at + length > len(data):
            found.is_cut_off = True
            return
        yield number, data[at : at + length]
        at += length + 2


def _take_bodies(found: Winmail, value: bytes) -> None:
    for number, kind, content in _properties(value):
        if number in (PLAIN, HTML, PACKED_RTF) and content.rstrip(b"\0"):
            found.bodies[number] = content
            if kind == _WIDE_TEXT:
                found.wide.add(number)


def _take_file(found: Winmail, number: int, value: bytes, names: list[str], contents: list[bytes]) -> None:
    if number == _FILE_TITLE:
        names[-1] = names[-1] or value.rstrip(b"\0").decode("cp1252", "replace")
    elif number == _FILE_DATA:
        contents[-1] = value
    elif number == _FILE_PROPERTIES:
        for key, kind, content in _properties(value):
            if key == _LONG_NAME:
                page = "utf-16-le" if kind == _WIDE_TEXT else "cp1252"
                names[-1] = content.decode(page, "replace").rstrip("\0") or names[-1]
            elif key == _FILE_BYTES and not contents[-1]:
                # An object has the 16 bytes of its class before it.
                contents[-1] = content[16:] if kind == _OBJECT else content


def _properties(value: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Number, kind and content of each MAPI property; as far as they go."""
    try:
        (count,) = struct.unpack_from("<I", value)
        at = 4
        for _ in range(min(count, 5000)):
            kind, number = struct.unpack_from("<HH", value, at)
            at = _after_name(value, at + 4, number)
            single = kind & 0xFFF
            several = 1
            if kind & 0x1000 or single in (_TEXT, _WIDE_TEXT, _BINARY, _OBJECT):
                (several,) = struct.unpack_from("<I", value, at)
                at += 4
            for _value in range(min(several, 5000)):
                length = _SIZES.get(single, 0)
                if single in (_TEXT, _WIDE_TEXT, _BINARY, _OBJECT):
                    (length,) = struct.unpack_from("<I", value, at)
                    at += 4
                if not length and single in (0, 1):
                    return
                yield number, single, value[at : at + length]
                at += (length + 3) & ~3
    except struct.error:
        return


def _after_name(value: bytes, at: int, number: int) -> int:
    """Where a property goes on behind the name that some have."""
    if number < 0x8000:
        return at
    by_name, length = struct.unpack_from("<II", value, at + 16)
    return at + 24 + (((length + 3) & ~3) if by_name else 0)

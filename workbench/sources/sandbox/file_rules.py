"""Rules on files for Linux (Landlock): this process may read its own program and libraries, no more.

Needs no rights and cannot be taken off again. Threads and programs started later have them too,
threads started before do not.
"""

import ctypes
import os
import struct
import sys
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""The same numbers on every machine."""
_ASK_VERSION = 1
_BELOW_A_PATH = 1
_EXECUTE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 2, 1 << 3
_EVERYTHING_OF_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_EVERYTHING = (1 << 16) - 1
_TCP_FROM_VERSION, _SCOPES_FROM_VERSION = 4, 6
_TCP_BIND_AND_CONNECT = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11
# What loading a library, telling the time and guessing a type look at; all of it the system's own.
_OF_THE_SYSTEM = (
    "/usr", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store", "/etc/ld.so.cache", "/etc/ld.so.preload",
    "/etc/localtime", "/etc/mime.types", "/etc/apache2/mime.types", "/etc/httpd/mime.types",
    "/sys/devices/system/cpu", "/proc/cpuinfo", "/proc/meminfo", "/dev/urandom",
)  # fmt: skip


def allow_only_own_files(readable: tuple[str, ...] = (), executable: tuple[str, ...] = ()) -> bool:
    """From now on only the system's libraries and `readable` can be read, only `executable` be started.

    Nothing can be written, renamed, removed or made; no TCP connection made or taken, where the kernel
    knows how. False where the kernel offers no such rules; needs PR_SET_NO_NEW_PRIVS or rights.
    """
    held = False
    if sys.platform == "linux":
        held = _restrict(readable, executable)
    return held


def _restrict(readable: tuple[str, ...], executable: tuple[str, ...]) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    version = library.syscall(ctypes.c_long(_CREATE_RULESET), None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    handled = _EVERYTHING_OF_VERSION.get(version, _EVERYTHING)
    fields = [handled]
    if version >= _TCP_FROM_VERSION:
        fields.append(_TCP_BIND_AND_CONNECT)
    if version >= _SCOPES_FROM_VERSION:
        fields.append(_ABSTRACT_SOCKETS_AND_SIGNALS)
    rules = struct.pack(f"={len(fields)}Q", *fields)
    ruleset = library.syscall(ctypes.c_long(_CREATE_RULESET), rules, ctypes.c_size_t(len(rules)), 0)
    if ruleset < 0:
        return False
    try:
        for path in (*_OF_THE_SYSTEM, *readable):
            _add(library, ruleset, path, _READ_FILE | _READ_FOLDER)
        for path in executable:
            _add(library, ruleset, path, _EXECUTE | _READ_FILE)
        return int(library.syscall(ctypes.c_long(_RESTRICT_SELF), ruleset, 0)) == 0
    finally:
        os.close(ruleset)


def _add(library: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    try:
        place = _pointed_at(path)
    except OSError:
        # Not on this machine: then there is nothing to allow.
        return
    try:
        if not os.path.isdir(path):
            rights &= ~_READ_FOLDER
        rule = struct.pack("=Qi", rights, place)
        library.syscall(ctypes.c_long(_ADD_RULE), ruleset, _BELOW_A_PATH, rule, 0)
    finally:
        os.close(place)


def _pointed_at(path: str) -> int:
    if sys.platform == "linux":
        return os.open(path, os.O_PATH | os.O_CLOEXEC)
    raise OSError("only Linux has handles that point at a file without opening it")


def places_of_python() -> tuple[str, ...]:
    """Where the running Python, its libraries and this package lie; not the folder they are in."""
    package = Path(__file__).resolve().parents[2]
    inside = [sys.prefix, sys.base_prefix, sys.exec_prefix, str(package)]
    # Python's own search path without the folder that holds the package: that may be anybody's.
    inside += [place for place in sys.path if place and Path(place).resolve() != package.parent]
    return tuple(dict.fromkeys(os.path.realpath(place) for place in inside))


def interpreter_of(program: str) -> str:
    """The loader an ELF program names, which is started in its place; "" where there is none."""
    with open(program, "rb") as file:
        head = file.read(64)
        if head[:6] != b"\x7fELF\x02\x01":
            return ""
        offset, size, count = struct.unpack_from("<Q", head, 32)[0], *struct.unpack_from("<HH", head, 54)
        for index in range(count):
            file.seek(offset + index * size)
            kind, _, at, _, _, length = struct.unpack("<IIQQQQ", file.read(40))
            if kind == 3:
                file.seek(at)
                return file.read(min(length, 4096)).rstrip(b"\0").decode("utf-8", "replace")
    return ""

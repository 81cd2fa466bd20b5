"""The child process of the guard: takes one document after another from a pipe, gives plain data back.

Before the first byte is read it gives up network, files for writing, other programs and most memory.
"""

import json
import os
import struct
import sys
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">Q")
_SPENT_SHARE = 0.5
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
)


def main() -> None:
    """Serve until the pipe closes."""
    requests, answers = _own_pipes()
    memory = int(os.environ.get("GROUNDWORK_READER_MEMORY", 1536 * 1024 * 1024))
    _give_up_rights(memory)
    while True:
        header = requests.read(_LENGTH.size)
        if len(header) < _LENGTH.size:
            return
        request = json.loads(requests.read(_LENGTH.unpack(header)[0]))
        data = requests.read(request["size"])
        packed = json.dumps(_answer(data, request["name"], memory)).encode()
        answers.write(_LENGTH.pack(len(packed)) + packed)
        answers.flush()


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, with standard output out of the way: a library that prints must not be heard."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return requests, answers


def _give_up_rights(memory: int) -> None:
    if sys.platform == "linux":
        _leave_the_network()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.addaudithook(_refuse)


def _leave_the_network() -> None:
    """Die with the parent; move into a network namespace that has no network, where permitted."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    set_parent_death_signal, kill, new_user, new_network = 1, 9, 0x10000000, 0x40000000
    libc.prctl(set_parent_death_signal, kill)
    if libc.unshare(new_network) != 0:
        # Not permitted everywhere; the audit hook refuses sockets all the same.
        libc.unshare(new_user | new_network)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not use {event}")
    if event == "open" and isinstance(arguments[1], str) and any(mark in arguments[1] for mark in "wax+"):
        raise PermissionError("a reader may not write files")


def _answer(data: bytes, name: str, memory: int) -> dict[str, Any]:
    from workbench.sources.detect import detect

    media_type = "application/octet-stream"
    try:
        kind = detect(data, name)
        media_type = kind.media_type
        if not kind.reader:
            return {"reason": kind.reason, "media_type": media_type}
        answer = _read(data, name, kind.reader)
    except MemoryError:
        reason = "The document needs more memory than a reader may have. The original is kept."
        return {"reason": reason, "media_type": media_type, "spent": True}
    except RecursionError:
        return {"reason": "The document is nested too deeply to be read.", "media_type": media_type}
    except Exception as error:  # noqa: BLE001
        # The readers meet every kind of damage; which exception a library raises is no contract.
        return {"reason": _plain_reason(error), "media_type": media_type, "spent": _is_spent(memory)}
    return {**answer, "spent": _is_spent(memory)}


def _read(data: bytes, name: str, reader: str) -> dict[str, Any]:
    from importlib import import_module

    reading = import_module(f"workbench.sources.formats.{reader}").read(data, name)
    return {
        **{field: getattr(reading, field) for field in reading.__slots__ if field != "structure"},
        "structure": [[s.kind, s.start, s.end, s.level, s.label] for s in reading.structure],
    }


def _plain_reason(error: Exception) -> str:
    from workbench.values.errors import KnownError

    if isinstance(error, KnownError):
        return str(error)
    return f"The document is damaged or unusual and could not be read ({type(error).__name__})."


def _is_spent(memory: int) -> bool:
    if sys.platform == "win32":
        return False
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return used > memory * _SPENT_SHARE


if __name__ == "__main__":
    main()

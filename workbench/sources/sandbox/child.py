"""The child process of the guard: takes one document after another from a pipe, gives plain data back.

It leaves the network, loads the readers, gives up the user's files, writing, other programs, most
system calls and most memory, and only then takes the first foreign byte.
"""

import faulthandler
import gc
import json
import os
import socket
import struct
import sys
import zipfile
import zlib
from collections.abc import Sequence
from importlib import import_module
from typing import Any, BinaryIO

from workbench.sources.sandbox.confinement import leave_files, leave_network, leave_system_calls
from workbench.sources.sandbox.file_rules import places_of_python
from workbench.sources.sandbox.priority import give_way
from workbench.sources.sandbox.wire import said
from workbench.values.seclusion import seclude

_LENGTH = struct.Struct(">Q")
_SPENT_SHARE = 0.5
_GRACE = 5.0
_MOST_BY_THE_CLOCK = 6
"""As in `worker`, which is not imported here."""
_LIBRARIES = (
    "lxml.html", "trafilatura", "mammoth", "pypdfium2", "py3langid", "charset_normalizer",
    # Reads its list of words, which it may not later.
    "workbench.sources.reading.formats.english",
)  # fmt: skip
_FORBIDDEN = (
    "socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.",
    "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.kill",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "os.setxattr", "os.removexattr",
    "shutil.", "tempfile.", "sqlite3.",
)  # fmt: skip
_SELDOM = 100_000
"""Objects made and not let go of, before cycles among them are looked for within a document."""
_own_status: int | None = None
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Serve until the pipe closes."""
    requests, answers, nowhere = _own_pipes()
    memory = int(os.environ.get("GROUNDWORK_READER_MEMORY", 1024 * 1024 * 1024))
    _remember_own_status()
    give_way()
    held = leave_network()
    seclude()
    # One of the libraries tries at its import whether an address of the newer kind can be bound.
    socket.has_ipv6 = False
    load_libraries()
    _give_up_rights(memory)
    held += leave_files(places_of_python())
    held += leave_system_calls()
    # Told before the first foreign byte: afterwards the word of this process is worth nothing.
    _tell(answers, {"held": held})
    while True:
        prefix = requests.read(_LENGTH.size)
        if len(prefix) < _LENGTH.size:
            return
        request = json.loads(requests.read(_LENGTH.unpack(prefix)[0]))
        _end_by_itself_after(float(request["seconds"]) * _MOST_BY_THE_CLOCK + _GRACE, nowhere)
        data = requests.read(request["size"])
        answer = _answer(data, request, memory)
        # Bytes do not go into the JSON: their lengths do, and they follow it.
        blobs = answer.pop("blobs", [])
        faulthandler.cancel_dump_traceback_later()
        _tell(answers, {**answer, "blobs": [len(blob) for blob in blobs]}, blobs)
        del data, answer, blobs
        gc.collect()


def load_libraries() -> None:
    """Load what reads documents, to stay as long as this process.

    What is loaded is never looked through for what can be thrown away, and what a document leaves
    only after it was read: looking for it took an eighth of the time of a long document.
    """
    for library in _LIBRARIES:
        import_module(library)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _tell(answers: BinaryIO, answer: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    packed = json.dumps(answer).encode()
    answers.write(_LENGTH.pack(len(packed)) + packed)
    for blob in blobs:
        answers.write(blob)
    answers.flush()


def _own_pipes() -> tuple[BinaryIO, BinaryIO, BinaryIO]:
    """The two pipes, with standard output out of the way: a library that prints must not be heard."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return requests, answers, os.fdopen(nowhere, "wb")


def _end_by_itself_after(seconds: float, nowhere: BinaryIO) -> None:
    """End this process in a while, even from within a library that never comes back.

    The parent kills a child that is late; this is for the case that the parent itself is gone.
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)


def _give_up_rights(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not use {event}")
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = isinstance(mode, str) and any(mark in mode for mark in "wax+")
        if writes or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("a reader may not write files")


def _answer(data: bytes, request: dict[str, Any], memory: int) -> dict[str, Any]:
    from workbench.sources.reading.detect import detect

    if request.get("warm"):
        from workbench.sources.reading.formats.language import language_of

        return {"warm": language_of("Words enough for the model of languages to be loaded once.")}
    media_type = "application/octet-stream"
    name = str(request["name"])
    try:
        kind = detect(data, name)
        media_type = kind.media_type
        if request.get("review") and kind.reader == "docx":
            from workbench.sources.reading.formats.docx_review import read as read_review

            return {"review": read_review(data), "spent": _is_spent(memory)}
        if request.get("looks") and kind.reader:
            from workbench.sources.reading.formats.docx_looks import read as read_looks

            found = read_looks(data) if kind.reader == "docx" else None
            return {"looks": found, "spent": _is_spent(memory)}
        if not kind.reader:
            return {"reason": kind.reason, "media_type": media_type}
        if "picture" in request:
            answer = _picture(data, kind.reader, request)
        else:
            answer = _read(data, name, kind.reader, request)
    except MemoryError:
        reason = "The document needs more memory than a reader may have. The original is kept."
        return {"reason": reason, "media_type": media_type, "spent": True}
    except RecursionError:
        reason = "The document is nested too deeply to be read. The original is kept."
        return {"reason": reason, "media_type": media_type}
    except Exception as error:  # noqa: BLE001
        # The readers meet every kind of damage; which exception a library raises is no contract.
        return {"reason": _plain_reason(error), "media_type": media_type, "spent": _is_spent(memory)}
    return {**answer, "spent": _is_spent(memory)}


def _read(data: bytes, name: str, reader: str, request: dict[str, Any]) -> dict[str, Any]:
    """The reading, in the way that was asked for where the reader knows it."""
    module = import_module(f"workbench.sources.reading.formats.{reader}")
    read = module.read
    for wish in ("whole", "boxes"):
        if request.get(wish):
            read = getattr(module, f"read_{wish}", read)
    return said(read(data, name))


def _picture(data: bytes, reader: str, request: dict[str, Any]) -> dict[str, Any]:
    """One page as pixels, three bytes each (red, green, blue), row by row."""
    makers = {"image": "image", "pdf": "pdf_picture"}
    if reader not in makers:
        return {"reason": "Only pictures and PDFs have pages that can be shown."}
    maker = import_module(f"workbench.sources.reading.formats.{makers[reader]}")
    width, height, pixels = maker.picture(data, int(request["picture"]), int(request["longest"]))
    if request.get("calm"):
        from PIL import Image, ImageFilter

        # The specks of a bad scan or copy, which letters are lost among.
        speckled = Image.frombytes("RGB", (width, height), pixels)
        pixels = speckled.filter(ImageFilter.MedianFilter(3)).tobytes()
    return {"width": width, "height": height, "blobs": [pixels]}


def _plain_reason(error: Exception) -> str:
    from workbench.values.errors import KnownError

    if isinstance(error, KnownError):
        return str(error)
    if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError):
        return "A part of the document is damaged and it could not be read. The original is kept."
    return (
        f"The document is damaged or unusual and could not be read ({type(error).__name__}). "
        "The original is kept."
    )


def _remember_own_status() -> None:
    """Open what the kernel says of this process, while files can still be opened."""
    global _own_status
    if sys.platform == "linux":
        _own_status = os.open("/proc/self/status", os.O_RDONLY | os.O_CLOEXEC)


def _is_spent(memory: int) -> bool:
    return _most_memory_used() > memory * _SPENT_SHARE


def _most_memory_used() -> int:
    """The most bytes this process ever held; 0 where the machine does not tell."""
    if sys.platform == "linux":
        # Not getrusage: there a child begins with the peak of the program that started it.
        status = os.pread(_own_status, 16384, 0) if _own_status is not None else b""
        lines = [line.split() for line in status.splitlines() if line.startswith(b"VmHWM:")]
        most = int(lines[0][1]) * 1024 if lines else 0
    elif sys.platform == "win32":
        most = 0
    else:
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return most


if __name__ == "__main__":
    main()

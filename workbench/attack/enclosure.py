"""A world of its own for a program that reads the finished file: nothing of it touches a disk.

Run as a program: `python -m workbench.attack.enclosure READER SECONDS`, with the file on standard input; the
text comes out on standard output. Before anything is started, this process moves to namespaces of its own
(user, mounts, network, processes) whose root is a tmpfs: the system's programs are bound into it
read-only, home, profile and temporary folder lie on it, there is no network, and all of it is gone with
the last process. When this process is killed, so is every other in there. Where the system grants less,
no program is started and the exit code says so.
"""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# Every module first: once the root is another, none can be loaded any more.
if sys.platform != "win32":
    import resource

NOT_CONFINED, FAILED, TOO_LONG = 71, 72, 73
"""Exit codes: the system does not allow it; the program gave no text; it took too long."""

_NEW_MOUNTS, _NEW_UTS, _NEW_IPC = 0x00020000, 0x04000000, 0x08000000
_NEW_USER, _NEW_PIDS, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000
_DIE_WITH_PARENT, _KILL, _NO_NEW_PRIVILEGES = 1, 9, 38
_NOSUID, _NODEV, _NOEXEC, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE, _READ_ONLY = (
    0x2, 0x4, 0x8, 0x20, 0x1000, 0x4000, 0x40000, 0x1,
)  # fmt: skip
_DETACH = 2
_NUMBERS = {"x86_64": (442, 155), "aarch64": (442, 41)}
"""Of `mount_setattr` and `pivot_root`, by the kind of machine."""
_HERE, _ALL_BELOW = -100, 0x8000
_SYSTEM = ("/usr", "/opt", "/etc/fonts", "/etc/libreoffice", "/etc/alternatives", "/etc/ld.so.cache",
           "/var/cache/fontconfig", "/var/lib/libreoffice", "/nix/store", "/gnu/store")  # fmt: skip
_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_DEVICES = ("null", "zero", "full", "random", "urandom")
_SIZE = "size=768m,mode=0700"
_USER = 1000
_LARGEST = 512_000_000


class NotGranted(Exception):
    """The system does not allow a step."""


def main() -> None:
    """Move away, start the reader there, hand its text out."""
    if sys.platform == "linux":
        _go(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(NOT_CONFINED)


def _go(reader: str, seconds: int) -> None:
    parent = os.getppid()
    data = sys.stdin.buffer.read()
    try:
        path = shutil.which(_PROGRAMS[reader]) or ""
        _leave()
        if os.getppid() != parent:
            os._exit(NOT_CONFINED)  # It was gone before it could be followed.
    except (NotGranted, OSError):
        os._exit(NOT_CONFINED)
    if sys.platform != "win32":
        lives, held = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(held)
            os._exit(_inside(reader, os.path.realpath(path) if path else "", seconds, data, lives))
        os.close(lives)
        _pid, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else FAILED)


def _inside(reader: str, path: str, seconds: int, data: bytes, lives: int) -> int:
    """In the first process of the new world: make it, then read."""
    try:
        _die_with_parent()
        if sys.platform == "linux":
            os.set_blocking(lives, False)
        try:
            if os.read(lives, 1) == b"":
                return NOT_CONFINED  # The parent was gone before it could be followed.
        except BlockingIOError:
            pass  # It lives: nothing was written, and the pipe is open.
        _new_root()
        _give_up_rights(seconds)
    except (NotGranted, OSError):
        return NOT_CONFINED
    try:
        text = _READERS[reader](path, data, seconds)
    except subprocess.TimeoutExpired:
        return TOO_LONG
    except OSError:
        return FAILED
    with os.fdopen(os.dup(1), "wb") as answer:
        answer.write(text)
    return 0 if text else FAILED


# -- the world --------------------------------------------------------------------------------


def _call(name: str, *arguments: object) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, name)(*arguments) != 0:
        raise NotGranted(f"{name}: {os.strerror(ctypes.get_errno())}")


def _system_call(number: int, *arguments: object) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if library.syscall(ctypes.c_long(number), *arguments) != 0:
        raise NotGranted(f"{number}: {os.strerror(ctypes.get_errno())}")


def _leave() -> None:
    user = group = 0
    if sys.platform == "linux":
        user, group = os.geteuid(), os.getegid()
    _call("unshare", _NEW_USER | _NEW_MOUNTS | _NEW_NETWORK | _NEW_PIDS | _NEW_IPC | _NEW_UTS)
    # Becoming somebody else withdraws it, so it comes after.
    _die_with_parent()
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{_USER} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{_USER} {group} 1", "ascii")


def _die_with_parent() -> None:
    _call("prctl", _DIE_WITH_PARENT, _KILL, 0, 0, 0)


def _new_root() -> None:
    assert sys.platform == "linux"
    _mount("none", "/", "", _RECURSIVE | _PRIVATE)
    root = "/tmp"
    _mount("tmpfs", root, "tmpfs", _NOSUID | _NODEV, _SIZE)
    for place in _SYSTEM:
        _bind(place, root + place)
    for place in _LINKS:
        if os.path.islink(place):
            os.symlink(os.readlink(place), root + place)
        else:
            _bind(place, root + place)
    for name in ("proc", "dev", "dev/shm", "work", "work/out", "work/tmp", "tmp", "var/tmp", "old", "etc"):
        os.makedirs(f"{root}/{name}", mode=0o700, exist_ok=True)
    for name in _DEVICES:
        Path(f"{root}/dev/{name}").touch()
        _mount(f"/dev/{name}", f"{root}/dev/{name}", "", _BIND)
    Path(f"{root}/etc/passwd").write_text(f"reader:x:{_USER}:{_USER}::/work:/bin/sh\n", "ascii")
    _call("sethostname", b"localhost", 9)
    os.chdir(root)
    _system_call(_numbers()[1], b".", b"old")
    os.chdir("/")
    # A container may not allow another view of its processes; then there is none.
    _try(lambda: _mount("proc", "/proc", "proc", _NOSUID | _NODEV | _NOEXEC))
    _call("umount2", b"/old", _DETACH)
    os.rmdir("/old")
    os.chdir("/work")


def _try(step: Callable[[], None]) -> bool:
    try:
        step()
    except NotGranted:
        return False
    return True


def _mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    _call("mount", source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode())


def _bind(place: str, target: str) -> None:
    """A folder or file of the system, to be read only."""
    if not os.path.exists(place):
        return
    if os.path.isdir(place):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        Path(target).touch()
    _mount(place, target, "", _BIND | _RECURSIVE)
    read_only = (_READ_ONLY | 0x2 | 0x4).to_bytes(8, sys.byteorder) + bytes(24)
    _system_call(_numbers()[0], _HERE, target.encode(), _ALL_BELOW, read_only, 32)


def _numbers() -> tuple[int, int]:
    """The numbers of `mount_setattr` and `pivot_root` on this kind of machine."""
    machine = platform.machine()
    if machine not in _NUMBERS:
        raise NotGranted(machine)
    return _NUMBERS[machine]


def _give_up_rights(seconds: int) -> None:
    _call("prctl", _NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST, _LARGEST))


# -- the readers ------------------------------------------------------------------------------


_ENVIRONMENT = {
    "HOME": "/work", "TMPDIR": "/work/tmp", "TMP": "/work/tmp", "TEMP": "/work/tmp", "LANG": "C.UTF-8",
    "XDG_CACHE_HOME": "/work/cache", "XDG_CONFIG_HOME": "/work/config", "XDG_DATA_HOME": "/work/data",
    "XDG_RUNTIME_DIR": "/work/tmp", "PATH": "/usr/bin:/bin", "SAL_USE_VCLPLUGIN": "svp",
}  # fmt: skip


def _run(command: list[str], data: bytes, seconds: int) -> bytes:
    done = subprocess.run(
        command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=_ENVIRONMENT, cwd="/work", timeout=seconds, check=False,
    )  # fmt: skip
    return done.stdout if done.returncode == 0 else b""


def _libreoffice(path: str, data: bytes, seconds: int) -> bytes:
    Path("/work/file.docx").write_bytes(data)
    command = [
        path, "--headless", "--invisible", "--nologo", "--norestore", "--nodefault", "--nolockcheck",
        "-env:UserInstallation=file:///work/profile",
        "--convert-to", "fodt:OpenDocument Text Flat XML", "--outdir", "/work/out", "/work/file.docx",
    ]  # fmt: skip
    _run(command, b"", seconds)
    written = Path("/work/out/file.fodt")
    return written.read_bytes() if written.exists() else b""


def _pandoc(path: str, data: bytes, seconds: int) -> bytes:
    return _run([path, "-f", "docx", "-t", "plain", "--wrap=none", "--track-changes=all"], data, seconds)


def _nothing(_path: str, _data: bytes, _seconds: int) -> bytes:
    return b"confined"


_PROGRAMS = {"libreoffice": "soffice", "pandoc": "pandoc", "nothing": "true"}
_READERS: dict[str, Callable[[str, bytes, int], bytes]] = {
    "libreoffice": _libreoffice,
    "pandoc": _pandoc,
    "nothing": _nothing,
}


if __name__ == "__main__":
    main()

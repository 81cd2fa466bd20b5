"""What a program and all it starts ask of the system, seen by strace: network, files written, programs."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_CALLS = (
    "trace=%network,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,"
    "symlink,symlinkat,truncate,mknod,mknodat,execve,execveat"
)
_CALL = re.compile(r"^(?:\d+ +)?(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)")
_RESUMED = re.compile(r"^(?P<process>\d+) +<\.\.\. (?P<name>\w+) resumed>(?P<rest>.*)$")
_UNFINISHED = re.compile(r"^(?P<process>\d+) +(?P<begun>.*) <unfinished \.\.\.>$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NETWORK = {
    "socket", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg", "recvfrom",
    "recvmsg", "recvmmsg", "socketpair", "getsockname", "getpeername", "setsockopt", "getsockopt", "shutdown",
}  # fmt: skip
_CHANGING = {
    "creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat",
    "symlink", "symlinkat", "truncate", "mknod", "mknodat",
}  # fmt: skip


@dataclass(slots=True)
class Seen:
    """What was asked for: every network call, refused ones too; files changed; programs started."""

    said: str = ""
    calls: int = 0
    network: list[str] = field(default_factory=list)
    changed: Counter[str] = field(default_factory=Counter)
    started: Counter[str] = field(default_factory=Counter)

    def changed_outside(self, *folders: Path) -> list[str]:
        """Paths of files made, written, renamed or removed that are not one of `folders` or below it."""
        return sorted(
            path
            for path in self.changed
            if path != "/dev/null" and not any(Path(path).is_relative_to(folder) for folder in folders)
        )


def watch(arguments: list[str], folder: Path, seconds: float) -> Seen:
    """Run a module of this project under strace; skips the test where that is not possible."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    log = folder.with_name(f"{folder.name}.calls")
    # Without a name in the environment a program may ask a service of the system whose account this is.
    nameless = ("LOGNAME", "USER", "LNAME", "USERNAME")
    environment = {name: value for name, value in os.environ.items() if name not in nameless}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}
    # Without --seccomp-bpf, which is faster: with it, what the reader's own filter refuses is not seen.
    command = ["strace", "-f", "-qq", "-s", "4096", "-e", _CALLS, "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, *arguments],
        capture_output=True, text=True, timeout=seconds, check=False, cwd=ROOT, env=environment,
    )  # fmt: skip
    if done.returncode != 0 and ("ptrace" in done.stderr or "not permitted" in done.stderr):
        pytest.skip(f"this machine does not let programs be watched: {done.stderr.strip()[:200]}")
    assert done.returncode == 0, done.stderr
    seen = seen_in(log.read_text("utf-8", "replace"))
    seen.said = done.stdout
    log.unlink()
    return seen


def seen_in(log: str) -> Seen:
    """What a log of strace tells."""
    seen = Seen()
    for line in _whole_lines(log):
        call = _CALL.match(line)
        if not call:
            continue
        seen.calls += 1
        name, arguments, result = call["name"], call["arguments"], int(call["result"])
        paths = [path for path in _QUOTED.findall(arguments) if path]
        if name in _NETWORK:
            seen.network.append(line)
        elif name in ("execve", "execveat") and result == 0:
            seen.started[paths[0]] += 1
        elif result >= 0 and (name in _CHANGING or _opens_for_writing(name, arguments)):
            for path in paths:
                seen.changed[os.path.normpath(ROOT / path)] += 1
    return seen


def _opens_for_writing(name: str, arguments: str) -> bool:
    return name.startswith("open") and bool(re.search(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)", arguments))


def _whole_lines(log: str) -> list[str]:
    """The lines with calls that another process interrupted put together again."""
    begun: dict[tuple[str, str], str] = {}
    lines = []
    for line in log.splitlines():
        if cut := _UNFINISHED.match(line):
            begun[cut["process"], cut["begun"].split("(")[0]] = cut["begun"]
        elif rest := _RESUMED.match(line):
            first = begun.pop((rest["process"], rest["name"]), f"{rest['name']}(")
            lines.append(f"{rest['process']} {first}{rest['rest']}")
        else:
            lines.append(line)
    return lines

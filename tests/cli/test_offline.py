"""The program itself asks for no network in the whole job, and would be refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.case import Case

ROOT = Path(__file__).resolve().parents[2]
_WATCHED = """
import json, runpy, sys
sys.path.insert(0, "")
asked = []
def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        asked.append((event, repr(arguments[1:])))
sys.addaudithook(hook)
told, deed, *arguments = sys.argv[1:]
sys.argv = ["main.py", *arguments]
if deed:
    import workbench.demo
    build = workbench.demo.build_sample
    def build_and_ask(*given):
        exec(deed)
        return build(*given)
    workbench.demo.build_sample = build_and_ask
try:
    runpy.run_path("main.py", run_name="__main__")
finally:
    with open(told, "w") as file:
        json.dump(asked, file)
"""
# What makes, names or closes a socket of this very machine reaches nobody.
_REACHING = ("connect", "getaddrinfo", "gethostby", "sendto", "sendmsg", "Request", "open")
DEEDS = {
    "connects": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "looks a name up": "import socket; socket.getaddrinfo('localhost', 80)",
    "sends": "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'words', ('127.0.0.1', 9))",
    "fetches": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
}


def watched(
    folder: Path, *arguments: str, deed: str = ""
) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """A command in a process of its own, and what it asked the network for."""
    told = folder / "asked.json"
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(told), deed, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    asked = json.loads(told.read_text("utf-8"))
    return done, [f"{event} {what}" for event, what in asked if any(verb in event for verb in _REACHING)]


def test_the_demo_builds_the_case_and_both_templates_and_reaches_nobody(tmp_path: Path) -> None:
    """The whole job, begun as from a checkout."""
    done, asked = watched(tmp_path, "demo", "--out", str(tmp_path / "demo"))
    assert done.returncode == 0, done.stderr
    assert asked == []
    written = sorted(path.name for path in (tmp_path / "demo").glob("*.docx"))
    assert written == [
        "assessed-brief-client.docx",
        "assessed-brief-internal.docx",
        "house-brief-client.docx",
    ]
    with Case.open(tmp_path / "demo" / "SAMPLE - Tamrana.gwk") as case:
        assert case.verify() == []
        assert case.sources.count() == 18


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_whoever_tries_is_seen_and_refused(tmp_path: Path, deed: str) -> None:
    done, asked = watched(tmp_path, "demo", "--out", str(tmp_path / "demo"), deed=deed)
    assert asked, "the watch sees it"
    assert done.returncode != 0
    assert "NetworkRefused" in done.stderr


def test_a_socket_that_is_a_file_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deed = "\n".join(
        (
            "import os, socket",
            "path = os.path.join(os.environ['HERE'], 's')",
            "here = socket.socket(socket.AF_UNIX)",
            "here.bind(path), here.listen()",
            "socket.socket(socket.AF_UNIX).connect(path)",
            "raise SystemExit(7)",
        )
    )
    monkeypatch.setenv("HERE", str(tmp_path))
    done, _asked = watched(tmp_path, "demo", "--out", str(tmp_path / "demo"), deed=deed)
    assert done.returncode == 7, done.stderr

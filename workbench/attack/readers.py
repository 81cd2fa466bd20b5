"""Other programs that read the finished file, each in a world of its own (`enclosure`)."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.attack.enclosure import NOT_CONFINED, TOO_LONG
from workbench.attack.model import USED
from workbench.attack.package import text_of
from workbench.values.job import Job

SECONDS = 60
"""How long a program may take."""
_GRACE = 5
_BLOCKS = re.compile(r"<office:(?:master-styles|body)\b.*?</office:(?:master-styles|body)>", re.DOTALL)
_PIXELS = re.compile(r"<office:binary-data>[^<]*</office:binary-data>")


@dataclass(frozen=True, slots=True)
class Reader:
    """A program that reads Word files: its name here, its title, the program it is."""

    name: str
    title: str
    program: str

    @property
    def is_installed(self) -> bool:
        """Whether the program is on this computer."""
        return sys.platform == "linux" and shutil.which(self.program) is not None


READERS = {
    "pandoc": Reader("pandoc", "pandoc", "pandoc"),
    "libreoffice": Reader("libreoffice", "LibreOffice", "soffice"),
}
_PROBE = Reader("nothing", "nothing", "true")


def readers_named(names: Iterable[str]) -> tuple[Reader, ...]:
    """The readers of these names."""
    return tuple(READERS[name] for name in names)


@cache
def can_confine() -> bool:
    """Whether this computer lets a program be confined; tried once, which takes a tenth of a second."""
    return sys.platform == "linux" and read_with(_PROBE, b"", Job())[1] == USED


def usable() -> tuple[Reader, ...]:
    """The readers that are installed and can be confined here."""
    found = tuple(reader for reader in READERS.values() if reader.is_installed)
    return found if found and can_confine() else ()


def read_with(reader: Reader, data: bytes, job: Job) -> tuple[str, str]:
    """(the text as the program reads it, what came of it in words). Raises Cancelled once the job is.

    The program is never started outside its enclosure, and is killed with it.
    """
    if not reader.is_installed:
        return "", "not used: it is not installed"
    process = _start(reader)
    try:
        with job.ending(process):
            answer, _errors = process.communicate(data, SECONDS + _GRACE)
    except subprocess.TimeoutExpired:
        return "", f"stopped after {SECONDS} seconds"
    except BrokenPipeError:
        answer = b""
    finally:
        process.kill()
        process.communicate()
    job.check()
    if process.returncode == NOT_CONFINED:
        return "", "not used: this computer does not let it be confined"
    if process.returncode == TOO_LONG:
        return "", f"stopped after {SECONDS} seconds"
    if process.returncode != 0:
        return "", "not used: it could not read the file"
    text = answer.decode("utf-8", "replace")
    return (_words_of(text) if reader.name == "libreoffice" else text), USED


def _start(reader: Reader) -> "subprocess.Popen[bytes]":
    root = str(Path(__file__).resolve().parents[2])
    # Only what a program needs to be found and to start: nothing of the user's settings.
    environment = {
        name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "workbench.attack.enclosure", reader.name, str(SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environment, "PYTHONPATH": root},
        cwd="/",
    )


def _words_of(document: str) -> str:
    """The text of a flat OpenDocument file: its pages with headers and notes, without its pictures."""
    return "\n".join(
        text_of(block) for block in (found[0] for found in _BLOCKS.finditer(_PIXELS.sub("", document)))
    )

"""LibreOffice as somebody who edits review copies: a macro of its own, no network, no window."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest

_PROGRAM = Path("/usr/lib/libreoffice/program/soffice.bin")
_AGAIN = 81
"""How it ends when it has made a new profile and wants to be started once more."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'  # noqa: E501
_SCRIPT, _LIBRARY = "http://openoffice.org/2000/script", "http://openoffice.org/2000/library"


class Edit(NamedTuple):
    """One edit of one file: kind, the beginning of the paragraph, and what the kind needs besides."""

    source: Path
    target: Path
    kind: str
    begins: str
    more: tuple[str, ...] = ()


def require_office() -> None:
    """Skip where LibreOffice or a world without network is not to be had."""
    if not _PROGRAM.is_file() or shutil.which("unshare") is None:
        pytest.skip("LibreOffice (soffice) or unshare is not on this machine")
    if subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode:
        pytest.skip("a world without network is not permitted here")


def edit_all(edits: Sequence[Edit], folder: Path) -> None:
    """Let the macro do every edit, each in a file of its own."""
    profile, jobs = folder / "profile", folder / "jobs.txt"
    if not profile.is_dir():
        # A new profile is filled at the first start, over what is there.
        _run(profile, ["--terminate_after_init"], 60)
    _put_macro(profile)
    lines = ["\t".join((str(e.source), str(e.target), e.kind, e.begins, *e.more)) for e in edits]
    jobs.write_text("\n".join(lines) + "\n", "utf-8")
    _run(profile, [f'macro:///Standard.Edits.Main("{jobs}")'], 60 + 3 * len(edits))


def save_again(paths: Sequence[Path], into: Path, folder: Path) -> None:
    """Let LibreOffice read files and write them as its own .docx."""
    _run(
        folder / "profile",
        ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(into), *map(str, paths)],
        60 + 3 * len(paths),
    )


def _run(profile: Path, arguments: list[str], seconds: int) -> None:
    command = ["unshare", "-rn", str(_PROGRAM), "--headless", "--norestore",
               f"-env:UserInstallation={profile.as_uri()}", *arguments]  # fmt: skip
    for _attempt in range(2):
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as office:
            try:
                code = office.wait(seconds)
            finally:
                office.kill()
        if code != _AGAIN:
            return


def _put_macro(profile: Path) -> None:
    folder = profile / "user" / "basic" / "Standard"
    folder.mkdir(parents=True, exist_ok=True)
    code = escape((Path(__file__).parent / "edits.bas").read_text("utf-8"))
    (folder / "Edits.xba").write_text(
        f'{_HEAD.format("script", "module")}<script:module xmlns:script="{_SCRIPT}" '
        f'script:name="Edits" script:language="StarBasic">{code}</script:module>',
        "utf-8",
    )
    (folder / "script.xlb").write_text(
        f'{_HEAD.format("library", "library")}<library:library xmlns:library="{_LIBRARY}" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Edits"/></library:library>',
        "utf-8",
    )
    (folder.parent / "script.xlc").write_text(
        f'{_HEAD.format("library", "libraries")}<library:libraries xmlns:library="{_LIBRARY}">'
        '<library:library library:name="Standard" library:link="false"/></library:libraries>',
        "utf-8",
    )

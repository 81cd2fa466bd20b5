"""Opening a case from the command line: passphrases by prompt, file or environment, never as words."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.case import Case
from workbench.casefile.keys import passphrase_file
from workbench.values.errors import CannotWrite, DiskFull, NotFound, WrongPassphrase

VARIABLE = "GROUNDWORK_PASSPHRASE"
Function = TypeVar("Function", bound=Callable[..., Any])


def passphrase_option(function: Function) -> Function:
    """The option that every command which opens a case has."""
    return click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        help="Read the passphrase from the first line of this file, UTF-8 or UTF-16 "
        f"(else {VARIABLE}, else a prompt).",
    )(function)


def passphrase_of(file: Path | None, *, prompt: str, confirm: bool = False) -> str:
    """The passphrase from file, environment or prompt; WrongPassphrase when there is no way to ask."""
    return _readings(file, prompt, confirm)[0]


def _readings(file: Path | None, prompt: str, confirm: bool = False) -> list[str]:
    """What the passphrase may be, the one that is meant first."""
    if file is not None:
        try:
            return passphrase_file.in_file(file.read_bytes())
        except OSError as error:
            raise NotFound(f"No passphrase can be read from “{file}”: {error.strerror}.") from None
    if VARIABLE in os.environ:
        return passphrase_file.in_words(os.environ[VARIABLE])
    if not sys.stdin.isatty():
        raise WrongPassphrase(
            "The case needs a passphrase and there is no terminal to ask at.",
            do=f"Use --passphrase-file or {VARIABLE}.",
        )
    return [str(click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True))]


def _open(path: Path, readings: list[str], read_only: bool) -> Case:
    if not readings:
        return Case.open(path, None, read_only=read_only)
    meant, *others = readings
    try:
        return Case.open(path, meant, read_only=read_only)
    except WrongPassphrase:
        for other in others:
            with contextlib.suppress(WrongPassphrase):
                return Case.open(path, other, read_only=read_only)
        raise


@contextlib.contextmanager
def opened(
    path: Path, file: Path | None, *, read_only: bool = False, read_only_if_need_be: bool = False
) -> Iterator[Case]:
    """An open case for the length of one command.

    `read_only_if_need_be` opens it for writing where that can be, and reads it where it cannot be written.
    The passphrase is asked for once, whichever it is.
    """
    readings = _readings(file, f"Passphrase of {path.name}") if Case.is_encrypted(path) else []
    try:
        case = _open(path, readings, read_only)
    except CannotWrite as error:
        if not read_only_if_need_be or isinstance(error, DiskFull):
            raise
        case = _open(path, readings, True)
    for words in filter(None, (case.warning, case.note)):
        click.echo(words, err=True)
    try:
        yield case
    finally:
        case.close()

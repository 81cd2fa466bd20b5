"""Opening a case from the command line: passphrases by prompt, file or environment, never as words."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.case import Case
from workbench.values.errors import CannotWrite, DiskFull, NotFound, WrongPassphrase

VARIABLE = "GROUNDWORK_PASSPHRASE"
Function = TypeVar("Function", bound=Callable[..., Any])


def passphrase_option(function: Function) -> Function:
    """The option that every command which opens a case has."""
    return click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        help=f"Read the passphrase from the first line of this file (else {VARIABLE}, else a prompt).",
    )(function)


def passphrase_of(file: Path | None, *, prompt: str, confirm: bool = False) -> str:
    """The passphrase from file, environment or prompt; WrongPassphrase when there is no way to ask."""
    if file is not None:
        try:
            return file.read_text("utf-8").splitlines()[0]
        except (OSError, UnicodeDecodeError, IndexError):
            raise NotFound(f"No passphrase can be read from “{file}”.") from None
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if not sys.stdin.isatty():
        raise WrongPassphrase(
            "The case needs a passphrase and there is no terminal to ask at.",
            do=f"Use --passphrase-file or {VARIABLE}.",
        )
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True))


@contextlib.contextmanager
def opened(
    path: Path, passphrase_file: Path | None, *, read_only: bool = False, read_only_if_need_be: bool = False
) -> Iterator[Case]:
    """An open case for the length of one command.

    `read_only_if_need_be` opens it for writing where that can be, and reads it where it cannot be written.
    """
    passphrase = None
    if Case.is_encrypted(path):
        passphrase = passphrase_of(passphrase_file, prompt=f"Passphrase of {path.name}")
    try:
        case = Case.open(path, passphrase, read_only=read_only)
    except CannotWrite as error:
        if not read_only_if_need_be or isinstance(error, DiskFull):
            raise
        case = Case.open(path, passphrase, read_only=True)
    for words in filter(None, (case.warning, case.note)):
        click.echo(words, err=True)
    try:
        yield case
    finally:
        case.close()

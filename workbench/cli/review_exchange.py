"""`groundwork review give` and `take`: a round of review goes to another machine as a file and comes back."""

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.opening import opened, passphrase_of, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.cli.review_word import WORD_FILES, take_word
from workbench.values.errors import WrongPassphrase
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.review.exchange.model import Returned, ReturnedRow

VARIABLE = "GROUNDWORK_COPY_PASSPHRASE"
_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_COPY_PASSPHRASE = (
    "Read the passphrase of the copy from the first line of this file (else {variable}, {else_})."
)
_SHOWN = 90


@click.command()
@_CASE
@click.argument("out", metavar="OUT.gwr", type=click.Path(path_type=Path))
@click.option("--round", "round_id", required=True, help="Id of the round.")
@click.option("--protected", is_flag=True, help="With identities and texts of protected sources.")
@click.option("--marks", is_flag=True, help="With verdicts and remarks of others.")
@click.option("--originals", is_flag=True, help="With the original files.")
@click.option(
    "--copy-passphrase-file",
    type=click.Path(path_type=Path),
    help=_COPY_PASSPHRASE.format(variable=VARIABLE, else_="else one is made and printed once"),
)
@passphrase_option
@json_option
def give(
    case_path: Path,
    out: Path,
    round_id: str,
    protected: bool,
    marks: bool,
    originals: bool,
    copy_passphrase_file: Path | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write an encrypted copy of what a round needs, for its reviewer to open on another computer.

    Without options it holds no identity of a protected source, no verdict or remark of others and no
    original file. Tell the reviewer the passphrase by another way than the file.
    """
    wanted = None
    if copy_passphrase_file is not None or VARIABLE in os.environ:
        wanted = _copy_passphrase(copy_passphrase_file, out)
    with opened(case_path, passphrase_file) as case:
        given = case.reviews.give(round_id, out, wanted, protected, marks, originals)
    if as_json:
        withheld = asdict(given.withheld)
        told = {"file": str(given.path), "items": given.items, "withheld": withheld, "seal": given.seal}
        print_json(told if wanted else {**told, "passphrase": given.passphrase})
        return
    print_internal()
    click.echo(f"{given.path}: {counted(given.items, 'item')} to review.")
    for line in given.withheld.lines:
        click.echo(f"  {line}")
    if wanted is None:
        click.echo(f"Passphrase, shown only now: {given.passphrase}")


@click.command()
@_CASE
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--look", is_flag=True, help="Only list what came back.")
@click.option(
    "--copy-passphrase-file",
    type=click.Path(path_type=Path),
    help=_COPY_PASSPHRASE.format(variable=VARIABLE, else_="else a prompt"),
)
@passphrase_option
@json_option
def take(
    case_path: Path,
    path: Path,
    look: bool,
    copy_passphrase_file: Path | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Import what a reviewer sent back, as one change; list what it is.

    FILE is a .gwr from another computer, or a review copy (.docx) that was edited in Word: its comments
    become remarks, new wordings become proposals, and nothing is changed before you accept it.

    What is in the case already is passed over. A copy of another case, a damaged one and one that was
    rewritten are refused.
    """
    if path.suffix.lower() in WORD_FILES:
        take_word(case_path, path, look, passphrase_file, as_json)
        return
    passphrase = _copy_passphrase(copy_passphrase_file, path)
    with opened(case_path, passphrase_file, read_only=look) as case:
        verb = case.reviews.look_into if look else case.reviews.take
        returned = verb(path, passphrase)
        proposed = [case.reviews.proposal_in_words(row.target, dict(row.proposal)) for row in returned.rows]
    if as_json:
        print_json({**asdict(returned), "imported": not look})
    else:
        _print(returned, proposed)


def _print(returned: "Returned", proposed: list[dict[str, str]]) -> None:
    print_internal()
    click.echo(returned.summary)
    for row, values in zip(returned.rows, proposed, strict=True):
        click.echo(_line(row))
        if row.remark:
            click.echo(f"        {row.remark}")
        for field, value in values.items():
            click.echo(f"        proposes {field}: {'; '.join(value.splitlines()) or 'nothing'}")
    if returned.left_out:
        click.echo(returned.left_out_words)


def _line(row: "ReturnedRow") -> str:
    other = "tick" if row.is_tick else "passage" if row.target.table == "source" else "remark"
    said = row.verdict or other
    notes = [
        words
        for words, holds in (
            ("withdrawn", row.taken_back),
            ("no longer in the case", row.is_gone),
            ("reworded since", row.reworded),
            ("evidence changed since", row.ground_moved and not row.reworded),
            ("in the case already", not row.is_new),
        )
        if holds
    ]
    noted = f" ({', '.join(notes)})" if notes else ""
    return f"{said:9} {row.target.table}: {one_line(row.words, _SHOWN)}{noted}"


def _copy_passphrase(file: Path | None, path: Path) -> str:
    if file is not None:
        return passphrase_of(file, prompt="")
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if not sys.stdin.isatty():
        raise WrongPassphrase(
            "The review copy needs a passphrase and there is no terminal to ask at.",
            do=f"Use --copy-passphrase-file or {VARIABLE}.",
        )
    return str(click.prompt(f"Passphrase of {path.name}", hide_input=True, err=True))

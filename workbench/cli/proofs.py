"""`groundwork brief proof`: a brief line by line, and its proof sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.errors import NotFound

if TYPE_CHECKING:
    from workbench.case import Case


@click.command("proof")
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("wanted", metavar="BRIEF")
@click.option(
    "--out",
    "out",
    default=None,
    type=click.Path(path_type=Path),
    help="The proof sheet to write, .docx, .html or .pdf; in a folder a Word file named after the brief.",
)
@click.option("--issued", is_flag=True, help="The sheet that was kept with the newest issued file.")
@click.option("--replace", is_flag=True, help="Replace a file that has the name.")
@passphrase_option
@json_option
def proof_of_brief(
    case_path: Path,
    wanted: str,
    out: Path | None,
    issued: bool,
    replace: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """List what of a brief is proven, where, and what is not; with --out write the proof sheet.

    Both are internal. The sheet is also written beside every internal export, and kept in the case with
    every issued file.
    """
    if issued and out is None:
        raise click.UsageError("Say with --out where the issued sheet goes.")
    from workbench.deliver.proof_rows import sheet_text
    from workbench.deliver.proof_sheet import suggested_sheet_name
    from workbench.values.moments import now

    with opened(case_path, passphrase_file, read_only=out is None) as case:
        known = case.briefs.find(wanted)
        if out is not None:
            out = out / suggested_sheet_name(case, known.id) if out.is_dir() else out
            if issued:
                file = case.proofs.write_issued(_newest_file(case, known.id), out, replace)
            else:
                file = case.proofs.write(known.id, out, replace)
            if as_json:
                print_json(file)
            else:
                click.echo(f"Wrote {out}\n{file.summary}.\nSHA-256 {file.sha256}")
            return
        sheet = case.proofs.sheet(known.id)
    if as_json:
        print_json(sheet)
        return
    print_internal()
    for row in sheet_text(sheet, now()).rows:
        click.echo(f"{row.place}: {row.text}")
        for entry in row.entries:
            click.echo(f"    {entry.label}{': ' if entry.words else ''}{entry.words}")
    click.echo(f"{sheet.summary}.")


def _newest_file(case: "Case", brief_id: str) -> str:
    files = [known for known in case.recall.files() if known.brief_id == brief_id]
    if not files:
        raise NotFound("The brief was not issued to a client.")
    return files[0].deliverable_id

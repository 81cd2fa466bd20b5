"""`groundwork tags`: the tags of clips and claims over the whole case."""

from pathlib import Path

import click

from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.text import counted

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_TAG = click.argument("tag", metavar="TAG")


@click.group()
def tags() -> None:
    """List, set, rename, merge and remove the tags of clips and claims; each is one change."""


@tags.command("list")
@_CASE
@passphrase_option
@json_option
def list_tags(case_path: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """List every tag with the number of clips and claims that have it."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        found = case.tags.all()
    if as_json:
        print_json(found)
        return
    print_internal()
    for tag in found:
        click.echo(f"{tag.name}: {counted(tag.clips, 'clip')}, {counted(tag.claims, 'claim')}")


@tags.command("rename")
@_CASE
@_TAG
@click.argument("name", metavar="NAME")
@passphrase_option
def rename(case_path: Path, tag: str, name: str, passphrase_file: Path | None) -> None:
    """Give TAG another NAME."""
    with opened(case_path, passphrase_file) as case:
        done = case.tags.rename(tag, name)
    click.echo(f"Renamed in {done.words}.")


@tags.command("merge")
@_CASE
@click.argument("merged", metavar="TAG...", nargs=-1, required=True)
@click.option("--into", required=True, help="The tag that takes their place; it may be new.")
@passphrase_option
def merge(case_path: Path, merged: tuple[str, ...], into: str, passphrase_file: Path | None) -> None:
    """Replace each TAG by another."""
    with opened(case_path, passphrase_file) as case:
        done = case.tags.merge(merged, into)
    click.echo(f"Merged in {done.words}.")


@tags.command("remove")
@_CASE
@_TAG
@passphrase_option
def remove(case_path: Path, tag: str, passphrase_file: Path | None) -> None:
    """Take TAG off every clip and claim; these stay."""
    with opened(case_path, passphrase_file) as case:
        done = case.tags.remove([tag])
    click.echo(f"Removed from {done.words}.")

"""`groundwork client`: whom briefs are written for, and what each wants of a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.briefs.clients import Client
from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_FIELDS = {
    "template": "house-brief, assessed-brief, or the path of a .docx.",
    "marking": "The least strict TLP marking of its files, such as TLP:AMBER.",
    "closing": "The closing line of its files.",
    "approved_domains": "Domains that its files may hold addresses of, with spaces between them.",
    "review": "What must be reviewed before a file leaves: none, facts or everything.",
    "notes": "Notes that stay internal.",
}
Function = TypeVar("Function", bound=Callable[..., Any])


def _fields(function: Function) -> Function:
    for name, words in reversed(_FIELDS.items()):
        function = click.option(f"--{name.replace('_', '-')}", name, default=None, help=words)(function)
    return function


@click.group()
def client() -> None:
    """Clients of a case. What a client has not set is as the brief has it."""


@client.command("list")
@_CASE
@passphrase_option
@json_option
def list_clients(case_path: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """List the clients of a case."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        clients = case.clients.all()
    if as_json:
        print_json(clients)
        return
    print_internal()
    for known in clients:
        _tell(known)


@client.command("add")
@_CASE
@click.argument("name")
@_fields
@passphrase_option
def add_client(case_path: Path, name: str, passphrase_file: Path | None, **fields: str | None) -> None:
    """Enter a client."""
    with opened(case_path, passphrase_file) as case:
        _tell(case.clients.add(name, **_given(fields)))


@client.command("set")
@_CASE
@click.argument("wanted", metavar="CLIENT")
@click.option("--name", default=None, help="Another name.")
@_fields
@passphrase_option
def set_client(case_path: Path, wanted: str, passphrase_file: Path | None, **fields: str | None) -> None:
    """Change what a client wants. CLIENT is an id or a name; "" clears a value."""
    with opened(case_path, passphrase_file) as case:
        _tell(case.clients.update(case.clients.named(wanted).id, **_given(fields)))


def _given(fields: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}


def _tell(known: Client) -> None:
    click.echo(f"{known.id}  {known.name}")
    for name in _FIELDS:
        value = getattr(known, name)
        if value:
            click.echo(f"    {name.replace('_', ' ')}: {value}")

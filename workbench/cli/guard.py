"""`groundwork guard`: what must stay in the house, and the words a person adds to it."""

from pathlib import Path

import click

from workbench.case import Case
from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.errors import NotFound
from workbench.values.text import counted

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_FORMS_SHOWN = 6


@click.command()
@_CASE
@click.option(
    "--never", "never", multiple=True, metavar="WORDS", help="Keep these words out of client files."
)
@click.option("--clients", type=click.Path(path_type=Path), help="Import a list of clients.")
@click.option("--identify", multiple=True, metavar="SOURCE=ACTOR", help="Say who a source is.")
@click.option("--lift", multiple=True, metavar="SOURCE=REASON", help="Say why a source needs no protection.")
@passphrase_option
@json_option
def guard(
    case_path: Path,
    never: tuple[str, ...],
    clients: Path | None,
    identify: tuple[str, ...],
    lift: tuple[str, ...],
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """List what must not be in a client file: the words, where they come from, what happens when found.

    SOURCE is an id, ACTOR an id or a name of the register.
    """
    changes = bool(never or clients or identify or lift)
    with opened(case_path, passphrase_file, read_only=not changes) as case:
        for words in never:
            case.guard.never(words)
        if clients is not None:
            case.guard.import_clients(_lines_of(clients))
        for pair in identify:
            source, actor = words_and_reason(pair, "--identify SOURCE=ACTOR")
            case.guard.identify(case.sources.get(source).id, _actor(case, actor))
        for pair in lift:
            case.guard.lift(*words_and_reason(pair, "--lift SOURCE=REASON"))
        needles = case.guard.needles()
    if as_json:
        print_json(list(needles))
        return
    print_internal()
    for needle in sorted(needles, key=lambda needle: ("refuse", "ask", "pass").index(needle.verdict)):
        click.echo(
            f"{needle.verdict:7} {' '.join(needle.words.split())}\n        {needle.origin}; {needle.outcome}"
        )
        if needle.forms:
            more = ", ..." if len(needle.forms) > _FORMS_SHOWN else ""
            click.echo(f"        also as {', '.join(needle.forms[:_FORMS_SHOWN])}{more}")
    click.echo(f"{counted(len(needles), 'entry', 'entries')}.")


def words_and_reason(pair: str, usage: str) -> tuple[str, str]:
    """The two halves of `WORDS=REASON`; the words may hold no equals sign. Raises UsageError."""
    words, sign, reason = pair.partition("=")
    if not sign or not words.strip() or not reason.strip():
        raise click.UsageError(f"“{pair}” is not of the form {usage}.")
    return words.strip(), reason.strip()


def _actor(case: Case, wanted: str) -> str:
    known = case.actors.find(wanted)
    return known.id if known else case.actors.get(wanted).id


def _lines_of(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise NotFound(f"“{path}” cannot be read as a list of names.") from error

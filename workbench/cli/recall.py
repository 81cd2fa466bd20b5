"""`groundwork recall`: what rests on a source or a claim, and which issued files went out with it."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.hypotheses import grid_as_json, tell_grid
from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.errors import NotFound, Refused
from workbench.values.moments import human_date
from workbench.values.text import counted, shortened

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.recall import Issued, Recall
    from workbench.tradecraft.issued_edition import IssuedEdition

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_SHOWN = 100


@click.group()
def recall() -> None:
    """What has to be corrected, and briefs as they were issued."""


@recall.command("of")
@_CASE
@click.option("--source", default="", help="Id of a source, or the beginning of one.")
@click.option("--outlet", default="", help="Name or id of an outlet: all of its sources.")
@click.option("--claim", default="", help="Id of a claim, or the beginning of one.")
@click.option("--change", type=click.IntRange(1), default=None, help="Number of a change in the history.")
@passphrase_option
@json_option
def recall_of(
    case_path: Path,
    source: str,
    outlet: str,
    claim: str,
    change: int | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """List the statements and the issued files that rest on a source, an outlet or a claim.

    With --change those that rest on what this change touched. Each issued file comes with a draft of the
    correction.
    """
    if sum(map(bool, (source, outlet, claim, change))) != 1:
        raise click.UsageError("Give one of --source, --outlet, --claim and --change.")
    with opened(case_path, passphrase_file, read_only=True) as case:
        if change:
            found = case.recall.after(change)
        elif outlet:
            known = case.publications.find(outlet)
            found = case.recall.of("publication", known.id if known else outlet)
        else:
            kind = "source" if source else "claim"
            ids = case.sources.ids() if source else case.claims.ids()
            found = case.recall.of(kind, _only(ids, source or claim, kind))
    if as_json:
        print_json(found)
    else:
        _tell(found)


def _only(ids: list[str], wanted: str, kind: str) -> str:
    found = [known for known in ids if known.startswith(wanted)]
    if not found:
        raise NotFound(f"There is no {kind} “{wanted}” in this case.")
    if len(found) > 1:
        raise Refused(f"“{wanted}” may mean more than one {kind}.", do="Give more of the id.")
    return found[0]


def _tell(found: "Recall") -> None:
    print_internal()
    for cause in found.causes:
        click.echo(f"{cause.words}.")
    click.echo(f"{counted(len(found.statements), 'statement')} in briefs:")
    for one in found.statements:
        rest = "" if one.has_other else " (nothing else supports it)"
        click.echo(f"    {one.brief}: {shortened(one.text, _SHOWN)}{rest}")
    click.echo(f"{counted(len(found.issued), 'issued file')}:")
    for issued in found.issued:
        click.echo(f"    {_named(issued)}")
        for line in issued.correction.rstrip().split("\n"):
            click.echo(f"        {line}".rstrip())


def _named(issued: "Issued") -> str:
    client = issued.client or "no client in particular"
    day = human_date(issued.issued_at[:10])
    return f"{issued.brief}, edition {issued.number}, to {client} on {day}: {issued.file_name}"


@recall.command("issued")
@_CASE
@passphrase_option
@json_option
def list_issued(case_path: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """List every file that was issued to a client, the newest first."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        files = case.recall.files()
    if as_json:
        print_json(files)
        return
    print_internal()
    for issued in files:
        click.echo(f"{issued.edition_id}  {_named(issued)}")


@recall.command("open")
@_CASE
@click.argument("edition", metavar="EDITION")
@passphrase_option
@json_option
def open_issued(case_path: Path, edition: str, passphrase_file: Path | None, as_json: bool) -> None:
    """Show an edition as the case held it on the day of issue.

    With the claims and passages under each statement, what was weighed beside judgements, and the matrices.

    EDITION is an id from `groundwork recall issued`, or the beginning of one.
    """
    with opened(case_path, passphrase_file, read_only=True) as case:
        from workbench.tradecraft.issued_edition import issued_edition

        found = issued_edition(case, _edition(case, edition))
    if as_json:
        told = {"beside": found.beside, "matrices": [grid_as_json(one.grid) for one in found.matrices]}
        print_json(asdict(found.then) | told)
    else:
        _tell_then(found)


def _edition(case: "Case", wanted: str) -> str:
    ids = list(dict.fromkeys(issued.edition_id for issued in case.recall.files()))
    return _only(ids, wanted, "edition")


def _tell_then(found: "IssuedEdition") -> None:
    then = found.then
    print_internal()
    click.echo(
        f"{then.title}, edition {then.edition.number}, as of {human_date(then.edition.frozen_at[:10])}"
    )
    from workbench.judgements import Beside
    from workbench.judgements.words import points_of

    section = ""
    for statement in then.statements:
        if statement.section != section:
            section = statement.section
            click.echo(f"\n{section}")
        click.echo(f"  {statement.text}")
        if statement.now != statement.text:
            click.echo(f"    today: {statement.now or 'not in the brief any more'}")
        if statement.changed:
            click.echo(f"    changed since: {statement.changed}")
        for point in points_of(found.beside.get(statement.id, Beside()), then.scale):
            click.echo(
                f"    {point.kind.lower()}: {point.text}" + (f" ({point.detail})" if point.detail else "")
            )
        for claim in statement.claims:
            click.echo(f"    claim, graded {claim.credibility}, {claim.status}: {claim.text}")
            for since in claim.since:
                click.echo(f"      {since}")
            for passage in claim.passages:
                name = passage.outlet or passage.source
                click.echo(
                    f"      {passage.stance}, {name} ({passage.grade}): {shortened(passage.quote, _SHOWN)}"
                )
                for since in passage.since:
                    click.echo(f"        {since}")
    for one in found.matrices:
        click.echo("\nHypotheses")
        tell_grid(one.grid)

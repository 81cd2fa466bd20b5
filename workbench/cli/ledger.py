"""`groundwork ledger`: the judgements that were issued, what became of them, and how good they were."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.errors import NotFound, Refused
from workbench.values.moments import human_date, now
from workbench.values.text import counted, shortened

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.judgements import Calibration, Entry

Function = TypeVar("Function", bound=Callable[..., Any])
_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_SHOWN = 100
_STATES = ("due", "open", "no horizon", "happened", "did not happen", "cannot be decided")
_BY = ("analyst", "subject", "scale")


def _narrowed(function: Function) -> Function:
    """The options that narrow the ledger."""
    for by in reversed(_BY):
        words = {"scale": "icd203, phia or the name of another scale"}.get(by, f"Name of the {by}")
        function = click.option(f"--{by}", default="", help=f"{words}.")(function)
    return function


@click.group()
def ledger() -> None:
    """Judgements that were issued, and what became of them."""


@ledger.command("list")
@_CASE
@_narrowed
@click.option("--state", type=click.Choice(_STATES), default=None, help="Only those in this state.")
@passphrase_option
@json_option
def list_judgements(
    case_path: Path,
    analyst: str,
    subject: str,
    scale: str,
    state: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """List every judgement that was ever issued; those that are due first."""
    today = now()[:10]
    with opened(case_path, passphrase_file, read_only=True) as case:
        from workbench.judgements.ledger import by_state

        entries = case.ledger.entries(analyst=analyst, subject=subject, scale=_scale(case, scale))
    states = by_state(entries, today)
    entries = [one for name, some in states.items() for one in some if state in (None, name)]
    if as_json:
        print_json([_as_json(one, today) for one in entries])
        return
    print_internal()
    for entry in entries:
        click.echo(f"{entry.statement_id}  {_told(entry, today)}")


def _as_json(entry: "Entry", today: str) -> dict[str, Any]:
    from dataclasses import asdict

    term = entry.term
    return {
        **asdict(entry), "state": entry.state(today), "probability": term.midpoint / 100 if term else None
    }  # fmt: skip


def _told(entry: "Entry", today: str) -> str:
    by = f"by {human_date(entry.horizon_on)}" if entry.horizon_on else "no horizon"
    lines = [f"{entry.title}: {shortened(entry.text, _SHOWN)}"]
    lines.append(
        f"    {entry.likelihood_words}, {by}; issued {human_date(entry.issued_at[:10])} by {entry.analyst}"
    )
    state = entry.state(today)
    if entry.result:
        state += f"; decided by {entry.decided_by}, known from {human_date(entry.decided_on)}"
        state += f": {entry.note}" if entry.note else ""
    return "\n".join([*lines, f"    {state}"])


@ledger.command("score")
@_CASE
@_narrowed
@click.option("--by", type=click.Choice(_BY), default=None, help="One line for each of them.")
@passphrase_option
@json_option
def score(
    case_path: Path,
    analyst: str,
    subject: str,
    scale: str,
    by: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Print the Brier score, and how often the judgements of each band came true."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        if by:
            shares = case.ledger.shares(by)
            if as_json:
                print_json(shares)
                return
            print_internal()
            for share in shares:
                told = "no score" if share.score is None else f"Brier score {share.score:.3f}"
                click.echo(f"{share.title}: {told}, {counted(share.count, 'outcome')}")
            return
        found = case.ledger.calibration(analyst=analyst, subject=subject, scale=_scale(case, scale))
    if as_json:
        print_json(found)
    else:
        _tell(found)


def _scale(case: "Case", wanted: str) -> str:
    """The id of a scale by its id or name."""
    if not wanted:
        return ""
    known = case.ledger.shares("scale")
    return next((one.name for one in known if wanted.casefold() in (one.name, one.title.casefold())), wanted)


def _tell(found: "Calibration") -> None:
    from workbench.judgements import FEW

    print_internal()
    if found.score is None or found.base_score is None or found.base_rate is None:
        click.echo("No judgement with a likelihood was decided yet.")
    else:
        click.echo(f"Brier score {found.score:.3f} over {counted(found.count, 'outcome')} (0 is perfect).")
        click.echo(
            f"{found.base_rate:.0%} happened; this share given to every judgement scores "
            f"{found.base_score:.3f}."
        )
        if found.is_few:
            click.echo(f"Fewer than {FEW} outcomes: the figures say little yet.")
    for one in found.bins:
        click.echo(
            f"{one.scale_name}, {one.words} ({one.range_text}): {one.happened} of {one.count} happened, "
            f"{one.observed:.0%} (95% interval {one.least:.0%} to {one.most:.0%})"
        )
    click.echo(found.not_counted)


@ledger.command("decide")
@_CASE
@click.argument("judgement", metavar="JUDGEMENT")
@click.argument("result", type=click.Choice(("happened", "did-not-happen", "cannot-be-decided", "open")))
@click.option(
    "--edition", default="", help="Id of the edition, where the statement was issued more than once."
)
@click.option("--on", "decided_on", default="", help="Day from which it was known, such as 2025-02-18.")
@click.option("--claim", "claim_id", default="", help="Id of the claim that shows it.")
@click.option("--note", default="", help="Why.")
@passphrase_option
@json_option
def decide(
    case_path: Path,
    judgement: str,
    result: str,
    edition: str,
    decided_on: str,
    claim_id: str,
    note: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Say what became of a judgement; `open` reopens it.

    JUDGEMENT is the id of the statement from `groundwork ledger list`, or the beginning of one.
    """
    with opened(case_path, passphrase_file) as case:
        entry = _only(case.ledger.entries(), judgement, edition)
        if result == "open":
            after = case.ledger.reopen(entry.edition_id, entry.statement_id)
        else:
            after = case.ledger.decide(
                entry.edition_id, entry.statement_id, result.replace("-", " "),
                decided_on=decided_on, claim_id=claim_id, note=note,
            )  # fmt: skip
    today = now()[:10]
    if as_json:
        print_json(_as_json(after, today))
    else:
        print_internal()
        click.echo(_told(after, today))


def _only(entries: "list[Entry]", wanted: str, edition: str) -> "Entry":
    found = [
        one for one in entries if one.statement_id.startswith(wanted) and one.edition_id.startswith(edition)
    ]
    if not found:
        raise NotFound(f"No judgement “{wanted}” was issued.")
    if len(found) > 1:
        editions = ", ".join(one.edition_id for one in found)
        raise Refused(f"“{wanted}” may mean more than one judgement.", do=f"Add --edition: {editions}.")
    return found[0]

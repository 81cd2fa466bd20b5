"""`groundwork claims`: the claims of a case, filtered; their status; what would change the picture."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.claims import STATUSES
from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.errors import NotFound, Refused
from workbench.values.moments import human_date, now, require_partial_date
from workbench.values.text import counted, shortened

if TYPE_CHECKING:
    from workbench.case import Case

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_SHOWN = 100


@click.group()
def claims() -> None:
    """List claims and what would change the picture; set their status."""


@claims.command("list")
@_CASE
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Of this status.")
@click.option("--credibility", "credibilities", multiple=True, type=click.Choice("123456"))
@click.option("--tag", "tags", multiple=True, help="With this tag, or a passage that has it.")
@click.option("--actor", "actors", multiple=True, help="With this actor: a name in any script.")
@click.option("--from", "from_on", default="", help="Happened on or after 2025, 2025-02 or 2025-02-18.")
@click.option("--to", "to_on", default="", help="Happened on or before that date.")
@click.option("--weak", is_flag=True, help="Only claims that one new report could overturn, with why.")
@passphrase_option
@json_option
def list_claims(
    case_path: Path,
    statuses: tuple[str, ...],
    credibilities: tuple[str, ...],
    tags: tuple[str, ...],
    actors: tuple[str, ...],
    from_on: str,
    to_on: str,
    weak: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """List claims, the newest first. Several options of one kind mean any of them, different kinds all."""
    from workbench.claims.filtering import ClaimCriteria

    for date in (from_on, to_on):
        require_partial_date(date)
    with opened(case_path, passphrase_file, read_only=True) as case, case.snapshot():
        actor_ids = tuple(_actor(case, name) for name in actors)
        criteria = ClaimCriteria(
            from_on, to_on, statuses=statuses, credibilities=credibilities, actors=actor_ids, tags=tags
        )
        found = _listed(case, criteria, weak)
    if as_json:
        print_json(found)
        return
    print_internal()
    for one in found:
        when = f", {human_date(one['event_on'])}" if one["event_on"] else ""
        words = shortened(one["text"], _SHOWN)
        tagged = "".join(f", #{tag}" for tag in one["tags"])
        click.echo(
            f"{one['id']}  {words}\n    {one['status']}, credibility {one['credibility']}{when}{tagged}"
        )
        for why in one.get("why", ()):
            click.echo(f"    {why}")


def _listed(case: "Case", criteria: Any, weak: bool) -> list[dict[str, Any]]:
    from workbench.casefile.journal.withheld import withheld_from
    from workbench.claims.facts import facts_of
    from workbench.claims.filtering import narrowed
    from workbench.claims.picture import picture_of

    facts = facts_of(case)
    withheld = withheld_from(case.connection, case.analyst.id).clips
    ids = narrowed(reversed(case.claims.ids()), facts, criteria, withheld)
    reasons: dict[str, list[str]] = {}
    if weak:
        found = picture_of(case, ids, facts, now()[:10], case.contradictions.find())
        ids = list(found)
        reasons = {claim_id: [one.words for one in why] for claim_id, why in found.items()}
    claims_of = case.claims.of_ids(ids)
    listed = []
    for claim in (claims_of[claim_id] for claim_id in ids):
        told: dict[str, Any] = {
            "id": claim.id, "text": claim.text, "status": claim.status,
            "credibility": claim.credibility, "event_on": claim.event_on, "tags": claim.tags,
        }  # fmt: skip
        listed.append(told | ({"why": reasons[claim.id]} if weak else {}))
    return listed


def _actor(case: "Case", name: str) -> str:
    actor = case.actors.find(name)
    if actor is None:
        raise NotFound(f"No actor is called “{name}”.")
    return actor.id


@claims.command("status")
@_CASE
@click.argument("status", type=click.Choice(STATUSES))
@click.argument("claim_ids", metavar="CLAIM...", nargs=-1, required=True)
@passphrase_option
def set_status(
    case_path: Path, status: str, claim_ids: tuple[str, ...], passphrase_file: Path | None
) -> None:
    """Set the status of each CLAIM in one change.

    CLAIM is an id from `groundwork claims list`, or the beginning of one.
    """
    with opened(case_path, passphrase_file) as case:
        number = case.claims.set_status([_only(case, wanted) for wanted in claim_ids], status)
    click.echo(f"{counted(number, 'claim')} marked as {status}.")


def _only(case: "Case", wanted: str) -> str:
    found = [claim_id for claim_id in case.claims.ids() if claim_id.startswith(wanted)]
    if not found:
        raise NotFound(f"No claim has the id “{wanted}”.")
    if len(found) > 1:
        raise Refused(f"“{wanted}” may mean {counted(len(found), 'claim')}.", do="Give more of the id.")
    return found[0]


@claims.command("tag")
@_CASE
@click.argument("tag", metavar="TAG")
@click.argument("claim_ids", metavar="CLAIM...", nargs=-1, required=True)
@click.option("--off", is_flag=True, help="Take the tag off instead.")
@passphrase_option
def tag_claims(
    case_path: Path, tag: str, claim_ids: tuple[str, ...], off: bool, passphrase_file: Path | None
) -> None:
    """Give each CLAIM a TAG in one change.

    CLAIM is an id from `groundwork claims list`, or the beginning of one.
    """
    with opened(case_path, passphrase_file) as case:
        found = [_only(case, wanted) for wanted in claim_ids]
        number = case.tags.take(tag, found) if off else case.tags.put(tag, found)
    click.echo(f"Tag “{tag}” {'removed from' if off else 'added to'} {counted(number, 'claim')}.")


@claims.command("propose")
@_CASE
@click.argument("claim_id", metavar="CLAIM")
@passphrase_option
@json_option
def propose(case_path: Path, claim_id: str, passphrase_file: Path | None, as_json: bool) -> None:
    """Print the credibility that the evidence of CLAIM suggests, with reasons. It is not set."""
    from workbench.claims.credibility import propose as proposed
    from workbench.values.admiralty import grade

    with opened(case_path, passphrase_file, read_only=True) as case:
        found = proposed(case, _only(case, claim_id))
    if as_json:
        print_json(found)
        return
    print_internal()
    click.echo(f"Proposed: {found.code}, {grade(found.code).term.lower()}")
    for reason in found.reasons:
        click.echo(f"    {reason}")

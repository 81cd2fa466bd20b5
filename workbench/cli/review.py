"""`groundwork review`: ask for a review, go through it, see how things stand, print the record."""

import contextlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from workbench.case import Case
from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.review import REASONS, STATES, TARGETS, VERDICTS, FieldChange, Record, Round, Target, Verdict
from workbench.review.proposed import PROPOSED
from workbench.review.wording import evidence_target, ids_of_evidence
from workbench.values.errors import NotFound, Refused
from workbench.values.moments import human_date
from workbench.values.text import counted, one_line

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_AS = click.option("--as", "analyst", default="", metavar="NAME", help="Who is at work.")
_ROUND = click.option("--round", "wanted", default="", help="Id of a round; the only open one by default.")
_BRIEF = click.option("--brief", default="", help="Id or words of the title of a brief.")
_SHOWN = 90
_FIELDS = "; ".join(f"{table}: {', '.join(known)}" for table, known in PROPOSED.items())
_PROPOSE = f"What a field should say. {_FIELDS}. Lists are JSON."


@click.group()
def review() -> None:
    """A second pair of eyes: rounds, verdicts, remarks, the record.

    An ITEM is KIND:ID, with one of the kinds clip, claim, evidence, statement, actor, post and source.
    The verdict of an author of an item does not count.
    """


@review.command("ask")
@_CASE
@click.argument("reviewer")
@_BRIEF
@click.option("--source", default="", help="Id of a source, instead of a brief.")
@click.option("--item", "items", multiple=True, metavar="ITEM", help="A single item, instead of a brief.")
@click.option("--choice", default="all", show_default=True, type=click.Choice(["all", "sample", "risk"]))
@click.option("--sample", default=1.0, show_default=True, help="Share of the items, with --choice sample.")
@click.option("--seed", default=None, type=int, help="What the sample is drawn by.")
@click.option("--blind", is_flag=True, help="Nobody else sees the verdicts before the round is closed.")
@click.option("--note", default="", help="A word to the reviewer.")
@_AS
@passphrase_option
@json_option
def ask(case_path: Path, passphrase_file: Path | None, as_json: bool, **asked: Any) -> None:
    """Ask REVIEWER (a name) to review a brief, a source or single items."""
    with _at_work(case_path, passphrase_file, asked.pop("analyst")) as case:
        wanted = asked.pop("brief")
        brief = case.briefs.find(wanted).id if wanted else ""
        targets = [_target(item) for item in asked.pop("items")]
        made = case.reviews.open_round(asked.pop("reviewer"), brief=brief, targets=targets, **asked)
        queue = case.reviews.queue(made.id)
    if as_json:
        print_json({**asdict(made), "items": queue.total, "own": len(queue.own)})
    else:
        print_internal()
        click.echo(f"{made.id}  {_called(made)}: {counted(queue.total, 'item')} to review.")
        if queue.own:
            click.echo(f"Left out, as {made.reviewer} wrote part of it: {counted(len(queue.own), 'item')}.")


@review.command("queue")
@_CASE
@_ROUND
@_AS
@passphrase_option
@json_option
def queue_of(case_path: Path, wanted: str, analyst: str, passphrase_file: Path | None, as_json: bool) -> None:
    """List what is left to review in a round, in the order to take it."""
    with _at_work(case_path, passphrase_file, analyst, read_only=True) as case:
        one = _round(case, wanted)
        queue = case.reviews.queue(one.id)
        words = case.reviews.words_of_each(item.target for item in queue.left)
        changed = {item.target: _changed(case, item.mine) for item in queue.left if item.is_again}
    if as_json:
        print_json([
            {
                **_item(item.target, words[item.target], item.standing.state),
                "changed": changed.get(item.target, []),
            }
            for item in queue.left
        ])  # fmt: skip
        return
    print_internal()
    click.echo(f"{_called(one)}: {counted(len(queue.left), 'item')} of {queue.total:,} left.")
    for item in queue.left:
        _tell(item.target, words[item.target], " (changed since)" if item.is_again else "")
        for change in changed.get(item.target, ()):
            click.echo(f"      {_told_change(change)}")


@review.command()
@_CASE
@click.argument("item", metavar="ITEM")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--reason", default="", help=f"Why you disagree: {', '.join(REASONS)}.")
@click.option("--remark", default="", help="What you want to say or know.")
@click.option("--propose", "proposed", multiple=True, metavar="FIELD=VALUE", help=_PROPOSE)
@click.option("--round", "round_id", default="", help="Id of the round it belongs to.")
@_AS
@passphrase_option
@json_option
def judge(
    case_path: Path,
    item: str,
    verdict: str,
    reason: str,
    remark: str,
    proposed: tuple[str, ...],
    round_id: str,
    analyst: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Agree with an item, disagree or ask about it; `none` withdraws your verdict."""
    proposal = dict(_field_and_value(pair) for pair in proposed)
    with _at_work(case_path, passphrase_file, analyst) as case:
        given = case.reviews.judge(_target(item), verdict, reason, remark, proposal or None, round_id)
        state = case.reviews.standing(given.target).state
    if as_json:
        print_json({**given._asdict(), "target": list(given.target), "state": state})
    else:
        counts = " You wrote part of it: this verdict does not count." if given.by_author else ""
        click.echo(f"{item}: {STATES[state]}.{counts}")


@review.command()
@_CASE
@_BRIEF
@_AS
@passphrase_option
@json_option
def status(case_path: Path, brief: str, analyst: str, passphrase_file: Path | None, as_json: bool) -> None:
    """Say how the items of a brief stand, or everything that was judged, and which rounds are open."""
    with _at_work(case_path, passphrase_file, analyst, read_only=True) as case:
        rounds = [one for one in case.reviews.rounds.all() if one.is_open]
        if brief:
            known = case.reviews.record(case.briefs.find(brief).id).items
            states = {item.target: item.state for item in known}
        else:
            states = {target: one.state for target, one in case.reviews.standings().items()}
        words = case.reviews.words_of_each(states)
    if as_json:
        items = [_item(target, words.get(target, ""), state) for target, state in states.items()]
        print_json({"rounds": [asdict(one) for one in rounds], "items": items})
        return
    print_internal()
    for one in rounds:
        click.echo(f"Open: {one.id}  {_called(one)}")
    for state, called in STATES.items():
        found = [target for target, stands in states.items() if stands == state]
        if found:
            click.echo(f"{called}: {len(found):,}")
        for target in found if state not in ("agreed", "unreviewed") else ():
            _tell(target, words.get(target, ""))


@review.command("record")
@_CASE
@click.argument("wanted", metavar="BRIEF")
@_AS
@passphrase_option
@json_option
def print_record(
    case_path: Path, wanted: str, analyst: str, passphrase_file: Path | None, as_json: bool
) -> None:
    """Print who reviewed what in a brief, when, in which wording, and what was let pass."""
    with _at_work(case_path, passphrase_file, analyst, read_only=True) as case:
        brief = case.briefs.find(wanted)
        record = case.reviews.record(brief.id)
    if as_json:
        print_json(record)
        return
    print_internal()
    click.echo(f"{brief.title}: {record.reviewed:,} of {counted(len(record.items), 'item')} reviewed.")
    for line in _lines(record):
        click.echo(line)


@review.command()
@_CASE
@_ROUND
@_AS
@passphrase_option
@json_option
def close(case_path: Path, wanted: str, analyst: str, passphrase_file: Path | None, as_json: bool) -> None:
    """End a round. What was given in a blind one can be seen from then on."""
    with _at_work(case_path, passphrase_file, analyst) as case:
        closed = case.reviews.close_round(_round(case, wanted).id)
    if as_json:
        print_json(closed)
    else:
        click.echo(f"Closed: {_called(closed)}.")


@contextlib.contextmanager
def _at_work(
    case_path: Path, passphrase_file: Path | None, analyst: str, *, read_only: bool = False
) -> Iterator[Case]:
    """The open case with this person at work; the first analyst of the case where none is named."""
    with opened(case_path, passphrase_file, read_only=read_only) as case:
        if analyst:
            case.as_analyst(analyst)
        yield case


def _round(case: Case, wanted: str) -> Round:
    """A round by its id or the beginning of it; without one the only round that is open."""
    rounds = case.reviews.rounds.all()
    found = [one for one in rounds if one.id.startswith(wanted) if wanted or one.is_open]
    if not found:
        raise NotFound("There is no such round of review." if wanted else "No round of review is open.")
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise Refused(f"There is more than one round: {ids}.", do="Say which with --round.")
    return found[0]


def _target(item: str) -> Target:
    """`claim:ID`; `evidence:CLAIM,CLIP` for a piece of evidence. Raises UsageError."""
    kind, colon, key = item.partition(":")
    if not colon or kind not in TARGETS or not key:
        raise click.UsageError(f"“{item}” is not of the form KIND:ID, with {', '.join(TARGETS)}.")
    claim, comma, clip = key.partition(",")
    return evidence_target(claim, clip) if kind == "evidence" and comma else Target(kind, key)


def _field_and_value(pair: str) -> tuple[str, str]:
    field, sign, value = pair.partition("=")
    if not sign or not field.strip():
        raise click.UsageError(f"“{pair}” is not of the form FIELD=VALUE.")
    return field.strip(), value


def _named(target: Target) -> str:
    key = ",".join(ids_of_evidence(target.id)) if target.table == "evidence" else target.id
    return f"{target.table}:{key}"


def _item(target: Target, words: str, state: str) -> dict[str, str]:
    return {"item": _named(target), "words": words, "state": state}


def _changed(case: Case, verdict: Verdict | None) -> list[dict[str, str]]:
    """What has changed since a verdict, of the item and beneath it."""
    if verdict is None:
        return []
    reviews = case.reviews
    found = [_of_field(verdict.target, change) for change in reviews.changed_since(verdict)]
    for one in reviews.ground_changed_since(verdict):
        told = {"item": _named(one.target), "told": one.told, "words": one.words}
        found += [told] if one.told else [_of_field(one.target, change) for change in one.changes]
    return found


def _of_field(target: Target, change: FieldChange) -> dict[str, str]:
    return {
        "item": _named(target), "field": change.label, "before": change.before, "after": change.after,
    }  # fmt: skip


def _told_change(one: dict[str, str]) -> str:
    kind = one["item"].partition(":")[0].capitalize()
    if "told" in one:
        return f"{kind}: {one['told']} “{one_line(one['words'], _SHOWN)}”"
    before, after = (one_line(one[name], _SHOWN) or "nothing" for name in ("before", "after"))
    return f"{kind}, {one['field'].lower()}: {before} -> {after}"


def _tell(target: Target, words: str, more: str = "") -> None:
    click.echo(f"  {_named(target)}{more}\n      {one_line(words, _SHOWN)}")


def _called(one: Round) -> str:
    over = "a brief" if one.brief_id else "a source" if one.source_id else counted(len(one.targets), "item")
    how = {"all": "", "sample": f", a sample of {one.sample:.0%}", "risk": ", what has risk"}[one.choice]
    blind = ", blind" if one.blind else ""
    return f"Review of {over} by {one.reviewer}{how}{blind}, asked on {human_date(one.opened_at[:10])}"


def _lines(record: Record) -> Iterator[str]:
    for one in record.rounds:
        yield f"{_called(one)}" + (f", closed on {human_date(one.closed_at[:10])}" if one.closed_at else "")
    for item in record.items:
        yield f"{_named(item.target)}: {STATES[item.state]}"
        yield f"    {one_line(item.words, _SHOWN)}"
        for given in item.verdicts:
            author = ", an author" if given.by_author else ""
            wording = "the current wording" if given.is_present else "an earlier wording"
            moment = f"{human_date(given.at[:10])}, {given.at[11:16]} UTC"
            yield f"    {moment}  {given.analyst}{author}: {given.told}, {wording}"
            if not given.is_present and given.words != item.words:
                yield f"        then: {one_line(given.words, _SHOWN)}"
            if given.remark:
                yield f"        remark: {given.remark}"
    for let in record.exceptions:
        file = f" in {let.file}" if let.file else ""
        lapsed = "" if let.holds else " (for an earlier wording)"
        yield f"{let.how.capitalize()}{file}: {let.check_id}{lapsed}, by {let.analyst}: {let.reason}"
        yield f"    {one_line(let.what, _SHOWN)}"

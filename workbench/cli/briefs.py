"""`groundwork brief`: list, import, check, export."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.brief_import import plan_lines, remark_lines
from workbench.cli.guard import words_and_reason
from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.errors import Refused
from workbench.values.text import counted, shortened

if TYPE_CHECKING:
    from workbench.attack.model import Examination
    from workbench.briefs.import_plan import ImportPlan
    from workbench.deliver import Deliverable

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_BRIEF = click.argument("wanted", metavar="BRIEF")
_PROFILE = click.option(
    "--profile", default="client", show_default=True, type=click.Choice(["client", "internal", "review"])
)


@click.group()
def brief() -> None:
    """List, import, check and export briefs. BRIEF is an ID, the start of an ID, or words from the title."""


@brief.command("list")
@_CASE
@click.option("--archived", is_flag=True, help="List archived briefs as well.")
@passphrase_option
@json_option
def list_briefs(case_path: Path, archived: bool, passphrase_file: Path | None, as_json: bool) -> None:
    """List the briefs of a case."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        briefs = case.briefs.all(archived)
    if as_json:
        print_json(briefs)
    else:
        print_internal()
        for known in briefs:
            click.echo(f"{known.id}  {known.title}{' (archived)' if known.archived else ''}")


@brief.command("import")
@_CASE
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--accept", is_flag=True, help="Import although something was not understood.")
@click.option("--look", is_flag=True, help="Only list what would be imported.")
@passphrase_option
@json_option
def import_briefs(
    case_path: Path,
    files: tuple[Path, ...],
    accept: bool,
    look: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Import existing briefs from plain text or Word, with a headline, a Summary and an Outlook.

    What was not understood of a file and what is left out is listed. Nothing is imported from any of
    the files while something was not understood, unless you accept it: then it becomes context.
    """
    with opened(case_path, passphrase_file, read_only=look) as case:
        plans = [case.briefs.plan_import(path) for path in files]
        if look:
            _show_plans(plans, as_json)
            return
        for line in (line for plan in plans for line in remark_lines(plan)):
            click.echo(line, err=True)
        doubts = sum(plan.doubts for plan in plans)
        if doubts and not accept:
            raise Refused(
                f"Nothing was imported: {counted(doubts, 'item')} not understood.",
                "The case is unchanged.",
                "Correct the files, or import with --accept.",
            )
        imported = [known for plan in plans for known in case.briefs.import_plan(plan, accept=accept)]
        proposals = {known.id: case.briefs.proposed(known.id) for known in imported}
    if as_json:
        print_json(imported)
    else:
        print_internal()
        for known in imported:
            click.echo(f"{known.id}  {known.title}")
            if proposals[known.id]:
                number = counted(len(proposals[known.id]), "proposal")
                click.echo(f"    {number} from its words: `groundwork brief proposals`")


def _show_plans(plans: "list[ImportPlan]", as_json: bool) -> None:
    if as_json:
        print_json(plans)
        return
    print_internal()
    for plan in plans:
        for line in (*plan_lines(plan), *remark_lines(plan)):
            click.echo(line)


@brief.command("proposals")
@_CASE
@_BRIEF
@click.option("--take", "take_all", is_flag=True, help="Set every field as proposed.")
@passphrase_option
@json_option
def proposals(
    case_path: Path, wanted: str, take_all: bool, passphrase_file: Path | None, as_json: bool
) -> None:
    """List what the words of a brief propose for kind, likelihood, confidence and scale."""
    with opened(case_path, passphrase_file, read_only=not take_all) as case:
        known = case.briefs.find(wanted)
        found = case.briefs.proposed(known.id)
        for one in found if take_all else ():
            case.briefs.take(known.id, one)
        texts = {statement.id: statement.text for statement in case.briefs.statements(known.id)}
    if as_json:
        print_json(found)
        return
    print_internal()
    for one in found:
        where = f"“{shortened(texts[one.statement_id], 60)}”" if one.statement_id else "The brief"
        click.echo(f"{one.field}: {one.value}. {one.reason} {where}")
    click.echo(f"{counted(len(found), 'proposal')}{' set' if take_all else ''}.")


@brief.command("check")
@_CASE
@_BRIEF
@_PROFILE
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json", "sarif"]),
    help="Lines by statement, one JSON value, or SARIF 2.1.0.",
)
@passphrase_option
@json_option
def check_brief(
    case_path: Path, wanted: str, profile: str, form: str, passphrase_file: Path | None, as_json: bool
) -> None:
    """Run the tradecraft checks over a brief. Ends with code 1 when there are errors."""
    from workbench.cli import findings as printed

    with opened(case_path, passphrase_file, read_only=True) as case:
        known = case.briefs.find(wanted)
        findings = case.briefs.check(known.id, profile)
        statements = printed.numbered(case, known.id)
    if as_json or form == "json":
        print_json(printed.as_json(findings, statements))
    elif form == "sarif":
        print_json(printed.as_sarif(findings, statements, known), is_internal=False)
    else:
        print_internal()
        for line in printed.as_lines(findings, statements):
            click.echo(line)
    if any(finding.severity == "error" and not finding.waived for finding in findings):
        sys.exit(1)


@brief.command("readiness")
@_CASE
@_BRIEF
@_PROFILE
@passphrase_option
@json_option
def brief_readiness(
    case_path: Path, wanted: str, profile: str, passphrase_file: Path | None, as_json: bool
) -> None:
    """Show which of the nine analytic standards of ICD 203 a brief meets, and what to do next."""
    from workbench.tradecraft.readiness import readiness

    with opened(case_path, passphrase_file, read_only=True) as case:
        known = case.briefs.find(wanted)
        found = readiness(case, known.id, case.briefs.check(known.id, profile))
    if as_json:
        print_json(found)
        return
    print_internal()
    for standard in found.standards:
        click.echo(f"{standard.number}. {standard.title}: {standard.state}")
        for words in (*standard.by, *standard.missing):
            click.echo(f"     {words}")
    click.echo("Next:" if found.steps else "Nothing is left to do.")
    for step in found.steps:
        click.echo(f"  {step.words}")
    if found.more_steps:
        click.echo(f"  and {found.more_steps:,} more, once these are done")


@brief.command("export")
@_CASE
@_BRIEF
@click.option("--template", default="", help="house-brief, assessed-brief, or the path of a .docx.")
@_PROFILE
@click.option("--client", default="", help="Id or name of the client; the brief's own by default.")
@click.option("--override", default="", metavar="REASON", help="Export a client file despite errors.")
@click.option("--confirm", "confirmed", multiple=True, metavar="WORDS=REASON", help="Let these words pass.")
@click.option(
    "--accept-findings", is_flag=True, help="Write the file although something was recovered from it."
)
@click.option(
    "--other-readers", is_flag=True, help="Also read the file with LibreOffice and pandoc, confined."
)
@click.option(
    "--out",
    "out",
    required=True,
    type=click.Path(path_type=Path),
    help="The Word file to write; in a folder it is named after country, date, client and profile.",
)
@click.option("--protected", is_flag=True, help="Name protected sources in a review copy.")
@click.option("--no-proof-sheet", is_flag=True, help="Write no proof sheet beside an internal file.")
@click.option("--replace", is_flag=True, help="Replace a file that has the name.")
@click.option("--issued-at", default=None, help="Issue time (UTC, ISO 8601); now by default.")
@passphrase_option
@json_option
def export_brief(
    case_path: Path,
    wanted: str,
    template: str,
    profile: str,
    client: str,
    override: str,
    confirmed: tuple[str, ...],
    accept_findings: bool,
    other_readers: bool,
    out: Path,
    protected: bool,
    no_proof_sheet: bool,
    replace: bool,
    issued_at: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write a brief as a Word file, after its hygiene check. A file that is there is not replaced.

    Errors of the check block a client file. With --override it is written all the same, and the
    reason is kept in the case. What the guard asks about is answered with --confirm; the answer is
    kept and counts for one edition. See `groundwork guard CASE` for what is looked for.

    The finished client file is then attacked: names, mailboxes, paths and hidden data that can be
    recovered from it and that nothing in the case accounts for are listed, and the file is not written
    unless you accept them. A protected person who is recovered is never accepted.
    """
    from workbench.deliver import Examiner, suggested_name

    with opened(case_path, passphrase_file) as case:
        known = case.briefs.find(wanted)
        for answer in confirmed:
            case.guard.confirm(*words_and_reason(answer, "--confirm WORDS=REASON"))
        if out.is_dir():
            chosen = case.clients.named(client).id if client else ""
            out = out / suggested_name(case, known.id, profile, chosen, issued_at or "")
        examiner = Examiner(_usable_readers() if other_readers else (), _reviewer(out, accept_findings))
        deliverable = case.deliver(
            known.id, out, profile, template, issued_at, override, client, replace, examiner, protected,
            not no_proof_sheet,
        )  # fmt: skip
    if as_json:
        print_json(deliverable)
    else:
        _tell(out, deliverable)


def _tell(out: Path, deliverable: "Deliverable") -> None:
    click.echo(f"Wrote {out}\nSHA-256 {deliverable.sha256}")
    if deliverable.proof_sheet:
        click.echo(f"Wrote {deliverable.proof_sheet.file_name}: {deliverable.proof_sheet.summary}.")
    if deliverable.remarks_left_out:
        number = counted(deliverable.remarks_left_out, "remark")
        click.echo(f"{number} left out of the copy: they name what must stay internal.")


def _usable_readers() -> tuple[str, ...]:
    from workbench.attack.readers import READERS

    return tuple(READERS)


def _reviewer(out: Path, accepted: bool) -> "Callable[[Examination], None]":
    """Lists what was recovered, and stops unless it is accepted here or was before."""

    def review(found: "Examination") -> None:
        for title, outcome in found.readers:
            click.echo(f"{title}: {outcome}", err=True)
        for find in found.to_accept:
            click.echo(find.line, err=True)
        if not found.to_accept or accepted:
            return
        question = f"Write “{out.name}” all the same?"
        if not (sys.stdin.isatty() and click.confirm(question, default=False, err=True)):
            raise Refused(
                f"“{out.name}” was not written: {counted(len(found.to_accept), 'item')} can be recovered.",
                "They are listed above.",
                "Change the wording, enter the names in the case, or export with --accept-findings.",
            )

    return review

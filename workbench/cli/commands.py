"""`groundwork COMMAND`: new, clip, search, brief, claims, tags, figures, hypotheses, recall and more."""

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.case import Case
from workbench.cli.briefs import brief
from workbench.cli.claims import claims
from workbench.cli.clients import client
from workbench.cli.figures import figures
from workbench.cli.guard import guard
from workbench.cli.hypotheses import hypotheses
from workbench.cli.ledger import ledger
from workbench.cli.opening import opened, passphrase_of, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.cli.proofs import proof_of_brief
from workbench.cli.recall import recall
from workbench.cli.review import review
from workbench.cli.review_compare import compare
from workbench.cli.review_exchange import give, take
from workbench.cli.tags import tags
from workbench.sources.folder import look_through
from workbench.sources.intake import Offered, Taken, left_out, offer, take_in
from workbench.values.deception import shown_safely
from workbench.values.errors import KnownError
from workbench.values.streams import print_anything
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.guard import FileSearch

_FAULT = 70
_NOT_WRITABLE = "The file cannot be written here: it was only read, and its search index was not checked."
_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))


class PlainWords(click.Group):
    """A group whose known errors are one sentence on standard error and an exit code."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """As click does it, on a terminal or into a file of any encoding."""
        print_anything()
        return super().main(*arguments, **options)

    def invoke(self, context: click.Context) -> Any:
        """Run the command; a KnownError ends it with its own exit code, a fault of ours with 70."""
        try:
            return super().invoke(context)
        except KnownError as error:
            click.echo(f"groundwork: {error}", err=True)
            context.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            # Click ends quietly where nobody reads the rest, as in `groundwork info CASE | head -1`.
            raise
        except Exception as error:
            if os.environ.get("GROUNDWORK_DEBUG"):
                raise
            click.echo(
                f"groundwork: stopped because of an error in Groundwork ({type(error).__name__}). What was "
                "saved is safe. Run it again with GROUNDWORK_DEBUG=1 to see where.",
                err=True,
            )
            context.exit(_FAULT)


@click.group(cls=PlainWords, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="groundwork", message="Groundwork %(version)s")
def groundwork() -> None:
    """Groundwork: from sources to a brief whose every sentence leads back to them.

    Without a command the window opens. Exit codes: 0 done; 1 refused, not found or problems found;
    2 wrong usage; 3 wrong passphrase; 4 the case is open elsewhere; 5 made by a newer version;
    6 cannot be written; 70 an error in Groundwork.
    """


@groundwork.command()
@_CASE
@click.option("--title", default="", help="Title of the case; its file name by default.")
@click.option("--analyst", default="Analyst", help="Your name, recorded in the history.")
@click.option("--plain", is_flag=True, help="Do not encrypt: any SQLite tool can read the case.")
@passphrase_option
def new(case_path: Path, title: str, analyst: str, plain: bool, passphrase_file: Path | None) -> None:
    """Make a new case, encrypted unless --plain is given."""
    passphrase = None
    if not plain:
        words = f"Passphrase for {case_path.name}"
        passphrase = passphrase_of(passphrase_file, prompt=words, confirm=True)
        if not passphrase:
            raise click.UsageError("An encrypted case needs a passphrase; use --plain for one without.")
    with Case.create(case_path, passphrase, title, analyst) as case:
        kind = "encrypted" if case.encrypted else "plain, not encrypted"
        click.echo(f"Made {case_path} ({kind}).")


@groundwork.command()
@_CASE
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--publication", default=None, help="The outlet of all these files.")
@click.option("--protected", is_flag=True, help="Mark the source as protected (never named to clients).")
@click.option("--descriptor", default=None, help="Description shown to clients instead of the name.")
@passphrase_option
@json_option
def clip(
    case_path: Path,
    files: tuple[Path, ...],
    publication: str | None,
    protected: bool,
    descriptor: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Import documents or folders into a case.

    A document that cannot be read is kept all the same, with the reason. Links, devices and files that
    are too large are left out and named; hidden files are counted. A file that is not there, or that was
    named and left out, ends the command with code 1 after the others have been taken in.
    """
    metadata = {"publication": publication, "descriptor": descriptor}
    chosen: dict[str, Any] = {name: value for name, value in metadata.items() if value is not None}
    if protected:
        chosen["protection"] = "protected"
    results, passed_over = list[dict[str, str]](), 0
    wanted, left = list[Offered](), list[Taken]()
    for entry in look_through(files):
        if not entry.why:
            wanted.append(offer(entry, **chosen))
        elif entry.expected and entry.path not in files:
            passed_over += 1
        else:
            left.append(left_out(entry))
    with opened(case_path, passphrase_file) as case:
        for number, taken in enumerate(chain(left, take_in(case.sources, wanted)), 1 - len(left)):
            result = _as_told(taken)
            results.append(result)
            if not as_json:
                click.echo(f"{result['result']:9} {shown_safely(result['file'])}" + _because(result))
            elif sys.stderr.isatty() and number > 0:
                click.echo(f"{number:,} of {len(wanted):,}  {shown_safely(taken.name)}", err=True)
    if passed_over:
        hidden = counted(passed_over, "hidden file or case", "hidden files or cases")
        click.echo(f"{hidden} not looked at. To add one, name it.", err=True)
    if as_json:
        print_json(results)
    named = {str(path) for path in files}
    if any(_is_missing(result, named) for result in results):
        sys.exit(1)


def _is_missing(result: dict[str, str], named: set[str]) -> bool:
    return result["result"] == "missing" or (result["result"] == "left out" and result["file"] in named)


def _as_told(taken: Taken) -> dict[str, str]:
    result = {"failed": "missing", "left": "left out"}.get(taken.outcome, taken.outcome)
    reason = taken.words
    if taken.inside:
        reason = f"{taken.inside} {'document' if taken.inside == 1 else 'documents'} inside. {reason}".strip()
    told = {"file": str(taken.path), "result": result, "source": taken.source_id, "reason": reason}
    return {name: value for name, value in told.items() if name != "source" or value}


def _because(result: dict[str, str]) -> str:
    return f": {result['reason']}" if result["reason"] else ""


@groundwork.command()
@_CASE
@click.argument("query")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1))
@click.option("--as-typed", is_flag=True, help="Leave other spellings of names out.")
@passphrase_option
@json_option
def search(
    case_path: Path, query: str, limit: int, as_typed: bool, passphrase_file: Path | None, as_json: bool
) -> None:
    """Find words in sources, clips, claims, actors and briefs. Ends with code 1 when nothing is found.

    Words that name an actor also find the actor's other spellings. Words in quotes are searched as typed.
    """
    from workbench.search.query import LONGEST_TYPED

    with opened(case_path, passphrase_file, read_only=True) as case, case.snapshot():
        hits = case.search(query, limit, other_spellings=not as_typed)
        also = () if as_typed else case.also_searched(query).spellings
    if also:
        click.echo(f"Also searched: {', '.join(also)}", err=True)
    if as_json:
        print_json(hits)
    elif hits:
        print_internal()
        for hit in hits:
            place = f" [{hit.start}-{hit.end}]" if hit.start >= 0 else ""
            click.echo(f"{hit.kind}: {hit.title}{place}\n    {hit.snippet.strip()}")
    if len(query) > LONGEST_TYPED:
        click.echo(f"Only the first {LONGEST_TYPED} characters were searched.", err=True)
    if len(hits) == limit:
        click.echo(f"The first {limit:,} are shown. To see more, use a higher --limit.", err=True)
    if not hits:
        click.echo("Nothing found.", err=True)
        sys.exit(1)


@groundwork.command()
@click.argument("path", metavar="CASE_OR_DOCX", type=click.Path(path_type=Path))
@click.option(
    "--case", "case_path", type=click.Path(path_type=Path), help="Look in a Word file for its names."
)
@click.option("--client", default="", help="Name of the client the Word file is for.")
@click.option(
    "--against",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Compare the history of the case with the seal in this file: an internal Word file or a saved "
    "report. A client file is looked up by its digest.",
)
@click.option("--all", "every", is_flag=True, help="Print every problem of a Word file.")
@passphrase_option
@json_option
def verify(
    path: Path,
    case_path: Path | None,
    client: str,
    against: tuple[Path, ...],
    every: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Check a case (file, journal, rows, texts, quotes) or what a Word file would give away to a client.

    The history of a case carries no signature: who can write the file can rewrite all of it consistently.
    A seal kept elsewhere tells; give the file that holds one with --against.

    Names are only looked for in a Word file where --case says of which case it is. Ends with code 1
    when problems are found.
    """
    is_word = path.suffix.lower() == ".docx"
    if is_word and against:
        raise click.UsageError("--against compares a case; give the case in place of the Word file.")
    note = ""
    if is_word and case_path is not None:
        with opened(case_path, passphrase_file, read_only=True) as case:
            problems = _problems_of_word_file(path, case.guard.for_file(client))
            recovered, note = _recovered(case, path, client)
            problems += recovered
    elif is_word:
        problems = _problems_of_word_file(path, None)
        note = "Names and words of a case were not looked for; give the case with --case."
    else:
        problems, note = _problems_of_case(path, passphrase_file, against)
    if as_json:
        told = {"file": str(path), "sound": not problems, "problems": problems, "note": note}
        print_json(told, is_internal=bool(problems) and not note)
    else:
        if problems and not note:
            print_internal()
        _print_problems(problems, is_word and not every)
        if note:
            click.echo(note)
        found = f"{path.name}: {counted(len(problems), 'problem')}."
        click.echo(found if problems else f"{path.name} is sound.")
    if problems:
        sys.exit(1)


def _recovered(case: Case, path: Path, client: str) -> tuple[list[str], str]:
    """Who can be recovered from the file by the second engine; and what else, as remarks."""
    from workbench.attack.engine import attack
    from workbench.attack.gather import known_of

    found = attack(path.read_bytes(), known_of(case, "", client))
    remarks = "\n".join(f"Also recovered: {find.line}" for find in found.to_accept)
    return [find.line for find in found.identities], remarks


def _problems_of_case(
    path: Path, passphrase_file: Path | None, against: tuple[Path, ...]
) -> tuple[list[str], str]:
    from workbench.deliver.against import compare

    with opened(path, passphrase_file, read_only_if_need_be=True) as case:
        problems = [f"{problem.where}: {problem.what}" for problem in case.verify()]
        notes = [_NOT_WRITABLE] if case.read_only else []
        for comparison in (compare(case, kept) for kept in against):
            problems += comparison.problems
            notes += comparison.facts
    return problems, "\n".join(notes)


def _print_problems(problems: list[str], gravest: bool) -> None:
    """Every one; or the `gravest` of a Word file, and how many others there are."""
    from workbench.deliver.outline import outline

    told = outline(problems) if gravest else None
    for line in told.lines if told else problems:
        click.echo(line)
    if told and told.left:
        click.echo(f"And {counted(told.left, 'lesser problem')}; --all shows every one.")


def _problems_of_word_file(path: Path, searcher: "FileSearch | None") -> list[str]:
    from workbench.deliver import check_file

    return [str(finding) for finding in check_file(path, searcher).findings]


@groundwork.command()
@_CASE
@passphrase_option
@json_option
def info(case_path: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Show a summary of a case."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        facts: dict[str, Any] = {
            "title": case.title,
            "clients": [client.name for client in case.clients.all()],
            "created": case.info("created"),
            "encrypted": case.encrypted,
            "sources": case.sources.count(),
            "clips": case.clips.count(),
            "actors": case.actors.count(),
            "claims": case.claims.count(),
            "briefs": [{"id": known.id, "title": known.title} for known in case.briefs.all()],
        }
    if as_json:
        print_json(facts)
        return
    print_internal()
    for name, value in facts.items():
        if name == "briefs":
            for known in value:
                click.echo(f"brief: {known['title']} ({known['id']})")
        elif name == "clients":
            for client in value:
                click.echo(f"client: {client}")
        elif value not in ("",):
            click.echo(f"{name}: {'yes' if value is True else 'no' if value is False else value}")


@groundwork.command()
@click.option(
    "--out",
    "folder",
    default=Path("Groundwork sample"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder to build in.",
)
def demo(folder: Path) -> None:
    """Build the sample case from its documents, check its brief and export the Word files.

    A sample that was worked on is never replaced: the new one goes into a folder beside.
    """
    from workbench.demo import build_sample, export_samples

    case_path = build_sample(folder, click.echo)
    with Case.open(case_path) as case:
        for known in case.briefs.all():
            findings = case.briefs.check(known.id)
            errors = sum(finding.severity == "error" for finding in findings)
            of_them = f"{counted(len(findings), 'finding')}, {counted(errors, 'error')} among them"
            click.echo(f"Check of “{known.title}”: {of_them}.")
        written = export_samples(case, case_path.parent)
    click.echo(f"Case: {case_path}")
    for path in written:
        click.echo(f"Word file: {path}")


groundwork.add_command(brief)
brief.add_command(proof_of_brief)
groundwork.add_command(client)
groundwork.add_command(guard)
groundwork.add_command(recall)
groundwork.add_command(claims)
groundwork.add_command(tags)
groundwork.add_command(figures)
groundwork.add_command(ledger)
groundwork.add_command(hypotheses)
groundwork.add_command(review)
review.add_command(compare)
review.add_command(give)
review.add_command(take)


def main() -> int:
    """Run the command of this process; click ends the process with its exit code."""
    from workbench.sources.sandbox.guard import close_workers

    try:
        groundwork(prog_name="groundwork")
    finally:
        close_workers()
    return 0

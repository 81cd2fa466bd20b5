"""`groundwork figures`: the figures of a brief, and any figure as a picture."""

from pathlib import Path

import click

from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.text import shortened

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
_KIND = click.argument("kind", metavar="KIND")
_BRIEF = click.argument("brief", metavar="BRIEF")
_WHOLE = click.option(
    "--whole-case", is_flag=True, help="Everything in the case, not what the brief rests on."
)
_VARIANT = click.option("--variant", default="", help="One of the ways in which this kind can be drawn.")
_ON = click.option("--on", default="", help="As it was then: 2025, 2025-02 or 2025-02-18.")


@click.group()
def figures() -> None:
    """List, add and save figures: network, events, posts, contested, grid, likelihoods and more."""


@figures.command("list")
@_CASE
@_BRIEF
@passphrase_option
@json_option
def figures_list(case_path: Path, brief: str, passphrase_file: Path | None, as_json: bool) -> None:
    """List the figures of a brief (by id or title) in their order."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        chosen = case.figures.of_brief(case.briefs.find(brief).id)
    if as_json:
        print_json(chosen)
        return
    print_internal()
    for known in chosen:
        click.echo(f"{known.id}  {known.kind}  {shortened(known.caption, 80)}".rstrip())


@figures.command("add")
@_CASE
@_BRIEF
@_KIND
@click.option("--caption", default="", help="Drafted where it is left out.")
@click.option(
    "--alternative", default="", help="What is seen in it, for those who do not see it; drafted too."
)
@_WHOLE
@_VARIANT
@_ON
@passphrase_option
def figures_add(
    case_path: Path,
    brief: str,
    kind: str,
    caption: str,
    alternative: str,
    whole_case: bool,
    variant: str,
    on: str,
    passphrase_file: Path | None,
) -> None:
    """Give a brief a figure."""
    with opened(case_path, passphrase_file) as case:
        chosen = case.figures.choose(
            case.briefs.find(brief).id, kind, caption=caption, alternative=alternative,
            scope="case" if whole_case else "brief", variant=variant, shown_on=on,
        )  # fmt: skip
    print_internal()
    click.echo(f"Figure added: {chosen.id}")


@figures.command("save")
@_CASE
@_KIND
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--brief", default="", help="Id or title of a brief; the whole case without one.")
@_WHOLE
@_VARIANT
@_ON
@passphrase_option
def figures_save(
    case_path: Path,
    kind: str,
    file: Path,
    brief: str,
    whole_case: bool,
    variant: str,
    on: str,
    passphrase_file: Path | None,
) -> None:
    """Save a figure as PNG or SVG, after the ending of FILE. One that is internal says so on the picture."""
    from workbench.charts.kinds import kind_named, require_variant
    from workbench.charts.leaving import for_others, save_picture
    from workbench.charts.look import look
    from workbench.charts.wanted import Wanted

    with opened(case_path, passphrase_file, read_only=True) as case:
        known = case.briefs.find(brief) if brief else None
        scope = "case" if whole_case or known is None else "brief"
        require_variant(kind_named(kind), variant)
        figure = case.figures.make(Wanted(kind, known.id if known else "", scope, variant, on))
        save_picture(
            for_others(case, figure, (known.client_id or "") if known else ""), file, look("Calibri")
        )
    click.echo(f"Figure saved as “{file.name}”.")

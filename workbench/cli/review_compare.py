"""`groundwork review compare`: two readings of one source, what differs and how far they agree."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from workbench.case import Case
from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.review import Comparison, Difference, ReadersAgreement, ReadingMark
from workbench.review.agreement import FEWEST, Agreement
from workbench.review.compare import DECISIONS, DIFFERENCES
from workbench.values.deception import shown_safely
from workbench.values.errors import Refused
from workbench.values.text import counted, one_line

_SHOWN = 90


@click.command("compare")
@click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))
@click.argument("source")
@click.option("--reader", "readers", multiple=True, metavar="NAME", help="Who is compared; give two or more.")
@passphrase_option
@json_option
def compare(
    case_path: Path, source: str, readers: tuple[str, ...], passphrase_file: Path | None, as_json: bool
) -> None:
    """Compare two readings of SOURCE (an id): the differences, and figures where there are enough items.

    Without --reader everybody who marked the source is compared. Passages that are alike are only counted.
    """
    with opened(case_path, passphrase_file, read_only=True) as case:
        case.sources.get(source)
        names = readers or tuple(reader for reader, _name in case.reviews.readings.readers(source))
        if len(names) < 2:
            raise Refused("Fewer than two people have marked this source.", do="Ask for a second reading.")
        told = case.reviews.agreement(*names, source=source)
        if as_json:
            print_json(_as_json(case, told))
            return
        print_internal()
        for comparison in told.comparisons:
            _tell(case, comparison)
        if told.alpha is not None:
            click.echo(f"{counted(len(told.readers), 'reader')}: Krippendorff's alpha {told.alpha:.2f}.")


def _tell(case: Case, comparison: Comparison) -> None:
    first, second, found = comparison.first, comparison.second, comparison.figures
    click.echo(f"{shown_safely(first.name)} (1) and {shown_safely(second.name)} (2)")
    click.echo(
        f"  {counted(len(comparison.differences), 'difference')}, {len(comparison.left):,} to decide; "
        f"{counted(comparison.agreed, 'passage')} alike."
    )
    click.echo(f"  {_figures(found)}")
    for one in comparison.differences:
        kinds = ", ".join(DIFFERENCES[kind] for kind in one.kinds)
        click.echo(f"  {one.start}-{one.end}  {kinds}. {DECISIONS.get(one.decision, 'To decide')}.")
        for number, mark in (("1", one.first), ("2", one.second)):
            if mark:
                click.echo(f"    {number} {shown_safely(one_line(mark.quote, _SHOWN))}{_named(case, mark)}")
    if comparison.lost:
        click.echo(f"  {counted(len(comparison.lost), 'mark')} not found in this version.")


def _figures(found: Agreement) -> str:
    counts = f"Marked: {found.first:,} and {found.second:,}; {found.matched:,} overlap by half or more, "
    counts += f"{found.exact:,} to the letter."
    if not found.enough:
        return f"{counts} Fewer than {FEWEST} in all: too few for a share."
    parts = (
        ("F1 by overlap", found.overlap_f1),
        ("F1 to the letter", found.exact_f1),
        ("kappa of who is named", found.kind_kappa),
        ("kappa over letters", found.character_kappa),
    )
    shares = ", ".join(f"{words} {value:.2f}" for words, value in parts if value is not None)
    return f"{counts} {shares}."


def _named(case: Case, mark: ReadingMark) -> str:
    known = {actor.id: actor.name for actor in case.actors.all()}
    names = ", ".join(known[actor] for actor in mark.actors if actor in known)
    return f"  [{shown_safely(names)}]" if names else ""


def _as_json(case: Case, told: ReadersAgreement) -> dict[str, Any]:
    return {
        "readers": [reader._asdict() for reader in told.readers],
        "alpha": told.alpha,
        "comparisons": [
            {
                "first": comparison.first.id,
                "second": comparison.second.id,
                "agreed": comparison.agreed,
                "left": len(comparison.left),
                "figures": asdict(comparison.figures) | {"enough": comparison.figures.enough},
                "differences": [_difference(one) for one in comparison.differences],
                "lost": [mark.id for mark in comparison.lost],
            }
            for comparison in told.comparisons
        ],
    }


def _difference(one: Difference) -> dict[str, Any]:
    sides = {
        side: {
            "start": mark.start, "end": mark.end, "quote": mark.quote, "actors": list(mark.actors),
            "note": mark.note, "clip_id": mark.clip_id,
        } if mark else None
        for side, mark in (("first", one.first), ("second", one.second))
    }  # fmt: skip
    return {"id": one.id, "kinds": list(one.kinds), "decision": one.decision, **sides}

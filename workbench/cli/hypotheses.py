"""`groundwork hypotheses`: questions with their hypotheses, weighed against claims."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.opening import opened, passphrase_option
from workbench.cli.printing import json_option, print_internal, print_json
from workbench.values.errors import NotFound, Refused

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.weighing import Grid, Matrix

_CASE = click.argument("case_path", metavar="CASE", type=click.Path(path_type=Path))


@click.group()
def hypotheses() -> None:
    """Questions with their hypotheses, weighed against claims."""


@hypotheses.command("list")
@_CASE
@passphrase_option
@json_option
def list_questions(case_path: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """List the questions, each with what its matrix says."""
    with opened(case_path, passphrase_file, read_only=True) as case:
        from workbench.weighing.words import result_words

        grids = [case.matrices.grid(one.id, one.analyst_id) for one in case.matrices.all()]
        if as_json:
            print_json([{**_head(grid.matrix), "result": result_words(grid)} for grid in grids])
            return
    print_internal()
    for grid in grids:
        click.echo(f"{grid.matrix.id}  {grid.matrix.question}\n    {' '.join(result_words(grid))}")


@hypotheses.command("show")
@_CASE
@click.argument("question", metavar="QUESTION")
@click.option("--analyst", default="", help="Name of the analyst whose cells are shown.")
@passphrase_option
@json_option
def show_question(
    case_path: Path, question: str, analyst: str, passphrase_file: Path | None, as_json: bool
) -> None:
    """Print a matrix: cells, scores, and which claims the order rests on.

    QUESTION is an id from `groundwork hypotheses list`, or the beginning of one. The cells are those of the
    analyst who opened the question unless --analyst names another.
    """
    with opened(case_path, passphrase_file, read_only=True) as case:
        matrix = _only(case, question)
        grid = case.matrices.grid(matrix.id, _analyst(case, matrix, analyst))
    if as_json:
        print_json(grid_as_json(grid))
    else:
        print_internal()
        tell_grid(grid)


def _only(case: "Case", wanted: str) -> "Matrix":
    found = [one for one in case.matrices.all() if one.id.startswith(wanted)]
    if not found:
        raise NotFound(f"No question “{wanted}” is in the case.")
    if len(found) > 1:
        raise Refused(f"“{wanted}” may mean more than one question.", do="Use more of its id.")
    return found[0]


def _analyst(case: "Case", matrix: "Matrix", name: str) -> str:
    if not name or name == matrix.analyst:
        return matrix.analyst_id
    readers = {one.name: one.analyst_id for one in case.matrices.readers(matrix.id)}
    if name not in readers:
        raise NotFound(f"{name} judged no cell of this question.")
    return readers[name]


def _head(matrix: "Matrix") -> dict[str, Any]:
    return {"id": matrix.id, "question": matrix.question, "analyst": matrix.analyst}


def grid_as_json(grid: "Grid") -> dict[str, Any]:
    """A matrix for a script: cells, scores, what each claim does."""
    from workbench.weighing.words import result_words

    result = grid.result
    changes = {one.weighed_id: one for one in result.changes}
    return {
        **_head(grid.matrix),
        "result": result_words(grid),
        "hypotheses": [
            {
                "name": one.name, "text": one.text, "against": standing.against, "rank": standing.rank,
                "consistent": standing.consistent, "inconsistent": standing.inconsistent,
                "not_applicable": standing.not_applicable, "not_judged": standing.blank,
            }
            for one, standing in zip(grid.hypotheses, result.standings, strict=True)
        ],
        "claims": [
            {
                "number": claim.number, "claim_id": claim.claim_id, "text": claim.text,
                "credibility": claim.credibility, "weight": claim.weighs,
                "diagnosticity": result.diagnosticity[claim.id],
                "order_without": [[grid.names[one] for one in group] for group in changes[claim.id].order]
                if claim.id in changes else None,
                "cells": {one.name: grid.value(claim.id, one.id) for one in grid.hypotheses},
            }
            for claim in grid.claims
        ],
    }  # fmt: skip


def tell_grid(grid: "Grid") -> None:
    """Print a matrix for a person."""
    from workbench.weighing.words import LIMITS, letter, result_words, score

    click.echo(grid.matrix.question)
    for one, standing in zip(grid.hypotheses, grid.result.standings, strict=True):
        click.echo(f"  {one.name}  {score(standing.against)} against, order {standing.rank}: {one.text}")
    for claim in grid.claims:
        cells = " ".join(letter(grid.value(claim.id, one.id)) for one in grid.hypotheses)
        weight = "rejected" if claim.is_rejected else claim.weight
        click.echo(f"  {claim.number:3}  {cells}  {claim.text} ({weight})")
    for sentence in (*result_words(grid), LIMITS):
        click.echo(sentence)

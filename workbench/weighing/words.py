"""What a matrix says, in words: for the window, the Word file and the command line."""

from collections.abc import Sequence

from workbench.values.text import counted, with_and
from workbench.weighing.comparing import Comparison, compare
from workbench.weighing.model import Grid
from workbench.weighing.scores import Change, Order

LETTERS = {"consistent": "C", "inconsistent": "I", "not applicable": "N", "": ""}
"""How a cell is shown and keyed in."""
UNJUDGED = "?"
"""What a cell shows that nobody has judged."""
_NAMED = 6
"""So many claims are named; the others are counted."""
_GROUPS = 4
"""So many places of an order are named; the others are not."""
FEW = 30
"""Fewer cells than these get no percentage."""
LIMITS = "Scores are not probabilities. Consistent claims prove nothing."


def score(value: float) -> str:
    """A sum of weights: `2`, `2.5`."""
    return f"{value:g}"


def letter(value: str) -> str:
    """The letter of a cell, `?` where it is not judged."""
    return LETTERS[value] or UNJUDGED


def result_words(grid: Grid, *, scores: bool = True) -> list[str]:
    """The result in sentences: which has least against it, what would change that, what is open."""
    if len(grid.hypotheses) < 2:
        return ["Add at least two hypotheses."]
    if not grid.claims:
        return ["Add the claims that are evidence for or against a hypothesis."]
    result = grid.result
    if result.blank == result.cells:
        return ["No cell is judged yet."]
    said = [_first(grid, scores), *_would_change(grid)]
    if result.blank:
        said.append(_blank(grid))
    rejected = sum(one.is_rejected for one in grid.claims)
    if rejected:
        said.append(f"{counted(rejected, 'claim is', 'claims are')} rejected and not counted.")
    return said


def order_words(grid: Grid, order: Order | None = None) -> str:
    """The hypotheses with the least against them first: `H2, then H1 and H3`; of many the first ones."""
    names, order = grid.names, order or grid.result.order
    groups = [with_and([names[one] for one in group]) for group in order]
    if len(groups) > _GROUPS + 1:
        groups = [*groups[:_GROUPS], "others"]
    return ", then ".join(groups)


def comparison_words(found: Comparison, other: str) -> list[str]:
    """How the cells of two analysts compare, in sentences."""
    if not found.both:
        return [f"You and {other} have judged no cell in common yet."]
    share = f" ({found.same / found.both:.0%})" if found.both >= FEW else ""
    said = [f"You and {other} both judged {counted(found.both, 'cell')}, {found.same:,}{share} alike."]
    if found.only_other:
        said.append(
            f"You have not judged {counted(found.only_other, 'cell')} that {other} judged. "
            "Judge them before you compare."
        )
    if found.only_one:
        said.append(f"{other} has not judged {counted(found.only_one, 'cell')} that you judged.")
    return said


def other_reader_words(found: Comparison, other: Grid, name: str) -> str:
    """How the cells of another analyst compare with those that are printed, in two sentences."""
    return (
        f"{name} judged {counted(found.both, 'cell')} of these as well, {found.same:,} alike. "
        f"Order of {name}: {order_words(other)}."
    )


def compared_with(grid: Grid, other: Grid) -> Comparison:
    """The cells of a matrix beside those that another analyst judged in it."""
    return compare(
        [one.id for one in grid.claims], [one.id for one in grid.hypotheses], grid.cells, other.cells
    )


def _first(grid: Grid, scores: bool) -> str:
    result, names = grid.result, grid.names
    standing = {one.hypothesis_id: one for one in result.standings}
    first = [names[one] for one in result.first]
    least = score(standing[result.first[0]].against)
    if len(result.order) == 1:
        return "All hypotheses have the same against them" + (f" ({least})." if scores else ".")
    if len(first) > 1:
        return f"{with_and(first)} have least against them" + (f" ({least} each)." if scores else ".")
    return f"{first[0]} has least against it" + (f" ({least})." if scores else ".")


def _would_change(grid: Grid) -> list[str]:
    """Which single claims the first place rests on, and which the order."""
    result, numbers = grid.result, grid.numbers
    of_first = [one for one in result.changes if set(one.first) != set(result.first)]
    of_order = [one for one in result.changes if set(one.first) == set(result.first)]
    said = []
    if of_first:
        said.append(f"It would change if {_claims(of_first, numbers)} were false{_then(grid, of_first)}.")
    elif result.needed > 1:
        said.append(f"No single claim would change that: {result.needed:,} would have to be false together.")
    if of_order:
        said.append(f"The order behind would change if {_claims(of_order, numbers)} were false.")
    return said


def _then(grid: Grid, changes: Sequence[Change]) -> str:
    """What would be first then, where it is the same with each of the claims."""
    then = {one.first for one in changes}
    if len(then) > 1:
        return ""
    names = [grid.names[one] for one in then.pop()]
    return f"; then {with_and(names)} would have least" if len(names) > 1 else f"; then {names[0]} would"


def _claims(changes: Sequence[Change], numbers: dict[str, int]) -> str:
    """`claim 14`, `claim 3 or 14`, `any of 9 claims`."""
    if len(changes) > _NAMED:
        return f"any one of {counted(len(changes), 'claim')}"
    named = [str(numbers[one.weighed_id]) for one in changes]
    return f"claim {named[0]}" if len(named) == 1 else f"claim {', '.join(named[:-1])} or {named[-1]}"


def _blank(grid: Grid) -> str:
    result = grid.result
    judged = f"{result.blank:,} of {counted(result.cells, 'cell')} not judged yet"
    if result.is_settled:
        return f"{judged}: they cannot change which has least."
    return f"{judged}: they may change which has least."

"""Labels along a line, moved as little as it takes for none to lie over another."""

from collections.abc import Sequence


def spread(middles: Sequence[float], widths: Sequence[float]) -> list[float]:
    """The middles of labels of these widths, none over another, each as near as can be to where it belongs.

    They keep the order of `middles`, which must rise. Labels that touch are moved as one block.
    """
    blocks: list[tuple[list[int], float]] = []
    for number, middle in enumerate(middles):
        members, start = [number], middle - widths[number] / 2
        while blocks:
            before, began = blocks[-1]
            if began + sum(widths[known] for known in before) <= start:
                break
            blocks.pop()
            members = before + members
            start = _best_start(members, middles, widths)
        blocks.append((members, start))
    found = [0.0] * len(middles)
    for members, start in blocks:
        for known in members:
            found[known] = start + widths[known] / 2
            start += widths[known]
    return found


def _best_start(members: Sequence[int], middles: Sequence[float], widths: Sequence[float]) -> float:
    """Where a block begins so that its labels are, on the average, where they belong."""
    total, before = 0.0, 0.0
    for known in members:
        total += middles[known] - before - widths[known] / 2
        before += widths[known]
    return total / len(members)

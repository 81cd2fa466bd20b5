"""The report of a verification, as plain lines."""

from workbench.case import Case
from workbench.casefile import Problem
from workbench.values.moments import now


def report_of(case: Case, problems: list[Problem]) -> str:
    """What was checked, when, and every problem found."""
    newest = case.history(1)
    lines = [
        f"Verification of {case.path.name}",
        f"At {now()}, up to change {newest[0].seq if newest else 0}",
        f"{case.sources.count()} sources, {case.clips.count()} clips, {case.claims.count()} claims",
        "Checked: the file's pages, the chain of changes, every row against the journal, originals and "
        "texts against their digests, every quote at its place.",
        "",
    ]
    if not problems:
        lines.append("No problem was found.")
    lines += [f"{number}. {one.kind}: {one.where}: {one.what}" for number, one in enumerate(problems, 1)]
    return "\n".join(lines) + "\n"

"""The report of a verification, as plain lines that are also Markdown."""

from workbench.case import Case
from workbench.casefile import Problem
from workbench.values.internal import INTERNAL
from workbench.values.moments import now
from workbench.values.text import counted

_MEANING = {
    "file": "the file itself is damaged: a disk or a copy failed. Restore a backup.",
    "journal": "the history was altered from outside, or a part of it is missing.",
    "row": "data in the case was changed outside Groundwork.",
    "original": "an original document is no longer the one that was imported.",
    "text": "the text of a source is no longer the one that was read.",
    "copy": "the file lacks changes that were saved, or is a copy taken while the case was being written.",
    "search": "the search index has a gap; what you wrote is not touched by it.",
    "clip": "a clip no longer matches the words it was made from.",
}


def report_of(case: Case, problems: list[Problem]) -> str:
    """What was checked, when, the seal of the newest change, and every problem found."""
    newest = case.history(1)
    head = case.journal.head
    counts = ", ".join(
        f"{count:,} {noun if count == 1 else noun + 's'}"
        for count, noun in (
            (case.sources.count(), "source"),
            (case.clips.count(), "clip"),
            (case.actors.count(), "actor"),
            (case.claims.count(), "claim"),
            (case.briefs.count(), "brief"),
        )
    )
    lines = [
        INTERNAL,
        "",
        f"# Verification of {case.path.name}",
        "",
        f"- Date: {now()} (UTC)",
        f"- By: {case.analyst.name}",
        f"- Case: {case.title}, {'encrypted' if case.encrypted else 'plain'}",
        f"- Content: {counts}",
        f"- Newest change: {newest[0].seq if newest else 0}, “{newest[0].label if newest else ''}”, "
        f"{newest[0].at if newest else ''}",
        f"- Seal of the newest change: {head[1] if head else ''}",
        "",
        "Checked: the file's pages, the rules in the file, the chain of changes, every row against the "
        "history, originals and texts against their digests, the search index, every quote at its place.",
        "",
        "Keep the seal elsewhere: a history that was rewritten has another one.",
        "",
        f"## {counted(len(problems), 'problem')} found" if problems else "## No problem was found.",
        "",
    ]
    lines += [f"{number}. {one.where}: {one.what}." for number, one in enumerate(problems, 1)]
    kinds = dict.fromkeys(one.kind for one in problems)
    if kinds:
        lines += ["", "What this means:", ""]
        lines += [f"- {kind}: {_MEANING.get(kind, 'look at it closely.')}" for kind in kinds]
    return "\n".join(lines).rstrip() + "\n"

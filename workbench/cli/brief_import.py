"""What would become of a file with briefs, and what of it was not understood, line by line."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.values.text import one_line

if TYPE_CHECKING:
    from workbench.briefs.import_plan import ImportPlan, PlannedBrief, PlannedParagraph

_SHOWN = 100


def remark_lines(plan: "ImportPlan") -> Iterator[str]:
    """What was not understood and what is left out; nothing where there is neither."""
    if plan.is_plain:
        return
    yield f"{plan.name}: {' '.join(plan.remarks)}"
    for brief in plan.briefs:
        if brief.doubt:
            yield f"    Not understood: {_names(brief)} {brief.doubt}"
        for section in brief.sections:
            if section.doubt:
                yield f"    Not understood: “{one_line(section.title, _SHOWN)}” {section.doubt}"
        for one in brief.paragraphs:
            if one.doubt:
                becomes = f"becomes {one.becomes}" if one.is_kept else "would be left out"
                yield f"    Not understood: “{one_line(one.text, _SHOWN)}” {one.doubt} It {becomes}."
            elif not one.is_kept:
                yield f"    Left out: “{one_line(one.text, _SHOWN)}” {one.reason}."


def plan_lines(plan: "ImportPlan") -> Iterator[str]:
    """All of it: each brief with its sections, and what each paragraph becomes."""
    for brief in plan.briefs:
        yield _names(brief)
        yield from (f"    {_line(one)}" for one in brief.paragraphs if one.section < 0)
        for number, section in enumerate(brief.sections):
            yield f"  {section.title} ({section.kind})"
            yield from (f"    {_line(one)}" for one in brief.paragraphs if one.section == number)
        if brief.closing:
            yield f"  Closing: {one_line(brief.closing, _SHOWN)}"


def _line(one: "PlannedParagraph") -> str:
    return f"{one.becomes}: {one_line(one.text, _SHOWN)}{' (note kept)' if one.note and one.is_kept else ''}"


def _names(brief: "PlannedBrief") -> str:
    return f"“{one_line(brief.title, _SHOWN)}”" if brief.title else "The brief has no headline."

"""The hygiene report of a deliverable in plain sentences."""

from typing import TYPE_CHECKING

from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.deliver import Deliverable


def hygiene_lines(deliverable: "Deliverable") -> list[str]:
    """What was looked for, where, and what was found; one sentence a line."""
    report = deliverable.hygiene
    lines = [f"All {report.parts} parts of the file were checked."]
    if deliverable.profile == "client" or report.secrets:
        lines.append(
            f"None of the {report.secrets} names, titles and addresses that must stay inside is in it."
            if report.secrets
            else "The case has no protected source, so there was no name to look for."
        )
    else:
        lines.append("Internal file: protected sources are named, so names were not checked.")
    if deliverable.remarks_left_out:
        number = counted(deliverable.remarks_left_out, "remark")
        lines.append(f"{number} in the margin without words: they name what must stay internal.")
    if report.ok and deliverable.profile == "review":
        lines.append("Beside its remarks no tracked change, hidden text or foreign link was found.")
    elif report.ok:
        lines.append("No comment, tracked change, hidden text, editing mark or foreign link was found.")
    lines += [f"Found: {finding}." for finding in report.findings]
    lines += [f"{title}: {outcome}." for title, outcome in deliverable.examination.readers]
    lines += [f"Accepted: {find.line}." for find in deliverable.examination.finds]
    if deliverable.proof_sheet:
        file = deliverable.proof_sheet
        lines.append(f"Beside it is “{file.file_name}”: {file.summary}.")
    if deliverable.unknown_places:
        places = ", ".join(deliverable.unknown_places)
        lines.append(f"Unknown template fields were left unchanged: {places}.")
    return lines

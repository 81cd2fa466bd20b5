"""Words that a person types are kept as texts are: in one form of Unicode, without signs of control.

Done where rows are written, so that no way in can leave it out. A text and what is cut from it are not
among them: they are canonical by their origin and may not be altered by a letter.
"""

from typing import Any

from workbench.values.text import canonical

_TYPED: dict[str, frozenset[str]] = {
    table: frozenset(columns.split())
    for table, columns in {
        "analyst": "name initials",
        "publication": "name kind affiliation notes country languages domains owner",
        "origin_group": "name note",
        "source": "title author url language descriptor",
        "clip": "note translation page",
        "actor": "name description country notes",
        "alias": "text script language",
        "post": "title",
        "claim": "text notes",
        "claim_actor": "role",
        "evidence": "note",
        "client": "name marking closing language approved_domains source_description notes",
        "brief": "country headline closing",
        "section": "title",
        "statement": "text confidence_basis note",
        "waiver": "reason",
        "deliverable": "override",
        "remark": "text",
        "outcome": "note",
        "alternative": "text implication",
        "assumption": "text if_wrong",
        "indicator": "text",
        "saved_filter": "name",
    }.items()
}


def as_kept(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """The row with every typed word in its canonical form; the same object where nothing is typed."""
    typed = _TYPED.get(table)
    if typed is None:
        return row
    return {
        column: canonical(value) if column in typed and isinstance(value, str) else value
        for column, value in row.items()
    }


def label_as_kept(label: str) -> str:
    """What a change is called, on one line."""
    return " ".join(canonical(label).split())

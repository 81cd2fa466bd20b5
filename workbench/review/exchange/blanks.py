"""What of each row a reviewer has no need of: working notes, the client, what a file said of itself."""

from typing import Any

_UNNEEDED: dict[str, dict[str, Any]] = {
    "brief": {"template": "house-brief", "previous_brief_id": None, "client_id": None, "archived_at": ""},
    "statement": {"note": ""},
    "claim": {"notes": "", "tags": "[]"},
    "clip": {"note": "", "tags": "[]", "made_text_id": "", "made_start": -1, "made_end": -1, "score": 1},
    "actor": {"description": "", "notes": ""},
    "publication": {"notes": ""},
    "origin_group": {"note": ""},
    "source": {"warnings": "[]", "facts": "{}", "active": "{}"},
}
"""For each table the columns that are not given, and what stands in their place."""


def without_unneeded(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """The row as it is given."""
    blank = _UNNEEDED.get(table)
    if table == "statement" and row["kind"] == "judgement":
        # It says there why the judgement differs from that of the previous brief.
        blank = None
    return {**row, **{name: value for name, value in blank.items() if name in row}} if blank else row

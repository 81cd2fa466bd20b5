"""What a newer capture states of a source, beside what the analyst put there by hand.

Which is which, the journal tells: a value that no capture brought in is the analyst's.
"""

from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.file.damaged import object_of
from workbench.sources.model import Source
from workbench.sources.reading.model import Reading

_RENEWED = ("title", "author", "published_on", "language")
_KEPT_IF_THERE = ("url",)
"""The address a source was filed under is where the next capture of it is looked for."""


def renewed(case: CaseFile, source: Source, reading: Reading) -> dict[str, Any]:
    """The fields that a newer capture sets, `facts` among them: what it states, where no hand was at it."""
    stated = _stated_by_captures(case, source.id)
    fields: dict[str, Any] = {}
    for name in (*_RENEWED, *_KEPT_IF_THERE):
        present, new = getattr(source, name), getattr(reading, name)
        by_hand = present and present not in stated.get(name, {present})
        if new and not by_hand and not (present and name in _KEPT_IF_THERE):
            fields[name] = new
    # Of what stays as it was, it stays where it came from.
    stays = {
        name: by
        for name, by in source.facts.items()
        if name == "publication" or (name in (*_RENEWED, *_KEPT_IF_THERE) and name not in fields)
    }
    told = {name: by for name, by in reading.facts.items() if name not in stays}
    return {**fields, "facts": {**stays, **told}}


def _stated_by_captures(case: CaseFile, source_id: str) -> dict[str, set[str]]:
    """The values each field was given by a capture: when the source came in, and by newer ones."""
    rows = case.connection.execute(
        "SELECT c.before, c.after FROM change c WHERE c.table_name = 'source' AND c.row_key = ? "
        "AND c.after IS NOT NULL AND EXISTS (SELECT 1 FROM change t "
        "WHERE t.change_set_seq = c.change_set_seq AND t.table_name = 'source_text')",
        (source_id,),
    )
    stated: dict[str, set[str]] = {}
    for row in rows:
        before = object_of(row["before"]) if row["before"] else {}
        for name, value in object_of(row["after"]).items():
            if name not in before or before[name] != value:
                stated.setdefault(name, set()).add(value)
    return stated

"""Taking what came back from Word into the case: remarks and proposals under the names of their authors."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.analysts import initials_of
from workbench.review.margin import FROM_WORD
from workbench.review.word_model import TAKEN, WordItem, WordReturn
from workbench.values.errors import Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import canonical, counted, one_line

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)")
_NAME = 60
"""Code points of the name of a file that a label or remark shows."""


def take(case: CaseFile, found: WordReturn, only: Collection[str] | None, place: Mapping[str, str]) -> int:
    """Enter the new items, or those with the ids `only`; `place` gives a statement to items of none.

    One change, which one undo takes back. Returns how many were entered; those that are in the case
    already are passed over. Raises Refused where a statement is gone.
    """
    wanted = [_placed(item, place) for item in found.items if only is None or item.id in only]
    taken = {row[0] for row in case.connection.execute("SELECT id FROM remark")}
    wanted = [
        item for item in wanted
        if item.kind in TAKEN and item.statement_id and item.id not in taken
        and (item.state == "new" or item.id in place)
    ]  # fmt: skip
    wanted = list({item.id: item for item in wanted}.values())
    if not wanted:
        return 0
    for item in wanted:
        row = case.connection.execute("SELECT 1 FROM statement WHERE id = ?", (item.statement_id,)).fetchone()
        if row is None:
            raise Refused(
                "A statement that the file is about is no longer in the case.",
                "Nothing was imported.",
                "Read the file again.",
            )
    people = {item.author: _person(case, item.author) for item in wanted}
    with case.change(f"Import {counted(len(wanted), 'remark')} from “{one_line(found.file_name, _NAME)}”"):
        # A reply needs what it replies to.
        for item in sorted(wanted, key=lambda one: one.kind == "reply"):
            case.insert("remark", _row(case, item, people[item.author], found.file_name))
    return len(wanted)


def _placed(item: WordItem, place: Mapping[str, str]) -> WordItem:
    from dataclasses import replace

    return replace(item, statement_id=place[item.id]) if item.id in place else item


def _row(case: CaseFile, item: WordItem, analyst_id: str, file_name: str) -> dict[str, Any]:
    lines = [canonical(item.words).strip()] if item.words.strip() else []
    if item.changed_meanwhile and item.kind not in ("comment", "reply"):
        lines.append(f"The file was written with an earlier wording: “{item.written}”")
    if item.kind == "wording":
        how = "Tracked in Word." if item.tracked else "Edited in Word without tracking."
        lines.append(how)
    lines.append(f"{FROM_WORD}{one_line(file_name, _NAME)}]")
    proposal = dict(item.proposal)
    if item.kind == "wording":
        proposal["text"] = canonical(item.proposed).strip()
    parent = case.connection.execute("SELECT id FROM remark WHERE id = ?", (item.parent,)).fetchone()
    return {
        "id": item.id,
        "target_table": "statement",
        "target_id": item.statement_id,
        "review_id": None,
        "parent_id": parent[0] if parent else None,
        "round_id": "",
        "text": "\n".join(lines),
        "proposal": json.dumps(proposal, ensure_ascii=False, sort_keys=True) if proposal else "",
        "decision": "",
        "analyst_id": analyst_id,
        "at": _moment(item.at),
        "resolved_at": now() if item.done and not parent else "",
    }


def _moment(at: str) -> str:
    """The moment a file gives, in the form the case keeps; now where it gives none."""
    found = _MOMENT.match(at)
    return f"{found[1]}.000Z" if found else now()


def _person(case: CaseFile, name: str) -> str:
    """The analyst of this name; one who is not known yet is entered, in a change of its own."""
    name = canonical(name).strip()
    if name == case.analyst.name:
        return case.analyst.id
    row = case.connection.execute("SELECT id FROM analyst WHERE name = ? ORDER BY rowid", (name,)).fetchone()
    if row:
        return str(row[0])
    person = new_id()
    with case.change(f"{name} joins", undoable=False):
        case.insert("analyst", {"id": person, "name": name, "initials": initials_of(name)})
    return person

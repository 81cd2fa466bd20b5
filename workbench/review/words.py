"""What the things that are judged say, in a line."""

import json
from collections.abc import Iterable

from workbench.casefile import CaseFile
from workbench.casefile.journal.history import name_of
from workbench.review.model import Target
from workbench.review.wording import ids_of_evidence

_WORDS = {
    "clip": "SELECT quote FROM clip WHERE id = ?",
    "claim": "SELECT text FROM claim WHERE id = ?",
    "statement": "SELECT text FROM statement WHERE id = ?",
    "actor": "SELECT name FROM actor WHERE id = ?",
    "post": "SELECT title FROM post WHERE id = ?",
    "source": "SELECT title FROM source WHERE id = ?",
}
_PLACE = {"statement": 1}
"""Where the words stand in the canonical wording; first in those of other kinds."""


def words_of(case: CaseFile, target: Target) -> str:
    """What a thing says or is called; of one that is gone what the journal last knew, "" for nothing."""
    if target.table == "evidence":
        return words_of(case, Target("claim", ids_of_evidence(target.id)[0]))
    row = case.connection.execute(_WORDS[target.table], (target.id,)).fetchone()
    return str(row[0]) if row else name_of(case.connection, target.table, target.id)


def words_of_each(case: CaseFile, targets: Iterable[Target]) -> dict[Target, str]:
    """What many things say or are called, each kind read at once; those that are gone are left out.

    Of a piece of evidence it is the claim.
    """
    wanted = {
        target: Target("claim", ids_of_evidence(target.id)[0]) if target.table == "evidence" else target
        for target in targets
    }
    found: dict[Target, str] = {}
    for table in {told.table for told in wanted.values()}:
        ids = json.dumps([told.id for told in wanted.values() if told.table == table])
        where = f"{_WORDS[table].removesuffix('= ?')}IN (SELECT value FROM json_each(?))"
        query = where.replace("SELECT ", "SELECT id, ", 1)
        found |= {Target(table, row[0]): row[1] for row in case.connection.execute(query, (ids,))}
    return {target: found[told] for target, told in wanted.items() if told in found}


def words_then(table: str, wording: str) -> str:
    """The words of a thing in a wording that was kept with a verdict; "" where none were kept."""
    if not wording or table == "source":
        return ""
    return str(json.loads(wording)[_PLACE.get(table, 0)] or "")

"""What the things that are judged say, in a line."""

import json

from workbench.casefile import CaseFile
from workbench.casefile.journal.history import name_of
from workbench.review.model import Target

_WORDS = {
    "clip": "SELECT quote FROM clip WHERE id = ?",
    "claim": "SELECT text FROM claim WHERE id = ?",
    "statement": "SELECT text FROM statement WHERE id = ?",
    "actor": "SELECT name FROM actor WHERE id = ?",
    "post": "SELECT title FROM post WHERE id = ?",
    "source": "SELECT title FROM source WHERE id = ?",
}


def words_of(case: CaseFile, target: Target) -> str:
    """What a thing says or is called; of one that is gone what the journal last knew, "" for nothing."""
    if target.table == "evidence":
        return words_of(case, Target("claim", json.loads(target.id)[0]))
    row = case.connection.execute(_WORDS[target.table], (target.id,)).fetchone()
    return str(row[0]) if row else name_of(case.connection, target.table, target.id)

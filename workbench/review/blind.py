"""What is withheld while a blind round is open: everything that somebody else gives in it."""

from workbench.casefile import CaseFile

HIDDEN_ROUNDS = "SELECT id FROM review_round WHERE blind = 1 AND closed_at = '' AND reviewer_id <> :analyst"
"""The rounds whose verdicts, remarks and marks an analyst does not see."""


def hidden_rounds(case: CaseFile) -> frozenset[str]:
    """The rounds whose contents the present analyst does not see."""
    rows = case.connection.execute(HIDDEN_ROUNDS, {"analyst": case.analyst.id})
    return frozenset(row[0] for row in rows)

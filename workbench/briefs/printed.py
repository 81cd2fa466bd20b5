"""What is printed with a brief beside its statements, as it is kept: chosen figures and questions."""

import json
from typing import Any

from workbench.casefile import CaseFile


class Printed:
    """Reads what upper layers draw and weigh; editions keep it."""

    _case: CaseFile

    def figure_rows(self, brief_id: str) -> list[dict[str, Any]]:
        """The figures chosen for a brief as they are kept, in their order; `case.figures` draws them."""
        sql = (
            "SELECT id, kind, scope, variant, shown_on, caption, alternative FROM figure "
            "WHERE brief_id = ? ORDER BY position, id"
        )
        return self._case.once(
            ("figures of", brief_id),
            lambda: [dict(row) for row in self._case.connection.execute(sql, (brief_id,))],
        )

    def prints_matrices(self, brief_id: str) -> bool:
        """Whether any question is printed in the annex of a brief."""
        query = "SELECT EXISTS (SELECT 1 FROM brief_matrix WHERE brief_id = ?)"
        return bool(self._case.connection.execute(query, (brief_id,)).fetchone()[0])

    def matrix_rows(self, brief_id: str) -> list[dict[str, Any]]:
        """The questions that clients get with a brief: hypotheses, claims and the cells that are printed.

        As they are kept, for editions; `case.matrices` weighs them.
        """
        cells = (
            "(SELECT json_group_array(json_array(h.text, coalesce((SELECT c.value FROM matrix_cell c WHERE "
            "c.weighed_id = w.id AND c.hypothesis_id = h.id AND c.analyst_id = m.analyst_id), ''))) FROM "
            "(SELECT * FROM hypothesis WHERE matrix_id = m.id ORDER BY position, id) h)"
        )
        sql = (
            f"SELECT m.id, m.question, w.claim_id, k.text, {cells} FROM brief_matrix b JOIN matrix m "
            "ON m.id = b.matrix_id JOIN weighed_claim w ON w.matrix_id = m.id JOIN claim k "
            "ON k.id = w.claim_id WHERE b.brief_id = ? AND b.for_client AND k.status != 'rejected' "
            "ORDER BY b.position, b.matrix_id, w.position, w.id"
        )
        found: dict[str, dict[str, Any]] = {}
        for row in self._case.connection.execute(sql, (brief_id,)).fetchall():
            one = found.setdefault(row[0], {"id": row[0], "question": row[1], "claims": []})
            one["claims"].append({"id": row[2], "text": row[3], "cells": json.loads(row[4])})
        return list(found.values())

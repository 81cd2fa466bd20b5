"""Matrices in and out of the case: questions, hypotheses, claims, and what each analyst judged."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.casefile import CaseFile
from workbench.claims import Claims
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import canonical, counted, shortened
from workbench.weighing.model import Matrix
from workbench.weighing.reading import IDS, MatrixReading
from workbench.weighing.scores import VALUES, WEIGHTS

MOST_HYPOTHESES = 26
"""More make no column that can be read, nor a question that can be weighed."""
_SHOWN = 40


class Matrices(MatrixReading):
    """Reads and writes matrices. Everybody judges in cells of their own."""

    def __init__(self, case: CaseFile, claims: Claims) -> None:
        super().__init__(case)
        self._claims = claims

    # -- the matrix ---------------------------------------------------------------------------

    def add(self, question: str, hypotheses: Iterable[str] = (), claims: Iterable[str] = ()) -> Matrix:
        """Open a question; `claims` are ids. Raises Refused without words, NotFound for a claim."""
        question = _words(question, "The question")
        row = {"id": new_id(), "question": question, "analyst_id": self._case.analyst.id, "created_at": now()}
        with self._case.change(f"Add question “{shortened(question, _SHOWN)}”"):
            self._case.insert("matrix", row)
            for text in hypotheses:
                self.add_hypothesis(row["id"], text)
            self.add_claims(row["id"], claims)
        return self.get(row["id"])

    def update(self, matrix_id: str, question: str) -> None:
        """Reword the question. Raises NotFound, or Refused without words."""
        before, question = self.get(matrix_id), _words(question, "The question")
        with self._case.change(f"Edit question “{shortened(before.question, _SHOWN)}”"):
            self._case.update("matrix", matrix_id, {"question": question})

    def remove(self, matrix_id: str) -> None:
        """Delete a question with everything that was judged; undo brings it back. Raises NotFound."""
        with self._case.change(f"Delete question “{shortened(self.get(matrix_id).question, _SHOWN)}”"):
            self._case.remove("matrix", id=matrix_id)

    # -- hypotheses ---------------------------------------------------------------------------

    def add_hypothesis(self, matrix_id: str, text: str) -> str:
        """Add a hypothesis at the end; its id. Raises NotFound, or Refused without words or for too many."""
        self.get(matrix_id)
        text, known = _words(text, "The hypothesis"), self.hypotheses(matrix_id)
        if len(known) >= MOST_HYPOTHESES:
            raise Refused(
                f"A question has at most {MOST_HYPOTHESES} hypotheses.",
                do="Merge those that differ little, or open a second question.",
            )
        row = {"id": new_id(), "matrix_id": matrix_id, "position": self._next("hypothesis", matrix_id)}
        with self._case.change(f"Add hypothesis “{shortened(text, _SHOWN)}”"):
            self._case.insert("hypothesis", {**row, "text": text})
        return str(row["id"])

    def update_hypothesis(self, hypothesis_id: str, text: str) -> None:
        """Reword a hypothesis; what was judged stays. Raises NotFound, or Refused without words."""
        before, text = self._hypothesis(hypothesis_id), _words(text, "The hypothesis")
        with self._case.change(f"Edit hypothesis “{shortened(before['text'], _SHOWN)}”"):
            self._case.update("hypothesis", hypothesis_id, {"text": text})

    def move_hypothesis(self, hypothesis_id: str, position: int) -> None:
        """Put a hypothesis in another place, counted from 0. Raises NotFound."""
        before = self._hypothesis(hypothesis_id)
        order = [one.id for one in self.hypotheses(before["matrix_id"])]
        with self._case.change(f"Move hypothesis “{shortened(before['text'], _SHOWN)}”"):
            self._reorder("hypothesis", order, hypothesis_id, position)

    def remove_hypothesis(self, hypothesis_id: str) -> None:
        """Delete a hypothesis with what was judged of it; undo brings it back. Raises NotFound."""
        before = self._hypothesis(hypothesis_id)
        with self._case.change(f"Delete hypothesis “{shortened(before['text'], _SHOWN)}”"):
            self._case.remove("hypothesis", id=hypothesis_id)

    # -- claims -------------------------------------------------------------------------------

    def add_claims(self, matrix_id: str, claim_ids: Iterable[str]) -> list[str]:
        """Weigh claims that are not weighed yet, at the end; their ids in the matrix. Raises NotFound."""
        question = self.get(matrix_id).question
        known = {one.claim_id for one in self.claims(matrix_id)}
        wanted = [self._claims.get(one).id for one in dict.fromkeys(claim_ids) if one not in known]
        if not wanted:
            return []
        first = self._next("weighed_claim", matrix_id)
        rows = [
            {
                "id": new_id(),
                "matrix_id": matrix_id,
                "claim_id": one,
                "position": first + number,
                "weight": "",
            }
            for number, one in enumerate(wanted)
        ]
        with self._case.change(f"Add {counted(len(rows), 'claim')} to “{shortened(question, _SHOWN)}”"):
            self._case.insert_many("weighed_claim", rows)
        return [str(row["id"]) for row in rows]

    def move_claim(self, weighed_id: str, position: int) -> None:
        """Put a claim in another place of its matrix, counted from 0. Raises NotFound."""
        matrix_id = self._matrix_of([weighed_id])
        order = [one.id for one in self.claims(matrix_id)]
        with self._case.change(f"Move a claim in “{self._told(matrix_id)}”"):
            self._reorder("weighed_claim", order, weighed_id, position)

    def set_weight(self, weighed_ids: Sequence[str], weight: str) -> None:
        """Set how much claims weigh: low, medium, high, or "" for what their credibility suggests.

        Raises NotFound or Refused; then nothing was changed.
        """
        if weight and weight not in WEIGHTS:
            raise Refused(f"“{weight}” is not a weight.", do=f"Use one of: {', '.join(WEIGHTS)}.")
        matrix_id = self._matrix_of(weighed_ids)
        what = counted(len(weighed_ids), "claim")
        with self._case.change(f"Set the weight of {what} in “{self._told(matrix_id)}”"):
            for one in weighed_ids:
                self._case.update("weighed_claim", one, {"weight": weight})

    def remove_claims(self, weighed_ids: Sequence[str]) -> None:
        """Take claims out of their matrix; they stay in the case. Raises NotFound."""
        matrix_id = self._matrix_of(weighed_ids)
        with self._case.change(f"Remove {counted(len(weighed_ids), 'claim')} from “{self._told(matrix_id)}”"):
            for one in weighed_ids:
                self._case.remove("weighed_claim", id=one)

    # -- cells --------------------------------------------------------------------------------

    def judge(self, cells: Iterable[tuple[str, str]], value: str) -> None:
        """Judge cells as the present analyst, in one change; "" makes them not judged again.

        A cell is a pair: id of the claim in the matrix, id of the hypothesis. Raises NotFound or Refused;
        then nothing was changed.
        """
        if value and value not in VALUES:
            raise Refused(f"“{value}” is not a judgement of a cell.", do=f"Use one of: {', '.join(VALUES)}.")
        wanted = list(dict.fromkeys(cells))
        matrix_id = self._matrix_of([one for one, _ in wanted])
        if {other for _, other in wanted} - {one.id for one in self.hypotheses(matrix_id)}:
            raise NotFound("This hypothesis is no longer in the case.")
        analyst_id = self._case.analyst.id
        mine = self._cells_of({one for one, _ in wanted}, analyst_id)
        what = counted(len(wanted), "cell")
        with self._case.change(f"Judge {what} of “{self._told(matrix_id)}”"):
            for at in wanted:
                if mine.get(at, "") == value:
                    continue
                row = {"weighed_id": at[0], "hypothesis_id": at[1], "analyst_id": analyst_id}
                if at in mine:
                    self._case.remove("matrix_cell", **row)
                if value:
                    self._case.insert("matrix_cell", {**row, "value": value})

    # -- in briefs ----------------------------------------------------------------------------

    def choose(self, brief_id: str, matrix_id: str, for_client: bool = False) -> None:
        """Print a matrix in the annex of a brief; again changes for whom.

        Raises NotFound when brief or matrix is gone.
        """
        question = shortened(self.get(matrix_id).question, _SHOWN)
        found = self._case.connection.execute("SELECT 1 FROM brief WHERE id = ?", (brief_id,)).fetchone()
        if found is None:
            raise NotFound("This brief is no longer in the case.")
        known = self.of_brief(brief_id)
        whom = "files for clients" if for_client else "internal files"
        with self._case.change(f"Print “{question}” in {whom}"):
            if any(one.matrix_id == matrix_id for one in known):
                self._case.update("brief_matrix", (brief_id, matrix_id), {"for_client": int(for_client)})
            else:
                row = {"brief_id": brief_id, "matrix_id": matrix_id, "for_client": int(for_client)}
                self._case.insert("brief_matrix", {**row, "position": len(known)})

    def unchoose(self, brief_id: str, matrix_id: str) -> None:
        """Print a matrix in the brief no more. Raises NotFound when the matrix is gone."""
        question = shortened(self.get(matrix_id).question, _SHOWN)
        with self._case.change(f"Leave “{question}” out of a brief"):
            self._case.remove("brief_matrix", brief_id=brief_id, matrix_id=matrix_id)

    # -- rows ---------------------------------------------------------------------------------

    def _hypothesis(self, hypothesis_id: str) -> Any:
        row = self._case.connection.execute(
            "SELECT matrix_id, text FROM hypothesis WHERE id = ?", (hypothesis_id,)
        ).fetchone()
        if row is None:
            raise NotFound("This hypothesis is no longer in the case.")
        return row

    def _matrix_of(self, weighed_ids: Sequence[str]) -> str:
        """The one matrix that all of these claims are in."""
        wanted = set(weighed_ids)
        rows = self._case.connection.execute(
            f"SELECT id, matrix_id FROM weighed_claim WHERE id IN {IDS}", (json.dumps(sorted(wanted)),)
        ).fetchall()
        if not wanted or len(rows) < len(wanted):
            raise NotFound("This claim is no longer weighed here.")
        matrices = {row[1] for row in rows}
        if len(matrices) > 1:
            raise Refused("The claims are of different questions.", do="Change one question at a time.")
        return str(matrices.pop())

    def _told(self, matrix_id: str) -> str:
        return shortened(self.get(matrix_id).question, _SHOWN)

    def _next(self, table: str, matrix_id: str) -> int:
        return int(
            self._case.connection.execute(
                f"SELECT coalesce(max(position), -1) + 1 FROM {table} WHERE matrix_id = ?", (matrix_id,)
            ).fetchone()[0]
        )

    def _reorder(self, table: str, order: list[str], moved: str, position: int) -> None:
        order = [one for one in order if one != moved]
        order.insert(max(0, position), moved)
        for number, one in enumerate(order):
            self._case.update(table, one, {"position": number})


def _words(text: str, what: str) -> str:
    text = canonical(text).strip()
    if not text:
        raise Refused(f"{what} has no words yet.", do="Write it in a few words.")
    return text

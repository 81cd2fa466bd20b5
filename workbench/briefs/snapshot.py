"""A brief as it stood when it was issued, as text that can be compared and kept."""

import json
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any

from workbench.briefs.model import Brief, Statement
from workbench.briefs.repository import Briefs

_OF_STATEMENT = tuple(
    field.name for field in fields(Statement) if field.name not in ("section_id", "position")
)
_LEFT_OUT = ("id", "status", "created_at", "archived_at", "client_id", "previous_brief_id")
"""Of the brief: what is no part of what a reader gets. One edition may go to several clients."""


def frozen(briefs: Briefs, brief: Brief) -> str:
    """The brief with its sections, statements, claims and emphasis as JSON.

    The same content gives the same text; ids are those of the case, so that what becomes of a
    statement can be counted for the edition it was issued in.
    """
    return briefs.once(("frozen", brief.id), lambda: _frozen(briefs, brief))


def _frozen(briefs: Briefs, brief: Brief) -> str:
    styles = briefs.styles_of(brief.id)
    claims, known = briefs.claims_in(brief.id), briefs.by_section(brief.id)
    values_of = attrgetter(*_OF_STATEMENT)
    sections = []
    for section in briefs.sections(brief.id):
        statements = []
        for statement in known.get(section.id, ()):
            told: dict[str, Any] = dict(zip(_OF_STATEMENT, values_of(statement), strict=True))
            told["claims"] = [claim.id for claim in claims.get(statement.id, ())]
            told["styles"] = [[span.start, span.end, span.style] for span in styles.get(statement.id, ())]
            statements.append(told)
        sections.append(
            {"id": section.id, "title": section.title, "kind": section.kind, "statements": statements}
        )
    head = {name: value for name, value in asdict(brief).items() if name not in _LEFT_OUT}
    frozen: dict[str, Any] = {"brief": head, "sections": sections}
    # Left out where there is none: editions of earlier versions compare as they did.
    if not brief.counts_origins:
        del head["counts_origins"]
    figures = briefs.figure_rows(brief.id)
    if figures:
        frozen["figures"] = figures
    matrices = briefs.matrix_rows(brief.id)
    if matrices:
        frozen["matrices"] = matrices
    return json.dumps(frozen, ensure_ascii=False, sort_keys=True)

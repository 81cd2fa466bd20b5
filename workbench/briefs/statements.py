"""Sections and statements of briefs, in their order, and the claims they stand on."""

from collections.abc import Callable, Iterable
from typing import Any

from workbench.briefs.model import CONFIDENCE, STATEMENT_KINDS, Section, Statement
from workbench.briefs.style_spans import StyleSpan, StyleSpans, tidied
from workbench.casefile import CaseFile
from workbench.casefile.connections import T
from workbench.claims import Claim, Claims
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import require_partial_date
from workbench.values.text import canonical, shortened

_SHOWN = 40
"""Code points of a text that a label of the history shows."""

_STATEMENT = (
    "id, section_id, position, kind, text, likelihood, confidence, confidence_basis, horizon_on, note"
)
_SECTION = "id, brief_id, title, kind, position"


class Statements:
    """What a brief says, in order."""

    def __init__(self, case: CaseFile, claims: Claims) -> None:
        self._case = case
        self._claims = claims
        self._spans = StyleSpans(case)

    def once(self, key: tuple[str, ...], work: Callable[[], T]) -> T:
        """What `work` reads of the briefs; within a snapshot of the case it is read only once for a key."""
        return self._case.once(key, work)

    # -- sections -----------------------------------------------------------------------------

    def sections(self, brief_id: str) -> list[Section]:
        """The sections of a brief in order."""
        return list(self._case.once(("sections", brief_id), lambda: self._sections(brief_id)))

    def _sections(self, brief_id: str) -> list[Section]:
        rows = self._case.connection.execute(
            f"SELECT {_SECTION} FROM section WHERE brief_id = ? ORDER BY position, id", (brief_id,)
        )
        return [Section(*row) for row in rows]

    def section(self, section_id: str) -> Section:
        """One section; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_SECTION} FROM section WHERE id = ?", (section_id,)
        ).fetchone()
        if not row:
            raise NotFound("This section is no longer in the brief.")
        return Section(*row)

    def add_section(self, brief_id: str, title: str, kind: str = "", position: int | None = None) -> Section:
        """Add a section; its kind follows from the titles Summary and Outlook."""
        title = _title_of_section(title)
        kind = kind or {"summary": "summary", "outlook": "outlook"}.get(title.casefold(), "other")
        present = self.sections(brief_id)
        place = len(present) if position is None else min(position, len(present))
        section = Section(new_id(), brief_id, title, kind, place)
        with self._case.change(f"Add section “{title}”"):
            row = {column: getattr(section, column) for column in _SECTION.split(", ")}
            self._case.insert("section", row)
            order = [known.id for known in present]
            order.insert(place, section.id)
            self._number("section", order)
        return section

    def rename_section(self, section_id: str, title: str) -> None:
        """Give a section another title; Refused when none would be left."""
        title = _title_of_section(title)
        with self._case.change(f"Rename section to “{title}”"):
            self._case.update("section", section_id, {"title": title})

    def move_section(self, section_id: str, position: int) -> None:
        """Put a section in another place."""
        section = self.section(section_id)
        order = [known.id for known in self.sections(section.brief_id) if known.id != section_id]
        order.insert(position, section_id)
        with self._case.change(f"Move section “{section.title}”"):
            self._number("section", order)

    def remove_section(self, section_id: str) -> None:
        """Remove a section with its statements; undo brings them back."""
        with self._case.change(f"Remove section “{self.section(section_id).title}”"):
            self._case.remove("section", id=section_id)

    # -- statements ---------------------------------------------------------------------------

    def statements(self, brief_id: str | None = None, section_id: str | None = None) -> list[Statement]:
        """The statements of a brief or a section in reading order."""
        key = ("statements", brief_id or "", section_id or "")
        return list(self._case.once(key, lambda: self._statements(brief_id, section_id)))

    def by_section(self, brief_id: str) -> dict[str, list[Statement]]:
        """The statements of a brief by the id of their section, each in reading order."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements(brief_id):
            found.setdefault(statement.section_id, []).append(statement)
        return found

    def _statements(self, brief_id: str | None, section_id: str | None) -> list[Statement]:
        columns = ", ".join(f"t.{column}" for column in _STATEMENT.split(", "))
        rows = self._case.connection.execute(
            f"SELECT {columns} FROM statement t JOIN section s ON s.id = t.section_id "
            "WHERE (?1 IS NULL OR s.brief_id = ?1) AND (?2 IS NULL OR s.id = ?2) "
            "ORDER BY s.brief_id, s.position, s.id, t.position, t.id",
            (brief_id, section_id),
        )
        return [Statement(*row) for row in rows]

    def statement(self, statement_id: str) -> Statement:
        """One statement; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_STATEMENT} FROM statement WHERE id = ?", (statement_id,)
        ).fetchone()
        if not row:
            raise NotFound("This statement is no longer in the brief.")
        return Statement(*row)

    def brief_of(self, statement_id: str) -> str:
        """The id of the brief a statement belongs to."""
        return self.section(self.statement(statement_id).section_id).brief_id

    def state(
        self,
        brief_id: str,
        section: str = "Summary",
        text: str = "",
        kind: str = "fact",
        claims: Iterable[str] = (),
        likelihood: str = "",
        confidence: str = "",
        confidence_basis: str = "",
        horizon_on: str = "",
        note: str = "",
        position: int | None = None,
    ) -> Statement:
        """Add a statement to a section (by title or id; a missing one is made) with its claims."""
        fields = {
            "kind": kind,
            "text": text,
            "likelihood": likelihood,
            "confidence": confidence,
            "confidence_basis": confidence_basis,
            "horizon_on": horizon_on,
            "note": note,
        }
        _require_sound(fields)
        statement_id = new_id()
        with self._case.change(f"Add {kind} “{shortened(text, _SHOWN)}”"):
            place = self._section_named(brief_id, section)
            standing = self._case.connection.execute(
                "SELECT id, position FROM statement WHERE section_id = ? ORDER BY position, id", (place.id,)
            ).fetchall()
            order = [row[0] for row in standing]
            where = len(order) if position is None else min(position, len(order))
            self._case.insert(
                "statement", {"id": statement_id, "section_id": place.id, "position": where, **fields}
            )
            if where < len(order) or [row[1] for row in standing] != list(range(len(order))):
                order.insert(where, statement_id)
                self._number("statement", order)
            for claim_id in claims:
                self.link(statement_id, claim_id)
        return self.statement(statement_id)

    def _section_named(self, brief_id: str, section: str) -> Section:
        wanted = section.strip().rstrip(":").casefold()
        for known in self.sections(brief_id):
            if known.id == section or known.title.casefold() == wanted:
                return known
        return self.add_section(brief_id, section)

    def update_statement(self, statement_id: str, **fields: Any) -> Statement:
        """Set kind, text, likelihood, confidence, confidence_basis, horizon_on or note."""
        _require_sound(fields)
        before = self.statement(statement_id)
        with self._case.change(f"Edit “{shortened(before.text, _SHOWN)}”"):
            self._case.update("statement", statement_id, fields)
            after = self.statement(statement_id)
            self._spans.follow(statement_id, before.text, after.text)
        return after

    def split_statement(self, statement_id: str, at: int) -> Statement:
        """Cut a statement in two at a code point of its text; both rest on the same claims.

        Gives the second one, of the same kind; emphasis stays with its words.
        """
        whole = self.statement(statement_id)
        first, second = whole.text[:at].rstrip(), whole.text[at:].lstrip()
        start = len(whole.text) - len(second)
        spans = self.styles(statement_id)
        order = [known.id for known in self.statements(section_id=whole.section_id)]
        with self._case.change(f"Split “{shortened(whole.text, _SHOWN)}”"):
            self.update_statement(statement_id, text=first)
            added = self.state(
                self.section(whole.section_id).brief_id,
                whole.section_id,
                second,
                whole.kind,
                [claim.id for claim in self.claims_of(statement_id)],
                position=order.index(statement_id) + 1,
            )
            self.set_styles(added.id, (_shifted(span, -start) for span in spans))
        return added

    def styles(self, statement_id: str) -> tuple[StyleSpan, ...]:
        """The emphasis in a statement, in order."""
        return self._spans.of_statement(statement_id)

    def styles_of(self, brief_id: str) -> dict[str, tuple[StyleSpan, ...]]:
        """The emphasis in the statements of a brief, by statement; those without are left out."""
        return self._spans.of_brief(brief_id)

    def set_styles(self, statement_id: str, spans: Iterable[StyleSpan]) -> None:
        """Give a statement this emphasis and no other; Refused for an unknown style.

        What lies outside the text is left out.
        """
        statement, wanted = self.statement(statement_id), tuple(spans)
        if tidied(wanted, len(statement.text)) == self.styles(statement_id):
            return
        with self._case.change(f"Emphasise in “{shortened(statement.text, _SHOWN)}”"):
            self._spans.put(statement_id, wanted, len(statement.text))

    def move_statement(self, statement_id: str, section_id: str, position: int) -> None:
        """Put a statement in another place, in the same or another section."""
        statement = self.statement(statement_id)
        order = [known.id for known in self.statements(section_id=section_id) if known.id != statement_id]
        order.insert(position, statement_id)
        with self._case.change(f"Move “{shortened(statement.text, _SHOWN)}”"):
            self._case.update("statement", statement_id, {"section_id": section_id})
            self._number("statement", order)

    def remove_statement(self, statement_id: str) -> None:
        """Remove a statement; undo brings it back."""
        with self._case.change(f"Remove “{shortened(self.statement(statement_id).text, _SHOWN)}”"):
            self._case.remove("statement", id=statement_id)

    def _number(self, table: str, order: list[str]) -> None:
        for position, row_id in enumerate(order):
            self._case.connection.execute(
                f"UPDATE {table} SET position = ? WHERE id = ? AND position != ?",
                (position, row_id, position),
            )

    # -- what a statement stands on -----------------------------------------------------------

    def link(self, statement_id: str, claim_id: str) -> None:
        """Let a statement stand on a claim; doing it twice changes nothing."""
        known = [claim.id for claim in self.claims_of(statement_id)]
        if claim_id in known:
            return
        claim = self._claims.get(claim_id)
        with self._case.change(f"Link statement to “{shortened(claim.text, _SHOWN)}”"):
            self._case.insert(
                "statement_claim",
                {"statement_id": statement_id, "claim_id": claim_id, "position": len(known)},
            )

    def unlink(self, statement_id: str, claim_id: str) -> None:
        """Take a claim from under a statement."""
        with self._case.change("Unlink claim from statement"):
            self._case.remove("statement_claim", statement_id=statement_id, claim_id=claim_id)

    def claims_of(self, statement_id: str) -> list[Claim]:
        """The claims a statement stands on, in order."""
        rows = self._case.connection.execute(
            "SELECT claim_id FROM statement_claim WHERE statement_id = ? ORDER BY position, claim_id",
            (statement_id,),
        )
        return [self._claims.get(row["claim_id"]) for row in rows.fetchall()]

    def claims_in(self, brief_id: str) -> dict[str, list[Claim]]:
        """The claims of every statement of a brief that stands on any, by its id, read at once."""
        return self._case.once(("claims in", brief_id), lambda: self._claims_in(brief_id))

    def _claims_in(self, brief_id: str) -> dict[str, list[Claim]]:
        rows = self._case.connection.execute(
            "SELECT l.statement_id, l.claim_id FROM statement_claim l "
            "JOIN statement s ON s.id = l.statement_id JOIN section p ON p.id = s.section_id "
            "WHERE p.brief_id = ? ORDER BY l.position, l.claim_id",
            (brief_id,),
        ).fetchall()
        claims = self._claims.of_ids({row[1] for row in rows})
        found: dict[str, list[Claim]] = {}
        for statement_id, claim_id in rows:
            found.setdefault(statement_id, []).append(claims[claim_id])
        return found

    def rests_on_claims(self) -> bool:
        """Whether any statement, or anything that was issued, rests on a claim."""
        row = self._case.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM statement_claim) OR EXISTS (SELECT 1 FROM edition)"
        ).fetchone()
        return bool(row[0])

    def statements_of_claim(self, claim_id: str) -> list[Statement]:
        """The statements that stand on a claim."""
        rows = self._case.connection.execute(
            "SELECT statement_id FROM statement_claim WHERE claim_id = ?", (claim_id,)
        )
        return [self.statement(row["statement_id"]) for row in rows.fetchall()]


def _require_sound(fields: dict[str, Any]) -> None:
    if fields.get("kind", "fact") not in STATEMENT_KINDS:
        kinds = ", ".join(STATEMENT_KINDS)
        raise Refused(f"“{fields['kind']}” is not a kind of statement.", do=f"Use {kinds}.")
    if fields.get("confidence", "") not in CONFIDENCE:
        level = fields["confidence"]
        raise Refused(f"“{level}” is not a confidence level.", do="Use low, moderate or high.")
    require_partial_date(fields.get("horizon_on", ""))


def _shifted(span: StyleSpan, by: int) -> StyleSpan:
    return StyleSpan(span.start + by, span.end + by, span.style)


def _title_of_section(typed: str) -> str:
    title = canonical(typed).strip().rstrip(":")
    if not title:
        raise Refused("A section needs a title.")
    return title

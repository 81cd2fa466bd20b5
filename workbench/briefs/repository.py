"""Briefs in and out of the case."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.briefs.model import SCALES, Brief
from workbench.briefs.statements import Statements
from workbench.casefile import CaseFile
from workbench.sources.model import HANDLING
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import is_partial_date, now

_COLUMNS = (
    "id, country, headline, status, scale, handling, template, information_cutoff, closing, "
    "previous_brief_id, created_at"
)
Checker = Callable[[str], list[Any]]


class Briefs(Statements):
    """Headline, sections, statements. `checker` is the tradecraft check, handed in from above."""

    def __init__(self, case: CaseFile, checker: Checker | None = None) -> None:
        super().__init__(case)
        self._checker = checker

    def add(
        self,
        country: str,
        headline: str,
        template: str = "house-brief",
        scale: str = "icd203",
        handling: str = "TLP:AMBER",
        information_cutoff: str = "",
        closing: str = "",
        previous_brief_id: str | None = None,
    ) -> Brief:
        """Begin a brief with an empty Summary and Outlook."""
        fields = {"scale": scale, "handling": handling, "information_cutoff": information_cutoff}
        _require_sound(fields)
        brief = Brief(
            new_id(),
            country.strip(),
            headline.strip(),
            "draft",
            scale,
            handling,
            template,
            information_cutoff,
            closing,
            previous_brief_id,
            now(),
        )
        with self._case.change(f"Begin brief “{brief.title}”"):
            self._case.insert("brief", {column: getattr(brief, column) for column in _COLUMNS.split(", ")})
            self.add_section(brief.id, "Summary")
            self.add_section(brief.id, "Outlook")
        return brief

    def get(self, brief_id: str) -> Brief:
        """One brief; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM brief WHERE id = ?", (brief_id,)
        ).fetchone()
        if not row:
            raise NotFound("This brief is no longer in the case.")
        return Brief(*row)

    def find(self, wanted: str) -> Brief:
        """A brief by id, the beginning of its id, or its title; NotFound or Refused when unclear."""
        briefs = self.all()
        exact = [brief for brief in briefs if wanted in (brief.id, brief.title, brief.headline)]
        near = [
            brief
            for brief in briefs
            if brief.id.startswith(wanted) or wanted.casefold() in brief.title.casefold()
        ]
        found = exact or near
        if not found:
            raise NotFound(f"There is no brief “{wanted}” in this case.")
        if len(found) > 1:
            titles = "; ".join(f"{brief.title} ({brief.id})" for brief in found)
            raise Refused(f"“{wanted}” may mean more than one brief: {titles}.", do="Use the id.")
        return found[0]

    def all(self) -> list[Brief]:
        """Every brief, the newest last."""
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM brief ORDER BY id")
        return [Brief(*row) for row in rows]

    def count(self) -> int:
        """How many briefs there are."""
        return int(self._case.connection.execute("SELECT count(*) FROM brief").fetchone()[0])

    def update(self, brief_id: str, **fields: Any) -> Brief:
        """Set country, headline, status, scale, handling, template, information_cutoff or closing."""
        _require_sound(fields)
        with self._case.change(f"Edit brief “{self.get(brief_id).title}”"):
            self._case.update("brief", brief_id, fields)
        return self.get(brief_id)

    def remove(self, brief_id: str) -> None:
        """Remove a brief with its sections and statements; undo brings it back."""
        with self._case.change(f"Remove brief “{self.get(brief_id).title}”"):
            self._case.remove("brief", id=brief_id)

    def lines(self, brief_id: str) -> list[str]:
        """The brief as the plain lines it is published in: title, sections, closing."""
        brief = self.get(brief_id)
        lines = [brief.title]
        for section in self.sections(brief_id):
            statements = self.statements(section_id=section.id)
            if statements:
                lines += [f"{section.title}:", *(statement.text for statement in statements)]
        return [*lines, brief.closing] if brief.closing else lines

    def import_file(self, path: Path | str) -> list[Brief]:
        """Take in an existing brief from plain text or Word, in one change."""
        from workbench.briefs.archive import import_brief

        return import_brief(self._case, self, Path(path))

    # -- checks -------------------------------------------------------------------------------

    def check(self, brief_id: str) -> list[Any]:
        """What the tradecraft checks find, as `workbench.tradecraft.Finding`s."""
        if self._checker is None:
            raise RuntimeError("no checker was handed in")
        return self._checker(brief_id)

    def waive(self, statement_id: str, check_id: str, reason: str) -> None:
        """Let a finding stand, for a reason that is kept."""
        if not reason.strip():
            raise Refused("A waiver needs a reason.")
        with self._case.change(f"Waive {check_id}"):
            self._case.insert(
                "waiver",
                {
                    "statement_id": statement_id,
                    "check_id": check_id,
                    "reason": reason.strip(),
                    "analyst_id": self._case.analyst.id,
                    "at": now(),
                },
            )

    def unwaive(self, statement_id: str, check_id: str) -> None:
        """Take a waiver back."""
        with self._case.change(f"Take back the waiver of {check_id}"):
            self._case.remove("waiver", statement_id=statement_id, check_id=check_id)

    def waivers(self, brief_id: str) -> dict[tuple[str, str], str]:
        """(statement id, check id) -> reason, for the statements of a brief."""
        rows = self._case.connection.execute(
            "SELECT w.statement_id, w.check_id, w.reason FROM waiver w "
            "JOIN statement t ON t.id = w.statement_id JOIN section s ON s.id = t.section_id "
            "WHERE s.brief_id = ?",
            (brief_id,),
        )
        return {(row[0], row[1]): row[2] for row in rows}


def _require_sound(fields: dict[str, Any]) -> None:
    if fields.get("scale", "icd203") not in SCALES:
        raise Refused(f"“{fields['scale']}” is not a scale.", do=f"Use one of: {', '.join(SCALES)}.")
    if fields.get("handling", "") not in HANDLING:
        raise Refused(f"“{fields['handling']}” is not a TLP 2.0 label.")
    cutoff = fields.get("information_cutoff", "")
    if cutoff and not is_partial_date(cutoff[:10]):
        raise Refused(f"“{cutoff}” is not a date such as 2025-02-19.")

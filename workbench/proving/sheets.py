"""The proofs of a case as scripts and the window ask for them: ticks, the sheet of a brief, its file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.annotations import Clip, Clips
from workbench.briefs import Brief, Briefs
from workbench.casefile import CaseFile
from workbench.proving.proofs import KeptProofs
from workbench.proving.proving import Proving
from workbench.proving.sheet import Line, Sheet, line_of
from workbench.sources import Source, Sources
from workbench.values.job import Job
from workbench.values.moments import human_date

Write = Callable[[str, Path, bool], Any]
"""Writes the sheet of a brief to a path; True replaces a file that is there."""


class Proofs(KeptProofs):
    """What of each brief is proven, by the program and by readers."""

    def __init__(
        self,
        case: CaseFile,
        clips: Clips,
        briefs: Briefs,
        sources: Sources,
        proving: Proving,
        write: Write,
        write_kept: Write,
    ) -> None:
        super().__init__(case, clips, briefs)
        self._sources = sources
        self._proving = proving
        self._write = write
        self._write_kept = write_kept

    def sheet(self, brief_id: str, job: Job | None = None) -> Sheet:
        """A brief line by line: its checkable items, where each is proven, what is not and why it stays.

        Statements without words are left out. Raises NotFound when the brief is gone, Cancelled once the
        job is.
        """
        with self._case.snapshot(), self._case.interruptible(job):
            brief = self._briefs.get(brief_id)
            lines = self._lines(brief, job)
            named = dict.fromkeys(
                clip_id
                for line in lines
                for piece in line.pieces
                for clip_id in (piece.clip_id, *(one.clip_id for one in piece.ticks))
                if clip_id
            )
            return Sheet(brief_id, brief.title, brief.handling, tuple(lines), self._origins(brief_id, named))

    def keep(self, brief_id: str) -> Sheet:
        """Keep what the program finds proven now, beside the ticks; returns the sheet."""
        sheet = self.sheet(brief_id)
        self.keep_found(
            brief_id,
            {
                line.statement.id: [
                    (piece.start, piece.end, piece.clip_id)
                    for piece in line.pieces
                    if piece.found == "proven" and piece.clip_id
                ]
                for line in sheet.lines
            },
        )
        return sheet

    def write(self, brief_id: str, path: Path | str, replace: bool = False) -> Any:
        """Write the proof sheet as a Word, HTML or PDF file, by the ending of `path`; it is internal.

        What the program found is kept with it. Returns a `workbench.deliver.proof_sheet.ProofFile`. A file
        that has the name is replaced only with `replace`, else FileIsThere is raised.
        """
        return self._write(brief_id, Path(path), replace)

    def write_issued(self, deliverable_id: str, path: Path | str, replace: bool = False) -> Any:
        """The same of an issued file, as it was on the day of issue.

        Raises NotFound for a file that is not on record, Refused for one that no sheet was kept with.
        """
        return self._write_kept(deliverable_id, Path(path), replace)

    # -- reading ------------------------------------------------------------------------------

    def _lines(self, brief: Brief, job: Job | None) -> list[Line]:
        briefs = self._briefs
        proofs = self._proving.brief(brief.id)
        kept = self.of_brief(brief.id)
        ticks = [one for known in kept.values() for one in known if one.analyst_id]
        supporting = self._supporting_each({one.statement_id for one in ticks}) if ticks else {}
        clips = self._clips.of_ids({one.clip_id for one in ticks})
        waived = briefs.waivers(brief.id)
        statements = briefs.by_section(brief.id)
        found: list[Line] = []
        for section in briefs.sections(brief.id):
            worded = [known for known in statements.get(section.id, ()) if known.text.strip()]
            for number, statement in enumerate(worded, 1):
                if job is not None:
                    job.check()
                reasons = [
                    f"{check_id} waived: {reason}"
                    for (statement_id, check_id), reason in waived.items()
                    if statement_id == statement.id
                ]
                reasons += [f"Note: {statement.note.strip()}"] if statement.note.strip() else []
                found.append(
                    line_of(
                        statement, section.title, number, proofs[statement.id],
                        kept.get(statement.id, []), clips, supporting.get(statement.id, set()),
                        tuple(reasons),
                    )
                )  # fmt: skip
        return found

    def _origins(self, brief_id: str, clip_ids: dict[str, None]) -> dict[str, str]:
        """Where each clip is from, in one line; a ticked one may not be under the brief any more."""
        under = self._proving.evidenced(brief_id)
        found = {clip_id: under.clips[clip_id] for clip_id in clip_ids if clip_id in under.clips}
        found |= self._clips.of_ids([clip_id for clip_id in clip_ids if clip_id not in found])
        missing = {clip.source_id for clip in found.values()} - under.sources.keys()
        sources = {**under.sources, **self._sources.of_ids(missing)}
        return {clip_id: _from_where(clip, sources[clip.source_id]) for clip_id, clip in found.items()}


def _from_where(clip: Clip, source: Source) -> str:
    """`Agenzia Nova, 19 February 2025, p. 3`; a protected source says so."""
    parts = [source.publication_name or source.name_shown, human_date(source.published_on)]
    parts += [f"p. {clip.page}" if clip.page else ""]
    return ("PROTECTED " if source.protected else "") + ", ".join(part for part in parts if part)

"""The whole case as scripts and the window know it: the file with every repository on it."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs
from workbench.casefile.case_file import CaseFile
from workbench.casefile.file.progress import Said
from workbench.casefile.verify import Problem, verify
from workbench.claims import Claims
from workbench.sources import Publications, Sources

if TYPE_CHECKING:
    from workbench.deliver import Deliverable
    from workbench.search import Hit
    from workbench.tradecraft import Finding


class Case(CaseFile):
    """An open case.

    Every verb opens its own change when none is open; put several in one with
    `with case.change("Label"):`.
    """

    @cached_property
    def publications(self) -> Publications:
        """The register of outlets and originators."""
        return self.sources.publications

    @cached_property
    def sources(self) -> Sources:
        """The captured documents."""
        return Sources(self)

    @cached_property
    def clips(self) -> Clips:
        """The passages that were marked."""
        return Clips(self)

    @cached_property
    def actors(self) -> Actors:
        """The actor register."""
        return Actors(self)

    @cached_property
    def claims(self) -> Claims:
        """What is asserted, with its evidence."""
        return Claims(self)

    @cached_property
    def briefs(self) -> Briefs:
        """The briefs with their statements."""
        return Briefs(self, checker=self._check_brief)

    def _check_brief(self, brief_id: str) -> "list[Finding]":
        from workbench.tradecraft import check_brief

        with self.snapshot():
            return check_brief(self, brief_id)

    def deliver(
        self,
        brief_id: str,
        path: Path | str,
        profile: str = "client",
        template: str = "",
        issued_at: str | None = None,
    ) -> "Deliverable":
        """Write a brief as a Word file and keep a record of it.

        `template` is a shipped name or the path of a .docx; the brief's own by default. The same
        case and the same `issued_at` give the same bytes. Raises Refused when the brief has no
        statements, a place is missing in the template or the hygiene check fails; then nothing is
        written.
        """
        from workbench.deliver import deliver

        return deliver(self, brief_id, Path(path), profile, template, issued_at)

    def search(
        self,
        query: str,
        limit: int = 20,
        kinds: Iterable[str] | None = None,
        outdated: Callable[[], bool] | None = None,
    ) -> "list[Hit]":
        """Find words in sources, clips, claims, actors and briefs; the best first.

        Given up with nothing once `outdated()` is true.
        """
        from workbench.search import search

        return search(self, query, limit, kinds, outdated)

    def verify(self, said: Said | None = None) -> list[Problem]:
        """Everything in the case that is not as it was written; none when it is sound.

        `said` gets the progress (done, total, words); an exception of its own stops the work.
        """
        problems = verify(self.connection, encrypted=self.encrypted, read_only=self.read_only, said=said)
        if self.warning:
            problems.append(Problem("copy", "the case file", self.warning.rstrip(".")))
        if any(problem.kind == "file" for problem in problems):
            # What cannot be read cannot be compared either.
            return problems
        return problems + list(self.clips.verify())

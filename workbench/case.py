"""The whole case as scripts and the window know it: the file with every repository on it."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs, Clients
from workbench.casefile.case_file import CaseFile
from workbench.casefile.problem import Problem
from workbench.claims import Claims
from workbench.sources import Publications, Sources
from workbench.values.errors import Refused
from workbench.values.job import Job

if TYPE_CHECKING:
    from workbench.actors.positions import Positions
    from workbench.charts.figures import Figures
    from workbench.charts.map.layers import MapLayers
    from workbench.claims.origins import Origins
    from workbench.claims.tags import Tags
    from workbench.contradictions.repository import Contradictions
    from workbench.deliver import Deliverable, Examiner
    from workbench.deliver.proof_sheet import ProofFile
    from workbench.extraction.finds import Finds
    from workbench.extraction.new_names import NewNames
    from workbench.guard import Guard
    from workbench.judgements import Ledger, Reasoning
    from workbench.proving import Proving
    from workbench.proving.sheets import Proofs
    from workbench.recall import Recalling
    from workbench.review import Reviews
    from workbench.search import Also, Hit
    from workbench.tradecraft import Finding
    from workbench.tradecraft.proposed import Proposed
    from workbench.weighing import Matrices


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
        return Clips(self, self.sources)

    @cached_property
    def tags(self) -> "Tags":
        """The tags of clips and claims."""
        # Imported here: a case is opened without them.
        from workbench.claims.tags import Tags

        return Tags(self)

    @cached_property
    def actors(self) -> Actors:
        """The actor register."""
        return Actors(self, self.clips)

    @cached_property
    def new_names(self) -> "NewNames":
        """Names in the sources that the register does not have."""
        # Imported here: a case is opened without them.
        from workbench.extraction.new_names import NewNames

        return NewNames(self, self.actors, self.clips)

    @cached_property
    def finds(self) -> "Finds":
        """What passages hold: dates, numbers, names, places, quotations, outlets."""
        # Imported here: a case is opened without it.
        from workbench.extraction.finds import Finds

        return Finds(self, self.sources, self.clips, self.actors)

    @cached_property
    def claims(self) -> Claims:
        """What is asserted, with its evidence."""
        return Claims(self, self.actors)

    @cached_property
    def origins(self) -> "Origins":
        """How the origins behind claims are counted."""
        from workbench.claims.origins import Origins

        return Origins(self, self.sources)

    @cached_property
    def briefs(self) -> Briefs:
        """The briefs with their statements."""
        return Briefs(self, self.claims, self.clients, _Checks(self))

    @cached_property
    def clients(self) -> Clients:
        """Whom the briefs are written for."""
        return Clients(self)

    @cached_property
    def reviews(self) -> "Reviews":
        """Verdicts and remarks of a second analyst."""
        # Imported here: a case is opened without them.
        from workbench.review import Parts, Reviews

        return Reviews(self, Parts(self.clips, self.actors, self.claims, self.briefs), lambda: self.guard)

    @cached_property
    def recall(self) -> "Recalling":
        """What rests on sources and claims, and which issued files went out with it."""
        from workbench.recall import Recalling

        return Recalling(self, self.sources, self.claims, self.briefs)

    @cached_property
    def contradictions(self) -> "Contradictions":
        """Claims that contradict each other, and what was decided about them."""
        from workbench.contradictions.repository import Contradictions

        return Contradictions(self, self.claims)

    @cached_property
    def reasoning(self) -> "Reasoning":
        """What is weighed beside judgements: alternatives, assumptions, indicators."""
        # Imported here: a case is opened without it.
        from workbench.judgements import Reasoning

        return Reasoning(self, self.claims, self.briefs)

    @cached_property
    def positions(self) -> "Positions":
        """Where actors are."""
        # Imported here: only maps ask for it.
        from workbench.actors.positions import Positions

        return Positions(self)

    @cached_property
    def map_layers(self) -> "MapLayers":
        """Outlines that the case brings for its maps."""
        # Imported here: a case is opened without them.
        from workbench.charts.map.layers import MapLayers

        return MapLayers(self)

    @cached_property
    def ledger(self) -> "Ledger":
        """The judgements that were issued, and what became of them."""
        # Imported here: a case is opened without it.
        from workbench.judgements import Ledger

        return Ledger(self, self.claims)

    @cached_property
    def matrices(self) -> "Matrices":
        """Hypotheses weighed against claims."""
        # Imported here: a case is opened without them.
        from workbench.weighing import Matrices

        return Matrices(self, self.claims)

    @property
    def count_of_questions(self) -> int:
        """How many questions are weighed: asked before what reads them is loaded."""
        return int(self.connection.execute("SELECT count(*) FROM matrix").fetchone()[0])

    @property
    def has_judgements(self) -> bool:
        """Whether any judgement was issued: asked before what reads them is loaded."""
        row = self.connection.execute("SELECT EXISTS (SELECT 1 FROM issued_judgement)").fetchone()
        return bool(row[0])

    @property
    def has_reviews(self) -> bool:
        """Whether there is any round, verdict or remark: asked before what reads them is loaded."""
        row = self.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM review_round) OR EXISTS (SELECT 1 FROM review) "
            "OR EXISTS (SELECT 1 FROM remark)"
        ).fetchone()
        return bool(row[0])

    @cached_property
    def figures(self) -> "Figures":
        """What is drawn of the case, and the figures of briefs."""
        # Imported here: a case is opened without them.
        from workbench.charts.figures import Figures

        return Figures(self)

    @cached_property
    def guard(self) -> "Guard":
        """What must not be in a client file, and whether a text holds it."""
        # Imported here: it reads lists of words, and a case is opened without them.
        from workbench.guard import Guard

        return Guard(self)

    @cached_property
    def proving(self) -> "Proving":
        """What of each statement is proven by the passages under it."""
        # Imported here: a case is opened without it.
        from workbench.proving import Proving

        return Proving(self)

    @cached_property
    def proofs(self) -> "Proofs":
        """What readers ticked line by line, and the proof sheets of briefs."""
        # Imported here: a case is opened without it.
        from workbench.proving.sheets import Proofs

        return Proofs(
            self, self.clips, self.briefs, self.sources, self.proving, self._write_proof_sheet,
            self._write_kept_sheet,
        )  # fmt: skip

    def _write_proof_sheet(self, brief_id: str, path: Path, replace: bool) -> "ProofFile":
        from workbench.deliver.proof_sheet import write_proof_sheet

        return write_proof_sheet(self, brief_id, path, replace)

    def _write_kept_sheet(self, deliverable_id: str, path: Path, replace: bool) -> "ProofFile":
        from workbench.deliver.proof_sheet import write_kept_sheet

        return write_kept_sheet(self, deliverable_id, path, replace)

    def deliver(
        self,
        brief_id: str,
        path: Path | str,
        profile: str = "client",
        template: str = "",
        issued_at: str | None = None,
        override: str = "",
        client: str = "",
        replace: bool = False,
        examiner: "Examiner | None" = None,
        protected: bool = False,
        proof_sheet: bool = True,
    ) -> "Deliverable":
        """Write a brief as a Word file and keep a record of it.

        `template` is a shipped name or the path of a .docx; the client's or else the brief's own by
        default. `client` is the id or the name of a client, the brief's own by default. A file that
        has the name is replaced only with `replace`, else FileIsThere is raised. The same case and the same
        `issued_at` give the same bytes. `override` is the reason to issue a client file although the
        checks find errors; it is kept. The finished client file is attacked before it is given out: what
        is recovered is in `examination` of the result; `examiner` says which other programs read the
        file, and is told of it before. Raises Refused when the brief has no statements, errors stand
        against a client file, a place is missing in the template, the hygiene check fails or somebody
        protected is recovered; then nothing is written. The profile `review` makes a review copy, with
        remarks as comments: what comes back is read by `reviews.read_word`. It names protected sources only
        with `protected`. Beside an internal file the proof sheet is written, unless `proof_sheet` is False.
        """
        from workbench.deliver import Examiner, Order, deliver

        if self.review_copy:
            raise Refused(
                "A review copy issues no files.",
                "No file was written.",
                "Export from the case itself, once the review is in it.",
            )
        client_id = self.clients.named(client).id if client else self.briefs.get(brief_id).client_id
        order = Order(
            profile, template, issued_at, override, client_id or "", protected, replace,
            examiner or Examiner(), proof_sheet,
        )  # fmt: skip
        return deliver(self, brief_id, Path(path), order)

    def search(
        self,
        query: str,
        limit: int = 20,
        kinds: Iterable[str] | None = None,
        job: Job | None = None,
        other_spellings: bool = True,
    ) -> "list[Hit]":
        """Find words in sources, clips, claims, actors and briefs; the best first.

        Words that name an actor also find the actor's other spellings, unless `other_spellings` is False.
        Raises Cancelled once the job is.
        """
        from workbench.search import search

        return search(self, query, limit, kinds, job, other_spellings)

    def also_searched(self, query: str) -> "Also":
        """The other spellings that a search includes, and the actors they belong to."""
        from workbench.search import also_searched

        return also_searched(self, query)

    def verify(self, job: Job | None = None) -> list[Problem]:
        """Everything in the case that is not as it was written; none when it is sound.

        The job gets the progress and stops the work; then Cancelled is raised. Raises DiskFull where
        checking needs room that the disk does not have.
        """
        # Imported here: a case is opened without it.
        from workbench.casefile.verify import verify

        with self.interruptible(job):
            problems = verify(self.connection, encrypted=self.encrypted, read_only=self.read_only, job=job)
        if self.warning:
            problems.append(Problem("copy", "the case file", self.warning.rstrip(".")))
        if any(problem.kind == "file" for problem in problems):
            # What cannot be read cannot be compared either.
            return problems
        with self.interruptible(job):
            problems += self.clips.verify()
            problems += [
                Problem("search", f"fingerprints of text {number}", "they are not those of the text")
                for number in self.sources.likenesses.faults(job)
            ]
        # Their number may have told already.
        return list(dict.fromkeys(problems))


class _Checks:
    """The tradecraft checks as the briefs ask for them; loaded when the first brief is checked."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def check(self, brief_id: str, profile: str, client: str, template: str) -> "list[Finding]":
        """What the checks find, read at one moment."""
        from workbench.tradecraft import check_brief

        with self._case.snapshot():
            return check_brief(self._case, brief_id, profile, client, template)

    def proposed(self, brief_id: str) -> "list[Proposed]":
        """What the words of a brief propose for its fields, read at one moment."""
        from workbench.tradecraft.proposed import proposed

        with self._case.snapshot():
            return proposed(self._case, brief_id)

    def take(self, brief_id: str, proposal: "Proposed") -> None:
        """Set a field of a brief or statement to what its words propose."""
        from workbench.tradecraft.proposed import take

        take(self._case, brief_id, proposal)

    def waived_words(self, statement_id: str, check_id: str, text: str) -> str:
        """What a waiver of a check is bound to in a statement with this text."""
        from workbench.tradecraft.reviewing import waived_words

        return waived_words(self._case, statement_id, check_id, text)

    def require_waivable(self, check_id: str) -> None:
        """Refused where no waiver sets the findings of a check aside."""
        from workbench.tradecraft.finding import NOT_WAIVED

        if check_id in NOT_WAIVED:
            raise Refused(f"Findings of {check_id} cannot be waived.", do="Correct what they are about.")

"""From the case to a manuscript: which notes, which names, for whom."""

from workbench.annotations import Clip
from workbench.briefs import Brief, Statement, StyleSpan
from workbench.briefs.overrides import overrides_of
from workbench.briefs.style_spans import adjusted
from workbench.case_parts import CaseParts
from workbench.deliver.citing import Citing
from workbench.deliver.hypotheses_annex import hypotheses_annex
from workbench.deliver.key_actors import key_actors
from workbench.deliver.manuscript import AnnexRow, Figure, Manuscript, Note, OverrideRow, Paragraph, Part
from workbench.deliver.profiles import for_profile
from workbench.deliver.reasoning_annex import reasoning_annex
from workbench.deliver.review_annex import ReviewAnnex, review_annex
from workbench.deliver.source_summary import source_summary
from workbench.sources import Source
from workbench.values.errors import Refused
from workbench.values.internal import INTERNAL
from workbench.values.moments import human_date
from workbench.values.scales import scale
from workbench.values.text import counted_in_words, fold
from workbench.values.tlp import strictest


def assemble(
    case: CaseParts,
    brief_id: str,
    profile: str,
    issued_at: str,
    client_id: str = "",
    protected: bool = False,
) -> Manuscript:
    """Everything a deliverable of this brief holds under `profile` (client, internal or review).

    `protected` names protected sources in a review copy.

    It names the client with `client_id`, the brief's own by default.

    Raises Refused for a brief that has no statements.
    """
    manuscript = _Assembly(case, brief_id, profile, issued_at, client_id).manuscript()
    return for_profile(manuscript, profile, protected)


class _Assembly:
    def __init__(self, case: CaseParts, brief_id: str, profile: str, issued_at: str, client_id: str) -> None:
        self._case = case
        self._brief: Brief = case.briefs.get(brief_id)
        self._styles = case.briefs.styles_of(brief_id)
        self._statements = case.briefs.by_section(brief_id)
        client_id = client_id or self._brief.client_id or ""
        self._client = case.clients.get(client_id) if client_id else None
        self._for_client = profile == "client"
        self._issued_at = issued_at
        self._notes: list[Note] = []
        self._citing = Citing(case, brief_id)
        self._translated: dict[str, list[Clip]] | None = None
        """The clips with a translation of every source that is cited, by its id."""
        self._translated_titles: dict[str, str] = {}

    def manuscript(self) -> Manuscript:
        parts = tuple(
            Part(section.title, section.kind, tuple(map(self._paragraph, statements)))
            for section in self._case.briefs.sections(self._brief.id)
            if (statements := self._worded(section.id))
        )
        if not parts:
            raise Refused(
                "The brief has no statements.",
                "No file was written.",
                "Add at least one statement to its Summary or Outlook.",
            )
        chosen = scale(self._brief.scale)
        judged = any(paragraph.likelihood for part in parts for paragraph in part.paragraphs)
        actors, other_actors = key_actors(self._case, self._brief.id)
        review = ReviewAnnex() if self._for_client else review_annex(self._case, self._brief.id)
        return Manuscript(
            title=self._brief.title,
            parts=parts,
            issued_at=self._issued_at,
            handling=self._handling(),
            meta=self._meta(),
            closing=(self._client.closing if self._client else "") or self._brief.closing,
            organisation=self._case.info("organisation"),
            notes=tuple(self._notes),
            figures=self._figures(),
            actors=actors,
            other_actors=other_actors,
            source_summary=source_summary(self._case, self._brief.id, self._citing.sources),
            scale_name=f"Likelihood terms in this brief follow {chosen.name}." if judged else "",
            scale_rows=tuple((" / ".join(term.words), term.range_text) for term in chosen.terms)
            if judged
            else (),
            annex=() if self._for_client else self._annex(),
            overrides=() if self._for_client else self._overrides(),
            review_summary=review.summary,
            review=review.rows,
            waived=review.waived,
            reasoning=() if self._for_client else reasoning_annex(self._case, self._brief.id),
            matrices=hypotheses_annex(self._case, self._brief.id),
        )

    def _figures(self) -> tuple[Figure, ...]:
        client_id = self._client.id if self._client else ""
        drawn = self._case.figures.drawn(self._brief.id, client_id, internal=not self._for_client)
        return tuple(Figure(b"", one.caption, one.alternative, one.width, one.height, one) for one in drawn)

    def _worded(self, section_id: str) -> list[Statement]:
        return [known for known in self._statements.get(section_id, ()) if known.text.strip()]

    def _paragraph(self, statement: Statement) -> Paragraph:
        notes = []
        for clip, source in self._citing.cited_under(statement):
            self._notes.append(self._note(clip, source))
            notes.append(len(self._notes) - 1)
        chosen = scale(self._brief.scale)
        return Paragraph(
            text=statement.text.strip(),
            kind=statement.kind,
            notes=tuple(notes),
            likelihood=statement.likelihood,
            likelihood_range=chosen.range_text(statement.likelihood) if statement.likelihood else "",
            confidence=statement.confidence,
            confidence_basis=statement.confidence_basis,
            horizon=human_date(statement.horizon_on),
            styles=self._styles_in(statement),
            statement_id=statement.id,
            origins=self._origins(statement) if self._brief.counts_origins else "",
        )

    def _origins(self, statement: Statement) -> str:
        """How many outlets and independent origins support a fact: `three outlets, one origin`."""
        if statement.kind != "fact":
            return ""
        claims = self._citing.claims_of(statement.id)
        sources = {
            source.id: source
            for claim in claims
            for evidence, _clip, source in self._citing.evidence_of(claim.id)
            if evidence.stance == "supports"
        }.values()
        if not sources:
            return ""
        # What has no outlet, such as what a person said, is counted as a source.
        noun = "outlet" if all(source.publication_id for source in sources) else "source"
        outlets = {source.publication_id if noun == "outlet" else source.id for source in sources}
        origins = {source.voice for source in sources}
        return f"{counted_in_words(len(outlets), noun)}, {counted_in_words(len(origins), 'origin')}"

    def _styles_in(self, statement: Statement) -> tuple[StyleSpan, ...]:
        """The emphasis of a statement, counted in its text as it is printed."""
        spans = self._styles.get(statement.id, ())
        return adjusted(spans, statement.text, statement.text.strip()) if spans else ()

    def _note(self, clip: Clip, source: Source) -> Note:
        return Note(
            publication=source.publication_name or source.author or source.file_name,
            title=source.title,
            translated_title=self._translated_title(source),
            date=human_date(source.published_on),
            place=f"p. {clip.page}" if clip.page else "",
            url=source.url,
            accessed=human_date(source.captured_at[:10]),
            descriptor=source.descriptor,
            grade="" if self._for_client else source.grade,
            language="" if source.language.startswith("en") else source.language,
            month=human_date(source.published_on[:7]),
            protected=source.protected,
            key=source.id,
        )

    def _translated_title(self, source: Source) -> str:
        """The title in English, where the analyst clipped and translated it."""
        if source.id not in self._translated_titles:
            if self._translated is None:
                self._translated = self._case.clips.translated_in(self._citing.known)
            clips, title = self._translated.get(source.id, ()), fold(source.title)
            found = (clip.translation for clip in clips if fold(clip.quote) == title)
            self._translated_titles[source.id] = next(found, "")
        return self._translated_titles[source.id]

    def _meta(self) -> str:
        cutoff = human_date(self._brief.information_cutoff)
        client = self._client.name if self._client else ""
        pieces = [
            "" if self._for_client else INTERNAL,
            human_date(self._issued_at[:10]),
            f"Information cut-off {cutoff}" if cutoff else "",
            f"For {client}" if client else "",
        ]
        return "  ·  ".join(piece for piece in pieces if piece)

    def _handling(self) -> str:
        """The marking of the brief, or that of the client where it is stricter."""
        floor = self._client.marking if self._client else ""
        return strictest((self._brief.handling, floor))

    def _overrides(self) -> tuple[OverrideRow, ...]:
        """The client files of the brief that were issued although the checks found errors."""
        return tuple(
            OverrideRow(
                f"{human_date(known.at[:10])}, {known.at[11:16]} UTC",
                known.analyst,
                known.file_name,
                known.reason,
                "; ".join(known.errors),
            )
            for known in overrides_of(self._case, self._brief.id)
        )

    def _annex(self) -> tuple[AnnexRow, ...]:
        """One row for each claim under a statement: its sources, each with its grade and stance."""
        rows = []
        for section in self._case.briefs.sections(self._brief.id):
            for number, statement in enumerate(self._worded(section.id), 1):
                place = f"{section.title} {number}"
                for claim in self._citing.claims_of(statement.id):
                    rows.append(
                        AnnexRow(
                            statement=place,
                            claim=f"{claim.text} [{claim.id[-6:]}]",
                            grade=claim.credibility,
                            source="; ".join(self._graded_sources(claim.id)),
                        )
                    )
                    # The next claim of the same statement stands under it.
                    place = ""
        return tuple(rows)

    def _graded_sources(self, claim_id: str) -> list[str]:
        words = {"supports": "for", "contradicts": "against", "context": "context"}
        found: dict[str, None] = {}
        for evidence, _clip, source in self._citing.evidence_of(claim_id):
            mark = "PROTECTED " if source.protected else ""
            found[f"{mark}{source.publication_name} {source.grade} ({words[evidence.stance]})"] = None
        return list(found)

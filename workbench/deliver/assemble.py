"""From the case to a manuscript: which notes, which names, for whom."""

from workbench.annotations import Clip
from workbench.briefs import Brief, Statement, StyleSpan
from workbench.briefs.style_spans import adjusted
from workbench.case_parts import CaseParts
from workbench.claims import Claim
from workbench.deliver.manuscript import AnnexRow, KeyActor, Manuscript, Note, Paragraph, Part
from workbench.deliver.profiles import for_profile
from workbench.sources import Source
from workbench.values.errors import Refused
from workbench.values.moments import human_date
from workbench.values.scales import scale

MOST_KEY_ACTORS = 12
"""More than that is a register, not a help to the reader."""


def assemble(case: CaseParts, brief_id: str, profile: str, issued_at: str, client_id: str = "") -> Manuscript:
    """Everything a deliverable of this brief holds under `profile` (client or internal).

    It names the client with `client_id`, the brief's own by default.

    Raises Refused for a brief that has no statements.
    """
    return _Assembly(case, brief_id, profile, issued_at, client_id).manuscript()


class _Assembly:
    def __init__(self, case: CaseParts, brief_id: str, profile: str, issued_at: str, client_id: str) -> None:
        self._case = case
        self._brief: Brief = case.briefs.get(brief_id)
        self._styles = case.briefs.styles_of(brief_id)
        # What the brief stands on is read at once, not statement by statement.
        self._claims_in = case.briefs.claims_in(brief_id)
        ids = {claim.id for claims in self._claims_in.values() for claim in claims}
        self._evidence = case.claims.evidence_of(ids)
        self._actors_of = case.claims.actors_of(ids)
        self._clips = case.clips.of_ids({one.clip_id for some in self._evidence.values() for one in some})
        self._sources = case.sources.of_ids({clip.source_id for clip in self._clips.values()})
        self._client_id = client_id or self._brief.client_id or ""
        self._profile = profile
        self._for_client = profile == "client"
        self._issued_at = issued_at
        self._notes: list[Note] = []
        self._cited: dict[str, Source] = {}
        self._claims: dict[str, Claim] = {}

    def manuscript(self) -> Manuscript:
        parts = tuple(
            Part(section.title, section.kind, tuple(map(self._paragraph, statements)))
            for section in self._case.briefs.sections(self._brief.id)
            if (statements := self._worded(section.id))
        )
        if not parts:
            raise Refused(
                "The brief has no statements.",
                "Nothing was written.",
                "Add at least one statement to its Summary or Outlook.",
            )
        chosen = scale(self._brief.scale)
        judged = any(paragraph.likelihood for part in parts for paragraph in part.paragraphs)
        manuscript = Manuscript(
            title=self._brief.title,
            parts=parts,
            issued_at=self._issued_at,
            handling=self._brief.handling,
            meta=self._meta(),
            closing=self._brief.closing,
            organisation=self._case.info("organisation"),
            notes=tuple(self._notes),
            actors=self._key_actors(),
            source_summary=self._source_summary(),
            scale_name=f"{chosen.name}: what the words of likelihood mean in this brief." if judged else "",
            scale_rows=tuple((" / ".join(term.words), term.range_text) for term in chosen.terms)
            if judged
            else (),
            annex=() if self._for_client else self._annex(),
        )
        return for_profile(manuscript, self._profile)

    def _worded(self, section_id: str) -> list[Statement]:
        statements = self._case.briefs.statements(section_id=section_id)
        return [statement for statement in statements if statement.text.strip()]

    def _paragraph(self, statement: Statement) -> Paragraph:
        notes = []
        for clip, source in self._ground(statement.id):
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
        )

    def _styles_in(self, statement: Statement) -> tuple[StyleSpan, ...]:
        """The emphasis of a statement, counted in its text as it is printed."""
        spans = self._styles.get(statement.id, ())
        return adjusted(spans, statement.text, statement.text.strip()) if spans else ()

    def _ground(self, statement_id: str) -> list[tuple[Clip, Source]]:
        """The supporting clips of a statement, one for each source, in the order of its claims."""
        found: dict[str, tuple[Clip, Source]] = {}
        for claim in self._claims_in.get(statement_id, ()):
            self._claims[claim.id] = claim
            for evidence in self._evidence.get(claim.id, ()):
                if evidence.stance != "supports":
                    continue
                clip = self._clips[evidence.clip_id]
                source = self._sources[clip.source_id]
                self._cited[source.id] = source
                found.setdefault(source.id, (clip, source))
        return list(found.values())

    def _note(self, clip: Clip, source: Source) -> Note:
        return Note(
            publication=source.publication_name or source.author or source.file_name,
            title=source.title,
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

    def _meta(self) -> str:
        cutoff = human_date(self._brief.information_cutoff)
        client = self._case.clients.get(self._client_id).name if self._client_id else ""
        pieces = [
            human_date(self._issued_at[:10]),
            f"Information cut-off {cutoff}" if cutoff else "",
            f"For {client}" if client else "",
        ]
        return "  ·  ".join(piece for piece in pieces if piece)

    def _key_actors(self) -> tuple[KeyActor, ...]:
        """The persons and bodies that play a role in the claims of the brief, the busiest first."""
        counts: dict[str, int] = {}
        for claim_id in self._claims:
            for actor, _role in self._actors_of.get(claim_id, ()):
                if actor.kind != "place":
                    counts[actor.id] = counts.get(actor.id, 0) + 1
        busiest = sorted(counts, key=lambda actor_id: (-counts[actor_id], actor_id))[:MOST_KEY_ACTORS]
        return tuple(self._key_actor(actor_id) for actor_id in busiest)

    def _key_actor(self, actor_id: str) -> KeyActor:
        actor = self._case.actors.get(actor_id)
        posts = []
        for post in self._case.actors.posts(actor_id):
            body = self._case.actors.get(post.body_id).name if post.body_id else ""
            dates = _period(post.from_on, post.to_on)
            posts.append(", ".join(piece for piece in (post.title, body, dates) if piece))
        return KeyActor(actor.name, actor.description, "; ".join(posts))

    def _source_summary(self) -> str:
        """A holistic account of the source base (ICD 206), drafted from counts."""
        sources = list(self._cited.values())
        if not sources:
            return ""
        voices = len({source.voice for source in sources})
        languages = sorted({source.language for source in sources if source.language})
        dates = sorted(source.published_on for source in sources if source.published_on)
        sentences = [
            f"This brief cites {_counted(len(sources), 'source')} "
            f"of {_counted(voices, 'independent origin')}"
            + (f", in {_counted(len(languages), 'language')}." if languages else ".")
        ]
        if dates and not any(source.protected for source in sources):
            sentences.append(f"They date from {human_date(dates[0])} to {human_date(dates[-1])}.")
        standings = self._case.claims.corroborations(self._claims).values()
        single = sum(standing.single_voice for standing in standings)
        if single:
            sentences.append(
                f"{_counted(single, 'claim')} of {len(self._claims)} "
                f"{'rests' if single == 1 else 'rest'} on one origin alone."
            )
        contested = sum(standing.contested for standing in standings)
        if contested:
            sentences.append(f"Sources contradict one another on {_counted(contested, 'claim')}.")
        if any(source.protected for source in sources):
            sentences.append("Part of the reporting comes from sources that are not named.")
        return " ".join(sentences)

    def _annex(self) -> tuple[AnnexRow, ...]:
        """One row for each claim under a statement: its sources, each with its grade and stance."""
        rows = []
        for section in self._case.briefs.sections(self._brief.id):
            for number, statement in enumerate(self._worded(section.id), 1):
                place = f"{section.title} {number}"
                for claim in self._claims_in.get(statement.id, ()):
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
        for evidence in self._evidence.get(claim_id, ()):
            source = self._sources[self._clips[evidence.clip_id].source_id]
            mark = "PROTECTED " if source.protected else ""
            found[f"{mark}{source.publication_name} {source.grade} ({words[evidence.stance]})"] = None
        return list(found)


def _period(from_on: str, to_on: str) -> str:
    if from_on and to_on:
        return f"{human_date(from_on)} to {human_date(to_on)}"
    if from_on:
        return f"since {human_date(from_on)}"
    return f"until {human_date(to_on)}" if to_on else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

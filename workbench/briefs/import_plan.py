"""What would become of a file with briefs: shown and corrected before anything is stored.

Every paragraph of the file is in the plan, also those that are left out. A correction gives a new plan,
so that whoever shows one can go back to the plan before.
"""

from dataclasses import dataclass, replace

from workbench.briefs.model import STATEMENT_KINDS, title_of
from workbench.values.errors import Refused
from workbench.values.text import counted

LEFT_OUT = "left out"
BECOMES = (*STATEMENT_KINDS, LEFT_OUT)
"""What a paragraph can become."""
USUAL = {"summary": "fact", "outlook": "judgement", "other": "context"}
"""What a paragraph of a section is at first."""


@dataclass(frozen=True, slots=True)
class PlannedParagraph:
    """A paragraph of the file and what becomes of it.

    `section` counts the sections of its brief from 0, -1 where it is in none. `doubt` says what was not
    understood, `reason` why it is left out; "" for nothing. `note` are its foot- and endnotes, which
    are kept as the note of the statement.
    """

    text: str
    becomes: str
    section: int = -1
    doubt: str = ""
    reason: str = ""
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether it becomes a statement."""
        return self.becomes != LEFT_OUT


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section as it would be made; `doubt` says why its kind is only a guess."""

    title: str
    kind: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class PlannedBrief:
    """A brief as it would be made; `doubt` says what is missing or guessed of its headline."""

    country: str
    headline: str
    sections: tuple[PlannedSection, ...]
    paragraphs: tuple[PlannedParagraph, ...]
    closing: str = ""
    handling: str = ""
    doubt: str = ""

    @property
    def title(self) -> str:
        """Country and headline, as it would be called."""
        return title_of(self.country, self.headline)

    @property
    def doubts(self) -> int:
        """How much of it was not understood."""
        return (
            bool(self.doubt)
            + sum(bool(one.doubt) for one in self.sections)
            + sum(bool(one.doubt) for one in self.paragraphs)
        )

    def paragraphs_of(self, section: int) -> list[PlannedParagraph]:
        """The paragraphs that become statements of a section."""
        return [one for one in self.paragraphs if one.section == section and one.is_kept]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would become of a file. `said` are sentences on what was left out of the whole file."""

    name: str
    briefs: tuple[PlannedBrief, ...]
    said: tuple[str, ...] = ()

    @property
    def doubts(self) -> int:
        """How much of the file was not understood."""
        return sum(one.doubts for one in self.briefs)

    @property
    def left_out(self) -> int:
        """How many paragraphs would not be stored."""
        return sum(not one.is_kept for brief in self.briefs for one in brief.paragraphs)

    @property
    def notes(self) -> int:
        """How many paragraphs have notes that are kept beside the statement."""
        return sum(bool(one.note and one.is_kept) for brief in self.briefs for one in brief.paragraphs)

    @property
    def is_plain(self) -> bool:
        """Whether all of it was understood and nothing is left out: then there is nothing to look at."""
        return not (self.doubts or self.left_out or self.said or self.notes)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to say of it, in sentences: doubts first, then what is left out."""
        found = []
        if self.doubts:
            found.append(f"{counted(self.doubts, 'item')} not understood.")
        if self.left_out:
            found.append(f"{counted(self.left_out, 'paragraph')} left out.")
        if self.notes:
            found.append(f"Notes to {counted(self.notes, 'paragraph')} are kept beside the statements.")
        return (*found, *self.said)

    # -- corrections --------------------------------------------------------------------------

    def with_names(self, brief: int, country: str | None = None, headline: str | None = None) -> "ImportPlan":
        """Another country or headline."""
        known = self.briefs[brief]
        country = known.country if country is None else country.strip()
        headline = known.headline if headline is None else headline.strip()
        if (country, headline) == (known.country, known.headline):
            return self
        return self._with(brief, replace(known, country=country, headline=headline, doubt=""))

    def confirm(self, brief: int, paragraph: int) -> "ImportPlan":
        """Say that a paragraph is placed as it should be."""
        return self._with_paragraph(brief, paragraph, doubt="")

    def confirm_names(self, brief: int) -> "ImportPlan":
        """Say that country and headline are right."""
        return self._with(brief, replace(self.briefs[brief], doubt=""))

    def confirm_section(self, brief: int, section: int) -> "ImportPlan":
        """Say that the title and kind of a section are right."""
        known = self.briefs[brief]
        confirmed = replace(known.sections[section], doubt="")
        return self._with(brief, _with_section(known, section, confirmed))

    def set_kind(self, brief: int, paragraph: int, becomes: str) -> "ImportPlan":
        """Make a paragraph a fact, judgement, assumption or context, or leave it out.

        One that was in no section goes to the first. Refused for anything else.
        """
        if becomes not in BECOMES:
            raise Refused(f"“{becomes}” is not a kind of statement.", do=f"Use one of: {', '.join(BECOMES)}.")
        known = self.briefs[brief]
        piece = known.paragraphs[paragraph]
        section = piece.section
        if becomes != LEFT_OUT and section < 0:
            known, section = _with_a_section(known)
        reason = "You left it out." if becomes == LEFT_OUT else ""
        piece = replace(piece, becomes=becomes, section=section, doubt="", reason=reason)
        return self._with(brief, _with_piece(known, paragraph, piece))

    def move(self, brief: int, paragraph: int, section: int) -> "ImportPlan":
        """Put a paragraph in another section; there it is what paragraphs of that section are at first."""
        kind = self.briefs[brief].sections[section].kind
        return self._with_paragraph(
            brief, paragraph, section=section, becomes=USUAL[kind], doubt="", reason=""
        )

    def make_heading(self, brief: int, paragraph: int) -> "ImportPlan":
        """Say that a paragraph is a heading: a section begins there, of the kind its words name."""
        from workbench.briefs.headings import bare_title, part_told

        known = self.briefs[brief]
        piece = known.paragraphs[paragraph]
        part, _sure = part_told(piece.text)
        kind = part if part in ("summary", "outlook") else "other"
        at = piece.section + 1
        sections = list(known.sections)
        sections.insert(at, PlannedSection(bare_title(piece.text) or piece.text, kind))
        moved = []
        for number, one in enumerate(known.paragraphs):
            if number == paragraph:
                continue
            if one.section >= at:
                one = replace(one, section=one.section + 1)
            elif one.section == piece.section and number > paragraph:
                becomes = USUAL[kind] if one.is_kept else LEFT_OUT
                one = replace(one, section=at, becomes=becomes, doubt="")
            moved.append(one)
        return self._with(brief, replace(known, sections=tuple(sections), paragraphs=tuple(moved)))

    def no_heading(self, brief: int, section: int) -> "ImportPlan":
        """Say that a heading is none: its words become context of the section before, and the rest follows.

        Refused for the first section, which has none before it.
        """
        if section == 0:
            raise Refused("There is no section before this one.", do="Change its kind instead.")
        known = self.briefs[brief]
        before = known.sections[section - 1]
        words = PlannedParagraph(known.sections[section].title, "context", section - 1)
        first = next(
            (number for number, one in enumerate(known.paragraphs) if one.section == section),
            len(known.paragraphs),
        )
        moved = [
            replace(
                one,
                section=one.section - (one.section >= section),
                becomes=USUAL[before.kind] if one.section == section and one.is_kept else one.becomes,
            )
            for one in known.paragraphs
        ]
        moved.insert(first, words)
        sections = (*known.sections[:section], *known.sections[section + 1 :])
        return self._with(brief, replace(known, sections=sections, paragraphs=tuple(moved)))

    def set_section(
        self, brief: int, section: int, kind: str | None = None, title: str | None = None
    ) -> "ImportPlan":
        """Give a section another title or kind; with its kind its paragraphs change theirs."""
        known = self.briefs[brief]
        former = known.sections[section]
        made = replace(former, kind=kind or former.kind, title=(title or former.title).strip(), doubt="")
        if kind:
            paragraphs = tuple(
                replace(one, becomes=USUAL[kind], doubt="") if one.section == section and one.is_kept else one
                for one in known.paragraphs
            )
            known = replace(known, paragraphs=paragraphs)
        return self._with(brief, _with_section(known, section, made))

    def _with_paragraph(
        self,
        brief: int,
        paragraph: int,
        *,
        doubt: str,
        becomes: str | None = None,
        section: int | None = None,
        reason: str | None = None,
    ) -> "ImportPlan":
        piece = self.briefs[brief].paragraphs[paragraph]
        piece = replace(
            piece,
            doubt=doubt,
            becomes=piece.becomes if becomes is None else becomes,
            section=piece.section if section is None else section,
            reason=piece.reason if reason is None else reason,
        )
        return self._with(brief, _with_piece(self.briefs[brief], paragraph, piece))

    def _with(self, brief: int, made: PlannedBrief) -> "ImportPlan":
        return replace(self, briefs=(*self.briefs[:brief], made, *self.briefs[brief + 1 :]))


def _with_piece(brief: PlannedBrief, paragraph: int, piece: PlannedParagraph) -> PlannedBrief:
    before, after = brief.paragraphs[:paragraph], brief.paragraphs[paragraph + 1 :]
    return replace(brief, paragraphs=(*before, piece, *after))


def _with_section(brief: PlannedBrief, section: int, made: PlannedSection) -> PlannedBrief:
    before, after = brief.sections[:section], brief.sections[section + 1 :]
    return replace(brief, sections=(*before, made, *after))


def _with_a_section(brief: PlannedBrief) -> tuple[PlannedBrief, int]:
    """The brief with at least one section, and the first section."""
    if brief.sections:
        return brief, 0
    return replace(brief, sections=(PlannedSection("Summary", "summary"),)), 0

"""Everything that goes into a deliverable, independent of the case it comes from.

The assembly fills a manuscript; `profiles.for_profile` takes out of it what its readers must not
see; the writer puts the rest on the page.
"""

from dataclasses import dataclass, field, replace

from workbench.briefs import StyleSpan
from workbench.charts.model import Figure as Drawing
from workbench.review.margin import MarginRemark


@dataclass(frozen=True, slots=True)
class Note:
    """One source as an endnote names it.

    Field order (ICD 206 as circulated): publication, title, date, page or paragraph, URL or record
    id, access date, descriptor; `grade` only where the profile shows it. Dates are in words;
    `translated_title` is the title in the brief's language, where it is in another;
    `month` is the date without its day, all that a client reads of a protected source. `key` says
    which notes are of one source; without it publication, title, date and address do.
    """

    publication: str
    title: str = ""
    date: str = ""
    place: str = ""
    url: str = ""
    accessed: str = ""
    descriptor: str = ""
    grade: str = ""
    language: str = ""
    month: str = ""
    protected: bool = False
    key: str = ""
    translated_title: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One statement. `notes` are positions in `Manuscript.notes`, in the order of its evidence.

    `styles` are its emphasis, in code points of `text`. `origins` counts the outlets and origins behind it in
    words; it is printed behind the text. In a review copy `statement_id` is written into
    the control around it and `remarks` stand in the margin.
    """

    text: str
    kind: str = "fact"
    notes: tuple[int, ...] = ()
    likelihood: str = ""
    likelihood_range: str = ""
    confidence: str = ""
    confidence_basis: str = ""
    horizon: str = ""
    styles: tuple[StyleSpan, ...] = ()
    statement_id: str = ""
    remarks: tuple[MarginRemark, ...] = ()
    origins: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the brief; `kind` is summary, outlook or other."""

    title: str
    kind: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and the words for those who do not see it.

    `width` in millimetres, at most that of the text; `height` 0 keeps the proportions of the pixels. Where
    there is a `drawing` the writer makes the picture of it, in the font and colours of the template.
    """

    png: bytes
    caption: str
    alternative: str
    width: float = 160.0
    height: float = 0.0
    drawing: Drawing | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """All words that a reader of it meets."""
        return (self.caption, self.alternative, *(self.drawing.words if self.drawing else ()))


@dataclass(frozen=True, slots=True)
class KeyActor:
    """An actor of the brief: name, who that is, posts with dates."""

    name: str
    description: str
    posts: str = ""


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """For the house only: what a statement stands on, with grades and ids."""

    statement: str
    claim: str
    grade: str
    source: str


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """For the house only: what was let pass although a check found it, in which file where it was issued."""

    date: str
    analyst: str
    file: str
    reason: str
    errors: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """For the house only: a verdict on something in the brief, or who was asked, or what was let pass."""

    what: str
    reviewer: str
    date: str
    said: str
    wording: str


@dataclass(frozen=True, slots=True)
class ReasoningRow:
    """For the house only: what was weighed beside a judgement, and what it would mean."""

    judgement: str
    kind: str
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A hypothesis: its name, its words, its place in the order, and its score, which is internal."""

    name: str
    text: str
    rank: str
    against: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim with the letters of its cells; `grade` is internal."""

    number: str
    claim: str
    grade: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """Hypotheses weighed against claims.

    `said` is the result in sentences, `said_outside` the same without scores. For the house only are what
    other analysts judged (`compared`, and `differences` cell by cell).
    """

    question: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    said: tuple[str, ...]
    said_outside: tuple[str, ...]
    compared: tuple[str, ...] = ()
    differences: tuple[tuple[str, ...], ...] = ()
    for_client: bool = False

    @property
    def outside(self) -> "MatrixTable":
        """The same without what is internal."""
        columns = tuple(replace(one, against="") for one in self.columns)
        rows = tuple(replace(one, grade="") for one in self.rows)
        return replace(self, columns=columns, rows=rows, said=self.said_outside, compared=(), differences=())


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not occur in a client file, and where they come from."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A brief ready for the page. Dates are in words; `issued_at` is UTC ISO 8601.

    `language` (BCP 47) is the brief's own; stretches in other scripts are found by themselves.
    """

    title: str
    parts: tuple[Part, ...]
    issued_at: str
    handling: str = "TLP:AMBER"
    meta: str = ""
    closing: str = ""
    organisation: str = ""
    identifier: str = ""
    language: str = "en-GB"
    notes: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()
    actors: tuple[KeyActor, ...] = ()
    other_actors: tuple[str, ...] = ()
    """Names of the actors for whom the table has no room."""
    source_summary: str = ""
    scale_name: str = ""
    scale_rows: tuple[tuple[str, str], ...] = ()
    annex: tuple[AnnexRow, ...] = ()
    overrides: tuple[OverrideRow, ...] = ()
    review_summary: str = ""
    review: tuple[ReviewRow, ...] = ()
    waived: tuple[OverrideRow, ...] = ()
    reasoning: tuple[ReasoningRow, ...] = ()
    matrices: tuple[MatrixTable, ...] = ()
    internal: bool = False
    review_copy: bool = False
    """Whether it is a review copy, whose statements can be found again in the file that comes back."""
    seal: str = ""
    """For the house only: number and seal of the change set that the brief was written of."""
    secrets: tuple[Secret, ...] = ()
    approved_links: tuple[str, ...] = field(default=())

    @property
    def drawn_words(self) -> tuple[str, ...]:
        """The words in each of its figures, which nobody can read out of the pictures."""
        return tuple("\n".join(figure.words) for figure in self.figures)

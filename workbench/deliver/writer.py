"""From manuscript and template to the bytes of a Word file.

Each place of the template holds sample paragraphs; what is filled in takes their styles, so a
designer changes the look in Word alone. Same manuscript, same bytes.
"""

import re
from collections.abc import Callable
from functools import partial

from workbench.charts.look import Look
from workbench.deliver.cleaning import parsed, serialised
from workbench.deliver.comments import Comments
from workbench.deliver.controls import bookmarked, controlled
from workbench.deliver.figure_look import drawn_png, look_of
from workbench.deliver.internal_marks import mark_every_page
from workbench.deliver.manuscript import Figure, Manuscript, Paragraph, Part
from workbench.deliver.markup import emphasised, field, paragraph, picture, table, words
from workbench.deliver.matrix_tables import matrix_markup
from workbench.deliver.notes import Endnotes, Footnotes
from workbench.deliver.package import write_package
from workbench.deliver.package_parts import PackageParts
from workbench.deliver.pictures import bare_png, pixels
from workbench.deliver.places import Place, places_in
from workbench.deliver.profiles import for_profile
from workbench.deliver.properties import APPLICATION, core_properties
from workbench.deliver.source_annex import SourceAnnex
from workbench.deliver.stylebook import StyleBook
from workbench.deliver.templates import Template, load_template, refuse_losses
from workbench.values.control_tags import tag_for
from workbench.values.internal import INTERNAL, REVIEW_COPY
from workbench.values.text import with_and

_TWIPS_PER_MILLIMETRE = 1440 / 25.4
_FILLED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")


def write(
    manuscript: Manuscript, template: Template | str, profile: str = "client", protected: bool = False
) -> bytes:
    """The Word file for the readers of a profile.

    Places that have nothing to hold vanish with their headings. Raises Refused when the template has
    no place for something the brief must not lose.
    """
    chosen = load_template(template) if isinstance(template, str) else template
    shown = for_profile(manuscript, profile, protected)
    refuse_losses(shown, chosen)
    return _Writer(shown, chosen).bytes()


class _Writer:
    def __init__(self, manuscript: Manuscript, template: Template) -> None:
        self._manuscript = manuscript
        self._template = template
        self._parts = PackageParts(template.parts)
        self._styles = StyleBook(self._parts["word/styles.xml"])
        self._notes = _notes_for(manuscript, template, self._parts)
        self._comments = Comments()
        self._controls = 0
        self._fillers: dict[str, Callable[[Place], str]] = {
            "title": lambda place: self._text(place, manuscript.title),
            "meta": lambda place: self._text(place, manuscript.meta),
            "closing": lambda place: self._text(place, manuscript.closing),
            "marking": self._marking,
            "summary": lambda place: self._sections(place, "summary"),
            "outlook": lambda place: self._sections(place, "outlook"),
            "sections": lambda place: self._sections(place, "other"),
            "figures": self._figures,
            "actors": self._actors,
            "sources": self._sources,
            "scale": self._scale,
            "annex": self._annex,
            "notes": self._note_list,
            "footnotes": lambda place: "",
        }

    def bytes(self) -> bytes:
        """Fill every part, then add what the filling called for."""
        self._styles.set_language(self._manuscript.language)
        for name in sorted(self._parts.names):
            if _FILLED.fullmatch(name):
                self._fill_part(name)
        if isinstance(self._notes, Endnotes):
            self._parts.add_notes(self._notes, self._styles)
        if self._manuscript.internal:
            mark_every_page(
                self._parts, self._styles, REVIEW_COPY if self._manuscript.review_copy else INTERNAL
            )
        self._parts.add_comments(self._comments)
        self._parts["word/styles.xml"] = self._styles.xml()
        self._parts["docProps/core.xml"] = core_properties(self._manuscript)
        self._parts["docProps/app.xml"] = APPLICATION
        return write_package(self._parts.finished())

    def _fill_part(self, name: str) -> None:
        root = parsed(self._parts[name], name)
        # The list of what was cited comes last, wherever it is in the template.
        for tag, control in sorted(places_in(root), key=lambda known: known[0] == "notes"):
            if tag in self._fillers:
                place = Place(tag, control, self._styles)
                place.fill(self._fillers[tag](place))
        if name == "word/document.xml":
            self._parts.finish_body(root, self._styles)
        self._parts[name] = serialised(root)

    # -- places of a line ---------------------------------------------------------------------

    def _text(self, place: Place, text: str) -> str:
        if not text:
            return ""
        return words(text, base=place.first.run) if place.within_line else place.first.written(text)

    def _marking(self, place: Place) -> str:
        label = self._manuscript.handling
        if not label:
            return ""
        runs = marking_runs(label)
        return runs if place.within_line else place.first.paragraph(runs)

    # -- statements ---------------------------------------------------------------------------

    def _sections(self, place: Place, kind: str) -> str:
        parts = [part for part in self._manuscript.parts if part.kind == kind and part.paragraphs]
        return "".join(self._section(place, part) for part in parts)

    def _section(self, place: Place, part: Part) -> str:
        content = [place.heading(part.title)]
        for statement in part.paragraphs:
            mark = self._notes.mark(self._notes.cite(statement.notes)) if statement.notes else ""
            content.append(self._statement(place, statement, mark))
            assessment = assessment_line(statement) if place.has_second else ""
            if assessment:
                content.append(self._assessment(place, statement, assessment))
        return "".join(content)

    def _statement(self, place: Place, statement: Paragraph, mark: str) -> str:
        runs = emphasised(statement.text, statement.styles, place.first.run)
        if not self._manuscript.review_copy:
            counted = words(f" ({statement.origins})", base=place.first.run) if statement.origins else ""
            return place.first.paragraph(runs + counted + mark, statement.text)
        self._controls += 1
        tag = tag_for("statement", statement.statement_id, statement.text, self._controls)
        runs = self._comments.around(bookmarked(runs, tag), statement.remarks)
        return controlled(place.first.paragraph(runs + mark, statement.text), tag)

    def _assessment(self, place: Place, statement: Paragraph, text: str) -> str:
        if not self._manuscript.review_copy:
            return place.second.paragraph(_labelled(text), text)
        tag = tag_for("assessment", statement.statement_id, text, self._controls)
        return controlled(place.second.paragraph(bookmarked(_labelled(text), tag), text), tag)

    def _note_list(self, place: Place) -> str:
        if isinstance(self._notes, SourceAnnex):
            return self._notes.listing(place)
        return place.heading() if self._notes.count else ""

    # -- back matter --------------------------------------------------------------------------

    def _figures(self, place: Place) -> str:
        if not self._manuscript.figures:
            return ""
        chosen = look_of(self._template)
        drawn = (self._figure(place, *known, chosen) for known in enumerate(self._manuscript.figures, 1))
        return place.heading() + "".join(drawn)

    def _figure(self, place: Place, number: int, figure: Figure, chosen: Look) -> str:
        png = bare_png(figure.png or drawn_png(figure, chosen))
        relation, drawing = self._parts.add_picture(png)
        size = _size_on_page(figure, png, place.width / _TWIPS_PER_MILLIMETRE)
        shown = picture(relation, drawing, size, f"Figure {number}", figure.alternative or figure.caption)
        caption = (
            words("Figure ") + field("SEQ Figure \\* ARABIC", str(number)) + words(f". {figure.caption}")
        )
        return place.first.paragraph(shown) + place.second.paragraph(caption, figure.caption)

    def _actors(self, place: Place) -> str:
        actors = self._manuscript.actors
        if not actors:
            return ""
        has_posts = any(actor.posts for actor in actors)
        rows = [("Actor", "Who", "Posts")]
        rows += [(actor.name, actor.description, actor.posts) for actor in actors]
        if has_posts:
            table = self._table(place, list(rows), (32, 34, 34))
        else:
            table = self._table(place, [row[:2] for row in rows], (30, 70))
        others = self._manuscript.other_actors
        more = place.first.written(f"Other actors: {with_and(others)}.") if others else ""
        return place.heading() + table + more

    def _sources(self, place: Place) -> str:
        summary = self._manuscript.source_summary
        return place.heading() + place.first.written(summary) if summary else ""

    def _scale(self, place: Place) -> str:
        if not self._manuscript.scale_rows:
            return ""
        name = place.first.written(self._manuscript.scale_name) if self._manuscript.scale_name else ""
        rows = [("Term", "Likelihood"), *self._manuscript.scale_rows]
        return place.heading() + name + self._table(place, list(rows), (64, 36))

    def _annex(self, place: Place) -> str:
        annex, overrides, seal = self._manuscript.annex, self._manuscript.overrides, self._manuscript.seal
        if not any((annex, overrides, seal, self._manuscript.review_summary, self._manuscript.reasoning)):
            return self._matrices(place)
        written = place.heading()
        if annex:
            rows = [("Statement", "Claim", "Credibility", "Sources and grades")]
            rows += [(row.statement, row.claim, row.grade, row.source) for row in annex]
            written += self._table(place, list(rows), (16, 35, 15, 34))
        if overrides:
            issued = [("Exported despite errors", "By", "File", "Reason", "Errors")]
            issued += [(row.date, row.analyst, row.file, row.reason, row.errors) for row in overrides]
            written += self._table(place, list(issued), (15, 15, 22, 24, 24))
        return (
            written
            + self._reasoning(place)
            + self._matrices(place)
            + self._review(place)
            + (place.first.written(seal) if seal else "")
        )

    def _reasoning(self, place: Place) -> str:
        """Alternatives, assumptions and indicators of the judgements."""
        if not self._manuscript.reasoning:
            return ""
        rows = [("Judgement", "Kind", "Weighed", "Meaning")]
        rows += [(row.judgement, row.kind, row.words, row.detail) for row in self._manuscript.reasoning]
        return place.heading("Reasoning") + self._table(place, list(rows), (28, 14, 28, 30))

    def _matrices(self, place: Place) -> str:
        """Hypotheses weighed against claims."""
        if not self._manuscript.matrices:
            return ""
        internal = self._manuscript.internal and not self._manuscript.review_copy
        text = place.table_sample[2].written if place.table_sample else _table_text
        return place.heading("Hypotheses") + "".join(
            matrix_markup(one, partial(self._table, place), text, internal=internal)
            for one in self._manuscript.matrices
        )

    def _review(self, place: Place) -> str:
        """Who reviewed what, when, in which wording; and what was waived."""
        if not self._manuscript.review_summary:
            return ""
        text = place.table_sample[2].written if place.table_sample else _table_text
        written = place.heading("Review") + text(self._manuscript.review_summary)
        if self._manuscript.review:
            rows = [("Review of", "By", "When", "Verdict", "Wording")]
            rows += [
                (row.what, row.reviewer, row.date, row.said, row.wording) for row in self._manuscript.review
            ]
            written += self._table(place, list(rows), (32, 17, 13, 21, 17))
        if self._manuscript.waived:
            waived = [("Waived in review", "By", "Statement", "Reason", "Check")]
            waived += [
                (row.date, row.analyst, row.file, row.reason, row.errors) for row in self._manuscript.waived
            ]
            written += self._table(place, list(waived), (15, 15, 30, 26, 14))
        return written

    def _table(
        self, place: Place, rows: list[tuple[str, ...]], shares: tuple[int, ...], said: str = ""
    ) -> str:
        """In the look of the sample table of the place, or of the shipped template."""
        if place.table_sample is None:
            return table(rows, shares, place.width, "BriefTable", _table_heading, _table_text, said)
        style, heading, text = place.table_sample
        return table(rows, shares, place.width, style or "BriefTable", heading.written, text.written, said)


def _notes_for(manuscript: Manuscript, template: Template, parts: PackageParts) -> Endnotes | SourceAnnex:
    if template.notes == "annex":
        return SourceAnnex(manuscript.notes, parts.first_free_bookmark)
    return (Footnotes if template.notes == "footnotes" else Endnotes)(manuscript.notes)


def marking_runs(label: str) -> str:
    """A marking in its style: no-break spaces in runs of it give a black field with air on both sides."""
    return words(f"\u00a0{label}\u00a0", f"Marking{_style_name(label)}")


def assessment_line(statement: Paragraph) -> str:
    """Likelihood, confidence and horizon, each in a sentence of its own (ICD 203)."""
    if statement.kind != "judgement":
        return ""
    sentences = []
    if statement.likelihood:
        shown = f" ({statement.likelihood_range})" if statement.likelihood_range else ""
        sentences.append(f"Likelihood: {statement.likelihood}{shown}.")
    if statement.confidence:
        sentences.append(f"Confidence: {statement.confidence}.")
    if statement.confidence_basis:
        sentences.append(f"Basis: {statement.confidence_basis.rstrip('.')}.")
    if statement.horizon:
        sentences.append(f"Horizon: {statement.horizon}.")
    return " ".join(sentences)


def _labelled(assessment: str) -> str:
    """The line with its labels set off."""
    pieces = re.split(r"((?:^|(?<=\. ))(?:Likelihood|Confidence|Basis|Horizon):)", assessment)
    return "".join(
        words(piece, "AssessmentLabel" if index % 2 else "") for index, piece in enumerate(pieces) if piece
    )


def _table_heading(text: str) -> str:
    return paragraph(words(text), "TableHeading", text)


def _table_text(text: str) -> str:
    return paragraph(words(text), "TableText", text)


def _size_on_page(figure: Figure, png: bytes, available: float) -> tuple[float, float]:
    across, down = pixels(png)
    height = figure.height or figure.width * down / across
    scale = min(1.0, available / figure.width)
    return figure.width * scale, height * scale


def _style_name(label: str) -> str:
    return {"TLP:AMBER+STRICT": "AmberStrict"}.get(label, label.removeprefix("TLP:").capitalize())

"""The card of one source: all that is known of it, edited in place."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.controls import Column, SavedChoice
from ui.kit.dates import DateField
from ui.kit.flow import flowing
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Save
from ui.kit.words import Link, Words, heading, muted, quiet_button
from ui.parts.marks import HANDLING_CHOICES, PROTECTION_CHOICES
from ui.parts.outlet_completer import OutletCompleter
from ui.parts.passages import set_direction
from ui.parts.source.address_acts import AddressActs
from ui.parts.source.likeness_rows import LikenessRows
from ui.parts.source.relatives import Relatives
from ui.parts.source.source_words import about_file, about_intake, about_review, found_inside
from ui.parts.source.version_rows import VersionRows
from ui.parts.source.whole_page import WholePage, has_whole_page
from workbench.casefile import Change
from workbench.sources import Publication, Source
from workbench.sources.model import RELIABILITY
from workbench.values.errors import NotFound
from workbench.values.text import counted


class SourceCard(Column):
    """Fields keep their widgets from source to source."""

    shows = frozenset({"source", "publication"})
    """The outlets are what is offered while one types."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=4)
        self.workspace = workspace
        self.source: Source | None = None
        self.setAccessibleName("About the source")
        self._outlets = OutletCompleter(self)
        self._nothing = muted("Select a source to see its details.")
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.box.addWidget(self._nothing)
        self.box.addWidget(self._body)
        self.box.addStretch(1)
        self._build()
        follow_case(self, workspace)
        self.show_source("")

    def _build(self) -> None:
        self._make_fields()
        self._make_facts()
        add = self._lines.addWidget
        add(self.head)
        add(self.unread)
        add(self.review)
        add(self.relatives)
        add(flowing(self.open, self.export, self.rests))
        self._lay_out_fields()
        for words, lines in (
            ("Origin", (self.origin, self.likenesses)),
            ("Import details", (self.warnings, self.inside, self.whole, self.file, self.versions)),
        ):
            title = heading(words)
            title.setContentsMargins(0, 14, 0, 0)
            add(title)
            for line in lines:
                add(line)

    def _make_fields(self) -> None:
        """What an analyst edits."""
        self.title = self._line("title", "Title")
        self.outlet = SavedLine(self._save_outlet, "Outlet")
        self.outlet.setCompleter(self._outlets)
        self.author = self._line("author", "Author")
        self.url = self._line("url", "Address it was saved from")
        self.address_acts = AddressActs(self.workspace)
        self.language = self._line("language", "en, it, ar …")
        self.published = DateField(self._saver("published_on"), "18 February 2025")
        self.grade = SavedChoice((), self._saver("reliability"), "Reliability (Admiralty)")
        self.handling = SavedChoice(HANDLING_CHOICES, self._saver("handling"), "Handling (TLP 2.0)")
        self.protection = SavedChoice(PROTECTION_CHOICES, self._set_protection, "Protection")
        self.descriptor = self._line("descriptor", "A resident of Tobruk")

    def _make_facts(self) -> None:
        """What the card tells and offers besides the fields."""
        self.head = heading("", 1.1)
        self.unread = Words("", "warning")
        self.review = muted("")
        self.open = quiet_button("Open", self._open)
        self.export = quiet_button("Export original…", self.export_original)
        self.rests = quiet_button("What rests on it", self._show_recall)
        self.rests.setToolTip("Statements and issued files, with drafts of corrections")
        self.relatives = Relatives(self.workspace)
        self.origin = muted("")
        self.likenesses = LikenessRows(self.workspace)
        self.versions = VersionRows(self.workspace)
        self.warnings = Words("", "warning", 0.92)
        self.inside = muted("")
        self.whole_page = WholePage(self.workspace, self)
        self.whole = Link("Show the whole page", self._show_whole_page)
        self.file = muted("")
        self.file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _lay_out_fields(self) -> None:
        """Each field under its label, in the order in which Tab goes through them."""
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Title", self.title),
            ("Outlet", self.outlet),
            ("Published", self.published),
            ("Author (unverified)", self.author),
            ("Language", self.language),
            ("Address", self.url),
            ("Reliability", self.grade),
            ("TLP marking", self.handling),
            ("Protection", self.protection),
            ("Description shown to clients", self.descriptor),
        )
        for words, field in fields:
            label = muted(words)
            label.setContentsMargins(0, 6, 0, 0)
            label.setBuddy(field)
            field.setAccessibleName(words)
            self._lines.addWidget(label)
            self._lines.addWidget(field)
            if field is self.url:
                self._lines.addWidget(self.address_acts)
        self._descriptor_label = label

    def _line(self, field: str, placeholder: str) -> SavedLine:
        return SavedLine(self._saver(field), placeholder)

    def _saver(self, field: str) -> Save:
        def save(source_id: str, value: str) -> object:
            return self.workspace.case.sources.update(source_id, **{field: value.strip()})

        return save

    def _set_protection(self, source_id: str, value: str) -> object:
        was_protected = self.workspace.case.sources.get(source_id).protected
        saved = self._saver("protection")(source_id, value)
        if was_protected and value != "protected":
            self.workspace.notice(
                "Its names still stay out of client files. To let them pass, lift its protection with a "
                "reason: Export, What is looked for.",
                "warning",
            )
        return saved

    def _save_outlet(self, source_id: str, name: str) -> object:
        sources = self.workspace.case.sources
        if not name.strip():
            return sources.update(source_id, publication_id=None)
        return sources.update(source_id, publication=name.strip())

    # -- showing ------------------------------------------------------------------------------

    def show_source(self, source_id: str) -> None:
        """Be about a source; "" about none."""
        if self.source is not None and source_id != self.source.id:
            self.save_now()
        try:
            self.source = self.workspace.case.sources.get(source_id) if source_id else None
        except NotFound:
            self.source = None
        if self.source is None:
            for line in self._edited():
                line.leave()
        self._body.setVisible(self.source is not None)
        self._nothing.setVisible(self.source is None)
        if self.source is not None:
            self._show(self.source)

    def save_now(self) -> None:
        """Save every line that is being typed in."""
        for line in self._edited():
            line.save_now()

    def _edited(self) -> tuple[SavedLine, ...]:
        return (
            self.title, self.outlet, self.author, self.url, self.language, self.descriptor, self.published
        )  # fmt: skip

    def _show(self, source: Source) -> None:
        case = self.workspace.case
        self.head.setText(source.name_shown)
        set_direction(self.head, source.title)
        self.unread.setText(source.unread_reason)
        self.unread.setVisible(bool(source.unread_reason))
        self.review.setText(about_review(case, source.id))
        self.review.setVisible(bool(self.review.text()))
        self.relatives.show_source(source)
        self.open.setEnabled(source.readable)
        self._outlets.offer(case)
        for line, value in (
            (self.title, source.title),
            (self.outlet, source.publication_name),
            (self.author, source.author),
            (self.url, source.url),
            (self.language, source.language),
            (self.descriptor, source.descriptor),
        ):
            line.show_text(value, source.id)
            line.setReadOnly(case.read_only)
        self.address_acts.show_address(source.url)
        self.published.show_date(source.published_on, source.id)
        of_outlet = f"Use outlet grade ({source.publication_reliability})"
        self.grade.set_choices([("", of_outlet), *((grade, grade) for grade in RELIABILITY)])
        self.grade.hold_value(source.reliability, source.id)
        self.handling.hold_value(source.handling, source.id)
        self.protection.hold_value(source.protection or "open", source.id)
        self.descriptor.setVisible(source.protected)
        self._descriptor_label.setVisible(source.protected)
        self.origin.setText(about_origin(self.workspace, source))
        self.likenesses.show_source(source.id)
        self.versions.show_source(source)
        self.warnings.setText("\n".join(source.warnings))
        self.warnings.setVisible(bool(source.warnings))
        self.inside.setText(found_inside(source))
        self.inside.setVisible(bool(source.active))
        self.whole.setVisible(has_whole_page(source))
        self.file.setText("\n".join((about_file(source), about_intake(source))))

    def _show_whole_page(self) -> None:
        if self.source is not None:
            self.whole_page.show(self.source.id)

    def follow(self, _change: Change) -> None:
        """Read the source again: its relatives and what is like it are other sources."""
        if self.source is not None:
            self.show_source(self.source.id)

    # -- what the user does -------------------------------------------------------------------

    def _open(self) -> None:
        if self.source is not None:
            self.workspace.show(Place("source", self.source.id))

    def _show_recall(self) -> None:
        if self.source is not None:
            self.workspace.show(Place("recall", f"source {self.source.id}"))

    def export_original(self) -> None:
        """Write the original bytes to a file of the user's choice, exactly as they were taken in."""
        if self.source is None:
            return
        from workbench.deliver import original_name

        start = Path.home() / original_name(self.workspace.case, self.source.id)
        path, _kind = QFileDialog.getSaveFileName(self, "Export original", str(start))
        if path:
            self.write_original(Path(path))

    def write_original(self, path: Path) -> None:
        """Write the original to `path` and say so."""
        if self.source is not None:
            # Imported here: nobody exports a file before the first screen.
            from ui.parts.source.original_file import write_original

            write_original(self.workspace, self.source, path)


def _is_head(publications: list[Publication], origin: str) -> bool:
    return any(known.origin_id == origin for known in publications)


def about_origin(workspace: Workspace, source: Source) -> str:
    """What the source counts as, and why."""
    sources = workspace.case.sources
    if source.origin_group_id:
        group = next((one for one in sources.origin_groups() if one.id == source.origin_group_id), None)
        if group is None:
            return ""
        note = f" {group.note}" if group.note else ""
        return f"Counts as one origin with the other sources grouped as “{group.name}”.{note}"
    if source.reports_id and source.voice != source.id:
        outlet = sources.publications.get(source.reports_id)
        return f"Counts with {outlet.name}: it gives the report of that outlet."
    if source.voice == source.id or not source.publication_id:
        return "Counts as an independent origin."
    others = sources.count_of_origin(source.voice) - 1
    if not others:
        return f"Counts as an independent origin: the only source of {source.publication_name}."
    if source.voice != source.publication_id or _is_head(sources.publications.all(), source.voice):
        return f"Counts as one origin with {counted(others, 'other source')} of outlets that you made one."
    return f"Counts as one origin with {counted(others, 'other source')} of {source.publication_name}."

"""The tags of the case with counts, what is done to them, and the claims and passages with the chosen one."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import AT_ONCE, Place, Workspace
from ui.kit.controls import Column as ScrolledColumn
from ui.kit.flow import flowing
from ui.kit.layouts import Pages, empty
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import EmptyState, heading, link_words, muted, quiet_button
from ui.parts.kept_reading import KeptReading
from ui.parts.passages import PassageCard, passages_of_clips
from workbench.case import Case
from workbench.casefile import Change
from workbench.claims.tags import Retagged, Tag
from workbench.values.errors import NotFound
from workbench.values.text import counted, one_line

_TABLE, _EMPTY = 0, 1
SHOWN = 30
"""Claims and passages of a tag that are shown."""


class Tagged(ScrolledColumn):
    """The claims and passages that have the chosen tag."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16)
        self._workspace = workspace

    def show_tag(self, name: str) -> None:
        """Show the newest of them, and how many more there are."""
        empty(self.box)
        if name:
            self.box.addWidget(heading(f"#{name}"))
            self._show_claims(name)
            self._show_passages(name)
        self.box.addStretch(1)

    def _show_claims(self, name: str) -> None:
        case = self._workspace.case
        claim_ids = case.tags.claims_with(name)
        claims = case.claims.of_ids(claim_ids[:SHOWN])
        for claim_id in claim_ids[:SHOWN]:
            words = one_line(claims[claim_id].text, 160)
            self.box.addWidget(link_words(words, self._workspace.show, Place("claim", claim_id)))
        self._show_rest(len(claim_ids), "claim")

    def _show_passages(self, name: str) -> None:
        case = self._workspace.case
        clip_ids = case.tags.clips_with(name)
        if clip_ids:
            clips = case.clips.of_ids(clip_ids[:SHOWN])
            known = [(clips[clip_id], "") for clip_id in clip_ids[:SHOWN] if clip_id in clips]
            for passage in passages_of_clips(case, known):
                card = PassageCard(passage)
                card.opened.connect(self._workspace.show)
                self.box.addWidget(card)
        self._show_rest(len(clip_ids), "passage")

    def _show_rest(self, number: int, noun: str) -> None:
        if number > SHOWN:
            self.box.addWidget(muted(f"and {counted(number - SHOWN, f'more {noun}')}"))


class TagList(QWidget):
    """The list, and buttons for what can be done to the selected tags."""

    shows = frozenset({"clip", "claim", "review_round"})

    filter_wanted = Signal(str)
    """Show the claims with this tag."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._tags: dict[str, Tag] = {}
        self._reading = KeptReading(self, workspace, _all_tags, self.refresh)
        self.tagged = Tagged(workspace)
        self.model = RowsModel(
            (
                Column("Tag", lambda tag: tag.name, stretch=True),
                Column("Clips", lambda tag: f"{tag.clips:,}", numeric=True),
                Column("Claims", lambda tag: f"{tag.claims:,}" if tag.claims else "", numeric=True),
            ),
            self._row,
            self,
        )
        self.table = RowsTable(self.model, "Tags")
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(self._on_activated)
        show = quiet_button("Show claims", self.show_claims, "Narrow the board down to this tag (Enter)")
        self.changing = (
            quiet_button("Rename…", self.rename, "Give the tag another name (F2)"),
            quiet_button("Merge…", self.merge, "Replace the selected tags by one"),
            quiet_button("Remove", self.remove, "Take the selected tags off clips and claims; these stay"),
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 4, 8, 0)
        column.setSpacing(2)
        column.addWidget(flowing(show, *self.changing))
        column.addWidget(self.table, 1)
        nothing = EmptyState(
            "No tags yet",
            "A tag gathers passages and claims on one subject. Select a clip or a claim and enter tags"
            " beside it, with commas between them.",
        )
        self.pages = Pages(page, nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)
        follow_case(self, workspace)

    def follow(self, _change: Change) -> None:
        """Count again."""
        self._reading.forget()
        self.refresh()

    def refresh(self) -> None:
        """Show the tags; counted on a worker where there is much."""
        if not self.isVisible():
            return
        found = self._reading.get()
        if found is None:
            return
        self._tags = {tag.name: tag for tag in found}
        self.model.show_ids(self._tags)
        if found and self.table.current_id() not in self._tags:
            self.table.select_id(found[0].name)
        self.pages.show_page(_TABLE if found else _EMPTY)
        for button in self.changing:
            button.setEnabled(not self._workspace.case.read_only)
        self.tagged.show_tag(self.table.current_id())

    def may_change(self) -> bool:
        """Whether there is a tag that can be changed."""
        return bool(self.table.current_id()) and not self._workspace.case.read_only

    def chosen(self) -> list[str]:
        """The names of the selected tags."""
        return self.table.selected_ids()

    # -- what the user does -------------------------------------------------------------------

    def show_claims(self) -> None:
        """Narrow the board down to the tag."""
        if name := self.table.current_id():
            self.filter_wanted.emit(name)

    def rename(self) -> None:
        """Ask for another name."""
        name = self.table.current_id()
        if not name:
            return
        typed, said = QInputDialog.getText(self, "Rename tag", "Name of the tag:", text=name)
        if said and typed.strip() != name:
            tags = self._workspace.case.tags
            self._do(lambda: tags.rename(name, typed), [name], "renamed")

    def merge(self) -> None:
        """Ask into which tag the selected ones are merged."""
        chosen = self.chosen()
        if not chosen:
            return
        names = sorted(self._tags, key=lambda name: (name not in chosen, name.casefold()))
        words = f"Replace {counted(len(chosen), 'selected tag')} by:"
        into, said = QInputDialog.getItem(self, "Merge tags", words, names, 0, True)
        if said and into.strip():
            tags = self._workspace.case.tags
            self._do(lambda: tags.merge(chosen, into), chosen, "merged")

    def remove(self) -> None:
        """Take the selected tags off all clips and claims."""
        chosen, tags = self.chosen(), self._workspace.case.tags
        if chosen:
            self._do(lambda: tags.remove(chosen), chosen, "removed")

    def _do(self, verb: Callable[[], Retagged], names: list[str], done: str) -> None:
        """At once, or as a task where much has the tags; the notice offers to undo it."""
        workspace = self._workspace
        known = [self._tags[name] for name in names if name in self._tags]
        many = sum(tag.clips + tag.claims for tag in known) > AT_ONCE
        subject = f"Tag “{names[0]}”" if len(names) == 1 else counted(len(names), "tag")

        def tell(changed: Retagged) -> None:
            workspace.notify_undoable(f"{subject} {done} in {changed.words}.")

        label = f"Change {counted(len(names), 'tag')}"
        workspace.attempt_or_run(label, lambda _job: verb(), tell, is_long=many)

    def _row(self, name: str) -> Tag:
        if name not in self._tags:
            raise NotFound("This tag is no longer in the case.")
        return self._tags[name]

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self.isVisible():
            self.tagged.show_tag(self.model.id_at(current.row()) if current.isValid() else "")

    def _on_activated(self, _index: QModelIndex) -> None:
        self.show_claims()


def _all_tags(case: Case) -> list[Tag]:
    return case.tags.all()

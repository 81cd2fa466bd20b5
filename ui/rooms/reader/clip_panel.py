"""The current clip: quote, note, translation, tags, actors, claims, all edited in place."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.controls import Column, SavedChoice
from ui.kit.layouts import empty
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.tasks import Task
from ui.kit.unsaved import Save
from ui.kit.words import Words, heading, link_words, muted, quiet_button, row
from ui.parts.actor_line import ActorLine, Chosen, actor_of
from ui.parts.deleting import delete
from ui.parts.passages import isolated, set_direction
from workbench.annotations import Clip
from workbench.case import Case
from workbench.casefile import Change
from workbench.claims import Claim
from workbench.values.errors import NotFound
from workbench.values.tags import tags_in
from workbench.values.text import counted, one_line

STANCE_CHOICES = (
    ("supports", "Supports"),
    ("contradicts", "Contradicts"),
    ("context", "Context for"),
    ("", "Unlink"),
)
KEYS = (
    ("C", "clip the selection"),
    ("A", "say who is named"),
    ("E", "make a claim of it"),
    ("S  X", "for or against the active claim"),
    ("N  T", "note, translation"),
    ("M", "underlined name to mention"),
    ("U", "names not in the register"),
    ("J  K", "next, previous clip"),
    ("D", "next date; next number with Shift"),
)


class ClipPanel(Column):
    """Fields keep their widgets from clip to clip; only the lists are built anew."""

    shows = frozenset({"clip", "claim"})
    """The claim is the one that S and X cite for and against."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=6)
        self.workspace = workspace
        self.clip: Clip | None = None
        self.setAccessibleName("Selected clip")
        self.hand = Words("", "accent", 0.92)
        self.hand_row = row(self.hand, quiet_button("Deselect", self._let_go), gap=4)
        self.keys = self._key_list()
        self.body_widget = QWidget()
        self.lines = QVBoxLayout(self.body_widget)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(6)
        for part in (self.hand_row, self.keys, self.body_widget):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self._build()
        workspace.active_claim_changed.connect(self._show_hand)
        self._show_hand("")
        self.show_clip("")
        follow_case(self, workspace)

    def _key_list(self) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(muted("Select words in the text, or click a clip. Then press:"))
        for key, words in KEYS:
            cap = Words(key, "muted", wrap=False)
            cap.setObjectName("keycap")
            cap.setFixedWidth(44)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            said = muted(words, 1.0)
            said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            column.addWidget(row(cap, said, gap=10))
        return host

    def _build(self) -> None:
        self.quote = Words("", "text", 1.05)
        self.where = muted("")
        self.found = muted("")
        self.translation = self._prose(self._save_translation, "Translation", 3)
        self.note = self._prose(self._save_note, "Note", 3)
        self.tags = SavedLine(self._save_tags, "visit, Tobruk")
        self.tags.setAccessibleName("Tags")
        self.actors = QVBoxLayout()
        self.add_actor = ActorLine(self.workspace, "Who is named? A name in any script")
        self.add_actor.chosen.connect(self._on_actor)
        self.claims = QVBoxLayout()
        self.no_claims = muted(
            "Not used as evidence. Press E to create a claim, or S or X to add it to the active claim."
        )
        self.remove = quiet_button("Remove clip", self._remove)
        for layout in (self.actors, self.claims):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        add = self.lines.addWidget
        add(self.quote)
        add(self.where)
        add(self.found)
        add(muted("Translation"))
        add(self.translation)
        add(muted("Note"))
        add(self.note)
        add(muted("Tags"))
        add(self.tags)
        self.lines.addSpacing(8)
        add(heading("Actors"))
        self.lines.addLayout(self.actors)
        add(self.add_actor)
        self.lines.addSpacing(8)
        add(heading("Claims"))
        self.lines.addLayout(self.claims)
        add(self.no_claims)
        add(row(1, self.remove))

    def _prose(self, save: Save, name: str, lines: int) -> SavedTextEdit:
        field = SavedTextEdit(save, placeholder=name)
        field.setAccessibleName(name)
        field.setFixedHeight(field.fontMetrics().height() * lines + 16)
        return field

    # -- showing ------------------------------------------------------------------------------

    def show_clip(self, clip_id: str) -> None:
        """Be about a clip; "" about none."""
        if self.clip is not None and clip_id != self.clip.id:
            self._finish()
        self.clip = self._read(clip_id)
        self.body_widget.setVisible(self.clip is not None)
        self.keys.setVisible(self.clip is None)
        if self.clip is not None:
            self._show(self.clip)

    def _finish(self) -> None:
        """What was typed for the clip before is saved for it, or kept until it can be."""
        for field in (self.translation, self.note, self.tags):
            field.leave()

    def _read(self, clip_id: str) -> Clip | None:
        try:
            return self.workspace.case.clips.get(clip_id) if clip_id else None
        except NotFound:
            return None

    def refresh(self) -> None:
        """Read the clip again."""
        self.show_clip(self.clip.id if self.clip else "")

    def follow(self, change: Change) -> None:
        """Read the clip and the active claim again where they may be other."""
        if self.clip is not None and change.touches("clip", self.clip.id):
            self.refresh()
        if change.touches("claim", self.workspace.active_claim):
            self._show_hand("")

    def _show(self, clip: Clip) -> None:
        self.quote.setText(f"“{one_line(clip.quote, 600)}”" if clip.quote else clip.shown)
        set_direction(self.quote, clip.quote)
        page = f"Page {clip.page}  ·  " if clip.page else ""
        self.where.setText(
            f"{page}{counted(len(clip.quote), 'character')}  ·  clipped {clip.created_at[:10]}"
        )
        self.show_found()
        self.translation.show_text(clip.translation, clip.id)
        self.note.show_text(clip.note, clip.id)
        self.tags.show_text(", ".join(clip.tags), clip.id)
        self.add_actor.belong_to(clip.id)
        for layout in (self.actors, self.claims):
            empty(layout)
        case = self.workspace.case
        for actor in case.actors.in_clip(clip.id):
            open_actor = link_words(actor.name, self.workspace.show, Place("actor", actor.id))
            take_back = quiet_button(
                "Remove", partial(self._unmention, actor.id), name=f"Remove {actor.name}"
            )
            self.actors.addWidget(row(open_actor, take_back, gap=4))
        claims = case.claims.of_clip(clip.id)
        for claim in claims:
            self.claims.addWidget(self._claim_row(clip, claim))
        self.no_claims.setVisible(not claims)

    def show_found(self) -> None:
        """Say what days, numbers and outlets the passage names; read off this thread the first time."""
        clip, case = self.clip, self.workspace.case
        if clip is None:
            return
        if case.finds.is_ready([clip]):
            self._on_found((clip.id, lines_of(case, clip)))
            return
        self.found.setVisible(False)

        def work(_task: Task) -> tuple[str, list[str]]:
            try:
                return clip.id, lines_of(case, clip)
            except NotFound:  # Deleted meanwhile.
                return clip.id, []

        self.workspace.tasks.run_quietly(work, self._on_found)

    def _on_found(self, told: tuple[str, list[str]]) -> None:
        clip_id, lines = told
        if self.clip is not None and self.clip.id == clip_id:
            self.found.setText("\n".join(isolated(line) for line in lines))
            self.found.setVisible(bool(lines))

    def _claim_row(self, clip: Clip, claim: Claim) -> QWidget:
        evidence = self.workspace.case.claims.evidence(claim.id)
        stance = next((one.stance for one in evidence if one.clip_id == clip.id), "supports")
        choice = SavedChoice(STANCE_CHOICES, self._set_stance, "Stance")
        choice.hold_value(stance, f"{claim.id} {clip.id}")
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(2)
        column.addWidget(row(choice, 1))
        column.addWidget(link_words(claim.text, self.workspace.show, Place("claim", claim.id)))
        return host

    def _show_hand(self, _claim_id: str) -> None:
        claim_id = self.workspace.active_claim
        try:
            claim = self.workspace.case.claims.get(claim_id) if claim_id else None
        except NotFound:
            claim = None
        self.hand.setText(f"Active claim: {one_line(claim.text, 140)}" if claim else "")
        self.hand_row.setVisible(claim is not None)

    # -- what the user does -------------------------------------------------------------------

    def edit_note(self) -> None:
        """Bring the caret to the note."""
        self.note.setFocus()
        self.ensureWidgetVisible(self.note)

    def edit_translation(self) -> None:
        """Bring the caret to the translation."""
        self.translation.setFocus()
        self.ensureWidgetVisible(self.translation)

    def _save_note(self, clip_id: str, note: str) -> None:
        self.workspace.case.clips.update(clip_id, note=note)

    def _save_translation(self, clip_id: str, translation: str) -> None:
        self.workspace.case.clips.update(clip_id, translation=translation)

    def _save_tags(self, clip_id: str, tags: str) -> None:
        self.workspace.case.clips.update(clip_id, tags=tags_in(tags))

    def _on_actor(self, chosen: Chosen) -> None:
        clip, case = self.clip, self.workspace.case
        if clip is None:
            return

        def mention() -> None:
            with case.change(f"Mention of {chosen.name}"):
                case.actors.mention(clip.id, actor_of(self.workspace, chosen, "person"))

        self.workspace.attempt(mention)

    def _unmention(self, actor_id: str) -> None:
        clip = self.clip
        if clip is not None:
            self.workspace.attempt(lambda: self.workspace.case.actors.unmention(clip.id, actor_id))

    def _set_stance(self, of: str, stance: str) -> None:
        claims, (claim_id, clip_id) = self.workspace.case.claims, of.split()
        if stance:
            claims.cite(claim_id, clip_id, stance)
        else:
            claims.uncite(claim_id, clip_id)

    def _let_go(self) -> None:
        self.workspace.active_claim = ""

    def _remove(self) -> None:
        clip = self.clip
        if clip is not None:
            remove_clip(self.workspace, self, clip.id)


def lines_of(case: Case, clip: Clip) -> list[str]:
    """What the quote of a clip holds, in a line each."""
    from workbench.extraction.told import told

    return told(clip.quote, case.finds.in_clip(clip), case.sources.get(clip.source_id).published_on)


def remove_clip(workspace: Workspace, parent: QWidget, clip_id: str) -> None:
    """Remove a clip; where statements rest on it, they are named first."""
    evidence = len(workspace.case.claims.of_clip(clip_id))

    def take_out() -> None:
        if workspace.succeeds(lambda: workspace.case.clips.remove(clip_id)) and evidence:
            workspace.notify_undoable(f"The clip was evidence for {counted(evidence, 'claim')}.")

    delete(workspace, parent, "clip", [clip_id], "the clip", take_out)

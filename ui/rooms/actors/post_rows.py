"""The posts of an actor over time, and a line to add one; two holders of one post are flagged."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.flow import FlowLayout
from ui.kit.saved_line import SavedLine
from ui.kit.words import Words, muted, quiet_button, quiet_line_style
from ui.parts.actor_line import ActorLine, Chosen, actor_of
from ui.rooms.actors.dated_evidence import EvidenceRows, Verbs, period_fields
from ui.rooms.actors.register import conflict_words
from workbench.actors.model import Post

BODIES = ("state_body", "organisation", "armed_group", "company")


class PostRow(QWidget):
    """One post: title, body, from, to, exclusive; every field is edited in place."""

    def __init__(self, workspace: Workspace, post: Post) -> None:
        super().__init__()
        self.workspace = workspace
        self.post = post
        self.title = SavedLine(self._save_title, "Post")
        self.title.setAccessibleName("Title of the post")
        self.body_button = quiet_button("", self._open_body)
        self.body_line = ActorLine(workspace, "of which body?", ("state_body", "organisation", "armed_group"))
        self.body_line.chosen.connect(self._on_body)
        self.from_on, self.to_on = period_fields(self._save_from, self._save_to)
        actors = workspace.case.actors
        self.evidence = EvidenceRows(workspace, Verbs(actors.cite_post, actors.uncite_post), "the post")
        lines: tuple[QLineEdit, ...] = (self.title, self.body_line)
        for line in lines:
            line.setStyleSheet(quiet_line_style())
        self.exclusive = QCheckBox("Only one holder at a time")
        self.exclusive.clicked.connect(self._save_exclusive)
        self.conflict = Words("", "danger", 0.92)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.title, 1)
        self.remove = quiet_button("Remove", self._remove)
        first.addWidget(self.remove)
        second = QWidget()
        flow = FlowLayout(second, gap=8)
        self.body_line.setMinimumWidth(150)
        for widget in (
            self.body_button,
            self.body_line,
            self.from_on,
            muted("to", wrap=False),
            self.to_on,
            self.exclusive,
            self.evidence.button,
        ):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(second)
        column.addWidget(self.evidence)
        column.addWidget(self.conflict)

    def show_post(self, post: Post, conflicts: list[str]) -> None:
        """Show what the case holds."""
        self.post = post
        self.title.show_text(post.title, post.id)
        self.remove.setAccessibleName(f"Remove the post {post.title}")
        self.from_on.show_date(post.from_on, post.id)
        self.to_on.show_date(post.to_on, post.id)
        about = (post.actor_id, *([post.body_id] if post.body_id else []))
        self.evidence.show_evidence(post.id, post.clip_ids, about)
        self.body_line.belong_to(post.id)
        self.exclusive.setChecked(post.exclusive)
        self.body_button.setVisible(post.body_id is not None)
        self.body_line.setVisible(post.body_id is None)
        if post.body_id is not None:
            self.body_button.setText(f"of {self.workspace.case.actors.get(post.body_id).name}")
        self.conflict.setText("\n".join(conflicts))
        self.conflict.setVisible(bool(conflicts))

    def _save_title(self, post_id: str, title: str) -> None:
        self.workspace.case.actors.update_post(post_id, title=title.strip())

    def _save_from(self, post_id: str, date: str) -> None:
        self.workspace.case.actors.update_post(post_id, from_on=date)

    def _save_to(self, post_id: str, date: str) -> None:
        self.workspace.case.actors.update_post(post_id, to_on=date)

    def _save_exclusive(self, exclusive: bool) -> None:
        actors, post_id = self.workspace.case.actors, self.post.id
        if not self.workspace.succeeds(lambda: actors.update_post(post_id, exclusive=exclusive)):
            self.exclusive.setChecked(not exclusive)

    def _on_body(self, chosen: Chosen) -> None:
        case, post_id = self.workspace.case, self.post.id

        def put() -> None:
            with case.change(f"Body of a post: {chosen.name}"):
                body_id = actor_of(self.workspace, chosen, "organisation")
                case.actors.update_post(post_id, body_id=body_id)

        self.workspace.attempt(put)

    def _open_body(self) -> None:
        self.workspace.show(Place("actor", self.post.body_id or ""))

    def _remove(self) -> None:
        case = self.workspace.case
        self.workspace.attempt(lambda: case.actors.remove_post(self.post.id))


class PostRows(QWidget):
    """The posts in the order of time, and a line for another."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self.rows: dict[str, PostRow] = {}
        self.add = EntryLine("Another post, such as Minister of Defence, then Enter", "Another post")
        self.add.returnPressed.connect(self._on_entered)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.add)

    def show_actor(self, actor_id: str) -> None:
        """Show the posts of an actor; rows that stay are not built anew."""
        case = self.workspace.case
        posts = case.actors.posts(actor_id)
        conflicts = case.actors.post_conflicts()
        self.add.belong_to(actor_id)
        self._actor_id = actor_id
        if [post.id for post in posts] != list(self.rows):
            for row in self.rows.values():
                self.column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = {post.id: PostRow(self.workspace, post) for post in posts}
            for number, row in enumerate(self.rows.values()):
                self.column.insertWidget(number, row)
        for post in posts:
            self.rows[post.id].show_post(post, conflict_words(case, post, conflicts))

    def _on_entered(self) -> None:
        case, actor_id, title = self.workspace.case, self._actor_id, self.add.text().strip()
        made = self.workspace.attempt(lambda: case.actors.add_post(actor_id, title)) if title else None
        if made:
            self.add.clear()

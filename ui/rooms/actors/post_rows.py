"""The posts of an actor over time, and a line to add one; two holders of one post are flagged."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.dates import DateField
from ui.kit.flow import FlowLayout
from ui.kit.saved_line import SavedLine
from ui.kit.words import Words, muted, quiet_button, quiet_line_style
from ui.parts.actor_line import ActorLine, Chosen, actor_of
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
        self.title.refused.connect(self._on_refused)
        self.body_button = quiet_button("", self._open_body)
        self.body_line = ActorLine(workspace, "of which body?", ("state_body", "organisation", "armed_group"))
        self.body_line.chosen.connect(self._on_body)
        self.from_on = DateField(self._save_from, "since when")
        self.to_on = DateField(self._save_to, "until now")
        for field, name in ((self.from_on, "from"), (self.to_on, "to")):
            field.setAccessibleName(f"{name.capitalize()} when")
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("30 September 2025") + 16)
        lines: tuple[QLineEdit, ...] = (self.title, self.body_line, self.from_on, self.to_on)
        for line in lines:
            line.setStyleSheet(quiet_line_style())
        self.exclusive = QCheckBox("one holder at a time")
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
        ):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(second)
        column.addWidget(self.conflict)

    def show_post(self, post: Post, conflicts: list[str]) -> None:
        """Show what the case holds."""
        self.post = post
        self.title.show_text(post.title)
        self.remove.setAccessibleName(f"Remove the post {post.title}")
        self.from_on.show_date(post.from_on)
        self.to_on.show_date(post.to_on)
        self.exclusive.setChecked(post.exclusive)
        self.body_button.setVisible(post.body_id is not None)
        self.body_line.setVisible(post.body_id is None)
        if post.body_id is not None:
            self.body_button.setText(f"of {self.workspace.case.actors.get(post.body_id).name}")
        self.conflict.setText("\n".join(conflicts))
        self.conflict.setVisible(bool(conflicts))

    def _save_title(self, title: str) -> None:
        self.workspace.case.actors.update_post(self.post.id, title=title.strip())

    def _save_from(self, date: str) -> None:
        self._save("from_on", date)

    def _save_to(self, date: str) -> None:
        self._save("to_on", date)

    def _save_exclusive(self, exclusive: bool) -> None:
        self._save("exclusive", exclusive)

    def _save(self, field: str, value: str | bool | None) -> None:
        actors, post_id = self.workspace.case.actors, self.post.id
        self.workspace.attempt(lambda: actors.update_post(post_id, **{field: value}))

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

    def _on_refused(self, why: str) -> None:
        self.workspace.notice(why, "error")


class PostRows(QWidget):
    """The posts in the order of time, and a line for another."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self.rows: dict[str, PostRow] = {}
        self.add = QLineEdit()
        self.add.setPlaceholderText("Another post, such as Minister of Defence, then Enter")
        self.add.setAccessibleName("Another post")
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
        if actor_id != self._actor_id:
            self.add.clear()
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

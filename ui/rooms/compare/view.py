"""Two sources that share words, or two versions of one source, side by side."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.words import muted, quiet_button
from ui.parts.origins import make_one_origin
from ui.rooms.compare.pair import TextPair
from workbench.casefile import Change
from workbench.sources.store.differences import differences
from workbench.sources.store.shared_words import Passage
from workbench.values.errors import NotFound
from workbench.values.text import counted


class CompareView(QWidget):
    """The place names two sources, or a source and the number of an earlier version ("ID@1")."""

    title = "Compare"
    shows = frozenset({"source"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.pair = TextPair()
        self.words = muted("")
        self._place = Place("compare")
        self._ids: tuple[str, str] = ("", "")
        self._about = ""
        self.one = quiet_button("One origin", self.make_one, "Count both as one origin")
        self.apart = quiet_button(
            "Keep apart", self.keep_apart, "Treat as separate origins; you will not be asked again"
        )
        previous = quiet_button("Previous", self.previous, "The passage before (Shift+F3)")
        following = quiet_button("Next", self.next, "The next passage (F3)")
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 12, 0)
        bar.addWidget(self.words, 1)
        for part in (previous, following, self.one, self.apart):
            bar.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.pair, 1)
        follow_case(self, workspace)
        self.commands = CommandSet(
            self,
            [
                Command("compare.next", "Next passage", self.next, "F3", "Compare"),
                Command("compare.previous", "Previous passage", self.previous, "Shift+F3", "Compare"),
                Command("compare.one", "One origin", self.make_one, "", "Compare", self._are_two),
                Command("compare.apart", "Keep apart", self.keep_apart, "", "Compare", self._are_two),
            ],
            attempt=workspace.attempt,
        )

    def side_panel(self) -> QWidget | None:
        """Both texts need the room."""
        return None

    def follow(self, change: Change) -> None:
        """Show the pair again where one of the two may be another."""
        ids = self._place.id.replace("@", " ").split()
        if ids and change.touches("source", *ids):
            at = self.pair.at
            self.show_place(self._place)
            self.pair.go_to(at)
            self._show_words()

    def show_place(self, place: Place) -> None:
        """Bring up the pair that a place names."""
        self._place = place
        try:
            source_id, _, other = place.id.partition(" ")
            if other:
                self._show_sources(source_id, other)
            else:
                self._show_versions(*place.id.partition("@")[::2])
        except NotFound as error:
            self._show_nothing()
            self.workspace.notice(str(error), "warning")

    def _show_nothing(self) -> None:
        self._ids, self._about = ("", ""), ""
        self._texts_in(("", ""), ("", ""), (), "accent")
        self._show_words()

    def _show_sources(self, source_id: str, other_id: str) -> None:
        sources = self.workspace.case.sources
        self._ids = source_id, other_id
        shared = sources.likenesses.between(source_id, other_id)
        self._texts_in(
            (self._name(source_id), self._name(other_id)),
            (sources.text(source_id), sources.text(other_id)),
            shared.passages,
            "accent",
        )
        self._about = f"{shared.words:,} words are the same: {shared.share:.0%} of the shorter text"
        self._show_words()

    def _show_versions(self, source_id: str, number: str) -> None:
        sources = self.workspace.case.sources
        self._ids = source_id, ""
        captures = sources.captures.of_source(source_id)
        old = next((one for one in captures if str(one.number) == number), captures[0])
        texts = sources.text_of_version(old.text_id), sources.text(source_id)
        changed = differences(*texts)
        name = self._name(source_id)
        self._texts_in((f"{name}: version {old.number}", f"{name}: now"), texts, changed, "warning")
        self._about = f"{counted(len(changed), 'place')} changed" if changed else "Nothing changed"
        self._show_words()

    def _texts_in(
        self, titles: tuple[str, str], texts: tuple[str, str], passages: tuple[Passage, ...], shade: str
    ) -> None:
        self.pair.show_texts(titles, texts, passages, shade)
        for part in (self.one, self.apart):
            part.setVisible(self._are_two())

    def _show_words(self) -> None:
        place = self.pair.place
        self.words.setText(f"{self._about}  ·  {place}" if place else self._about)

    def _name(self, source_id: str) -> str:
        source = self.workspace.case.sources.get(source_id)
        title = source.name_shown
        return f"{source.publication_name}: {title}" if source.publication_name else title

    def _are_two(self) -> bool:
        return bool(self._ids[1]) and not self.workspace.case.read_only

    # -- what the user does -------------------------------------------------------------------

    def next(self) -> None:
        """To the next passage."""
        self.pair.step(1)
        self._show_words()

    def previous(self) -> None:
        """To the passage before."""
        self.pair.step(-1)
        self._show_words()

    def make_one(self) -> None:
        """Count both as one origin."""
        make_one_origin(self.workspace, self._ids)

    def keep_apart(self) -> None:
        """Remember that they are two."""
        likenesses = self.workspace.case.sources.likenesses
        self.workspace.attempt(lambda: likenesses.keep_apart(*self._ids))
        self.workspace.notice("They are kept apart and will not be proposed again.")

"""Line by line: the brief as printed, each checkable item until it is proven, beside its passage."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.kit.words import EmptyState
from ui.parts.passages import as_seen, withheld_clips
from ui.parts.proof_sheet_file import ProofSheetFile
from ui.rooms.review.lines_head import LinesHead
from ui.rooms.review.lines_item import LinesItem
from ui.rooms.review.lines_text import LinesText
from ui.rooms.review.passage_pane import PassagePane
from ui.rooms.review.undoing import undo_last
from workbench.briefs import Brief
from workbench.proving.line_walk import LineWalk, Stop
from workbench.proving.sheet import Line, Piece, Sheet, State
from workbench.review import Passage
from workbench.values.text import counted

_NO_BRIEFS = ("No briefs yet", "Write a brief first: each of its statements is checked here.")


class LinesPage(QWidget):
    """Shows one brief; its sheet is read on another thread and kept until the case changes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.walk: LineWalk | None = None
        self._brief_id = ""
        self._wanted: tuple[str, int] | None = None
        self._passages: tuple[Passage, ...] = ()
        self._running: Task | None = None
        self._again = False
        self.files = ProofSheetFile(workspace, self)
        self.text = LinesText()
        self.item = LinesItem(self.tick, self.untick, self.next_open, self.tick_again)
        self.pane = PassagePane(workspace)
        self._build()
        self.text.chosen.connect(self._on_chosen)
        self.text.stepped.connect(self._step)

    def _build(self) -> None:
        self.head = LinesHead(self.show_brief, self.save_sheet)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.item)
        right.addWidget(self.pane)
        right.setSizes([240, 460])
        halves = QSplitter()
        for number, half in enumerate((self.text, right)):
            half.setMinimumWidth(280)
            halves.addWidget(half)
            halves.setStretchFactor(number, 1)
        for splitter in (right, halves):
            splitter.setChildrenCollapsible(False)
        halves.setSizes([500, 500])
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(halves, 1)
        self.empty = EmptyState(*_NO_BRIEFS)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)

    # -- which brief --------------------------------------------------------------------------

    def show_brief(self, brief_id: str, statement_id: str = "", position: int = -1) -> None:
        """Show a brief, at a statement where one is named."""
        if statement_id:
            self._wanted = (statement_id, position)
        if brief_id != self._brief_id:
            self._brief_id, self.walk = brief_id, None
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown, on another thread."""
        briefs = self.workspace.case.briefs.all(archived=True)
        known = {brief.id for brief in briefs}
        if self._brief_id not in known:
            self._brief_id, self.walk = _first(briefs), None
        self.head.offer(briefs, self._brief_id)
        if not self._brief_id:
            self._show_empty(*_NO_BRIEFS)
            return
        if self.walk is not None:
            self._show()
        if self._running is not None and not self._running.cancelled:
            self._again = True
            return
        brief_id, case = self._brief_id, self.workspace.case

        def work(task: Task) -> Sheet:
            return case.proofs.sheet(brief_id, task.job)

        self._running = self.workspace.tasks.run_quietly(work, self._on_read, self._on_failed)

    def _on_read(self, sheet: Sheet) -> None:
        self._running = None
        if sheet.brief_id == self._brief_id and not self._again:
            if self.walk is None:
                self.walk = LineWalk(sheet)
            else:
                self.walk.refresh(sheet)
            if self._wanted:
                self.walk.go_to(*self._wanted)
                self._wanted = None
            self._show()
        elif sheet.brief_id != self._brief_id:
            self._again = True
        if self._again:
            self._again = False
            self.refresh()

    def _on_failed(self, why: str) -> None:
        self._running = None
        self.workspace.notice(why, "warning")

    # -- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        walk = self.walk
        assert walk is not None
        sheet = walk.sheet
        if not sheet.lines:
            self._show_empty("Nothing to check", "The brief has no statements yet.")
            return
        self._stack.setCurrentIndex(0)
        self.head.show_sheet(sheet)
        self._show_current()

    def _show_current(self) -> None:
        walk = self.walk
        assert walk is not None
        self.text.show_walk(walk)
        self.item.show_stop(self.workspace.case, walk)
        self.text.setAccessibleDescription(self.item.told)
        stop = walk.current
        if stop is None:
            self._passages = ()
            self.pane.show_nothing("Select a brief with something to check.")
            return
        self._passages = self.workspace.case.proofs.passages(stop.line.statement.id)
        wanted = stop.piece.clip_id
        if wanted not in self._clips():
            wanted = next((one.clip_id for one in self._passages if one.stance != "contradicts"), "")
        self._show_passage(wanted)

    def _clips(self) -> list[str]:
        return [one.clip_id for one in self._passages]

    def _show_passage(self, clip_id: str) -> None:
        found = next((one for one in self._passages if one.clip_id == clip_id), None)
        if found is None:
            self.item.show_passage(0, 0, "")
            self.pane.show_nothing("No passage supports this statement yet.")
            return
        case = self.workspace.case
        translation = as_seen(case.clips.get(clip_id), withheld_clips(case)).translation
        self.item.show_passage(self._clips().index(clip_id) + 1, len(self._passages), translation)
        piece = self._piece()
        within = piece.in_quote if piece is not None and piece.clip_id == clip_id else (0, 0)
        self.pane.show_passage(found, self._passages, within)

    def _show_empty(self, title: str, words: str) -> None:
        self.text.show_walk(None)
        self.item.show_nothing()
        self.pane.show_nothing()
        self.empty.say(title, words)
        self._stack.setCurrentIndex(1)

    def focus_item(self) -> None:
        """Give the keys to the page."""
        (self.text if self._stack.currentIndex() == 0 else self.empty).setFocus()

    def begin_anew(self) -> None:
        """Forget where one was: the newest brief, at its first open item, when it is shown next."""
        if self._brief_id != _first(self.workspace.case.briefs.all(archived=True)):
            self._brief_id, self.walk = "", None
        elif self.walk is not None:
            self.walk = LineWalk(self.walk.sheet)

    # -- keys ---------------------------------------------------------------------------------

    def tick(self) -> None:
        """Tick the item against the passage that is shown, and go to the next open one."""
        stop, case, clip_id = self._stop(), self.workspace.case, self.pane.clip_id
        if stop is None or case.read_only:
            return
        if not clip_id:
            self.workspace.hint("No passage supports this statement: link one to its claim first.")
            return
        line, piece = stop
        key = (line.statement.id, piece.start, piece.end)
        if self.workspace.succeeds(lambda: case.proofs.tick(*key, clip_id)):
            self._as_ticked(line, piece, clip_id)
            self.next_open()

    def _as_ticked(self, line: Line, piece: Piece, clip_id: str) -> None:
        """Show the tick at once; the sheet that is being read says it again."""
        assert self.walk is not None
        mine = [
            one
            for one in self.workspace.case.proofs.of_statement(line.statement.id)
            if one.analyst_id and one.is_of(piece.start, piece.end, line.statement.text)
            and one.bound.text == line.statement.text
        ]  # fmt: skip
        state: State = "proven" if piece.found == "proven" else "ticked"
        ticked = replace(piece, state=state, clip_id=clip_id, ticks=tuple(mine), stale=())
        pieces = tuple(ticked if one is piece else one for one in line.pieces)
        lines = tuple(
            replace(one, pieces=pieces) if one is line else one for one in self.walk.sheet.lines
        )  # fmt: skip
        self.walk.refresh(replace(self.walk.sheet, lines=lines))
        self._show()

    def untick(self) -> None:
        """Withdraw the tick of the item."""
        stop, case = self._stop(), self.workspace.case
        if stop is None or case.read_only:
            return
        line, piece = stop
        key = (line.statement.id, piece.start, piece.end)
        if self.workspace.attempt(lambda: case.proofs.untick(*key)) == 0:
            self.workspace.hint("You have not ticked this item.")

    def tick_again(self) -> None:
        """Tick the words of this statement again that a change elsewhere in it made stale."""
        stop, case = self._stop(), self.workspace.case
        if stop is None or case.read_only:
            return
        statement_id = stop.line.statement.id
        done = self.workspace.attempt(lambda: case.proofs.tick_again(statement_id))
        if done:
            self.workspace.notify_undoable(f"{counted(done, 'item')} ticked again.")
        elif done == 0:
            self.workspace.hint("No tick of this statement can be given again as it was.")

    def next_open(self) -> None:
        """Go to the next item that nobody has proven."""
        if self.walk is None:
            return
        if self.walk.next_open():
            self._show_current()
        elif self.walk.stops:
            self.workspace.notice("Every item of the brief is proven.", "good")

    def later(self) -> None:
        """Space: the same."""
        self.next_open()

    def back(self) -> None:
        """The item before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.walk is not None and self.walk.step(by):
            self._show_current()

    def undo(self) -> None:
        """Take back the last change."""
        undo_last(self.workspace)

    @property
    def has_evidence(self) -> bool:
        """Whether there is another passage to go to."""
        return len(self._passages) > 1

    def next_evidence(self) -> None:
        """The next passage under the statement, round and round."""
        clips = self._clips()
        if self.has_evidence:
            at = clips.index(self.pane.clip_id) if self.pane.clip_id in clips else -1
            self._show_passage(clips[(at + 1) % len(clips)])

    def open_source(self) -> None:
        """The passage in the reader."""
        if self.pane.clip_id:
            clip = self.workspace.case.clips.get(self.pane.clip_id)
            self.workspace.show(Place("source", clip.source_id, clip.start, clip.end, clip.id))

    def save_sheet(self) -> None:
        """Write the proof sheet of the brief to a file."""
        if self._brief_id:
            self.files.save(self._brief_id)

    def _on_chosen(self, statement_id: str, position: int) -> None:
        if self.walk is not None:
            self.walk.go_to(statement_id, position)
            self._show_current()

    def _stop(self) -> Stop | None:
        return self.walk.current if self.walk is not None else None

    def _piece(self) -> Piece | None:
        stop = self._stop()
        return stop[1] if stop is not None else None


def _first(briefs: list[Brief]) -> str:
    """The newest brief that is worked on, else the newest."""
    working = [brief for brief in briefs if not brief.archived]
    return (working or briefs)[-1].id if briefs else ""

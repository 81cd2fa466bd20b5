"""Above the queue: which round it is, how far it is, what is left."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.kit.controls import Choice
from ui.kit.words import Words, muted, row
from ui.parts.review.review_words import round_subject, time_left
from workbench.case import Case
from workbench.review import Round, Target, Walk


class QueueHead(QWidget):
    """Says which round the user wants; decides nothing."""

    def __init__(self, choose: Callable[[str], object], back_to_queue: QPushButton) -> None:
        super().__init__()
        self.rounds = Choice((), choose, "Round of review")
        self.rounds.setMaximumWidth(420)
        self._subject = Words("", bold=True, wrap=False)
        self._where = muted("", wrap=False)
        self._back_to_queue = back_to_queue
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Items judged")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addWidget(row(self._subject, self.rounds, 1, back_to_queue, self._where))
        column.addWidget(self._progress)

    def offer(self, case: Case, mine: list[Round], shown: Round | None) -> None:
        """Offer the open rounds of the reviewer; one alone is only named."""
        self.rounds.clear()
        self.rounds.set_choices([(one.id, round_subject(case, one)) for one in mine])
        several = len(mine) > 1 and shown is not None
        self.rounds.setVisible(several)
        self._subject.setVisible(not several)
        self._subject.setText(round_subject(case, shown) if shown is not None else "")
        if shown is not None:
            self.rounds.show_value(shown.id)

    def show_progress(self, walk: Walk | None, target: Target | None) -> None:
        """Say how far a walk is; `target` is what is shown, which may be none of it."""
        self.setVisible(walk is not None)
        if walk is None:
            return
        self._back_to_queue.setVisible(walk.current != target)
        said = [f"{walk.done:,} of {walk.total:,}", f"{len(walk.left):,} left", time_left(walk.seconds_left)]
        self._where.setText("  ·  ".join(filter(None, said)))
        self._progress.setRange(0, max(1, walk.total))
        self._progress.setValue(walk.done)

"""What stands above the matrix: which question, which claims of it, in which order, compared with whom."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.controls import Choice
from ui.kit.entry_line import EntryLine
from ui.kit.flow import FlowLayout
from ui.kit.leaving_fields import FilterLine
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Save
from ui.kit.words import muted, quiet_button, scaled_font
from workbench.values.text import one_line
from workbench.weighing import Matrix, Reader

ALL, BLANK, DIFFER, MATTER = "", "blank", "differ", "matter"
ARRANGED, TELLING = "", "telling"
_WHICH = (
    (ALL, "All claims"), (BLANK, "Not fully judged"), (MATTER, "The order rests on"),
    (DIFFER, "Judged otherwise"),
)  # fmt: skip
_SHOWN = 48


class MatrixBar(QWidget):
    """The choices are the view's to follow."""

    def __init__(
        self,
        picked: Callable[[str], object],
        narrowed: Callable[[str], object],
        new: Callable[[], object],
        add_claims: Callable[[], object],
        save: Save,
    ) -> None:
        super().__init__()
        self.question = Choice((), picked, "Question")
        self.new = quiet_button("New question", new, "Open a question (Ctrl+N)")
        self.entry = EntryLine("The question, then Enter", "New question")
        self.entry.hide()
        self.entry.left.connect(self.entry.hide)
        self.words = SavedLine(save, "Question")
        self.words.setAccessibleName("Words of the question")
        self.words.setFont(scaled_font(self.words, 1.1, bold=True))
        self.filter = FilterLine("Filter: words of the claim", "Filter claims")
        self.listed = Choice(_WHICH, narrowed, "Which claims")
        self.order = Choice(
            ((ARRANGED, "As arranged"), (TELLING, "Most telling first")), narrowed, "Order of the claims"
        )
        self.compared = Choice((("", "Compare with…"),), narrowed, "Compare with another analyst")
        self.count = muted("", wrap=False)
        self.add = quiet_button("Add claims", add_claims, "Weigh further claims (A)")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.addWidget(self.question)
        first.addStretch(1)
        first.addWidget(self.new)
        column.addLayout(first)
        column.addWidget(self.entry)
        self.of_question = QWidget()
        below = QVBoxLayout(self.of_question)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.words)
        choices = QWidget()
        flow = FlowLayout(choices, gap=6)
        for part in (self.filter, self.listed, self.order, self.compared, self.add, self.count):
            flow.addWidget(part)
        self.filter.setMinimumWidth(170)
        below.addWidget(choices)
        column.addWidget(self.of_question)

    def offer(self, matrices: Sequence[Matrix], current: str) -> None:
        """Offer these questions, with one of them as the one that is shown."""
        known = [(one.id, one_line(one.question, _SHOWN)) for one in matrices]
        if _offered(self.question) != known:
            self.question.clear()
            self.question.set_choices(known)
        self.question.setVisible(len(known) > 1)
        if current:
            self.question.show_value(current)

    def offer_readers(self, readers: Sequence[Reader]) -> None:
        """Offer these analysts to compare with; the one in force stays while they are among them."""
        known = [("", "Compare with…"), *((one.analyst_id, f"Compare with {one.name}") for one in readers)]
        now = self.compared.value()
        if _offered(self.compared) != known:
            self.compared.clear()
            self.compared.set_choices(known)
            self.compared.show_value(now if now in dict(known) else "")
        self.compared.setVisible(bool(readers))

    def lift_filters(self) -> None:
        """List every claim."""
        self.filter.clear()
        self.listed.show_value(ALL)


def _offered(choice: Choice) -> list[tuple[str, str]]:
    return [(str(choice.itemData(at) or ""), choice.itemText(at)) for at in range(choice.count())]

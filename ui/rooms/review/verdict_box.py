"""Below the item: the verdicts to give, the reason to choose, the remark to write, the value to propose."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from ui.kit.remark_edit import RemarkEdit
from ui.kit.words import quiet_button
from ui.parts.review.review_words import lower_first
from ui.rooms.review.digit_list import DigitList
from ui.rooms.review.proposal_form import Offers, ProposalForm
from ui.rooms.review.writing_box import WritingBox
from workbench.review import REASONS, Target
from workbench.review.proposed import PROPOSED

_ACTS = (
    ("agree", "Agree", "A"),
    ("disagree", "Disagree", "D"),
    ("ask", "Ask", "Q"),
    ("propose", "Propose wording", "P"),
    ("propose_value", "Propose value", "Shift+P"),
    ("later", "Later", "Space"),
)
_REASONS_PAGE, _FIELDS_PAGE = 1, 2
_SEND = {"disagree": "Disagree", "ask": "Ask", "": "Remark"}
_HINTS = {
    "disagree": "What is wrong, and what you suggest instead",
    "ask": "What you want to know",
    "": "What you want to say",
}
_REASON_OF = {
    "quote": "quote", "mentions": "actor", "actors": "actor", "event_on": "date", "event_to": "date",
    "place_id": "date", "from_on": "date", "to_on": "date", "body_id": "actor", "credibility": "grade",
    "likelihood": "likelihood", "confidence": "likelihood", "confidence_basis": "likelihood",
    "horizon_on": "likelihood", "evidence": "over-read", "stance": "over-read", "claims": "over-read",
    "kind": "other",
}  # fmt: skip
"""Why somebody disagrees who proposes another value for a field; of all others it is the wording."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user wants to say; `verdict` is "" for a remark or a reply without a verdict."""

    verdict: str
    reason: str = ""
    remark: str = ""
    proposal: dict[str, str] | None = None
    reply_to: str = ""


class VerdictBox(WritingBox):
    """What a reviewer says of an item."""

    given = Signal(Given)

    def __init__(self) -> None:
        super().__init__(_ACTS, primary="agree")
        self._verdict = self._reason = self._reply_to = ""
        self._can_propose = False
        self.reasons = DigitList("Why do you disagree?", "Reason to disagree")
        self.reasons.offer((reason, words, "") for reason, words in REASONS.items())
        self.fields = DigitList("Which field do you want to change?", "Field to propose")
        self.form = ProposalForm()
        self.proposal = self.form.words
        self.remark = RemarkEdit("What the author should know")
        self.add_proposal = quiet_button("Propose wording", self._on_add_wording)
        self.add_field = quiet_button("Propose another value", self.ask_field)
        more = (self.add_proposal, self.add_field)
        self.lay_out((self.form, self.remark), (self.reasons, self.fields), more)
        self.reasons.chosen.connect(self._on_reason)
        self.fields.chosen.connect(self._on_field)
        for choosing in (self.reasons, self.fields):
            choosing.left.connect(self._on_left_choosing)
        for field in (self.remark, self.form):
            field.sent.connect(self.save)
            field.left.connect(self.on_left)
        self.remark.textChanged.connect(self._on_typed)
        self.form.typed.connect(self._on_typed)

    # -- what it is at ------------------------------------------------------------------------

    @property
    def has_unsaved(self) -> bool:
        """Whether there are words or values that neither were sent nor discarded."""
        return bool(self.remark.typed() or self.form.is_changed)

    def show_target(self, target: Target | None, called: str, offers: Offers = tuple) -> None:
        """Begin anew for an item. `called` is what a screen reader says, `offers` what may be proposed."""
        self._can_propose = target is not None and target.table in PROPOSED
        self.remark.setAccessibleName(f"Remark on {called}")
        self.form.show_target(offers, called)
        for name, made in self.buttons.items():
            made.setEnabled(self._can_propose if name.startswith("propose") else target is not None)
        self.forget()
        self.show_page(0)

    def ask_reason(self) -> None:
        """Ask why the user disagrees."""
        self.show_page(_REASONS_PAGE)
        self.reasons.setFocus()

    def ask_field(self) -> None:
        """Ask which field another value is proposed for."""
        self.fields.offer((one.field, one.label, one.words) for one in self.form.offers.values())
        self.show_page(_FIELDS_PAGE)
        self.fields.setFocus()

    def write(self, verdict: str, reason: str = "", reply_to: str = "") -> None:
        """Open the remark for a verdict, or for a reply."""
        self._verdict, self._reason, self._reply_to = verdict, reason, reply_to
        self._show_writing()
        self.remark.setFocus()

    def propose(self, field: str = "", value: str | None = None) -> None:
        """Open a field to propose another value for it, the wording where none is named.

        `value` is what to begin with. It goes with the verdict that is being written, else with a
        disagreement.
        """
        self.form.begin(field, value)
        if self._verdict not in ("disagree", "ask"):
            self._verdict, self._reply_to = "disagree", ""
            self._reason = _REASON_OF.get(self.form.field, "wording")
        self._show_writing()
        self.form.focus()

    def focus_words(self) -> None:
        """Back into the words that are not saved."""
        if self.form.field and not self.remark.words().strip():
            self.form.focus()
        else:
            self.remark.setFocus()

    # -- acts ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Hand over what was written."""
        proposal = self.form.values() or None
        self.given.emit(Given(self._verdict, self._reason, self.remark.words(), proposal, self._reply_to))

    def forget(self) -> None:
        """Empty the fields."""
        self._verdict = self._reason = self._reply_to = ""
        self.form.forget()
        self.remark.propose("")

    def _on_left_choosing(self) -> None:
        if self.has_unsaved:
            self._show_writing()
            self.focus_words()
        else:
            self.discard()

    def _on_reason(self, reason: str) -> None:
        self.write("disagree", reason)

    def _on_field(self, field: str) -> None:
        self.propose(field)

    def _on_add_wording(self) -> None:
        self.propose()

    def _on_typed(self) -> None:
        self.say("")
        if not self.is_writing and self.has_unsaved:
            # Words that the window kept while the case was locked; which verdict they go with is asked anew.
            if self.proposal.typed() and not self.form.field:
                self.form.begin(value=self.proposal.words())
            self._show_writing()
            self.say("Kept while the case was locked. Esc, then D or Q, gives a verdict with it.")

    def _show_writing(self) -> None:
        proposing = bool(self.form.field)
        self.title.setText(self._title())
        self.send.setText(f"{self._sending()}  Ctrl+Enter")
        self.remark.setPlaceholderText(_HINTS[self._verdict])
        self.form.setVisible(proposing)
        may_add = self._can_propose and self._verdict in ("disagree", "ask")
        self.add_proposal.setVisible(may_add and not proposing)
        self.add_field.setVisible(may_add)
        self.show_writing()

    def _title(self) -> str:
        words = self._sending()
        return f"{words}: {lower_first(REASONS[self._reason])}" if self._reason else words

    def _sending(self) -> str:
        """The verb of what is written."""
        return _SEND[self._verdict] if self._verdict or not self._reply_to else "Reply"

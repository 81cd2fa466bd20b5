"""One judgement as it was issued, and what became of it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.controls import Column
from ui.kit.dates import DateField
from ui.kit.flow import FlowLayout
from ui.kit.layouts import column_of, empty
from ui.kit.saved_line import SavedLine
from ui.kit.words import Words, heading, link_words, muted, quiet_button, row
from ui.parts.claim_picker import PicksClaim
from workbench.judgements import RESULTS, Entry
from workbench.judgements.model import CANNOT_TELL, DID_NOT, DUE, HAPPENED
from workbench.values.errors import NotFound
from workbench.values.moments import human_date
from workbench.values.text import with_and

RESULT_WORDS = dict(zip(RESULTS, ("Happened", "Did not happen", "Cannot be decided"), strict=True))
STATE_WORDS = {"due": "Due", "open": "Open", "no horizon": "No horizon", **RESULT_WORDS}
STATE_SHADES = {"due": "warning", "open": "text", "no horizon": "muted", "cannot be decided": "muted"}


class JudgementPage(PicksClaim, Column):
    """The words as issued above, the decision below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=6)
        self.workspace = workspace
        self.entry: Entry | None = None
        self._shown: tuple[str, str, list[tuple[str, str]]] | None = None
        self.setAccessibleName("Judgement")
        self.issue, self.issued = column_of(4)
        self.words = heading("", 1.15)
        self.facts = muted("")
        self.state = Words("", "text", bold=True)
        runs = (self.happened, self.did_not_happen, self.cannot_be_decided)
        self.buttons = {
            result: quiet_button(words, run, f"{words} ({key})")
            for (result, words), run, key in zip(RESULT_WORDS.items(), runs, "HNU", strict=True)
        }
        self.reopening = quiet_button("Reopen", self.reopen, "Reopen the judgement (R)")
        self.decided = muted("")
        self.day = DateField(partial(self._amend, "decided_on"), "18 Feb 2025", while_typing=False)
        self.day.setAccessibleName("Known from")
        self.note = SavedLine(partial(self._amend, "note"), "Why, or what was seen")
        self.note.setAccessibleName("Note on the outcome")
        self.shown_by, self.claim = column_of(4)
        self._lay_out()

    def _lay_out(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, gap=4)
        for button in self.buttons.values():
            button.setCheckable(True)
            flow.addWidget(button)
        flow.addWidget(self.reopening)
        self.more, more = column_of(4)
        more.addWidget(self.decided)
        more.addWidget(row(muted("Known from", wrap=False), self.day, 1))
        more.addWidget(self.note)
        more.addWidget(self.shown_by)
        for widget in (self.issue, self.words, self.facts, self.state, choices, self.more):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    # -- showing ------------------------------------------------------------------------------

    def show_entry(self, entry: Entry | None, state: str) -> None:
        """Show a judgement; None for none."""
        if entry is None or self.entry is None or entry.id != self.entry.id:
            self.close_picker()
            self.save_now()
        self.entry = entry
        if entry is None:
            self.day.leave()
            self.note.leave()
            return
        self._show_issue(entry)
        self.words.setText(entry.text)
        self.facts.setText(_facts(entry))
        asks = " The horizon has passed: what became of it?" if state == DUE else ""
        self.state.setText(f"{STATE_WORDS[state]}.{asks}")
        self.state.set_shade(STATE_SHADES.get(state, "text"))
        self._show_outcome(entry)

    def _show_issue(self, entry: Entry) -> None:
        others = [
            (one.id, f"Edition {one.numbers[0]}: {one.likelihood or 'no likelihood'}")
            for one in self.workspace.case.ledger.of_statement(entry.statement_id)
            if one.edition_id != entry.edition_id
        ]
        by = f"{_numbers(entry)}, issued {human_date(entry.issued_at[:10])}"
        issue = f"{by} by {entry.analyst}" if entry.analyst else by
        if (entry.id, issue, others) == self._shown:
            return
        self._shown = entry.id, issue, others
        show = self.workspace.show
        empty(self.issued)
        self.issued.addWidget(link_words(entry.title, show, Place("edition", entry.edition_id)))
        self.issued.addWidget(muted(issue))
        for place_id, words in others:
            self.issued.addWidget(link_words(words, show, Place("judgement", place_id)))

    def _show_outcome(self, entry: Entry) -> None:
        can = not self.workspace.case.read_only
        for result, button in self.buttons.items():
            button.setChecked(entry.result == result)
            button.setEnabled(can)
        self.reopening.setVisible(bool(entry.result) and can)
        self.more.setVisible(bool(entry.result))
        if not entry.result:
            self.day.leave()
            self.note.leave()
            return
        own = entry.decided_by == entry.analyst
        whose = f"{entry.decided_by}, who issued it as well" if own else entry.decided_by
        self.decided.setText(f"Decided by {whose}.")
        self.day.show_date(entry.decided_on, entry.id)
        self.note.show_text(entry.note, entry.id)
        self.day.setReadOnly(not can)
        self.note.setReadOnly(not can)
        self._show_claim(entry, can)

    def _show_claim(self, entry: Entry, can: bool) -> None:
        empty(self.claim)
        if entry.claim_id:
            self.claim.addWidget(muted("Shown by"))
            try:
                words = self.workspace.case.claims.get(entry.claim_id).text
                self.claim.addWidget(link_words(words, self.workspace.show, Place("claim", entry.claim_id)))
            except NotFound:
                self.claim.addWidget(muted("a claim that is no longer in the case"))
        if can:
            words = "Choose another claim" if entry.claim_id else "Choose the claim that shows it"
            buttons: list[QWidget | int] = [quiet_button(words, self.pick_claim, f"{words} (C)")]
            if entry.claim_id:
                buttons.append(quiet_button("Unlink", self.unlink))
            self.claim.addWidget(row(*buttons, 1))

    # -- what the user does -------------------------------------------------------------------

    def happened(self) -> None:
        """Say that it came true."""
        self.decide(HAPPENED)

    def did_not_happen(self) -> None:
        """Say that it did not come true."""
        self.decide(DID_NOT)

    def cannot_be_decided(self) -> None:
        """Say that nobody can tell."""
        self.decide(CANNOT_TELL)

    def decide(self, result: str) -> None:
        """Say what became of it; day, note and claim are then filled in."""
        entry, case = self.entry, self.workspace.case
        if entry is None:
            return
        if entry.result == result:
            self._show_outcome(entry)
            return
        self.save_now()
        known = {"decided_on": entry.decided_on, "claim_id": entry.claim_id, "note": entry.note}
        self.workspace.attempt(
            lambda: case.ledger.decide(entry.edition_id, entry.statement_id, result, **known)
        )
        if self.entry is not None:
            self._show_outcome(self.entry)

    def reopen(self) -> None:
        """Take back what was decided."""
        entry, case = self.entry, self.workspace.case
        if entry is not None and entry.result:
            self.save_now()
            self.workspace.attempt(lambda: case.ledger.reopen(entry.edition_id, entry.statement_id))

    def pick_claim(self) -> None:
        """Open the picker for the claim that shows the outcome."""
        if self.entry is None or not self.entry.result:
            self.workspace.notice("Say first what became of the judgement.", "info")
            return
        # Above the stretch, which is the last item.
        taken, place = frozenset({self.entry.claim_id}), self.box.count() - 1
        self.open_picker(self.workspace, taken, self.box, self._link, self._make, place=place)

    def unlink(self) -> None:
        """Name no claim for the outcome."""
        self._link("")

    def save_now(self) -> None:
        """Save what is being typed."""
        self.day.save_now()
        self.note.save_now()

    def _link(self, claim_id: str) -> None:
        self.close_picker()
        entry = self.entry
        if entry is not None:
            self.workspace.attempt(lambda: self._amend("claim_id", entry.id, claim_id))

    def _make(self, words: str) -> None:
        case, entry = self.workspace.case, self.entry

        def make() -> None:
            with case.change(f"Add claim “{words}”"):
                if entry is not None:
                    self._amend("claim_id", entry.id, case.claims.add(words).id)

        self.close_picker()
        self.workspace.attempt(make)

    def _amend(self, field: str, of: str, value: str) -> None:
        edition_id, _, statement_id = of.partition(" ")
        fields = {field: value}
        self.workspace.case.ledger.amend(edition_id, statement_id, **fields)


def _numbers(entry: Entry) -> str:
    edition = "Edition" if len(entry.numbers) == 1 else "Editions"
    return f"{edition} {with_and([str(number) for number in entry.numbers])}"


def _facts(entry: Entry) -> str:
    facts = [entry.likelihood_words]
    if entry.confidence:
        facts.append(f"{entry.confidence} confidence")
    facts.append(f"by {human_date(entry.horizon_on)}" if entry.horizon_on else "no horizon")
    if entry.term is None:
        facts.append("not scored")
    return "  ·  ".join(facts)

"""The credibility that the evidence of a claim suggests, with reasons. It is only proposed."""

from functools import partial

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.kit.words import Words, muted, quiet_button, row
from ui.parts.looked_up_rows import LookedUpRows
from ui.parts.passages import isolated
from ui.parts.standing_words import credibility_words
from workbench.claims.credibility import Proposal, propose


class CredibilityRows(LookedUpRows[Proposal]):
    """Filled a moment after the claim: other claims are read for it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, 1)
        self._claim_id = ""
        self._set = ""

    def show_claim(self, claim_id: str, credibility: str) -> None:
        """Look for a proposal; `credibility` is the grade that the claim has."""
        self._claim_id, self._set = claim_id, credibility
        self.ask(claim_id, partial(self._look_up, claim_id))

    def _look_up(self, claim_id: str, _task: Task) -> list[Proposal]:
        return [propose(self.workspace.case, claim_id)]

    def add(self, one: Proposal) -> None:
        """Say what is proposed and why; a button sets it."""
        agrees = one.code == self._set
        words = "Agrees with the evidence" if agrees else f"Proposed: {credibility_words(one.code)}"
        said = Words(words, "muted" if agrees else "text", 0.92)
        if agrees or self.workspace.case.read_only:
            self.lines.addWidget(said)
        else:
            code, claim_id, claims = one.code, self._claim_id, self.workspace.case.claims
            act = partial(self.workspace.attempt, partial(claims.update, claim_id, credibility=code))
            take = quiet_button("Set", act, "Set the proposed credibility", f"Set credibility {code}")
            self.lines.addWidget(row(said, take))
        for reason in one.reasons:
            self.lines.addWidget(muted(isolated(reason), 0.88))

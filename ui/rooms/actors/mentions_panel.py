"""Every mention of an actor in context, and the claims it plays a role in."""

from ui.app.workspace import Place, Workspace
from ui.kit.controls import Column
from ui.kit.words import heading, link_words, muted, quiet_button
from ui.parts.passages import PassageCard, passages_of_clips
from workbench.values.text import one_line

STEP = 60
"""Mentions shown at once; more on request."""


class MentionsPanel(Column):
    """The right column beside the register."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self._shown = STEP
        self.setAccessibleName("Mentions")

    def show_actor(self, actor_id: str) -> None:
        """Show the mentions of an actor."""
        if actor_id != self._actor_id:
            self._shown = STEP
        self._actor_id = actor_id
        place = self.verticalScrollBar().value()
        self.empty()
        self._fill()
        self.verticalScrollBar().setValue(place)

    def _fill(self) -> None:
        case, actor_id = self.workspace.case, self._actor_id
        if not actor_id:
            self.box.addWidget(muted("Choose an actor to see its mentions, each one click from its source."))
            self.box.addStretch(1)
            return
        claims = case.claims.of_actor(actor_id)
        if claims:
            self.box.addWidget(heading("Claims"))
        for claim in claims:
            words = one_line(claim.text, 140)
            self.box.addWidget(link_words(words, self.workspace.show, Place("claim", claim.id)))
        clips = case.actors.mentions(actor_id)
        self.box.addWidget(heading(f"Mentions ({len(clips)})" if clips else "Mentions"))
        if not clips:
            self.box.addWidget(muted("None yet. Select a name in a source and press A to say who it is."))
        for passage in passages_of_clips(case, [(clip, "") for clip in clips[: self._shown]]):
            card = PassageCard(passage)
            card.opened.connect(self.workspace.show)
            self.box.addWidget(card)
        if len(clips) > self._shown:
            self.box.addWidget(quiet_button(f"{len(clips) - self._shown} more", self._show_more))
        self.box.addStretch(1)

    def _show_more(self) -> None:
        self._shown += STEP
        self.show_actor(self._actor_id)

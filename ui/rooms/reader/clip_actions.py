"""What the keys of the reader do: each takes the selection or the current clip and calls one verb.

The clip is made together with what is said of it in one change, so that one undo takes both back.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.parts.actor_line import KIND_WORDS
from ui.parts.reading.spans import KnownName
from ui.rooms.reader.clip_panel import remove_clip
from ui.rooms.reader.inline_box import Option
from workbench.actors.model import ACTOR_KINDS
from workbench.values.text import one_line

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView
    from workbench.actors.names import Candidate

Then = Callable[[str, Option | None], None]
_CLAIMS_SHOWN = 8
_MORE_CLAIMS = Option("There are more claims", "Type more of the words", "", "", "search")
LONGEST_NAME = 60
"""Longer words are a passage, not a name."""


class ClipActions:
    """The verbs of one source view."""

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._workspace = view.workspace
        self._case = view.workspace.case
        self._named: list[Option] = []

    # -- the clip that is meant ---------------------------------------------------------------

    def _is_possible(self) -> bool:
        if self._view.source_id and (self._has_selection() or self._view.clip_id):
            return True
        self._workspace.hint("Select a passage first, or click one that is clipped.")
        return False

    def _has_selection(self) -> bool:
        return bool(self._view.pane.selected_range() or self._view.selected_region())

    def _words(self) -> str:
        if self._view.selected_region():
            return ""
        selected = self._view.pane.selected_range()
        if selected:
            return self._view.text[selected[0] : selected[1]]
        return self._case.clips.get(self._view.clip_id).quote if self._view.clip_id else ""

    def _clip_meant(self) -> str:
        """The id of the clip that is meant: made from the selection, or the current one."""
        region = self._view.selected_region()
        if region:
            clip = self._case.clips.add_region(
                self._view.source_id, region.page, region.x0, region.y0, region.x1, region.y1
            )
            return clip.id
        selected = self._view.pane.selected_range()
        if selected is None:
            return self._view.clip_id
        known = self._view.clip_at(*selected)
        return known or self._case.clips.add(self._view.source_id, *selected).id

    def _in_one_change(self, label: str, verb: Callable[[str], object]) -> str:
        """Do something to the clip that is meant, in one change with making it; its id, or ""."""

        def change() -> str:
            with self._case.change(label):
                clip_id = self._clip_meant()
                verb(clip_id)
            return clip_id

        clip_id = self._workspace.attempt(change) or ""
        if clip_id:
            self._view.make_current(clip_id)
        return clip_id

    # -- verbs --------------------------------------------------------------------------------

    def clip(self) -> str:
        """C: clip the selection."""
        if not self._has_selection():
            self._workspace.hint("Select a passage first; then C clips it.")
            return ""
        clip_id = self._workspace.attempt(self._clip_meant) or ""
        if clip_id:
            self._view.make_current(clip_id)
        return clip_id

    def note(self) -> None:
        """N: write a note on the clip."""
        if self._is_possible() and (not self._has_selection() or self.clip()):
            self._view.panel.edit_note()

    def translate(self) -> None:
        """T: write a translation of the clip."""
        if self._is_possible() and (not self._has_selection() or self.clip()):
            self._view.panel.edit_translation()

    def actor(self) -> None:
        """A: say who is named in the passage."""
        if self._is_possible():
            words = " ".join(self._words().split())
            self._named = self._named_in(words)
            name = words if len(words) <= LONGEST_NAME else ""
            self._ask("Who is this?", name, self._actor_options, self._take_actor, "A name in any script")

    def _named_in(self, words: str) -> list[Option]:
        """The known actors whose names stand in the words themselves."""
        actors = self._case.actors
        ids = dict.fromkeys(hit.actor_id for hit in actors.names_in(words))
        known = [actors.get(actor_id) for actor_id in ids]
        return [Option(one.name, "", one.id, KIND_WORDS.get(one.kind, one.kind)) for one in known]

    def _actor_options(self, typed: str) -> Sequence[Option]:
        if not typed:
            return self._named
        actors = self._case.actors
        options = []
        for found in actors.propose(typed, 6):
            actor = actors.get(found.actor_id)
            options.append(
                Option(actor.name, _why(found, actor.name), actor.id, KIND_WORDS.get(actor.kind, actor.kind))
            )
        kinds = [
            Option(f"New: {one_line(typed, 44)}", "", f"new:{kind}", KIND_WORDS[kind], "plus")
            for kind in ACTOR_KINDS
        ]
        return [*options, *kinds]

    def _take_actor(self, typed: str, option: Option | None) -> None:
        if option is None:
            return
        choice = str(option.value)
        if not choice.startswith("new:"):
            name = self._case.actors.get(choice).name
            self._in_one_change(f"Mention of {name}", partial(self._mention, actor_id=choice))
            return
        kind = choice.removeprefix("new:")

        def enter(clip_id: str) -> None:
            self._mention(clip_id, self._case.actors.add(typed, kind).id)

        self._in_one_change(f"Add actor “{typed}” with a mention", enter)

    def _mention(self, clip_id: str, actor_id: str) -> None:
        self._case.actors.mention(clip_id, actor_id)

    def take_suggestion(self, suggestion: KnownName | None = None) -> None:
        """M: turn the known name under the caret into a mention, clip and all."""
        found = suggestion or self._view.suggestion_at_caret()
        if found is None:
            self._workspace.hint("Put the caret on an underlined name; then M makes it a mention.")
            return
        start, end, actor_id = found
        case = self._case

        def change() -> str:
            with case.change(f"Mention of {case.actors.get(actor_id).name}"):
                clip_id = (
                    self._view.clip_at(start, end) or case.clips.add(self._view.source_id, start, end).id
                )
                case.actors.mention(clip_id, actor_id)
            return clip_id

        clip_id = self._workspace.attempt(change)
        if clip_id:
            self._view.make_current(clip_id)

    def claim(self) -> None:
        """E: make a claim with this passage as its evidence."""
        if not self._is_possible():
            return
        words = self._words()
        if not self._has_selection() and self._view.clip_id:
            words = self._case.clips.get(self._view.clip_id).translation or words
        question = "What does this passage assert? One sentence in your words."
        self._ask(question, " ".join(words.split()), _no_options, self._take_claim)

    def _take_claim(self, typed: str, _option: Option | None) -> None:
        made: list[str] = []

        def enter(clip_id: str) -> None:
            claim = self._case.claims.add(typed)
            self._case.claims.cite(claim.id, clip_id, "supports")
            made.append(claim.id)

        if self._in_one_change(f"Add claim “{one_line(typed, 40)}” with its evidence", enter):
            self._workspace.active_claim = made[0]

    def support(self) -> None:
        """S: this passage supports the active claim."""
        self._cite("supports")

    def contradict(self) -> None:
        """X: this passage contradicts the active claim."""
        self._cite("contradicts")

    def _cite(self, stance: str) -> None:
        if not self._is_possible():
            return
        claim_id = self._workspace.active_claim
        if claim_id:
            self._cite_claim(claim_id, stance)
            return
        self._ask(
            f"Which claim does this {stance.removesuffix('s')}? It becomes the active claim.",
            "",
            self._claim_options,
            lambda _typed, option: self._take_cited(option, stance),
            "Find a claim",
        )

    def _claim_options(self, typed: str) -> Sequence[Option]:
        claims = self._case.claims
        if typed:
            found = [hit.id for hit in self._case.search(typed, _CLAIMS_SHOWN + 1, ["claim"])]
        else:
            found = [claim.id for claim in reversed(claims.all()[-_CLAIMS_SHOWN - 1 :])]
        options = [
            Option(one_line(claims.get(claim_id).text, 70), "", claim_id, "", "claims")
            for claim_id in found[:_CLAIMS_SHOWN]
        ]
        # One more than is shown says that there are more: the last line says how to come to them.
        return [*options, *([_MORE_CLAIMS] if len(found) > _CLAIMS_SHOWN else [])]

    def _take_cited(self, option: Option | None, stance: str) -> None:
        if option is not None and option.value:
            self._workspace.active_claim = str(option.value)
            self._cite_claim(str(option.value), stance)

    def _cite_claim(self, claim_id: str, stance: str) -> None:
        verb = "Support" if stance == "supports" else "Contradict"
        text = one_line(self._case.claims.get(claim_id).text, 40)

        def cite(clip_id: str) -> None:
            self._case.claims.cite(claim_id, clip_id, stance)

        self._in_one_change(f"{verb} “{text}”", cite)

    def remove(self) -> None:
        """Delete: remove the current clip."""
        clip_id = self._view.clip_id
        if not clip_id:
            self._workspace.hint("Click a clip first; then Delete removes it.")
            return
        remove_clip(self._workspace, self._view, clip_id)

    # -- asking -------------------------------------------------------------------------------

    def _ask(
        self,
        question: str,
        words: str,
        options: Callable[[str], Sequence[Option]],
        then: Then,
        placeholder: str = "",
    ) -> None:
        self._view.ask(question, words, options, then, placeholder)


def _no_options(_typed: str) -> Sequence[Option]:
    return ()


def _why(found: "Candidate", name: str) -> str:
    spelling = "" if found.name == name else found.name
    return " · ".join(part for part in (spelling, found.why) if part)

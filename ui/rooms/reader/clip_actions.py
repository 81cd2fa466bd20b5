"""What the keys of the reader do: each takes the selection or the current clip and calls one verb.

The clip is made together with what is said of it in one change, so that one undo takes both back.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ui.parts.actor_line import KIND_WORDS
from ui.parts.reading.spans import KnownName
from ui.rooms.reader.clip_panel import remove_clip
from ui.rooms.reader.inline_box import Option
from ui.rooms.reader.known_names import KnownNames
from workbench.actors.model import ACTOR_KINDS
from workbench.values.errors import Refused
from workbench.values.text import one_line

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

Then = Callable[[str, Option | None], None]
_CLAIMS_SHOWN = 8
_MORE_CLAIMS = Option("There are more claims", "Type more of the words", "", "", "search")
_MORE_ACTORS = Option("There are more actors", "Type more of the name", "", "", "search")
LONGEST_NAME = 60
"""Longer words are a passage, not a name."""
LISTED = 6
"""Known actors that are offered for a name."""


class ClipActions:
    """The verbs of one source view."""

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._workspace = view.workspace
        self._case = view.workspace.case
        self._reading = view.reading
        self._named: list[Option] = []
        self._known_names = KnownNames(view)

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
        if not self._view.clip_id:
            return ""
        quote = self._reading.quote if self._is_mark() else self._quote_of_clip
        return quote(self._view.clip_id)

    def _is_mark(self) -> bool:
        """Whether what is current is a mark of a second reading."""
        return self._reading.is_on and self._reading.panel.mark is not None

    def _quote_of_clip(self, clip_id: str) -> str:
        return self._case.clips.get(clip_id).quote

    def _clip_meant(self) -> str:
        """The id of the clip that is meant: made from the selection, or the current one."""
        region = self._view.selected_region()
        if region and self._reading.is_on:
            raise Refused(
                "In a second reading words are marked, not regions of a picture.",
                "Nothing was changed.",
                "Select the words under the picture.",
            )
        if region:
            clip = self._case.clips.add_region(
                self._view.source_id, region.page, region.x0, region.y0, region.x1, region.y1
            )
            return clip.id
        selected = self._view.pane.selected_range()
        if selected is None:
            return self._view.clip_id
        if self._reading.is_on:
            return self._reading.mark(*selected)
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
            if self._is_mark():
                self._reading.panel.note.setFocus()
            else:
                self._view.panel.edit_note()

    def translate(self) -> None:
        """T: write a translation of the clip."""
        if self._reading.declines("translations are written"):
            return
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
        from ui.parts.actor_choices import NEW_KEY, choices_for

        offered = choices_for(self._case.actors, typed)
        first_key = "Enter" if offered.makes_new else NEW_KEY
        new = [
            Option(f"New: {one_line(typed, 44)}", "", f"new:{kind}", KIND_WORDS[kind], "plus")
            for kind in ACTOR_KINDS
        ]
        new[0] = replace(new[0], aside=f"{new[0].aside}  ·  {first_key}", is_new=True)
        known = [
            Option(one.actor.name, one.why, one.actor.id, KIND_WORDS.get(one.actor.kind, one.actor.kind))
            for one in offered.choices[:LISTED]
        ]
        if offered.more or len(offered.choices) > LISTED:
            known.append(_MORE_ACTORS)
        heading = [Option(offered.heading, is_heading=True, is_passed=offered.makes_new, picture="info")]
        rows = [*new, *known] if offered.makes_new else [*known, *new]
        return [*heading, *rows] if offered.heading else rows

    def _take_actor(self, typed: str, option: Option | None) -> None:
        if option is None or not option.value:
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
        if self._reading.is_on:
            self._reading.name(clip_id, actor_id)
        else:
            self._case.actors.mention(clip_id, actor_id)

    def take_suggestion(self, suggestion: KnownName | None = None) -> None:
        """M: turn the known name under the caret into a mention, clip and all."""
        self._known_names.take(suggestion)

    def claim(self) -> None:
        """E: make a claim with this passage as its evidence."""
        if self._reading.declines("claims are made") or not self._is_possible():
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
        if self._reading.declines("claims are made") or not self._is_possible():
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
        if self._is_mark():
            self._reading.remove(clip_id)
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

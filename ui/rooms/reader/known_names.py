"""Making a mention of a known name that is underlined, and asking who it means where that is not certain."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.parts.actor_line import KIND_WORDS
from ui.parts.reading.spans import KnownName
from ui.rooms.reader.inline_box import Option
from workbench.values.text import fold, one_line

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

_LONGEST = 60


class KnownNames:
    """The underlined names of one source view, as the keys and the mouse take them."""

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._workspace = view.workspace
        self._case = view.workspace.case

    def take(self, suggestion: KnownName | None = None) -> None:
        """Make a mention of a name, by default the one at the caret; ask where several may be meant."""
        found = suggestion or self._at_caret()
        if found is None:
            self._workspace.hint("Place the cursor on an underlined name, then press M.")
        elif found.certain:
            self._mention(found, found.actor_id)
        else:
            self._ask_who(found)

    def _at_caret(self) -> KnownName | None:
        """The known name under the caret or the beginning of the selection."""
        pane = self._view.pane
        selected = pane.selected_range()
        caret = selected[0] if selected else pane.view.caret()
        return pane.view.suggestion_at(caret) or (pane.view.suggestion_at(caret - 1) if caret else None)

    def _ask_who(self, name: KnownName) -> None:
        words = one_line(self._view.text[name.start : name.end], _LONGEST)
        known = [self._case.actors.get(actor_id) for actor_id in name.actor_ids]
        options = [
            Option(one.name, one.description, one.id, KIND_WORDS.get(one.kind, one.kind)) for one in known
        ]
        question = (
            f"“{words}” may mean several actors. Who is meant?"
            if len(options) > 1
            else f"“{words}” may mean this actor, or somebody else of that name."
        )

        def offered(typed: str) -> Sequence[Option]:
            return [one for one in options if fold(typed) in fold(f"{one.words} {one.why}")]

        def take(_typed: str, option: Option | None) -> None:
            if option is not None:
                self._mention(name, str(option.value))

        self._view.ask(question, "", offered, take, "Type to filter")

    def _mention(self, name: KnownName, actor_id: str) -> None:
        case, reading = self._case, self._view.reading

        def change() -> str:
            with case.change(f"Mention of {case.actors.get(actor_id).name}"):
                if reading.is_on:
                    clip_id = reading.mark(name.start, name.end)
                    reading.name(clip_id, actor_id)
                else:
                    known = self._view.clip_at(name.start, name.end)
                    clip_id = known or case.clips.add(self._view.source_id, name.start, name.end).id
                    case.actors.mention(clip_id, actor_id)
            return clip_id

        clip_id = self._workspace.attempt(change)
        if clip_id:
            self._view.make_current(clip_id)

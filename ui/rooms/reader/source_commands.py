"""The commands of the reader with their keys."""

from functools import partial
from typing import TYPE_CHECKING

from ui.kit.commands import Command
from ui.rooms.reader.finds import FindsOfSource

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView


def _ask_review(view: "SourceView") -> None:
    """Ask somebody to review the clips and claims of the source."""
    from ui.parts.review.ask_review import ask_for_review

    if view.source_id:
        ask_for_review(view.workspace, view, source_ids=[view.source_id])


def _show_page(view: "SourceView") -> None:
    """All words of the page that the text was read from."""
    view.whole_page.show(view.source_id)


def source_commands(view: "SourceView") -> list[Command]:
    """Single letters work while the text has the focus."""
    menu = "Source"
    actions = view.actions_of_clip
    pane, picture, finds = view.pane, view.picture, FindsOfSource(view)
    return [
        Command("source.clip", "Clip the selection", actions.clip, "C", menu),
        Command("source.actor", "Name an actor in it…", actions.actor, "A", menu),
        Command("source.claim", "New claim from it…", actions.claim, "E", menu),
        Command("source.support", "Add as evidence for the active claim", actions.support, "S", menu),
        Command(
            "source.contradict", "Add as evidence against the active claim", actions.contradict, "X", menu
        ),
        Command("source.note", "Write a note", actions.note, "N", menu),
        Command("source.translate", "Translate", actions.translate, "T", menu),
        Command("source.suggestion", "Confirm name as mention", actions.take_suggestion, "M", menu),
        Command(
            "source.place", "Move clip here", view.placing.place_here, "P", menu,
            None, "For a clip not found in the new version",
        ),
        Command("source.remove", "Remove clip", actions.remove, "Del", menu, view.has_clip),
        Command("source.next", "Next clip", pane.next_clip, "J", menu),
        Command("source.previous", "Previous clip", pane.previous_clip, "K", menu),
        Command("source.next_date", "Next date", finds.next_date, "D", menu),
        Command("source.next_number", "Next number", finds.next_number, "Shift+D", menu),
        Command("source.whole", "Show the whole page", partial(_show_page, view), "W", menu),
        Command("source.find", "Find in this source", pane.open_find, "Ctrl+F", menu),
        Command("source.find_next", "Find next", pane.find_next, "F3", menu),
        Command("source.find_previous", "Find previous", pane.find_previous, "Shift+F3", menu),
        Command("source.mark_all", "Confirm all known names", view.take_all_suggestions, "", menu),
        Command("source.new_names", "Names not in the register", view.new_names.open, "U", menu),
        Command("source.larger", "Larger text", pane.larger, "Ctrl++", menu),
        Command("source.smaller", "Smaller text", pane.smaller, "Ctrl+-", menu),
        Command("source.usual_size", "Reset text size", pane.usual_size, "Ctrl+0", menu),
        Command("source.page_on", "Next page", picture.next_page, "]", menu, view.has_picture),
        Command("source.page_back", "Previous page", picture.previous_page, "[", menu, view.has_picture),
        Command("source.closer", "Zoom in", picture.closer, "+", menu, view.has_picture),
        Command("source.farther", "Zoom out", picture.farther, "-", menu, view.has_picture),
        Command("source.fit", "Fit to window", picture.fit, "0", menu, view.has_picture),
        Command("source.ask_review", "Ask for a review…", partial(_ask_review, view), "", menu),
        Command("source.leave", "Back to the sources", view.leave, "Esc", menu),
    ]  # fmt: skip

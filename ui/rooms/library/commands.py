"""What can be done with the sources that are chosen."""

from functools import partial
from typing import TYPE_CHECKING

from ui.kit.commands import Command
from workbench.sources.store.reviewed import mark_reviewed, unmark_reviewed

if TYPE_CHECKING:
    from ui.rooms.library.view import LibraryView


def library_commands(view: "LibraryView") -> list[Command]:
    """The commands of the library."""
    menu = "Source"
    case = view.workspace.case

    def one() -> bool:
        return len(view.chosen_ids()) == 1

    def any_chosen() -> bool:
        return bool(view.chosen_ids())

    def several() -> bool:
        return len(view.chosen_ids()) > 1

    def grouped() -> bool:
        return case.sources.any_grouped(view.chosen_ids())

    def writable() -> bool:
        return any_chosen() and not case.read_only

    def narrowed() -> bool:
        return bool(view.narrowing.whole())

    return [
        Command("library.open", "Open source", view.open_source, "", menu, one, "Enter"),
        Command(
            "library.group", "Group as one origin", partial(group, view), "Ctrl+G", menu, several,
            "From now on they count as one",
        ),
        Command(
            "library.origins", "Proposed origins", view.proposed.toggle, "", menu,
            hint="Show which sources may rest on one report",
        ),
        Command("library.ungroup", "Remove from origin group", partial(ungroup, view), "", menu, grouped),
        Command("library.export", "Export original…", view.card.export_original, "", menu, one),
        Command("library.remove", "Remove from the case", partial(remove, view), "Del", menu, any_chosen),
        Command("library.filter", "Filter sources by words", view.filter.setFocus, "Ctrl+F", menu),
        Command(
            "library.narrow", "Narrow the sources down…", view.narrowing.button.showMenu, "Ctrl+Shift+D", menu
        ),
        Command("library.all", "Show all sources", view.narrowing.show_all, "", menu, narrowed),
        Command(
            "library.reviewed", "Mark as reviewed", partial(review, view, True), "Ctrl+R", menu, writable,
            "You went through it; the mark holds until something is annotated differently",
        ),
        Command(
            "library.unreviewed", "Mark as not reviewed", partial(review, view, False), "", menu, writable
        ),
        Command("library.ask_review", "Ask for a review…", partial(ask_review, view), "", menu, writable),
    ]  # fmt: skip


def group(view: "LibraryView") -> None:
    """Count the chosen sources as one origin."""
    from ui.parts.origins import make_one_origin

    ids = view.chosen_ids()
    if len(ids) > 1:
        make_one_origin(view.workspace, ids)


def ungroup(view: "LibraryView") -> None:
    """Let the chosen sources speak for themselves again."""
    ids = view.chosen_ids()
    view.workspace.attempt(lambda: view.workspace.case.sources.ungroup(ids))


def review(view: "LibraryView", reviewed: bool) -> None:
    """Say that the chosen sources were gone through, or take that back."""
    verb, ids = mark_reviewed if reviewed else unmark_reviewed, view.chosen_ids()
    if ids:
        view.workspace.attempt(lambda: verb(view.workspace.case, ids))


def ask_review(view: "LibraryView") -> None:
    """Ask somebody to review the clips and claims of the chosen sources."""
    from ui.parts.review.ask_review import ask_for_review

    if ids := view.chosen_ids():
        ask_for_review(view.workspace, view, source_ids=ids)


def remove(view: "LibraryView") -> None:
    """Take the chosen sources out; the notice offers to bring them back."""
    workspace, ids = view.workspace, view.chosen_ids()
    case = workspace.case
    if not ids:
        return
    words = f"{len(ids)} sources" if len(ids) > 1 else f"“{case.sources.get(ids[0]).title}”"

    def take_out() -> None:
        with case.change(f"Remove {words}"):
            for source_id in ids:
                case.sources.remove(source_id)

    def delete_them() -> None:
        if workspace.succeeds(take_out):
            workspace.notify_undoable(f"Removed {words} with their clips.")

    from ui.parts.deleting import delete

    delete(workspace, view, "source", ids, words, delete_them)

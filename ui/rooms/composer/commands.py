"""The commands of the composer, with their keys."""

from functools import partial
from typing import TYPE_CHECKING

from ui.kit.commands import Command
from ui.rooms.composer.statement_box import StatementBox
from workbench.briefs import STATEMENT_KINDS, composing

if TYPE_CHECKING:
    from ui.rooms.composer.view import ComposerView


def composer_commands(view: "ComposerView") -> list[Command]:
    """Everything that can be done in the composer."""
    menu = "Brief"

    def shown() -> bool:
        return view.brief is not None

    def in_statement() -> bool:
        return view.page.focused_box() is not None

    def box() -> StatementBox | None:
        return view.page.focused_box()

    def open_ground() -> None:
        if found := box():
            found.open_ground()

    def pick_claim() -> None:
        if found := box():
            found.pick_claim()

    def move(step: int) -> None:
        if found := box():
            case, statement_id = view.workspace.case, found.statement.id
            view.workspace.attempt(lambda: composing.move_by(case, statement_id, step))
            view.page.focus_statement(statement_id)

    def remove() -> None:
        if found := box():
            case, statement_id = view.workspace.case, found.statement.id
            found.text.let_go()
            view.workspace.attempt(lambda: case.briefs.remove_statement(statement_id))

    def remove_brief() -> None:
        if view.brief is not None:
            case, brief = view.workspace.case, view.brief
            view.page.save_now()
            removed = view.workspace.attempt(lambda: (case.briefs.remove(brief.id),))
            if removed is not None:
                done = "Removed" if removed[0] else "Archived, since it was issued:"
                view.workspace.notify_undoable(f"{done} “{brief.title}”.")
            if removed == (False,):
                view.show_list()

    def unarchive() -> None:
        if view.brief is not None:
            case, brief_id = view.workspace.case, view.brief.id
            view.workspace.attempt(lambda: case.briefs.unarchive(brief_id))

    def is_archived() -> bool:
        return view.brief is not None and view.brief.archived

    def set_kind(kind: str) -> None:
        if found := box():
            found.set_kind(kind)

    kinds = [
        Command(
            f"composer.kind.{kind}",
            f"This is {'an' if kind[0] in 'aeiou' else 'a'} {kind}",
            partial(set_kind, kind),
            f"Ctrl+Alt+{number}",
            menu,
            in_statement,
        )
        for number, kind in enumerate(STATEMENT_KINDS, 1)
    ]
    return [
        Command("composer.new", "New brief", view.new_brief, "", menu),
        Command("composer.import", "Import brief…", view.import_brief, "", menu),
        Command("composer.export", "Export brief…", view.export, "Ctrl+Shift+E", menu, shown),
        Command("composer.ground", "Open the ground", open_ground, "Ctrl+Return", menu, in_statement),
        Command("composer.claim", "Add ground…", pick_claim, "Ctrl+G", menu, in_statement),
        *kinds,
        Command("composer.up", "Move statement up", lambda: move(-1), "", menu, in_statement, "Alt+Up"),
        Command("composer.down", "Move statement down", lambda: move(1), "", menu, in_statement, "Alt+Down"),
        Command("composer.remove", "Remove statement", remove, "Ctrl+Shift+Backspace", menu, in_statement),
        Command("composer.tab.ground", "Show ground", view.show_ground, "", menu, shown),
        Command("composer.tab.findings", "Show findings", view.show_findings, "", menu, shown),
        Command("composer.tab.claims", "Show claims to take from", view.show_claims, "", menu, shown),
        Command("composer.tab.preview", "Show preview", view.show_preview, "Ctrl+Shift+P", menu, shown),
        Command("composer.remove_brief", "Remove this brief", remove_brief, "", menu, shown),
        Command("composer.unarchive", "Unarchive this brief", unarchive, "", menu, is_archived),
    ]

"""The commands of the composer, with their keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.kit.commands import Command
from ui.kit.paragraph_editor import utf16
from ui.rooms.composer.statement_box import StatementBox
from workbench.briefs import STATEMENT_KINDS, composing

if TYPE_CHECKING:
    from ui.rooms.composer.view import ComposerView


_MENU = "Brief"


def composer_commands(view: "ComposerView") -> list[Command]:
    """Everything that can be done in the composer."""

    def shown() -> bool:
        return view.brief is not None

    def is_archived() -> bool:
        return view.brief is not None and view.brief.archived

    return [
        Command("composer.new", "New brief", view.new_brief, "", _MENU),
        Command("composer.import", "Import brief…", view.import_brief, "", _MENU),
        Command("composer.export", "Export brief…", view.export, "Ctrl+Shift+E", _MENU, shown),
        Command("composer.scale", "Scale from a file…", partial(_scale_from_file, view), "", _MENU, shown),
        Command("composer.clients", "Clients…", view.show_clients, "", _MENU),
        Command("composer.ask_review", "Ask for a review…", partial(_ask_review, view), "", _MENU, shown),
        Command("composer.lines", "Line by line", view.show_lines, "Ctrl+Shift+L", _MENU, shown),
        *_statement_commands(view),
        Command("composer.tab.ground", "Show evidence", view.show_ground, "", _MENU, shown),
        Command("composer.tab.findings", "Show findings", view.show_findings, "", _MENU, shown),
        Command("composer.readiness", "Show readiness", view.show_readiness, "Ctrl+Shift+Y", _MENU, shown),
        Command("composer.tab.claims", "Show claims to link", view.show_claims, "", _MENU, shown),
        Command("composer.tab.preview", "Show preview", view.show_preview, "Ctrl+Shift+P", _MENU, shown),
        Command("composer.remove_brief", "Remove this brief", partial(_remove_brief, view), "", _MENU, shown),
        Command(
            "composer.unarchive", "Unarchive this brief", partial(_unarchive, view), "", _MENU, is_archived
        ),
    ]


def _statement_commands(view: "ComposerView") -> list[Command]:
    """What can be done to the statement that has the focus."""

    def in_statement() -> bool:
        return view.page.focused_box() is not None

    def on_box(verb: Callable[[StatementBox], object]) -> Callable[[], None]:
        def run() -> None:
            if found := view.page.focused_box():
                verb(found)

        return run

    def command(
        name: str, label: str, verb: Callable[[StatementBox], object], key: str = "", hint: str = ""
    ) -> Command:
        return Command(f"composer.{name}", label, on_box(verb), key, _MENU, in_statement, hint)

    return [
        command("ground", "Open evidence", StatementBox.open_ground, "Ctrl+Return"),
        command("claim", "Link claim…", StatementBox.pick_claim, "Ctrl+G"),
        *(
            command(
                f"kind.{kind}",
                f"This is {'an' if kind[0] in 'aeiou' else 'a'} {kind}",
                partial(_set_kind, kind),
                f"Ctrl+Alt+{number}",
            )
            for number, kind in enumerate(STATEMENT_KINDS, 1)
        ),
        command("fix", "Apply the next fix", partial(_fix, view), "Ctrl+."),
        command("up", "Move statement up", partial(_move, view, -1), hint="Alt+Up"),
        command("down", "Move statement down", partial(_move, view, 1), hint="Alt+Down"),
        command("remove", "Remove statement", partial(_remove_statement, view), "Ctrl+Shift+Backspace"),
    ]


def _set_kind(kind: str, box: StatementBox) -> None:
    box.set_kind(kind)


def _fix(view: "ComposerView", box: StatementBox) -> None:
    """Put the words that a finding offers in their place: of the findings here the first behind the caret."""
    box.save_now()
    case, statement_id = view.workspace.case, box.statement.id
    text = case.briefs.statement(statement_id).text
    fixable = [
        known
        for known in view.checks.findings
        if known.statement_id == statement_id
        and known.fix_text
        and known.end
        and not known.waived
        and known.words in ("", text[known.start : known.end])
    ]
    if not fixable:
        view.workspace.notice("No finding of this statement has a fix to apply.", "info")
        return
    caret = box.text.textCursor().position()
    finding = next((known for known in fixable if utf16(text, known.end) >= caret), fixable[0])
    view.workspace.attempt(lambda: composing.apply_fix(case, finding))


def _move(view: "ComposerView", step: int, box: StatementBox) -> None:
    case, statement_id = view.workspace.case, box.statement.id
    view.workspace.attempt(lambda: composing.move_by(case, statement_id, step))
    view.page.focus_statement(statement_id)


def _remove_statement(view: "ComposerView", box: StatementBox) -> None:
    case, statement_id = view.workspace.case, box.statement.id
    box.save_now()
    view.workspace.attempt(lambda: case.briefs.remove_statement(statement_id))


def _scale_from_file(view: "ComposerView") -> None:
    """Choose a TOML file with a scale of the house's own, and write the brief in it."""
    if view.brief is None:
        return
    case, brief_id = view.workspace.case, view.brief.id
    path, _kind = QFileDialog.getOpenFileName(view, "Scale of likelihood", str(Path.home()), "TOML (*.toml)")
    if path:
        view.workspace.attempt(lambda: case.briefs.use_scale_of(brief_id, path))


def _ask_review(view: "ComposerView") -> None:
    from ui.parts.review.ask_review import ask_for_review

    if view.brief is not None:
        view.page.save_now()
        ask_for_review(view.workspace, view, brief_id=view.brief.id)


def _remove_brief(view: "ComposerView") -> None:
    if view.brief is None:
        return
    case, brief = view.workspace.case, view.brief

    view.page.save_now()
    removed = view.workspace.attempt(lambda: (case.briefs.remove(brief.id),))
    if removed is not None:
        done = "Removed" if removed[0] else "Archived, since it was issued:"
        view.workspace.notify_undoable(f"{done} “{brief.title}”.")
    if removed == (False,):
        view.show_list()


def _unarchive(view: "ComposerView") -> None:
    if view.brief is not None:
        case, brief_id = view.workspace.case, view.brief.id
        view.workspace.attempt(lambda: case.briefs.unarchive(brief_id))

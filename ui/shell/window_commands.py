"""The commands of the window itself: file, undo, going about, theme; and those that lead into rooms."""

from functools import partial
from typing import TYPE_CHECKING

from ui.app.room import Room, RoomCommand
from ui.kit.commands import Command
from ui.kit.theme import MODES
from ui.shell import acts
from ui.shell.opening import recent

if TYPE_CHECKING:
    from ui.shell.host import Host


def window_commands(host: "Host") -> list[Command]:
    """Every command that is not of one view, in the order of the menus."""
    can = _Possible(host)
    commands = [
        *_files(host, can),
        *_open_case(host, can),
        *_edit(host, can),
        *_view(host, can),
        *_help(host),
    ]
    for room in host.rooms:
        for command in room.commands:
            _insert(commands, command.after, _into_room(host, can, room, command))
    return commands


class _Possible:
    """When a command can be given."""

    def __init__(self, host: "Host") -> None:
        self._host = host

    def with_case(self) -> bool:
        return self._host.workspace is not None

    def writable(self) -> bool:
        return self._host.workspace is not None and not self._host.workspace.case.read_only

    def into_case(self) -> bool:
        return self.writable() and not self._is_review_copy()

    def _is_review_copy(self) -> bool:
        return self._host.workspace is not None and self._host.workspace.case.review_copy is not None

    def read_only(self) -> bool:
        return self._host.workspace is not None and self._host.workspace.case.read_only

    def watches(self) -> bool:
        services = self._host.session.services
        return services is not None and services.watched_folder is not None

    def undo(self) -> bool:
        return self._host.workspace is not None and bool(self._host.workspace.case.undo_label)

    def redo(self) -> bool:
        return self._host.workspace is not None and bool(self._host.workspace.case.redo_label)

    def back(self) -> bool:
        return self._host.frame is not None and self._host.frame.places.can_go_back

    def forward(self) -> bool:
        return self._host.frame is not None and self._host.frame.places.can_go_forward

    def forget_cases(self) -> bool:
        return recent.remembers()

    def remember_cases(self) -> bool:
        return not recent.remembers()

    def clear_copies(self) -> bool:
        return acts.copies_cleared(self._host, False)

    def keep_copies(self) -> bool:
        return acts.copies_cleared(self._host, True)


def _files(host: "Host", can: _Possible) -> list[Command]:
    menu = "File"
    return [
        Command("file.new", "New case…", partial(acts.new_case, host), "Ctrl+Shift+N", menu),
        Command("file.open", "Open case…", partial(acts.open_case, host), "Ctrl+Shift+O", menu),
        Command("file.sample", "Open the sample case", partial(acts.open_sample, host), "", menu),
        Command(
            "file.window", "New window", partial(acts.new_window, host), "Ctrl+Shift+W", menu, can.with_case
        ),
        Command(
            "file.add",
            "Add sources…",
            partial(acts.add_sources, host),
            "Ctrl+I",
            menu,
            can.into_case,
            begins_group=True,
        ),
        Command("file.paste", "Paste as source", partial(acts.paste, host), "Ctrl+V", menu, can.into_case),
        Command("file.watch", "Watch a folder…", partial(acts.watch, host), "", menu, can.into_case),
        Command(
            "file.unwatch", "Stop watching the folder", partial(acts.unwatch, host), "", menu, can.watches
        ),
        Command(
            "file.review_send",
            "Send for review…",
            partial(acts.send_for_review, host),
            "",
            menu,
            can.into_case,
            begins_group=True,
        ),
        Command(
            "file.review_import", "Import review…", partial(acts.import_review, host), "", menu, can.into_case
        ),
    ]


def _open_case(host: "Host", can: _Possible) -> list[Command]:
    menu, forget, remember = (
        "File",
        partial(acts.remember_cases, host, False),
        partial(acts.remember_cases, host, True),
    )
    return [
        Command(
            "file.forget", "Forget passphrase in keyring", partial(acts.forget, host), "", menu, can.with_case
        ),
        Command("file.forget_cases", "Do not remember recent cases", forget, "", menu, can.forget_cases),
        Command("file.remember_cases", "Remember recent cases", remember, "", menu, can.remember_cases),
        Command("file.save", "Save now", partial(acts.save, host), "Ctrl+S", menu, can.writable),
        Command("file.write", "Open for writing", partial(acts.write, host), "", menu, can.read_only),
        Command("file.lock", "Lock the case", partial(acts.lock, host), "Ctrl+L", menu, can.with_case),
        Command(
            "file.close",
            "Close case",
            partial(acts.close_case, host),
            "Ctrl+W",
            menu,
            can.with_case,
            begins_group=True,
        ),
        Command("file.quit", "Quit", acts.quit_program, "Ctrl+Q", menu),
    ]


def _edit(host: "Host", can: _Possible) -> list[Command]:
    menu, clear, keep = (
        "Edit",
        partial(acts.clear_copies, host, True),
        partial(acts.clear_copies, host, False),
    )
    return [
        Command("edit.undo", "Undo", partial(acts.step, host, "undo"), "Ctrl+Z", menu, can.undo),
        Command("edit.redo", "Redo", partial(acts.step, host, "redo"), "Ctrl+Shift+Z", menu, can.redo),
        Command(
            "edit.palette",
            "Search and commands…",
            host.open_palette,
            "Ctrl+K",
            menu,
            can.with_case,
            begins_group=True,
        ),
        Command("edit.clear_copies", "Clear the clipboard after 1 minute", clear, "", menu, can.clear_copies),
        Command("edit.keep_copies", "Do not clear the clipboard", keep, "", menu, can.keep_copies),
        Command("edit.analyst", "Work as…", partial(acts.work_as, host), "", menu, begins_group=True),
    ]


def _view(host: "Host", can: _Possible) -> list[Command]:
    menu = "View"
    rooms = [
        Command(f"view.{room.name}", room.title, partial(acts.go, host, room.name), key, menu, can.with_case)
        for room, key in host.rooms.with_keys()
    ]
    themes = [
        Command(
            f"view.{mode}",
            f"{mode.capitalize()} theme",
            partial(acts.use_theme, mode),
            "",
            menu,
            begins_group=mode == MODES[0],
        )
        for mode in MODES
    ]
    return [
        *rooms,
        Command("view.back", "Back", partial(acts.back, host), "Alt+Left", menu, can.back, begins_group=True),
        Command("view.forward", "Forward", partial(acts.forward, host), "Alt+Right", menu, can.forward),
        Command(
            "view.right",
            "Side panel",
            partial(acts.toggle_right, host),
            "Ctrl+\\",
            menu,
            can.with_case,
            begins_group=True,
        ),
        *themes,
    ]


def _help(host: "Host") -> list[Command]:
    menu = "Help"
    return [
        Command("help.keys", "Keyboard shortcuts", partial(acts.show_keys, host), "F1", menu),
        Command("help.about", "About Groundwork", partial(acts.about, host), "", menu, begins_group=True),
    ]


def _into_room(host: "Host", can: _Possible, room: Room, command: RoomCommand) -> Command:
    run = (
        partial(acts.act_in, host, room.name, command.act)
        if command.act
        else partial(acts.go, host, room.name)
    )
    return Command(
        command.id,
        command.label,
        run,
        command.shortcut,
        command.menu,
        can.with_case,
        begins_group=command.begins_group,
    )


def _insert(commands: list[Command], after: str, command: Command) -> None:
    """Put it below another; what names none that is known comes last."""
    places = [number for number, known in enumerate(commands) if known.id == after]
    commands.insert(places[0] + 1 if places else len(commands), command)

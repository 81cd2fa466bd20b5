"""The commands of the window itself: file, undo, going about, theme."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.kit.commands import Command
from ui.kit.settings import settings
from ui.kit.theme import MODES, apply_theme
from ui.shell.case_parts import PARTS
from ui.shell.opening import recent

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


def window_commands(window: "MainWindow") -> list[Command]:
    """Every command that is not of one view."""

    def with_case() -> bool:
        return window.workspace is not None

    def writable() -> bool:
        return window.workspace is not None and not window.workspace.case.read_only

    def read_only() -> bool:
        return window.workspace is not None and window.workspace.case.read_only

    def watches() -> bool:
        return window.frame is not None and window.frame.watched.folder is not None

    def can_undo() -> bool:
        return window.workspace is not None and bool(window.workspace.case.undo_label)

    def can_redo() -> bool:
        return window.workspace is not None and bool(window.workspace.case.redo_label)

    def can_back() -> bool:
        return window.frame is not None and window.frame.places.can_go_back

    def can_forward() -> bool:
        return window.frame is not None and window.frame.places.can_go_forward

    return [
        Command("file.new", "New case…", partial(new_case, window), "Ctrl+Shift+N", "File"),
        Command("file.open", "Open case…", partial(open_case, window), "Ctrl+Shift+O", "File"),
        Command("file.sample", "Open the sample case", partial(open_sample, window), "", "File"),
        Command("file.add", "Add sources…", window.add_sources, "Ctrl+I", "File", writable),
        Command("file.paste", "Paste as source", window.paste_source, "Ctrl+V", "File", writable),
        Command("file.watch", "Watch a folder…", partial(watch, window), "", "File", writable),
        Command("file.unwatch", "Stop watching the folder", partial(unwatch, window), "", "File", watches),
        Command(
            "file.verify", "Verify case", partial(run_in_history, window, "verify"), "", "File", with_case
        ),
        Command(
            "file.forget", "Forget passphrase in keyring", partial(forget, window), "", "File", with_case
        ),
        Command(
            "file.forget_cases",
            "Remember no cases on this machine",
            partial(remember_cases, window, False),
            "",
            "File",
            recent.remembers,
        ),
        Command(
            "file.remember_cases",
            "Remember cases on this machine",
            partial(remember_cases, window, True),
            "",
            "File",
            lambda: not recent.remembers(),
        ),
        Command("file.write", "Open for writing", partial(write, window), "", "File", read_only),
        Command("file.backups", "Backups…", partial(go, window, "backups"), "", "File", with_case),
        Command("file.key", "Passphrase and lock…", partial(go, window, "key"), "", "File", with_case),
        Command("file.lock", "Lock the case", partial(lock, window), "Ctrl+L", "File", with_case),
        Command("file.close", "Close case", window.close_case, "Ctrl+W", "File", with_case),
        Command("file.quit", "Quit", window.close, "Ctrl+Q", "File"),
        Command("edit.undo", "Undo", partial(step, window, "undo"), "Ctrl+Z", "Edit", can_undo),
        Command("edit.redo", "Redo", partial(step, window, "redo"), "Ctrl+Shift+Z", "Edit", can_redo),
        Command("edit.palette", "Search and commands…", window.open_palette, "Ctrl+K", "Edit", with_case),
        Command(
            "edit.search",
            "Search everything",
            partial(go, window, "search"),
            "Ctrl+Shift+F",
            "Edit",
            with_case,
        ),
        Command(
            "edit.clear_copies",
            "Clear copies after a minute",
            partial(clear_copies, window, True),
            "",
            "Edit",
            partial(copies_cleared, window, False),
        ),
        Command(
            "edit.keep_copies",
            "Leave copies on the clipboard",
            partial(clear_copies, window, False),
            "",
            "Edit",
            partial(copies_cleared, window, True),
        ),
        Command("edit.analyst", "Work as…", window.work_as, "", "Edit"),
        *(
            Command(
                f"view.{part.kind}",
                part.title,
                partial(go, window, part.kind),
                f"Ctrl+{number}",
                "View",
                with_case,
            )
            for number, part in enumerate(PARTS, 1)
        ),
        Command("view.back", "Back", partial(travel, window, "back"), "Alt+Left", "View", can_back),
        Command(
            "view.forward", "Forward", partial(travel, window, "forward"), "Alt+Right", "View", can_forward
        ),
        Command("view.right", "Right column", partial(toggle_right, window), "Ctrl+\\", "View", with_case),
        *(
            Command(f"view.{mode}", f"{mode.capitalize()} theme", partial(use_theme, mode), "", "View")
            for mode in MODES
        ),
        Command("help.keys", "Keyboard shortcuts", partial(show_keys, window), "F1", "Help"),
        Command("help.about", "About Groundwork", partial(about, window), "", "Help"),
    ]


def new_case(window: "MainWindow") -> None:
    """Close what is open and ask for a new case."""
    window.close_case()
    window.opening.begin_new()


def lock(window: "MainWindow") -> None:
    """Lock an encrypted case."""
    window.locker.lock()


def write(window: "MainWindow") -> None:
    """Open a case that is open read-only for writing."""
    window.again.for_writing()


def watch(window: "MainWindow") -> None:
    """Choose the folder whose documents are taken in as they appear."""
    from PySide6.QtWidgets import QFileDialog

    if window.frame is not None:
        start = str(window.frame.watched.folder or Path.home())
        folder = QFileDialog.getExistingDirectory(window, "Watch a folder", start)
        if folder:
            window.frame.watched.watch(Path(folder))


def unwatch(window: "MainWindow") -> None:
    """Watch no folder any longer."""
    if window.frame is not None:
        window.frame.watched.stop()
        window.tell("No folder is watched any more.", "info")


def open_case(window: "MainWindow") -> None:
    """Choose a case file and open it."""
    window.opening.choose()


def open_sample(window: "MainWindow") -> None:
    """Open the sample case."""
    window.opening.open_sample()


def step(window: "MainWindow", verb: str) -> None:
    """Undo or redo the last change, and say which."""
    workspace, frame = window.workspace, window.frame
    if workspace is None or frame is None:
        return
    label = workspace.case.undo_label if verb == "undo" else workspace.case.redo_label
    done = workspace.attempt(workspace.case.undo if verb == "undo" else workspace.case.redo)
    if done:
        frame.status.flash(f"{'Undone' if verb == 'undo' else 'Done again'}: {label}")


def go(window: "MainWindow", kind: str) -> None:
    """Bring up a part of the case."""
    from ui.app.workspace import Place

    if window.workspace is not None:
        window.workspace.show(Place(kind))


def travel(window: "MainWindow", verb: str) -> None:
    """Back or forward."""
    if window.frame is not None:
        getattr(window.frame, verb)()


def toggle_right(window: "MainWindow") -> None:
    """Show or hide the right column."""
    if window.frame is not None:
        window.frame.toggle_right()


def use_theme(mode: str) -> None:
    """Put a theme in force and remember it."""
    settings().setValue("theme", mode)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, mode)


def run_in_history(window: "MainWindow", verb: str) -> None:
    """Go to the history and do something there."""
    go(window, "history")
    if window.frame is not None:
        getattr(window.frame.view, verb)()


def forget(window: "MainWindow") -> None:
    """Let the keyring forget the key of this case."""
    from workbench.casefile.keys import keychain

    if window.workspace is not None:
        keychain.forget(window.workspace.case.path)
        window.tell("The keyring no longer knows this case: its passphrase will be asked.", "info")


def remember_cases(window: "MainWindow", wanted: bool) -> None:
    """Let this machine remember which cases were open, or forget it and remember nothing."""
    recent.set_remembering(wanted)
    window.refresh()
    if wanted:
        window.tell("From now on the cases opened last are listed at the start.", "info")
    else:
        window.tell("No case, folder or place is remembered on this machine any more.", "info")


def copies_cleared(window: "MainWindow", wanted: bool) -> bool:
    """Whether copies are cleared as `wanted` says, for the case that is open."""
    from ui.shell.clipboard import clears

    return window.workspace is not None and clears(window.workspace.case.encrypted) == wanted


def clear_copies(window: "MainWindow", wanted: bool) -> None:
    """Clear what is copied from cases after a minute, or leave it."""
    from ui.shell.clipboard import set_clearing

    set_clearing("always" if wanted else "never")
    window.refresh()
    words = "is cleared from the clipboard after a minute" if wanted else "stays on the clipboard"
    window.tell(f"From now on what you copy from a case {words}.", "info")


def show_keys(window: "MainWindow") -> None:
    """Every key in one list."""
    from ui.shell.shortcuts import ShortcutsWindow

    ShortcutsWindow(window).show()


def about(window: "MainWindow") -> None:
    """Name and version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("groundwork")
    except PackageNotFoundError:
        number = "from source"
    window.tell(f"Groundwork {number}. Nothing in it ever uses the network.", "info")

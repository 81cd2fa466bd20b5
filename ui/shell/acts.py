"""What the commands of a window do: one function for each."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.app.place import Place
from ui.app.view import View
from ui.kit.settings import settings
from ui.kit.theme import apply_theme
from ui.shell.opening import recent

if TYPE_CHECKING:
    from ui.shell.host import Host
    from workbench.casefile.journal.journal import Step


def new_case(host: "Host") -> None:
    """Close what is open and ask for a new case."""
    if host.session.close_case():
        host.opening.begin_new()


def new_window(host: "Host") -> None:
    """Show the case in one more window."""
    host.new_window()


def close_case(host: "Host") -> None:
    """Put the case away and go back to the welcome."""
    host.session.close_case()


def lock(host: "Host") -> None:
    """Lock an encrypted case."""
    host.session.locker.lock()


def write(host: "Host") -> None:
    """Open a case that is open read-only for writing."""
    host.session.reopening.for_writing()


def watch(host: "Host") -> None:
    """Choose the folder whose documents are taken in as they appear."""
    from PySide6.QtWidgets import QFileDialog

    services = host.session.services
    if services is not None:
        start = str(services.watched_folder or Path.home())
        folder = QFileDialog.getExistingDirectory(host.as_widget(), "Watch a folder", start)
        if folder:
            services.watched.watch(Path(folder))


def send_for_review(host: "Host") -> None:
    """Write the file of a round for its reviewer."""
    from ui.parts.review_exchange.send import send_for_review as show

    if host.workspace is not None:
        show(host.workspace, host.as_widget())


def import_review(host: "Host") -> None:
    """Choose the file that came back from a reviewer, look into it, import it."""
    from ui.parts.review_exchange.receive import import_review as show

    if host.workspace is not None:
        show(host.workspace, host.as_widget(), None, host.open_path)


def unwatch(host: "Host") -> None:
    """Watch no folder any longer."""
    if host.session.services is not None:
        host.session.services.watched.stop()
        host.notify("Folder watching is off.", "info")


def add_sources(host: "Host") -> None:
    """Choose files and take them in."""
    from ui.shell.intake.choosing import choose_files

    choose_files(host)


def paste(host: "Host") -> None:
    """Take in what was copied in another program."""
    from ui.shell.intake.choosing import take_in_copied

    take_in_copied(host)


def work_as(host: "Host") -> None:
    """Ask in whose name changes are made on this machine."""
    from ui.shell.analyst import ask_analyst

    ask_analyst(host)


def save(host: "Host") -> None:
    """Save what is typed now rather than in a moment."""
    if host.frame is not None and host.frame.save_now():
        host.frame.status.flash("All changes saved")


def quit_program() -> None:
    """Close all windows."""
    QApplication.closeAllWindows()


def open_case(host: "Host") -> None:
    """Choose a case file and open it."""
    host.opening.choose()


def open_sample(host: "Host") -> None:
    """Open the sample case."""
    host.opening.open_sample()


def step(host: "Host", verb: "Step") -> None:
    """Undo or redo the last change, and say which."""
    workspace, frame = host.workspace, host.frame
    if workspace is None or frame is None:
        return
    # What is typed and not saved yet is the newest change: it is what undo takes back.
    frame.save_now()
    done = "Undone" if verb == "undo" else "Redone"
    workspace.step(verb, lambda label: frame.status.flash(f"{done}: {label}"))


def go(host: "Host", room: str) -> None:
    """Bring up a room."""
    host.go(Place(room))


def act_in(host: "Host", room: str, act: Callable[[View], object]) -> None:
    """Bring up a room and do something there."""
    host.go(Place(room))
    if host.view is not None:
        act(host.view)


def back(host: "Host") -> None:
    """To where one was before."""
    if host.frame is not None:
        host.frame.back()


def forward(host: "Host") -> None:
    """To where one came back from."""
    if host.frame is not None:
        host.frame.forward()


def toggle_right(host: "Host") -> None:
    """Show or hide the right column."""
    if host.frame is not None:
        host.frame.toggle_right()


def use_theme(mode: str) -> None:
    """Put a theme in force and remember it."""
    settings().setValue("theme", mode)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, mode)


def forget(host: "Host") -> None:
    """Let the keyring forget the key of this case."""
    from workbench.casefile.keys import keychain

    if host.workspace is not None:
        keychain.forget(host.workspace.case.path)
        host.notify(
            "The passphrase was removed from the keyring. You will be asked for it next time.", "info"
        )


def remember_cases(host: "Host", wanted: bool) -> None:
    """Let this machine remember which cases were open, or forget it and remember nothing."""
    recent.set_remembering(wanted)
    host.refresh()
    if wanted:
        host.notify("Recent cases will be listed on the start page.", "info")
    else:
        host.notify("No case, folder or place is remembered on this computer any more.", "info")


def copies_cleared(host: "Host", wanted: bool) -> bool:
    """Whether copies are cleared as `wanted` says, for the case that is open."""
    from ui.shell.clipboard import clears

    return host.workspace is not None and clears(host.workspace.case.encrypted) == wanted


def clear_copies(host: "Host", wanted: bool) -> None:
    """Clear what is copied from cases after a minute, or leave it."""
    from ui.shell.clipboard import set_clearing

    set_clearing("always" if wanted else "never")
    host.refresh()
    words = "is cleared from the clipboard after a minute" if wanted else "stays on the clipboard"
    host.notify(f"From now on what you copy from a case {words}.", "info")


def show_keys(host: "Host") -> None:
    """Every key in one list."""
    from ui.shell.shortcuts import ShortcutsWindow

    ShortcutsWindow(host).show()


def about(host: "Host") -> None:
    """Name and version."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("groundwork")
    except PackageNotFoundError:
        number = "from source"
    host.notify(f"Groundwork {number}. Works entirely offline.", "info")

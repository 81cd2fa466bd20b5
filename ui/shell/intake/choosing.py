"""What a person gives a window: files chosen, pasted or dropped on it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.kit.settings import settings
from ui.shell.intake.dropped import Given, given_in

if TYPE_CHECKING:
    from ui.shell.host import Host


def choose_files(host: "Host") -> None:
    """Choose files and take them in."""
    from PySide6.QtWidgets import QFileDialog

    services = host.session.services
    if services is None:
        return
    start = str(settings().value("library/folder", str(Path.home())))
    names, _kind = QFileDialog.getOpenFileNames(host.as_widget(), "Add sources", start)
    if names:
        settings().setValue("library/folder", str(Path(names[0]).parent))
        services.intake.take_in_paths([Path(name) for name in names])


def take_in_copied(host: "Host") -> None:
    """Take in what was copied in another program."""
    mime, services = QGuiApplication.clipboard().mimeData(), host.session.services
    if services is not None and mime is not None and not services.intake.take_in_given(mime):
        host.notify("The clipboard holds nothing that can be imported.", "info")


def _review(host: "Host", path: Path) -> None:
    """What came back from a reviewer, where a case is open that can take it; else a copy to review."""
    workspace = host.workspace
    if workspace is None or workspace.case.read_only or workspace.case.review_copy:
        host.open_path(path)
        return
    from ui.parts.review_exchange.receive import import_review

    import_review(workspace, host.as_widget(), path, host.open_path)


def _is_from_word(host: "Host", given: Given) -> bool:
    """Whether a single Word file is looked into first: it may be a review copy that came back."""
    workspace, services = host.workspace, host.session.services
    if workspace is None or services is None or len(given.paths) != 1:
        return False
    path = given.paths[0]
    if path.suffix.lower() not in (".docx", ".docm") or workspace.case.read_only:
        return False
    if not workspace.case.reviews.has_word_copies():
        return False
    from ui.parts.review_exchange.word import import_from_word

    import_from_word(workspace, host.as_widget(), path, lambda: services.intake.take_in(given))
    return True


def take_in_dropped(host: "Host", mime: QMimeData) -> None:
    """Open a case that was dropped; everything else is taken in as sources."""
    given, services = given_in(mime), host.session.services
    cases = [path for path in given.paths if path.suffix == ".gwk"]
    reviews = [path for path in given.paths if path.suffix == ".gwr"]
    if cases:
        host.open_path(cases[0])
    elif reviews:
        _review(host, reviews[0])
    elif given and services is not None:
        if not _is_from_word(host, given):
            services.intake.take_in(given)
    elif given:
        host.notify("Open a case first, then drop the documents.")

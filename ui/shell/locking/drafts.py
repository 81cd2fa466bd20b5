"""Words that were typed and are not saved yet: kept in the case while it is locked or closed, put back after.

They lie in the case, encrypted like everything else, and are taken out as soon as they are back.
"""

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.parts.review.remark_edit import KEPT
from workbench.case import Case

_NAME = "drafts"
Field = QLineEdit | QTextEdit | QPlainTextEdit


def keep(case: Case, frames: Sequence[QWidget], closing: bool = False) -> int:
    """Save what fields hold that save themselves, keep the rest; how many had to be kept.

    When the case is closed only those are kept that ask for it: a filter need not outlive the day.
    One window comes back. What was typed in the same field of another is kept without its place.
    """
    drafts: dict[str, str] = {}
    without_place: list[str] = []
    # The window that was used last comes last, and its words have the first right to their places.
    for frame in reversed(frames):
        for name, field in _fields(frame).items():
            if isinstance(field, SavedLine | SavedTextEdit) and field.save_now():
                continue
            words = _text(field)
            if not field.isVisible() or not words.strip() or (closing and not field.property(KEPT)):
                continue
            if name not in drafts:
                drafts[name] = words
            elif words != drafts[name]:
                without_place.append(words)
    kept = [*drafts.items(), *(("", words) for words in without_place)]
    if kept and not case.read_only:
        _store(case, json.dumps(kept, ensure_ascii=False))
    return len(kept)


def put_back(case: Case, frame: QWidget) -> list[str]:
    """Put kept words back into their fields; returns those whose field is not there any more."""
    stored = case.info(_NAME)
    if not stored or case.read_only:
        return []
    fields = _fields(frame)
    homeless = []
    for name, words in json.loads(stored):
        field = fields.get(name)
        if field is None:
            homeless.append(words)
        elif isinstance(field, QLineEdit):
            field.setText(words)
            field.textEdited.emit(words)
            field.show()
        else:
            field.setPlainText(words)
    _store(case, "")
    return homeless


def _store(case: Case, words: str) -> None:
    with case.change("Keep unsaved words" if words else "Put unsaved words back", undoable=False):
        case.set_info(_NAME, words)


def _fields(frame: QWidget) -> dict[str, Field]:
    """Fields one can type in, by where they stand; a name that comes twice is numbered."""
    found: dict[str, Field] = {}
    fields: list[Field] = [
        *frame.findChildren(QLineEdit),
        *frame.findChildren(QTextEdit),
        *frame.findChildren(QPlainTextEdit),
    ]
    for field in fields:
        if field.isReadOnly() or (
            isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
        ):
            continue
        name = _name(field, frame)
        number = sum(1 for known in found if known.rsplit("#", 1)[0] == name)
        found[f"{name}#{number}"] = field
    return found


def _name(field: QWidget, frame: QWidget) -> str:
    parts: list[str] = []
    widget: QWidget | None = field
    while widget is not None and widget is not frame:
        parts.append(type(widget).__name__)
        widget = widget.parentWidget()
    return "/".join([*reversed(parts), field.accessibleName()])


def _text(field: Field) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.text() if isinstance(field, SavedTextEdit) else field.toPlainText()

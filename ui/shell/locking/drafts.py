"""Words that were typed and are not saved yet: kept in the case while it is locked, put back after.

They lie in the case, encrypted like everything else, and are taken out as soon as they are back.
"""

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from workbench.case import Case
from workbench.values.errors import Refused

_NAME = "drafts"
Kept = list[tuple[str, str]]
"""Words with the names of their fields; "" where there is no field to come back to."""
Field = QLineEdit | QTextEdit | QPlainTextEdit


def collect(frames: Sequence[QWidget], *, may_save: bool, everything: bool) -> Kept:
    """Save what fields hold that save themselves, and give back the words of the rest, by their places.

    Without `may_save` nothing is saved. Only what `everything` asks for: words in fields that do not save
    themselves, too. One window comes back: what was typed in the same field of another is kept without its
    place.
    """
    drafts: dict[str, str] = {}
    without_place: list[str] = []
    # The window that was used last comes last, and its words have the first right to their places.
    for frame in reversed(frames):
        for name, field in _fields(frame).items():
            saves_itself = isinstance(field, SavedLine | SavedTextEdit)
            if isinstance(field, SavedLine | SavedTextEdit) and field.is_saved(may_save):
                continue
            words = _text(field)
            if not words.strip() or not (saves_itself or (everything and field.isVisibleTo(frame))):
                continue
            if name not in drafts:
                drafts[name] = words
            elif words != drafts[name]:
                without_place.append(words)
    return [*drafts.items(), *(("", words) for words in without_place)]


def words_in(dialogs: Sequence[QWidget]) -> Kept:
    """What is typed in dialogs that are about to be closed; they do not come back."""
    return [
        ("", _text(field))
        for dialog in dialogs
        for field in _fields(dialog).values()
        if field.isVisible() and _is_modified(field) and _text(field).strip()
    ]


def store(case: Case, kept: Kept) -> None:
    """Keep these words in the case, with those that lie there already; Refused when it is read-only."""
    if case.read_only:
        raise Refused("The case is open read-only.")
    before = [(str(name), str(words)) for name, words in json.loads(case.info(_NAME) or "[]")]
    _store(case, json.dumps([*before, *(one for one in kept if one not in before)], ensure_ascii=False))


def put_back(case: Case, frame: QWidget, kept: Kept) -> list[str]:
    """Put words that lie in the case, and those `kept`, back into their fields; returns those without one."""
    stored = "" if case.read_only else case.info(_NAME)
    fields = _fields(frame)
    homeless = []
    for name, words in [*json.loads(stored or "[]"), *kept]:
        field = fields.get(name)
        if field is None:
            homeless.append(words)
        elif isinstance(field, QLineEdit):
            field.setText(words)
            field.textEdited.emit(words)
            field.show()
        else:
            field.setPlainText(words)
    if stored:
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


def _is_modified(field: Field) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _text(field: Field) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.text() if isinstance(field, SavedTextEdit) else field.toPlainText()

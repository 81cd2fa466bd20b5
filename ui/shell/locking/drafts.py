"""Words that were typed and are not saved yet: kept in the case while it is away, put back after.

They lie in the case, encrypted like everything else, and are taken out as soon as they are back.
"""

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.kit.entry_line import EntryLine
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Draft, key_of, unsaved
from workbench.case import Case

_NAME = "drafts"
_ENTRY = "+"
"""Before the names of a place whose line for something new is out of sight."""
Field = QLineEdit | QTextEdit | QPlainTextEdit
Kept = tuple[str, str, str]
"""The name of a field, the words, and the id of the thing they belong to."""


def keep(case: Case, frames: Sequence[QWidget], *, only_unsaved: bool = False) -> int:
    """Save what fields hold that save themselves, keep the rest; how many had to be kept.

    With `only_unsaved` what stands in searches and filters is left out. One window comes back: what was
    typed in the same field of another is kept without its place. Raises KnownError when the case cannot
    be written.
    """
    drafts: dict[str, Kept] = {}
    without_place: list[Kept] = []
    # The window that was used last comes last, and its words have the first right to their places.
    for frame in reversed(frames):
        for name, field in _fields(frame).items():
            words = _unsaved_words(field, only_unsaved)
            if not words.strip():
                continue
            if name not in drafts:
                drafts[name] = (name, words, _thing_of(field))
            elif words != drafts[name][1]:
                without_place.append(("", words, ""))
    ledger = unsaved()
    kept = [*drafts.values(), *without_place]
    kept += [("", draft.words, "") for draft in ledger.drafts.values()]
    kept += [(_ENTRY + "\n".join(key), words, "") for key, words in ledger.stashed.items()]
    if kept and not case.read_only:
        _store(case, json.dumps(kept, ensure_ascii=False))
    return len(kept)


def _unsaved_words(field: Field, only_unsaved: bool) -> str:
    if isinstance(field, SavedLine | SavedTextEdit):
        return "" if field.save_now() else field.text()
    if isinstance(field, EntryLine):
        return field.typed()
    return "" if only_unsaved or not field.isVisible() else _text(field)


def put_back(case: Case, frame: QWidget) -> list[str]:
    """Put kept words back into their fields; returns those whose field is not there any more."""
    stored = case.info(_NAME)
    if not stored or case.read_only:
        return []
    fields = _fields(frame)
    homeless = []
    for name, words, *things in json.loads(stored):
        field, of = fields.get(name), things[0] if things else ""
        if name.startswith(_ENTRY):
            place, line, thing = name.removeprefix(_ENTRY).split("\n")
            unsaved().stash((place, line, thing), words)
        elif field is None:
            homeless.append(words)
        else:
            _put(field, words, of)
    _store(case, "")
    return homeless


def _put(field: Field, words: str, of: str) -> None:
    if isinstance(field, SavedLine | SavedTextEdit) and of != field.saver.of:
        # The field shows another thing now: the words find theirs without it.
        unsaved().keep(key_of(field, of), Draft(words, of, field.saver.save, ""))
    elif isinstance(field, EntryLine) and of != field.of:
        unsaved().stash(key_of(field, of), words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
        field.textEdited.emit(words)
        field.show()
    else:
        field.setPlainText(words)


def _thing_of(field: Field) -> str:
    if isinstance(field, SavedLine | SavedTextEdit):
        return field.saver.of
    return field.of if isinstance(field, EntryLine) else ""


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

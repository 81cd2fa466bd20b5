"""Words that were typed and are not saved yet: kept in the case while it is away, put back after.

They lie in the case, encrypted like everything else, and are taken out as soon as they are back.
"""

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.kit.entry_line import EntryLine
from ui.kit.remark_edit import RemarkEdit
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Draft, key_of, unsaved
from workbench.case import Case
from workbench.values.errors import Refused

_NAME = "drafts"
_ENTRY = "+"
"""Before the names of a place whose line for something new is out of sight."""
Field = QLineEdit | QTextEdit | QPlainTextEdit
Kept = tuple[str, str, str]
"""The name of a field, the words, and the id of the thing they belong to."""


def collect(frames: Sequence[QWidget], *, may_save: bool, everything: bool) -> list[Kept]:
    """Save what fields hold that save themselves, and give back the words of the rest.

    Without `may_save` nothing is saved. Only what `everything` asks for: words in searches and filters,
    too. One window comes back: what was typed in the same field of another is kept without its place.
    """
    drafts: dict[str, Kept] = {}
    without_place: list[Kept] = []
    # The window that was used last comes last, and its words have the first right to their places.
    for frame in reversed(frames):
        for name, field in _fields(frame).items():
            words = _unsaved_words(field, may_save, everything and field.isVisibleTo(frame))
            if not words.strip():
                continue
            if name not in drafts:
                drafts[name] = (name, words, _thing_of(field))
            elif words != drafts[name][1]:
                without_place.append(("", words, ""))
    ledger = unsaved()
    return [
        *drafts.values(),
        *without_place,
        *(("", draft.words, "") for draft in ledger.drafts.values()),
        *((_ENTRY + "\n".join(key), words, "") for key, words in ledger.stashed.items()),
    ]


def _unsaved_words(field: Field, may_save: bool, everything: bool) -> str:
    if isinstance(field, SavedLine | SavedTextEdit):
        return "" if field.is_saved(may_save) else field.text()
    if isinstance(field, EntryLine | RemarkEdit):
        return field.typed()
    return _text(field) if everything else ""


def words_in(dialogs: Sequence[QWidget]) -> list[Kept]:
    """What is typed in dialogs that are about to be closed; they do not come back."""
    return [
        ("", _text(field), "")
        for dialog in dialogs
        for field in _fields(dialog).values()
        if field.isVisible() and _is_modified(field) and _text(field).strip()
    ]


def store(case: Case, kept: Sequence[Kept]) -> None:
    """Keep these words in the case, with those that lie there already; Refused when it is read-only."""
    if case.read_only:
        raise Refused("The case is open read-only.")
    before = _stored(case)
    _store(case, json.dumps([*before, *(one for one in kept if one not in before)], ensure_ascii=False))


def put_back(case: Case, frame: QWidget, kept: Sequence[Kept] = ()) -> list[str]:
    """Put words that lie in the case, and those `kept`, back into their fields; returns those without one."""
    stored = [] if case.read_only else _stored(case)
    if not stored and not kept:
        # As at nearly every start: the fields of the window need not be looked for.
        return []
    fields = _fields(frame)
    homeless = []
    for name, words, of in [*stored, *kept]:
        field = fields.get(name)
        if name.startswith(_ENTRY):
            place, line, thing = name.removeprefix(_ENTRY).split("\n")
            unsaved().stash((place, line, thing), words)
        elif field is None:
            homeless.append(words)
        else:
            _put(field, words, of)
    if stored:
        _store(case, "")
    return homeless


def _stored(case: Case) -> list[Kept]:
    """What lies in the case; an earlier version did not say which thing the words belong to."""
    return [
        (str(name), str(words), str(things[0]) if things else "")
        for name, words, *things in json.loads(case.info(_NAME) or "[]")
    ]


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


def _is_modified(field: Field) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()

"""Words that were typed and are not saved yet: kept in the case while it is away, put back after.

They lie in the case, encrypted like everything else, and are taken out as soon as they are back.
"""

import json
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.kit.controls import MenuChoice, SavedChoice
from ui.kit.entry_line import EntryLine
from ui.kit.remark_edit import RemarkEdit
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Draft, key_of, lasting_name, unsaved
from workbench.case import Case
from workbench.values.errors import Refused
from workbench.values.text import one_line

_NAME = "drafts"
_ENTRY, _DRAFT = "+", "="
"""Before the names of a place out of sight: of a line for something new, of a field that was refused."""
Field = QLineEdit | QTextEdit | QPlainTextEdit
Chosen = SavedChoice | MenuChoice
_SAVES_ITSELF = (SavedLine, SavedTextEdit, SavedChoice, MenuChoice)
_WAITS = "It was refused before the case was locked."
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
        *((_DRAFT + "\n".join(key), draft.words, draft.of) for key, draft in ledger.drafts.items()),
        *((_ENTRY + "\n".join(key), words, "") for key, words in ledger.stashed.items()),
    ]


def _unsaved_words(field: Field | Chosen, may_save: bool, everything: bool) -> str:
    if isinstance(field, _SAVES_ITSELF):
        return "" if field.saver.is_saved(may_save) else field.saver.words
    if isinstance(field, EntryLine | RemarkEdit):
        return field.typed()
    return _text(field) if everything else ""


def words_in(dialogs: Sequence[QWidget]) -> list[Kept]:
    """What is typed in dialogs that are about to be closed; they do not come back."""
    return [
        ("", _text(field), "")
        for dialog in dialogs
        for field in _fields(dialog).values()
        if not isinstance(field, Chosen)
        and field.isVisible()
        and _is_modified(field)
        and _text(field).strip()
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
        elif name.startswith(_DRAFT):
            place, line, thing = name.removeprefix(_DRAFT).split("\n")
            unsaved().keep((place, line, thing), Draft(words, of, _wait, ""))
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


def _wait(_of: str, words: str) -> None:
    """Saves nothing: the field that shows the thing again has the words from then on."""
    raise Refused(f"“{one_line(words, 40)}” is not saved.", _WAITS, "Go to its field and correct it.")


def _put(field: Field | Chosen, words: str, of: str) -> None:
    if isinstance(field, _SAVES_ITSELF) and of != field.saver.of:
        # The field shows another thing now: the words find theirs without it.
        unsaved().keep(key_of(field, of), Draft(words, of, field.saver.save, ""))
    elif isinstance(field, EntryLine) and of != field.of:
        unsaved().stash(key_of(field, of), words)
    elif isinstance(field, Chosen):
        field.choose(words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
        field.textEdited.emit(words)
        field.show()
    else:
        field.setPlainText(words)


def _thing_of(field: Field | Chosen) -> str:
    if isinstance(field, _SAVES_ITSELF):
        return field.saver.of
    return field.of if isinstance(field, EntryLine) else ""


def _store(case: Case, words: str) -> None:
    with case.change("Keep unsaved words" if words else "Put unsaved words back", undoable=False):
        case.set_info(_NAME, words)


def _fields(frame: QWidget) -> dict[str, Field | Chosen]:
    """Fields one can type or choose in, by where they stand; a name that comes twice is numbered."""
    found: dict[str, Field | Chosen] = {}
    fields: list[Field | Chosen] = [
        *frame.findChildren(QLineEdit),
        *frame.findChildren(QTextEdit),
        *frame.findChildren(QPlainTextEdit),
        *frame.findChildren(SavedChoice),
        *frame.findChildren(MenuChoice),
    ]
    for field in fields:
        if not isinstance(field, Chosen) and not _takes_words(field):
            continue
        name = _name(field, frame)
        number = sum(1 for known in found if known.rsplit("#", 1)[0] == name)
        found[f"{name}#{number}"] = field
    return found


def _takes_words(field: Field) -> bool:
    hidden = isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
    return not field.isReadOnly() and not hidden


def _name(field: QWidget, frame: QWidget) -> str:
    parts: list[str] = []
    widget: QWidget | None = field
    while widget is not None and widget is not frame:
        parts.append(type(widget).__name__)
        widget = widget.parentWidget()
    return "/".join([*reversed(parts), lasting_name(field)])


def _text(field: Field | Chosen) -> str:
    if isinstance(field, Chosen):
        return ""
    if isinstance(field, QLineEdit):
        return field.text()
    return field.text() if isinstance(field, SavedTextEdit) else field.toPlainText()


def _is_modified(field: Field) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()

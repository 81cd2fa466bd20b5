"""The paragraphs of a Word brief as the guarded child reports them, checked before they are used."""

from typing import Any

from workbench.briefs.paragraphs import Paragraph
from workbench.sources.reading.formats.told import hidden_left_out, struck_left_out, told
from workbench.values.errors import Unreadable
from workbench.values.text import canonical

_MOST = 50_000
"""Paragraphs beyond which a file is no brief."""
_LONGEST = 1_000_000


def word_paragraphs(looks: dict[str, Any]) -> tuple[list[Paragraph], tuple[str, ...]]:
    """The paragraphs, and sentences on what was left out of the file. Raises Unreadable."""
    try:
        listed = looks["paragraphs"]
        if len(listed) > _MOST:
            raise Unreadable("The file is too long to be a brief.", "Nothing was imported.")
        notes = {str(key): _words(words) for key, words in dict(looks["notes"]).items()}
        found = [_paragraph(one, notes) for one in listed]
        found += [Paragraph(_words(words), place="margin") for words in looks["margins"]]
        said = _said({name: int(looks[name]) for name in _COUNTED})
        said += tuple(_words(sentence) for sentence in looks["unread"])
    except (AttributeError, KeyError, TypeError, ValueError):
        raise Unreadable("The reader gave an answer that makes no sense.", "Nothing was imported.") from None
    marked = {note for one in found for note in one.notes}
    loose = [words for words in notes.values() if words not in marked]
    found += [Paragraph(words, place="note") for words in loose]
    return [one for one in found if one.text], said


_COUNTED = ("struck", "hidden", "pictures", "comments", "symbols", "tracked")


def _paragraph(told_of: dict[str, Any], notes: dict[str, str]) -> Paragraph:
    raw = str(told_of["text"])
    text = _words(raw, keep_lines=True)
    shorter = len(raw) - len(raw.lstrip())
    level = int(told_of["level"])
    style = str(told_of["style"])
    marked = tuple(notes[key] for key in map(str, told_of["notes"]) if key in notes)
    return Paragraph(
        text,
        heading=level > 0 and style not in ("title", "subtitle"),
        item=bool(told_of["is_item"]) and level == 0,
        level=min(level, 9),
        lead=max(min(int(told_of["lead"]) - shorter, len(text)), 0),
        large=bool(told_of["large"]),
        style=style,
        place=str(told_of["place"]),
        table=int(told_of["table"]),
        row=int(told_of["row"]),
        column=int(told_of["column"]),
        box=int(told_of["box"]),
        notes=marked,
        number=_words(told_of["number"]),
    )


def _words(words: object, *, keep_lines: bool = False) -> str:
    if len(str(words)) > _LONGEST:
        raise Unreadable("A paragraph of the file is too long for a brief.", "Nothing was imported.")
    text = canonical(str(words))
    return text.strip() if keep_lines else " ".join(text.split())


def _said(number: dict[str, int]) -> tuple[str, ...]:
    said = [*struck_left_out(number["struck"]), *hidden_left_out(number["hidden"])]
    if number["pictures"]:
        said.append(told(number["pictures"], "picture was", "pictures were", "left out."))
    if number["comments"]:
        said.append(told(number["comments"], "comment was", "comments were", "left out."))
    if number["symbols"]:
        said.append(told(number["symbols"], "symbol", "symbols", "could not be read."))
    if number["tracked"]:
        said.append("The document has tracked changes; it was read as if all were accepted.")
    return tuple(said)

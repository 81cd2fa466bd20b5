"""What nobody needs for the words of a Word file taken out before they are converted.

Most of a Word file says how words look: fonts, borders, spelling marks. The conversion builds several
trees of all of it, which for a long table takes longer than a document may take. Runs that Word has cut
apart, often after each word, are one run again.
"""

from collections.abc import Iterable
from typing import Any

from workbench.sources.reading.formats.docx_seen import local

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KEPT = {
    "rPr": {"rStyle", "vertAlign", "del", "ins"},
    "pPr": {"pStyle", "numPr", "rPr", "outlineLvl"},
    "tcPr": {"gridSpan", "vMerge"},
    "trPr": {"tblHeader", "del", "ins"},
    "tblPr": {"tblStyle"},
}
"""Of the properties of runs, paragraphs, cells, rows and tables: what decides on words and their places."""
_DROPPED = ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "permStart", "permEnd")
_PLAIN = {f"{_WORD}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "softHyphen")}
_OWN = "Groundwork"
"""How the styles begin that this reader itself has set."""


def slim(root: Any) -> None:
    """Take out of a part of a Word file what says only how words look, and join what is written alike."""
    for element in list(root.iter(*(f"{_WORD}{name}" for name in _DROPPED))):
        _remove(element)
    for name, kept in _KEPT.items():
        for properties in list(root.iter(f"{_WORD}{name}")):
            for one in list(properties):
                if local(one) not in kept or (name == "rPr" and _is_style_of_looks(one)):
                    properties.remove(one)
            if not len(properties) and not properties.attrib:
                _remove(properties)
    _join(list(root.iter(f"{_WORD}r")))


def _is_style_of_looks(one: Any) -> bool:
    return local(one) == "rStyle" and not str(one.get(f"{_WORD}val", "")).startswith(_OWN)


def _join(runs: Iterable[Any]) -> None:
    """Join each run with the one before it where both hold plain words of the same kind."""
    before = None
    for run in runs:
        if before is not None and run.getprevious() is before and _is_plain(run) and _is_alike(before, run):
            for piece in list(run):
                last = before[-1]
                if last.tag == piece.tag == f"{_WORD}t":
                    last.text = (last.text or "") + (piece.text or "")
                else:
                    before.append(piece)
            _remove(run)
        else:
            before = run if _is_plain(run) else None


def _is_plain(run: Any) -> bool:
    return len(run) > 0 and all(piece.tag in _PLAIN for piece in run)


def _is_alike(before: Any, run: Any) -> bool:
    return dict(before.attrib) == dict(run.attrib) and not (before.tail or "").strip()


def _remove(element: Any) -> None:
    element.getparent().remove(element)

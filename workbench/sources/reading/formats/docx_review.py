"""What somebody did to a Word file: its lines before and after, comments, and every tracked change.

Runs in the guarded child. The answer is plain data (`read`): lines as they read with all changes
accepted and with all rejected, so that edits nobody tracked can be found by difference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.sources.reading.formats.docx_package import DocxPackage
from workbench.sources.reading.formats.docx_revisions import (
    DELETED,
    INSERTED,
    MATH,
    W14,
    WORD,
    changes_in,
    kind_of_part,
    story,
)
from workbench.values.text import shortened

_W = f"{{{WORD}}}"
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_CARRIED = 400
"""Code points of the words of a change or of a comment's place that are told."""
_OURS = re.compile(r"gw:(?:statement|assessment):|_gw[sa]", re.IGNORECASE)


@dataclass(slots=True)
class _Block:
    """A paragraph: its words with every change accepted and rejected, and what its mark became."""

    tags: list[str]
    accepted: str = ""
    rejected: str = ""
    mark_deleted: bool = False
    mark_inserted: bool = False


def read(data: bytes) -> dict[str, Any]:
    """Lines, comments and changes of a .docx as plain data; Unreadable where it holds no document."""
    package = DocxPackage(data)
    found = _Found()
    main = package.main_part()
    for name in sorted(package.names, key=lambda one: (one != main, one)):
        if not (name.startswith("word/") and name.lower().endswith(".xml")):
            continue
        root = story(package.part(name))
        if root is not None:
            found.look_through(name, root, is_main=name == main)
    found.thread(package)
    return {
        "accepted": _lines(found.blocks, "accepted"),
        "rejected": _lines(found.blocks, "rejected"),
        "tags": [block.tags for block in found.blocks],
        "comments": list(found.comments.values()),
        "changes": found.changes,
        "saved_by": _saved_by(package),
    }


def _saved_by(package: DocxPackage) -> str:
    root = package.tree("docProps/core.xml")
    for element in root.iter() if root is not None else ():
        if str(element.tag).endswith("}lastModifiedBy"):
            return " ".join((element.text or "").split())
    return ""


class _Found:
    """What was found so far, part by part."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self.changes: list[dict[str, Any]] = []
        self.comments: dict[str, dict[str, Any]] = {}
        self._places: dict[str, tuple[int, str, str]] = {}
        self._paragraphs: dict[str, str] = {}

    def look_through(self, name: str, root: Any, *, is_main: bool) -> None:
        """Take up what one part holds."""
        where = "body" if is_main else kind_of_part(root)
        block_of: dict[Any, int] = {}
        if is_main:
            self._read_blocks(root, block_of)
        self._places |= _places(root, where, block_of)
        if where == "comment":
            self._read_comments(name, root)
        for change in changes_in(root):
            paragraph = next(change.element.iterancestors(f"{_W}p"), None)
            self.changes.append(
                {
                    "kind": change.kind,
                    "author": change.author,
                    "at": change.at,
                    "words": shortened(_shown(change.element), _CARRIED),
                    "where": "text box" if _in_box(change.element) else where,
                    "block": block_of.get(paragraph, _first_block(change.element, block_of)),
                }
            )

    def _read_blocks(self, root: Any, block_of: dict[Any, int]) -> None:
        bookmarks = _bookmarks(root)
        for paragraph in root.iter(f"{_W}p"):
            marks = _tags(paragraph)
            marks += [one for one in bookmarks.get(paragraph, ()) if one not in marks]
            block = _Block(marks)
            for text, gone, new in _pieces(paragraph):
                block.accepted += "" if gone else text
                block.rejected += "" if new else text
            end = paragraph.find(f"{_W}pPr/{_W}rPr")
            if end is not None:
                block.mark_deleted = any(end.find(tag) is not None for tag in DELETED)
                block.mark_inserted = any(end.find(tag) is not None for tag in INSERTED)
            block_of[paragraph] = len(self.blocks)
            self.blocks.append(block)

    def _read_comments(self, name: str, root: Any) -> None:
        for comment in root.iter(f"{_W}comment"):
            number = comment.get(f"{_W}id", "")
            paragraphs = list(comment.iter(f"{_W}p"))
            lines = ["".join(text for text, gone, _new in _pieces(one) if not gone) for one in paragraphs]
            key = number if number not in self.comments else f"{number} in {name}"
            for paragraph in paragraphs:
                paragraph_id = paragraph.get(f"{W14}paraId", "").upper()
                if paragraph_id:
                    self._paragraphs[paragraph_id] = key
            self.comments[key] = {
                "id": key,
                "author": " ".join(comment.get(f"{_W}author", "").split()),
                "at": comment.get(f"{_W}date", ""),
                "text": "\n".join(lines).strip(),
                "parent": "",
                "done": False,
                "block": -1,
                "where": "",
                "quote": "",
            }

    def thread(self, package: DocxPackage) -> None:
        """Put together what stands in different parts: places, replies, and what is done."""
        for number, comment in self.comments.items():
            block, where, quote = self._places.get(comment["id"].split(" in ")[0], (-1, "", ""))
            comment |= {"block": block, "where": where, "quote": quote[:_CARRIED], "id": number}
        for name in sorted(package.names):
            if not re.fullmatch(r"word/commentsExtended\d*\.xml", name):
                continue
            root = story(package.part(name))
            for entry in root if root is not None else ():
                # By local names: the first programs that wrote this part had another namespace for it.
                said = {str(known).rpartition("}")[2]: value for known, value in entry.attrib.items()}
                own = self._paragraphs.get(said.get("paraId", "").upper())
                if own is None:
                    continue
                parent = self._paragraphs.get(said.get("paraIdParent", "").upper(), "")
                done = said.get("done", "0") in ("1", "true", "on")
                self.comments[own] |= {"parent": parent if parent != own else "", "done": done}


def _lines(blocks: list[_Block], view: str) -> list[dict[str, Any]]:
    """The paragraphs of one view: where a mark is gone in it, a paragraph runs on into the next."""
    lines: list[dict[str, Any]] = []
    text, tags, members = "", list[str](), list[int]()
    for number, block in enumerate(blocks):
        text += block.accepted if view == "accepted" else block.rejected
        tags += [tag for tag in block.tags if tag not in tags]
        members.append(number)
        if block.mark_deleted if view == "accepted" else block.mark_inserted:
            continue
        lines.append({"text": text.strip(), "tags": tags, "blocks": members})
        text, tags, members = "", [], []
    if members:
        lines.append({"text": text.strip(), "tags": tags, "blocks": members})
    return lines


def _tags(paragraph: Any) -> list[str]:
    """The statements that a paragraph is marked as: by the control around it, or one within it."""
    controls = [*paragraph.iterancestors(f"{_W}sdt"), *paragraph.iter(f"{_W}sdt")]
    found = []
    for control in controls:
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        value = tag.get(f"{_W}val", "") if tag is not None else ""
        if _OURS.match(value) and value not in found:
            found.append(value[:100])
    return found


def _bookmarks(root: Any) -> dict[Any, list[str]]:
    """Our bookmarks over words of each paragraph; one that is empty by now says nothing."""
    found: dict[Any, list[str]] = {}
    running: dict[str, str] = {}
    for element in root.iter():
        tag = element.tag
        if tag == f"{_W}bookmarkStart" and _OURS.match(element.get(f"{_W}name", "")):
            running[element.get(f"{_W}id", "")] = element.get(f"{_W}name", "")[:100].lower()
        elif tag == f"{_W}bookmarkEnd":
            running.pop(element.get(f"{_W}id", ""), None)
        elif running and tag in (f"{_W}t", f"{_W}delText") and (element.text or "").strip():
            paragraph = next(element.iterancestors(f"{_W}p"), None)
            known = found.setdefault(paragraph, [])
            known += [name for name in running.values() if name not in known]
    return found


def _pieces(paragraph: Any) -> Iterator[tuple[str, bool, bool]]:
    """The words of a paragraph in order: text, whether it was deleted, whether it was inserted."""
    yield from _walk(paragraph, gone=False, new=False)


def _walk(element: Any, *, gone: bool, new: bool) -> Iterator[tuple[str, bool, bool]]:
    for child in element:
        tag = child.tag
        if tag in (f"{_W}t", f"{_W}delText", f"{MATH}t"):
            yield child.text or "", gone, new
        elif tag in _LETTERS:
            yield _LETTERS[tag], gone, new
        elif tag in DELETED:
            yield from _walk(child, gone=True, new=new)
        elif tag in INSERTED:
            yield from _walk(child, gone=gone, new=True)
        elif tag not in (f"{_W}p", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}txbxContent"):
            # What stands in a box is a paragraph of its own.
            yield from _walk(child, gone=gone, new=new)


def _places(root: Any, where: str, block_of: dict[Any, int]) -> dict[str, tuple[int, str, str]]:
    """For each comment of a part: the paragraph it begins in, which kind of part, the words it is about."""
    places: dict[str, tuple[int, str, str]] = {}
    running: dict[str, list[str]] = {}
    for element in root.iter():
        if element.tag == f"{_W}commentRangeStart":
            number = element.get(f"{_W}id", "")
            running[number] = []
            places[number] = (_block(element, block_of), _told(element, where), "")
        elif element.tag in (f"{_W}commentRangeEnd", f"{_W}commentReference"):
            number = element.get(f"{_W}id", "")
            block, known, quote = places.get(number, (_block(element, block_of), _told(element, where), ""))
            places[number] = (block, known, quote or "".join(running.pop(number, ())))
        elif element.tag in (f"{_W}t", f"{_W}delText") and running:
            for words in running.values():
                words.append(element.text or "")
    return places


def _told(element: Any, where: str) -> str:
    return "text box" if _in_box(element) else where


def _block(element: Any, block_of: dict[Any, int]) -> int:
    paragraph = next(element.iterancestors(f"{_W}p"), None)
    if paragraph is None:
        # Between two paragraphs: what begins there begins in the next one.
        paragraph = next(iter(element.itersiblings(f"{_W}p")), None)
    if paragraph is None:
        paragraph = next((one for after in element.itersiblings() for one in after.iter(f"{_W}p")), None)
    return block_of.get(paragraph, -1)


def _first_block(element: Any, block_of: dict[Any, int]) -> int:
    """The first paragraph in what a change is around, such as a row of a table."""
    row = next(element.iterancestors(f"{_W}tr"), element)
    return next((block_of[one] for one in row.iter(f"{_W}p") if one in block_of), -1)


def _in_box(element: Any) -> bool:
    return next(element.iterancestors(f"{_W}txbxContent"), None) is not None


def _shown(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_W}t", f"{_W}delText"))

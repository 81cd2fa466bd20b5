"""The raw parts of a Word file: its members, their texts and values, and what the zip itself carries."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST = 64_000_000
"""Bytes unpacked that are looked through; a brief of a thousand statements has a fiftieth of that."""

_TAG = re.compile(r"(<[^<>]*>)")
_UNSEEN = re.compile(r"<!--(.*?)-->|<\?(?!xml[ \t\r\n])(.*?)\?>", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ENDS = re.compile(
    r"</(?:\w+:)?(?:p|h|tc|tr|comment|title|creator|subject|description|keywords|lastModifiedBy|category|"
    r"lpwstr|lpstr|property|endnote|footnote|a:p|Company|Manager|Template|Application|Relationship)>"
    r"|<w:(?:br|cr|tab|ptab)\b[^<>]*/>|<text:(?:line-break|tab)\b[^<>]*/>"
)
_SYMBOL = re.compile(r"<w:sym\b[^<>]*w:char=[\"']([0-9A-Fa-f]{4})[\"'][^<>]*/?>")
_VALUE = re.compile(r"=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PRIVATE_USE = 0xF000


@dataclass(slots=True)
class Part:
    """One member: its bytes and, where it is markup, its text, its values and its remarks."""

    name: str
    data: bytes
    markup: str = ""
    text: str = ""
    """Text of all elements, joined across runs, one paragraph a line."""
    tags: str = ""
    """Every tag, each once; the markup itself where they cannot be told apart from its text."""
    values: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Package:
    """A file taken apart."""

    parts: list[Part] = field(default_factory=list)
    loose: list[tuple[str, bytes]] = field(default_factory=list)
    """(where, bytes) that belong to no member: remarks, extra fields, what stands between or after."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(where, what) the zip carries besides."""


class Unreadable(Exception):
    """The bytes are no package that can be taken apart within limits."""


def take_apart(data: bytes) -> Package:
    """The members of a Word file. Raises Unreadable."""
    found = Package()
    left = MOST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            for member in members:
                left -= member.file_size
                if left < 0:
                    raise Unreadable("the file is too large to be checked")
                found.parts.append(_part(member.filename, archive.read(member)))
                _note_member(found, member)
            if archive.comment:
                found.loose.append(("the zip comment", archive.comment))
                found.notes.append(("the zip comment", "a comment of the zip file"))
            _note_gaps(found, data, members, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError):
        raise Unreadable("this is no Word document, or it is damaged") from None
    return found


def _note_member(found: Package, member: zipfile.ZipInfo) -> None:
    if member.date_time != _EPOCH:
        found.notes.append((member.filename, "a time of writing"))
    for what, data in (("a comment", member.comment), ("an extra field", member.extra)):
        if data:
            found.loose.append((f"{what} of {member.filename}", data))
            found.notes.append((member.filename, f"{what} of the zip file"))


def _note_gaps(found: Package, data: bytes, members: list[zipfile.ZipInfo], archive: zipfile.ZipFile) -> None:
    """Bytes between and after members: whole local headers are read again, since they may differ."""
    at = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset > at:
            found.loose.append(("between the parts", data[at : member.header_offset]))
            found.notes.append(("between the parts", "bytes that belong to no part"))
        head = data[member.header_offset : member.header_offset + 30]
        lengths = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
        name = data[member.header_offset + 30 : member.header_offset + 30 + lengths[0]]
        extra = data[member.header_offset + 30 + lengths[0] : member.header_offset + 30 + sum(lengths)]
        if extra or name.decode("utf-8", "replace") != member.filename:
            found.loose.append((f"the header of {member.filename}", name + b"\n" + extra))
            found.notes.append((member.filename, "a header that says more than the directory"))
        at = member.header_offset + 30 + sum(lengths) + member.compress_size
    if archive.start_dir > at:
        found.loose.append(("before the directory", data[at : archive.start_dir]))
        found.notes.append(("before the directory", "bytes that belong to no part"))


def _part(name: str, data: bytes) -> Part:
    markup = decoded(data) if name.endswith((".xml", ".rels")) or data[:60].lstrip()[:1] == b"<" else ""
    if not markup:
        return Part(name, data)
    remarks: tuple[str, ...] = ()
    if "<!" in markup or markup.count("<?") > 1:
        remarks = tuple(html.unescape(one or other) for one, other in _UNSEEN.findall(markup))
        markup = _CDATA.sub(lambda found: html.escape(found[1]), _UNSEEN.sub("", markup))
    text, tags = text_and_tags(markup)
    values = {one or other for one, other in _VALUE.findall(tags)}
    told = tuple(html.unescape(value) for value in sorted(values))
    return Part(name, data, markup, text, tags, told, remarks)


def text_of(markup: str) -> str:
    """The text of markup, what runs divide joined, one paragraph a line."""
    return text_and_tags(markup)[0]


def text_and_tags(markup: str) -> tuple[str, str]:
    """The text of markup, and its tags, each once, one under another.

    Where a tag may have been torn, by the sign that ends it within a value, the whole markup stands for them.
    """
    whole, are_plain = markup, "w:sym" not in markup
    if not are_plain:
        markup = _SYMBOL.sub(_letter, markup)
    if "<text:s" in markup:
        markup = markup.replace("<text:s/>", " ")
    # Text and tags by turns; few tags differ, so each is looked at once.
    pieces = _TAG.split(markup)
    tags = dict.fromkeys(pieces[1::2])
    are_plain = are_plain and not any(tag.count('"') % 2 or tag.count("'") % 2 for tag in tags)
    for tag in tags:
        tags[tag] = "\n" if _ENDS.fullmatch(tag) else ""
    pieces[1::2] = map(tags.__getitem__, pieces[1::2])
    text = "".join(pieces)
    are_plain = are_plain and "<" not in text
    return (html.unescape(text) if "&" in text else text), "\n".join(tags) if are_plain else whole


def _letter(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return html.escape(chr(number - _PRIVATE_USE if number > _PRIVATE_USE else number))


def decoded(data: bytes) -> str:
    """The letters of a part in whatever encoding of Unicode it is."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if data[:4096].count(0) * 4 > len(data[:4096]):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    return data.decode("utf-8-sig", "replace")


def texts_in_bytes(data: bytes) -> Iterator[str]:
    """Rows of letters in bytes that are no markup, as UTF-8 and as UTF-16, and in packed streams."""
    for text in (data.decode("utf-8", "replace"), *_wide(data)):
        yield "\n".join(re.findall(r"[^\x00-\x1f\x7f-\x9f\ufffd]{4,}", text))


def _wide(data: bytes) -> Iterator[str]:
    for code in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            text = data[start:].decode(code, "replace")
            # Noise is read as letters of all planes: only what people write counts.
            yield "\n".join(re.findall(r"[\x20-\x7e\u00a1-\u024f\u0400-\u04ff\u0600-\u06ff]{4,}", text))

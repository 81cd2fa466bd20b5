"""What a reader of the raw file finds besides its words: who edited it, what is hidden, what was left in."""

import re
from collections.abc import Iterator

from workbench.attack.codes import letters_of
from workbench.attack.package import Package, Part
from workbench.attack.tables import listed

_SHOWN = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|word/_rels/\w+\.xml\.rels|word/(?:document|styles"
    r"|numbering|settings|fontTable|endnotes|footnotes|header\d*|footer\d*)\.xml|word/theme/theme\d*\.xml"
    r"|word/media/[\w.-]+|word/fonts/[\w.-]+"
)
_MARKS = (
    (("rsid",), re.compile(r"\brsid\w*=|<w:rsid"), "ids of editing sessions"),
    (
        ("<w:ins", "<w:del", "<w:move"),
        re.compile(r"<w:(?:ins|del|moveFrom|moveTo|delText)\b"),
        "tracked changes",
    ),
    (("Change ", "Change>"), re.compile(r"<w:\w+Change\b"), "tracked changes"),
    (("<w:comment",), re.compile(r"<w:comment"), "comments"),
    (("<w:docVar",), re.compile(r"<w:docVar"), "variables of the document"),
    (
        ("anish", "webHidden"),
        re.compile(r"<w:(?:vanish|specVanish|webHidden)\b(?![^>]*(?:false|\"0\"|off))"),
        "hidden text",
    ),
    (("attachedTemplate",), re.compile(r"<w:attachedTemplate"), "the path of a template"),
    (
        ("<w:object", "<w:altChunk", "<w:subDoc", "<w:control"),
        re.compile(r"<w:(?:object|altChunk|subDoc|control)\b"),
        "an embedded object",
    ),
    (
        ("w:author=", "w:initials=", "w15:person"),
        re.compile("w:author|w:initials|w15"),
        "the name of an author",
    ),
    (("w14:paraId=", "w14:textId="), re.compile("w14"), "ids of paragraphs"),
    (("<!DOCTYPE", "<!ENTITY"), re.compile("<!"), "declared entities"),
    (
        ('w:val="FFFFFF"',),
        re.compile(r"<w:color w:val=\"FFFFFF\"/?>(?=(?:(?!</w:rPr>).)*</w:rPr><w:t[ >])"),
        "white text",
    ),
    (('<w:sz w:val="',), re.compile(r"<w:sz w:val=\"[0-3]\"/?>"), "text too small to be read"),
)
"""Signs without which there is none, what it looks like, what it is."""
_FIELD = re.compile(r"(?:<w:instrText[^>]*>|w:instr=\")\s*([A-Za-z]+)")
_COUNTING = frozenset(listed("counting"))
_PROPERTY = re.compile(r"<(?:\w+:)?(\w+)\b[^>]*>([^<]+)<")
_STATED = frozenset(listed("stated"))
_PLAIN = re.compile(r"|TLP:[A-Z+]+|Final|Draft")
"""What the other properties may say: the marking, and whether it is final."""
_PIXELS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))


def traces_in(package: Package) -> Iterator[tuple[str, str, str]]:
    """(where, words, what they are) of everything that is there besides the text."""
    for where, what in package.notes:
        yield where, "", what
    for part in package.parts:
        if not _SHOWN.fullmatch(part.name):
            yield part.name, "", "a part that a reader does not see"
        if part.markup:
            yield from ((part.name, words, what) for words, what in _in_markup(part))
        elif part.name.startswith("word/media/"):
            yield from ((part.name, words, what) for words, what in picture_notes(part.data))


def _in_markup(part: Part) -> Iterator[tuple[str, str]]:
    for remark in part.remarks:
        yield remark.strip(), "a remark in the markup"
    if part.name.startswith("docProps/"):
        for name, value in _PROPERTY.findall(part.markup):
            if name not in _STATED and not _PLAIN.fullmatch(value.strip()):
                yield value.strip(), f"the property {name}"
        return
    for signs, pattern, what in _MARKS:
        if any(sign in part.tags for sign in signs) and pattern.search(part.markup):
            yield "", what
    has_fields = "instr" in part.markup
    for code in dict.fromkeys(_FIELD.findall(part.markup)) if has_fields else ():
        if code.upper() not in _COUNTING:
            yield code, "a field that does more than count"


def picture_notes(data: bytes) -> Iterator[tuple[str, str]]:
    """(words, what) that a picture carries besides its pixels."""
    if data.startswith(b"\x89PNG"):
        yield from _png_notes(data)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg_notes(data)
    else:
        yield "", "a picture that was not drawn again"


def _png_notes(data: bytes) -> Iterator[tuple[str, str]]:
    at, kind = 8, b""
    while at + 12 <= len(data) and kind != b"IEND":
        length = int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if kind not in _PIXELS:
            yield (
                _words_of(data[at + 8 : at + 8 + length]),
                f"a note in the picture ({kind.decode('ascii', 'replace')})",
            )
        at += 12 + length
    if at < len(data):
        yield _words_of(data[at:]), "data after the end of the picture"


def _jpeg_notes(data: bytes) -> Iterator[tuple[str, str]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xFE or 0xE1 <= data[at + 1] <= 0xEF:
            yield _words_of(data[at + 4 : at + 2 + length]), "a note in the picture"
        at += 2 + length
    end = data.rfind(b"\xff\xd9")
    if end != -1 and end + 2 < len(data):
        yield _words_of(data[end + 2 :]), "data after the end of the picture"


def _words_of(data: bytes) -> str:
    found = [data.decode("utf-8", "replace"), *letters_of(data)]
    return " ".join(re.findall(r"[^\x00-\x1f\x7f-\x9f\ufffd]{3,}", " ".join(dict.fromkeys(found))))

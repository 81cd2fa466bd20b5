"""Small Word files written by hand, so that their markup is exactly what a test says."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = (
    ("Normal", "Normal", "", 'w:default="1"'), ("Title", "Title", '<w:sz w:val="44"/>', ""),
    ("Subtitle", "Subtitle", "<w:i/>", ""), ("ListBullet", "List Bullet", "", ""),
    ("Caption", "caption", "<w:i/>", ""), ("TOC1", "toc 1", "", ""), ("Quote", "Quote", "<w:i/>", ""),
    ("berschrift1", "heading 1", '<w:b/><w:sz w:val="32"/>', ""), ("Boxhead", "Box head", "<w:b/>", ""),
)  # fmt: skip


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}" {more}><w:name w:val="{title}"/>'
        f"<w:rPr>{looks}</w:rPr></w:style>"
        for name, title, looks, more in _STYLES
    )
    made += "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/>'
        f'<w:sz w:val="{34 - 2 * level}"/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    made += '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
    made += "<w:rPr><w:b/></w:rPr></w:style>"
    return f"<w:styles {_NAMES}>{made}</w:styles>"


_NUMBERING = (
    f"<w:numbering {_NAMES}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def run(words: str, looks: str = "") -> str:
    """A run; `looks` are its properties, such as `<w:b/>`. Line ends become breaks."""
    pieces = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in words.split("\n")
    )
    return f"<w:r><w:rPr>{looks}</w:rPr>{pieces}</w:r>"


def bold(words: str) -> str:
    """A run in bold."""
    return run(words, "<w:b/><w:bCs/>")


def note(number: int, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def p(*runs: str, style: str = "", number: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain words are made one. `number` is `list, level` of the numbering."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        which, level = number.split(",")
        said += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{which}"/></w:numPr>'
    return f"<w:p><w:pPr>{said}{properties}</w:pPr>{inner}</w:p>"


def rtl(*runs: str, style: str = "", number: str = "") -> str:
    """A paragraph from right to left."""
    return p(*runs, style=style, number=number, properties="<w:bidi/>").replace("<w:rPr>", "<w:rPr><w:rtl/>")


def h(words: str, level: int = 1) -> str:
    """A heading with its style."""
    return p(words, style=f"Heading{level}")


def item(*runs: str) -> str:
    """An item of a list with the program's own bullet."""
    return p(*runs, number="2,0")


def table(*rows: Sequence[str]) -> str:
    """Cells are paragraphs already, or words."""
    made = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{one if one.startswith('<') else p(one)}</w:tc>" for one in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def box(*paragraphs: str) -> str:
    """A run with a text box."""
    return (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )


def word(
    *blocks: str,
    notes: dict[int, str] | None = None,
    ends: dict[int, str] | None = None,
    header: str = "",
    footer: str = "",
) -> bytes:
    """A .docx of these blocks, with foot- and endnotes and a page header and footer."""
    parts = {"document": f"<w:document {_NAMES}><w:body>{''.join(blocks)}</w:body></w:document>"}
    parts["styles"], parts["numbering"] = _styles(), _NUMBERING
    for kind, words in (("footnote", notes), ("endnote", ends)):
        if words:
            inner = "".join(
                f'<w:{kind} w:id="{at}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + said)}</w:p></w:{kind}>'
                for at, said in words.items()
            )
            parts[f"{kind}s"] = f"<w:{kind}s {_NAMES}>{inner}</w:{kind}s>"
    for kind, words_of in (("header", header), ("footer", footer)):
        if words_of:
            tag = "hdr" if kind == "header" else "ftr"
            parts[f"{kind}1"] = f"<w:{tag} {_NAMES}>{p(words_of)}</w:{tag}>"
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{_kind(name)}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
        if name != "document"
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {f"word/{name}.xml": xml for name, xml in parts.items()}
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/>{types}</Types>'
    )
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}')
    return target.getvalue()


def _kind(name: str) -> str:
    return "document.main" if name == "document" else name.rstrip("1")

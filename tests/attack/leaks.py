"""Sixty ways to put a name into a Word file after it was written; the tests' own code throughout."""

import base64
import binascii
import html
import io
import zipfile
import zlib
from collections.abc import Callable

Parts = dict[str, bytes]
Leak = Callable[[Parts, str], Parts | bytes]
_EPOCH = (1980, 1, 1, 0, 0, 0)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts, comment: bytes = b"", extra: bytes = b"", when: tuple[int, ...] = _EPOCH) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = comment
        for number, (name, data) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(name, when)  # type: ignore[arg-type]
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            entry.extra = extra if number == 0 else b""
            package.writestr(entry, data)
    return target.getvalue()


def at_end(parts: Parts, markup: str, part: str = DOCUMENT) -> Parts:
    """Markup put in front of the last closing tag, or of the layout of the page."""
    data = parts[part]
    end = data.rfind(b"<w:sectPr") if part == DOCUMENT else data.rfind(b"</")
    return {**parts, part: data[:end] + markup.encode() + data[end:]}


def paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def in_run(change: Callable[[str], str], properties: str = "") -> Leak:
    return lambda parts, name: at_end(parts, paragraph(run(change(name), properties)))


def raw(markup: Callable[[str], str], part: str = DOCUMENT) -> Leak:
    return lambda parts, name: at_end(parts, markup(html.escape(name)), part)


def part(path: str, content: Callable[[str], bytes]) -> Leak:
    return lambda parts, name: {**parts, path: content(name)}


def png(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + binascii.crc32(kind + data).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    body = chunk(b"IHDR", head) + b"".join(chunk(*one) for one in chunks)
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"") + after


def jpeg(marker: int, data: bytes) -> bytes:
    return (
        b"\xff\xd8\xff"
        + bytes((marker,))
        + (len(data) + 2).to_bytes(2, "big")
        + data
        + b"\xff\xda\0\x02\0\xff\xd9"
    )


def plain(text: str) -> str:
    return text


def b64(text: str, code: str = "utf-8") -> str:
    return base64.b64encode(text.encode(code)).decode()


def xml(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><root>{html.escape(body)}</root>'.encode()


def split(name: str) -> str:
    return paragraph("".join(run(letter, "<w:b/>" if at % 2 else "") for at, letter in enumerate(name)))


def symbols(name: str) -> str:
    signs = (f'<w:r><w:sym w:font="Arial" w:char="{0xF000 + ord(one):04X}"/></w:r>' for one in name)
    return paragraph("".join(signs))


def in_attribute(name: str) -> str:
    return paragraph(f'<w:bookmarkStart w:id="77" w:name="{name}"/><w:bookmarkEnd w:id="77"/>')


def picture_named(name: str, where: str = "descr") -> str:
    return paragraph(
        f'<w:r><w:drawing><wp:docPr xmlns:wp="urn:x" id="9" {where}="{name}"/></w:drawing></w:r>'
    )


def property_of(tag: str) -> Leak:
    def leak(parts: Parts, name: str) -> Parts:
        return at_end(parts, f"<{tag}>{html.escape(name)}</{tag.split()[0]}>", "docProps/core.xml")

    return leak


def relation(parts: Parts, name: str) -> Parts:
    target = "https://host.example/" + name.replace(" ", "%20")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    markup = f'<Relationship Id="rId991" Type="{kind}" Target="{target}" TargetMode="External"/>'
    return at_end(parts, markup, "word/_rels/document.xml.rels")


def sixteen(name_of_part: str, code: str) -> Leak:
    def leak(parts: Parts, name: str) -> Parts:
        text = at_end(parts, f"<!--{html.escape(name)}-->", name_of_part)[name_of_part].decode()
        return {**parts, name_of_part: text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode(code)}

    return leak


def between(parts: Parts, name: str) -> bytes:
    """Bytes in front of the first member."""
    return name.encode() + b"\n" + packed(parts)


def after(parts: Parts, name: str) -> bytes:
    data = packed(parts)
    return data[:-2] + len(name.encode()).to_bytes(2, "little") + name.encode()


PEOPLE_LEAKS: dict[str, Leak] = {
    "a paragraph": in_run(plain),
    "capitals": in_run(str.upper),
    "split runs": raw(split),
    "symbols": raw(symbols),
    "hidden run": in_run(plain, "<w:vanish/>"),
    "white run": in_run(plain, '<w:color w:val="FFFFFF"/>'),
    "tiny run": in_run(plain, '<w:sz w:val="1"/>'),
    "deleted run": raw(
        lambda name: paragraph(f'<w:del w:id="1"><w:r><w:delText>{name}</w:delText></w:r></w:del>')
    ),
    "inserted by": raw(lambda name: paragraph(f'<w:ins w:id="2" w:author="{name}">{run("x")}</w:ins>')),
    "field code": raw(lambda name: paragraph(f"<w:r><w:instrText> AUTHOR {name} </w:instrText></w:r>")),
    "simple field": raw(
        lambda name: paragraph(f'<w:fldSimple w:instr=" QUOTE {name} ">{run("x")}</w:fldSimple>')
    ),
    "bookmark": raw(in_attribute),
    "alt text": raw(picture_named),
    "title of a picture": raw(lambda name: picture_named(name, "title")),
    "name of a picture": raw(lambda name: picture_named(name, "name")),
    "content control": raw(lambda name: f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr></w:sdt>'),
    "tag of a control": raw(lambda name: f'<w:sdt><w:sdtPr><w:tag w:val="{name}"/></w:sdtPr></w:sdt>'),
    "smart tag": raw(lambda name: paragraph(f'<w:smartTag w:element="{name}"/>')),
    "remark": raw(lambda name: f"<!-- {name} -->"),
    "processing instruction": raw(lambda name: f"<?note {name}?>"),
    "CDATA": raw(lambda name: paragraph(f"<w:r><w:t><![CDATA[{name}]]></w:t></w:r>")),
    "entities": raw(
        lambda name: paragraph(f"<w:r><w:t>{''.join(f'&#{ord(one)};' for one in name)}</w:t></w:r>")
    ),
    "hex entities": raw(
        lambda name: paragraph(f"<w:r><w:t>{''.join(f'&#x{ord(one):x};' for one in name)}</w:t></w:r>")
    ),
    "entities twice": in_run(lambda name: "".join(f"&#{ord(one)};" for one in name)),
    "soft hyphens": in_run(lambda name: "\u00ad".join(name)),
    "zero width": in_run(lambda name: "\u200b".join(name)),
    "no-break space": in_run(lambda name: name.replace(" ", "\u00a0")),
    "two paragraphs": raw(lambda name: "".join(paragraph(run(word)) for word in name.split(" ", 1))),
    "two cells": raw(
        lambda name: (
            "<w:tbl><w:tr>"
            + "".join(f"<w:tc>{paragraph(run(word))}</w:tc>" for word in name.split(" ", 1))
            + "</w:tr></w:tbl>"
        )
    ),
    "base64": in_run(b64),
    "base64 UTF-16": in_run(lambda name: b64(name, "utf-16-le")),
    "base64 shifted": in_run(lambda name: base64.b64encode(b"xy" + name.encode() + b"z").decode()),
    "base64 in base64": in_run(lambda name: b64(b64(name))),
    "base32": in_run(lambda name: base64.b32encode(name.encode()).decode()),
    "hexadecimal": in_run(lambda name: name.encode().hex()),
    "percent": in_run(lambda name: "".join(f"%{byte:02X}" for byte in name.encode())),
    "quoted printable": in_run(lambda name: "".join(f"={byte:02X}" for byte in name.encode())),
    "escapes": in_run(lambda name: "".join(f"\\u{ord(one):04x}" for one in name)),
    "title property": property_of("dc:subject xmlns:dc='http://purl.org/dc/elements/1.1/'"),
    "description": property_of("dc:description xmlns:dc='http://purl.org/dc/elements/1.1/'"),
    "manager": raw(lambda name: f"<Manager>{name}</Manager>", "docProps/app.xml"),
    "company": raw(lambda name: f"<Company>{name}</Company>", "docProps/app.xml"),
    "custom properties": part("docProps/custom.xml", xml),
    "custom XML": part("customXml/item1.xml", xml),
    "comments": part(
        "word/comments.xml",
        lambda name: f'<w:comments {_W}><w:comment w:author="{name}"/></w:comments>'.encode(),
    ),
    "people": part("word/people.xml", xml),
    "document variable": raw(
        lambda name: f'<w:docVars><w:docVar w:name="x" w:val="{name}"/></w:docVars>', SETTINGS
    ),
    "name of a style": raw(
        lambda name: f'<w:style w:styleId="x9"><w:name w:val="{name}"/></w:style>', STYLES
    ),
    "endnote": raw(
        lambda name: f'<w:endnote w:id="88">{paragraph(run(name))}</w:endnote>', "word/endnotes.xml"
    ),
    "relation": relation,
    "name of a part": part("word/{}.xml", xml),
    "UTF-16 part": sixteen(STYLES, "utf-16"),
    "PNG text": part("word/media/a.png", lambda name: png((b"tEXt", b"Author\0" + name.encode()))),
    "PNG packed text": part(
        "word/media/b.png", lambda name: png((b"zTXt", b"A\0\0" + zlib.compress(name.encode())))
    ),
    "after a PNG": part("word/media/c.png", lambda name: png(after=name.encode())),
    "JPEG remark": part("word/media/d.jpg", lambda name: jpeg(0xFE, name.encode())),
    "EXIF": part("word/media/e.jpg", lambda name: jpeg(0xE1, b"Exif\0\0" + name.encode("utf-16-le"))),
    "embedded object": part("word/embeddings/o.bin", lambda name: b"\x01\x00" + zlib.compress(name.encode())),
    "zip comment": lambda parts, name: packed(parts, comment=name.encode()),
    "zip extra field": lambda parts, name: packed(
        parts, extra=b"\xfe\xca" + len(name.encode()).to_bytes(2, "little") + name.encode()
    ),
}


def leaked(clean: bytes, leak: Leak, name: str) -> bytes:
    """The file with the name put in."""
    parts = leak(parts_of(clean), name)
    if isinstance(parts, bytes):
        return parts
    return packed(
        {path.format(name.replace(" ", "_")) if "{}" in path else path: data for path, data in parts.items()}
    )

"""The desk's translation of the fund's statement, with a tracked correction and two comments."""

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

_TITLE = "Statement of the Tamrana Coast Reconstruction Fund on the visit to Veresia"
_WRITTEN = datetime(2026, 4, 22, 18, 30, tzinfo=UTC)
_ITEMS = (
    ("Item", "Quantity", "Maker", "Destination"),
    ("City buses", "40", "ZVAZ", "Wadi Tinar, Marsa Dalil"),
    ("Tractors", "150", "Zhitovey", "Rimth uplands"),
)
_PARAGRAPHS = (
    "He told his hosts that Veresian machinery and agricultural technology are the first priority of the"
    " fund, since farms in the Rimth uplands depend on what rain there is and must work the soil quickly"
    " when it falls.",
    "On 22 April the fund signed two supply contracts in Zvonarsk, one for 40 ZVAZ city buses and one for"
    " 150 Zhitovey tractors. The vehicles are intended for farmers’ cooperatives and for the towns that"
    " are being rebuilt after the floods of November 2024.",
    "The fund thanks the Veresian side for its understanding of the needs of the coast and confirms that"
    " all purchases are paid from its own budget. Further details will be announced when the first vehicles"
    " arrive.",
)


def working_translation() -> bytes:
    """A Word file as two people left it: one corrected the other, and both remarked on it."""
    from docx import Document

    document = Document()
    _describe(document)
    document.add_heading(_TITLE, level=1)
    document.add_paragraph("Working translation from Arabic for the Inner Sea desk, 22 April 2026.")
    opening = document.add_paragraph("The ")
    _correct(opening, deleted="Commander-in-Chief of the army", inserted="Director-General of the fund")
    rest = opening.add_run(
        ", Engineer Harith Qandwar, took part on 21 April in the talks with the Veresian side, which covered"
        " agriculture, education and industry."
    )
    paragraphs = [document.add_paragraph(text) for text in _PARAGRAPHS]
    document.add_heading("Vehicles listed in the statement", level=2)
    _add_table(document)
    document.add_paragraph("Sample text written for Groundwork; not a real document.")
    _remark(
        document, rest, "Second reader", "SR",
        "The first draft gave Harith Qandwar a military title. The Arabic does not; corrected.",
    )  # fmt: skip
    _remark(
        document, paragraphs[1].runs[0], "Translator", "TR",
        "Forty in the Arabic, in words. The Veresian agency says 60.",
    )  # fmt: skip
    plain = io.BytesIO()
    document.save(plain)
    return _without_traces(plain.getvalue())


def _describe(document: Any) -> None:
    properties = document.core_properties
    properties.title = f"{_TITLE} (working translation)"
    properties.author = "Translation desk"
    properties.last_modified_by = "Translation desk"
    properties.subject = "Sample text written for Groundwork"
    properties.comments = ""
    properties.keywords = ""
    properties.language = "en-GB"
    properties.created = properties.modified = _WRITTEN
    properties.revision = 2


def _correct(paragraph: Any, deleted: str, inserted: str) -> None:
    """Adds `deleted` and `inserted` to the paragraph as one tracked correction."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for number, (kind, text_tag, text) in enumerate(
        (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)), start=1
    ):
        change = OxmlElement(kind)
        change.set(qn("w:id"), str(number))
        change.set(qn("w:author"), "Second reader")
        change.set(qn("w:date"), "2026-04-22T18:20:00Z")
        run, words = OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)


def _remark(document: Any, run: Any, author: str, initials: str, text: str) -> None:
    from docx.oxml.ns import qn

    comment = document.add_comment(run, text=text, author=author, initials=initials)
    comment._comment_elm.set(qn("w:date"), "2026-04-22T18:25:00Z")


def _add_table(document: Any) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for values in _ITEMS:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _without_traces(word_file: bytes) -> bytes:
    """The same package with fixed times and without the picture of python-docx's own template."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            data = old.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            if name == "[Content_Types].xml":
                data = re.sub(rb'<Default Extension="jpeg"[^>]*/>', b"", data)
            entry = zipfile.ZipInfo(name, (2026, 4, 22, 18, 30, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return out.getvalue()

"""Builds the shipped Word templates: `python resources/templates/build_templates.py`.

They are ordinary Word files and may be edited in Word afterwards; this script is how they were made,
part by part, so that nothing is in them that was not put there.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from resources.templates.template_styles import (
    ACCENT,
    BULLET_INDENT,
    HEAD,
    INK,
    QUIET,
    colour,
    styles,
)
from workbench.deliver.markup import NAMESPACES, field, paragraph, table, words
from workbench.deliver.notes import content_type, no_notes
from workbench.deliver.package import write_package

TEXT_WIDTH = 9184
"""Twentieths of a point: A4 less two margins of 24 mm."""

SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/>'
    '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1361" w:bottom="1247" w:left="1361" '
    'w:header="624" w:footer="624" w:gutter="0"/>'
    "</w:sectPr>"
)


def place(tag: str, *samples: str) -> str:
    """A content control with its sample paragraphs (or runs, within a line)."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag.capitalize()}"/><w:tag w:val="gw:{tag}"/></w:sdtPr>'
        f"<w:sdtContent>{''.join(samples)}</w:sdtContent></w:sdt>"
    )


def sample(text: str, style_id: str) -> str:
    """A sample paragraph of a place."""
    return paragraph(words(text), style_id)


def sample_table(*headings: str) -> str:
    """A sample table of a place: a heading row and one row."""
    rows: list[tuple[str, ...]] = [headings, tuple("A row." for _heading in headings)]
    shares = tuple(1 for _heading in headings)
    return table(
        rows, shares, TEXT_WIDTH, "BriefTable",
        lambda text: sample(text, "TableHeading"), lambda text: sample(text, "TableText"),
    )  # fmt: skip


def annex() -> str:
    """The annex of internal copies."""
    return place(
        "annex",
        sample("Annex: evidence and grades", "Heading2"),
        sample_table("Statement", "Claim", "Grade", "Source"),
        paragraph("", "TableEnd"),
    )


def house_body() -> str:
    """The layout of the house's published briefs: headline, Summary, Outlook, closing line."""
    return "".join((
        place("title", sample("Country: headline", "Heading1")),
        place("summary", sample("Summary:", "Heading2"), sample("A fact.", "Normal")),
        place("sections", sample("Section:", "Heading2"), sample("A statement.", "Normal")),
        place("outlook", sample("Outlook:", "Heading2"), sample("A judgement.", "Normal")),
        place("figures", sample("Picture", "FigureBlock"), sample("Caption", "Caption")),
        place("closing", sample("The closing line.", "Closing")),
        annex(),
    ))  # fmt: skip


def assessed_body() -> str:
    """Every judgement with its likelihood and its own confidence line, and the key to the scale."""
    return "".join((
        place("title", sample("Country: headline", "Heading1")),
        paragraph(
            place("marking", words("TLP:AMBER")) + words("   ") + place("meta", words("Date")), "Meta"
        ),
        place("summary", sample("Summary", "Heading2"), sample("A fact.", "ListBullet")),
        place("sections", sample("Section", "Heading2"), sample("A statement.", "ListBullet"),
              sample("Likelihood. Confidence.", "Assessment")),
        place("outlook", sample("Outlook", "Heading2"), sample("A judgement.", "Judgement"),
              sample("Likelihood. Confidence.", "Assessment")),
        place("figures", sample("Picture", "FigureBlock"), sample("Caption", "Caption")),
        place("actors", sample("Key actors", "Heading2"), sample_table("Actor", "Who", "Posts"),
              paragraph("", "TableEnd")),
        place("sources", sample("Source summary", "Heading2"), sample("What this rests on.", "Normal")),
        place("scale", sample("Likelihood scale", "Heading2"), sample("The scale", "Normal"),
              sample_table("Term", "Likelihood"), paragraph("", "TableEnd")),
        place("closing", sample("The closing line.", "Closing")),
        annex(),
    ))  # fmt: skip


def separators(heading: str) -> str:
    """What stands over the endnotes: a heading under a rule, which is no paragraph of the body."""
    return (
        f'<w:endnote w:type="separator" w:id="-1">{sample(heading, "EndnoteHeading")}</w:endnote>'
        '<w:endnote w:type="continuationSeparator" w:id="0">'
        f"{paragraph('<w:r><w:continuationSeparator/></w:r>', 'EndnoteText')}</w:endnote>"
    )


def template(body: str, *, assessed: bool) -> bytes:
    """The whole package."""
    document = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>"
    marking = place("marking", words("TLP:AMBER"))
    # The brief with a meta line of its own under the headline needs none in the header.
    dated = "" if assessed else place("meta", words("Date"))
    numbers = words("Page ") + field("PAGE", "1") + words(" of ") + field("NUMPAGES", "1")
    header_line = dated + "<w:r><w:tab/></w:r>" + marking
    header = f"{HEAD}<w:hdr {NAMESPACES}>{paragraph(header_line, 'Header')}</w:hdr>"
    footer_line = paragraph(numbers + "<w:r><w:tab/></w:r>" + marking, "Footer")
    footer = f"{HEAD}<w:ftr {NAMESPACES}>{footer_line}</w:ftr>"
    bullet = (
        f"{HEAD}<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{BULLET_INDENT}" w:hanging="{BULLET_INDENT}"/></w:pPr>'
        f"<w:rPr>{colour(ACCENT)}</w:rPr></w:lvl></w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    settings = (
        f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB" w:bidi="ar-SA"/></w:settings>'
    )
    fonts = (
        f'{HEAD}<w:fonts {NAMESPACES}><w:font w:name="Calibri"><w:altName w:val="Carlito"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        '<w:font w:name="Arial"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
    return write_package({
        "[Content_Types].xml": content_types().encode(),
        "_rels/.rels": relations(
            ("officeDocument", "word/document.xml", ""),
            ("metadata/core-properties", "docProps/core.xml",
             "http://schemas.openxmlformats.org/package/2006/relationships/"),
            ("extended-properties", "docProps/app.xml", ""),
        ),
        "docProps/core.xml": CORE.encode(),
        "docProps/app.xml": APPLICATION.encode(),
        "word/document.xml": document.encode(),
        "word/styles.xml": styles(assessed=assessed),
        "word/numbering.xml": bullet.encode(),
        "word/settings.xml": settings.encode(),
        "word/fontTable.xml": fonts.encode(),
        "word/endnotes.xml": no_notes("endnote", separators("Notes" if assessed else "Sources")),
        "word/header1.xml": header.encode(),
        "word/footer1.xml": footer.encode(),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml", ""), ("numbering", "numbering.xml", ""),
            ("settings", "settings.xml", ""), ("fontTable", "fontTable.xml", ""),
            ("header", "header1.xml", ""), ("footer", "footer1.xml", ""),
            ("endnotes", "endnotes.xml", ""), ("theme", "theme/theme1.xml", ""),
        ),
        "word/theme/theme1.xml": theme().encode(),
    })  # fmt: skip


def theme() -> str:
    """The smallest theme Word accepts: our colours and fonts, plain fills and lines."""
    names = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
             "hlink", "folHlink")  # fmt: skip
    values = (
        INK,
        "FFFFFF",
        ACCENT,
        "F4F6F8",
        ACCENT,
        QUIET,
        "8C6D1F",
        "4F7A4F",
        "8A3B3B",
        "5A4A7A",
        ACCENT,
        QUIET,
    )
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in zip(names, values, strict=True)
    )
    face = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Brief">'
        f'<a:themeElements><a:clrScheme name="Brief">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Brief"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Brief"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE = (
    f"{HEAD}<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title></dc:title></cp:coreProperties>'
)
APPLICATION = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def relations(*targets: tuple[str, str, str]) -> bytes:
    """A .rels part; ids count up from rId1."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{base or OFFICE}{kind}" Target="{target}"/>'
        for number, (kind, target, base) in enumerate(targets, 1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{namespace}">{lines}</Relationships>'.encode()


def content_types() -> str:
    """The part [Content_Types].xml."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = {
        "word/document.xml": f"{word}.document.main+xml", "word/styles.xml": f"{word}.styles+xml",
        "word/numbering.xml": f"{word}.numbering+xml", "word/settings.xml": f"{word}.settings+xml",
        "word/fontTable.xml": f"{word}.fontTable+xml", "word/header1.xml": f"{word}.header+xml",
        "word/footer1.xml": f"{word}.footer+xml", "word/endnotes.xml": content_type("endnote"),
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }  # fmt: skip
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


if __name__ == "__main__":
    folder = Path(__file__).parent
    (folder / "house-brief.docx").write_bytes(template(house_body(), assessed=False))
    (folder / "assessed-brief.docx").write_bytes(template(assessed_body(), assessed=True))

"""Builds the shipped Word templates: `python resources/templates/build_templates.py`.

They are ordinary Word files and may be edited in Word afterwards; this script is how they were made,
part by part, so that nothing is in them that was not put there.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from workbench.deliver.markup import NAMESPACES, paragraph, words
from workbench.deliver.notes import CONTENT_TYPE, Endnotes
from workbench.deliver.package import write_package

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
INK, ACCENT, QUIET, LINE = "1B1F24", "1F3A5F", "5B6570", "C9D0D8"
TLP = {"Red": "FF2B2B", "AmberStrict": "FFC000", "Amber": "FFC000", "Green": "33FF00", "Clear": "FFFFFF"}
FONT = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'


def style(
    style_id: str, name: str, paragraph_format: str = "", run_format: str = "", based_on: str = "Normal",
    following: str = "", kind: str = "paragraph", more: str = "",
) -> str:  # fmt: skip
    """One style definition."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    following = f'<w:next w:val="{following}"/>' if following else ""
    formats = (f"<w:pPr>{paragraph_format}</w:pPr>" if paragraph_format else "") + (
        f"<w:rPr>{run_format}</w:rPr>" if run_format else ""
    )
    default = ' w:default="1"' if style_id in ("Normal", "DefaultParagraphFont", "TableNormal") else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}{following}'
        f"{more}<w:qFormat/>{formats}</w:style>"
    )


def spacing(before: int, after: int, line: int = 0) -> str:
    """Space before and after in twentieths of a point; line pitch in 240ths of a line."""
    pitch = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{pitch}/>'


def size(points: float) -> str:
    """Font size for Latin and complex scripts."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def colour(value: str) -> str:
    """Text colour."""
    return f'<w:color w:val="{value}"/>'


def styles(*, assessed: bool) -> bytes:
    """The part styles.xml."""
    bold = "<w:b/><w:bCs/>"
    heading2 = (
        bold + '<w:caps/>' + colour(ACCENT) + '<w:spacing w:val="14"/>' + size(10.5)
        if assessed else bold + colour(ACCENT) + size(13)
    )  # fmt: skip
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="{LINE}"/></w:pBdr>'
    definitions = [
        style("Normal", "Normal", spacing(0, 140, 276), based_on=""),
        style("DefaultParagraphFont", "Default Paragraph Font", based_on="", kind="character"),
        style(
            "Heading1", "heading 1",
            "<w:keepNext/><w:keepLines/>" + spacing(0, 120 if assessed else 220, 252) + '<w:outlineLvl w:val="0"/>',
            bold + colour(ACCENT) + size(21), following="Normal",
        ),
        style(
            "Heading2", "heading 2",
            "<w:keepNext/><w:keepLines/>" + (rule if assessed else "") + spacing(300 if assessed else 240, 120)
            + '<w:outlineLvl w:val="1"/>',
            heading2, following="Normal",
        ),
        style("ListBullet", "List Bullet",
              '<w:numPr><w:numId w:val="1"/></w:numPr>' + spacing(0, 100, 268)),
        style("Assessment", "Assessment", "<w:keepLines/>" + spacing(0, 160) + '<w:ind w:left="357"/>',
              colour(QUIET) + size(9.5)),
        style("Meta", "Meta", spacing(0, 240), colour(QUIET) + size(10)),
        style("Caption", "caption", spacing(40, 200), "<w:i/><w:iCs/>" + colour(QUIET) + size(9)),
        style("FigureBlock", "Figure", "<w:keepNext/>" + spacing(60, 40)),
        style("Closing", "Closing",
              f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="8" w:color="{LINE}"/></w:pBdr>' + spacing(320, 0),
              colour(ACCENT)),
        style("Marking", "Marking", spacing(0, 60) + '<w:jc w:val="right"/>', bold + size(12)),
        style("PageNumber", "Page Number", spacing(0, 0) + '<w:jc w:val="left"/>', colour(QUIET) + size(9)),
        style("TableHeading", "Table Heading", "<w:keepNext/>" + spacing(50, 50),
              bold + colour(ACCENT) + size(9.5)),
        style("TableText", "Table Text", spacing(50, 50), size(9.5)),
        style("TableEnd", "Table End", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', size(4)),
        style("EndnoteText", "endnote text", spacing(0, 60) + '<w:ind w:left="284" w:hanging="284"/>', size(9),
              more='<w:link w:val="EndnoteTextChar"/>'),
        style("EndnoteTextChar", "Endnote Text Char", "", size(9), "DefaultParagraphFont", kind="character",
              more='<w:link w:val="EndnoteText"/>'),
        style("EndnoteReference", "endnote reference", "", '<w:vertAlign w:val="superscript"/>',
              "DefaultParagraphFont", kind="character"),
        *(
            style(f"Marking{name}", f"Marking {name}", "",
                  bold + colour(value) + '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
                  "DefaultParagraphFont", kind="character")
            for name, value in TLP.items()
        ),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="BriefTable"><w:name w:val="Brief Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>',
    ]
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT}{colour(INK)}{size(11)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{''.join(definitions)}</w:styles>".encode()


def place(tag: str, *samples: str) -> str:
    """A content control with its sample paragraphs."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag.capitalize()}"/><w:tag w:val="gw:{tag}"/></w:sdtPr>'
        f"<w:sdtContent>{''.join(samples)}</w:sdtContent></w:sdt>"
    )


def sample(text: str, style_id: str) -> str:
    """A sample paragraph of a place."""
    return paragraph(words(text), style_id)


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
    '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1361" w:bottom="1304" w:left="1361" w:header="624" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def house_body() -> str:
    """The layout of the house's published briefs: headline, Summary, Outlook, closing line."""
    return "".join((
        place("title", sample("Country: headline", "Heading1")),
        place("summary", sample("Summary:", "Heading2"), sample("A fact.", "Normal")),
        place("sections", sample("Section:", "Heading2"), sample("A statement.", "Normal")),
        place("outlook", sample("Outlook:", "Heading2"), sample("A judgement.", "Normal")),
        place("annex", sample("Annex: ground and grades", "Heading2"), sample("A row.", "Normal")),
        place("closing", sample("The closing line.", "Closing")),
        place("notes", sample("Sources", "Heading2")),
    ))  # fmt: skip


def assessed_body() -> str:
    """Every judgement with its likelihood and its own confidence line, and the key to the scale."""
    return "".join((
        place("title", sample("Country: headline", "Heading1")),
        place("meta", sample("Date, information cut-off", "Meta")),
        place("summary", sample("Summary", "Heading2"), sample("A fact.", "ListBullet")),
        place("sections", sample("Section", "Heading2"), sample("A statement.", "ListBullet"),
              sample("Likelihood. Confidence.", "Assessment")),
        place("outlook", sample("Outlook", "Heading2"), sample("A judgement.", "ListBullet"),
              sample("Likelihood. Confidence.", "Assessment")),
        place("figures", sample("Picture", "FigureBlock"), sample("Caption", "Caption")),
        place("actors", sample("Key actors", "Heading2"), sample("A row.", "Normal")),
        place("sources", sample("Source summary", "Heading2"), sample("What this brief rests on.", "Normal")),
        place("scale", sample("How likelihood is worded", "Heading2"), sample("Name of the scale", "Normal")),
        place("annex", sample("Annex: ground and grades", "Heading2"), sample("A row.", "Normal")),
        place("closing", sample("The closing line.", "Closing")),
        place("notes", sample("Notes", "Heading2")),
    ))  # fmt: skip


def field(code: str) -> str:
    """A field that Word computes."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def template(body: str, *, assessed: bool) -> bytes:
    """The whole package."""
    document = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>"
    header = f"{HEAD}<w:hdr {NAMESPACES}>{place('marking', sample('TLP:AMBER', 'Marking'))}</w:hdr>"
    numbers = words("Page ") + field("PAGE") + words(" of ") + field("NUMPAGES")
    footer = (
        f"{HEAD}<w:ftr {NAMESPACES}>{place('marking', sample('TLP:AMBER', 'Marking'))}"
        f"{paragraph(numbers, 'PageNumber')}</w:ftr>"
    )
    bullet = (
        f"{HEAD}<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr><w:rPr>{colour(ACCENT)}</w:rPr></w:lvl></w:abstractNum>'
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
        "word/endnotes.xml": Endnotes(()).xml(),
        "word/header1.xml": header.encode(),
        "word/footer1.xml": footer.encode(),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml", ""), ("numbering", "numbering.xml", ""), ("settings", "settings.xml", ""),
            ("fontTable", "fontTable.xml", ""), ("header", "header1.xml", ""), ("footer", "footer1.xml", ""),
            ("endnotes", "endnotes.xml", ""), ("theme", "theme/theme1.xml", ""),
        ),
        "word/theme/theme1.xml": theme().encode(),
    })  # fmt: skip


def theme() -> str:
    """The smallest theme Word accepts: our colours and fonts, plain fills and lines."""
    names = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
             "hlink", "folHlink")  # fmt: skip
    values = (INK, "FFFFFF", ACCENT, "F4F6F8", ACCENT, QUIET, "8C6D1F", "4F7A4F", "8A3B3B", "5A4A7A", ACCENT, QUIET)
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
        f'<a:fontScheme name="Brief"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Brief"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
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
        "word/footer1.xml": f"{word}.footer+xml", "word/endnotes.xml": CONTENT_TYPE,
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }  # fmt: skip
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


if __name__ == "__main__":
    folder = Path(__file__).parent
    (folder / "house-brief.docx").write_bytes(template(house_body(), assessed=False))
    (folder / "assessed-brief.docx").write_bytes(template(assessed_body(), assessed=True))

"""The styles of the shipped templates: one quiet family, Calibri throughout, navy for structure."""

from workbench.deliver.markup import NAMESPACES

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
INK, ACCENT, QUIET, LINE, PALE = "1B1F24", "1F3A5F", "56606B", "C5CCD4", "F2F5F8"
TLP = {"Red": "FF2B2B", "AmberStrict": "FFC000", "Amber": "FFC000", "Green": "33FF00", "Clear": "FFFFFF"}
FONT = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
BULLET_INDENT = 340
"""Twentieths of a point from the margin to the text of a bullet."""


def style(
    style_id: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    base: str = "Normal",
    following: str = "",
    link: str = "",
    kind: str = "paragraph",
) -> str:
    """One style definition."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    then = f'<w:next w:val="{following}"/>' if following else ""
    linked = f'<w:link w:val="{link}"/>' if link else ""
    formats = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    default = ' w:default="1"' if style_id in ("Normal", "DefaultParagraphFont") else ""
    own = "" if name[0].islower() or default or "Char" in name else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{default}{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{based}{then}{linked}<w:qFormat/>{formats}</w:style>"
    )


def character(style_id: str, name: str, run: str) -> str:
    """A character style."""
    return style(style_id, name, run=run, base="DefaultParagraphFont", kind="character")


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


def rule(side: str, space: int, eighths: int = 4, value: str = LINE) -> str:
    """A line above or below a paragraph."""
    line = f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{value}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def level(number: int) -> str:
    """Where a heading stands in the navigation pane."""
    return f'<w:outlineLvl w:val="{number - 1}"/>'


def styles(*, assessed: bool) -> bytes:
    """The part styles.xml."""
    definitions = [*_text_styles(assessed), *_note_styles(), *_marking_styles(), *_table_styles()]
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT}{colour(INK)}{size(10.5)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{''.join(definitions)}</w:styles>".encode()


def _text_styles(assessed: bool) -> list[str]:
    heading2 = (
        (KEEP + rule("bottom", 3) + spacing(320, 120) + level(2), "<w:caps/>" + colour(ACCENT), 10.5, 20)
        if assessed
        else (KEEP + spacing(220, 80) + level(2), colour(ACCENT), 13, 0)
    )
    tracking = f'<w:spacing w:val="{heading2[3]}"/>' if heading2[3] else ""
    return [
        style("Normal", "Normal", spacing(0, 100, 259) if not assessed else spacing(0, 140, 269), base=""),
        character("DefaultParagraphFont", "Default Paragraph Font", "").replace(
            '<w:basedOn w:val="DefaultParagraphFont"/>', ""
        ),
        style(
            "Heading1", "heading 1", KEEP + spacing(0, 160 if assessed else 240, 245) + level(1),
            BOLD + colour(ACCENT) + '<w:kern w:val="28"/>' + size(22 if assessed else 20), following="Normal",
        ),
        style(
            "Heading2", "heading 2", heading2[0],
            BOLD + heading2[1] + tracking + size(heading2[2]), following="Normal",
        ),
        style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>' + spacing(0, 110)),
        style("Judgement", "Judgement", "<w:keepNext/><w:keepLines/>" + spacing(0, 50), base="ListBullet",
              following="Assessment"),
        style("Assessment", "Assessment",
              "<w:keepLines/>" + spacing(0, 190, 259) + f'<w:ind w:left="{BULLET_INDENT}"/>',
              colour(QUIET) + size(9.5)),
        character("AssessmentLabel", "Assessment Label", BOLD + colour(ACCENT)),
        style("Meta", "Meta", spacing(0, 120), colour(QUIET) + size(10)),
        style("FigureBlock", "Figure", "<w:keepNext/>" + spacing(120, 60, 240)),
        style("Caption", "caption", "<w:keepLines/>" + spacing(0, 240), colour(QUIET) + size(9)),
        style("Closing", "Closing",
              "<w:keepLines/>" + rule("top", 8) + spacing(360 if assessed else 200, 0), colour(ACCENT)),
    ]  # fmt: skip


def _note_styles() -> list[str]:
    styles = [
        style("EndnoteHeading", "Endnote Heading", KEEP + rule("top", 8) + spacing(360, 80),
              BOLD + colour(ACCENT) + size(10)),
    ]  # fmt: skip
    for kind in ("Endnote", "Footnote"):
        name = kind.lower()
        styles += [
            style(f"{kind}Text", f"{name} text", spacing(0, 70, 252), size(9), link=f"{kind}TextChar"),
            style(f"{kind}TextChar", f"{kind} Text Char", run=size(9), base="DefaultParagraphFont",
                  link=f"{kind}Text", kind="character"),
            character(f"{kind}Reference", f"{name} reference", '<w:vertAlign w:val="superscript"/>'),
        ]  # fmt: skip
    return styles


def _marking_styles() -> list[str]:
    black = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    return [
        style("Header", "header",
              '<w:tabs><w:tab w:val="right" w:pos="9184"/></w:tabs>' + spacing(0, 0, 240),
              colour(QUIET) + size(9)),
        style("Footer", "footer",
              '<w:tabs><w:tab w:val="right" w:pos="9184"/></w:tabs>' + spacing(0, 0, 240),
              colour(QUIET) + size(9)),
        style("Marking", "Marking", "<w:keepNext/>" + spacing(0, 100, 240)),
        *(
            character(f"Marking{name}", f"Marking {name}", BOLD + colour(value) + size(12) + black)
            for name, value in TLP.items()
        ),
    ]  # fmt: skip


def _table_styles() -> list[str]:
    return [
        style("TableHeading", "Table Heading", "<w:keepNext/>" + spacing(60, 60, 240),
              BOLD + colour(ACCENT) + size(9.5)),
        style("TableText", "Table Text", spacing(60, 60, 245), size(9.5)),
        style("TableEnd", "Table End",
              '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', size(4)),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable"><w:name w:val="Brief Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>',
    ]  # fmt: skip

"""Word files word for word: boxes, charts, forms, numbers, breaks, struck words and raised signs."""

# ruff: noqa: E501, SIM905 (markup is easier to check whole)

import io
import zipfile

from tests.sources.documents import WORD, paragraph, relation, run, spans, word
from workbench.sources.reading.formats.docx_numbers import formed
from workbench.sources.reading.formats.docx_package import DocxPackage
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

_NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def read(body: str, relations: str = "", **parts: str) -> Reading:
    body = body.replace("<w:p>", f"<w:p {_NAMES}>")
    return read_guarded(word(body, relations, **parts), "a.docx")  # type: ignore[arg-type]


def box(words: str) -> str:
    return f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"


def test_words_of_shapes_are_read_once_whoever_made_them() -> None:
    shape = f"<w:drawing><wps:txbx>{box('new')}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box('new')}</v:textbox></v:shape></w:pict>"
    twice = f"<mc:AlternateContent><mc:Choice>{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    inner = f"<w:txbxContent><w:p><w:r><w:t>outer</w:t></w:r><w:r>{shape.replace('new', 'inner')}</w:r></w:p>"
    reading = read(
        paragraph(run("before "), f"<w:r>{twice}</mc:AlternateContent></w:r>", run("after"))
        + paragraph(f"<w:r>{shape.replace('new', 'bare')}</w:r>")
        + paragraph(
            "<w:r><w:drawing><a:p><a:r><a:t>in a </a:t></a:r><a:r><a:t>shape</a:t></a:r></a:p></w:drawing></w:r>"
        )
        + paragraph('<w:r><w:pict><v:shape><v:textpath string="EMBARGOED"/></v:shape></w:pict></w:r>')
        + paragraph(f"<w:r><w:drawing>{inner}</w:txbxContent></w:drawing></w:r>")
        + paragraph(f"<w:r>{old.replace('new', 'old')}</w:r>")
    )
    assert reading.text.split("\n\n") == [
        "before after", "new", "bare", "in a shape", "EMBARGOED", "outer", "inner", "old",
    ]  # fmt: skip


def test_a_watermark_and_the_box_of_a_header_are_said_once() -> None:
    shape = f"<w:drawing><wps:txbx>{box('Embassy')}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{box('Embassy')}</v:textbox></w:pict>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
        '</mc:AlternateContent></w:r><w:r><w:pict><v:textpath string="DRAFT"/></w:pict>'
    )
    header = f'<w:hdr xmlns:w="{WORD}" {_NAMES}><w:p><w:r>{both}</w:r></w:p></w:hdr>'
    assert spans(read(paragraph(run("a")), word__header1_xml=header), "page_header") == ["Embassy DRAFT"]


CHART = (
    f"<c:chartSpace {_NAMES}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Flights</a:t></a:r></a:p></c:rich>"
    "</c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:f>A1</c:f><c:strCache><c:pt><c:v>2025"
    "</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt><c:v>May</c:v></c:pt><c:pt>"
    "<c:v>June</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>41</c:v>"
    "</c:pt><c:pt><c:v>4.4000000000000004</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea>"
    "</c:chart></c:chartSpace>"
)
DIAGRAM = (
    f'<dgm:dataModel {_NAMES}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Haftar commands</a:t></a:r>'
    '</a:p></dgm:t></dgm:pt><dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>no</a:t></a:r></a:p></dgm:t></dgm:pt>'
    "</dgm:ptLst></dgm:dataModel>"
)


def test_charts_and_diagrams_are_written_out_or_counted_as_unread() -> None:
    def drawing(inside: str) -> str:
        return paragraph(f"<w:r><w:drawing>{inside}</w:drawing></w:r>")

    reading = read(
        drawing('<c:chart r:id="xchart"/>')
        + drawing('<dgm:relIds r:dm="xdiagramData"/>')
        + drawing('<c:chart r:id="gone"/>')
        + paragraph(run("after")),
        relation("chart", "charts/chart7.xml") + relation("diagramData", "/word/diagrams/data1.xml"),
        word__charts__chart7_xml=CHART,
        word__charts__chart8_xml=CHART,
        word__diagrams__data1_xml=DIAGRAM,
        **{"word/embeddings/oleObject1.bin": "x"},
    )
    assert reading.text.split("\n\n") == ["Flights", "2025: May 41; June 4.4", "Haftar commands", "after"]
    assert set(reading.warnings) >= {
        "1 chart was read as words and figures only.",
        "1 diagram was read as words and figures only.",
        "1 chart or diagram could not be read.",
        "1 embedded object could not be read.",
    }


def test_points_of_a_very_long_series_are_counted_and_long_figures_keep_their_digits() -> None:
    points = "".join(f"<c:pt><c:v>{number}</c:v></c:pt>" for number in range(497))
    points += "".join(f"<c:pt><c:v>{figure}</c:v></c:pt>" for figure in ("1234567890123.45", "7", "8", "9"))
    series = f"<c:ser><c:val><c:numRef><c:numCache>{points}</c:numCache></c:numRef></c:val></c:ser>"
    reading = read(
        paragraph('<w:r><w:drawing><c:chart r:id="xchart"/></w:drawing></w:r>'),
        relation("chart", "charts/chart1.xml"),
        word__charts__chart1_xml=f"<c:chartSpace {_NAMES}><c:chart>{series}</c:chart></c:chartSpace>",
    )
    assert reading.text.endswith("; 495; 496; 1234567890123.45; 7; 8")
    said = "1 point of a chart was left out: the series is very long. The original is kept."
    assert said in reading.warnings


def test_forms_say_what_is_ticked_and_chosen() -> None:
    def tick(state: str, content: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def old(kind: str, inside: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'
            f'<w:r><w:instrText> {kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    entries = '<w:listEntry w:val="LOW"/><w:listEntry w:val="HIGH"/>'
    reading = read(
        paragraph(
            run("A "), tick("1", run("☒")), run(" B "), tick("0", run("☐")), run(" C "), tick("1", ""),
            run(" D "), tick("1", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
            run(" E "), old("FORMCHECKBOX", '<w:checkBox><w:default w:val="1"/></w:checkBox>'),
            run(" F "), old("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'),
        )
    )  # fmt: skip
    assert reading.text == "A ☒ B ☐ C ☒ D ☒ E ☒ F HIGH"


def test_breaks_part_words_and_ruby_stands_in_brackets() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('pinyin')}</w:rt><w:rubyBase>{run('北京')}</w:rubyBase></w:ruby></w:r>"
    signs = ("<w:cr/>", '<w:br w:type="page"/>', '<w:ptab w:relativeTo="margin"/>', "<w:tab/>")
    assert read(paragraph(*(f"{run('a')}<w:r>{sign}</w:r>" for sign in signs), run("offi"), ruby)).text == (
        "a a a a offi北京(pinyin)"
    )
    soft = "<w:r><w:t>offi</w:t><w:softHyphen/><w:t>cers</w:t></w:r>"
    assert read(paragraph(soft)).text == "officers"


LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Article %1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:isLgl/><w:lvlText w:val="%1.%2)"/>'
    '</w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
)
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)
NUMBERED = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="Clause"><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Child">'
    '<w:basedOn w:val="Clause"/></w:style></w:styles>'
)


def test_the_numbers_of_paragraphs_stand_before_them() -> None:
    def item(words: str, level: int, number: int = 1) -> str:
        numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return f"<w:p><w:pPr>{numbers}</w:pPr>{run(words)}</w:p>"

    reading = read(
        item("one", 0) + item("a", 1) + item("b", 1) + item("dash", 2) + paragraph(run("two"), style="Child")
        + item("c", 1) + item("new", 0, 2) + item("", 0) + item("next", 0) + item("none", 0, 0),
        relation("numbering", "numbering.xml") + relation("styles", "styles.xml"),
        word__numbering_xml=NUMBERING,
        word__styles_xml=NUMBERED,
    )  # fmt: skip
    assert reading.text.split() == (
        "Article IV. one 4.1) a 4.2) b dash Article V. two 5.1) c Article I. new Article III. next none".split()
    )
    said = [
        formed(27, "lowerLetter"),
        formed(3, "russianUpper"),
        formed(22, "ordinal"),
        formed(7, "decimalZero"),
    ]
    assert said == ["aa", "В", "22nd", "07"]


def test_struck_words_are_left_out_and_raised_signs_stay_apart() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="character" w:styleId="Gone"><w:rPr><w:dstrike/></w:rPr>'
        '</w:style><w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '</w:style><w:style w:type="character" w:styleId="On"><w:rPr><w:vertAlign w:val="baseline"/></w:rPr>'
        "</w:style></w:styles>"
    )
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    reading = read(
        paragraph(
            run("Some "), run("four", "<w:strike/>"), run("teen ", "<w:strike/><w:b/>"), run("forty"),
            run(" men", '<w:rStyle w:val="Gone"/>'), run(" left", '<w:strike w:val="0"/>'), run("; 10"),
            run("6", up), run(" in 2024"), run("3", '<w:rStyle w:val="Up"/>'), run(", CO"), run("2", down),
            run(", 21"), run("st", up), run(", 5"), run("x", up), run(" m"), run("2", '<w:position w:val="6"/>'),
            run(" 3", '<w:rStyle w:val="On"/>'),
            *(run(" 4", f'<w:position w:val="{odd}"/>') for odd in ("²", "--9", "9" * 5000)),
        ),
        relation("styles", "styles.xml"),
        word__styles_xml=styles,
    )  # fmt: skip
    assert reading.text == "Some forty left; 10⁶ in 2024³, CO₂, 21st, 5^x m² 3 4 4 4"
    assert "2 struck-out passages were left out." in reading.warnings


def test_styles_that_do_not_state_their_kind_are_of_paragraphs() -> None:
    """As some programs write them: the kind may be left out, the file must be read nonetheless."""
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Plain"><w:name w:val="Plain"/></w:style>'
        '<w:style w:type="paragraph"><w:name w:val="Nameless"/></w:style></w:styles>'
    )
    reading = read_guarded(
        word(
            paragraph(run("The visit began on Monday."), style="Plain"),
            relation("styles", "styles.xml"),
            word__styles_xml=styles,
        ),
        "a.docx",
    )
    assert reading.text == "The visit began on Monday."


def test_runs_that_word_has_cut_apart_are_read_as_they_stand() -> None:
    looks = '<w:rFonts w:ascii="Arial"/><w:sz w:val="18"/><w:lang w:val="en-GB"/>'
    spelled = '<w:proofErr w:type="spellStart"/>'
    raised = run("3", '<w:vertAlign w:val="superscript"/>')
    body = paragraph(
        run("The ", looks), spelled, run("mini", looks), run("ster", "<w:b/>"), "<w:r><w:tab/></w:r>",
        run("of 12"), raised, run(" km"), '<w:ins w:author="a"><w:r><w:t> more</w:t></w:r></w:ins>', run("."),
    )  # fmt: skip
    assert read(body).text == "The minister of 12³ km more."


def test_a_long_table_with_a_run_for_each_word_is_read_in_time() -> None:
    """What only says how words look, and cuts of runs, would take most of the time."""
    looks = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b/><w:sz w:val="18"/><w:lang w:val="en-GB"/>'
    words = "".join(run(f"{said} ", looks) + "<w:proofErr w:type='x'/>" for said in ("Sum", "of", "all"))
    cell = (
        f"<w:tc><w:tcPr><w:tcW w:w='9'/></w:tcPr><w:p><w:pPr><w:jc w:val='left'/></w:pPr>{words}</w:p></w:tc>"
    )
    row = f"<w:tr>{cell * 5}</w:tr>"
    package = DocxPackage(word(f"<w:tbl>{row * 40}</w:tbl>"))
    written = zipfile.ZipFile(io.BytesIO(package.prepared())).read("word/document.xml")
    assert written.count(b"<w:r>") == written.count(b"<w:tc>") == 200
    assert b"sz" not in written
    assert read(f"<w:tbl>{row * 40}</w:tbl>").text.count("Sum of all") == 200


def test_a_drop_cap_is_the_first_letter_of_its_word() -> None:
    def frame(letter: str, kind: str) -> str:
        looks = f'<w:pPr><w:framePr w:dropCap="{kind}" w:lines="3"/></w:pPr>'
        return f"<w:p>{looks}{run(letter)}</w:p>"

    styled = '<w:p><w:pPr><w:jc w:val="left"/></w:pPr>' + run("alks ended.") + "</w:p>"
    reading = read(frame("T", "drop") + styled + frame("“I", "margin") + paragraph(run("t is over.”")))
    assert reading.text == "Talks ended.\n\n“It is over.”"
    assert read(frame("Note", "none") + paragraph(run("of it"))).text == "Note\n\nof it"


def test_formulas_side_by_side_and_in_rows_stay_apart() -> None:
    def letters(said: str) -> str:
        return f"<m:r><m:t>{said}</m:t></m:r>"

    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    row = f"<m:mr><m:e>{letters('1')}</m:e><m:e>{letters('0')}</m:e></m:mr>"
    limit = f"<m:limLow><m:e>{letters('lim')}</m:e><m:lim>{letters('n')}</m:lim></m:limLow>"
    formulas = [
        letters("a=b"), letters("c=d"), f"<m:m>{row}{row}</m:m>",
        f"<m:func><m:fName>{limit}</m:fName><m:e>{letters('x')}</m:e></m:func>",
        f"<m:eqArr><m:e>{letters('&amp;x=1')}</m:e><m:e>{letters('&amp;y=2')}</m:e></m:eqArr>",
    ]  # fmt: skip
    body = "".join(f"<m:oMath {math}>{formula}</m:oMath>" for formula in formulas)
    assert read(f"<w:p>{body}</w:p>").text == "a=b c=d 1, 0; 1, 0 lim_n x x=1; y=2"


def test_lines_of_a_comment_stay_apart() -> None:
    said = f"<w:p>{run('One.')}<w:r><w:br/></w:r>{run('See?')}</w:p>"
    comments = (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="A">{said}</w:comment></w:comments>'
    )
    assert spans(read(paragraph(run("a")), word__comments_xml=comments), "annotation") == ["One. See?"]

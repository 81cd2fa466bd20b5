"""Word files, each made here part by part."""

import io

import docx
import pytest

from tests.sources.documents import WORD, paragraph, relation, run, spans, word
from workbench.sources.sandbox.guard import UnreadableDocument, read_guarded


def read(body: str, relations: str = "", **parts: str):  # type: ignore[no-untyped-def]
    return read_guarded(word(body, relations, **parts), "a.docx")


def test_structure_and_letters_of_any_script_are_kept() -> None:
    document = docx.Document()
    document.add_heading("A note", 1)
    document.add_paragraph("Обычный текст 😀, cafe\u0301, حفتر في مينسك")
    document.add_paragraph("an item", style="List Bullet")
    document.add_paragraph("said", style="Quote")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.core_properties.author = "A. Analyst"
    target = io.BytesIO()
    document.save(target)
    reading = read_guarded(target.getvalue(), "b.docx")
    assert spans(reading, "heading") == ["A note"]
    assert spans(reading, "paragraph") == ["Обычный текст 😀, café, حفتر في مينسك"]
    assert spans(reading, "list_item") == ["an item"]
    assert spans(reading, "quote") == ["said"]
    assert spans(reading, "table_cell") == ["left", "right"]
    assert (reading.title, reading.author) == ("A note", "A. Analyst")
    assert "need not be" in reading.facts["published_on"]


def test_tracked_changes_are_read_as_accepted() -> None:
    removed = '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2">{run("old place")}</w:moveFrom>'
    new = f'<w:ins w:id="3">{run("new")}</w:ins><w:moveTo w:id="4">{run(" moved")}</w:moveTo>'
    cell = f'<w:tc><w:tcPr><w:cellDel w:id="5"/></w:tcPr>{paragraph(run("cell gone"))}</w:tc>'
    table = f"<w:tbl><w:tr>{cell}<w:tc>{paragraph(run('cell'))}</w:tc></w:tr></w:tbl>"
    reading = read(paragraph(removed, moved, new) + table)
    assert reading.text == "new moved\n\ncell"
    assert reading.active["tracked changes"] == 4
    assert any("accepted" in warning for warning in reading.warnings)


STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:type="character" w:styleId="Secret"><w:rPr>'
    "<w:vanish/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="character" w:styleId="Open"><w:basedOn w:val="Secret"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Draft"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
)


def test_hidden_text_is_left_out_however_it_is_hidden_and_counted() -> None:
    reading = read(
        paragraph(
            run("Seen."), run("direct", "<w:vanish/>"), run(" Not hidden.", '<w:vanish w:val="false"/>')
        )
        + paragraph(
            run("by style", '<w:rStyle w:val="Secret"/>'), run("by parent", '<w:rStyle w:val="Child"/>')
        )
        + paragraph(run("Open.", '<w:rStyle w:val="Open"/>'))
        + paragraph(run("by paragraph"), run("Shown again.", '<w:vanish w:val="0"/>'), style="Draft"),
        relation("styles", "styles.xml"),
        word__styles_xml=STYLES,
    )
    assert reading.text == "Seen. Not hidden.\n\nOpen.\n\nShown again."
    assert "4 hidden passages were left out." in reading.warnings


def test_footnotes_follow_the_text_and_are_marked_in_it() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("Agenzia Nova."))}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{WORD}">{note}</w:footnotes>'
    reading = read(
        paragraph(run("He met him."), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        relation("footnotes", "footnotes.xml"),
        word__footnotes_xml=notes,
    )
    assert reading.text == "He met him.[1]\n\nAgenzia Nova."
    assert spans(reading, "footnote") == ["Agenzia Nova."]


def test_the_result_of_a_simple_field_is_not_lost() -> None:
    assert (
        read(paragraph(f'<w:fldSimple w:instr="DATE">{run("17 February")}</w:fldSimple>')).text
        == "17 February"
    )


def test_what_a_document_carries_is_counted_and_nothing_fetched() -> None:
    field = '<w:r><w:instrText> DDEAUTO c:\\\\x "y" </w:instrText></w:r>'
    reading = read(
        paragraph(run("words"), field),
        relation("image", "https://a.example/x.png", external=True)
        + relation("hyperlink", "https://b.example", external=True)
        + relation("attachedTemplate", "https://c.example/t.dotm", external=True),
        word__vbaProject_bin="x",
        **{"word/vbaProject.bin": "x", "word/embeddings/o.bin": "x"},
    )
    assert reading.active == {
        "macros": 1, "embedded objects": 1, "links": 1, "remote references": 2, "attached template": 1,
        "fields that fetch": 1,
    }  # fmt: skip


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def test_equations_are_written_out_and_marked() -> None:
    def sign(letters: str) -> str:
        return f"<m:r><m:t>{letters}</m:t></m:r>"

    square = f"<m:sSup><m:e>{sign('x')}</m:e><m:sup>{sign('2')}</m:sup></m:sSup>"
    fraction = f"<m:f><m:num>{sign('a+b')}</m:num><m:den>{sign('c')}</m:den></m:f>"
    alone = f"<m:oMathPara {M}><m:oMath>{square}{sign('=')}{fraction}</m:oMath></m:oMathPara>"
    reading = read(
        paragraph(run("Since "), f"<m:oMath {M}>{square}</m:oMath>", run(" holds.")) + f"<w:p>{alone}</w:p>"
    )
    assert reading.text == "Since x^2 holds.\n\nx^2=(a+b)/c"
    assert spans(reading, "equation") == ["x^2", "x^2=(a+b)/c"]


def test_documents_drawn_in_from_elsewhere_are_said_to_be_missing() -> None:
    reading = read(paragraph(run("a")), relation("aFChunk", "x.html"))
    assert any("missing" in warning for warning in reading.warnings)


def test_white_letters_are_marked_unless_they_stand_on_a_colour() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    ground = '<w:shd w:val="clear" w:fill="000080"/>'
    cell = f"<w:tc><w:tcPr>{ground}</w:tcPr>{paragraph(run('Head', white))}</w:tc>"
    reading = read(
        paragraph(run("Black "), run("unseen words", white), run(" black"), run(" on blue", white + ground))
        + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    )
    assert reading.text == "Black unseen words black on blue\n\nHead"
    assert spans(reading, "hidden") == ["unseen words"]
    assert any("white text" in warning for warning in reading.warnings)


def test_headers_footers_and_comments_stand_at_the_end_and_are_marked() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    header = f'<w:hdr xmlns:w="{WORD}">{paragraph(run("Ministry of "), run("Defence"), gone)}</w:hdr>'
    footer = f'<w:ftr xmlns:w="{WORD}">{paragraph(run("secret", "<w:vanish/>"), run("No. 7"))}</w:ftr>'
    comment = (
        f'<w:comment w:id="1000" w:author="B. Colleague">{paragraph(run("Really"), run("?"))}</w:comment>'
    )
    reading = read(
        paragraph(run("Text.")),
        word__header1_xml=header,
        word__header2_xml=header,
        word__footer1_xml=footer,
        word__comments_xml=f'<w:comments xmlns:w="{WORD}">{comment}</w:comments>',
    )
    assert reading.text == "Text.\n\nReally?\n\nNo. 7\n\nMinistry of Defence"
    assert spans(reading, "page_header") == ["Ministry of Defence"]
    assert spans(reading, "page_footer") == ["No. 7"]
    assert [span.label for span in reading.structure if span.kind == "annotation"] == ["B. Colleague"]


def test_files_embedded_are_documents_of_their_own() -> None:
    inner = word(paragraph(run("inner words")))
    reading = read(
        paragraph(run("outer")), **{"word__embeddings__a.docx": inner, "word__embeddings__b.bin": "x"}
    )  # type: ignore[arg-type]
    assert [(part.name, part.data) for part in reading.parts] == [("a.docx", inner)]
    assert reading.active["embedded objects"] == 2


def test_a_style_map_inside_the_document_cannot_hide_words() -> None:
    reading = read(
        paragraph(run("words"), style="Normal") + paragraph(run("more")),
        '<Relationship Id="m" Type="http://schemas.zwobble.org/mammoth/style-map" '
        'Target="/mammoth/style-map"/>',
        **{"mammoth/style-map": "p => !"},
    )
    assert reading.text == "words\n\nmore"


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_a_damaged_file_is_kept_unread_with_a_sentence(cut: int) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_guarded(word(paragraph(run("words")))[:cut], "a.docx")

"""OpenDocument files, each made here part by part."""

import pytest

from tests.sources.documents import package, spans
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import UnreadableDocument, read_guarded

ODT = "application/vnd.oasis.opendocument.text"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
        "fo": "xsl-fo-compatible", "meta": "meta",
    }.items()
)  # fmt: skip
LINKS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def document(body: str, styles: str = "", margins: str = "", kind: str = "text", **parts: str) -> bytes:
    content = (
        f"<office:document-content {SPACES} {LINKS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    named = {f"{name}.xml": xml for name, xml in parts.items()}
    return package(
        {
            "mimetype": ODT if kind == "text" else ODT.replace("text", kind),
            "content.xml": content,
            "styles.xml": f"<office:document-styles {SPACES}>{margins}</office:document-styles>",
            **named,
        }
    )


def read(body: str, styles: str = "", margins: str = "", **parts: str) -> Reading:
    return read_guarded(document(body, styles, margins, **parts), "a.odt")


def style(name: str, properties: str, parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


def test_structure_is_kept() -> None:
    reading = read(
        '<text:h text:outline-level="2">A note</text:h><text:p>Обычный<text:s text:c="2"/>текст</text:p>'
        "<text:list><text:list-item><text:p>outer</text:p><text:list><text:list-item><text:p>inner</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        '<text:p text:style-name="Quotations">said</text:p>'
        '<text:p text:style-name="Illustration">Figure 1</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>left</text:p></table:table-cell>"
        "<table:table-cell><text:p>right</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>He left.<text:note><text:note-citation>3</text:note-citation><text:note-body>"
        "<text:p>Agenzia Nova.</text:p></text:note-body></text:note> Later.</text:p>"
    )
    assert [(s.kind, s.level, s.label) for s in reading.structure] == [
        ("heading", 2, ""), ("paragraph", 0, ""), ("list_item", 1, ""), ("list_item", 2, ""),
        ("quote", 0, ""),
        ("caption", 0, ""), ("table_cell", 0, ""), ("table_cell", 0, ""), ("paragraph", 0, ""),
        ("footnote", 0, "3"),
    ]  # fmt: skip
    assert spans(reading, "paragraph") == ["Обычный текст", "He left.[3] Later."]
    assert spans(reading, "footnote") == ["Agenzia Nova."]
    assert reading.title == "A note"


def test_deleted_words_and_comments_are_not_read() -> None:
    reading = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Kept.<office:annotation><text:p>a remark</text:p></office:annotation></text:p>"
    )
    assert reading.text == "Kept."
    assert reading.active == {"tracked changes": 1, "comments": 1}
    assert len(reading.warnings) == 2


def test_hidden_words_are_left_out_and_white_ones_marked() -> None:
    reading = read(
        '<text:p>Seen.<text:span text:style-name="H">span</text:span></text:p>'
        '<text:p text:style-name="Child">paragraph</text:p>'
        '<text:section text:display="none"><text:p>section</text:p>'
        "</text:section><text:p><text:hidden-text>field</text:hidden-text></text:p>"
        '<text:p>Black <text:span text:style-name="W">white words</text:span> black.</text:p>'
        '<text:p><text:span text:style-name="OnBlue">a heading on blue</text:span></text:p>',
        style("H", 'text:display="none"')
        + style("Child", "", "H")
        + style("W", 'fo:color="#FFFFFF"')
        + style("OnBlue", 'fo:background-color="#0000ff"  fo:color="#ffffff"'),
    )
    assert reading.text == "Seen.\n\nBlack white words black.\n\na heading on blue"
    assert spans(reading, "hidden") == ["white words"]
    assert "4 hidden passages were left out." in reading.warnings
    assert any("white text" in warning for warning in reading.warnings)


def test_margins_facts_and_what_it_carries() -> None:
    margin = (
        "<style:master-page><style:footer><text:p>Confidential</text:p></style:footer></style:master-page>"
    )
    meta = (
        f"<office:document-meta {SPACES} {LINKS}><office:meta><dc:title>The title</dc:title>"
        "<meta:initial-creator>A. Analyst</meta:initial-creator><meta:creation-date>2025-02-18T10:00:00"
        "</meta:creation-date></office:meta></office:document-meta>"
    )
    reading = read(
        '<text:p><text:a xlink:href="https://a.example">link</text:a></text:p><text:p>'
        '<draw:frame><draw:image xlink:href="http://b.example/c.png"/><draw:text-box><text:p>boxed</text:p>'
        "</draw:text-box></draw:frame></text:p>",
        margins=margin,
        meta=meta,
    )
    assert spans(reading, "page_footer") == ["Confidential"]
    assert spans(reading, "paragraph") == ["link", "boxed"]
    assert (reading.title, reading.author, reading.published_on) == ("The title", "A. Analyst", "2025-02-18")
    assert reading.active == {"links": 1, "remote references": 1}


def test_slides_are_pages() -> None:
    box = "<draw:page><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></draw:page>"
    slides = "".join(box.format(words) for words in ("one", "two"))
    reading = read_guarded(document(slides, kind="presentation"), "a.odp")
    assert [span.label for span in reading.structure if span.kind == "page"] == ["1", "2"]
    assert spans(reading, "page") == ["one", "two"]
    assert reading.page_count == 2


def test_entities_and_passwords_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(UnreadableDocument, match="entities"):
        read("<text:p>a</text:p>", settings=bomb)
    manifest = {"META-INF/manifest.xml": '<a xmlns:manifest="b"><manifest:encryption-data/></a>'}
    with pytest.raises(UnreadableDocument, match="password"):
        read("<text:p>a</text:p>", **{name.removesuffix(".xml"): xml for name, xml in manifest.items()})


def test_the_numbers_of_lists_and_headings_stand_before_their_words() -> None:
    def level(at: int, form: str, more: str = "") -> str:
        kind = "list-level-style-number" if form else "list-level-style-bullet"
        return f'<text:{kind} text:level="{at}" style:num-format="{form}" {more}/>'

    def item(words: str, within: str = "", more: str = "") -> str:
        return f"<text:list-item {more}><text:p>{words}</text:p>{within}</text:list-item>"

    articles = (
        '<text:list-style style:name="L">'
        + level(1, "1", 'style:num-prefix="Article " style:num-suffix="." text:start-value="4"')
        + level(2, "1", 'style:num-suffix=")" text:display-levels="2"')
        + level(3, "a", 'style:num-suffix=")"')
        + '</text:list-style><text:list-style style:name="B">'
        + level(1, "")
        + "</text:list-style>"
    )
    outline = "<text:outline-style>" + level(1, "I", 'style:num-suffix="."') + "</text:outline-style>"
    ninth = item("set", more='text:start-value="9"')
    deep = f"<text:list>{item('deep')}</text:list>"
    nested = f"<text:list>{item('first', deep)}{item('second')}</text:list>"
    reading = read(
        '<text:h text:outline-level="1">Aims</text:h><text:h text:outline-level="1">Means</text:h>'
        f'<text:list text:style-name="L">{item("one", nested)}{item("two")}'
        "<text:list-header><text:p>no item</text:p></text:list-header></text:list><text:p>Between.</text:p>"
        f'<text:list text:style-name="L" text:continue-numbering="true">{item("three")}</text:list>'
        f'<text:list text:style-name="L">{item("again")}{ninth}</text:list>'
        f'<text:list text:style-name="B">{item("dot")}</text:list>',
        articles,
        outline,
    )
    assert reading.text.split("\n") == [
        "I. Aims", "", "II. Means", "", "Article 4. one", "4.1) first", "a) deep", "4.2) second",
        "Article 5. two", "no item", "", "Between.", "", "Article 6. three", "Article 4. again",
        "Article 9. set", "dot",
    ]  # fmt: skip

"""The page preview shows what the Word writer would be given."""

from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.rooms.composer.preview import lay_out
from ui.rooms.composer.preview_text import preview_text
from ui.rooms.composer.view import ComposerView
from workbench.briefs import StyleSpan


def test_the_house_brief_reads_like_the_published_one(libya: Libya) -> None:
    text = preview_text(libya.case, libya.brief.id)
    words = [line.text for line in text.lines if line.kind in ("title", "heading", "paragraph", "closing")]
    assert words[0] == "Libya: Haftars in Belarus, Raising NATO and EU Security Concerns"
    assert words[1] == "Summary:"
    assert "Outlook:" in words
    assert words[-1].startswith("Explore our services")
    assert not any(line.kind in ("confidence", "meta") for line in text.lines)


def test_the_assessed_brief_has_bullets_with_their_assessment(libya: Libya) -> None:
    libya.case.briefs.update(libya.brief.id, template="assessed-brief")
    text = preview_text(libya.case, libya.brief.id)
    assert [line.kind for line in text.lines].count("bullet") == 6
    [assessment] = [line.text for line in text.lines if line.kind == "confidence"]
    assert assessment.startswith("Likelihood: likely (55–80%). Confidence: moderate.")


def test_notes_are_numbered_in_the_order_of_the_text(libya: Libya) -> None:
    text = preview_text(libya.case, libya.brief.id)
    cited = [number for line in text.lines for number in line.notes]
    listed = [line.number for line in text.lines if line.kind == "note"]
    assert cited == listed == list(range(1, len(listed) + 1))


def test_a_protected_source_is_not_named(libya: Libya) -> None:
    libya.case.sources.update(
        libya.sources["belta"], protection="protected", descriptor="A person with direct access"
    )
    words = " ".join(line.text for line in preview_text(libya.case, libya.brief.id).lines)
    assert "A person with direct access" in words
    assert "BelTA" not in words
    assert "Lukashenko receives Haftar" not in words


def test_an_empty_brief_says_what_to_do(libya: Libya) -> None:
    empty = libya.case.briefs.add("", "")
    text = preview_text(libya.case, empty.id)
    assert [line.kind for line in text.lines] == ["title", "meta"]


def test_the_page_follows_the_words(composer: ComposerView, libya: Libya, qtbot: QtBot) -> None:
    composer.side.show()
    composer.show_preview()
    pages = composer.side.preview.pages
    libya.case.briefs.update_statement(libya.statements["contracts"], text="Tractors were bought.")
    qtbot.waitUntil(
        lambda: any(line.text == "Tractors were bought." for line in pages._text.lines), timeout=3000
    )
    section = libya.case.briefs.sections(libya.brief.id)[0]
    for _number in range(40):
        libya.case.briefs.state(libya.brief.id, section.id, "A sentence of some length. " * 12)
    qtbot.waitUntil(lambda: pages.pages > 2, timeout=5000)


def test_ink_is_dark_whatever_the_theme(libya: Libya, qtbot: QtBot) -> None:
    document, owners = lay_out(preview_text(libya.case, libya.brief.id))
    assert {statement_id for _block, statement_id in owners} == set(libya.statements.values())
    image = QImage(794, 1123, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    dark = sum(image.pixelColor(x, y).lightness() < 100 for x in range(90, 700, 3) for y in range(90, 700, 3))
    assert dark > 200


def test_emphasis_is_shown(libya: Libya) -> None:
    statement = libya.case.briefs.statements(libya.brief.id)[0]
    words = statement.text.split()[0]
    libya.case.briefs.set_styles(statement.id, [StyleSpan(0, len(words), "bold")])
    document, _owners = lay_out(preview_text(libya.case, libya.brief.id))
    cursor = document.find(statement.text.split(".")[0])
    cursor.setPosition(cursor.selectionStart() + 1)
    assert cursor.charFormat().font().bold()
    cursor.setPosition(cursor.position() + len(words))
    assert not cursor.charFormat().font().bold()

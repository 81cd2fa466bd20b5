"""Writing a brief in place: keys, saving, ground, moving."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place, Workspace
from ui.rooms.composer.statement_box import StatementBox
from ui.rooms.composer.view import ComposerView


def texts(libya: Libya, section: int) -> list[str]:
    sections = libya.case.briefs.sections(libya.brief.id)
    return [known.text for known in libya.case.briefs.statements(section_id=sections[section].id)]


def box(composer: ComposerView, libya: Libya, name: str) -> StatementBox:
    composer.page.focus_statement(libya.statements[name])
    return composer.page.boxes[libya.statements[name]]


def test_the_brief_is_shown_in_its_order(composer: ComposerView, libya: Libya) -> None:
    assert composer.page.title.headline.text() == libya.brief.headline
    shown = [widget for widget in composer.page._shown if isinstance(widget, StatementBox)]
    assert [known.statement.id for known in shown] == [
        known.id for known in libya.case.briefs.statements(brief_id=libya.brief.id)
    ]
    tops = [known.y() for known in shown]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)


def test_words_are_saved_after_a_quiet_second_and_on_leaving(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    contracts = box(composer, libya, "contracts")
    qtbot.keyClicks(contracts.text, " More")
    assert contracts.text.state == "unsaved"
    assert not texts(libya, 0)[2].endswith("More")
    qtbot.waitUntil(lambda: texts(libya, 0)[2].endswith("More"), timeout=2500)
    assert contracts.text.state == "saved"
    qtbot.keyClicks(contracts.text, " again")
    box(composer, libya, "visit")
    assert texts(libya, 0)[2].endswith("More again")


def test_a_no_break_space_survives_an_edit(composer: ComposerView, libya: Libya, qtbot: QtBot) -> None:
    statement_id = libya.statements["contracts"]
    libya.case.briefs.update_statement(statement_id, text="10\u00a0000 tractors 😀 sold")
    contracts = box(composer, libya, "contracts")
    qtbot.keyClicks(contracts.text, "!")
    contracts.text.save_now()
    assert libya.case.briefs.statement(statement_id).text == "10\u00a0000 tractors 😀 sold!"


def test_enter_writes_on_below_and_backspace_removes(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    contracts = box(composer, libya, "contracts")
    qtbot.keyClick(contracts.text, Qt.Key.Key_Return)
    assert texts(libya, 0)[3] == ""
    fresh = composer.page.focused_box()
    assert fresh is not None
    assert fresh.statement.position == 3
    qtbot.keyClick(fresh.text, Qt.Key.Key_Backspace)
    assert len(texts(libya, 0)) == 4
    assert composer.page.focused_box() is contracts


def test_enter_in_the_middle_splits_and_keeps_the_ground(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    contracts = box(composer, libya, "contracts")
    cursor = contracts.text.textCursor()
    cursor.setPosition(len("Contracts for MAZ buses"))
    contracts.text.setTextCursor(cursor)
    qtbot.keyClick(contracts.text, Qt.Key.Key_Return)
    assert texts(libya, 0)[2:4] == [
        "Contracts for MAZ buses",
        "and Belarusian tractors were concluded.",
    ]
    second = libya.case.briefs.statements(brief_id=libya.brief.id)[3]
    assert [claim.id for claim in libya.case.briefs.claims_of(second.id)] == [libya.claims["contracts"]]
    libya.case.undo()
    assert texts(libya, 0)[2] == "Contracts for MAZ buses and Belarusian tractors were concluded."


def test_shift_enter_and_pasted_lines_stay_one_paragraph(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    contracts = box(composer, libya, "contracts")
    qtbot.keyClick(contracts.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QApplication.clipboard().setText("one\ntwo")
    contracts.text.selectAll()
    contracts.text.paste()
    contracts.text.save_now()
    assert texts(libya, 0)[2] == "one two"


def test_moving_goes_on_into_the_next_section(composer: ComposerView, libya: Libya) -> None:
    box(composer, libya, "tobruk")
    composer.commands.actions["composer.down"].trigger()
    assert [len(texts(libya, 0)), len(texts(libya, 1))] == [3, 3]
    assert texts(libya, 1)[0].startswith("Italian media")
    composer.commands.actions["composer.up"].trigger()
    assert texts(libya, 0)[3].startswith("Italian media")
    focused = composer.page.focused_box()
    assert focused is not None
    assert focused.statement.id == libya.statements["tobruk"]


def test_undo_of_the_case_shows_on_the_page(composer: ComposerView, libya: Libya) -> None:
    libya.case.briefs.update_statement(libya.statements["contracts"], text="Changed elsewhere.")
    shown = composer.page.boxes[libya.statements["contracts"]]
    assert shown.text.text() == "Changed elsewhere."
    libya.case.undo()
    assert shown.text.text().startswith("Contracts for MAZ")


def test_words_being_typed_are_not_overwritten(composer: ComposerView, libya: Libya, qtbot: QtBot) -> None:
    contracts = box(composer, libya, "contracts")
    qtbot.keyClicks(contracts.text, " typed")
    libya.case.briefs.update_statement(libya.statements["contracts"], confidence_basis="x")
    assert contracts.text.text().endswith("typed")


def test_one_click_on_a_chip_opens_the_exact_passage(
    composer: ComposerView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    cooperation = composer.page.boxes[libya.statements["cooperation"]]
    clip = libya.case.clips.get(libya.clips["cooperation"])
    with qtbot.waitSignal(workspace.navigated) as shown:
        qtbot.mouseClick(cooperation.chips[0], Qt.MouseButton.LeftButton)
    assert shown.args == [Place("source", clip.source_id, clip.start, clip.end, clip.id)]


def test_chips_tell_origins_not_clips(composer: ComposerView, libya: Libya) -> None:
    words = {
        name: [chip._words for chip in composer.page.boxes[libya.statements[name]].chips]
        for name in ("visit", "cooperation", "tobruk", "relations")
    }
    assert words == {
        "visit": ["2 origins"],
        "cooperation": ["1 origin"],
        "tobruk": ["contested"],
        "relations": ["no source"],
    }


def test_a_chip_with_several_passages_offers_a_menu(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    chip = composer.page.boxes[libya.statements["tobruk"]].chips[0]
    chip.open_ground()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [action.text()[:11] for action in menu.actions()] == [
        "Agenzia Nov",
        "Middle Sea ",
        "Against: Sa",
    ]
    menu.close()


def test_the_picker_finds_a_claim_by_an_arabic_name(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    contracts = box(composer, libya, "contracts")
    contracts.pick_claim()
    picker = contracts.picker
    assert picker is not None
    picker.line.setText("لوكاشينكو")
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    linked = [claim.id for claim in libya.case.briefs.claims_of(libya.statements["contracts"])]
    assert linked == [libya.claims["contracts"], libya.claims["visit"]]
    assert len(contracts.chips) == 2
    assert contracts.picker is None


def test_a_judgement_keeps_what_is_chosen(composer: ComposerView, libya: Libya, qtbot: QtBot) -> None:
    row = composer.page.boxes[libya.statements["relations"]].judgement
    assert row is not None
    row.likelihood.choose("likely")
    row.confidence.choose("low")
    row.horizon.setText("30 june 2025")
    row.horizon.save_now()
    row.basis.setText("one outlet")
    row.basis.save_now()
    kept = libya.case.briefs.statement(libya.statements["relations"])
    assert (kept.likelihood, kept.confidence, kept.horizon_on, kept.confidence_basis) == (
        "likely",
        "low",
        "2025-06-30",
        "one outlet",
    )
    row.horizon.setText("the near future")
    assert not row.horizon.save_now()
    assert libya.case.briefs.statement(libya.statements["relations"]).horizon_on == "2025-06-30"


def test_a_fact_has_no_judgement_row(composer: ComposerView, libya: Libya) -> None:
    visit = composer.page.boxes[libya.statements["visit"]]
    assert visit.judgement is None
    visit.set_kind("judgement")
    assert visit.judgement is not None
    visit.set_kind("fact")
    assert visit.judgement is None


def test_sections_are_added_renamed_moved_and_removed(composer: ComposerView, libya: Libya) -> None:
    composer.page.add_section.click()
    sections = libya.case.briefs.sections(libya.brief.id)
    head = composer.page.heads[sections[2].id]
    head.title.setText("Key actors")
    head.title.save_now()
    head._move_up()
    titles = [section.title for section in libya.case.briefs.sections(libya.brief.id)]
    assert titles == ["Summary", "Key actors", "Outlook"]
    head._remove()
    assert len(libya.case.briefs.sections(libya.brief.id)) == 2
    assert head not in composer.page._shown


def test_the_page_grows_with_its_words(composer: ComposerView, libya: Libya, qtbot: QtBot) -> None:
    contracts = box(composer, libya, "contracts")
    height = contracts.text.height()
    qtbot.keyClicks(contracts.text, " word" * 60)
    assert contracts.text.height() > height * 2
    assert contracts.text.verticalScrollBar().maximum() == 0


def test_ctrl_z_goes_to_the_case_when_nothing_was_typed(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    contracts = box(composer, libya, "contracts")
    assert not contracts.text.document().isUndoAvailable()
    qtbot.keyClicks(contracts.text, "!")
    assert contracts.text.document().isUndoAvailable()
    box(composer, libya, "visit")
    assert not contracts.text.document().isUndoAvailable()


def test_tab_goes_from_the_words_through_the_ground_to_the_next_statement(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    visit = box(composer, libya, "visit")
    following = composer.page.boxes[libya.statements["cooperation"]]
    widget = visit.text
    visited = []
    for _step in range(4):
        widget = widget.nextInFocusChain()
        while not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or not widget.isVisible():
            widget = widget.nextInFocusChain()
        visited.append(widget)
    assert visited == [visit.kind, *visit.chips, visit.add_ground, following.text]
    assert visit.grip.mapTo(composer, QPoint(0, 0)).x() >= 0

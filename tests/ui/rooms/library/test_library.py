"""The library on a real case: order, filter, groups, the card, several at once, taking in."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from ui.app.workspace import Place
from ui.kit.words import Link
from ui.rooms.library.view import LibraryView
from ui.shell.main_window import MainWindow
from workbench.sources.intake import Taken, files_in


@pytest.fixture
def library(window: MainWindow) -> LibraryView:
    return window.frame.view


def titles(library: LibraryView) -> list[str]:
    return [library.model.index(row, 0).data() for row in range(library.model.rowCount())]


def test_a_click_on_a_header_orders_and_a_second_turns_it(library: LibraryView) -> None:
    header = library.table.horizontalHeader()
    header.sectionClicked.emit(0)
    assert titles(library) == ["Source 1", "Source 2"]
    header.sectionClicked.emit(0)
    assert titles(library) == ["Source 2", "Source 1"]


def test_the_filter_finds_in_any_script(library: LibraryView, qtbot: QtBot) -> None:
    case = library.workspace.case
    case.sources.add_text("text", "حَفْتَر في مينسك")
    library.filter.setText("حفتر")
    qtbot.waitUntil(lambda: titles(library) == ["حَفْتَر في مينسك"], timeout=2000)
    library.filter.setText("nothing of the kind")
    qtbot.waitUntil(lambda: library.stack.currentWidget() is library.none, timeout=2000)


def test_grouping_makes_one_voice_and_one_undo_parts_them(library: LibraryView) -> None:
    case = library.workspace.case
    case.sources.update(library.model.id_at(1), publication="The Libya Observer")
    library.table.selectAll()
    assert library.side.currentWidget() is library.several
    library.commands.actions["library.group"].trigger()
    assert len({source.voice for source in case.sources.all()}) == 1
    assert len(library.chosen_ids()) == 2
    assert case.sources.any_grouped(library.chosen_ids())
    case.undo()
    assert not case.sources.any_grouped(library.chosen_ids())


def test_sources_of_one_outlet_are_one_origin_already(library: LibraryView) -> None:
    case, told = library.workspace.case, list[str]()
    library.workspace.noticed.connect(lambda notice: told.append(notice.text))
    library.table.selectAll()
    library.commands.actions["library.group"].trigger()
    assert told == ["They count as one origin already."]
    assert not case.sources.any_grouped(library.chosen_ids())


def test_several_are_graded_in_one_change(library: LibraryView) -> None:
    case = library.workspace.case
    library.table.selectAll()
    library.several.grade.show_value("B")
    library.several.grade._on_activated(0)
    assert [source.grade for source in case.sources.all()] == ["B", "B"]
    case.undo()
    assert [source.grade for source in case.sources.all()] == ["F", "F"]


def test_the_card_saves_in_place(library: LibraryView, qtbot: QtBot) -> None:
    case, card = library.workspace.case, library.card
    source_id = library.table.current_id()
    card.outlet.setFocus()
    card.outlet.setText("BelTA")
    qtbot.keyClick(card.outlet, Qt.Key.Key_Return)
    assert case.sources.get(source_id).publication_name == "BelTA"
    card.published.setText("18 Feb 2025")
    card.published.save_now()
    assert case.sources.get(source_id).published_on == "2025-02-18"
    card.protection.show_value("protected")
    card.protection._on_activated(0)
    assert case.sources.get(source_id).protected
    assert not card.descriptor.isHidden()


def test_removing_offers_the_way_back(window: MainWindow, library: LibraryView) -> None:
    case = library.workspace.case
    library.commands.actions["library.remove"].trigger()
    assert case.sources.count() == 1
    window.frame.notices.rows[-1].button.click()
    assert case.sources.count() == 2


def test_the_original_leaves_as_it_came(library: LibraryView, tmp_path: Path) -> None:
    source_id = library.table.current_id()
    library.card.write_original(tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == library.workspace.case.sources.original(source_id)


def test_each_file_gets_its_result(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text("The first document says one thing.")
    (folder / "deeper" / "same.txt").write_text("The first document says one thing.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing of use")
    (folder / ".hidden").write_text("left out")
    results: list[Taken] = []
    window.frame.intake.finished.connect(results.extend)
    with qtbot.waitSignal(window.frame.intake.finished, timeout=30_000):
        window.frame.intake.take_in_paths([folder])
    outcomes = {taken.name: taken.outcome for taken in results}
    assert outcomes == {"a.txt": "read", "broken.pdf": "unread", "same.txt": "known"}
    assert all(taken.words for taken in results if taken.outcome != "read")
    panel = window.frame.intake_panel
    assert panel.summary.text() == "3 documents: 1 read, 1 imported without text, 1 already in the case"
    assert window.workspace.case.undo_label.startswith("Add source")


def test_what_was_pasted_becomes_a_source(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("A few words from another program.")
    assert window.frame.intake.take_in_given(mime)
    newest = window.workspace.case.sources.all()[-1]
    assert window.workspace.case.sources.text(newest.id) == "A few words from another program."
    assert not window.frame.intake.take_in_given(QMimeData())


def test_a_folder_is_read_to_its_end_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", ".git/config", "sub/a.txt", "case.gwk", "case.gwk.lock"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.name for path in files_in([tmp_path])] == ["b.txt", "a.txt"]


def test_an_empty_case_says_what_to_do(window: MainWindow, library: LibraryView) -> None:
    for source_id in library.model.ids:
        library.workspace.case.sources.remove(source_id)
    assert library.stack.currentWidget() is library.empty


def test_a_long_list_is_read_off_the_windows_thread(
    library: LibraryView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.rooms.library.view.AT_ONCE", 0)
    case = library.workspace.case
    library.table.horizontalHeader().sectionClicked.emit(0)
    third = case.sources.add_text("text", "Source 3")
    qtbot.waitUntil(lambda: titles(library) == ["Source 1", "Source 2", "Source 3"], timeout=5000)
    library.filter.setText("3")
    qtbot.waitUntil(lambda: library.model.ids == [third.id], timeout=5000)
    case.sources.update(third.id, title="Source 4")
    library.filter.setText("4")
    qtbot.waitUntil(lambda: titles(library) == ["Source 4"], timeout=5000)


def test_the_card_leads_to_what_is_inside_a_source_and_back(library: LibraryView, qtbot: QtBot) -> None:
    message = EmailMessage()
    message["Subject"] = "With a note"
    message.set_content("see the note")
    message.add_attachment("words of the note", filename="note.txt")
    sources = library.workspace.case.sources
    mail = sources.add(message.as_bytes(), "a.eml")
    (note,) = sources.inside(mail.id)
    card = library.card
    card.show_source(mail.id)
    (link,) = card.relatives.findChildren(Link)
    assert link.text() == "Holds “words of the note”"
    places: list[Place] = []
    library.workspace.navigated.connect(places.append)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert places[-1] == Place("source", note.id)
    card.show_source(note.id)
    assert [line.text() for line in card.relatives.findChildren(Link) if not line.isHidden()] == [
        "Imported with “With a note”"
    ]
    sources.remove(mail.id)
    card.show_source(note.id)
    assert card.relatives.isHidden()


def test_a_second_capture_of_an_address_is_told_and_kept_as_a_version(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    head = '<html><head><title>Minsk</title><link rel="canonical" href="https://belta.by/1/"></head>'
    words = "<p>Khalifa Haftar met Aleksandr Lukashenko in Minsk on Monday.</p>" * 3
    intake, sources = window.frame.intake, window.workspace.case.sources
    for number, more in enumerate(("", "<p>Added later.</p>")):
        path = tmp_path / f"{number}.html"
        path.write_text(f"{head}<body><article>{words}{more}</article></body></html>")
        with qtbot.waitSignal(intake.finished, timeout=30_000):
            intake.take_in_paths([path])
    count = sources.count()
    notice = window.frame.notices.rows[-1].notice
    assert "has the same address as an existing source" in notice.text
    notice.run()
    assert sources.count() == count - 1
    assert "New versions added" in window.frame.notices.rows[-1].notice.text
    assert sources.text(sources.at_address("https://belta.by/1/")[0].id).endswith("Added later.")


def test_what_was_not_taken_in_can_be_tried_again(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    with qtbot.waitSignal(window.frame.intake.finished, timeout=30_000):
        window.frame.intake.take_in_paths([late])
    panel = window.frame.intake_panel
    assert panel.summary.text() == "1 document: 1 not imported"
    late.write_text("It was still on its way.")
    with qtbot.waitSignal(window.frame.intake.finished, timeout=30_000):
        panel.again.click()
    assert panel.summary.text() == "1 document: 1 read"
    assert panel.again.isHidden()


def test_stop_leaves_the_rest_out_and_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"Report number {number} from Benghazi.")
    case, intake = window.workspace.case, window.frame.intake
    before = case.sources.count()
    with qtbot.waitSignal(intake.finished, timeout=60_000):
        intake.take_in_paths([folder])
        qtbot.waitUntil(lambda: case.sources.count() > before, timeout=30_000)
        next(iter(window.workspace.tasks.running)).cancel()
    panel = window.frame.intake_panel
    taken = case.sources.count() - before
    assert 0 < taken <= 30
    if taken < 30:
        assert panel.summary.text() == f"30 documents: {taken} read, {30 - taken} left out when it stopped"
        with qtbot.waitSignal(intake.finished, timeout=60_000):
            panel.again.click()
    assert case.sources.count() == before + 30

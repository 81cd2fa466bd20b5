"""The composer as the window drives it: places, list, import, commands."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place
from ui.kit.dragging import CLAIM, ids_in_mime
from ui.rooms.composer.view import ComposerView

PUBLISHED = """Libya: Haftars in Belarus, Raising NATO and EU Security Concerns
Summary:
On 18 February 2025, Field Marshal Haftar visited Belarus.
Outlook:
The visit is likely an attempt to build links.
"""


def test_a_statement_is_brought_up_with_the_caret_in_it(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    composer._show_list()
    composer.show_place(Place("statement", libya.statements["links"]))
    box = composer.page.boxes[libya.statements["links"]]
    qtbot.waitUntil(lambda: composer.page.focused_box() is box, timeout=2000)
    assert composer.side.ground._statement_id == box.statement.id


def test_the_list_shows_where_there_are_several_briefs(composer: ComposerView, libya: Libya) -> None:
    composer._show_list()
    other = libya.case.briefs.add("Chad", "Rebels cross from Darfur")
    assert composer.list.model.ids == [other.id, libya.brief.id]
    composer.show_place(Place("briefs"))
    assert composer.brief is None
    composer.show_place(Place("brief", other.id))
    assert composer.page.title.country.text() == "Chad"
    assert composer.page.boxes == {}


def test_words_typed_in_one_brief_never_reach_another(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    other = libya.case.briefs.add("Chad", "Rebels")
    composer.page.title.headline.setFocus()
    qtbot.keyClicks(composer.page.title.headline, "Now: ")
    composer.show_place(Place("brief", other.id))
    assert libya.case.briefs.get(libya.brief.id).headline.startswith("Now: Haftars")
    assert libya.case.briefs.get(other.id).headline == "Rebels"


def test_a_brief_that_is_removed_leaves_the_list(composer: ComposerView, libya: Libya) -> None:
    libya.case.briefs.remove(libya.brief.id)
    assert composer.brief is None
    libya.case.undo()
    assert composer.list.model.ids == [libya.brief.id]


def test_a_published_brief_is_imported_and_shown(
    composer: ComposerView, libya: Libya, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "published.txt"
    path.write_text(PUBLISHED, encoding="utf-8")
    composer.import_file(str(path))
    qtbot.waitUntil(lambda: libya.case.briefs.count() == 2, timeout=10_000)
    qtbot.waitUntil(lambda: composer.brief is not None and composer.brief.id != libya.brief.id, timeout=5000)
    texts = [box.text.text() for box in composer.page.boxes.values()]
    assert "The visit is likely an attempt to build links." in texts


def test_a_file_that_cannot_be_imported_is_told(
    composer: ComposerView, libya: Libya, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(composer.workspace.noticed, timeout=10_000) as told:
        composer.import_file(str(tmp_path / "nowhere.txt"))
    assert told.args[0].severity == "error"
    assert libya.case.briefs.count() == 1


def test_a_claim_is_taken_from_the_shelf(composer: ComposerView, libya: Libya) -> None:
    composer.side.show()
    composer.show_claims()
    shelf = composer.side.claims
    assert len(shelf.model.ids) == 5
    shelf.filter.setText("مينسك")
    assert shelf.model.ids == [libya.claims["visit"]]
    data = shelf.model.mimeData([shelf.model.index(0, 0)])
    assert ids_in_mime(CLAIM, data) == (libya.claims["visit"],)
    composer.page.focus_statement(libya.statements["contracts"])
    shelf._on_activated(shelf.model.index(0, 0))
    grounds = [claim.id for claim in libya.case.briefs.claims_of(libya.statements["contracts"])]
    assert grounds == [libya.claims["contracts"], libya.claims["visit"]]


def test_every_command_has_words_and_keys_are_not_shared(composer: ComposerView) -> None:
    keys = [command.shortcut for command in composer.commands.commands if command.shortcut]
    assert len(keys) == len(set(keys))
    assert all(command.label for command in composer.commands.commands)


def test_the_views_load_nothing_heavy() -> None:
    heavy = ("matplotlib", "docx", "numpy", "sqlite_utils", "lxml", "trafilatura", "mammoth")
    names = "import ui.rooms.composer.view, ui.rooms.claims.view, ui.rooms.actors.view, sys"
    code = f"{names}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_brief_that_was_issued_is_put_away_and_brought_back(
    composer: ComposerView, libya: Libya, tmp_path: Path
) -> None:
    case, brief_id = libya.case, libya.brief.id
    case.deliver(brief_id, tmp_path / "brief.docx", "internal")
    composer.commands.refresh()
    composer.commands.actions["composer.remove_brief"].trigger()
    assert composer.brief is None
    assert composer.list.model.rowCount() == 0
    assert not composer.list.archived.isHidden()
    composer.list.archived.setChecked(True)
    assert composer.list.model.rowCount() == 1
    composer.show_brief(brief_id)
    composer.commands.refresh()
    composer.commands.actions["composer.unarchive"].trigger()
    assert not case.briefs.get(brief_id).archived
    composer.show_list()
    assert composer.list.archived.isHidden()


def test_the_client_is_named_in_the_settings(composer: ComposerView, libya: Libya) -> None:
    case, field = libya.case, composer.settings.client
    field.setText("Ministry of Works")
    field.setModified(True)
    field.editingFinished.emit()
    (client,) = case.clients.all()
    assert case.briefs.get(libya.brief.id).client_id == client.id
    case.clients.update(client.id, name="Ministry of Public Works")
    assert field.text() == "Ministry of Public Works"
    case.undo()
    case.undo()
    assert (field.text(), case.clients.all()) == ("", [])

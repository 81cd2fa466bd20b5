"""The actor register: list, spellings, posts, ties, look-alikes, mentions."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place, Workspace
from ui.parts.actor_line import Chosen
from ui.parts.passages import PassageCard
from ui.rooms.actors.register import merge_words, period
from ui.rooms.actors.view import ActorsView


def names(register: ActorsView, libya: Libya) -> list[str]:
    return [libya.case.actors.get(actor_id).name for actor_id in register.model.ids]


def mention_cards(register: ActorsView) -> list[PassageCard]:
    box = register.mentions.box
    widgets = [box.itemAt(number).widget() for number in range(box.count())]
    return [widget for widget in widgets if isinstance(widget, PassageCard)]


def test_the_register_is_filtered_in_any_script(register: ActorsView, libya: Libya) -> None:
    assert len(register.model.ids) == 6
    register.filter.setText("حفتر")
    assert names(register, libya) == ["Belgacem Haftar", "Khalifa Haftar"]
    register.filter.setText("лукашенко")
    assert names(register, libya) == ["Aleksandr Lukashenko"]
    register.filter.setText("armed")
    assert names(register, libya) == ["Libyan National Army"]


def test_every_mention_opens_in_its_place(
    register: ActorsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    register.show_thing(libya.actors["khalifa"])
    cards = mention_cards(register)
    assert [card.passage.clip.id for card in cards] == [libya.clips["met"], libya.clips["arrived"]]
    clip = libya.case.clips.get(libya.clips["arrived"])
    with qtbot.waitSignal(workspace.navigated) as shown:
        qtbot.keyClick(cards[1], Qt.Key.Key_Return)
    assert shown.args == [Place("source", clip.source_id, clip.start, clip.end, clip.id)]


def test_spellings_show_their_script_and_arabic_stands_right(
    register: ActorsView, libya: Libya, qtbot: QtBot
) -> None:
    register.show_thing(libya.actors["khalifa"])
    rows = {row.alias.text: row for row in register.page.aliases.rows}
    assert rows["خليفة حفتر"].words.alignment() & Qt.AlignmentFlag.AlignRight
    assert rows["Khalifa Hifter"].words.alignment() & Qt.AlignmentFlag.AlignLeft
    qtbot.keyClicks(register.page.aliases.add, "Halifa Haftar")
    qtbot.keyClick(register.page.aliases.add, Qt.Key.Key_Return)
    assert register.page.aliases.rows[-1].alias.text == "Halifa Haftar"
    register.page.aliases.rows[-1]._remove()
    assert len(register.page.aliases.rows) == 2


def test_two_holders_of_one_post_are_flagged_in_words(register: ActorsView, libya: Libya) -> None:
    register.show_thing(libya.actors["belgacem"])
    [row] = register.page.posts.rows.values()
    assert row.conflict.text() == (
        "Khalifa Haftar holds this exclusive post too, since March 2015. One of the two is wrong."
    )
    row.exclusive.click()
    assert row.conflict.isHidden()
    libya.case.undo()
    assert row.exclusive.isChecked()
    assert not row.conflict.isHidden()


def test_a_post_is_added_and_edited_in_place(register: ActorsView, libya: Libya, qtbot: QtBot) -> None:
    register.show_thing(libya.actors["belgacem"])
    qtbot.keyClicks(register.page.posts.add, "Head of the reconstruction fund")
    qtbot.keyClick(register.page.posts.add, Qt.Key.Key_Return)
    row = next(known for known in register.page.posts.rows.values() if "fund" in known.post.title)
    row.from_on.setText("feb 2024")
    row.from_on.save_now()
    row._on_body(Chosen("", "Libyan Reconstruction Fund"))
    post = next(known for known in libya.case.actors.posts(libya.actors["belgacem"]) if "fund" in known.title)
    assert post.from_on == "2024-02"
    assert post.body_id is not None
    assert libya.case.actors.get(post.body_id).kind == "organisation"
    libya.case.undo()
    assert libya.case.actors.find("Libyan Reconstruction Fund") is None


def test_ties_read_from_both_sides(register: ActorsView, libya: Libya) -> None:
    register.show_thing(libya.actors["belgacem"])
    assert [words for _relation, words in register.page.relations._shown] == ["son of Khalifa Haftar"]
    register.show_thing(libya.actors["khalifa"])
    assert [words for _relation, words in register.page.relations._shown] == [
        "Belgacem Haftar is son of this actor"
    ]
    register.page.relations.kind.setText("commands")
    register.page.relations._on_chosen(Chosen(libya.actors["lna"], "LNA"))
    assert "commands Libyan National Army" in [words for _r, words in register.page.relations._shown]


def test_a_tie_without_a_kind_is_asked_for(
    register: ActorsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    register.show_thing(libya.actors["minsk"])
    with qtbot.waitSignal(workspace.noticed):
        register.page.relations._on_chosen(Chosen(libya.actors["lna"], "LNA"))
    assert libya.case.actors.relations(libya.actors["minsk"]) == []


def test_look_alikes_are_offered_and_one_undo_takes_a_merge_back(
    register: ActorsView, libya: Libya, qtbot: QtBot
) -> None:
    libya.case.actors.mention(libya.clips["tobruk"], libya.actors["hifter"])
    register.show_thing(libya.actors["khalifa"])
    qtbot.waitUntil(lambda: bool(register.page.look_alikes.cards), timeout=8000)
    words = merge_words(libya.case, libya.actors["khalifa"], libya.actors["hifter"])
    assert words == (
        "Merging turns “Khalifa Belqasim Hifter” into a spelling of Khalifa Haftar, with 1 mention."
        " You can undo this."
    )
    libya.case.actors.merge(libya.actors["khalifa"], libya.actors["hifter"])
    assert libya.actors["hifter"] not in register.model.ids
    assert len(mention_cards(register)) == 3
    libya.case.undo()
    assert libya.actors["hifter"] in register.model.ids
    assert len(mention_cards(register)) == 2


def test_actors_kept_apart_are_not_offered_again(register: ActorsView, libya: Libya, qtbot: QtBot) -> None:
    register.show_thing(libya.actors["khalifa"])
    qtbot.waitUntil(lambda: bool(register.page.look_alikes.cards), timeout=8000)
    for candidate in libya.case.actors.look_alikes(libya.actors["khalifa"]):
        libya.case.actors.keep_apart(libya.actors["khalifa"], candidate.actor_id)
    qtbot.waitUntil(lambda: not register.page.look_alikes.cards, timeout=8000)


def test_a_name_cannot_be_emptied(
    register: ActorsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    register.show_thing(libya.actors["minsk"])
    register.page.name.selectAll()
    qtbot.keyClick(register.page.name, Qt.Key.Key_Delete)
    with qtbot.waitSignal(workspace.noticed):
        register.page.name.save_now()
    assert libya.case.actors.get(libya.actors["minsk"]).name == "Minsk"


def test_a_new_actor_is_shown(register: ActorsView, libya: Libya, qtbot: QtBot) -> None:
    register.new_entry()
    qtbot.keyClicks(register.entry, "Saddam Haftar")
    qtbot.keyClick(register.entry, Qt.Key.Key_Return)
    assert register.page.name.text() == "Saddam Haftar"


def test_an_actor_that_is_gone_leaves_no_words_behind(register: ActorsView, libya: Libya) -> None:
    register.show_thing(libya.actors["minsk"])
    libya.case.actors.remove(libya.actors["minsk"])
    assert register.page.actor_id != libya.actors["minsk"]
    assert libya.actors["minsk"] not in register.model.ids


def test_periods_read_as_words() -> None:
    assert period("2015-03", "") == "since March 2015"
    assert period("", "2020") == "until 2020"
    assert period("2015", "2020-01") == "2015 to January 2020"
    assert period("", "") == ""


def test_coordinates_are_typed_or_looked_up(register: ActorsView, libya: Libya, qtbot: QtBot) -> None:
    case, page = libya.case, register.page
    register.show_thing(libya.actors["khalifa"])
    assert not page.coordinates.isVisible(), "a person is no place"
    tripoli = case.actors.add("Tripoli", "place").id
    register.show_thing(tripoli)
    row = page.coordinates
    assert row.isVisible()
    row.line.setText("32° 53' N, 13° 11' E")
    assert row.line.save_now()
    assert str(case.positions.get(tripoli)) == "32.8833, 13.1833"
    row.line.setText("nowhere")
    assert not row.line.save_now()
    row.line.setText("")
    assert row.line.save_now()
    assert case.positions.get(tripoli) is None
    menu = row.menu(row.found())
    (libyan,) = [action for action in menu.actions() if "Libya" in action.text()]
    libyan.trigger()
    assert round(case.positions.get(tripoli).latitude) == 33  # type: ignore[union-attr]
    assert row.line.text().startswith("32.")
    menu.deleteLater()


def test_a_land_of_the_map_narrows_the_register_down(
    register: ActorsView, libya: Libya, workspace: Workspace
) -> None:
    case = libya.case
    tobruk = case.actors.add("Tobruk port", "place")
    case.positions.put(tobruk.id, 32.08, 23.96)
    libyans = {actor.id for actor in case.actors.all() if actor.country == "Libya"}
    assert libyans
    told: list[str] = []
    workspace.noticed.connect(lambda notice: told.append(notice.text))
    register.show_place(Place("land", "LY"))
    assert set(register.model.ids) == {tobruk.id, *libyans}
    assert register.wanted.currentText() == "In Libya"
    case.positions.clear(tobruk.id)
    assert set(register.model.ids) == libyans
    register.show_place(Place("land", "IS"))
    assert register.model.ids == []
    assert told == ["No actor of the case is in Iceland."]
    # One actor that is asked for is shown, whatever the list was narrowed down to.
    register.show_place(Place("actor", tobruk.id))
    assert register.page.actor_id == tobruk.id
    assert register.wanted.value() == ""

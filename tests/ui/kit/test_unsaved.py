"""The ledger of unsaved words: nothing is said to be saved that is not, nothing typed is lost."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.kit.dates import DateField, understood
from ui.kit.entry_line import EntryLine
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import LONGEST_RETRY, Unsaved, unsaved
from workbench.values.errors import DiskFull, NotFound, Refused

THINGS = ("one", "two", "three")


@dataclass
class World:
    """A case of three things with one field, a clock and a disk that may be full."""

    kind: type[SavedLine] | type[SavedTextEdit]
    now: float = 0.0
    full: bool = False
    shown: str = ""
    case: dict[str, str] = field(default_factory=lambda: dict.fromkeys(THINGS, ""))
    typed: dict[str, str] = field(default_factory=lambda: dict.fromkeys(THINGS, ""))

    def __post_init__(self) -> None:
        self.ledger = Unsaved(lambda: self.now)
        self.make()

    def make(self) -> None:
        """A new widget, as when a list of rows is built again."""
        self.host = QWidget()
        self.field = self.kind(self.save)
        # The ledger of the program is left alone.
        self.field.saver._ledger = self.ledger
        self.field.setParent(self.host)
        self.field.setAccessibleName("Words")

    def save(self, of: str, words: str) -> None:
        """What a view does: the case tidies the words and tells everyone."""
        if self.full:
            raise DiskFull("Cannot save: the disk is full.", "Earlier changes are saved.")
        if "x" in words:
            raise Refused("There may be no x in it.")
        self.case[of] = words.strip()
        if of == self.shown:
            self.field.show_text(self.case[of], of)

    def show(self, of: str) -> None:
        """Go to a thing."""
        self.shown = of
        self.field.show_text(self.case[of], of)

    def type(self, words: str) -> None:
        """Have these words in the field, as keys would leave them."""
        if self.shown:
            self.typed[self.shown] = words
            self.field.setText(words)

    def wait(self, seconds: float) -> None:
        """Let time pass, with the looks at the clock that come meanwhile."""
        self.now += seconds
        self.ledger.step()

    def renew(self) -> None:
        """The widget goes and another comes for the same thing."""
        self.host.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.make()
        if self.shown:
            self.show(self.shown)

    def change_elsewhere(self, words: str) -> None:
        """Undo, or another window: the case holds other words; what is typed here stays typed."""
        of = self.shown
        if of and self.typed[of].strip() == self.case[of]:
            self.case[of] = self.typed[of] = words
            self.field.show_text(words, of)

    def is_true(self) -> bool:
        """Whether the case has every word that was typed."""
        return all(self.typed[of].strip() == self.case[of] for of in THINGS)


words = st.text("ab x", max_size=4)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("type"), words),
        st.tuples(st.just("show"), st.sampled_from(THINGS)),
        st.tuples(st.just("wait"), st.floats(0.1, 70)),
        st.tuples(st.just("full"), st.booleans()),
        st.tuples(st.just("settle"), st.none()),
        st.tuples(st.just("renew"), st.none()),
        st.tuples(st.just("elsewhere"), st.text("ab", max_size=2)),
        st.tuples(st.just("save"), st.none()),
    ),
    max_size=25,
)


def _step(world: World, act: str, value: object) -> None:
    if act == "settle":
        world.field.saver.settle()
        if world.shown and not world.typed[world.shown].strip():
            # A field that was emptied and may not be empty shows again what the case holds.
            world.typed[world.shown] = world.field.text()
    elif act == "save":
        world.ledger.save_all()
    elif act == "full":
        world.full = bool(value)
    else:
        verbs = {"elsewhere": world.change_elsewhere, "renew": lambda _nothing: world.renew()}
        (verbs.get(act) or getattr(world, act))(value)


def _hold(world: World, taken: list[tuple[str, object]]) -> None:
    for act, value in taken:
        _step(world, act, value)
        if world.ledger.standing.state == "saved":
            assert world.is_true(), (act, value)
    world.full = False
    for of in THINGS:
        world.typed[of] = world.typed[of].replace("x", "")
        world.show(of)
        world.type(world.typed[of])
    world.wait(LONGEST_RETRY + 1)
    world.ledger.save_all()
    assert world.is_true()
    assert world.ledger.standing.state == "saved"


@pytest.mark.parametrize("kind", [SavedLine, SavedTextEdit])
def test_the_tick_is_never_shown_while_words_differ_from_the_case(
    qtbot: QtBot, kind: type[SavedLine] | type[SavedTextEdit]
) -> None:
    @settings(max_examples=60, deadline=None)
    @given(steps)
    def hold(taken: list[tuple[str, object]]) -> None:
        _hold(World(kind), taken)

    hold()


@pytest.mark.sweep
@pytest.mark.parametrize("kind", [SavedLine, SavedTextEdit])
def test_the_tick_is_never_shown_however_long_one_works(
    qtbot: QtBot, kind: type[SavedLine] | type[SavedTextEdit]
) -> None:
    @settings(max_examples=3000, deadline=None)
    @given(steps)
    def hold(taken: list[tuple[str, object]]) -> None:
        _hold(World(kind), taken)

    hold()


def test_a_refused_save_is_tried_again_later_and_later(qtbot: QtBot) -> None:
    world = World(SavedLine, full=True)
    told: list[str] = []
    world.ledger.refused.connect(told.append)
    world.show("one")
    world.type("a")
    for _number in range(60):
        world.wait(1)
    assert told == ["Cannot save: the disk is full. Earlier changes are saved."], "once for one reason"
    assert world.ledger.standing.state == "failed"
    assert 4 <= world.field.saver._attempts <= 7
    world.full = False
    world.wait(LONGEST_RETRY)
    assert (world.case["one"], world.ledger.standing.state) == ("a", "saved")


def test_words_go_on_without_the_field_and_come_back_into_it(qtbot: QtBot) -> None:
    world = World(SavedLine, full=True)
    world.show("one")
    world.type("a")
    world.show("two")
    assert (world.field.text(), world.ledger.standing.state) == ("", "failed")
    world.show("one")
    assert (world.field.text(), world.field.state) == ("a", "failed")
    world.show("two")
    world.full = False
    world.wait(LONGEST_RETRY)
    assert world.case["one"] == "a"


def test_words_of_a_widget_that_is_gone_are_shown_by_the_next_one(qtbot: QtBot) -> None:
    world = World(SavedLine)
    world.show("one")
    world.type("a")
    world.renew()
    assert (world.field.text(), world.case["one"], world.ledger.standing.state) == ("a", "a", "saved")


@pytest.mark.parametrize("other", ["2018", "2020"])
def test_a_date_goes_on_without_its_field_and_leaves_the_next_one_alone(qtbot: QtBot, other: str) -> None:
    saved: list[tuple[str, str]] = []
    full = True

    def save(of: str, iso: str) -> None:
        if full:
            raise DiskFull("Cannot save: the disk is full.", "Earlier changes are saved.")
        saved.append((of, iso))

    ledger = Unsaved()
    date = DateField(save, ledger=ledger)
    qtbot.addWidget(date)
    date.show_date("2019", "one")
    date.setText("2020")
    date.show_date(other, "two")
    assert (date.text(), ledger.standing.state) == (other, "failed")
    full = False
    assert ledger.save_all()
    date.saver.settle()
    assert (date.text(), saved) == (other, [("one", "2020")])


def test_words_of_a_thing_that_is_gone_are_offered(qtbot: QtBot) -> None:
    def gone(_of: str, _words: str) -> None:
        raise NotFound("This clip is no longer in the case.")

    world = World(SavedLine)
    offered: list[str] = []
    world.ledger.homeless.connect(lambda words, _why: offered.append(words))
    world.show("one")
    world.field.saver.save = gone
    world.type("a")
    world.field.leave()
    assert (offered, world.ledger.standing.state) == (["a"], "saved")


def test_a_bug_never_makes_words_look_saved(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_of: str, _words: str) -> None:
        raise RuntimeError("a bug")

    faults: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _value, _frames: faults.append(kind))
    world = World(SavedLine)
    world.show("one")
    world.field.saver.save = fail
    world.type("a")
    world.wait(5)
    assert (world.field.text(), world.ledger.standing.state, faults) == ("a", "failed", [RuntimeError])


def test_a_date_that_cannot_be_read_stays_marked_with_what_was_understood(qtbot: QtBot) -> None:
    saved: list[str] = []
    date = DateField(lambda _of, iso: saved.append(iso), ledger=Unsaved())
    qtbot.addWidget(date)
    date.show_date("2019", "one")
    date.setText("end of 2020")
    date.saver.settle()
    date._show_state()
    assert date.text() == "end of 2020"
    assert date.saver.why == (
        "“end of 2020” is not a date. Only “2020” in it is. "
        "Write a year, a month or a day, such as June 2025."
    )
    assert date._mark is not None
    assert date._mark.isVisible()
    date.show_date("2019", "one")
    assert (date.text(), saved) == ("end of 2020", [])
    date._mark.trigger()
    assert (date.text(), saved, date.state) == ("2020", ["2020"], "saved")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("end of 2020", "2020"),
        ("early June 2021", "2021-06"),
        ("around 18 February 2025?", "2025-02-18"),
        ("soon", ""),
        ("between 3 May 2020 and June 2021", "2020-05-03"),
    ],
)
def test_what_is_understood_of_words_that_are_no_date(words: str, part: str) -> None:
    assert understood(words) == part


def test_what_waits_for_enter_is_not_called_saved(qtbot: QtBot) -> None:
    line = EntryLine("Another post")
    qtbot.addWidget(line)
    line.belong_to("one")
    line.setText("Minister")
    assert unsaved().standing.state == "entry"
    line.belong_to("two")
    assert (line.text(), unsaved().standing.state) == ("", "entry")
    line.belong_to("one")
    assert line.text() == "Minister"
    line.clear()
    assert unsaved().standing.state == "saved"

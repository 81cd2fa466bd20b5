"""One asks, one judges, one answers: the whole of a review with keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CTRL, SHIFT, Hands
from tests.ui.opened import open_window
from ui.app.place import Place
from ui.kit.settings import settings
from ui.rooms.composer.view import ComposerView
from ui.rooms.review.view import ReviewView
from ui.shell.main_window import MainWindow
from workbench.briefs import Statement
from workbench.case import Case

K = Qt.Key
WORDS = "The convoy left the port on day {n} with {n} lorries. "


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over a brief of ten statements, each with a claim and a clip in one of two sources."""
    path = tmp_path / "work.gwk"
    with Case.create(path, title="Convoys", analyst="A. Analyst") as case:
        brief = case.briefs.add("Libya", "Convoys")
        case.briefs.write_for(brief.id, "Embassy")
        case.clients.update(case.clients.named("Embassy").id, review="everything")
        for name in ("Port authority", "Harbour watch"):
            text = name + ". " + "".join(WORDS.format(n=n) for n in range(10, 15))
            source = case.sources.add_text(text, name)
            for n in range(10, 15):
                words = WORDS.format(n=n).strip()
                start = text.index(words)
                clip = case.clips.add(source.id, start, start + len(words))
                claim = case.claims.add(f"{name}: {n} lorries left")
                case.claims.cite(claim.id, clip.id)
                words = f"{n} lorries left the port."
                case.briefs.state(brief.id, "Summary", words, "context", [claim.id])
    window = open_window(qtbot, path)
    yield window
    window.close()


def case_of(window: MainWindow) -> Case:
    assert window.workspace is not None
    return window.workspace.case


def room(window: MainWindow) -> ReviewView:
    assert isinstance(window.view, ReviewView)
    return window.view


def test_ask_judge_answer(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    hands, out = Hands(qtbot, window), tmp_path / "out.docx"
    assert "R01" in export(hands, out)
    assert not out.exists()
    ask(hands)
    case_of(window).as_analyst("B. Reviewer")
    judge(hands)
    case_of(window).as_analyst("A. Analyst")
    answer(hands)
    case_of(window).as_analyst("B. Reviewer")
    finish(hands)
    case_of(window).as_analyst("A. Analyst")
    told = export(hands, out)
    assert out.exists(), told


def export(hands: Hands, out: Path) -> str:
    """A client file, with keys; what keeps it from being written, "" for nothing."""
    window = hands.window
    window.go(Place("brief", case_of(window).briefs.all()[0].id))
    hands.key(K.Key_E, CTRL | SHIFT)
    view = window.view
    assert isinstance(view, ComposerView)
    hands.until(lambda: view.export_panel is not None and view.export_panel.isVisible())
    panel = view.export_panel
    assert panel is not None
    panel.file.setText(str(out))
    panel.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is panel)
    panel.export_button.setFocus()
    hands.key(K.Key_Space)
    hands.until(lambda: panel._running is None and (out.exists() or bool(panel.report.text())))
    told = panel.report.text()
    panel.close()
    window.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is window)
    return told


def ask(hands: Hands) -> None:
    """From the brief, by the palette."""
    window = hands.window
    window.go(Place("brief", case_of(window).briefs.all()[0].id))
    hands.key(K.Key_K, CTRL)
    hands.type("Ask for a review")
    hands.key(K.Key_Return)
    hands.until(lambda: QApplication.activeWindow() is not window)
    hands.type("B. Reviewer")
    hands.key(K.Key_Return)
    hands.until(lambda: bool(case_of(window).reviews.rounds.all()))
    # As the window manager does when a window goes.
    window.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is window)


def judge(hands: Hands) -> None:
    """Thirty items: one later, one question, one disagreement, one proposal, the rest agreed."""
    window = hands.window
    hands.key(K.Key_7, CTRL)
    view, reviews = room(window), case_of(window).reviews
    walk = view.queue.walk
    assert walk is not None
    assert (len(walk.left), walk.done) == (30, 0)
    first = view.queue.target
    hands.key(K.Key_Space)
    assert walk.left[-1] == first
    hands.key(K.Key_Q)
    hands.type("Who counted them?")
    hands.key(K.Key_Return, CTRL)
    hands.key(K.Key_D)
    hands.key(K.Key_1)
    hands.type("The full stop is not in the source.")
    hands.key(K.Key_Return, CTRL)
    hands.key(K.Key_P)
    hands.key(K.Key_End, CTRL)
    hands.type(" They came back.")
    hands.key(K.Key_Return, CTRL)
    proposal = next(one for one in reviews.threads() if one.remark.proposal)
    assert proposal.remark.proposal["text"].endswith("left the port. They came back.")
    hands.key(K.Key_A)
    hands.key(K.Key_Backspace)
    hands.key(K.Key_A)
    for _ in range(25):
        hands.key(K.Key_A)
    assert view.queue.target == first, "put aside for later, it comes last"
    hands.key(K.Key_A)
    assert not walk.left
    assert "judged 30 items" in view.queue.empty._words.text()
    verdicts = [one.verdicts[0].verdict for one in reviews.standings().values()]
    assert sorted(map(verdicts.count, set(verdicts))) == [1, 2, 27]


def answer(hands: Hands) -> None:
    """The author: question, proposal, disagreement."""
    window = hands.window
    hands.key(K.Key_1, CTRL)
    hands.until(lambda: window.frame is not None and "1 question" in told(window))
    assert told(window) == "1 question, 1 proposal, 1 disagreement"
    hands.key(K.Key_7, CTRL)
    view, case = room(window), case_of(window)
    hands.key(K.Key_Tab, CTRL)
    assert view.tabs.currentWidget() is view.inbox
    hands.key(K.Key_R)
    hands.type("The harbour master.")
    hands.key(K.Key_Return, CTRL)
    hands.key(K.Key_A)
    assert any(one.text.endswith("They came back.") for one in statements(case))
    assert case.undo_label.startswith("Accept proposal")
    hands.key(K.Key_R)
    hands.type("It ends a sentence there.")
    hands.key(K.Key_Return, CTRL)
    assert not case.reviews.inbox().open
    assert len(case.reviews.inbox().waiting) == 3


def finish(hands: Hands) -> None:
    """The reviewer sees what was answered and reworded, agrees, and closes the round."""
    window = hands.window
    hands.key(K.Key_1, CTRL)
    hands.key(K.Key_7, CTRL)
    hands.key(K.Key_Backtab, CTRL | Qt.KeyboardModifier.ShiftModifier)
    view = room(window)
    assert view.tabs.currentWidget() is view.queue
    assert view.queue.walk is not None
    assert len(view.queue.walk.left) == 3
    assert view.queue.walk.left[0].table == "claim", "in the order of the brief, what was answered first"
    for _ in range(3):
        hands.key(K.Key_A)
    hands.key(K.Key_Space)
    assert not case_of(window).reviews.rounds.all()[0].is_open
    assert {one.state for one in case_of(window).reviews.standings().values()} == {"agreed"}


def told(window: MainWindow) -> str:
    assert window.frame is not None
    return window.frame.navigation.items["review"].attention


def statements(case: Case) -> list[Statement]:
    return case.briefs.statements(case.briefs.all()[0].id)


def ask_and_review(hands: Hands) -> Path:
    """Ask for a review, then go on as the reviewer in the review room; the path of the case."""
    ask(hands)
    case = case_of(hands.window)
    case.as_analyst("B. Reviewer")
    settings().setValue("analyst", "B. Reviewer")
    hands.key(K.Key_7, CTRL)
    return case.path


def open_again(qtbot: QtBot, path: Path) -> tuple[MainWindow, Hands]:
    window = open_window(qtbot, path)
    return window, Hands(qtbot, window)


def test_words_not_saved_are_there_again_after_closing(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(qtbot, window)
    path = ask_and_review(hands)
    hands.key(K.Key_Q)
    hands.type("Who counted")
    window.close()
    again, hands = open_again(qtbot, path)
    box = room(again).queue.box
    assert (box.remark.words(), box.is_writing) == ("Who counted", True)
    box.focus_words()
    hands.key(K.Key_End, CTRL)
    hands.type(" them?")
    hands.key(K.Key_Escape)
    hands.key(K.Key_Q)
    hands.key(K.Key_Return, CTRL)
    assert [one.remark.text for one in case_of(again).reviews.threads()] == ["Who counted them?"]
    again.close()


def test_a_proposed_wording_that_is_not_saved_is_there_again_after_closing(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands = Hands(qtbot, window)
    path = ask_and_review(hands)
    hands.key(K.Key_P)
    hands.type(" Perhaps.")
    window.close()
    again, hands = open_again(qtbot, path)
    box = room(again).queue.box
    assert box.proposal.words() == "10 lorries left the port. Perhaps."
    assert box.is_writing
    box.focus_words()
    hands.key(K.Key_Escape)
    hands.key(K.Key_D)
    hands.key(K.Key_8)
    hands.key(K.Key_Return, CTRL)
    (thread,) = case_of(again).reviews.threads()
    assert thread.remark.proposal == {"text": "10 lorries left the port. Perhaps."}
    again.close()

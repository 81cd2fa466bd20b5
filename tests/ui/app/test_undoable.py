"""Undo in a notice takes back the change it stands for and no other, and goes when that is over."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.kit.notices import NoticeBar, NoticeRow


@pytest.fixture
def bar(workspace: Workspace, qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    workspace.noticed.connect(bar.show_notice)
    return bar


def removed(workspace: Workspace, libya: Libya, bar: NoticeBar) -> NoticeRow:
    """A claim is removed; the notice of it."""
    assert workspace.succeeds(lambda: libya.case.claims.remove(libya.claims["bare"]))
    workspace.notify_undoable("Removed the claim.")
    return bar.rows[-1]


def has_button(row: NoticeRow) -> bool:
    return not row.button.isHidden()


def test_the_button_takes_its_change_back(workspace: Workspace, libya: Libya, bar: NoticeBar) -> None:
    count = libya.case.claims.count()
    row = removed(workspace, libya, bar)
    row.button.click()
    assert libya.case.claims.count() == count
    assert bar.rows == []


def test_the_button_goes_with_the_next_change(workspace: Workspace, libya: Libya, bar: NoticeBar) -> None:
    row = removed(workspace, libya, bar)
    assert has_button(row)
    libya.case.actors.add("Somebody else")
    assert not has_button(row)
    assert bar.rows == [row], "the words stay for a while"


def test_the_button_goes_when_the_change_is_undone_elsewhere(
    workspace: Workspace, libya: Libya, bar: NoticeBar
) -> None:
    row = removed(workspace, libya, bar)
    libya.case.undo()
    assert not has_button(row)


def test_what_is_made_from_the_content_leaves_the_button(
    workspace: Workspace, libya: Libya, bar: NoticeBar
) -> None:
    row = removed(workspace, libya, bar)
    assert libya.case.sources.likenesses.catch_up()
    assert has_button(row)


def test_a_stale_button_takes_nothing_else_back(workspace: Workspace, libya: Libya, bar: NoticeBar) -> None:
    count = libya.case.actors.count()
    row = removed(workspace, libya, bar)
    undo = row.notice.run
    libya.case.actors.add("Somebody else")
    assert undo is not None
    undo()
    assert libya.case.actors.count() == count + 1
    assert "the case has changed since" in bar.rows[-1].notice.text


def test_the_next_notice_has_the_only_button(workspace: Workspace, libya: Libya, bar: NoticeBar) -> None:
    first = removed(workspace, libya, bar)
    libya.case.claims.remove(libya.claims["contracts"])
    workspace.notify_undoable("Removed another claim.")
    assert [has_button(row) for row in bar.rows] == [False, True]
    assert first is bar.rows[0]


def test_a_verb_that_is_refused_offers_nothing(workspace: Workspace, libya: Libya, bar: NoticeBar) -> None:
    assert not workspace.succeeds(lambda: libya.case.claims.remove("no such claim"))
    assert [row.notice.severity for row in bar.rows] == ["error"]

"""What a view shows after a change is what a newly made view of the same place shows: every verb, every view."""

import gc
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import ui.rooms
from tests.ui.live.verbs import INSIDE, READS, SAME_AS, VERBS
from tests.ui.live.views import SPECS, Shown, close_views, differences, open_views, settle, what_they_show
from tests.ui.live.work import Work, build
from ui.app.workspace import Workspace
from workbench.case import Case
from workbench.casefile.journal.journal import Journal


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return build(tmp_path)


@pytest.fixture
def workspace(work: Work, qapp: object) -> Iterator[Workspace]:
    workspace = Workspace(work.case)
    workspace.claim_in_hand = work.libya.claims["visit"]
    yield workspace
    workspace.close()


def test_every_verb_leaves_every_view_as_a_new_one_would_be(work: Work, workspace: Workspace) -> None:
    wrong = []
    live = open_views(workspace, work)
    for name, verb in VERBS.items():
        seq = newest(work.case)
        try:
            verb(work)
        except Exception as e:
            wrong.append(f"{name} FAILED {e!r}")
        settle(workspace, live)
        fresh = open_views(workspace, work)
        found = differences(what_they_show(workspace, live), what_they_show(workspace, fresh))
        wrong += [f"after {name}, {one}" for one in found]
        close_views(live)
        # The new ones have to follow the way back; they are the live ones of the next verb.
        live = fresh
        take_back(work.case, seq)
        for shown in live.values():
            shown.go_to_place()
        gc.collect(0)
    close_views(live)
    assert not wrong, "\n".join(wrong)


def newest(case: Case) -> int:
    """The number of the newest change."""
    return case.history(1)[0].seq


def take_back(case: Case, seq: int) -> None:
    """The case as it was after change `seq`."""
    if newest(case) != seq and case.journal.difference(seq):
        case.journal.go_back(seq)

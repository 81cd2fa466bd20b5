"""A case with every view open, and what differs after a verb."""

import gc
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.ui.live.snapshot import snapshot
from tests.ui.live.verbs import FURTHER, VERBS
from tests.ui.live.views import EVERY_RUN, Shown, close_views, differences, open_views, settle, what_they_show
from tests.ui.live.work import Work, build
from ui.app.workspace import Workspace
from workbench.case import Case

_LOSES = re.compile("remove|merge|newer|back|restore|archive|add|new|import|hidden|version|deliver|state")
"""Verbs after which another thing may be selected, or was when the view was made."""


@dataclass
class Running:
    """One case, its workspace, and the views to look at."""

    work: Work
    workspace: Workspace

    def differences_after(
        self,
        verbs: Iterable[str],
        views: Iterable[str] = EVERY_RUN,
        hidden: bool = False,
        turned: bool = False,
    ) -> list[str]:
        """What live views show otherwise than new ones, verb by verb; each verb is taken back.

        With `hidden` they are not on the screen while it is done; with `turned` every tab of them was
        looked at before.
        """
        case, wrong = self.work.case, []
        live = open_views(self.workspace, self.work, views)
        for name in verbs:
            seq = newest(case)
            self._look_at(live, turned)
            if hidden:
                for shown in live.values():
                    shown.host.hide()
            (VERBS | FURTHER)[name](self.work)
            if hidden:
                settle(self.workspace, live)
                for shown in live.values():
                    shown.host.show()
                    shown.go_to_place()
            settle(self.workspace, live)
            fresh = open_views(self.workspace, self.work, views)
            found = differences(what_they_show(self.workspace, live), what_they_show(self.workspace, fresh))
            wrong += [f"after {name}, {one}" for one in found]
            close_views(live)
            # The new ones follow the way back; they are the live ones of the next verb.
            live = fresh
            take_back(case, seq)
            if _LOSES.search(name):
                for shown in live.values():
                    shown.go_to_place()
            gc.collect(0)
        close_views(live)
        return wrong

    def _look_at(self, live: dict[str, Shown], turned: bool) -> None:
        """As painting does: what a list has read once it keeps until it is told."""
        if turned:
            what_they_show(self.workspace, live)
        else:
            settle(self.workspace, live)
            for shown in live.values():
                snapshot(shown.host)

    def close(self) -> None:
        """Put the case away."""
        self.workspace.close()


def start(folder: Path) -> Running:
    """A case of every kind of thing, with an active claim."""
    work = build(folder)
    workspace = Workspace(work.case)
    workspace.active_claim = work.libya.claims["visit"]
    return Running(work, workspace)


def newest(case: Case) -> int:
    """The number of the newest change."""
    return case.history(1)[0].seq


def take_back(case: Case, seq: int) -> None:
    """The case as it was after change `seq`, by as many undos as there were changes."""
    # What is said in reviews and of judgements stays when a case goes back: undone all the same.
    said = case.connection.execute(
        "SELECT 1 FROM change WHERE change_set_seq > ? "
        "AND table_name IN ('review', 'review_round', 'remark', 'outcome')",
        (seq,),
    ).fetchone()
    for _ in range(newest(case) - seq):
        if said or case.journal.difference(seq):
            case.undo()

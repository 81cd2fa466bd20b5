"""A case with every view open, and what differs after a verb."""

import gc
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.ui.live.reach import ALIKE
from tests.ui.live.snapshot import snapshot
from tests.ui.live.verbs import FURTHER, VERBS
from tests.ui.live.views import EVERY_RUN, Shown, close_views, differences, open_views, settle, what_they_show
from tests.ui.live.work import Work, build
from ui.app.workspace import Workspace
from workbench.case import Case

_LOSES = re.compile("remove|merge|newer|back|restore|archive|add|new|import|hidden|version|deliver|state")
"""Verbs after which another thing may be selected, or was when the view was made."""


Meets = Callable[[str, Collection[str]], Collection[str]]
"""Which of the views are compared with new ones after a verb, whatever they show."""
Seen = dict[str, list[str]]
"""What views show, by their names."""


@dataclass
class Running:
    """One case, its workspace, and the views to look at."""

    work: Work
    workspace: Workspace
    changed_by: dict[str, list[str]] = field(default_factory=dict)
    """By verb: the views that show something else after it; filled where they are turned before."""

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
            before = what_they_show(self.workspace, live) if turned else self._look_at(live)
            self._do(name, live, live if hidden else ())
            live, after, found = self._compare(live)
            wrong += [f"after {name}, {one}" for one in found]
            if turned:
                self.changed_by[name] = [one for one in live if before[one] != after[one]]
            # The new ones follow the way back; they are the live ones of the next verb.
            take_back(case, seq)
            if _LOSES.search(name):
                for shown in live.values():
                    shown.go_to_place()
            gc.collect(0)
        close_views(live)
        return wrong

    def differences_where_met(self, verbs: Iterable[str], meets: Meets, hidden: bool = False) -> list[str]:
        """As `differences_after`, of those views only that a verb meets or that look otherwise after it.

        The others have not moved and stay open, so that every verb is done with every view on the
        screen; at the end all are compared.
        """
        case, wrong, at_place = self.work.case, [], Seen()
        live = open_views(self.workspace, self.work, EVERY_RUN)
        for name in verbs:
            seq = newest(case)
            before = self._bring_back(live, at_place)
            at_place |= before
            met = set(meets(name, EVERY_RUN))
            self._do(name, live, met if hidden else ())
            after = self._look_at(live, at_rest=True)
            met |= {one for one in live if one not in ALIKE and after[one] != before[one]}
            fresh, _seen, found = self._compare({one: live[one] for one in live if one in met})
            wrong += [f"after {name}, {one}" for one in found]
            live |= fresh
            take_back(case, seq)
            gc.collect(0)
        self._bring_back(live, at_place)
        live, _seen, found = self._compare(live)
        close_views(live)
        return wrong + [f"after all, {one}" for one in found]

    def _bring_back(self, live: dict[str, Shown], at_place: Seen) -> Seen:
        """Back to its place whatever does not look as it did there; what all of them show then."""
        seen = self._look_at(live)
        astray = {one: live[one] for one in live if one in at_place and at_place[one] != seen[one]}
        for shown in astray.values():
            shown.go_to_place()
        return seen | self._look_at(astray)

    def _look_at(self, live: dict[str, Shown], at_rest: bool = False) -> Seen:
        """As painting does: what a list has read once it keeps until it is told."""
        if live and not at_rest:
            settle(self.workspace, live)
        return {name: snapshot(shown.host) for name, shown in live.items()}

    def _do(self, name: str, live: dict[str, Shown], hidden: Collection[str]) -> None:
        """Do what the verb does, with some of the views not on the screen."""
        for one in hidden:
            live[one].host.hide()
        (VERBS | FURTHER)[name](self.work)
        if hidden:
            settle(self.workspace, live)
        for one in hidden:
            live[one].host.show()
            live[one].go_to_place()
        settle(self.workspace, live)

    def _compare(self, live: dict[str, Shown]) -> tuple[dict[str, Shown], Seen, list[str]]:
        """New views in place of live ones, what they show, and where those showed something else."""
        fresh = open_views(self.workspace, self.work, live)
        shown_live = what_they_show(self.workspace, live)
        shown_fresh = what_they_show(self.workspace, fresh)
        close_views(live)
        return fresh, shown_fresh, differences(shown_live, shown_fresh)

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

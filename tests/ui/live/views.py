"""Every view of the window at one place of the case, shown without a screen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from tests.ui.live.snapshot import snapshot
from tests.ui.live.timers import timers
from tests.ui.live.work import Work
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.room_list import ROOMS
from ui.rooms.actors.view import ActorsView
from ui.rooms.backups.view import BackupsView
from ui.rooms.claims.view import ClaimsView
from ui.rooms.claims.ways import TAGS
from ui.rooms.compare.view import CompareView
from ui.rooms.composer.view import ComposerView
from ui.rooms.figures.view import FiguresView
from ui.rooms.history.issued.view import IssuedView
from ui.rooms.history.view import HistoryView
from ui.rooms.hypotheses.view import HypothesesView
from ui.rooms.judgements.view import JudgementsView
from ui.rooms.key.view import KeyView
from ui.rooms.library.view import LibraryView
from ui.rooms.outlets.view import OutletsView
from ui.rooms.reader.source_view import SourceView
from ui.rooms.review.view import ReviewView
from ui.rooms.search.view import SearchView
from ui.shell.navigation import Navigation
from workbench.charts.wanted import Wanted
from workbench.claims.filtering import ClaimCriteria
from workbench.sources.store.criteria import Criteria

_LONGEST = 2000
"""Milliseconds: a timer beyond waits for something else than showing."""


@dataclass(frozen=True)
class Spec:
    """How one view is made and brought to its place. `level` puts aside what only the hand decides."""

    make: Callable[[Workspace], Any]
    place: Callable[[Work], Place] | None = None
    prepare: Callable[[Any, Work], object] | None = None
    level: Callable[[Any], object] | None = None
    pages: Callable[[Any], Iterable[Callable[[], object]]] | None = None
    """What else of it can be brought up, after its tabs."""


def _narrow(view: LibraryView, work: Work) -> None:
    actors, outlets = (work.libya.actors["khalifa"], work.lone_actor), (work.outlet, work.lone_outlet)
    view.show_criteria(Criteria(actors=actors, outlets=outlets))


def _narrow_claims(view: ClaimsView, work: Work) -> None:
    actors, origins = (work.libya.actors["khalifa"], work.lone_actor), (work.outlet, work.lone_outlet)
    criteria = ClaimCriteria("2025", credibilities=("2", "3"), origins=origins, actors=actors)
    view.filters.show_criteria(criteria)
    view.refresh()


def _first_tag(view: ClaimsView) -> None:
    if view.ways.way == TAGS and view.ways.tags.model.ids:
        view.ways.tags.table.select_id(view.ways.tags.model.id_at(0))


def _first_claim(view: ClaimsView) -> None:
    _first_tag(view)
    if view.model.ids:
        view.table.select_id(view.model.id_at(0))


def _ground(view: ComposerView, work: Work) -> None:
    view.side.show_statement(work.libya.statements["visit"])
    view.show_preview()


def _shelf(view: ComposerView, _work: Work) -> None:
    view.side.setCurrentWidget(view.side.claims)


def _newest(view: HistoryView) -> None:
    for table, model in ((view.table, view.model), (view.deleted.table, view.deleted.model)):
        if model.ids:
            table.select_id(model.id_at(0))


def _first_hit(view: SearchView) -> None:
    view.list.setCurrentIndex(view.model.index(0, 0))


def _front(view: ReviewView) -> None:
    walk = view.queue.walk
    if walk is not None and walk.left and walk.current != walk.left[0]:
        view.queue.show_target(walk.left[0])
    view.lines.begin_anew()
    if view.inbox.model.entries:
        view.inbox.list.setCurrentIndex(view.inbox.model.index(0, 0))


def _changes(view: HistoryView, _work: Work) -> None:
    view.show_changes()


def _first_source(view: LibraryView) -> None:
    if view.model.ids:
        view.table.select_id(view.model.id_at(0))


def _first_cell(view: HypothesesView) -> None:
    view.table.go_to(view.model.index(0, 0))


def _of_case(view: FiguresView, _work: Work, kind: str) -> None:
    view.look_at(Wanted(kind, scope="case"))


def _map_for_client(view: FiguresView, work: Work) -> None:
    view.look_at(Wanted("map", work.libya.brief.id, scope="case", client_id=work.client))


def _pages_of_history(view: HistoryView) -> list[Callable[[], object]]:
    return [view.show_deleted, view.show_changes]


SPECS: dict[str, Spec] = {
    "library": Spec(LibraryView, lambda w: Place("library", w.libya.sources["belta"])),
    "library narrowed": Spec(LibraryView, lambda w: Place("library"), _narrow, _first_source),
    "reader": Spec(
        SourceView, lambda w: Place("source", w.libya.sources["belta"], clip_id=w.libya.clips["met"])
    ),
    "actors": Spec(ActorsView, lambda w: Place("actor", w.libya.actors["khalifa"])),
    "claims": Spec(ClaimsView, lambda w: Place("claim", w.libya.claims["visit"]), None, _first_tag),
    "claims narrowed": Spec(ClaimsView, lambda w: Place("claims"), _narrow_claims, _first_claim),
    "outlets": Spec(OutletsView, lambda w: Place("outlet", w.outlet)),
    "briefs": Spec(ComposerView, lambda w: Place("briefs")),
    "brief": Spec(ComposerView, lambda w: Place("brief", w.libya.brief.id), _ground),
    "shelf of a brief": Spec(ComposerView, lambda w: Place("brief", w.libya.brief.id), _shelf),
    "history": Spec(
        HistoryView, lambda w: Place("history"), _changes, _newest, lambda v: [v.show_deleted, v.show_changes]
    ),
    "review": Spec(ReviewView, lambda w: Place("review"), None, _front),
    "review actor": Spec(ReviewView, lambda w: Place("remark", w.remarks["actor"])),
    "review claim": Spec(ReviewView, lambda w: Place("remark", w.remarks["claim"])),
    "review clip": Spec(ReviewView, lambda w: Place("remark", w.remarks["clip"])),
    "review source": Spec(ReviewView, lambda w: Place("remark", w.remarks["source"])),
    "review reading": Spec(SourceView, lambda w: Place("source", w.lone_source)),
    "judgements": Spec(JudgementsView, lambda w: Place("judgement", w.issued)),
    "hypotheses": Spec(HypothesesView, lambda w: Place("matrix", w.matrix_id), None, _first_cell),
    "search": Spec(SearchView, lambda w: Place("search", "Minsk"), None, _first_hit),
    "compare": Spec(
        CompareView, lambda w: Place("compare", f"{w.libya.sources['belta']} {w.libya.sources['digest']}")
    ),
    "versions": Spec(CompareView, lambda w: Place("compare", f"{w.libya.sources['belta']}@1")),
    "issued": Spec(IssuedView, lambda w: Place("issued")),
    "readiness": Spec(IssuedView, lambda w: Place("readiness", w.libya.brief.id)),
    "recall": Spec(IssuedView, lambda w: Place("recall", f"claim {w.libya.claims['visit']}")),
    "figures": Spec(FiguresView, lambda w: Place("figure", w.figure_id)),
    "case events": Spec(FiguresView, lambda w: Place("figures"), partial(_of_case, kind="events")),
    "case calibration": Spec(FiguresView, lambda w: Place("figures"), partial(_of_case, kind="calibration")),
    "case map": Spec(FiguresView, lambda w: Place("figures"), partial(_of_case, kind="map")),
    "client map": Spec(FiguresView, lambda w: Place("figures"), _map_for_client),
    "case network": Spec(FiguresView, lambda w: Place("figures"), partial(_of_case, kind="network")),
    "backups": Spec(BackupsView, lambda w: Place("backups")),
    "key": Spec(KeyView, lambda w: Place("key")),
    "navigation": Spec(partial(Navigation, rooms=ROOMS)),
}


EVERY_RUN = tuple(name for name in SPECS if not name.startswith(("review ", "case ", "client ", "shelf ")))
"""What is gone through with every verb: of one view at several places, the place that shows most."""


class Shown:
    """One view with what stands beside it, on a screen that is not there."""

    def __init__(self, name: str, workspace: Workspace, work: Work) -> None:
        self._spec = SPECS[name]
        self._work = work
        self.view = self._spec.make(workspace)
        self.host = QWidget()
        self.host.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        line = QHBoxLayout(self.host)
        line.addWidget(self.view, 3)
        side = self.view.side_panel() if self._spec.place else None
        if side is not None:
            line.addWidget(side, 1)
        self.host.setUpdatesEnabled(False)
        self.host.resize(1300, 800)
        self.host.show()
        self.go_to_place()

    def go_to_place(self) -> None:
        """Bring it to its place, as coming back to it does."""
        if self._spec.place:
            self.view.show_place(self._spec.place(self._work))
        if self._spec.prepare:
            self._spec.prepare(self.view, self._work)

    def level(self) -> bool:
        """Put aside what only the hand decides, as which row of the history is looked at."""
        if self._spec.level:
            self._spec.level(self.view)
        return self._spec.level is not None

    def faces(self) -> list[tuple[Callable[[], object], Callable[[], list[str]]]]:
        """How to bring up what is behind tabs and other pages, and what each then shows."""
        found: list[tuple[Callable[[], object], Callable[[], list[str]]]] = []
        for tabs in self.host.findChildren(QTabWidget):
            now = tabs.currentIndex()
            others = [other for other in range(tabs.count()) if other != now]
            found += [(partial(tabs.setCurrentIndex, at), partial(_page_of, tabs)) for at in others]
            if others:
                found.append((partial(tabs.setCurrentIndex, now), list))
        for page in self._spec.pages(self.view) if self._spec.pages else ():
            found.append((page, partial(snapshot, self.host)))
        return found

    def close(self) -> None:
        """Put it away for good."""
        self.host.hide()
        self.host.deleteLater()


def open_views(workspace: Workspace, work: Work, names: Iterable[str] = SPECS) -> dict[str, Shown]:
    """New views, each at its place."""
    shown = {name: Shown(name, workspace, work) for name in names}
    settle(workspace, shown)
    return shown


def close_views(shown: dict[str, Shown]) -> None:
    """Put views away for good."""
    for one in shown.values():
        one.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def what_they_show(workspace: Workspace, shown: dict[str, Shown]) -> dict[str, list[str]]:
    """The snapshot of each view, with all its tabs; those that are on the screen first."""
    for one in shown.values():
        one.level()
    settle(workspace, shown)
    lines = {name: snapshot(one.host) for name, one in shown.items()}
    faces = {name: one.faces() for name, one in shown.items()}
    for number in range(max(map(len, faces.values()), default=0)):
        turned = {name: some[number] for name, some in faces.items() if number < len(some)}
        for turn, _read in turned.values():
            turn()
        settle(workspace, {name: shown[name] for name in turned})
        levelled = [shown[name].level() for name in turned]
        if any(levelled):
            # What is shown for another row is not there before the next turn of events.
            settle(workspace, {name: shown[name] for name in turned})
        for name, (_turn, read) in turned.items():
            lines[name] += [f"page {number}", *read()]
    return lines


def _page_of(tabs: QTabWidget) -> list[str]:
    page = tabs.currentWidget()
    return snapshot(page) if page is not None else []


def settle(workspace: Workspace, shown: dict[str, Shown]) -> None:
    """Wait until nothing is under way: tasks, their results, and timers that wait for quiet."""
    roots = {id(workspace), *(id(one.host) for one in shown.values())}
    still = 0
    for _turn in range(30_000):
        # While a task runs, nothing rests anyway.
        timers = 0 if workspace.tasks.running else _fire(roots)
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        still = 0 if timers or workspace.tasks.running else still + 1
        if still >= 2:
            return
        if workspace.tasks.running:
            QThread.msleep(2)
    raise AssertionError("the views do not come to rest")


def _fire(roots: set[int]) -> int:
    """Let timers that wait for quiet come at once; how many there were."""
    waiting = [one for one in timers() if one.isActive() and one.isSingleShot()]
    due = [one for one in waiting if one.interval() <= _LONGEST and _is_below(one, roots)]
    for timer in due:
        timer.start(0)
    return len(due)


def _is_below(child: QObject, roots: set[int]) -> bool:
    above = child.parent()
    while above is not None:
        if id(above) in roots:
            return True
        above = above.parent()
    return False


def differences(live: dict[str, list[str]], fresh: dict[str, list[str]]) -> list[str]:
    """What a live view shows differently from a newly made one, a few lines for each view."""
    found = []
    for name, lines in live.items():
        if lines != fresh[name]:
            only_live = [line.strip() for line in lines if line not in fresh[name]]
            only_fresh = [line.strip() for line in fresh[name] if line not in lines]
            found.append(f"{name}:\n  live:  {only_live[:4]}\n  fresh: {only_fresh[:4]}")
    return found

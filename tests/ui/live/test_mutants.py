"""Each kind that a view says it shows is needed: without it, some verb leaves the view as it was before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.live.running import Running, start
from ui.app.following import Follower
from ui.parts.source.source_card import SourceCard
from ui.rooms.actors.view import ActorsView
from ui.rooms.backups.view import BackupsView
from ui.rooms.claims.filters import ClaimFilterBar
from ui.rooms.claims.view import ClaimsView
from ui.rooms.compare.view import CompareView
from ui.rooms.composer.brief_list import BriefList
from ui.rooms.composer.checking import BriefChecks
from ui.rooms.composer.claim_shelf import ClaimShelf
from ui.rooms.composer.side import ComposerSide
from ui.rooms.composer.view import ComposerView
from ui.rooms.figures.view import FiguresView
from ui.rooms.history.view import HistoryView
from ui.rooms.hypotheses.view import HypothesesView
from ui.rooms.library.filter_bar import FilterBar
from ui.rooms.library.view import LibraryView
from ui.rooms.outlets.view import OutletsView
from ui.rooms.reader.clip_panel import ClipPanel
from ui.rooms.reader.source_view import SourceView
from ui.rooms.review.view import ReviewView
from ui.rooms.search.view import SearchView

MUTANTS: tuple[tuple[type[Follower], str, str, str], ...] = (
    (LibraryView, "source", "library", "Sources.update title alone"),
    (FilterBar, "actor", "library narrowed", "Actors.update name alone"),
    (FilterBar, "publication", "library narrowed", "Publications.update alone"),
    (SourceCard, "source", "reader", "unmark_reviewed"),
    (SourceCard, "publication", "reader", "Publications.add"),
    (SourceView, "source", "reader", "Publications.update grade"),
    (SourceView, "clip", "reader", "Actors.update name of another"),
    (SourceView, "actor", "reader", "Actors.add_alias of another"),
    (SourceView, "proposal", "reader", "NewNames.dismiss"),
    (SourceView, "review_round", "review reading", "Readings.close"),
    (SourceView, "review", "review reading", "Readings.add"),
    (ClipPanel, "clip", "reader", "Clips.update translation"),
    (ClipPanel, "claim", "reader", "Claims.update text"),
    (ActorsView, "actor", "actors", "Publications.update name"),
    (ClaimsView, "claim", "claims", "Publications.update grade"),
    (ClaimFilterBar, "actor", "claims narrowed", "Actors.update name alone"),
    (ClaimFilterBar, "publication", "claims narrowed", "Publications.update alone"),
    (OutletsView, "publication", "outlets", "Sources.update title"),
    (BriefList, "brief", "briefs", "Briefs.update alone"),
    (ComposerView, "brief", "brief", "Statements.update_statement"),
    (ComposerView, "statement", "brief", "Claims.update text"),
    (ComposerSide, "statement", "brief", "Claims.update credibility"),
    (ComposerSide, "brief", "brief", "Briefs.update headline"),
    (ClaimShelf, "claim", "shelf of a brief", "Claims.add"),
    (BriefChecks, "brief", "brief", "Statements.state alone"),
    (BriefChecks, "actor", "brief", "Actors.remove_post of another"),
    (BriefChecks, "source", "brief", "Sources.update protection alone"),
    (BriefChecks, "case", "brief", "CaseFile.set_info kept"),
    (BriefChecks, "guard_word", "brief", "Guard.never"),
    (BriefChecks, "claim", "brief", "Claims.add contradicting"),
    (BriefChecks, "client", "brief", "Clients.add by a name in the brief"),
    (FiguresView, "brief", "figures", "Figures.update"),
    (FiguresView, "claim", "case events", "Claims.add dated"),
    (FiguresView, "map_layer", "case map", "MapLayers.add"),
    (FiguresView, "case", "case map", "CaseFile.set_info borders"),
    (FiguresView, "deliverable", "case calibration", "Ledger.decide on no claim"),
    (FiguresView, "actor", "case network", "Actors.relate alone"),
    (HypothesesView, "matrix", "hypotheses", "Matrices.add"),
    (HypothesesView, "brief", "hypotheses", "Briefs.update alone"),
    (ReviewView, "review_round", "review", "Reviews.close_round"),
    (ReviewView, "statement", "review", "Reviews.remark"),
    (ReviewView, "claim", "review claim", "Claims.update alone"),
    (ReviewView, "clip", "review clip", "Reviews.remark clip"),
    (ReviewView, "actor", "review actor", "Actors.update name alone"),
    (ReviewView, "source", "review source", "Sources.update title alone"),
    (SearchView, "source", "search", "Sources.update title alone"),
    (SearchView, "actor", "search", "Actors.update name alone"),
    (SearchView, "claim", "search", "Claims.remove alone"),
    (SearchView, "brief", "search", "Briefs.update alone"),
    (SearchView, "matrix", "search", "Matrices.add"),
    (SearchView, "publication", "search", "Publications.update alone"),
    (CompareView, "source", "compare", "Sources.update title"),
)
"""A view, the kind it no longer asks for, where it is shown, and the verb that tells."""
EVERYTHING = (HistoryView, BackupsView)
"""They show whatever was changed."""


@pytest.fixture
def running(tmp_path: Path, qapp: object) -> Iterator[Running]:
    running = start(tmp_path)
    yield running
    running.close()


def test_a_view_that_forgets_a_kind_is_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    survived = []
    for view, kind, spec, verb in MUTANTS:
        assert kind in view.shows
        with monkeypatch.context() as patch:
            patch.setattr(view, "shows", view.shows - {kind})
            if not running.differences_after([verb], [spec], turned=True):
                survived.append(f"{view.__name__} without {kind}")
    assert survived == []


def test_every_kind_of_every_view_has_a_mutant() -> None:
    mutants = {(view, kind) for view, kind, _spec, _verb in MUTANTS}
    asked = {(view, kind) for view in {view for view, *_rest in MUTANTS} for kind in view.shows}
    assert asked == mutants

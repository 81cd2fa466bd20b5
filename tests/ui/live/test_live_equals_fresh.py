"""After a change a view shows what a newly made view of the same place shows: every verb, every view.

In every run a verb meets the views that it changes and a part of the others (see `reach.py`); `make sweep`
goes through all of both.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.live.reach import met
from tests.ui.live.running import Running, start
from tests.ui.live.verbs import FURTHER, INSIDE, READS, VERBS
from tests.ui.live.views import SPECS
from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs
from workbench.briefs.clients import Clients
from workbench.case import Case
from workbench.casefile.journal.journal import Journal
from workbench.claims import Claims
from workbench.claims.one_origin import OriginProposals
from workbench.claims.origins import Origins
from workbench.claims.tags import Tags
from workbench.contradictions.repository import Contradictions
from workbench.judgements import Ledger, Reasoning
from workbench.proving.sheets import Proofs
from workbench.review import Reviews
from workbench.review.rounds import Rounds
from workbench.sources import Publications, Sources
from workbench.sources.store.likeness import Likenesses
from workbench.sources.store.versions import Captures
from workbench.weighing import Matrices

API = (
    Sources, Publications, Likenesses, Captures, Clips, Actors, Claims, Origins, Briefs, Clients, Reviews,
    Rounds, Case, Journal, Proofs, OriginProposals, Contradictions, Ledger, Reasoning, Tags,
    Matrices,
)  # fmt: skip
_HALF = len(VERBS) // 2


@pytest.fixture
def running(tmp_path: Path, qapp: object) -> Iterator[Running]:
    running = start(tmp_path)
    yield running
    running.close()


def test_every_verb_of_the_first_half_leaves_every_view_as_a_new_one(running: Running) -> None:
    assert running.differences_where_met(list(VERBS)[:_HALF], met) == []


def test_every_public_verb_of_the_api_is_among_them() -> None:
    missing = []
    for kind in API:
        reads = set(READS[kind.__name__].split())
        for name, member in inspect.getmembers(kind):
            if name.startswith("_") or name in reads or not callable(member):
                continue
            owner = next(base.__name__ for base in kind.__mro__ if name in vars(base))
            known = {verb.split(" ")[0] for verb in VERBS | FURTHER} | set(INSIDE)
            if not {f"{kind.__name__}.{name}", f"{owner}.{name}"} & known:
                missing.append(f"{kind.__name__}.{name}")
    assert missing == [], "give each an entry in VERBS, or in READS if it changes nothing"


def test_every_room_with_a_view_is_among_them() -> None:
    made = {spec.make.__module__.rpartition(".")[0] for spec in SPECS.values() if isinstance(spec.make, type)}
    rooms = {
        f"ui.rooms.{folder.name}"
        for folder in (Path(__file__).parents[3] / "ui" / "rooms").iterdir()
        if any(folder.glob("*view.py"))
    }
    assert rooms <= made


def test_what_is_painted_is_read_from_what_it_is_painted_from() -> None:
    from tests.ui.live.snapshot import PAINTS_NOTHING_OF_THE_CASE, painted_classes

    ui = Path(__file__).parents[3] / "ui"
    paints = {
        line.split("class ")[1].split("(")[0].rstrip(":")
        for folder in ("rooms", "parts")
        for path in (ui / folder).rglob("*.py")
        for line in _classes_that_paint(path.read_text("utf-8"))
    }
    assert paints - painted_classes() - PAINTS_NOTHING_OF_THE_CASE == set()


def _classes_that_paint(text: str) -> list[str]:
    found, now = [], ""
    for line in text.splitlines():
        if line.startswith("class "):
            now = line
        elif line.startswith("    def paintEvent") and now:
            found.append(now)
    return found

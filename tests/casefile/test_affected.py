"""What a change says it touches: from its rows, their references and the catalogue of kinds."""

from collections.abc import Callable

import pytest

from workbench.case import Case
from workbench.casefile import ALL, Change, together
from workbench.casefile.journal import affected
from workbench.sources.store.reviewed import mark_reviewed


class Told:
    """The changes that a case told while something was done."""

    def __init__(self, case: Case) -> None:
        self.changes: list[Change] = []
        case.listen(self.changes.append)

    def of(self, verb: Callable[[], object]) -> Change:
        self.changes.clear()
        verb()
        assert self.changes, "nothing was told"
        return self.changes[-1]


class Work:
    """A chain from an outlet to a brief, and one beside it that nothing should reach."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.outlet = case.publications.add("Al-Wasat")
        self.source = case.sources.add_text(
            "Haftar flew to Minsk on Monday.", "Visit", publication="Al-Wasat"
        )
        self.clip = case.clips.add(self.source.id, 0, 15)
        self.actor = case.actors.add("Khalifa Haftar")
        case.actors.mention(self.clip.id, self.actor.id)
        self.claim = case.claims.add("He flew to Minsk")
        case.claims.cite(self.claim.id, self.clip.id)
        case.claims.add_actor(self.claim.id, self.actor.id)
        self.brief = case.briefs.add("Libya", "A visit")
        self.statement = case.briefs.state(self.brief.id, text="He flew.", claims=[self.claim.id])
        self.other_source = case.sources.add_text("Something else entirely.", "Other")
        self.other_clip = case.clips.add(self.other_source.id, 0, 9)
        self.other_claim = case.claims.add("Something else")
        self.told = Told(case)


@pytest.fixture
def work(case: Case) -> Work:
    return Work(case)


def test_the_grade_of_an_outlet_reaches_all_that_rests_on_it(work: Work) -> None:
    change = work.told.of(lambda: work.case.publications.update(work.outlet.id, reliability="B"))
    assert change.ids == {"publication": frozenset({work.outlet.id})}
    assert change.affected == {
        "publication": frozenset({work.outlet.id}),
        "source": frozenset({work.source.id}),
        "clip": frozenset({work.clip.id}),
        "actor": frozenset({work.actor.id}),
        "claim": frozenset({work.claim.id}),
        "statement": frozenset({work.statement.id}),
        "brief": frozenset({work.brief.id}),
    }


def test_the_name_of_an_actor_reaches_clips_claims_and_statements(work: Work) -> None:
    change = work.told.of(lambda: work.case.actors.update(work.actor.id, name="K. Haftar"))
    assert change.touches("clip", work.clip.id)
    assert change.touches("claim", work.claim.id)
    assert change.touches("statement", work.statement.id)
    assert not change.touches("clip", work.other_clip.id)
    assert not change.touches("claim", work.other_claim.id)
    assert not change.touches("source")


def test_a_link_touches_both_ends(work: Work) -> None:
    case = work.case
    change = work.told.of(lambda: case.claims.cite(work.other_claim.id, work.other_clip.id, "contradicts"))
    assert change.touches("claim", work.other_claim.id)
    assert change.touches("clip", work.other_clip.id)
    change = work.told.of(lambda: case.claims.uncite(work.claim.id, work.clip.id))
    assert change.touches("statement", work.statement.id), "what it stands on is another now"


def test_a_new_clip_touches_its_source_and_nothing_else(work: Work) -> None:
    made = []
    change = work.told.of(lambda: made.append(work.case.clips.add(work.source.id, 16, 24)))
    assert change.affected == {
        "clip": frozenset({made[0].id}),
        "source": frozenset({work.source.id}),
    }


def test_what_is_removed_and_undone_is_told_the_same(work: Work) -> None:
    case = work.case
    removed = work.told.of(lambda: case.claims.remove(work.claim.id))
    back = work.told.of(case.undo)
    for change in (removed, back):
        assert change.touches("claim", work.claim.id)
        assert change.touches("clip", work.clip.id)
        assert change.touches("actor", work.actor.id)
        assert change.touches("statement", work.statement.id)
        assert change.touches("brief", work.brief.id)
        assert not change.touches("claim", work.other_claim.id)


def test_a_review_touches_what_it_is_about(work: Work) -> None:
    change = work.told.of(lambda: mark_reviewed(work.case, [work.source.id]))
    assert change.touches("source", work.source.id)
    assert change.touches("review")
    assert not change.touches("source", work.other_source.id)


def test_sections_statements_and_headlines_touch_one_another(work: Work) -> None:
    briefs = work.case.briefs
    section = briefs.sections(work.brief.id)[0]
    change = work.told.of(lambda: briefs.rename_section(section.id, "Overview"))
    assert change.touches("brief", work.brief.id)
    change = work.told.of(lambda: briefs.update_statement(work.statement.id, text="He flew there."))
    assert change.touches("brief", work.brief.id)
    assert change.touches("claim", work.claim.id)
    change = work.told.of(lambda: briefs.update(work.brief.id, headline="Two visits"))
    assert change.touches("statement", work.statement.id)
    assert change.touches("claim", work.claim.id)


def test_a_fact_about_the_case_touches_the_case(work: Work) -> None:
    change = work.told.of(lambda: work.case.set_info("title", "Another title"))
    assert change.affected == {"case": frozenset({"title"})}


def test_very_much_is_told_as_all(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(affected, "MOST_ROWS", 3)
    case = work.case

    def many() -> None:
        with case.change("Many"):
            for number in range(5):
                case.claims.add(f"Claim {number}")

    change = work.told.of(many)
    assert change.affected["claim"] is ALL
    assert change.touches("claim", "any at all")
    assert not change.touches("source")
    monkeypatch.setattr(affected, "MOST_ROWS", 1000)
    monkeypatch.setattr(affected, "MOST_IDS", 2)
    change = work.told.of(many)
    assert change.affected["claim"] is ALL


def test_several_changes_together_touch_what_each_did(work: Work) -> None:
    one = Change(1, "One", {}, affected={"clip": frozenset("a"), "claim": ALL})
    two = Change(2, "Two", {}, affected={"clip": frozenset("b"), "claim": frozenset("c")})
    assert together([one, two]).affected == {"clip": frozenset("ab"), "claim": ALL}


def test_what_is_made_from_the_content_is_told_too(work: Work) -> None:
    change = work.told.of(work.case.sources.likenesses.catch_up)
    assert change.ids == {}
    assert change.affected == {"source": frozenset({work.source.id, work.other_source.id})}
    work.told.changes.clear()
    work.case.sources.likenesses.catch_up()
    assert work.told.changes == [], "nothing was left to do"

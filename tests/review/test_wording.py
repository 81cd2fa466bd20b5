"""A verdict holds for the wording it was given for: what makes it stale, and what does not."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.review.conftest import Reviewed, work_in
from workbench.annotations.renewal import renew
from workbench.case import Case
from workbench.sources.reading.model import Reading
from workbench.values.ids import new_id

Edit = Callable[[Reviewed], object]

OWN, GROUND = "reworded", "evidence changed"
ABOVE_CLIP = {"claim": GROUND, "statement": GROUND, "actor": GROUND, "post": GROUND, "source": OWN}

SUBSTANCE: dict[str, tuple[Edit, dict[str, str]]] = {
    "translation of a clip": (
        lambda w: w.case.clips.update(w.clip, translation="Another"), {"clip": OWN, **ABOVE_CLIP},
    ),
    "who is named": (
        lambda w: w.case.actors.unmention(w.clip, w.actor), {"clip": OWN, **ABOVE_CLIP},
    ),
    "text of a claim": (
        lambda w: w.case.claims.update(w.claim, text="He flew."),
        {"claim": OWN, "evidence": OWN, "statement": GROUND},
    ),
    "kind of a claim": (
        lambda w: w.case.claims.update(w.claim, kind="intention"), {"claim": OWN, "statement": GROUND},
    ),
    "date of a claim": (
        lambda w: w.case.claims.update(w.claim, event_on="2025"), {"claim": OWN, "statement": GROUND},
    ),
    "end of a claim": (
        lambda w: w.case.claims.update(w.claim, event_to="2025-03"), {"claim": OWN, "statement": GROUND},
    ),
    "place of a claim": (
        lambda w: w.case.claims.update(w.claim, place_id=w.actor), {"claim": OWN, "statement": GROUND},
    ),
    "credibility": (
        lambda w: w.case.claims.update(w.claim, credibility="2"), {"claim": OWN, "statement": GROUND},
    ),
    "role in a claim": (
        lambda w: w.case.claims.add_actor(w.claim, w.actor, "host"), {"claim": OWN, "statement": GROUND},
    ),
    "actor of a claim": (
        lambda w: w.case.claims.remove_actor(w.claim, w.actor), {"claim": OWN, "statement": GROUND},
    ),
    "stance": (
        lambda w: w.case.claims.cite(w.claim, w.clip, "contradicts"),
        {"claim": GROUND, "evidence": OWN, "statement": GROUND},
    ),
    "new contrary evidence": (
        lambda w: w.case.claims.cite(w.claim, w.other_clip, "contradicts"),
        {"claim": GROUND, "statement": GROUND},
    ),
    "rejected": (
        lambda w: w.case.claims.update(w.claim, status="rejected"), {"statement": GROUND},
    ),
    "text of a statement": (
        lambda w: w.case.briefs.update_statement(w.statement, text="He flew."), {"statement": OWN},
    ),
    "kind of a statement": (
        lambda w: w.case.briefs.update_statement(w.statement, kind="judgement"), {"statement": OWN},
    ),
    "likelihood": (
        lambda w: w.case.briefs.update_statement(w.statement, likelihood="likely"), {"statement": OWN},
    ),
    "confidence": (
        lambda w: w.case.briefs.update_statement(w.statement, confidence="low"), {"statement": OWN},
    ),
    "basis of confidence": (
        lambda w: w.case.briefs.update_statement(w.statement, confidence_basis="One voice"),
        {"statement": OWN},
    ),
    "horizon": (
        lambda w: w.case.briefs.update_statement(w.statement, horizon_on="2026"), {"statement": OWN},
    ),
    "link of a statement": (
        lambda w: w.case.briefs.unlink(w.statement, w.claim), {"statement": GROUND},
    ),
    "name of an actor": (lambda w: w.case.actors.update(w.actor, name="A. Valcour"), {"actor": OWN}),
    "kind of an actor": (lambda w: w.case.actors.update(w.actor, kind="group"), {"actor": OWN}),
    "spelling": (lambda w: w.case.actors.add_alias(w.actor, "Валькур"), {"actor": OWN}),
    "title of a post": (
        lambda w: w.case.actors.update_post(w.post, title="Premier"), {"actor": OWN, "post": OWN},
    ),
    "term of a post": (
        lambda w: w.case.actors.update_post(w.post, from_on="2024"), {"actor": OWN, "post": OWN},
    ),
    "passage lost": (
        lambda w: renew(w.case, w.source, Reading("Something else was written here.", ()), new_id().encode()),
        {"clip": GROUND, "evidence": GROUND, "claim": GROUND, "statement": GROUND, "actor": GROUND,
         "post": GROUND},
    ),
}  # fmt: skip
"""Every field of substance: how it is changed, and which verdicts become stale in which way."""


def _note_on_evidence(work: Reviewed) -> None:
    for known in work.case.claims.evidence(work.claim):
        if known.clip_id == work.clip:
            work.case.claims.cite(work.claim, work.clip, known.stance, note="Paragraph 1")


OTHER: dict[str, Edit] = {
    "note of a clip": lambda w: w.case.clips.update(w.clip, note="Check"),
    "tags of a clip": lambda w: w.case.clips.update(w.clip, tags=["visit"]),
    "notes of a claim": lambda w: w.case.claims.update(w.claim, notes="Check"),
    "note of evidence": _note_on_evidence,
    "note of a statement": lambda w: w.case.briefs.update_statement(w.statement, note="Check"),
    "order of statements": lambda w: w.case.briefs.state(w.brief, "Summary", "Another.", position=0),
    "description of an actor": lambda w: w.case.actors.update(w.actor, description="A head of state"),
    "notes of an actor": lambda w: w.case.actors.update(w.actor, notes="Check"),
    "headline": lambda w: w.case.briefs.update(w.brief, headline="Another"),
    "grade of the source": lambda w: w.case.sources.update(w.source, reliability="B"),
    "captured again, same words": lambda w: renew(
        w.case, w.source, Reading(f"New line.\n{w.case.sources.text(w.source)}", ()), new_id().encode()
    ),
    "an unrelated claim": lambda w: w.case.claims.add("It rained."),
}


def reviewed(work: Reviewed) -> None:
    for target in work.targets.values():
        work.case.reviews.judge(target, "agree")


def stale(work: Reviewed) -> dict[str, str]:
    states = {kind: work.state(kind) for kind in work.targets}
    return {kind: state for kind, state in states.items() if state != "agreed"}


@pytest.mark.parametrize("name", SUBSTANCE)
def test_a_field_of_substance_makes_exactly_these_stale(name: str, work: Reviewed) -> None:
    edit, expected = SUBSTANCE[name]
    reviewed(work)
    assert not stale(work)
    work.by("A. Analyst")
    edit(work)
    assert stale(work) == expected
    work.case.undo()
    assert not stale(work), "after undo the wording is the one that was judged"
    work.case.redo()
    assert stale(work) == expected


def test_nothing_else_makes_anything_stale(work: Reviewed) -> None:
    reviewed(work)
    work.by("A. Analyst")
    for name, edit in OTHER.items():
        edit(work)
        assert not stale(work), name


def test_what_lies_above_is_that_beneath_which_a_thing_is(work: Reviewed) -> None:
    wordings = work.case.reviews._standings.wordings()
    things = list(work.targets.values())
    for low in things:
        above = set(wordings.above(low))
        assert {high for high in things if low in set(wordings.everything_beneath(high))} <= above
        assert all(low in set(wordings.everything_beneath(high)) for high in above)


def test_every_field_of_substance_is_in_the_table() -> None:
    """A column that a later version adds must be put in one of the two tables above."""
    from workbench.review.authors import _SUBSTANCE

    assert {column for columns in _SUBSTANCE.values() for column in columns} == {
        "quote", "translation", "text", "kind", "event_on", "event_to", "place_id", "credibility", "role",
        "stance", "likelihood", "confidence", "confidence_basis", "horizon_on", "name", "title", "body_id",
        "exclusive", "from_on", "to_on",
    }  # fmt: skip


@settings(
    max_examples=settings().max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(edits=["stance", "note of evidence"])
@given(edits=st.lists(st.sampled_from([*SUBSTANCE, *OTHER, "undo", "redo"]), max_size=6))
def test_going_back_makes_every_verdict_hold_again(
    edits: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Case.create(tmp_path_factory.mktemp("case") / "work.gwk", analyst="A. Analyst") as case:
        work = work_in(case)
        work.by("B. Reviewer")
        reviewed(work)
        head = case.journal.head
        assert head is not None
        work.by("A. Analyst")
        for name in edits:
            before = stale(work)
            if name in SUBSTANCE:
                SUBSTANCE[name][0](work)
            elif name in OTHER:
                OTHER[name](work)
                assert stale(work) == before, name
            elif name == "undo" and case.journal.undo_label.startswith("Agree"):
                break
            elif name == "undo":
                case.undo()
            elif name == "redo":
                case.redo()
        wordings = case.reviews._standings.wordings()
        for kind, target in work.targets.items():
            verdict = case.reviews.standing(target).verdicts[0]
            wording = wordings.of(target)
            assert verdict.reworded == (wording is None or wording.own != verdict.wording), kind
        if case.journal.head != head and case.journal.difference(head[0]):
            case.journal.go_back(head[0])
        assert not stale(work)

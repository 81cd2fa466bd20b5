"""Every field of substance can be proposed, taken over as one undo, and says when it is outdated."""

import json
from collections.abc import Callable

import pytest

from tests.review.conftest import Reviewed
from workbench.review.fields import fields_of
from workbench.review.proposed import PROPOSED
from workbench.values.errors import KnownError, NotFound, Refused


def _list(*entries: object) -> str:
    return json.dumps(sorted(entries, key=json.dumps), separators=(",", ":"), ensure_ascii=False)


VALUES: dict[str, dict[str, Callable[[Reviewed], str]]] = {
    "clip": {
        "translation": lambda w: "A flight to Minsk",
        "quote": lambda w: "flew to Minsk on Monday. He",
        "mentions": lambda w: _list(w.actor, w.case.actors.find("The Presidency").id),  # type: ignore[union-attr]
    },
    "claim": {
        "text": lambda w: "He went.",
        "kind": lambda w: "intention",
        "event_on": lambda w: "2025-02-17",
        "event_to": lambda w: "2025-03",
        "place_id": lambda w: w.actor,
        "credibility": lambda w: "2",
        "actors": lambda w: _list([w.actor, "host"]),
        "evidence": lambda w: _list([w.clip, "context"], [w.other_clip, "contradicts"]),
    },
    "evidence": {"stance": lambda w: "contradicts"},
    "statement": {
        "text": lambda w: "He went.",
        "kind": lambda w: "judgement",
        "likelihood": lambda w: "likely",
        "confidence": lambda w: "low",
        "confidence_basis": lambda w: "One outlet",
        "horizon_on": lambda w: "2026",
        "claims": lambda w: _list(),
    },
    "actor": {
        "name": lambda w: "A. Valcour",
        "kind": lambda w: "organisation",
        "aliases": lambda w: _list("Alexander Valcour", "Валькур"),
    },
    "post": {
        "title": lambda w: "Premier",
        "body_id": lambda w: "",
        "from_on": lambda w: "2024",
        "to_on": lambda w: "2025",
    },
}
"""For each field that may be proposed a value other than the present one."""


def test_every_field_is_tried() -> None:
    assert {kind: set(fields) for kind, fields in VALUES.items()} == {
        kind: set(fields) for kind, fields in PROPOSED.items()
    }


@pytest.mark.parametrize("kind", PROPOSED)
def test_each_field_is_proposed_taken_over_and_undone(kind: str, work: Reviewed) -> None:
    case, reviews, target = work.case, work.case.reviews, work.targets[kind]
    before = reviews.proposable(target)
    assert list(before) == list(PROPOSED[kind])
    for field, value_of in VALUES[kind].items():
        value = value_of(work)
        assert before[field] != value, field
        work.by("B. Reviewer")
        reviews.judge(target, "disagree", "other", proposal={field: value})
        thread = reviews.threads(target)[-1]
        (change,) = reviews.proposed_changes(thread.remark)
        assert change.field == field
        assert change.before != change.after
        assert reviews.proposal_in_words(target, {field: value}).keys() == {PROPOSED[kind][field].called}
        work.by("A. Analyst")
        assert not reviews.outdated(thread.remark)
        head = case.journal.head
        reviews.accept(thread.remark.id)
        assert reviews.proposable(target)[field] == value, field
        assert case.undo()
        assert reviews.proposable(target) == before, field
        assert case.journal.head != head
    assert not case.verify()


@pytest.mark.parametrize("kind", PROPOSED)
def test_a_proposal_for_a_field_that_changed_meanwhile_says_so(kind: str, work: Reviewed) -> None:
    reviews, target = work.case.reviews, work.targets[kind]
    if kind == "evidence":
        reviews.judge(target, "disagree", "other", proposal={"stance": "contradicts"})
        work.case.claims.cite(work.claim, work.clip, "context")
        assert reviews.outdated(reviews.threads(target)[0].remark) == ("stance",)
        return
    fields = list(VALUES[kind])
    reviews.judge(target, "disagree", "other", proposal={fields[0]: VALUES[kind][fields[0]](work)})
    reviews.remark(target, "Other words.", {fields[0]: VALUES[kind][fields[0]](work)})
    judged, said = (thread.remark for thread in reviews.threads(target))
    work.by("A. Analyst")
    for field in fields[1:]:
        # Another field than the proposed one: nothing is said.
        remark = reviews.remark(target, "", {field: VALUES[kind][field](work)})
        reviews.accept(remark.id)
        assert not reviews.outdated(judged), field
        assert not reviews.outdated(said), field
    other = reviews.remark(target, "", {fields[0]: {"quote": "Minsk"}.get(fields[0], "Something else")})
    reviews.accept(other.id)
    assert reviews.outdated(judged) == reviews.outdated(said) == (PROPOSED[kind][fields[0]].called,)
    work.case.undo()
    assert not reviews.outdated(judged)


def test_what_cannot_be_taken_over_cannot_be_proposed(work: Reviewed) -> None:
    reviews, head = work.case.reviews, work.case.journal.head
    wrong = (
        ("clip", "quote", "Words that are not there"), ("clip", "quote", " "),
        ("clip", "mentions", "no list"), ("clip", "mentions", '["unknown"]'), ("clip", "note", "A note"),
        ("claim", "text", ""), ("claim", "kind", "rumour"), ("claim", "event_on", "Monday"),
        ("claim", "credibility", "7"), ("claim", "place_id", "unknown"), ("claim", "actors", '["unknown"]'),
        ("claim", "evidence", f'[["{work.clip}","proves"]]'), ("claim", "notes", "A note"),
        ("claim", "evidence", '[["unknown","supports"]]'), ("evidence", "stance", ""),
        ("statement", "claims", '["unknown"]'), ("statement", "confidence", "total"),
        ("actor", "kind", "god"), ("post", "from_on", "2025-13"),
    )  # fmt: skip
    for kind, field, value in wrong:
        with pytest.raises((Refused, NotFound)):
            reviews.judge(work.targets[kind], "disagree", "other", proposal={field: value})
    assert work.case.journal.head == head


def test_a_passage_is_found_where_it_is_nearest_whatever_its_line_ends(work: Reviewed) -> None:
    case, reviews = work.case, work.case.reviews
    work.by("A. Analyst")
    text = "One van left.\nTwo vans left.\nOne van left.\nThree left."
    source = case.sources.add_text(text, title="Vans")
    at = text.rindex("One van")
    clip = case.clips.add(source.id, at + 8, at + 13)
    reviews.accept(reviews.remark(("clip", clip.id), "", {"quote": "van left. Three"}).id)
    assert (case.clips.get(clip.id).start, case.clips.get(clip.id).quote) == (at + 4, "van left.\nThree")
    reviews.accept(reviews.remark(("clip", clip.id), "", {"quote": "One van left."}).id)
    assert case.clips.get(clip.id).start == at


def test_a_proposal_that_became_impossible_changes_nothing(work: Reviewed) -> None:
    case, reviews = work.case, work.case.reviews
    remark = reviews.remark(
        work.targets["claim"], "", {"text": "He went.", "evidence": _list([work.other_clip, "supports"])}
    )
    work.by("A. Analyst")
    case.clips.remove(work.other_clip)
    with pytest.raises(KnownError):
        reviews.accept(remark.id)
    assert case.claims.get(work.claim).text == "The president flew to Minsk."
    assert reviews.remark_of(remark.id).decision == ""
    assert fields_of(case, "clip", "") == ()

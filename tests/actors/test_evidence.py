"""Evidence and dates of posts and relations."""

import pytest

from workbench.case import Case
from workbench.values.errors import NotFound, Refused


def test_posts_and_relations_have_evidence_and_dates(case: Case) -> None:
    haftar, lna = case.actors.add("Khalifa Haftar").id, case.actors.add("LNA", "armed_group").id
    post = case.actors.add_post(haftar, "Commander-in-Chief", lna).id
    relation = case.actors.relate(haftar, lna, "commands").id
    source = case.sources.add_text("Khalifa Haftar commands the LNA.")
    clip = case.clips.add(source.id, 0, 14).id
    before = case.journal.head

    def evidence() -> tuple[tuple[str, ...], tuple[str, ...]]:
        return case.actors.posts(haftar)[0].clip_ids, case.actors.relations(haftar)[0].clip_ids

    for _twice in range(2):
        case.actors.cite_post(post, clip)
        case.actors.cite_relation(relation, clip)
    assert evidence() == ((clip,), (clip,))
    assert before != case.journal.head
    case.undo()
    assert evidence() == ((clip,), ())
    case.redo()
    case.actors.uncite_post(post, clip)
    case.actors.uncite_relation(relation, clip)
    assert evidence() == ((), ())
    case.undo()
    case.undo()
    assert evidence() == ((clip,), (clip,))
    case.actors.update_relation(relation, from_on="2015-03", to_on="2025")
    known = case.actors.relations(haftar)[0]
    assert (known.from_on, known.to_on, known.kind) == ("2015-03", "2025", "commands")
    for wrong in ({"from_on": "March"}, {"kind": " "}):
        with pytest.raises(Refused):
            case.actors.update_relation(relation, **wrong)
    for gone in (
        lambda: case.actors.cite_post("gone", clip),
        lambda: case.actors.cite_relation(relation, "x"),
    ):
        with pytest.raises(NotFound):
            gone()


def test_a_relation_with_evidence_between_two_that_become_one_goes_with_it(case: Case) -> None:
    one, other = case.actors.add("Haftar").id, case.actors.add("Hifter").id
    source = case.sources.add_text("Haftar and Hifter.")
    case.actors.relate(one, other, "spelt like", clips=[case.clips.add(source.id, 0, 6).id])
    case.actors.merge(one, other)
    assert case.actors.relations() == []
    assert list(case.verify()) == []
    case.undo()
    assert len(case.actors.relations()[0].clip_ids) == 1


def test_clips_that_name_the_actors_come_first(case: Case) -> None:
    one, other = case.actors.add("Haftar").id, case.actors.add("LNA").id
    source = case.sources.add_text("Haftar. The LNA. Both. Neither.")
    clips = [case.clips.add(source.id, start, start + 4).id for start in (0, 8, 17, 23)]
    for clip, actors in zip(clips, ((one,), (other,), (one, other), ()), strict=True):
        for actor in actors:
            case.actors.mention(clip, actor)
    assert [clip.id for clip in case.clips.naming((one, other), 9)] == [clips[2], clips[1], clips[0]]
    assert [clip.id for clip in case.clips.newest(1)] == [clips[3]]

"""Tags over the whole case: counts, renaming, merging, removing; one change each, undone at once."""

import pytest

from workbench.case import Case
from workbench.claims.facts import facts_of
from workbench.claims.filtering import ClaimCriteria, narrowed
from workbench.claims.tags import Retagged
from workbench.search.find import search
from workbench.values.errors import NotFound, Refused


def tagged(case: Case) -> dict[str, tuple[str, ...]]:
    return {clip.quote: clip.tags for clip in case.clips.all() if clip.tags}


def fill(case: Case) -> str:
    source = case.sources.add_text("One two three four.")
    for start, tags in ((0, ("visit", "Minsk")), (4, ("Visit",)), (8, ("Minsk", "زيارة")), (14, ())):
        clip = case.clips.add(source.id, start, start + 3, tags=tags)
    claim = case.claims.add("They met")
    for known in case.clips.all()[:2]:
        case.claims.cite(claim.id, known.id)
    return clip.id


def test_tags_are_counted_renamed_merged_and_removed(case: Case) -> None:
    fill(case)
    counted = [(tag.name, tag.clips, tag.claims) for tag in case.tags.all()]
    assert counted == [("Minsk", 2, 1), ("Visit", 1, 1), ("visit", 1, 1), ("زيارة", 1, 0)]
    before = tagged(case)
    assert case.tags.rename("Minsk", "#capital") == Retagged(2, 0)
    assert tagged(case)["One"] == ("visit", "capital")
    assert case.undo_label == "Rename tag “Minsk” to “capital”"
    case.undo()
    assert case.tags.merge(["Visit", "زيارة", "visit"], "visit") == Retagged(2, 0)
    assert [tag.name for tag in case.tags.all()] == ["Minsk", "visit"]
    case.undo()
    assert tagged(case) == before
    # Merging two tags of one clip leaves one of them.
    case.tags.merge(["visit", "Minsk"], "talks")
    assert tagged(case)["One"] == ("talks",)
    case.undo()
    assert case.tags.remove(["Minsk"]) == Retagged(2, 0)
    assert "Minsk" not in {tag.name for tag in case.tags.all()}
    assert case.clips.count() == 4
    case.undo()
    assert tagged(case) == before
    assert [case.clips.get(clip_id).quote for clip_id in case.tags.clips_with("Minsk")] == ["thr", "One"]


def test_what_is_no_tag_is_refused(case: Case) -> None:
    fill(case)
    for refused in (
        lambda: case.tags.rename("Minsk", "visit"),
        lambda: case.tags.rename("Minsk", " # "),
        lambda: case.tags.rename("Minsk", "one, two"),
        lambda: case.tags.merge(["Minsk"], "Minsk"),
    ):
        with pytest.raises(Refused):
            refused()
    for gone in (lambda: case.tags.rename("gone", "there"), lambda: case.tags.remove(["gone"])):
        with pytest.raises(NotFound):
            gone()


def test_a_digest_finds_its_tag_again_in_this_case_alone(case: Case, tmp_path: object) -> None:
    fill(case)
    digest = case.tags.digest("Minsk")
    assert "Minsk" not in digest
    assert case.tags.with_digests((digest, "other")) == ("Minsk",)
    with Case.create(case.path.with_name("other.gwk"), title="Other", analyst="A. Analyst") as other:
        assert other.tags.digest("Minsk") != digest


def test_claims_have_tags_of_their_own(case: Case) -> None:
    fill(case)
    met, other = case.claims.all()[0], case.claims.add("They parted", tags=("farewell",))
    assert case.claims.get(other.id).tags == ("farewell",)
    assert case.tags.put(" #farewell ", [met.id, other.id, "gone"]) == 1
    assert case.undo_label == "Add tag “farewell” to “They met”"
    assert case.claims.get(met.id).tags == ("farewell",)
    counted = {tag.name: (tag.clips, tag.claims) for tag in case.tags.all()}
    assert counted["farewell"] == (0, 2)
    assert case.tags.claims_with("farewell") == [other.id, met.id]
    assert case.tags.of_claims([met.id]) == ["farewell"]
    assert case.tags.put("Minsk", [met.id, other.id]) == 2
    # The one that has it itself and by a passage counts once.
    assert {tag.name: (tag.clips, tag.claims) for tag in case.tags.all()}["Minsk"] == (2, 2)
    assert case.tags.rename("Minsk", "capital") == Retagged(2, 2)
    assert case.claims.get(met.id).tags == ("farewell", "capital")
    case.undo()
    assert case.tags.take("Minsk", [met.id]) == 1
    assert case.tags.take("Minsk", [met.id]) == 0
    assert case.claims.get(met.id).tags == ("farewell",)
    case.undo()
    assert case.claims.get(met.id).tags == ("farewell", "Minsk")
    assert case.tags.merge(["farewell"], "visit").words == "2 claims"
    assert case.claims.update(met.id, tags=()).tags == ()


def test_the_board_finds_both_kinds_of_tags_and_search_those_of_claims(case: Case) -> None:
    fill(case)
    met, other = case.claims.all()[0], case.claims.add("They parted", tags=("Минск встреча",))
    facts = facts_of(case)
    ids = case.claims.ids()
    assert narrowed(ids, facts, ClaimCriteria(tags=("Minsk",))) == [met.id]
    assert narrowed(ids, facts, ClaimCriteria(tags=("Минск встреча",))) == [other.id]
    assert [hit.id for hit in search(case, "встреча")] == [other.id]
    case.tags.remove(["Минск встреча"])
    assert not search(case, "встреча")

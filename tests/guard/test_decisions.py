"""What people decide about words, what the journal remembers, and how long an answer counts."""

from pathlib import Path

import pytest

from workbench.case import Case
from workbench.tradecraft.gate import Blocked
from workbench.values.errors import Refused


def protected(case: Case, author: str = "Selim Bashandi", **fields: str) -> str:
    return case.sources.add_text("Words of no account.", author=author, protection="protected", **fields).id


def verdicts(case: Case, text: str) -> list[str]:
    return [hit.verdict for hit in case.guard.search(text)]


def test_words_of_the_analyst_are_refused_in_other_scripts_too(case: Case) -> None:
    word = case.guard.never("Olga Sidorenko", "A friend.")
    assert verdicts(case, "A letter of Olga Sidorenko.") == ["refuse"]
    assert verdicts(case, "Письмо Ольги Сидоренко.") == ["refuse"]
    assert verdicts(case, "A letter of Sidorenko.") == ["ask"]
    case.guard.remove(word.id)
    assert verdicts(case, "A letter of Olga Sidorenko.") == []
    case.undo()
    assert verdicts(case, "A letter of Olga Sidorenko.") == ["refuse"]
    with pytest.raises(Refused):
        case.guard.never(" … ")


def test_a_source_that_was_protected_once_is_kept_back_until_a_reason_is_given(case: Case) -> None:
    source = protected(case)
    case.sources.update(source, protection="open", author="A man")
    assert verdicts(case, "Selim Bashandi said so.") == ["refuse"]
    with pytest.raises(Refused, match="a reason is needed"):
        case.guard.lift(source, " ")
    case.guard.lift(source, "He spoke on television.")
    assert verdicts(case, "Selim Bashandi said so.") == []
    case.sources.update(source, protection="protected")
    assert verdicts(case, "A man said so.") == []
    assert verdicts(case, "Selim Bashandi said so.") == ["refuse"]


def test_a_protected_source_that_was_deleted_is_remembered(case: Case) -> None:
    source = protected(case, title="Lathes for the third hall")
    actor = case.actors.add("Abu Tariq")
    case.guard.identify(source, actor.id)
    case.sources.remove(source)
    assert verdicts(case, "Selim Bashandi said so.") == ["refuse"]
    assert verdicts(case, "Abu Tariq said so.") == ["refuse"]
    assert any("deleted" in needle.origin for needle in case.guard.needles())


def test_the_actor_a_source_is_has_all_names_kept_back(case: Case) -> None:
    source = protected(case)
    actor = case.actors.add("The Carpenter", aliases=["Abu Yasin", "سليم النجار"])
    assert verdicts(case, "Abu Yasin came, وقال سليم النجار ذلك.") == []
    case.guard.identify(source, actor.id)
    assert verdicts(case, "Abu Yasin came, وقال سليم النجار ذلك.") == ["refuse", "refuse"]
    case.guard.unidentify(source, actor.id)
    assert verdicts(case, "Abu Yasin came.") == []
    assert case.guard.identities(source) == ()


def test_an_actor_of_the_same_name_is_taken_for_the_source(case: Case) -> None:
    protected(case)
    case.actors.add("سليم البشندي", aliases=["Night Heron"])
    assert verdicts(case, "A man called Night Heron came.") == ["refuse"]


def test_one_who_is_known_openly_is_asked_about(case: Case) -> None:
    protected(case, "Khalifa Tarhuni")
    actor = case.actors.add("Khalifa Tarhuni", aliases=["خليفة الترهوني"])
    source = case.sources.add_text("Khalifa Tarhuni opened the port.", title="Port")
    clip = case.clips.add(source.id, 0, 15)
    case.actors.mention(clip.id, actor.id)
    assert verdicts(case, "وقال خليفة الترهوني ذلك.") == ["ask"]


def test_clients_of_the_case_and_of_the_house_are_asked_about_but_not_in_their_own_file(case: Case) -> None:
    case.clients.add("Meridian Shipping")
    assert case.guard.import_clients(["# list", "Harrow Holdings", "", "Harrow  Holdings"]) == 1
    text = "Meridian Shipping and Harrow Holdings asked."
    assert verdicts(case, text) == ["ask", "ask"]
    own = case.guard.search(text, client="Meridian Shipping")
    assert [hit.words for hit in own] == ["Harrow Holdings"]


def test_notes_rejected_claims_and_ids_are_asked_about(case: Case) -> None:
    source = case.sources.add_text("The port was opened by the mayor on Monday.", title="Port")
    clip = case.clips.add(source.id, 0, 8, note="Ring the harbour master before anybody else does this week.")
    claim = case.claims.add("The mayor took eleven crates home after dark", status="rejected")
    kept = case.claims.add("The mayor opened the port", notes="weak, see the call of Tuesday")
    case.claims.cite(kept.id, clip.id)
    assert verdicts(case, "Ring the harbour master before anybody else does this week.") == ["ask"]
    assert verdicts(case, "The mayor took eleven crates home after dark.") == ["ask"]
    assert verdicts(case, "It is weak, see the call of Tuesday.") == ["ask"]
    assert verdicts(case, f"See {claim.id}.") == ["refuse"]
    assert verdicts(case, "The port was opened by the mayor on Monday.") == []


def test_an_answer_counts_for_one_edition_and_is_kept(case: Case, tmp_path: Path) -> None:
    protected(case, title="Lathes for the third hall")
    brief = case.briefs.add(country="Libya", headline="Tools")
    statement = case.briefs.state(brief.id, text="A note on lathes for the third hall was seen.")
    reason = "An archive without sources."
    with pytest.raises(Blocked, match="confirm the words"):
        case.deliver(brief.id, tmp_path / "a.docx", override=reason)
    case.guard.confirm("lathes for the third hall", "It is the name of a fair.")
    assert case.deliver(brief.id, tmp_path / "a.docx", override=reason).edition == 1
    assert case.deliver(brief.id, tmp_path / "b.docx", override=reason).edition == 1
    case.briefs.update_statement(statement.id, text="Again lathes for the third hall were seen.")
    with pytest.raises(Blocked, match="confirm the words"):
        case.deliver(brief.id, tmp_path / "c.docx", override=reason)
    assert [word.reason for word in case.guard.confirmed()] == ["It is the name of a fair."]


def test_the_list_follows_the_case_and_not_every_key(case: Case) -> None:
    protected(case)
    brief = case.briefs.add(country="Libya", headline="Tools")
    before = case.guard.needles()
    case.briefs.state(brief.id, text="A sentence.")
    assert case.guard.needles() is before
    with case.change("Two things at once"):
        protected(case, "Olga Sidorenko")
        assert verdicts(case, "Olga Sidorenko said so.") == ["refuse"]
    assert case.guard.needles() is not before
    assert {needle.words for needle in case.guard.needles()} > {needle.words for needle in before}


def test_internal_files_are_not_searched(case: Case) -> None:
    protected(case)
    assert case.guard.search("Selim Bashandi said so.", profile="internal") == []
    assert case.verify() == []

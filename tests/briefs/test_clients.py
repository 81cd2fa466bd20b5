"""Clients, and briefs that are put away because they were issued."""

from pathlib import Path

import pytest

from workbench.case import Case
from workbench.values.errors import NotFound, Refused

REASON = "A test of clients"


def test_a_client_is_entered_once_and_edited(case: Case) -> None:
    client = case.clients.add("  Ministry  ", language="en-GB")
    assert (client.name, client.language) == ("Ministry", "en-GB")
    with pytest.raises(Refused, match="already"):
        case.clients.add("ministry")
    with pytest.raises(Refused, match="needs a name"):
        case.clients.add(" ")
    with pytest.raises(Refused, match="has no “colour”"):
        case.clients.update(client.id, colour="red")
    assert case.clients.update(client.id, closing="Call us.", name="Ministry").closing == "Call us."
    with pytest.raises(NotFound):
        case.clients.named("Nobody")


def test_a_brief_is_for_the_only_client_or_the_one_that_is_named(case: Case) -> None:
    assert case.briefs.add("Libya", "One").client_id is None
    first = case.clients.add("Ministry")
    assert case.briefs.add("Libya", "Two").client_id == first.id
    second = case.clients.add("Bank")
    brief = case.briefs.add("Libya", "Three")
    assert brief.client_id is None
    assert case.briefs.update(brief.id, client="bank").client_id == second.id
    case.clients.remove(second.id)
    assert case.briefs.get(brief.id).client_id is None
    case.undo()
    assert case.briefs.get(brief.id).client_id == second.id


def test_a_name_that_was_corrected_leaves_nothing_behind(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    case.briefs.write_for(brief.id, "Minstry")
    case.briefs.write_for(brief.id, "Ministry")
    assert [client.name for client in case.clients.all()] == ["Ministry"]
    seq = case.history(1)[0].seq
    case.briefs.write_for(brief.id, "ministry")
    assert case.history(1)[0].seq == seq, "it is for that client already"
    case.briefs.write_for(brief.id, "")
    assert case.briefs.get(brief.id).client_id is None
    case.undo()
    assert [client.name for client in case.clients.all()] == ["Ministry"]
    assert case.verify() == []


def test_a_brief_that_was_issued_is_archived_instead_of_removed(case: Case, tmp_path: Path) -> None:
    client = case.clients.add("Ministry")
    brief = case.briefs.add("Libya", "Talks")
    case.briefs.state(brief.id, text="They met in Minsk.")
    case.deliver(brief.id, tmp_path / "a.docx", override=REASON)
    assert case.briefs.remove(brief.id) is False
    assert (case.briefs.all(), case.briefs.count()) == ([], 0)
    assert [known.id for known in case.briefs.all(archived=True)] == [brief.id]
    assert case.briefs.find("Talks").archived
    case.undo()
    assert case.briefs.count() == 1
    case.redo()
    case.briefs.unarchive(brief.id)
    assert not case.briefs.get(brief.id).archived
    with pytest.raises(Refused, match="a file was issued to this client"):
        case.clients.remove(client.id)
    assert case.verify() == []

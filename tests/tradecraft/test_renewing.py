"""What changed under a sentence, what lies after the cut-off, and what differs from the last brief."""

from pathlib import Path

import pytest

from workbench.case import Case
from workbench.tradecraft import Finding


def _claim(case: Case, text: str, outlet: str = "Herald", **fields: str) -> str:
    published = fields.pop("published_on", "")
    source = case.sources.add_text(text, title=outlet, publication=outlet, published_on=published)
    claim = case.claims.add(text, **fields)
    case.claims.cite(claim.id, case.clips.add(source.id, 0, len(text)).id)
    return claim.id


def _found(case: Case, brief_id: str, *checks: str) -> list[Finding]:
    return [one for one in case.briefs.check(brief_id) if one.check_id in checks and not one.waived]


def test_a_claim_that_changed_lights_up_the_sentence_until_it_is_written_again(
    case: Case, tmp_path: Path
) -> None:
    claim = _claim(case, "Twelve people were killed in Derna", event_on="2025-02-01")
    brief = case.briefs.add("Libya", "Floods")
    stated = case.briefs.state(brief.id, text="Twelve people died in Derna.", claims=[claim])
    assert not _found(case, brief.id, "K01", "K02")
    case.claims.update(claim, text="Twelve people were killed, in Derna.", notes="A comma")
    assert not _found(case, brief.id, "K01", "K02")
    case.claims.update(claim, text="Forty people were killed in Derna")
    (found,) = _found(case, brief.id, "K01")
    assert found.statement_id == stated.id
    assert "it said “Twelve people were killed" in found.message
    case.briefs.waive(stated.id, "K01", "Known")
    assert not _found(case, brief.id, "K01")
    case.claims.update(claim, text="Fifty people were killed in Derna")
    assert _found(case, brief.id, "K01")
    case.briefs.update_statement(stated.id, text="Fifty people died in Derna.")
    assert not _found(case, brief.id, "K01")
    case.deliver(brief.id, tmp_path / "out.docx", override="Trial")
    case.claims.update(claim, event_on="2025-02-02")
    (found,) = _found(case, brief.id, "K01")
    assert "since edition 1 was issued" in found.message
    assert "1 Feb" in found.message


def test_who_agreed_in_a_blind_round_is_not_told_by_a_finding_that_goes(case: Case) -> None:
    claim = _claim(case, "Twelve people were killed in Derna")
    brief = case.briefs.add("Libya", "Floods")
    stated = case.briefs.state(brief.id, text="Twelve people died in Derna.", claims=[claim])
    case.claims.update(claim, text="Forty people were killed in Derna")
    author = case.analyst.name
    one = case.reviews.open_round("B. Reviewer", brief=brief.id, blind=True)
    case.as_analyst("B. Reviewer")
    case.reviews.judge(("statement", stated.id), "agree")
    assert not _found(case, brief.id, "K01")
    case.as_analyst(author)
    assert _found(case, brief.id, "K01")
    case.reviews.close_round(one.id)
    assert not _found(case, brief.id, "K01")


def test_what_lies_after_the_cut_off(case: Case) -> None:
    early = _claim(case, "The port closed", published_on="2025-02-01")
    late = _claim(case, "The port opened", published_on="2025-03-05")
    brief = case.briefs.add("Libya", "Ports", information_cutoff="2025-02-28")

    def checks(text: str, claim: str, kind: str = "fact") -> list[str]:
        stated = case.briefs.state(brief.id, text=text, claims=[claim], kind=kind)
        found = [
            one.check_id for one in _found(case, brief.id, "K02", "K03") if one.statement_id == stated.id
        ]
        case.briefs.remove_statement(stated.id)
        return found

    assert checks("The port closed on 1 February 2025.", early) == []
    assert checks("The port opened.", late) == ["K02"]
    assert checks("The port closed on 1 March 2025.", early) == ["K03"]
    assert checks("The hearing was moved to 9 June 2025.", early) == []
    assert checks("The port is likely to open by June 2025.", early, "judgement") == []
    dated = _claim(case, "The mole collapsed", event_on="2025-03-02")
    assert checks("The mole collapsed.", dated) == ["K03"]


@pytest.mark.parametrize(
    ("before", "now", "note", "due"),
    [
        (("The truce in Tripoli is unlikely to hold until 31 December 2025.", "unlikely"),
         ("The truce in Tripoli is very likely to hold until 30 June 2026.", "very likely"), "", True),
        (("The truce in Tripoli is unlikely to hold.", "unlikely"),
         ("The truce in Tripoli is unlikely to hold.", "unlikely"), "", False),
        (("The truce in Tripoli is unlikely to hold.", "unlikely"),
         ("The truce in Tripoli is very likely to hold.", "very likely"), "Both sides withdrew", False),
        (("The truce in Tripoli is unlikely to hold.", "unlikely"),
         ("We now judge the truce in Tripoli very likely to hold.", "very likely"), "", False),
        (("The truce in Tripoli is unlikely to hold.", "unlikely"),
         ("The budget is very likely to pass in Tripoli.", "very likely"), "", False),
    ],
)  # fmt: skip
def test_a_judgement_that_differs_from_the_previous_brief(
    case: Case, before: tuple[str, str], now: tuple[str, str], note: str, due: bool
) -> None:
    first = case.briefs.add("Libya", "January")
    case.briefs.state(first.id, "Outlook", before[0], kind="judgement", likelihood=before[1])
    second = case.briefs.add("Libya", "February", previous_brief_id=first.id)
    case.briefs.state(second.id, "Outlook", now[0], kind="judgement", likelihood=now[1], note=note)
    assert bool(_found(case, second.id, "L25")) is due


def test_a_waiver_ends_with_the_words_it_was_given_for(case: Case) -> None:
    brief = case.briefs.add("Libya", "January")
    stated = case.briefs.state(
        brief.id, "Outlook", "The truce will hold.", kind="judgement", likelihood="likely"
    )
    case.briefs.waive(stated.id, "L07", "Agreed with the desk")
    assert not _found(case, brief.id, "L07")
    for text in ("The truce will hold and the budget will pass.", "The army will split."):
        case.briefs.update_statement(stated.id, text=text)
        assert _found(case, brief.id, "L07"), text
    case.briefs.update_statement(stated.id, text="The truce will hold.")
    assert not _found(case, brief.id, "L07")

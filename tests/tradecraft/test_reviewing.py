"""R01-R05: what is not reviewed, not shared or open, and which of it keeps a file from a client."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.review.agreeing import REVIEWER, agree_with_all
from workbench.case import Case
from workbench.tradecraft import Blocked, Finding
from workbench.values.errors import Refused

ASSESSED, HOUSE = "assessed-brief", "house-brief"
TEXT = "The president flew to Minsk on Monday. He signed two contracts there."


@dataclass(frozen=True)
class Work:
    """A fact on a claim on a clip, and a judgement on the same claim."""

    case: Case
    brief: str
    fact: str
    judgement: str
    claim: str
    clip: str

    def found(self, template: str = ASSESSED, profile: str = "client", client: str = "") -> list[Finding]:
        checked = self.case.briefs.check(self.brief, profile, client, template)
        return [one for one in checked if one.check_id.startswith("R")]

    def told(
        self, template: str = ASSESSED, profile: str = "client", client: str = ""
    ) -> set[tuple[str, str, str]]:
        names = {self.fact: "fact", self.judgement: "judgement"}
        return {
            (one.check_id, one.severity, names[one.statement_id])
            for one in self.found(template, profile, client)
        }

    def judge(self, table: str, key: str, verdict: str, reason: str = "", remark: str = "") -> None:
        self.case.as_analyst(REVIEWER)
        self.case.reviews.judge((table, key), verdict, reason, remark)
        self.case.as_analyst("A. Analyst")


@pytest.fixture
def work(case: Case) -> Work:
    case.as_analyst("A. Analyst")
    source = case.sources.add_text(TEXT, title="Report")
    clip = case.clips.add(source.id, 0, 38)
    claim = case.claims.add("The president flew to Minsk.", event_on="2025-02")
    case.claims.cite(claim.id, clip.id)
    brief = case.briefs.add("Belarus", "A visit", template=ASSESSED)
    fact = case.briefs.state(
        brief.id, "Summary", "He flew to Minsk, according to the Report.", claims=[claim.id]
    )
    judgement = case.briefs.state(
        brief.id,
        "Outlook",
        "He is likely to return.",
        kind="judgement",
        likelihood="likely",
        claims=[claim.id],
    )
    return Work(case, brief.id, fact.id, judgement.id, claim.id, clip.id)


def test_the_template_or_the_client_says_what_must_be_reviewed(work: Work) -> None:
    unreviewed = ("R01", "error", "fact")
    assert work.told() == {unreviewed}
    assert work.found()[0].message == (
        "Nobody has reviewed this statement, the claim “The president flew to Minsk.” and the clip "
        "“The president flew to Minsk on Monday.”"
    )
    assert work.told(HOUSE) == set()
    assert work.told(profile="internal") == {("R01", "warning", "fact")}
    clients = {
        wanted: work.case.clients.add(f"Client {wanted}", review=wanted).id
        for wanted in ("none", "facts", "everything")
    }
    assert work.told(ASSESSED, client=clients["none"]) == set()
    assert work.told(HOUSE, client=clients["facts"]) == {unreviewed}
    everything = {unreviewed, ("R01", "error", "judgement")}
    assert work.told(HOUSE, client=clients["everything"]) == everything
    with pytest.raises(Refused, match="not a demand for review"):
        work.case.clients.add("Another", review="some")
    work.case.reviews.open_round(REVIEWER, brief=work.brief)
    assert work.told(HOUSE) == {("R01", "warning", "fact"), ("R01", "warning", "judgement")}
    assert all(REVIEWER in one.fix for one in work.found(HOUSE))
    agree_with_all(work.case, work.brief)
    assert work.told(ASSESSED, client=clients["everything"]) == set()


def test_an_authors_own_verdict_and_an_earlier_wording_do_not_count(work: Work) -> None:
    case = work.case
    agree_with_all(case, work.brief)
    assert work.told() == set()
    case.claims.update(work.claim, text="The president travelled to Minsk.")
    assert work.told() == {("R02", "error", "fact"), ("R02", "warning", "judgement")}
    messages = {one.message for one in work.found() if one.statement_id == work.fact}
    assert messages == {
        f"{REVIEWER} agreed with this statement, whose evidence changed or was disputed since.",
        f"{REVIEWER} agreed with the claim “The president travelled to Minsk.”, which was reworded since.",
    }
    case.undo()
    assert work.told() == set()
    case.as_analyst(REVIEWER)
    case.briefs.update_statement(work.fact, text="He went to Minsk, according to the Report.")
    case.as_analyst("A. Analyst")
    assert work.told() == {("R05", "error", "fact")}
    assert REVIEWER in work.found()[0].message


def test_disagreement_and_questions_are_told_wherever_they_are(work: Work) -> None:
    work.judge("claim", work.claim, "disagree", "over-read", "He only planned to.")
    work.judge("clip", work.clip, "ask", remark="Which president?")
    house = {("R03", "warning", kind) for kind in ("fact", "judgement")}
    house |= {("R04", "warning", kind) for kind in ("fact", "judgement")}
    assert work.told(HOUSE) == house
    found = {one.check_id: one for one in work.found() if one.statement_id == work.fact}
    assert {one.severity for one in found.values()} == {"error"}
    assert found["R03"].message == (
        f"{REVIEWER} disagrees with the claim “The president flew to Minsk.” (says more than the source): "
        "“He only planned to.”"
    )
    assert "Which president?" in found["R04"].message
    assert found["R03"].lift == "override"
    (thread,) = work.case.reviews.threads(("clip", work.clip))
    work.case.reviews.resolve(thread.remark.id, "The one of Belarus.")
    answered = [one for one in work.found() if "was answered" in one.message]
    assert [(one.check_id, one.severity, one.statement_id) for one in answered] == [
        ("R01", "error", work.fact)
    ]
    work.judge("clip", work.clip, "agree")
    assert not [one for one in work.found() if "clip" in one.message]


def test_a_single_piece_of_evidence_is_told_and_a_blind_round_is_not(work: Work) -> None:
    case = work.case
    case.reviews.open_round("C. Third", brief=work.brief, blind=True)
    case.as_analyst("C. Third")
    case.reviews.judge(("clip", work.clip), "disagree", "quote")
    case.as_analyst("A. Analyst")
    assert not [one for one in work.found() if one.check_id == "R03"]
    work.judge("evidence", f'["{work.claim}","{work.clip}"]', "disagree", "not said")
    (told,) = [one for one in work.found() if one.check_id == "R03" and one.statement_id == work.fact]
    assert told.message == (
        f"{REVIEWER} disagrees with the evidence for “The president flew to Minsk.” "
        "(not said by this source)."
    )


def test_a_waiver_is_for_what_was_waived(work: Work) -> None:
    case = work.case
    work.judge("claim", work.claim, "ask", remark="Which Monday?")
    case.briefs.waive(work.fact, "R04", "Asked again on the telephone")
    waived = [one for one in work.found() if one.waived]
    assert [(one.check_id, one.statement_id) for one in waived] == [("R04", work.fact)]
    assert case.briefs.waivers(work.brief) == {(work.fact, "R04"): "Asked again on the telephone"}
    work.judge("clip", work.clip, "ask", remark="Whose words are these?")
    assert not [one for one in work.found() if one.waived], "another question is not waived with the first"
    case.briefs.waive(work.fact, "R01", "Seen by the desk")
    assert [one.check_id for one in work.found() if one.waived] == ["R01"]
    case.clips.update(work.clip, translation="He flew.")
    assert not [one for one in work.found() if one.waived]
    with pytest.raises(Refused, match="cannot be waived"):
        case.briefs.waive(work.fact, "R03", "I know better")
    record = case.reviews.record(work.brief)
    assert [(one.how, one.check_id, one.holds) for one in record.exceptions] == [
        ("waived", "R04", False), ("waived", "R01", False),
    ]  # fmt: skip


def test_a_client_file_waits_for_the_review(work: Work, tmp_path: Path) -> None:
    case = work.case
    case.briefs.remove_statement(work.judgement)

    def issue(**order: str) -> object:
        return case.deliver(
            work.brief, tmp_path / "a.docx", issued_at="2025-02-20T00:00:00Z", replace=True, **order
        )

    with pytest.raises(Blocked, match=r"R01: Nobody has reviewed"):
        issue()
    assert issue(template=HOUSE)
    agree_with_all(case, work.brief)
    assert issue()
    case.briefs.update_statement(work.fact, text="He went to Minsk, according to the Report.")
    with pytest.raises(Blocked, match="R02"):
        issue()
    assert issue(profile="internal")
    work.judge("statement", work.fact, "disagree", "other", "No.")
    with pytest.raises(Blocked, match="R03"):
        issue()
    assert issue(override="The minister leaves tonight")
    told = case.reviews.record(work.brief).exceptions
    assert [(one.how, one.check_id, one.reason) for one in told] == [
        ("overridden", "R03", "The minister leaves tonight")
    ]

"""The checks over a real case: what a statement stands on, markings, the register, waivers."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.reference import libya
from tests.review.agreeing import agree_with_all
from workbench.annotations.renewal import renew
from workbench.case import Case
from workbench.demo import build_sample
from workbench.sources.reading.model import Reading
from workbench.tradecraft import Finding
from workbench.tradecraft.named_sources import is_named

GOOD = {
    "likelihood": "likely",
    "confidence": "moderate",
    "confidence_basis": "Two outlets.",
    "horizon_on": "2025-12-31",
}


class Desk:
    """A case with a brief and short verbs to fill it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.brief = case.briefs.add("Libya", "Talks", template="assessed-brief")
        self._number = 0

    def source(self, publication: str, affiliation: str = "Independent", **metadata: str) -> str:
        known = self.case.publications.find(publication)
        outlet = known or self.case.publications.add(publication, affiliation=affiliation)
        self._number += 1
        quote = f"Report {self._number}: the contracts were signed in Minsk."
        return self.case.sources.add_text(
            quote, title=f"Title {self._number}", publication=outlet.id, **metadata
        ).id

    def claim(self, *sources: str, against: tuple[str, ...] = (), **fields: str) -> str:
        claim = self.case.claims.add(fields.pop("text", "The fund signed contracts."), **fields)
        for stance, members in (("supports", sources), ("contradicts", against)):
            for source_id in members:
                clip = self.case.clips.add(source_id, 0, 20)
                self.case.claims.cite(claim.id, clip.id, stance)
        return claim.id

    def fact(self, text: str, *claims: str) -> str:
        return self.case.briefs.state(self.brief.id, "Summary", text, claims=claims).id

    def judgement(self, text: str, *claims: str, **fields: str) -> str:
        return self.case.briefs.state(
            self.brief.id, "Outlook", text, kind="judgement", claims=claims, **{**GOOD, **fields}
        ).id

    def findings(self) -> list[Finding]:
        agree_with_all(self.case, self.brief.id)
        return self.case.briefs.check(self.brief.id)

    def ids(self) -> list[str]:
        return [finding.check_id for finding in self.findings()]

    def only(self, check_id: str) -> Finding:
        (finding,) = [finding for finding in self.findings() if finding.check_id == check_id]
        return finding


@pytest.fixture
def desk(case: Case) -> Desk:
    return Desk(case)


def test_a_sound_brief_has_no_findings(desk: Desk) -> None:
    claim = desk.claim(desk.source("Nova"), desk.source("Mirsad"), credibility="1", event_on="2025-02-19")
    desk.fact("The fund signed contracts on 19 February 2025.", claim)
    desk.judgement("More contracts are likely to follow by 31 December 2025.", claim)
    assert desk.findings() == []


def test_an_empty_brief_and_an_empty_statement(desk: Desk) -> None:
    assert desk.ids() == ["B01"]
    empty = desk.fact("  ")
    assert [(f.check_id, f.statement_id) for f in desk.findings()] == [("B02", empty)]


def test_a_fact_without_claim_and_a_claim_without_evidence(desk: Desk) -> None:
    desk.fact("The fund signed contracts.")
    assert desk.only("L12").severity == "error"
    desk.fact("The fund signed more contracts.", desk.claim())
    assert desk.only("E01").severity == "error"


def test_one_origin_told_as_a_fact(desk: Desk) -> None:
    claim = desk.claim(desk.source("Agenzia Nova"))
    desk.fact("The fund signed contracts.", claim)
    finding = desk.only("L13")
    assert finding.severity == "error"
    assert "Agenzia Nova" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Agenzia Nova named the contracts on 19 February 2025.",
        "According to an Italian agency, the fund signed contracts.",
        "An agency reported that the fund signed contracts.",
    ],
)
def test_one_origin_that_is_attributed(desk: Desk, text: str) -> None:
    desk.fact(text, desk.claim(desk.source("Agenzia Nova")))
    assert "L13" not in desk.ids()


def test_an_attribution_within_quotation_marks_is_none(desk: Desk) -> None:
    desk.fact("The fund signed “contracts reported last year”.", desk.claim(desk.source("Agenzia Nova")))
    assert "L13" in desk.ids()


def test_two_outlets_of_one_origin_are_one_voice(desk: Desk) -> None:
    nova, digest = desk.source("Agenzia Nova"), desk.source("Digest")
    claim = desk.claim(nova, digest, credibility="1")
    desk.fact("The fund signed contracts.", claim)
    assert not {"L13", "L14", "L15"} & set(desk.ids())
    desk.case.sources.group_as_one_origin([nova, digest], "Nova report")
    assert {"L13", "L14", "L15"} <= set(desk.ids())


def test_nearly_the_same_words_of_two_outlets(desk: Desk) -> None:
    text = "The Director-General of the fund signed contracts for ninety buses in Minsk on Wednesday."
    claim = desk.case.claims.add("The fund signed contracts.")
    for outlet, words in (("Nova", text), ("Digest", text.replace("ninety", "ninety-one"))):
        source = desk.case.sources.add_text(words, publication=outlet)
        clip = desk.case.clips.add(source.id, 0, len(words))
        desk.case.claims.cite(claim.id, clip.id)
    desk.fact("The fund signed contracts.", claim.id)
    assert "nearly the same words" in desk.only("L14").message


def test_only_state_media_or_parties(desk: Desk) -> None:
    fund = desk.case.actors.add("Reconstruction Fund", kind="state_body")
    claim = desk.claim(
        desk.source("BelTA", "State of Belarus"), desk.source("Fund", "Headed by the Reconstruction Fund")
    )
    desk.case.claims.add_actor(claim, fund.id)
    statement = desk.fact("The fund signed contracts.", claim)
    assert desk.only("L22").statement_id == statement
    desk.case.briefs.update_statement(statement, text="According to BelTA, the fund signed contracts.")
    assert desk.findings() == []


def test_state_departments_of_united_states_are_no_state_media(desk: Desk) -> None:
    desk.fact("It was signed.", desk.claim(desk.source("A", "United States"), desk.source("B", "Statewide")))
    assert "L22" not in desk.ids()


def test_contrary_evidence_that_is_not_admitted(desk: Desk) -> None:
    nova, mirsad = desk.source("Agenzia Nova"), desk.source("Mirsad al-Sahil")
    claim = desk.claim(nova, desk.source("Digest"), against=(mirsad,))
    statement = desk.fact("The fund signed contracts.", claim)
    assert "Mirsad al-Sahil" in desk.only("E02").message
    for text in (
        "The fund signed contracts, although an engineer denied it.",
        "Mirsad al-Sahil saw no contracts.",
    ):
        desk.case.briefs.update_statement(statement, text=text)
        assert "E02" not in desk.ids()


def test_a_rejected_claim(desk: Desk) -> None:
    desk.fact("It was signed.", desk.claim(desk.source("A"), desk.source("B"), status="rejected"))
    assert desk.only("E03").severity == "error"


@pytest.mark.parametrize(
    ("fields", "check_id"),
    [
        ({"likelihood": "very likely"}, "J01"),
        ({"likelihood": "highly likely"}, "J01"),
        ({"likelihood": ""}, "L02"),
        ({"confidence": ""}, "J02"),
        ({"confidence_basis": ""}, "J03"),
        ({"horizon_on": ""}, "L09"),
    ],
)
def test_the_fields_beside_a_judgement(desk: Desk, fields: dict[str, str], check_id: str) -> None:
    claim = desk.claim(desk.source("A"), desk.source("B"))
    desk.judgement("More contracts are likely to follow.", claim, **fields)
    assert desk.ids() == [check_id]


def test_a_judgement_on_nothing_and_on_one_origin(desk: Desk) -> None:
    statement = desk.judgement("More contracts are likely to follow.")
    assert desk.ids() == ["J04"]
    desk.case.briefs.link(statement, desk.claim(desk.source("A")))
    assert desk.ids() == ["L13"]


def test_two_likelihoods_in_one_judgement(desk: Desk) -> None:
    claim = desk.claim(desk.source("A"), desk.source("B"))
    desk.judgement("Talks are likely to go on, and a deal is unlikely to follow.", claim)
    assert desk.only("J05").severity == "info"


def test_two_rows_of_one_scale(desk: Desk) -> None:
    claim = desk.claim(desk.source("A"), desk.source("B"))
    desk.judgement("More contracts are likely to follow.", claim)
    desk.judgement("Talks are likely to go on.", claim)
    other = desk.judgement("A second visit is probable.", claim, likelihood="probable")
    finding = desk.only("L05")
    assert (finding.statement_id, finding.fix_text, finding.severity) == (other, "likely", "warning")


def test_terms_of_two_scales(desk: Desk) -> None:
    claim = desk.claim(desk.source("A"), desk.source("B"))
    desk.judgement("More contracts are likely to follow.", claim)
    desk.judgement(
        "A visit is a realistic possibility and unlikely to be long.", claim, likelihood="unlikely"
    )
    assert desk.only("L05").severity == "error"


def test_likelihood_with_no_printed_scale(desk: Desk) -> None:
    desk.judgement("More contracts are likely to follow.", desk.claim(desk.source("A"), desk.source("B")))
    assert "S01" not in desk.ids()
    desk.case.briefs.update(desk.brief.id, template="house-brief")
    finding = desk.only("S01")
    assert finding.severity == "info"
    assert "55–80%" in finding.why


def test_a_marking_less_strict_than_a_source(desk: Desk) -> None:
    claim = desk.claim(desk.source("A", handling="TLP:RED"), desk.source("B", handling="TLP:GREEN"))
    desk.fact("The fund signed contracts.", claim)
    assert desk.only("M01").severity == "error"
    desk.case.briefs.update(desk.brief.id, handling="TLP:RED")
    assert desk.findings() == []


def test_a_protected_source_that_is_named(desk: Desk) -> None:
    secret = desk.source(
        "Human source",
        protection="protected",
        descriptor="A person close to the fund",
        author="Yunis Rahil",
    )
    claim = desk.claim(secret, desk.source("B"))
    statement = desk.fact("A person close to the fund saw the contracts.", claim)
    assert desk.findings() == []
    text = "🙂 YUNIS RAHÍL saw the contracts of Marta’s desk."
    desk.case.briefs.update_statement(statement, text=text)
    finding = desk.only("M02")
    assert text[finding.start : finding.end] == "YUNIS RAHÍL"
    with desk.case.change("Keep a name"):
        desk.case.set_info("never_in_client_file", json.dumps(["Marta"]))
    assert [f.check_id for f in desk.findings() if f.severity == "error"] == ["M02", "M02"]


def test_a_secret_in_the_headline_is_found(desk: Desk) -> None:
    desk.source("Deep Throat", protection="protected")
    desk.fact("It was signed.", desk.claim(desk.source("A"), desk.source("B")))
    desk.case.briefs.update(desk.brief.id, headline="What Deep Throat says")
    assert desk.only("M02").statement_id == ""


def test_two_holders_in_the_register(desk: Desk) -> None:
    army = desk.case.actors.add("National Army", kind="armed_group")
    father, son = desk.case.actors.add("Khalifa Haftar"), desk.case.actors.add("Saddam Haftar")
    for holder in (father, son):
        desk.case.actors.add_post(
            holder.id, "Commander-in-Chief", army.id, exclusive=True, from_on="2020-01-01"
        )
    claim = desk.claim(desk.source("A"), desk.source("B"))
    statement = desk.fact("The contracts were signed.", claim)
    assert desk.ids() == []  # the brief is about neither
    desk.case.briefs.update_statement(statement, text="Saddam Haftar came.")
    message = desk.only("P01").message
    assert "Khalifa Haftar" in message
    assert "Saddam Haftar" in message


def test_acronyms_and_spellings(desk: Desk) -> None:
    desk.case.actors.add("Khalifa Haftar", aliases=["Khalifa Hifter"])
    desk.case.actors.add("Libyan National Army", kind="armed_group", aliases=["LNA"])
    text = "Khalifa Haftar leads the Libyan National Army, which left."
    claim = desk.claim(desk.source("A"), desk.source("B"), text=text)
    first = desk.fact("Khalifa Haftar leads the LNA of the EU.", claim)
    second = desk.fact("Khalifa Hifter and the LNA left.", claim)
    found = [(f.statement_id, f.fix_text, f.severity) for f in desk.findings() if f.check_id == "L20"]
    assert found == [
        (first, "Libyan National Army (LNA)", "warning"),
        (second, "Khalifa Haftar", "warning"),
    ]
    desk.case.briefs.update_statement(first, text="Khalifa Haftar leads the Libyan National Army (LNA).")
    desk.case.briefs.update_statement(second, text="Khalifa Haftar and the LNA left.")
    assert desk.findings() == []


def test_a_waived_finding_is_kept_and_marked(desk: Desk) -> None:
    statement = desk.fact("The fund signed contracts.")
    desk.case.briefs.waive(statement, "L12", "Common knowledge")
    assert desk.only("L12").waived
    desk.case.briefs.unwaive(statement, "L12")
    assert not desk.only("L12").waived


def test_checking_writes_nothing(desk: Desk) -> None:
    desk.fact("The fund signed contracts.")
    desk.findings()
    before = desk.case.history(limit=1)
    desk.findings()
    assert desk.case.history(limit=1) == before


def test_the_sample_brief_passes_every_check(tmp_path: Path) -> None:
    with Case.open(build_sample(tmp_path)) as case:
        (brief,) = case.briefs.all()
        for template in ("house-brief", "assessed-brief"):
            found = case.briefs.check(brief.id, template=template)
            assert [finding for finding in found if not finding.waived] == []


@pytest.mark.corpus
def test_the_reference_brief_beside_its_register(case: Case) -> None:
    """Exactly what is wrong with it. Two of its four judgements explain: they need no horizon."""
    libya.lines()
    libya.enter(case)
    (brief,) = case.briefs.import_file(libya.PATH)
    findings = case.briefs.check(brief.id)
    assert Counter(finding.check_id for finding in findings) == {
        "P02": 1, "B03": 1, "S01": 1, "L12": 5, "L02": 4, "L04": 2, "L09": 2, "J02": 4, "J04": 4,
        "L18": 2, "L19": 1, "L20": 3, "L23": 2,
    }  # fmt: skip
    (conflict,) = [finding for finding in findings if finding.check_id == "P02"]
    for words in (
        "Belgacem Haftar",
        "Khalifa Haftar",
        "Commander-in-Chief",
        "18 February 2025",
        "March 2015",
    ):
        assert words in conflict.message
    (voices,) = [finding for finding in findings if finding.check_id == "B03"]
    assert "Agenzia Nova" in voices.message
    assert "once" in voices.message


def test_a_passage_that_a_newer_capture_no_longer_has(desk: Desk) -> None:
    first, second = desk.source("Agenzia Nova"), desk.source("Reuters")
    claim = desk.claim(first, second)
    desk.fact("According to Agenzia Nova and Reuters, the fund signed contracts.", claim)
    assert "E04" not in desk.ids()
    _capture_again(desk, first)
    assert desk.only("E04").severity == "warning"
    _capture_again(desk, second)
    assert [one.severity for one in desk.findings() if one.check_id == "E04"] == ["error"]


def _capture_again(desk: Desk, source_id: str) -> None:
    text = "Nothing of what stood here before is left on this page now."
    renew(
        desk.case, source_id, Reading(text=text, media_type="text/plain"), text.encode() + source_id.encode()
    )


def test_a_brief_that_names_its_scale_in_its_closing_line_need_not_print_it(desk: Desk) -> None:
    claim = desk.claim(desk.source("Nova"), desk.source("Mirsad"), credibility="1")
    desk.judgement("More contracts are likely to follow by 31 December 2025.", claim)
    desk.case.briefs.update(desk.brief.id, template="house-brief")
    assert "S01" in desk.ids()
    desk.case.briefs.update(desk.brief.id, closing="Likelihood follows ICD 203 (likely: 55–80%).")
    assert "S01" not in desk.ids()


@pytest.mark.parametrize(
    ("text", "publication", "named"),
    [
        ("The Tramontane Centre said so.", "Tramontane Centre for Mediterranean Security", True),
        ("The Ministry of Agriculture said so.", "Ministry of External Relations", False),
        ("The Mirror printed it.", "Mirror", True),
        ("It was a mirror of the first.", "Mirror", False),
        ("Le Sémaphore d’Aubeclaire reported it.", "Le Sémaphore d’Aubeclaire", True),
    ],
)
def test_how_a_text_names_a_publication(text: str, publication: str, named: bool) -> None:
    assert is_named(text, publication) is named

"""Denials of statements against passages in English: what is doubted, and what is said in other words."""

from collections.abc import Iterator

import pytest

from workbench.casefile import Case
from workbench.proving import StatementProof

DOUBTED = [
    # the passage, the statement that does not follow from it
    ("The nurses are still in custody.", "The nurses have been released."),
    ("The border posts have remained closed since May.", "The border posts have reopened since May."),
    ("Military service remains voluntary for now.", "Military service will be compulsory for now."),
    ("It was the first raid on the harbour since March.", "The army had raided the harbour since March."),
    ("The bank did not say whether it would raise rates.", "The bank has said whether it will raise rates."),
    ("There is no date yet for the hearing.", "When the hearing will be held is yet known."),
    ("France took back no families after July.", "France has repatriated any families after July."),
    ("The fee was not raised in June, it stayed at 40.", "The fee was raised in June and stayed at 40."),
    ("Wages fell; rents reached 22% more than a year ago.", "Rents have not risen by 22 per cent."),
    ("She was freed on 6 May after four years in prison.", "She was not released on 6 May."),
    ("Most shops stayed shut on Monday.", "Most shops were not closed on Monday."),
    ("Some 4,000 people have had their contracts suspended.",
     "Some 4,000 people are not off work, their contracts suspended."),
]  # fmt: skip

LEFT_ALONE = [
    ("No referendum will be held in May.", "A referendum planned for May will not take place."),
    ("The nurses left prison on Friday.", "The nurses were released on Friday."),
    ("The won fell to its weakest since March 2009.", "The won is at a low not seen for more than 15 years."),
    ("The last American troops left the base in 2009.", "American troops have not used the base since 2009."),
    ("The two unions pulled out at the last minute.", "The two unions did not join the strike."),
    ("Some 42,000 people remain displaced.", "Some 42,000 people cannot go home."),
    ("There have been no new cases since May.", "It came eleven days after the last new case in May."),
    ("Teachers have not received their salary for May.", "For teachers the salary of May is outstanding."),
    ("The collective rejected the appointment of the mayor.", "The movement does not accept the mayor."),
    ("The premier said the country was not seeking weapons.", "The country disavows any wish for weapons."),
    ("The bank would not say if it would raise rates.", "Asked if it will raise rates, the bank was silent."),
]  # fmt: skip


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], StatementProof]]:
    with Case.create(tmp_path_factory.mktemp("denials") / "case.gwk") as case:
        brief = case.briefs.add(country="", headline="X", information_cutoff="2025-08-01")
        made = {}
        with case.change("Build"):
            for number, pair in enumerate((*DOUBTED, *LEFT_ALONE)):
                source = case.sources.add_text(
                    pair[0], title=f"The title of report number {number}", language="en",
                    published_on="2025-07-01",
                )  # fmt: skip
                claim = case.claims.add("Something happened.")
                case.claims.cite(claim.id, case.clips.add(source.id, 0, len(pair[0])).id)
                made[pair] = case.briefs.state(brief.id, section="S", text=pair[1], claims=[claim.id]).id
        every = case.proving.brief(brief.id)
        yield {pair: every[statement_id] for pair, statement_id in made.items()}


def _denials(proof: StatementProof) -> list[str]:
    return [doubt.why for doubt in proof.doubts if doubt.kind in ("negation", "roles")]


@pytest.mark.parametrize("pair", DOUBTED, ids=lambda pair: pair[1])
def test_the_contrary_of_a_passage_is_doubted(
    proofs: dict[tuple[str, str], StatementProof], pair: tuple[str, str]
) -> None:
    assert _denials(proofs[pair])


@pytest.mark.parametrize("pair", LEFT_ALONE, ids=lambda pair: pair[1])
def test_what_a_passage_says_in_other_words_is_not(
    proofs: dict[tuple[str, str], StatementProof], pair: tuple[str, str]
) -> None:
    assert _denials(proofs[pair]) == []

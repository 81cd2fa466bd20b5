"""Which sources a note cites, how they are described, who the key actors are, what the summary says."""

import io
import re
from pathlib import Path

import docx
import pytest

from workbench.case import Case
from workbench.deliver.assemble import assemble
from workbench.deliver.manuscript import Note
from workbench.deliver.notes import Endnotes, full
from workbench.demo import build_sample
from workbench.values.text import counted_in_words, number_in_words

ISSUED = "2026-04-27T09:00:00Z"


class Desk:
    """A brief with one fact, and short verbs to put evidence under it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.brief = case.briefs.add("Tamrana", "Talks")

    def source(self, outlet: str, words: str, grade: str = "B", **metadata: str) -> str:
        known = self.case.publications.find(outlet) or self.case.publications.add(outlet, reliability=grade)
        return self.case.sources.add_text(
            words, title=f"{outlet} report", publication=known.id, **metadata
        ).id

    def cite(self, claim_id: str, source_id: str, stance: str = "supports") -> None:
        text = self.case.sources.text(source_id)
        self.case.claims.cite(claim_id, self.case.clips.add(source_id, 0, len(text)).id, stance)

    def claim(self, text: str = "The fund signed contracts.", **fields: str) -> str:
        return self.case.claims.add(text, **fields).id

    def state(self, text: str, *claims: str, **fields: str) -> None:
        self.case.briefs.state(self.brief.id, "Summary", text, claims=claims, **fields)

    def cited(self) -> list[str]:
        manuscript = assemble(self.case, self.brief.id, "client", ISSUED)
        (paragraph,) = manuscript.parts[0].paragraphs
        return [manuscript.notes[index].publication for index in paragraph.notes]


@pytest.fixture
def desk(case: Case) -> Desk:
    return Desk(case)


def test_evidence_against_is_cited_where_the_sentence_names_its_source(desk: Desk) -> None:
    claim = desk.claim()
    desk.cite(claim, desk.source("Calvestampa", "Contracts were signed in the capital."))
    desk.cite(claim, desk.source("Al-Shati al-Akhar", "Nobody at the base had heard of it."), "contradicts")
    desk.cite(claim, desk.source("Inner Sea Digest", "There were three cargo flights."), "context")
    desk.state("Calvestampa reported contracts. A base engineer told Al-Shati al-Akhar otherwise.", claim)
    assert desk.cited() == ["Calvestampa", "Al-Shati al-Akhar"]


def test_evidence_of_context_is_cited_where_the_sentence_quotes_it(desk: Desk) -> None:
    claim = desk.claim()
    desk.cite(claim, desk.source("Calvestampa", "Contracts were signed."))
    desk.cite(
        claim, desk.source("Vestnik", "A reader said that tractors can be bought by catalogue."), "context"
    )
    desk.state("Contracts were signed, though “tractors can be bought by catalogue”.", claim)
    assert desk.cited() == ["Calvestampa", "Vestnik"]


def test_what_neither_named_nor_quoted_is_not_cited(desk: Desk) -> None:
    claim = desk.claim(credibility="1")
    desk.cite(claim, desk.source("Calvestampa", "Contracts were signed."))
    desk.cite(
        claim, desk.source("Digest", "The engineer at the base signed no contracts.", "D"), "contradicts"
    )
    desk.state("The engineer said that contracts were signed at the base.", claim)
    assert desk.cited() == ["Calvestampa"]


def test_contrary_evidence_that_the_basis_takes_up_is_cited(desk: Desk) -> None:
    claim = desk.claim("The talks covered the airfield.", credibility="3")
    desk.cite(claim, desk.source("Calvestampa", "The talks covered the airfield."))
    desk.cite(claim, desk.source("Shati", "An engineer at the base knows nothing of it."), "contradicts")
    desk.state(
        "Work is unlikely to begin this year.", claim, kind="judgement", likelihood="unlikely",
        confidence="low", confidence_basis="One origin, contradicted by an engineer at the base.",
    )  # fmt: skip
    assert desk.cited() == ["Calvestampa", "Shati"]


def test_a_report_that_three_outlets_carry_is_cited_once_from_the_most_reliable(desk: Desk) -> None:
    claim = desk.claim()
    carried = [
        desk.source(outlet, f"{outlet}: contracts were signed.", grade)
        for outlet, grade in (("Digest", "D"), ("Calvestampa", "B"), ("Sémaphore", "C"))
    ]
    desk.case.sources.group_as_one_origin(carried, "The wire")
    for source_id in carried:
        desk.cite(claim, source_id)
    desk.state("Contracts were signed.", claim)
    assert desk.cited() == ["Calvestampa"]
    desk.case.briefs.update_statement(
        desk.case.briefs.statements(desk.brief.id)[0].id, text="Contracts were signed, Digest reported."
    )
    assert desk.cited() == ["Digest"]


def test_a_title_in_another_language_is_given_with_its_translation(desk: Desk) -> None:
    source_id = desk.source("Vestnik", "Запасной игрок. Контракты подписаны.", language="ru")
    desk.case.sources.update(source_id, title="Запасной игрок")
    desk.case.clips.add(source_id, 0, 14, translation="Substitute player")
    claim = desk.claim()
    desk.cite(claim, source_id)
    desk.state("Contracts were signed.", claim)
    (note,) = assemble(desk.case, desk.brief.id, "client", ISSUED).notes
    assert "“Запасной игрок” [in Russian: “Substitute player”]" in full(note)


def test_what_has_no_address_has_no_date_of_access() -> None:
    printed = Note("Halvorsund Institute", "Buses", "24 April 2026", accessed="25 April 2026")
    assert "accessed" not in full(printed)


def test_a_description_within_a_note_begins_with_a_small_letter_and_a_name_does_not() -> None:
    notes = Endnotes(
        (Note("The Coast Times"), Note("A person familiar with the contracts"), Note("The Mirror"))
    )
    notes.cite((0, 1, 2))
    notes.cite((1,))
    assert notes.texts[0] == "The Coast Times; a person familiar with the contracts; The Mirror."
    assert notes.texts[1].startswith("A person familiar with the contracts (note 1)")


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no claims"), (1, "one claim"), (9, "nine claims"), (12, "12 claims")]
)
def test_small_numbers_are_words_in_running_text(number: int, words: str) -> None:
    assert counted_in_words(number, "claim") == words
    assert number_in_words(1204) == "1,204"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample"))


def test_no_sentence_of_the_sample_deliverable_begins_with_a_figure(sample: Path, tmp_path: Path) -> None:
    with Case.open(sample) as case:
        brief = case.briefs.all()[0]
        case.deliver(brief.id, tmp_path / "brief.docx", template="assessed-brief", issued_at=ISSUED)
        summary = assemble(case, brief.id, "client", ISSUED).source_summary
    assert re.search(r"Of its \d+ claims, \w+ rest on a single origin \(Summary 3 and 4; Outlook ", summary)
    document = docx.Document(io.BytesIO((tmp_path / "brief.docx").read_bytes()))
    for paragraph in document.paragraphs:
        for sentence in re.split(r"(?<=[.!?]) +", paragraph.text):
            assert not re.match(r"\d", sentence), sentence


def test_key_actors_stand_by_weight_and_say_something(sample: Path) -> None:
    with Case.open(sample) as case:
        actors = assemble(case, case.briefs.all()[0].id, "client", ISSUED).actors
    names = [actor.name for actor in actors]
    assert {"Thabit Qandwar", "Rodion Zimogortsev", "Harith Qandwar", "Layth Qandwar"} <= set(names)
    assert names.index("Thabit Qandwar") < names.index("Harith Qandwar") < names.index("Layth Qandwar")
    assert "Jalil Sarhud" not in names, "a former ruler is no key actor"
    assert all(actor.description or actor.posts for actor in actors)


def test_the_sample_brief_is_marked_in_title_properties_and_closing_line(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "brief.docx"
    with Case.open(sample) as case:
        assert case.title.startswith("SAMPLE")
        case.deliver(case.briefs.all()[0].id, path, issued_at=ISSUED)
    document = docx.Document(str(path))
    assert document.core_properties.title.startswith("SAMPLE")
    assert document.paragraphs[0].text.startswith("SAMPLE")
    assert document.paragraphs[-1].text.startswith("SAMPLE")
    header = " ".join(paragraph.text for paragraph in document.sections[0].header.paragraphs)
    assert "27 April 2026" in header
    assert "Information cut-off 26 April 2026" in header


def test_an_internal_copy_says_so_on_its_first_page(sample: Path) -> None:
    with Case.open(sample) as case:
        manuscript = assemble(case, case.briefs.all()[0].id, "internal", ISSUED)
    assert manuscript.meta.startswith("INTERNAL, NOT FOR CLIENTS")

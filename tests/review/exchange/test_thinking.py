"""Reasoning and matrices in a copy for a reviewer: they are there, and the reviewer's own cells come back."""

from pathlib import Path

import pytest

from tests.review.conftest import Reviewed
from tests.review.exchange.conftest import PASSPHRASE
from workbench.case import Case
from workbench.review.exchange.model import Given
from workbench.values.errors import Refused


class Thought:
    """A judgement with points beside it, and a matrix of the author's in the annex of the brief."""

    def __init__(self, author: Reviewed) -> None:
        self.case = case = author.case
        self.author = author
        self.judgement = case.briefs.state(
            author.brief, "Outlook", "He is likely to go again.", "judgement", likelihood="likely"
        ).id
        case.briefs.update_statement(self.judgement, note="A second visit was announced")
        reasoning = case.reasoning
        self.seen = case.claims.add("A plane was seen at the air base", event_on="2025-03-01")
        self.alternative = reasoning.add(
            "alternative", self.judgement, "He stays", implication="No contracts"
        )
        reasoning.add("assumption", self.judgement, "He is well", if_wrong="Nobody goes")
        reasoning.see(reasoning.add("indicator", self.judgement, "A plane is ready"), self.seen.id)
        self.apart = case.claims.add("He likes tractors")
        self.matrix = case.matrices.add(
            "Why did he go?", ["For tractors", "For an ally"], [author.claim, self.apart.id]
        ).id
        self.cells = [
            (claim.id, one.id)
            for claim in case.matrices.claims(self.matrix)
            for one in case.matrices.hypotheses(self.matrix)
        ]
        case.matrices.judge(self.cells[:1], "inconsistent")
        case.matrices.choose(author.brief, self.matrix)

    def give(self, out: Path, *, blind: bool = False) -> Given:
        one = self.case.reviews.open_round("B. Reviewer", brief=self.author.brief, blind=blind)
        return self.case.reviews.give(one.id, out, PASSPHRASE)

    def of(self, name: str, case: Case | None = None) -> dict[tuple[str, str], str]:
        case = case or self.case
        reader = next((one for one in case.matrices.readers(self.matrix) if one.name == name), None)
        return dict(case.matrices.grid(self.matrix, reader.analyst_id).cells) if reader else {}


@pytest.fixture
def thought(author: Reviewed) -> Thought:
    return Thought(author)


def test_a_second_analyst_sees_what_was_weighed(thought: Thought, out: Path) -> None:
    given = thought.give(out)
    assert not given.withheld.lines
    ours = thought.case.reasoning.beside(thought.judgement)
    with Case.open(out, PASSPHRASE) as copy:
        assert copy.reasoning.beside(thought.judgement) == ours
        assert ours.indicators[0].signs[0].claim == "A plane was seen at the air base"
        assert copy.briefs.statement(thought.judgement).note == "A second visit was announced"
        mine = thought.case.matrices.grid(thought.matrix)
        assert copy.matrices.grid(thought.matrix, mine.analyst_id) == mine
        assert [one.matrix_id for one in copy.matrices.of_brief(thought.author.brief)] == [thought.matrix]
        assert copy.verify() == []
        for refused in (
            lambda: copy.reasoning.update("alternative", thought.alternative, text="He goes"),
            lambda: copy.matrices.update(thought.matrix, "Other"),
            lambda: copy.matrices.add("Another question"),
            lambda: copy.briefs.update_statement(thought.judgement, note="Other"),
        ):
            with pytest.raises(Refused):
                refused()


def test_the_reviewers_cells_come_back_and_lose_nothing(thought: Thought, out: Path) -> None:
    thought.give(out)
    case, cells = thought.case, thought.cells
    with Case.open(out, PASSPHRASE) as copy:
        copy.matrices.judge(cells[:3], "consistent")
        copy.matrices.judge(cells[1:2], "not applicable")
        copy.matrices.judge(cells[2:3], "")
    looked = case.reviews.look_into(out, PASSPHRASE)
    assert (looked.cells, looked.new) == (2, 0)
    assert "2 cells" in looked.summary
    case.reviews.take(out, PASSPHRASE)
    expected = {cells[0]: "consistent", cells[1]: "not applicable"}
    assert thought.of("B. Reviewer") == expected
    assert thought.of("A. Analyst") == {cells[0]: "inconsistent"}
    head = case.journal.head
    assert case.reviews.take(out, PASSPHRASE).cells == 0
    assert case.journal.head == head, "taken in twice, written once"
    case.undo()
    assert thought.of("B. Reviewer") == {}
    case.journal.redo()
    assert thought.of("B. Reviewer") == expected
    # B. goes on at home; the same file again brings nothing of it back.
    case.as_analyst("B. Reviewer")
    case.matrices.judge(cells[:1], "inconsistent")
    assert case.reviews.take(out, PASSPHRASE).cells == 0
    assert thought.of("B. Reviewer")[cells[0]] == "inconsistent"
    case.as_analyst("A. Analyst")
    # What was judged of a claim that is weighed no more has no place.
    with Case.open(out, PASSPHRASE) as copy:
        copy.matrices.judge(cells[3:4], "consistent")
        copy.matrices.judge(cells[:1], "")
    case.matrices.remove_claims([cells[3][0]])
    returned = case.reviews.take(out, PASSPHRASE)
    assert (returned.cells, returned.left_out) == (1, 1)
    assert thought.of("B. Reviewer") == {cells[1]: "not applicable"}
    assert case.verify() == []


def test_a_blind_reviewer_judges_without_the_cells_of_others(thought: Thought, out: Path) -> None:
    thought.give(out, blind=True)
    with Case.open(out, PASSPHRASE) as copy:
        assert copy.matrices.readers(thought.matrix) == []
        assert len(copy.matrices.claims(thought.matrix)) == 2


def test_words_that_name_a_protected_source_stay_at_home(thought: Thought, out: Path) -> None:
    case = thought.case
    source = case.sources.add_text("Talk", title="Talk with Yevgenia Tolmachova")
    case.sources.update(source.id, author="Yevgenia Tolmachova", protection="protected")
    case.reasoning.add("assumption", thought.judgement, "Tolmachova told the truth")
    case.briefs.update_statement(thought.judgement, note="Tolmachova changed her mind")
    case.claims.update(thought.apart.id, text="Yevgenia Tolmachova likes tractors")
    other = case.matrices.add("Does Yevgenia Tolmachova lie?", ["Yes", "No"], [thought.author.claim])
    case.matrices.choose(thought.author.brief, other.id)
    given = thought.give(out)
    assert (given.withheld.points, given.withheld.questions, given.withheld.weighed) == (1, 1, 1)
    assert any("missing in a matrix" in line for line in given.withheld.lines)
    with Case.open(out, PASSPHRASE) as copy:
        assert [one.text for one in copy.reasoning.assumptions(thought.judgement)] == ["He is well"]
        assert copy.briefs.statement(thought.judgement).note == ""
        assert [one.id for one in copy.matrices.all()] == [thought.matrix]
        assert [one.claim_id for one in copy.matrices.claims(thought.matrix)] == [thought.author.claim]
        assert copy.verify() == []
        for table in ("alternative", "assumption", "indicator", "matrix", "hypothesis", "claim", "change"):
            rows = copy.connection.execute(f"SELECT * FROM {table}").fetchall()
            assert "Tolmachova" not in " ".join(str(value) for row in rows for value in tuple(row))

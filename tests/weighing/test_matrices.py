"""Matrices in a case: hypotheses, claims, cells of each analyst, and what goes with what."""

import pytest

from workbench.case import Case
from workbench.values.errors import NotFound, Refused
from workbench.weighing import compare
from workbench.weighing.words import comparison_words, order_words, result_words


def claims_of(case: Case, *credibilities: str) -> list[str]:
    return [
        case.claims.add(f"Claim {number}", credibility=grade).id
        for number, grade in enumerate(credibilities, 1)
    ]


def test_a_question_is_weighed_reordered_reworded_and_undone(case: Case) -> None:
    matrices = case.matrices
    claims = claims_of(case, "1", "3", "6")
    matrix = matrices.add(" Who attacked? ", ["The army", "A militia"], claims[:2])
    assert (matrix.question, matrix.analyst, matrices.count()) == ("Who attacked?", "A. Analyst", 1)
    third = matrices.add_hypothesis(matrix.id, "Nobody")
    matrices.move_hypothesis(third, 0)
    assert matrices.add_claims(matrix.id, claims) != [], "the one that is not weighed yet"
    grid = matrices.grid(matrix.id)
    assert [(one.name, one.text) for one in grid.hypotheses] == [
        ("H1", "Nobody"), ("H2", "The army"), ("H3", "A militia"),
    ]  # fmt: skip
    assert [(one.number, one.text, one.weighs) for one in grid.claims] == [
        (1, "Claim 1", 2.0), (2, "Claim 2", 1.0), (3, "Claim 3", 1.0),
    ]  # fmt: skip
    assert result_words(grid) == ["No cell is judged yet."]
    first, second, _third = (one.id for one in grid.claims)
    h1, h2, h3 = (one.id for one in grid.hypotheses)
    matrices.judge([(first, h1), (second, h1), (second, h2)], "inconsistent")
    matrices.judge([(first, h2), (first, h3)], "consistent")
    grid = matrices.grid(matrix.id)
    assert result_words(grid) == [
        "H3 has least against it (0).",
        "It would change if claim 2 were false; then H2 and H3 would have least.",
        "The order behind would change if claim 1 were false.",
        "4 of 9 cells not judged yet: they may change which has least.",
    ]
    assert order_words(grid) == "H3, then H2, then H1"
    matrices.set_weight([first], "low")
    matrices.move_claim(second, 0)
    grid = matrices.grid(matrix.id)
    assert [(one.text, one.weighs, one.chosen) for one in grid.claims][1] == ("Claim 1", 0.5, "low")
    assert [one.against for one in grid.result.standings] == [1.5, 1.0, 0.0]
    matrices.judge([(first, h1), (second, h2)], "")
    assert [one.against for one in matrices.grid(matrix.id).result.standings] == [1.0, 0.0, 0.0]
    matrices.update(matrix.id, "Who fired?")
    matrices.update_hypothesis(h2, "The regular army")
    assert case.undo_label == "Edit hypothesis “The army”"
    assert [one.label for one in case.history(3)][-1] == "Judge 2 cells of “Who attacked?”"
    for _step in range(3):
        case.undo()
    assert matrices.grid(matrix.id).result.standings[0].against == 1.5
    matrices.remove_hypothesis(h1)
    assert len(matrices.grid(matrix.id).cells) == 3
    case.undo()
    assert len(matrices.grid(matrix.id).cells) == 5
    before = case.history(1)[0].seq
    matrices.judge([(first, h1)], "inconsistent")
    assert case.history(1)[0].seq == before, "what changes nothing leaves no trace"
    matrices.remove(matrix.id)
    assert matrices.all() == []
    case.undo()
    assert len(matrices.grid(matrix.id).cells) == 5
    assert case.verify() == []


def test_a_claim_goes_with_its_cells_and_a_rejected_one_counts_for_nothing(case: Case) -> None:
    matrices = case.matrices
    claims = claims_of(case, "2", "2")
    matrix = matrices.add("Who?", ["A", "B"], claims)
    grid = matrices.grid(matrix.id)
    one, two = (known.id for known in grid.claims)
    a, b = (known.id for known in grid.hypotheses)
    matrices.judge([(one, a), (two, b)], "inconsistent")
    assert result_words(matrices.grid(matrix.id))[0] == "All hypotheses have the same against them (2)."
    case.claims.update(claims[0], status="rejected")
    grid = matrices.grid(matrix.id)
    assert [known.against for known in grid.result.standings] == [0.0, 2.0]
    assert result_words(grid)[-1] == "1 claim is rejected and not counted."
    assert [known.id for known in matrices.of_claims(claims)] == [matrix.id]
    case.claims.remove(claims[0])
    assert [known.claim_id for known in matrices.claims(matrix.id)] == claims[1:]
    case.undo()
    assert len(matrices.grid(matrix.id).cells) == 2
    matrices.remove_claims([one, two])
    assert matrices.grid(matrix.id).cells == {}
    assert case.claims.count() == 2
    case.undo()
    assert len(matrices.grid(matrix.id).cells) == 2


def test_everybody_judges_in_cells_of_their_own(case: Case) -> None:
    matrices = case.matrices
    matrix = matrices.add("Who?", ["A", "B"], claims_of(case, "3", "3"))
    grid = matrices.grid(matrix.id)
    one, two = (known.id for known in grid.claims)
    a, b = (known.id for known in grid.hypotheses)
    matrices.judge([(one, a), (one, b), (two, a)], "inconsistent")
    case.as_analyst("B. Second")
    assert matrices.grid(matrix.id).cells == {}, "a second person begins with nothing"
    matrices.judge([(one, a)], "inconsistent")
    matrices.judge([(one, b)], "consistent")
    matrices.judge([(two, b)], "not applicable")
    assert [(known.name, known.judged) for known in matrices.readers(matrix.id)] == [
        ("A. Analyst", 3), ("B. Second", 3),
    ]  # fmt: skip
    mine, other = matrices.grid(matrix.id), matrices.grid(matrix.id, matrix.analyst_id)
    found = compare([one, two], [a, b], mine.cells, other.cells)
    assert (found.both, found.same, found.only_one, found.only_other) == (2, 1, 1, 1)
    (difference,) = found.differences
    assert (difference.one, difference.other) == ("consistent", "inconsistent")
    assert comparison_words(found, "A. Analyst") == [
        "You and A. Analyst both judged 2 cells, 1 alike.",
        "You have not judged 1 cell that A. Analyst judged. Judge them before you compare.",
        "A. Analyst has not judged 1 cell that you judged.",
    ]


def test_what_is_no_matrix_is_refused(case: Case) -> None:
    matrices = case.matrices
    matrix = matrices.add("Who?", ["A"], claims_of(case, "3"))
    other = matrices.add("When?", ["Now"], [case.claims.all()[0].id])
    cell = (matrices.claims(matrix.id)[0].id, matrices.hypotheses(matrix.id)[0].id)
    foreign = (matrices.claims(other.id)[0].id, matrices.hypotheses(other.id)[0].id)
    for refused in (
        lambda: matrices.add(" "),
        lambda: matrices.update(matrix.id, ""),
        lambda: matrices.add_hypothesis(matrix.id, " "),
        lambda: matrices.judge([cell], "perhaps"),
        lambda: matrices.judge([cell, foreign], "consistent"),
        lambda: matrices.set_weight([cell[0]], "heavy"),
    ):
        with pytest.raises(Refused):
            refused()
    for gone in (
        lambda: matrices.get("gone"),
        lambda: matrices.add("Who?", ["A"], ["gone"]),
        lambda: matrices.add_claims("gone", []),
        lambda: matrices.judge([(cell[0], foreign[1])], "consistent"),
        lambda: matrices.judge([("gone", cell[1])], "consistent"),
        lambda: matrices.update_hypothesis("gone", "B"),
        lambda: matrices.choose("gone", matrix.id),
    ):
        with pytest.raises(NotFound):
            gone()
    assert matrices.count() == 2, "nothing is left of what was refused"
    for number in range(25):
        matrices.add_hypothesis(matrix.id, f"Answer {number}")
    with pytest.raises(Refused, match="at most 26"):
        matrices.add_hypothesis(matrix.id, "One more")


def test_a_brief_prints_a_matrix_for_the_house_or_for_clients_too(case: Case) -> None:
    matrices = case.matrices
    matrix = matrices.add("Who?", ["A"])
    brief = case.briefs.add("Libya", "Talks")
    matrices.choose(brief.id, matrix.id)
    assert matrices.in_briefs(matrix.id) == {brief.id: False}
    matrices.choose(brief.id, matrix.id, for_client=True)
    assert [(one.matrix_id, one.for_client) for one in matrices.of_brief(brief.id)] == [(matrix.id, True)]
    matrices.unchoose(brief.id, matrix.id)
    assert matrices.of_brief(brief.id) == []
    case.undo()
    case.briefs.remove(brief.id)
    assert matrices.in_briefs(matrix.id) == {}
    case.undo()
    assert matrices.in_briefs(matrix.id) == {brief.id: True}
    matrices.remove(matrix.id)
    assert matrices.of_brief(brief.id) == []


def test_a_question_is_found_by_its_words_and_those_of_its_hypotheses(case: Case) -> None:
    matrix = case.matrices.add("Who attacked the convoy?", ["The coastguard did"])
    hits = [(hit.kind, hit.id, hit.title) for hit in case.search("convoy")]
    assert ("matrix", matrix.id, "Who attacked the convoy?") in hits
    hits = [(hit.kind, hit.id, hit.title) for hit in case.search("coastguard")]
    assert ("matrix", matrix.id, "Who attacked the convoy?") in hits

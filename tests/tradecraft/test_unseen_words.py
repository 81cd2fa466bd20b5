"""Words that a reader of a source may not have seen never come into a quotation without a word."""

from tests.sources.drawn import Sheet, drawn, words
from workbench.case import Case
from workbench.tradecraft import Finding

SEEN, HIDDEN = "Seven lorries left the port", "and nobody fired a shot"


def found(case: Case, brief_id: str) -> list[Finding]:
    return [one for one in case.briefs.check(brief_id) if one.check_id == "E05" and not one.waived]


def test_hidden_words_under_a_sentence_are_said_and_in_a_quotation_stop_it(case: Case) -> None:
    data = drawn([Sheet(words(50, 700, SEEN) + words(50, 680, HIDDEN, "1 g"))])
    source = case.sources.add(data, name="a.pdf", publication="Herald")
    text = case.sources.text(source.id)
    claims = []
    for start, end in ((0, len(SEEN)), (0, len(text))):
        claim = case.claims.add(text[start:end].replace("\n", " "))
        case.claims.cite(claim.id, case.clips.add(source.id, start, end).id)
        claims.append(claim.id)
    brief = case.briefs.add("Libya", "The port")
    case.briefs.state(brief.id, text=f"“{SEEN}”, the paper wrote.", claims=claims[:1])
    assert not found(case, brief.id), "of what is seen there is nothing to say"
    resting = case.briefs.state(brief.id, text="Lorries left the port.", claims=claims[1:])
    (finding,) = found(case, brief.id)
    assert (finding.severity, finding.statement_id) == ("warning", resting.id)
    assert HIDDEN in finding.message
    assert "white text" in finding.message
    quoting = case.briefs.state(brief.id, text=f"The paper wrote “{HIDDEN}”.", claims=claims[1:])
    error = next(one for one in found(case, brief.id) if one.statement_id == quoting.id)
    assert (error.severity, error.words, error.lift) == ("error", HIDDEN, "waive")
    single = case.briefs.state(brief.id, text=f"The paper wrote ‘{HIDDEN}’.", claims=claims[1:])
    in_single = next(one for one in found(case, brief.id) if one.statement_id == single.id)
    assert (in_single.severity, in_single.words) == ("error", HIDDEN)
    case.briefs.remove_statement(single.id)
    case.briefs.waive(quoting.id, "E05", "Checked with the paper")
    assert {one.statement_id for one in found(case, brief.id)} == {resting.id}

"""The nine analytic standards: which are met and by what, and the next steps by weight."""

from click.testing import CliRunner

from workbench.case import Case
from workbench.cli import groundwork
from workbench.tradecraft.readiness import TITLES, Readiness, readiness


def _ready(case: Case, brief_id: str) -> Readiness:
    return readiness(case, brief_id, case.briefs.check(brief_id))


def test_each_standard_says_by_what_it_is_met(case: Case) -> None:
    brief = case.briefs.add("Libya", "Ports")
    empty = _ready(case, brief.id)
    assert [known.title for known in empty.standards] == list(TITLES)
    assert empty.standards[6].state == empty.standards[8].state == "not applicable"
    assert empty.standards[4].missing == ("Nothing says what this means for the client.",)
    source = case.sources.add_text("The port closed on Sunday.", publication="Herald")
    case.publications.update(source.publication_id or "", reliability="B")
    claim = case.claims.add("The port closed")
    case.claims.cite(claim.id, case.clips.add(source.id, 0, 15).id)
    case.briefs.state(brief.id, text="The port closed, according to the Herald.", claims=[claim.id])
    case.briefs.state(
        brief.id,
        "Outlook",
        "The port is likely to reopen by June 2025.",
        kind="judgement",
        claims=[claim.id],
        likelihood="likely",
        confidence="low",
        confidence_basis="One source",
        horizon_on="2025-06",
    )
    case.briefs.state(brief.id, "Alternatives", "Should fighting spread, it stays shut.", kind="assumption")
    case.briefs.state(brief.id, "Implications", "Fuel will be short.", kind="context", claims=[claim.id])
    found = _ready(case, brief.id)
    assert "1 of 1 judgement with likelihood, confidence and basis" in found.standards[1].by
    assert found.standards[3].by == ("section “Alternatives”",)
    assert found.standards[4].state == "met"
    assert found.standards[8].by == ("no figure is in this brief",)
    case.figures.choose(brief.id, "likelihoods")
    assert _ready(case, brief.id).standards[8].by == ("1 figure with caption and alternative text",)
    case.publications.update(source.publication_id or "", reliability="F")
    (grade,) = [step for step in _ready(case, brief.id).steps if step.source_id]
    assert grade.source_id == source.id
    weights = [step.weight for step in found.steps]
    assert weights == sorted(weights, reverse=True)
    path = case.path
    case.close()
    told = CliRunner().invoke(groundwork, ["brief", "readiness", str(path), "Ports"])
    assert "5. Relevance and implications: met" in told.stdout


def test_what_is_wrong_in_the_register_leads_to_who_holds_the_post(case: Case) -> None:
    brief = case.briefs.add("Libya", "Commanders")
    for name in ("Anna Berg", "Boris Holm"):
        holder = case.actors.add(name)
        case.actors.add_post(holder.id, "Harbour Master", exclusive=True, from_on="2020-01-01")
    case.briefs.state(brief.id, text="Anna Berg met Boris Holm.")
    steps = [step for step in _ready(case, brief.id).steps if "exclusive post" in step.words]
    assert {case.actors.get(step.actor_id).name for step in steps} <= {"Anna Berg", "Boris Holm"}
    assert len(steps) == 1

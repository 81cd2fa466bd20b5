"""The case that the views are held against: the small Libyan one, and what it does not have."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.judgements.ledgers import issue_brief
from tests.ui.libya import BELTA, Libya, fill
from workbench.annotations.renewal import renew
from workbench.case import Case
from workbench.casefile.backups import take
from workbench.sources.reading.model import Reading
from workbench.sources.store.criteria import Criteria
from workbench.sources.store.reviewed import mark_reviewed
from workbench.sources.store.saved_filters import save_filter

OTHER_WORDS = "Observers in Minsk were told nothing of the base. Khalifa Haftar left in the evening."
CAPTURED_AGAIN = "Updated in the evening. " + BELTA.replace("buses and tractors", "lorries")


@dataclass
class Work:
    """Ids by name; what stands alone is linked to nothing else."""

    case: Case
    libya: Libya
    folder: Path
    outlet: str = ""
    """BelTA."""
    lone_outlet: str = ""
    lone_actor: str = ""
    lone_claim: str = ""
    lone_source: str = ""
    lone_brief: str = ""
    lone_clip: str = ""
    archived_brief: str = ""
    client: str = ""
    lone_client: str = ""
    inner_source: str = ""
    filter_id: str = ""
    issued: str = ""
    judgement: str = ""
    """One that was issued, and an indicator beside it."""
    indicator: str = ""
    matrix_id: str = ""
    """A question with two hypotheses and two claims, one of which is judged."""
    figure_id: str = ""
    """The second figure of the brief."""
    round_id: str = ""
    """A review of the brief of another analyst, which A. Analyst is asked for."""
    reading_id: str = ""
    """A second reading of the lone source, which A. Analyst is asked for."""
    remarks: dict[str, str] = field(default_factory=dict)
    """The ids of remarks on work of A. Analyst, by the table of what they are about."""
    of_another: dict[str, str] = field(default_factory=dict)
    """What the other analyst wrote, by table."""


def build(folder: Path) -> Work:
    """A plain case with at least one thing of every kind."""
    case = Case.create(folder / "live.gwk", title="Minsk", analyst="A. Analyst")
    libya = fill(case)
    work = Work(case, libya, folder)
    sources = libya.sources
    belta = case.publications.find("BelTA")
    work.outlet = belta.id if belta else ""
    work.lone_outlet = case.publications.add("Minsk Times").id
    work.lone_actor = case.actors.add("Minsk Region", "place").id
    work.lone_claim = case.claims.add("Nothing was signed in Minsk").id
    work.lone_source = case.sources.add_text(OTHER_WORDS, "An evening in Minsk").id
    work.archived_brief = case.briefs.add("Belarus", "An archived brief").id
    case.briefs.archive(work.archived_brief)
    case.briefs.write_for(libya.brief.id, "The Minsk Desk")
    work.client = case.clients.named("The Minsk Desk").id
    work.lone_client = case.clients.add("Nobody yet").id
    # A place in a disputed area: its map follows the policy of the client, else of the house.
    case.positions.put(work.libya.actors["minsk"], 45.1, 34.1)
    case.briefs.add("Belarus", "A third brief")
    work.lone_brief = case.briefs.add("Belarus", "Minsk and its guests").id
    work.inner_source = case.sources.add_text(
        BELTA[:230] + " So the agency.", "Attached: the wire", parent_id=sources["belta"]
    ).id
    case.sources.add_text(BELTA[:200] + " More follows.", "A copy of the wire", publication="Minsk Daily")
    work.filter_id = save_filter(case, "On Minsk", Criteria(words="minsk")).id
    mark_reviewed(case, [sources["belta"]])
    case.clips.update(libya.clips["contracts"], tags=("wire",))
    reading = Reading(text=CAPTURED_AGAIN, media_type="text/plain", reader="text 1")
    renew(case, sources["belta"], reading, CAPTURED_AGAIN.encode(), "belta.txt")
    case.actors.keep_apart(work.lone_actor, libya.actors["minsk"])
    case.figures.choose(libya.brief.id, "likelihoods")
    work.figure_id = case.figures.choose(libya.brief.id, "likelihoods", caption="What may come").id
    finding = next(one for one in case.briefs.check(libya.brief.id) if one.statement_id)
    case.briefs.waive(finding.statement_id, finding.check_id, "Said so by the ministry")
    _review(work)
    _judgement(work)
    _question(work)
    case.sources.likenesses.catch_up()
    take(case)
    return work


def _judgement(work: Work) -> None:
    """A judgement that was issued, with what is weighed beside it."""
    case = work.case
    brief = case.briefs.add("Belarus", "A brief that was issued")
    work.judgement = case.briefs.state(
        brief.id, "Outlook", "Minsk is likely to keep its guests.", "judgement",
        [work.libya.claims["visit"]], "likely", "low", "One outlet", "2025-03",
    ).id  # fmt: skip
    work.issued = f"{issue_brief(case, brief.id)} {work.judgement}"
    case.reasoning.add("assumption", work.judgement, "Minsk keeps the base", if_wrong="No guests")
    work.indicator = case.reasoning.add("indicator", work.judgement, "Guests fly to Minsk")
    case.reasoning.see(work.indicator, work.libya.claims["visit"])
    case.briefs.archive(brief.id)


def _question(work: Work) -> None:
    """A question that is weighed, and printed with the brief."""
    matrices, libya = work.case.matrices, work.libya
    claims = [libya.claims["visit"], libya.claims["tobruk"]]
    work.matrix_id = matrices.add("Why did Haftar visit Minsk?", ["For arms", "For the base"], claims).id
    grid = matrices.grid(work.matrix_id)
    matrices.judge([(grid.claims[0].id, grid.hypotheses[0].id)], "inconsistent")
    matrices.choose(libya.brief.id, work.matrix_id)


def _review(work: Work) -> None:
    """Another analyst's brief to review, and what others said of this analyst's work."""
    case, libya, other = work.case, work.libya, work.of_another
    work.lone_clip = case.clips.add(libya.sources["belta"], 3, 19).id
    case.as_analyst("B. Author")
    brief = case.briefs.add("Belarus", "A brief of another")
    other["clip"] = case.clips.add(libya.sources["digest"], 0, 20).id
    other["claim"] = case.claims.add("A Russian hub is planned").id
    case.claims.cite(other["claim"], other["clip"])
    other["statement"] = case.briefs.state(
        brief.id, "Summary", "A hub is planned.", claims=[other["claim"]]
    ).id
    other["brief"] = brief.id
    claim, statement = ("claim", libya.claims["visit"]), ("statement", libya.statements["visit"])
    said = {
        "question": case.reviews.judge(claim, "ask", remark="Which of the visits?"),
        "statement": case.reviews.judge(statement, "disagree", "wording", "Shorter", {"text": "They met."}),
    }
    for table, verdict in said.items():
        work.remarks[table] = case.reviews.threads(verdict.target)[0].remark.id
    for table, thing in (
        ("actor", work.lone_actor),
        ("claim", work.lone_claim),
        ("clip", work.lone_clip),
        ("source", work.lone_source),
    ):
        work.remarks[table] = case.reviews.remark((table, thing), f"Is this {table} needed?").id
    work.reading_id = case.reviews.readings.open("A. Analyst", work.lone_source).id
    case.as_analyst("A. Analyst")
    work.round_id = case.reviews.open_round("A. Analyst", brief=brief.id).id

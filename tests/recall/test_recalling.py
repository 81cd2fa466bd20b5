"""What has to be corrected once a source or a claim turns out differently."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.case import Case
from workbench.cli import groundwork
from workbench.recall import Recall


@dataclass
class Work:
    """A brief on two outlets that went out to a client."""

    case: Case
    sources: dict[str, str]
    claims: dict[str, str]
    clips: dict[str, str]
    brief: str
    statements: dict[str, str]
    edition: str = ""


def _said(case: Case, outlet: str, text: str) -> tuple[str, str]:
    source = case.sources.add_text(text, title=f"{outlet} report", publication=outlet)
    return source.id, case.clips.add(source.id, 0, len(text)).id


@pytest.fixture
def work(case: Case, tmp_path: Path) -> Work:
    """One claim of two outlets, one of a single outlet; both stated and issued to Acme."""
    herald, first = _said(case, "Herald", "Twelve people were killed in Derna.")
    post, second = _said(case, "Post", "The toll in Derna is twelve.")
    third = case.clips.add(herald, 0, 6).id
    toll = case.claims.add("Twelve people were killed in Derna", credibility="2")
    road = case.claims.add("The coast road is closed")
    for claim, clip in ((toll, first), (toll, second), (road, third)):
        case.claims.cite(claim.id, clip)
    brief = case.briefs.add("Libya", "Floods", client=case.clients.add("Acme").id)
    stated = {
        "toll": case.briefs.state(brief.id, text="Twelve people died in Derna.", claims=[toll.id]).id,
        "road": case.briefs.state(
            brief.id, text="The coast road is closed, according to the Herald.", claims=[road.id]
        ).id,
    }
    case.deliver(brief.id, tmp_path / "out.docx", override="Trial", issued_at="2025-03-03T10:00:00Z")
    made = Work(
        case,
        {"herald": herald, "post": post},
        {"toll": toll.id, "road": road.id},
        {"first": first, "second": second, "third": third},
        brief.id,
        stated,
    )
    made.edition = case.briefs.editions.of_brief(brief.id)[0].id
    return made


def _after(work: Work, act: Callable[[], object]) -> Recall:
    act()
    head = work.case.journal.head
    assert head is not None
    return work.case.recall.after(head[0])


ACTS: dict[str, tuple[Callable[[Work], object], str, set[str]]] = {
    "regrade": (
        lambda w: w.case.sources.update(w.sources["herald"], reliability="E"), "regraded", {"toll", "road"}
    ),
    "outlet": (
        lambda w: w.case.publications.update(w.case.publications.find("Herald").id, reliability="E"),
        "regraded",
        {"toll", "road"},
    ),
    "retract": (lambda w: w.case.claims.update(w.claims["toll"], status="rejected"), "retracted", {"toll"}),
    "remove claim": (lambda w: w.case.claims.remove(w.claims["road"]), "removed claim", {"road"}),
    "remove source": (
        lambda w: w.case.sources.remove(w.sources["herald"]), "removed source", {"toll", "road"}
    ),
    "unlink": (lambda w: w.case.claims.uncite(w.claims["road"], w.clips["third"]), "unsupported", {"road"}),
    "against": (
        lambda w: w.case.claims.cite(w.claims["road"], w.clips["second"], "contradicts"),
        "disputed",
        {"road"},
    ),
    "reword": (
        lambda w: w.case.claims.update(w.claims["road"], text="The coast road is open"), "reworded", {"road"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_an_act_lists_statements_and_issued_files(work: Work, name: str) -> None:
    act, told, due = ACTS[name]
    recall = _after(work, lambda: act(work))
    assert [cause.act for cause in recall.causes] == [told]
    known = {name: id for id, name in ((work.statements[one], one) for one in due)}
    assert {one.statement_id for one in recall.statements} == set(known.values())
    (issued,) = recall.issued
    assert (issued.client, issued.number, issued.issued_at[:10]) == ("Acme", 1, "2025-03-03")
    assert {line.statement_id for line in issued.lines} == set(known.values())
    for line in issued.lines:
        assert f"“{line.text}”" in issued.correction
    # The toll rests on a second outlet where only the first is concerned; the road rests on nothing else.
    other = {one.statement_id: one.has_other for one in recall.statements}
    if "toll" in due:
        assert other[work.statements["toll"]] is (name != "retract")
    if "road" in due and name in ("regrade", "unlink"):
        assert "Nothing else supports it" in issued.correction


def test_what_was_issued_is_found_by_what_it_rested_on_then(work: Work) -> None:
    case = work.case
    case.briefs.unlink(work.statements["road"], work.claims["road"])
    case.claims.uncite(work.claims["road"], work.clips["third"])
    recall = case.recall.of("source", work.sources["herald"])
    assert [one.statement_id for one in recall.statements] == [work.statements["toll"]]
    assert {line.statement_id for line in recall.issued[0].lines} == set(work.statements.values())
    # The Post was never under the road.
    lines = case.recall.of("source", work.sources["post"]).issued[0].lines
    assert [line.statement_id for line in lines] == [work.statements["toll"]]


def test_changes_that_touch_no_ground_recall_nothing(work: Work) -> None:
    case = work.case
    for act in (
        lambda: case.sources.update(work.sources["herald"], title="Another title"),
        lambda: case.claims.update(work.claims["toll"], notes="Looked at twice"),
        lambda: case.briefs.update_statement(work.statements["toll"], text="Twelve died."),
        lambda: case.claims.add("Something new"),
    ):
        assert not _after(work, act), act


def test_a_protected_source_is_not_named_in_a_correction(work: Work) -> None:
    case = work.case
    case.sources.update(
        work.sources["herald"], protection="protected", descriptor="A resident", title="Omar Fathi"
    )
    recall = _after(work, lambda: case.sources.update(work.sources["herald"], reliability="E"))
    assert "A resident" in recall.issued[0].correction
    assert "Omar" not in recall.issued[0].correction
    assert "Herald report" not in recall.issued[0].correction


def test_an_edition_is_read_as_the_case_stood(work: Work) -> None:
    case = work.case
    case.sources.update(work.sources["herald"], reliability="E")
    case.claims.update(work.claims["toll"], text="Forty people were killed", status="rejected")
    case.claims.remove(work.claims["road"])
    case.briefs.update_statement(work.statements["toll"], text="Forty people died.")
    then = case.recall.as_issued(work.edition)
    assert then.title == "Libya: Floods"
    assert then.seq
    toll, road = then.statements
    assert (toll.text, toll.now) == ("Twelve people died in Derna.", "Forty people died.")
    (claim,) = toll.claims
    assert (claim.text, claim.status) == ("Twelve people were killed in Derna", "open")
    assert claim.since == ("The claim is rejected today.", "The claim says today: “Forty people were killed”")
    herald = next(one for one in claim.passages if one.outlet == "Herald")
    assert (herald.grade, herald.since) == ("F", ("The source is graded E today.",))
    assert road.claims[0].since == ("The claim was removed.",)


def test_the_command_line_lists_and_opens(work: Work, tmp_path: Path) -> None:
    path, case = work.case.path, work.case
    case.sources.update(work.sources["herald"], reliability="E")
    head = case.journal.head
    case.close()

    def run(*words: object) -> str:
        done = CliRunner().invoke(groundwork, ["recall", *map(str, words)])
        assert done.exit_code == 0, done.output
        return done.stdout

    listed = run("of", path, "--change", head[0] if head else 0)
    assert "was regraded from F to E" in listed
    assert "now regarded as less reliable" in listed
    assert "edition 1, to Acme on 3 March 2025: out.docx" in listed
    assert "The brief said: “Twelve people died in Derna.”" in listed
    chosen = {"--source": work.sources["herald"], "--outlet": "Herald", "--claim": work.claims["toll"]}
    for option in chosen.items():
        assert "Correction to “Libya: Floods”" in run("of", path, *option)
    told = json.loads(run("of", path, "--claim", work.claims["road"], "--json"))
    assert told["issued"][0]["lines"][0]["text"].startswith("The coast road")
    assert work.edition in run("issued", path)
    opened = run("open", path, work.edition)
    assert "The source is graded E today." in opened

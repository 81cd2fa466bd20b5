"""Names of statements that passages have otherwise, and names that no passage has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.casefile import Case

DAY = "2025-07-01"
NAMES = [
    # passage, its outlet, statement, what of it is a finding
    ("The FBI counts 1,000 victims of the group.", "Alpha",
     "The FBI’s list for Bolivia has 1,000 victims.", "Bolivia"),
    ("The ICRC (International Committee of the Red Cross) left.", "Alpha",
     "The ICRC (International Committee of the Red Cross) left.", ""),
    ("The Department offers a reward for the hackers.", "US Department of State",
     "Washington offers a reward for the hackers.", ""),
    ("The Department offers a reward for the hackers.", "US Department of State",
     "Lima offers a reward for the hackers.", "Lima"),
    ("The group declared its “full support” for the Russian government.", "Alpha",
     "The group pledged “full support” to Moscow.", ""),
    ("ExxonMobil approved a sixth project.", "Alpha",
     "Middle East Eye approved a sixth project.", "Middle East Eye"),
    ("The National Assembly passed the law.", "Alpha", "The National Assembly passed the law.", ""),
    ("The EU Commission put off the talks.", "Alpha", "The European Commission put off the talks.", ""),
    ("The chief executive of the mine resigned.", "Alpha",
     "Governance: the chief executive of the mine resigned.", ""),
]  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case.gwk") as case:
        yield case


@pytest.mark.parametrize(("passage", "outlet", "text", "words"), NAMES, ids=[row[2] for row in NAMES])
def test_a_name_is_doubted_where_no_passage_means_it(
    case: Case, passage: str, outlet: str, text: str, words: str
) -> None:
    with case.change("Build"):
        publication = case.publications.find(outlet) or case.publications.add(outlet)
        source = case.sources.add_text(
            passage, title=f"What {outlet} reported of “{text}”", language="en", published_on=DAY,
            publication=publication.id,
        )  # fmt: skip
        claim = case.claims.add("Something happened.")
        case.claims.cite(claim.id, case.clips.add(source.id, 0, len(passage)).id)
        brief = case.briefs.add(country="", headline="X", information_cutoff=DAY)
        stated = case.briefs.state(brief.id, section="S", text=text, claims=[claim.id])
    items = case.proving.statement(stated.id).items
    doubted = [one.checkable.words for one in items if not one.is_proven and not one.is_open]
    assert " ".join(doubted) == words

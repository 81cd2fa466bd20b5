"""A long brief is checked and delivered with a number of questions to the database that does not grow."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.agreeing import agree_with_all
from workbench.case import Case

STATEMENTS = (3, 23)


@pytest.fixture
def briefs(case: Case) -> dict[int, str]:
    """Briefs of so many statements, each on a claim, a clip and a source of its own."""
    found = {}
    with case.change("Fill the case"):
        for size in STATEMENTS:
            brief = case.briefs.add("Libya", f"A brief of {size}")
            outlets = [case.publications.add(f"Record {size}.{number}") for number in range(size)]
            for number, outlet in enumerate(outlets):
                text = f"On {number % 27 + 1} February 2025, ship {number} of {size} left."
                source = case.sources.add_text(f"{text} That was all.", f"Report {size}.{number}",
                                               publication=outlet.id)  # fmt: skip
                clip = case.clips.add(source.id, 0, len(text))
                claim = case.claims.add(text, event_on="2025-02")
                case.claims.cite(claim.id, clip.id)
                case.briefs.state(brief.id, text=text, claims=[claim.id])
            found[size] = brief.id
        case.sources.add_text("Nobody may know.", "Crates", author="Selim Bashandi", protection="protected")
    return found


def asked(case: Case, work: Callable[[], object]) -> int:
    """How many statements of SQL a piece of work runs."""
    said: list[str] = []
    case.connection.set_trace_callback(said.append)
    try:
        work()
    finally:
        case.connection.set_trace_callback(None)
    return sum(not sentence.startswith("--") for sentence in said)


def test_the_database_is_asked_in_bulk(case: Case, briefs: dict[int, str], tmp_path: Path) -> None:
    check = [lambda known=known: case.briefs.check(known) for known in briefs.values()]
    deliver = [
        lambda known=known: case.deliver(
            known, tmp_path / f"{len(list(tmp_path.glob('*.docx')))}.docx", override="A test."
        )
        for known in briefs.values()
    ]
    for work in (*check, *deliver):
        work()
    # One more or less: what the guard finds odd in a text it looks up in the case.
    short, long = (asked(case, work) for work in check)
    assert long <= short + 2 <= 36, (short, long)
    short, long = (asked(case, work) for work in deliver)
    assert long <= short + 2 <= 105, (short, long)
    for known in briefs.values():
        agree_with_all(case, known)
    reviewed = [
        lambda known=known: case.briefs.check(known, template="assessed-brief") for known in briefs.values()
    ]
    for work in reviewed:
        work()
    short, long = (asked(case, work) for work in reviewed)
    assert long <= short + 2 <= 39, (short, long)

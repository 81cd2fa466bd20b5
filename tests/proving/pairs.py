"""Statements against one passage each, checked together: for tables of what the check says of them."""

from collections.abc import Iterable
from pathlib import Path

from workbench.casefile import Case

DAY = "2025-05-04"
"""The day on which the passages were published: a Sunday."""


def findings_of(path: Path, pairs: Iterable[tuple[str, str]], *, rules: Iterable[str]) -> list[str]:
    """The rules, of those asked for, that speak of each statement (passage, statement), joined by blanks."""
    asked = frozenset(rules)
    with Case.create(path / "pairs.gwk") as case:
        brief = case.briefs.add(country="", headline="X", information_cutoff=DAY)
        stated = []
        with case.change("Build"):
            outlet = case.publications.add("Alpha").id
            for number, (passage, text) in enumerate(pairs):
                source = case.sources.add_text(
                    passage, title=f"The title of report number {number}", language="en", published_on=DAY,
                    publication=outlet,
                )  # fmt: skip
                clip = case.clips.add(source.id, 0, len(case.sources.text(source.id).rstrip()))
                claim = case.claims.add("Something happened.")
                case.claims.cite(claim.id, clip.id)
                stated.append(case.briefs.state(brief.id, section="Summary", text=text, claims=[claim.id]).id)
        found: dict[str, set[str]] = {one: set() for one in stated}
        for finding in case.briefs.check(brief.id):
            if finding.check_id in asked and finding.statement_id in found:
                found[finding.statement_id].add(finding.check_id)
    return [" ".join(sorted(found[one])) for one in stated]

"""What the checks found, for a person, for a script, and as SARIF 2.1.0 for tools that show findings."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from workbench.briefs import Brief
from workbench.values.internal import INTERNAL
from workbench.values.text import counted, shortened

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.tradecraft import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement with its number in the brief, from 1, and the title of its section."""

    number: int
    id: str
    section: str
    text: str


def numbered(case: "Case", brief_id: str) -> dict[str, Numbered]:
    """The statements of a brief by id, in the order of the page."""
    sections = {section.id: section.title for section in case.briefs.sections(brief_id)}
    return {
        known.id: Numbered(number, known.id, sections[known.section_id], known.text)
        for number, known in enumerate(case.briefs.statements(brief_id), start=1)
    }


def as_lines(findings: Sequence["Finding"], statements: dict[str, Numbered]) -> Iterator[str]:
    """The findings by statement, each under its number and first words."""
    for statement_id, group in groupby(findings, key=lambda finding: finding.statement_id):
        known = statements.get(statement_id)
        yield f"{known.number}. {shortened(known.text, 76)}" if known else "The brief"
        for finding in group:
            waived = " (waived)" if finding.waived else ""
            yield f"    {finding.severity}{waived} {finding.check_id}: {finding.message}"
            if finding.fix and not finding.waived:
                yield f"        {finding.fix}"
    yield f"{counted(len(findings), 'finding')}."


def as_json(findings: Sequence["Finding"], statements: dict[str, Numbered]) -> list[dict[str, Any]]:
    """Each finding with text, number and section of its statement; offsets in code points of that text."""
    found = []
    for finding in findings:
        known = statements.get(finding.statement_id)
        found.append(
            {
                **asdict(finding),
                "statement_number": known.number if known else 0,
                "statement_text": known.text if known else "",
                "section": known.section if known else "",
            }
        )
    return found


def as_sarif(findings: Sequence["Finding"], statements: dict[str, Numbered], brief: Brief) -> dict[str, Any]:
    """One SARIF run over the brief as a text of one paragraph a statement; columns in code points."""
    uri = f"brief/{brief.id}.txt"
    starts, text = {}, f"{brief.title}\n"
    for known in statements.values():
        starts[known.id] = len(text)
        text += f"{known.text}\n"
    rules = {finding.check_id: finding for finding in reversed(findings)}
    order = sorted(rules)
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "Groundwork", "rules": [_rule(rules[check_id]) for check_id in order]}
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [
                    {"location": {"uri": uri}, "contents": {"text": text}, "mimeType": "text/plain"}
                ],
                "results": [
                    _result(finding, order.index(finding.check_id), statements, starts, text, uri)
                    for finding in findings
                ],
                "properties": {"marking": INTERNAL},
            }
        ],
    }


def _rule(finding: "Finding") -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": finding.check_id,
        "shortDescription": {"text": finding.why or finding.message},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }
    return rule | ({"help": {"text": finding.fix}} if finding.fix else {})


def _result(
    finding: "Finding",
    rule: int,
    statements: dict[str, Numbered],
    starts: dict[str, int],
    text: str,
    uri: str,
) -> dict[str, Any]:
    known = statements.get(finding.statement_id)
    start = starts[known.id] + finding.start if known else 0
    length = (finding.end - finding.start or len(known.text)) if known else text.index("\n")
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "index": 0}, "region": _region(text, start, length)
        }
    }  # fmt: skip
    if known:
        place["logicalLocations"] = [
            {
                "name": str(known.number),
                "fullyQualifiedName": f"{known.section}/{known.number}",
                "kind": "statement",
            }
        ]
    result: dict[str, Any] = {
        "ruleId": finding.check_id,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [place],
    }
    if known and finding.fix_text and finding.end:
        result["fixes"] = [_fix(finding, _region(text, start, length), uri)]
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "justification": finding.reason}]
    return result


def _fix(finding: "Finding", region: dict[str, Any], uri: str) -> dict[str, Any]:
    replaced = {
        "deletedRegion": {key: value for key, value in region.items() if key != "snippet"},
        "insertedContent": {"text": finding.fix_text},
    }
    return {
        "description": {"text": f"Write “{finding.fix_text}”."},
        "artifactChanges": [{"artifactLocation": {"uri": uri, "index": 0}, "replacements": [replaced]}],
    }


def _region(text: str, start: int, length: int) -> dict[str, Any]:
    """A stretch of the text; lines and columns count from 1, the end column is the one behind."""
    end = start + length
    return {
        "startLine": text.count("\n", 0, start) + 1,
        "startColumn": start - text.rfind("\n", 0, start),
        "endLine": text.count("\n", 0, end) + 1,
        "endColumn": end - text.rfind("\n", 0, end),
        "charOffset": start,
        "charLength": length,
        "snippet": {"text": text[start:end]},
    }

"""The line of assessment under a judgement, read back from Word: likelihood, confidence, basis, horizon."""

import re

from workbench.briefs.model import CONFIDENCE
from workbench.casefile import CaseFile
from workbench.values.moments import MONTHS, is_partial_date
from workbench.values.scales import scale

_FIELDS = {
    "Likelihood": "likelihood",
    "Confidence": "confidence",
    "Basis": "confidence_basis",
    "Horizon": "horizon_on",
}
_LABEL = re.compile(rf"(?:^|(?<=\.)\s+)({'|'.join(_FIELDS)}):\s*")
_RANGE = re.compile(r"\s*\([^()]*\)$")
_DATE = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})")
_PRESENT = (
    "SELECT t.likelihood, t.confidence, t.confidence_basis, t.horizon_on, b.scale FROM statement t "
    "JOIN section s ON s.id = t.section_id JOIN brief b ON b.id = s.brief_id WHERE t.id = ?"
)


def proposed_in(case: CaseFile, statement_id: str, line: str) -> dict[str, str]:
    """The fields of a judgement that a line of assessment would change, with their values.

    Nothing where the line says anything that is no value of these fields.
    """
    row = case.connection.execute(_PRESENT, (statement_id,)).fetchone()
    said = _said(line, row["scale"]) if row else None
    if said is None:
        return {}
    present = {field: str(row[field]) for field in said}
    present["confidence_basis"] = present["confidence_basis"].rstrip(".")
    return {field: value for field, value in said.items() if value != present[field]}


def _said(line: str, scale_id: str) -> dict[str, str] | None:
    before, *pieces = _LABEL.split(line.strip())
    if before.strip():
        return None
    found = dict.fromkeys(_FIELDS.values(), "")
    for label, words in zip(pieces[::2], pieces[1::2], strict=True):
        field, value = _FIELDS[label], words.strip().rstrip(".").strip()
        if field == "likelihood":
            value = _RANGE.sub("", value)
            if scale(scale_id).term(value) is None:
                return None
        elif field == "horizon_on":
            value = _partial(value)
            if not value:
                return None
        elif field == "confidence" and value not in CONFIDENCE:
            return None
        found[field] = value
    return found


def _partial(words: str) -> str:
    """A date as it is printed, as a partial date; "" where it is none."""
    match = _DATE.fullmatch(words)
    if match is None or (match[2] and match[2] not in MONTHS):
        return ""
    month = f"-{MONTHS.index(match[2]):02}" if match[2] else ""
    found = match[3] + month + (f"-{int(match[1]):02}" if match[1] else "")
    return found if is_partial_date(found) else ""

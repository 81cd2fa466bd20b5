"""Compare the history of a case with what was kept outside of it: a Word file that was issued, a report.

A file for the house bears number and seal of the change set it was written of; so does a saved report of a
verification. A client file bears none: it is known by its digest, which is on record in the case.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from workbench.case_parts import CaseParts
from workbench.casefile.journal.stamps import Stamp, fault_of
from workbench.deliver.cleaning import parsed
from workbench.deliver.package import read_package
from workbench.values.errors import NotFound
from workbench.values.moments import human_date

_PRINTED = re.compile(r"Seal of change ([\d,]+): ([0-9a-f]{64})")
_REPORTED = re.compile(r"Newest change: ([\d,]+),.*?Seal of the newest change: ([0-9a-f]{64})", re.DOTALL)
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_LARGEST = 100_000_000
"""Bytes of a file that is compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file says of the history: problems, and facts that fit."""

    problems: tuple[str, ...]
    facts: tuple[str, ...]


def printed_seal(stamp: Stamp) -> str:
    """The line that a file for the house bears."""
    return f"Seal of change {stamp.seq}: {stamp.seal}"


def compare(case: CaseParts, path: Path) -> Comparison:
    """Whether the case still has the history that a file was written of.

    Raises NotFound when the file cannot be read, Unreadable when it is a damaged Word file.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise NotFound(f"“{path.name}” is too large for a brief or a report.")
        data = path.read_bytes()
    except OSError as error:
        raise NotFound(f"“{path}” cannot be read.", do="Check the name.") from error
    problems, facts = [], []
    seals = _seals_in(data, path.name)
    for seq, seal in seals:
        fault = fault_of(case.connection, seq, seal)
        if fault:
            problems.append(f"{path.name}: {fault}")
        else:
            facts.append(f"{path.name}: its seal fits the history up to change {seq:,}.")
    record = _record_of(case, data)
    if record:
        facts.append(f"{path.name}: {record}")
    elif not seals:
        problems.append(f"{path.name}: it bears no seal, and no such file is on record in this case")
    return Comparison(tuple(problems), tuple(facts))


def _record_of(case: CaseParts, data: bytes) -> str:
    row = case.connection.execute(
        "SELECT file_name, profile, issued_at FROM deliverable WHERE sha256 = ?",
        (hashlib.sha256(data).hexdigest(),),
    ).fetchone()
    if row is None:
        return ""
    day = human_date(row["issued_at"][:10])
    return f"on record as the {row['profile']} file “{row['file_name']}” of {day}, unaltered."


def _seals_in(data: bytes, name: str) -> list[tuple[int, str]]:
    words = _words_of_word_file(data, name) if data.startswith(b"PK") else data.decode("utf-8", "replace")
    found = [*_PRINTED.findall(words), *_REPORTED.findall(words)]
    return sorted({(int(seq.replace(",", "")), seal) for seq, seal in found})


def _words_of_word_file(data: bytes, name: str) -> str:
    """The words of its parts, those of a paragraph run together as a program may have split them."""
    parts = read_package(data, name)
    texts = (
        "".join(text.text or "" for text in parsed(content, part).iter(_TEXT))
        for part, content in parts.items()
        if part.startswith("word/") and part.endswith(".xml")
    )
    return "\n".join(texts)

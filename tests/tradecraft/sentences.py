"""Sentences with the findings an editor wants: those of the shared file, and our own in `data`.

Kinds: F fact, C context, A assumption, J judgement with everything set, E estimate of the past or present
with no horizon set, N judgement with no horizon set, P judgement in a PHIA brief, O statement of an Outlook
with nothing set beside it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpora.locations import corpora_root
from workbench.briefs import Brief, Statement
from workbench.tradecraft import Finding
from workbench.tradecraft.acronyms import check_acronyms
from workbench.tradecraft.checks import check_statement
from workbench.tradecraft.ground import Ground, GroundedStatement
from workbench.tradecraft.text_checks import terms_in
from workbench.tradecraft.wording import Wording

DATA = Path(__file__).parent / "data"
KINDS = {"F": "fact", "C": "context", "A": "assumption"}
WRITTEN_ON = "2025-04-01"
NOT_ASKED = frozenset({"S01"})
_ID = re.compile(r"[A-Z]\d\d")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a kind; of each of `wanted` one id is to be found."""

    kind: str
    text: str
    wanted: tuple[frozenset[str], ...] = ()
    imported: bool = False


def shared() -> list[Sentence]:
    """The sentences of the shared file; skips the test where it is not on this machine."""
    path = corpora_root() / "checks-examples.md"
    if not path.is_file():
        pytest.skip(f"“{path.name}” is not on this machine (looked in {path.parent})")
    found, part = [], ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("### "):
            part = line.split()[1].rstrip(":")
        columns = [column.strip() for column in line.removeprefix("- ").split(" | ")]
        if not line.startswith("- ") or part not in ("Right", "Wrong", "Patterns"):
            continue
        said = columns[2] if len(columns) > 2 else ""
        found.append(Sentence(columns[0], columns[1], _wanted(said, part), part == "Patterns"))
    return found


def _wanted(said: str, part: str) -> tuple[frozenset[str], ...]:
    if part == "Right" or said.startswith("nothing"):
        return ()
    if part == "Wrong":
        return (frozenset(said.split("|")),)
    if "relative date" in said:
        return (frozenset({"L27"}),)
    if "vague quantity" in said:
        return (frozenset({"L28"}),)
    said = re.sub(r"no [A-Z]\d\d|[A-Z]\d\d must not[^;]*", "", said)
    return tuple(frozenset({known}) for known in dict.fromkeys(_ID.findall(said)))


def own(name: str) -> list[Sentence]:
    """The sentences of one of our files."""
    found = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *wanted, text = line.split("\t")
            groups = tuple(frozenset(one.split("|")) for one in wanted[0].split()) if wanted else ()
            found.append(Sentence(kind, text, groups, kind == "O"))
    return found


def findings(sentence: Sentence, as_of: str = WRITTEN_ON) -> list[Finding]:
    """What the checks of words and fields say of it."""
    scale = "phia" if sentence.kind == "P" else "icd203"
    kind = KINDS.get(sentence.kind, "judgement")
    fields: dict[str, str] = {}
    if kind == "judgement" and not sentence.imported:
        terms = terms_in(Wording(sentence.text), scale)
        said = next((hit.word for hit in terms.on_scale), "unlikely" if terms.denied else "likely")
        fields = {"likelihood": said, "confidence": "moderate", "confidence_basis": "Two outlets."}
        if sentence.kind in ("J", "P"):
            fields["horizon_on"] = "2025-12-31"
    statement = Statement("s", "", 0, kind, sentence.text, **fields)
    found = [*check_statement(statement, scale, as_of=as_of), *check_acronyms(_ground(statement, scale))]
    return [one for one in found if one.check_id not in NOT_ASKED]


def _ground(statement: Statement, scale: str) -> Ground:
    brief = Brief("b", "", "", "draft", scale, "", "", "", "", None, WRITTEN_ON)
    return Ground(brief, (GroundedStatement(statement, ()),), (), {})


def of_words(sentence: Sentence) -> list[Finding]:
    """The same; of an imported statement without what it lacks beside its words."""
    found = findings(sentence)
    if not sentence.imported:
        return found
    return [one for one in found if one.check_id[0] == "L" and not (one.check_id == "L02" and one.end)]

"""Readiness of a brief: the nine standards of ICD 203, each met or not and by what, and what to do next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.briefs import Section, Statement
from workbench.proving.ground import Evidenced
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import evidenced
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.case import Case

State = Literal["met", "not met", "not applicable"]
_WEIGHT = {"error": 100, "warning": 10, "info": 1}
_MISSING = 8
"""Weight of something that a standard asks for and the brief lacks, which no finding names."""
MOST_STEPS = 12
_MOST_UNGRADED = 3
"""Sources that are named one by one to be graded; further ones come up as these are."""

TITLES = (
    "Quality and credibility of sources",
    "Uncertainty of judgements",
    "Facts, assumptions and judgements kept apart",
    "Alternatives",
    "Relevance and implications",
    "Clear and logical argument",
    "Change from earlier judgements",
    "Accurate judgements",
    "Visual information",
)
_CHECKS: tuple[frozenset[str], ...] = (
    frozenset(("L12", "L13", "L14", "L15", "L16", "L21", "L22", "E01", "E03", "E04", "B03")),
    frozenset(("L01", "L02", "L03", "L05", "L06", "L08", "L10", "J01", "J02", "J03", "J05", "S01")),
    frozenset(("L11", "L18", "L19")),
    frozenset(("E02", "K04", "H01", "H02")),
    frozenset(),
    frozenset(("B01", "B02", "J04", "K01", "K02", "K03", "L23", "L24", "P01", "P02")),
    frozenset(("L25",)),
    frozenset(("L04", "L07", "L09", "L26")),
    frozenset(("F01",)),
)
_IMPLICATIONS = re.compile(
    r"implication|impact|consequence|recommendation|advice|mitigation|why it matters|so what|risk"
    r"|significance|what (?:this|it) means",
    re.IGNORECASE,
)
_ALTERNATIVES = re.compile(r"alternativ|scenario|hypothes|what could change|other explanation", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"\b(?:alternatively|another explanation|a less likely|it is also possible|would change this"
    r"|should .{3,60} instead|other scenario)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard: whether it is met, by what, and what is missing, in words."""

    number: int
    title: str
    state: State
    by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next; `weight` orders them.

    It is done at the statement, the source or the actor that it names, else at the brief as a whole.
    """

    words: str
    weight: int
    standard: int
    statement_id: str = ""
    source_id: str = ""
    actor_id: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The nine standards in their order, and the next steps, the weightiest first.

    `more_steps` are those that come after these.
    """

    standards: tuple[Standard, ...]
    steps: tuple[Step, ...]
    more_steps: int = 0

    @property
    def met(self) -> int:
        """How many standards are met, or ask nothing of this brief."""
        return sum(known.state != "not met" for known in self.standards)


def readiness(case: "Case", brief_id: str, findings: Sequence[Finding]) -> Readiness:
    """How ready a brief is, given what the checks found in it. Raises NotFound when it is gone."""
    with case.snapshot():
        brief = _Brief(case, brief_id)
    standards, steps = [], []
    open_findings = [known for known in findings if not known.waived]
    holders = {post.id: post.actor_id for post in case.actors.posts()}
    for number, title in enumerate(TITLES, 1):
        found = [known for known in open_findings if known.check_id in _CHECKS[number - 1]]
        by, missing, applies = brief.of(number)
        against = [known for known in found if known.severity != "info"]
        missing = [*missing, *_in_words(against)]
        state: State = "not met" if missing else ("met" if applies else "not applicable")
        standards.append(Standard(number, title, state, tuple(by), tuple(missing)))
        steps += [Step(_FIXES[words], _MISSING, number) for words in missing if words in _FIXES]
        steps += list(_steps(number, found, holders))
    steps += [
        Step(f"Grade “{source.name_shown}”: its reliability is F.", _MISSING, 1, source_id=source.id)
        for source in brief.ungraded[:_MOST_UNGRADED]
    ]
    rest = [known for known in open_findings if not any(known.check_id in checks for checks in _CHECKS)]
    steps += list(_steps(0, rest, holders))
    ordered = sorted(steps, key=lambda step: -step.weight)
    return Readiness(tuple(standards), tuple(ordered[:MOST_STEPS]), max(0, len(ordered) - MOST_STEPS))


def _steps(number: int, findings: Sequence[Finding], holders: Mapping[str, str]) -> Iterator[Step]:
    for known in findings:
        words = f"{known.message} {known.fix}".strip()
        # What is wrong with posts is put right on the page of who holds one of them.
        actor_id = next((holders[one] for one in known.evidence if one in holders), "")
        yield Step(words, _WEIGHT[known.severity], number, known.statement_id, actor_id=actor_id)


def _in_words(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings against a standard, counted by check."""
    by_check: dict[str, list[Finding]] = {}
    for known in findings:
        by_check.setdefault(known.check_id, []).append(known)
    for check_id, several in by_check.items():
        more = f" (and {len(several) - 1} more)" if len(several) > 1 else ""
        yield f"{check_id}: {several[0].message}{more}"


_NO_ASSUMPTION = "No assumption is stated."
_NO_ALTERNATIVE = "No alternative is discussed."
_NO_IMPLICATION = "Nothing says what this means for the client."
_NO_JUDGEMENT = "There is no judgement."
_FIXES = {
    _NO_ASSUMPTION: "Add the assumption on which the judgements depend, and what follows if it is wrong.",
    _NO_ALTERNATIVE: "Say which other outcome is possible, how likely it is and what would point to it.",
    _NO_IMPLICATION: "Add a section with the implications for the client.",
    _NO_JUDGEMENT: "Add a judgement to the outlook.",
}


class _Brief:
    """What the standards ask of a brief beside its findings, read once."""

    def __init__(self, case: "Case", brief_id: str) -> None:
        self.brief = case.briefs.get(brief_id)
        self.sections: list[Section] = case.briefs.sections(brief_id)
        self.statements: list[Statement] = case.briefs.statements(brief_id)
        self.ground: Evidenced = evidenced(case, brief_id)
        self.figures = len(case.briefs.figure_rows(brief_id))
        self.linked = len(case.briefs.claims_in(brief_id))
        self.ungraded = [source for source in self.ground.sources.values() if source.grade == "F"]
        self.beside: dict[str, int] = case.reasoning.counts(brief_id)
        """How many alternatives, assumptions and indicators are kept beside the judgements."""
        self.questions = len(case.matrices.of_brief(brief_id))
        self.judgements = [known for known in self.statements if known.kind == "judgement"]

    def of(self, number: int) -> tuple[list[str], list[str], bool]:
        """By what a standard is met, what is missing, and whether it asks anything of this brief."""
        standards = (
            self._sources, self._uncertainty, self._kinds, self._alternatives, self._relevance,
            self._argument, self._change, self._accuracy, self._visual,
        )  # fmt: skip
        return standards[number - 1]()

    def _sources(self) -> tuple[list[str], list[str], bool]:
        sources = list(self.ground.sources.values())
        origins = {source.voice for source in sources}
        ungraded = len(self.ungraded)
        by = [f"{counted(len(sources), 'source')} of {counted(len(origins), 'origin')}"] if sources else []
        missing = [f"{counted(ungraded, 'source')} not graded (F)."] if ungraded else []
        return by, missing, True

    def _uncertainty(self) -> tuple[list[str], list[str], bool]:
        full = sum(
            bool(known.likelihood and known.confidence and known.confidence_basis)
            for known in self.judgements
        )
        judgements = counted(len(self.judgements), "judgement")
        by = [f"{full} of {judgements} with likelihood, confidence and basis"] if full else []
        if self.beside["indicator"]:
            by.append(f"{counted(self.beside['indicator'], 'indicator')} beside them")
        return by, ([] if self.judgements else [_NO_JUDGEMENT]), True

    def _kinds(self) -> tuple[list[str], list[str], bool]:
        counts = [
            counted(count, kind)
            for kind in ("fact", "judgement", "assumption")
            if (count := sum(known.kind == kind for known in self.statements))
        ]
        stated = any(known.kind == "assumption" for known in self.statements)
        if self.beside["assumption"]:
            stated = True
            counts.append(f"{counted(self.beside['assumption'], 'assumption')} beside judgements")
        return [", ".join(counts)] if counts else [], ([] if stated else [_NO_ASSUMPTION]), True

    def _alternatives(self) -> tuple[list[str], list[str], bool]:
        titles = [section.title for section in self.sections if _ALTERNATIVES.search(section.title)]
        said = sum(bool(_IN_WORDS.search(known.text)) for known in self.statements)
        by = [f"section “{title}”" for title in titles]
        by += [counted(said, "sentence") + " on another outcome"] if said else []
        if self.beside["alternative"]:
            by.append(f"{counted(self.beside['alternative'], 'alternative')} beside judgements")
        if self.questions:
            by.append(f"{counted(self.questions, 'question')} with hypotheses in the annex")
        return by, ([] if by else [_NO_ALTERNATIVE]), True

    def _relevance(self) -> tuple[list[str], list[str], bool]:
        filled = {known.section_id for known in self.statements}
        titles = [
            section.title
            for section in self.sections
            if section.id in filled and _IMPLICATIONS.search(section.title)
        ]
        return [f"section “{title}”" for title in titles], ([] if titles else [_NO_IMPLICATION]), True

    def _argument(self) -> tuple[list[str], list[str], bool]:
        by = [f"{self.linked} of {counted(len(self.statements), 'statement')} on claims"]
        return (by if self.linked else []), [], True

    def _change(self) -> tuple[list[str], list[str], bool]:
        if not self.brief.previous_brief_id:
            return ["no previous brief is set"], [], False
        return ["compared with the previous brief"], [], True

    def _accuracy(self) -> tuple[list[str], list[str], bool]:
        dated = sum(bool(known.horizon_on) for known in self.judgements)
        by = [f"{dated} of {counted(len(self.judgements), 'judgement')} with a horizon"]
        return (by if dated else []), [], bool(self.judgements)

    def _visual(self) -> tuple[list[str], list[str], bool]:
        if not self.figures:
            return ["no figure is in this brief"], [], False
        # What a person did not write is drafted from what is drawn.
        return [f"{counted(self.figures, 'figure')} with caption and alternative text"], [], True

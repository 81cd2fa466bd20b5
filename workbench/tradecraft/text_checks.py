"""Checks of the words of one statement. Pure and quick: they run while one types."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from workbench.tradecraft.conditions import conditions
from workbench.tradecraft.exceptions import Exceptions
from workbench.tradecraft.finding import Finding, Severity
from workbench.tradecraft.horizons import is_bounded, looks_ahead
from workbench.tradecraft.language import ENGLISH, name_of, written_in
from workbench.tradecraft.probabilities import probabilities
from workbench.tradecraft.rules import Rule, rulebook
from workbench.tradecraft.sorts import sort_of
from workbench.tradecraft.terms import Terms, terms_of
from workbench.tradecraft.wording import Wording, count_words
from workbench.values.scales import Scale, TermHit, scale

LONGEST_SENTENCE = 40
"""Words."""
LINE = "line"
"""The kind of the headline, the title of a section, the closing line."""
_MOST_KEPT = 4_096
"""Statements whose findings are kept."""


def check_statement_text(
    kind: str,
    text: str,
    scale_id: str = "icd203",
    *,
    horizon_on: str = "",
    likelihood: str = "",
    graded_true: bool = False,
    statement_id: str = "",
    as_of: str = "",
) -> list[Finding]:
    """What the words of a statement give cause to say, in their order.

    `kind` is fact, judgement, assumption, context or line. `horizon_on` and `likelihood` are what is set
    beside a judgement; `graded_true` says that a claim under a fact is graded 1 or 2; `as_of` is the day of
    writing, today by default. Nothing within quotation marks is looked at. Of a text in another language
    than English one note says that its words are not judged.
    """
    return check_wording(
        kind,
        Wording(text),
        scale(scale_id),
        horizon_on=horizon_on,
        likelihood=likelihood,
        graded_true=graded_true,
        statement_id=statement_id,
        as_of=as_of,
    )


def check_wording(
    kind: str,
    wording: Wording,
    used: Scale,
    *,
    horizon_on: str = "",
    likelihood: str = "",
    graded_true: bool = False,
    statement_id: str = "",
    as_of: str = "",
) -> list[Finding]:
    """The same for a text that is prepared already."""
    day = as_of or date.today().isoformat()
    found = _found_in(kind, wording, used.id, bool(horizon_on), likelihood, graded_true, day)
    return [replace(finding, statement_id=statement_id) for finding in found]


@lru_cache(maxsize=_MOST_KEPT)
def _found_in(
    kind: str,
    wording: Wording,
    scale_id: str,
    has_horizon: bool,
    likelihood: str,
    graded_true: bool,
    as_of: str,
) -> tuple[Finding, ...]:
    """What is found in words; kept, since all of a brief is checked again when one statement changes."""
    if not wording.text.strip():
        return ()
    language = written_in(wording.text)
    if language != ENGLISH:
        return tuple(_foreign(kind, language, has_horizon, likelihood, wording))
    checker = _TextChecker(kind, wording, scale(scale_id), graded_true)
    found = [
        *checker.rules(),
        *checker.long_sentences(),
        *(checker.of_judgement(has_horizon, likelihood, as_of) if kind == "judgement" else ()),
        *(checker.of_fact() if kind in ("fact", "context", "assumption") else ()),
    ]
    return tuple(_without_doubles(sorted(found, key=lambda finding: (finding.start, -finding.end))))


def _foreign(
    kind: str, language: str, has_horizon: bool, likelihood: str, wording: Wording
) -> Iterator[Finding]:
    """The one note of a text in another language, and what its fields lack."""
    yield Finding(
        "N01", "info", f"The statement is in {name_of(language)}: its wording is not judged.",
        "The rules over words know English only; sources, fields, names and dates are checked.", "",
    )  # fmt: skip
    if kind != "judgement":
        return
    if not likelihood:
        yield Finding(
            "L02", "error", "No likelihood is chosen beside this judgement.",
            "A reader cannot act on a forecast without its likelihood.", "Choose a term of the scale.",
        )  # fmt: skip
    if not has_horizon and not wording.dates_in(language):
        yield Finding(
            "L09", "warning", "No horizon is set beside this judgement.",
            "Without a date nobody can ever tell whether it was right.", "Set the horizon.",
        )  # fmt: skip


def names_a_horizon(text: str, as_of: str = "") -> bool:
    """Whether a text says by when, outside quotation marks: "by June 2025", "within six months"."""
    return is_bounded(Wording(text), date.fromisoformat(as_of) if as_of else date.today())


@lru_cache(maxsize=_MOST_KEPT)
def names_whose_report(wording: Wording) -> bool:
    """Whether a text says whose report it gives ("according to", "reported"), outside quotation marks."""
    return rulebook().reporting.any_in(wording.words)


@lru_cache(maxsize=_MOST_KEPT)
def terms_in(wording: Wording, scale_id: str) -> Terms:
    """The terms of likelihood in a text, those it denies apart."""
    return terms_of(wording, scale(scale_id))


class _TextChecker:
    def __init__(self, kind: str, wording: Wording, used: Scale, graded_true: bool) -> None:
        self._kind, self._scale, self._wording = kind, used, wording
        self._text = wording.text
        self._words = wording.words
        self._terms = terms_in(wording, used.id)
        self._exceptions = Exceptions(wording, self._terms, graded_true, kind == LINE)

    # -- the rules of the house ---------------------------------------------------------------

    def rules(self) -> Iterator[Finding]:
        """What the rules of `checks.toml` find."""
        book = rulebook()
        for start, end, phrase in book.phrases.found_in(self._words):
            for rule in book.by_phrase[phrase]:
                yield from self._by_rule(rule, start, end)
        for rule in book.rules_for(self._words.present):
            if self._kind not in rule.kinds:
                continue
            for pattern in rule.patterns:
                for match in pattern.found_in(self._words.lower):
                    yield from self._by_rule(rule, *_place(match))

    def _by_rule(self, rule: Rule, start: int, end: int) -> Iterator[Finding]:
        lower = self._words.lower
        if self._kind not in rule.kinds:
            return
        if rule.not_before and rule.not_before.search(lower[max(0, start - 80) : start]):
            return
        if rule.not_after and rule.not_after.search(lower[end : end + 40]):
            return
        if not all(self._exceptions.hold(name, start, end) for name in rule.only):
            return
        if any(self._exceptions.hold(name, start, end) for name in rule.unless):
            return
        words = self._text[start:end]
        yield Finding(
            rule.id,
            rule.severity,
            rule.message.replace("{words}", words),
            rule.why,
            rule.fix,
            start=start,
            end=end,
            fix_text=_like(words, rule.replace.get(lower[start:end], "")),
        )

    # -- of every statement -------------------------------------------------------------------

    def long_sentences(self) -> Iterator[Finding]:
        """L23."""
        if self._wording.masked is self._text and len(self._words.in_order) <= LONGEST_SENTENCE:
            return  # Nothing is quoted, and all its sentences together are no longer.
        for start, end in self._wording.sentences:
            if end - start < 2 * LONGEST_SENTENCE:  # So many words need as many letters and spaces.
                continue
            length = count_words(self._text[start:end])
            if length > LONGEST_SENTENCE:
                yield self._finding(
                    "L23", "info", f"This sentence has {length} words.",
                    "Beyond forty words readers lose the thread.", "Split it into two sentences.", start, end,
                )  # fmt: skip

    # -- of facts and context -----------------------------------------------------------------

    def of_fact(self) -> Iterator[Finding]:
        """L11: a term of likelihood in what is stated as a fact or taken as given."""
        what = "an assumption" if self._kind == "assumption" else "a fact"
        for start, end in self._terms.spans:
            if self._kind != "assumption" and self._exceptions.attributed(start):
                continue
            yield self._finding(
                "L11", "warning", f"“{self._text[start:end]}” is a judgement, not {what}.",
                "A reader must be able to tell what is known from what is inferred.",
                "Make it a judgement in the Outlook, or say whose view it is.", start, end,
            )  # fmt: skip

    # -- of judgements ------------------------------------------------------------------------

    def of_judgement(self, has_horizon: bool, likelihood: str, as_of: str) -> Iterator[Finding]:
        """L02, L03 for words of the other scale, L06 for denied terms, L08, L09, L10."""
        terms = self._terms
        compared = "most likely" in self._words.lower or "most probable" in self._words.lower
        if not terms.spans and not compared:
            if sort_of(self._wording) != "judgement":
                return
            yield self._finding(
                "L02", "error", "This judgement does not say how likely it is.",
                "A reader cannot act on a forecast without its likelihood.",
                f"Use a term of the scale, {self._scale.name}; or make it context if it is not a judgement.",
            )  # fmt: skip
        yield from self._words_of_the_other_scale()
        yield from self._denied()
        yield from self._conditions()
        yield from self._numbers(likelihood)
        if (
            not has_horizon
            and looks_ahead(self._wording, terms)
            and not is_bounded(self._wording, date.fromisoformat(as_of))
        ):
            yield from self._no_horizon()

    def _words_of_the_other_scale(self) -> Iterator[Finding]:
        from workbench.tradecraft.scales import cross

        own = {(hit.start, hit.end) for hit in self._terms.on_scale}
        for start, end, word in self._terms.every:
            if (start, end) not in own:
                yield self._finding(
                    "L03", "warning", f"“{word}” is not on the scale of the brief, {self._scale.name}.",
                    "Scales share words, but not their ranges.", "Use a term of the brief's scale.",
                    start, end, _like(self._text[start:end], cross(word, self._scale)),
                )  # fmt: skip

    def _denied(self) -> Iterator[Finding]:
        for denied in self._terms.denied:
            if denied.by_subject:
                continue
            words = self._text[denied.start : denied.end]
            plain = words.lower().split()
            simple = plain in (
                ["not", "likely"],
                ["hardly", "likely"],
                ["scarcely", "likely"],
                ["not", "probable"],
            )
            yield self._finding(
                "L06", "warning", f"“{words}” denies a term of the scale.",
                "What is not likely may be unlikely, very unlikely or an even chance; a reader cannot tell.",
                "Use the term that is meant, such as “unlikely”.", denied.start, denied.end,
                "unlikely" if simple and "unlikely" in self._scale.words else "",
            )  # fmt: skip

    def _conditions(self) -> Iterator[Finding]:
        for start, end in conditions(self._wording, self._terms):
            yield self._finding(
                "L08", "info", f"The condition “{self._text[start:end]} …” has no likelihood of its own.",
                "A forecast that depends on a condition is only as likely as the condition.",
                "Say how likely the condition is.", start, end,
            )  # fmt: skip

    def _numbers(self, likelihood: str) -> Iterator[Finding]:
        hits = self._terms.on_scale
        by_end = {hit.end: hit for hit in hits}
        told = {}
        for given in probabilities(self._wording, [hit.end for hit in hits]):
            hit = by_end.get(given.near) or self._nearest(given.start, hits)
            term = hit.term if hit else (self._scale.term(likelihood) if likelihood else None)
            if term is None or (term.holds(given.low) and term.holds(given.high)):
                continue
            words = self._text[given.start : given.end]
            word = hit.word if hit else likelihood
            told[given.start] = self._finding(
                "L10", "error", f"“{word}” means {term.range_text} on this scale, not {words}.",
                "A number and a term that disagree leave the reader with neither.",
                "Change the number or the term.", given.start, given.end,
            )  # fmt: skip
        yield from told.values()

    def _nearest(self, position: int, hits: tuple[TermHit, ...]) -> TermHit | None:
        """The term a figure belongs to that is beside none: the nearest of its sentence, or the only one."""
        start, end = self._exceptions.sentence_at(position)
        within = [hit for hit in hits if start <= hit.start < end] or (list(hits) if len(hits) == 1 else [])
        return min(within, key=lambda hit: abs(hit.start - position), default=None)

    def _no_horizon(self) -> Iterator[Finding]:
        vague = next(rulebook().vague_time.found_in(self._words), None)
        start, end = vague[:2] if vague else (0, 0)
        said = f"“{self._text[start:end]}” is not a horizon" if vague else "This judgement has no horizon"
        yield self._finding(
            "L09", "warning", f"{said}. Say by when the outcome should be known.",
            "Without a date nobody can ever tell whether it was right.",
            "Set the horizon, or write “by” and a date.", start, end,
        )  # fmt: skip

    def _finding(
        self,
        check_id: str,
        severity: Severity,
        message: str,
        why: str,
        fix: str,
        start: int = 0,
        end: int = 0,
        fix_text: str = "",
    ) -> Finding:
        return Finding(check_id, severity, message, why, fix, start=start, end=end, fix_text=fix_text)


def _place(match: re.Match[str]) -> tuple[int, int]:
    """Where the words of a match are: its group `words`, else all of it without blanks and marks around."""
    if "words" in match.re.groupindex:
        return match.span("words")
    start = match.start() + len(match[0]) - len(match[0].lstrip(" .,;:"))
    return start, match.start() + len(match[0].rstrip())


def _like(words: str, replacement: str) -> str:
    return replacement[:1].upper() + replacement[1:] if words[:1].isupper() else replacement


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """Of two findings of one check the one that covers the other; `findings` by their start."""
    kept: list[Finding] = []
    reach: dict[str, int] = {}
    for finding in findings:
        if finding.end == 0 or finding.end > reach.get(finding.check_id, 0):
            kept.append(finding)
            reach[finding.check_id] = max(finding.end, reach.get(finding.check_id, 0))
    return kept

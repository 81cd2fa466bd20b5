"""Checks of the words of one statement. Pure and quick: they run while one types."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from workbench.extraction.model import Amount
from workbench.tradecraft.finding import Finding, Severity
from workbench.tradecraft.rules import Rule, Rulebook, rulebook
from workbench.tradecraft.wording import Wording, count_words
from workbench.values.scales import Scale, TermHit, scale, words_in

LONGEST_SENTENCE = 40
"""Words."""
_MOST_KEPT = 4_096
"""Statements whose findings are kept."""

_CONFIDENCE = re.compile(
    r"\b(?:high|moderate|medium|low)(?:\s+analytic(?:al)?)?\s+confidence\b"
    r"|\bconfidence\s+(?:is|remains|level\s+is)\s+(?:high|moderate|medium|low)\b|\bhighly\s+confident\b"
)
_CONDITION = re.compile(r"(?:if|unless|provided(?: that)?|in case|should (?=\w+ \w+))\b")
_NEAR = 24
"""Letters between a term and a figure before it."""
_AFTER_TERM = re.compile(r"\s*[(,]?\s*(?:about|around|roughly|some|≈|~|i\.e\.,?)?\s*(?=\d)")
_CHANCE = re.compile(r"\s*(?:chance|probability|likelihood)\b")
# What stands before and after a term where the sentence explains rather than foretells.
_IS = re.compile(r"\b(?:is|are|was|were)\s+(?:also\s+|therefore\s+|thus\s+|in part\s+|at least\s+)*\Z")
_IS_TO_COME = re.compile(r"\s+(?:to|that|by|before|within|this|next|in)\b|\s*[.,;:]|\s*\Z")
_REFLECTS = re.compile(
    r"\s+(?:reflects?|reflected|explains?|explained|serves?|served|aims?|aimed|intends?|intended|seeks|sought"
    r"|means|meant|signals?|signalled|stems?|stemmed|shows|showed|knew|was|were|has|have|had)\b"
)
# What makes a date a horizon: the words before it, or its own first words.
_BY = re.compile(r"\b(?:by|before|until|till|through|end\s+of|half\s+of|quarter\s+of)\s+(?:\w+\s+){0,4}\Z")
_AHEAD = re.compile(
    r"(?:next|this|coming|tomorrow|(?:the\s+)?(?:end|close|beginning|start)\s+of|\w+\s+(?:half|quarter)\s+of)\b"
)
_WITHIN = re.compile(
    r"\bwithin\s+(?:\w+\s+){1,3}?(?:days?|weeks?|months?|years?)\b"
    r"|\bnext\s+(?:\w+\s+){0,2}?(?:days?|weeks?|months?|years?)\b"
    r"|\b(?:this|next)\s+(?:week|month|quarter|year|spring|summer|autumn|winter)\b"
)


def check_statement_text(
    kind: str,
    text: str,
    scale_id: str = "icd203",
    *,
    horizon_on: str = "",
    graded_true: bool = False,
    statement_id: str = "",
) -> list[Finding]:
    """What the words of a statement give cause to say, in their order.

    `kind` is fact, judgement, assumption or context. `horizon_on` is the horizon that is set beside
    a judgement; `graded_true` says that a claim under a fact is graded 1 or 2. Nothing within
    quotation marks is looked at.
    """
    return check_wording(
        kind,
        Wording(text),
        scale(scale_id),
        horizon_on=horizon_on,
        graded_true=graded_true,
        statement_id=statement_id,
    )


def check_wording(
    kind: str, wording: Wording, used: Scale, *, horizon_on: str, graded_true: bool, statement_id: str
) -> list[Finding]:
    """The same for a text that is prepared already."""
    found = _found_in(kind, wording, used.id, horizon_on, graded_true)
    return [replace(finding, statement_id=statement_id) for finding in found]


@lru_cache(maxsize=_MOST_KEPT)
def _found_in(
    kind: str, wording: Wording, scale_id: str, horizon_on: str, graded_true: bool
) -> tuple[Finding, ...]:
    """What is found in words; kept, since all of a brief is checked again when one statement changes."""
    if not wording.text.strip():
        return ()
    checker = _TextChecker(kind, wording, scale(scale_id))
    found = [
        *checker.rules(graded_true),
        *checker.long_sentences(),
        *(checker.of_judgement(horizon_on) if kind == "judgement" else ()),
        *(checker.of_fact() if kind in ("fact", "context") else ()),
    ]
    return tuple(_without_doubles(sorted(found, key=lambda finding: (finding.start, -finding.end))))


def names_a_horizon(text: str) -> bool:
    """Whether a text says by when, outside quotation marks: "by June 2025", "within six months"."""
    return _is_bounded(Wording(text))


def _is_bounded(wording: Wording) -> bool:
    lower = wording.words.lower
    if _WITHIN.search(lower):
        return True
    return any(
        _AHEAD.match(lower, find.start) or _BY.search(lower, max(0, find.start - 60), find.start)
        for find in wording.dates
    )


@lru_cache(maxsize=_MOST_KEPT)
def names_whose_report(wording: Wording) -> bool:
    """Whether a text says whose report it gives ("according to", "reported"), outside quotation marks."""
    return rulebook().reporting.any_in(wording.words)


class _TextChecker:
    def __init__(self, kind: str, wording: Wording, used: Scale) -> None:
        self._kind = kind
        self._scale = used
        self._book: Rulebook = rulebook()
        self._wording = wording
        self._text = wording.text
        self._masked = wording.masked
        self._words = wording.words
        self._sentences = wording.sentences
        self._any_terms = words_in(self._masked)
        self._terms: list[TermHit] = used.terms_in(self._masked) if self._any_terms else []

    # -- the rules of the house ---------------------------------------------------------------

    def rules(self, graded_true: bool) -> Iterator[Finding]:
        """What the rules of `checks.toml` find."""
        for start, end, phrase in self._book.phrases.found_in(self._words):
            for rule in self._book.by_phrase[phrase]:
                yield from self._by_rule(rule, start, end, graded_true)
        for rule in self._book.rules_for(self._words.present):
            if self._kind not in rule.kinds:
                continue
            for pattern in rule.patterns:
                for match in pattern.found_in(self._words.lower):
                    start = match.start() + len(match[0]) - len(match[0].lstrip(" .,;:"))
                    yield from self._by_rule(rule, start, match.end(), graded_true)

    def _by_rule(self, rule: Rule, start: int, end: int, graded_true: bool) -> Iterator[Finding]:
        lower = self._words.lower
        if self._kind not in rule.kinds or (rule.tag == "implies-truth" and graded_true):
            return
        if rule.not_before and rule.not_before.search(lower[max(0, start - 80) : start]):
            return
        if rule.not_after and rule.not_after.search(lower[end : end + 40]):
            return
        if rule.sentence == "without-term" and self._has_term(start):
            return
        if rule.sentence == "unattributed" and self._is_attributed(start):
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

    @cached_property
    def _attributions(self) -> list[int]:
        """Where the text says where it has something from."""
        return [found[0] for found in self._book.attribution.found_in(self._words)]

    def _sentence_at(self, position: int) -> tuple[int, int]:
        for start, end in self._sentences:
            if start <= position < end:
                return start, end
        return 0, len(self._text)

    def _has_term(self, position: int) -> bool:
        start, end = self._sentence_at(position)
        return any(start <= found[0] < end for found in self._any_terms)

    def _is_attributed(self, position: int) -> bool:
        start, end = self._sentence_at(position)
        return any(start <= found < end for found in self._attributions)

    # -- of every statement -------------------------------------------------------------------

    def long_sentences(self) -> Iterator[Finding]:
        """L23."""
        if self._masked is self._text and len(self._words.in_order) <= LONGEST_SENTENCE:
            return  # Nothing is quoted, and all its sentences together are no longer.
        for start, end in self._sentences:
            if end - start < 2 * LONGEST_SENTENCE:  # So many words need as many letters and spaces.
                continue
            length = count_words(self._text[start:end])
            if length > LONGEST_SENTENCE:
                yield self._finding(
                    "L23", "info", f"This sentence has {length} words.",
                    "Beyond forty words readers lose the thread.", "Make two sentences of it.", start, end,
                )  # fmt: skip

    # -- of facts and context -----------------------------------------------------------------

    def of_fact(self) -> Iterator[Finding]:
        """L11: a term of likelihood in what is told as a fact."""
        for start, end, _word in self._any_terms:
            if not self._is_attributed(start):
                yield self._finding(
                    "L11", "warning", f"“{self._text[start:end]}” is a judgement, not a fact.",
                    "A reader must be able to tell what is known from what is inferred.",
                    "Make it a judgement in the Outlook, or say whose view it is.", start, end,
                )  # fmt: skip

    # -- of judgements ------------------------------------------------------------------------

    def of_judgement(self, horizon_on: str) -> Iterator[Finding]:
        """L01, L02, L03 for words of the other scale, L08, L09, L10."""
        if not self._any_terms:
            yield self._finding(
                "L02", "error", "This judgement does not say how likely it is.",
                "A reader cannot act on a forecast without its likelihood.",
                f"Use a term of the scale, {self._scale.name}; or make it context if it is no judgement.",
            )  # fmt: skip
        yield from self._words_of_the_other_scale()
        yield from self._confidence_with_likelihood()
        yield from self._conditions()
        yield from self._numbers()
        if not horizon_on and not _is_bounded(self._wording) and not self._explains():
            yield from self._no_horizon()

    def _words_of_the_other_scale(self) -> Iterator[Finding]:
        from workbench.tradecraft.scales import cross

        own = {(hit.start, hit.end) for hit in self._terms}
        for start, end, word in self._any_terms:
            if (start, end) not in own:
                yield self._finding(
                    "L03", "warning", f"“{word}” is not on the scale of the brief, {self._scale.name}.",
                    "The two scales share words, but not their ranges.", "Use a term of the brief's scale.",
                    start, end, _like(self._text[start:end], cross(word, self._scale)),
                )  # fmt: skip

    def _confidence_with_likelihood(self) -> Iterator[Finding]:
        for match in _CONFIDENCE.finditer(self._words.lower):
            if self._has_term(match.start()):
                yield self._finding(
                    "L01", "error", "Confidence and likelihood stand in one sentence.",
                    "How likely something is and how sound the ground is are two things; readers mix "
                    "them up.",
                    "Say the confidence in a sentence of its own, or only in its field.",
                    match.start(), match.end(),
                )  # fmt: skip

    def _conditions(self) -> Iterator[Finding]:
        for start, end in self._sentences:
            match = _CONDITION.match(self._words.lower, start)
            comma = self._masked.find(",", start, end)
            if match and comma == match.end():  # "If, as is likely, the talks fail, ..."
                comma = self._masked.find(",", self._masked.find(",", comma + 1, end) + 1, end)
            if match and comma > 0 and not any(start <= found[0] < comma for found in self._any_terms):
                yield self._finding(
                    "L08", "info", "The condition has no likelihood of its own.",
                    "A forecast that hangs on a condition is as likely as the condition allows.",
                    "Say how likely the condition is.", start, match.end(),
                )  # fmt: skip

    def _numbers(self) -> Iterator[Finding]:
        lower, found = self._words.lower, self._wording.percentages
        if not found:
            return
        in_sentence = Counter(self._sentence_at(hit.start) for hit in self._terms)
        for hit in self._terms:
            behind = _AFTER_TERM.match(lower, hit.end)
            start, end = self._sentence_at(hit.start)
            for number in found:
                amount = number.value
                near = (behind and number.start == behind.end()) or (
                    hit.start - _NEAR <= number.end <= hit.start and not lower[number.end : hit.start].strip()
                )
                chance = in_sentence[start, end] == 1 and start <= number.start < end
                if not near and not (chance and _CHANCE.match(lower, number.end)):
                    continue
                if not isinstance(amount, Amount) or (
                    hit.term.holds(amount.low) and hit.term.holds(amount.high)
                ):
                    continue
                words = self._text[number.start : number.end]
                yield self._finding(
                    "L10", "error",
                    f"“{hit.word}” means {hit.term.range_text} on this scale, not {words}.",
                    "A number and a term that disagree leave the reader with neither.",
                    "Change the number or the term.",
                    number.start, number.end,
                )  # fmt: skip

    def _explains(self) -> bool:
        """Whether every term is about what already is: `is likely part of`, `likely reflects`.

        Such a judgement explains; there is no day by which it should have come true.
        """
        lower = self._words.lower
        return bool(self._any_terms) and all(
            (_IS.search(lower, max(0, start - 24), start) and not _IS_TO_COME.match(lower, end))
            or _REFLECTS.match(lower, end)
            for start, end, _word in self._any_terms
        )

    def _no_horizon(self) -> Iterator[Finding]:
        vague = next(self._book.vague_time.found_in(self._words), None)
        start, end = vague[:2] if vague else (0, 0)
        said = f"“{self._text[start:end]}” is no horizon" if vague else "This judgement has no horizon"
        yield self._finding(
            "L09", "warning", f"{said}: by when should it have come true?",
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
        return Finding(
            check_id,
            severity,
            message,
            why,
            fix,
            start=start,
            end=end,
            fix_text=fix_text,
        )


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

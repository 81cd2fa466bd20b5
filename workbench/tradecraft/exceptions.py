"""What makes a find of a rule harmless, or what it needs beside it: the `unless` and `only` of `checks.toml`."""

import re
from collections.abc import Callable
from functools import cache, cached_property

from workbench.extraction.model import Amount
from workbench.tradecraft.clauses import Clauses
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.terms import Terms
from workbench.tradecraft.word_lists import expanded, words
from workbench.tradecraft.wording import BLANK, Wording

_MEASURE_AFTER, _MEASURE_BEFORE = 60, 25
"""Letters in which a figure is the measure of a word."""
_CAPITAL = r"[A-Z\u00c0-\u00de][\w’'&.-]*"
_NAMED = re.compile(
    rf"(?P<name>{_CAPITAL}(?:\s+(?:(?:of|the|al-|el-|de|la)\s*)?{_CAPITAL})*)[^.;]{{0,40}}?,?\s+(?:has\s+|had\s+|also\s+)*"
    r"(?:reported|reports|wrote|writes|citing|cites|cited|quoting|quotes|quoted|published|said|says|told)\b"
)
_BY_NAME = re.compile(
    r"\b(?:told|tells|telling|according to|quoted by|cited by|reported by|published by|interview with|wrote in|report in|report by)\s+"
    rf"(?:(?:the|state|news|private|local|exile|daily|weekly|opposition|agency|newspaper|channel|site|website|an?|[\w-]+ian)\s+)*(?P<name>{_CAPITAL})"
)
_BODY = re.compile(
    r"(?:\b[A-Z]{2,}[\w’']*|\b(?:[Mm]inistry|[Cc]ommission|[Pp]anel|[Cc]ouncil|[Uu]niversity|[Bb]ank|[Ii]nstitute))\s+\Z"
)
_DESIGNATED = re.compile(
    r"\b(?:designat|proscrib|blacklist|outlaw|charg|convict|sentenc|prosecut|indict)\w*|\b(?:lists?|listed|listing)\b|\bsanctions? list"
)
_BY = re.compile(
    r"\bby\b(?! (?:\d|(?:road|sea|air|rail|night)(?:[,.;]|$| and| from| to| in| on| at)|the end|then|the time))"
)
_FIGHT = re.compile(
    r"\b(?:in|during) (?:\w+ ){0,3}(?:clashes|fighting|battles?|combat|skirmish(?:es)?|a gun ?battle|a shoot-?out|an exchange of fire|duels?)\b"
    r"|\bat the hands of\b|\bon the orders? of\b|\bon orders from\b|\bfire from\b"
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|no group|no party|no side)\b[^.;]{0,40}\b(?:claimed|named|responsib|accused|charged|arrested|held|said)"
    r"|\b(?:unknown|unidentified|unclaimed|unnamed|masked)\b|\bresponsib|\bit is not (?:known|clear) who\b|\bnot been named\b"
)


class Exceptions:
    """The exceptions for one text."""

    def __init__(
        self, wording: Wording, clauses: Clauses, terms: Terms, graded_true: bool, in_line: bool
    ) -> None:
        self._wording = wording
        self._text, self._masked, self._lower = wording.text, wording.masked, wording.words.lower
        self._terms = terms
        self._tests: dict[str, Callable[[int, int], bool]] = {
            "governed": lambda start, _end: clauses.governed(start, terms.spans),
            "with a term": self._with_a_term,
            "attributed": lambda start, _end: self.attributed(start),
            "named reporter": self._named_reporter,
            "of a body": self._of_a_body,
            "measured": self._measured,
            "proper name": self._proper_name,
            "designated": lambda start, _end: bool(self._find(_DESIGNATED, start)),
            "law": lambda start, _end: bool(self._find(_law(), start)),
            "scheduled": self._scheduled,
            "said in a headline": lambda start, _end: in_line and self.attributed(start),
            "agent named": self._agent_named,
            "accident": lambda start, _end: any(self._find(one, start) for one in _accidents()),
            "graded true": lambda _start, _end: graded_true,
        }

    def hold(self, name: str, start: int, end: int) -> bool:
        """Whether the exception of that name holds for what was found at a place. KeyError for another name."""
        return self._tests[name](start, end)

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence at a position."""
        for start, end in self._wording.sentences:
            if start <= position < end:
                return start, end
        return 0, len(self._text)

    def attributed(self, position: int) -> bool:
        """Whether the sentence says where it has something from."""
        start, end = self.sentence_at(position)
        return any(start <= found < end for found in self._attributions)

    @cached_property
    def _attributions(self) -> list[int]:
        return [found[0] for found in rulebook().attribution.found_in(self._wording.words)]

    def _find(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        start, end = self.sentence_at(position)
        return pattern.search(self._lower, start, end)

    def _with_a_term(self, position: int, _end: int) -> bool:
        start, end = self.sentence_at(position)
        return any(start <= term[0] < end for term in self._terms.spans)

    def _named_reporter(self, first: int, last: int) -> bool:
        """Whether an outlet or a person is named who says it: "two diplomats told Reuters"."""
        start, end = self.sentence_at(first)
        for match in _BY_NAME.finditer(self._masked, start, end):
            if not self._is_nobody(match["name"]):
                return True
        return any(
            not (first <= match.start("name") < last) and not self._is_nobody(match["name"])
            for match in _NAMED.finditer(self._masked, start, end)
        )

    def _is_nobody(self, name: str) -> bool:
        first = next((word for word in name.split() if word.lower() not in ("the", "a", "an")), "")
        nobody = words("vague_people") | words("vague_officials") | words("no_country") | words("small_words")
        return not first or first.lower() in nobody

    def _of_a_body(self, first: int, _last: int) -> bool:
        """Whether the people are said to be of a body: "UN experts", "panel analysts"."""
        return bool(_BODY.search(self._text, max(0, first - 40), first))

    def _measured(self, first: int, last: int) -> bool:
        start, end = self.sentence_at(first)
        low, high = max(start, first - _MEASURE_BEFORE), min(end, last + _MEASURE_AFTER)
        if not any(sign.isdigit() for sign in self._lower[low:high]) and " per " not in self._lower[low:high]:
            return False
        return any(
            isinstance(find.value, Amount) and low <= find.start < high and not first <= find.start < last
            for find in self._wording.numbers
        )

    def _proper_name(self, first: int, last: int) -> bool:
        """Whether the words are a name or of one: capitals within a sentence, or before another capital."""
        if not self._text[first : first + 1].isupper():
            return False
        start, _end = self.sentence_at(first)
        if first > start:
            return True
        following = re.match(rf"\s+({_CAPITAL})", self._text[last:])
        return bool(following) and not (following[1].isupper() if following else False)

    def _scheduled(self, first: int, last: int) -> bool:
        """Whether a date makes it a matter of the calendar: "the contract will stay in force until 2031"."""
        start, end = self.sentence_at(first)
        lasting = self._lower[first:last].endswith(
            ("remain", "stay", "continue", "keep", "become", "hold", "cost")
        )
        return lasting and any(start <= find.start < end for find in self._wording.dates)

    def _agent_named(self, first: int, last: int) -> bool:
        start, end = self.sentence_at(first)
        if _BY.search(self._lower, last, end) or BLANK in self._text[first:last]:
            return True
        if _FIGHT.search(self._lower, start, end) or _NOBODY.search(self._lower):
            return True
        return any(pattern.search(self._masked, start, end) for pattern in _attacks_by_name())


@cache
def _law() -> re.Pattern[str]:
    return re.compile(
        expanded(
            r"\b(?:under|pursuant to|in line with|by|in accordance with|as provided by|article \d+ of|within)\s+"
            r"(?:(?:the|a|this|its|that|an)\s+)?(?:[\w-]+\s+){0,2}?@law\b"
            r"|\b(?:law|decree|constitution|treaty|contract|resolution|mandate|rules|statute|charter)\s+(?:allows?|permits?|says|provides|"
            r"entitles?|lets?|gives?)\b|\b(?:is|are) (?:allowed|permitted|entitled)\b"
        )
    )


@cache
def _accidents() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            expanded(
                r"\b(?:in|by|during|after|from|because of|following|when|as|to)\s+(?:(?:an?|the|his|her|their|two|\d+)\s+)?"
                r"(?:[\w-]+\s+){0,3}?@accidents\b"
            )
        ),
        re.compile(expanded(r"\b(?:when|as|after|because|where)\b[^.;]{0,60}\b@accident_verbs\b")),
    )


@cache
def _attacks_by_name() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            expanded(
                rf"\bin\s+(?:(?:an?|the|two|three|four|several|his|their|\d+)\s+)?(?:[a-z-]+\s+)?{_CAPITAL}(?:[ -][\w-]+){{0,3}}?\s+@attacks\b"
            )
        ),
        re.compile(
            rf"\b(?:when|as|after)\s+(?:the\s+)?{_CAPITAL}[^.;]{{0,50}}\b(?:attacked|shelled|bombed|opened fire|struck|raided|stormed|fired)\b"
        ),
    )

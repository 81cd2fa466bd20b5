"""What makes a find of a rule harmless, or what it needs: the `unless` and `only` of `checks.toml`."""

import re
from collections.abc import Callable
from functools import cached_property

from workbench.extraction.model import Amount
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.terms import Terms
from workbench.tradecraft.word_lists import pattern, patterns, words
from workbench.tradecraft.wording import BLANK, Wording

_MEASURE_AFTER, _MEASURE_BEFORE = 60, 25
"""Letters in which a figure is the measure of a word."""
_CAPITAL = r"[A-Z\u00c0-\u00de][\w’'&.-]*"


class Exceptions:
    """The exceptions for one text."""

    def __init__(self, wording: Wording, terms: Terms, graded_true: bool, in_line: bool) -> None:
        self._wording = wording
        self._text, self._masked, self._lower = wording.text, wording.masked, wording.words.lower
        self._terms = terms
        self._tests: dict[str, Callable[[int, int], bool]] = {
            "governed": lambda start, _end: wording.clauses.governed(start, terms.spans),
            "with a term": self._with_a_term,
            "attributed": lambda start, _end: self.attributed(start),
            "reported before": self._reported_before,
            "only possible": self._only_possible,
            "named reporter": self._named_reporter,
            "of a body": self._of_a_body,
            "measured": self._measured,
            "proper name": self._proper_name,
            "designated": lambda start, _end: bool(self._find(pattern("designated"), start)),
            "law": lambda start, _end: bool(self._find(pattern("law"), start)),
            "scheduled": self._scheduled,
            "said in a headline": lambda start, _end: in_line and self.attributed(start),
            "agent named": self._agent_named,
            "accident": lambda start, _end: any(self._find(one, start) for one in patterns("accident")),
            "graded true": lambda _start, _end: graded_true,
        }

    def hold(self, name: str, start: int, end: int) -> bool:
        """Whether the exception of that name holds for a place. KeyError for another name."""
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

    def _reported_before(self, first: int, _last: int) -> bool:
        """Whether it is in what somebody is said to have said: "the mayor said that prices soared"."""
        start, _end = self.sentence_at(first)
        return any(start <= found < first for found in self._attributions)

    def _only_possible(self, first: int, last: int) -> bool:
        """Whether it says how much something might change, of which there is no measure yet."""
        if not self._lower.endswith("ly", first, last):
            return False
        return bool(pattern("only possible").search(self._lower, max(0, first - 40), first)) and not bool(
            pattern("a quality").match(self._lower, last)
        )

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
        for match in pattern("named reporter behind").finditer(self._masked, start, end):
            if not self._is_nobody(match["name"]):
                return True
        return any(
            not (first <= match.start("name") < last) and not self._is_nobody(match["name"])
            for match in pattern("named reporter before").finditer(self._masked, start, end)
        )

    def _is_nobody(self, name: str) -> bool:
        first = next((word for word in name.split() if word.lower() not in ("the", "a", "an")), "")
        nobody = words("vague_people") | words("vague_officials") | words("no_country") | words("small_words")
        return not first or first.lower() in nobody

    def _of_a_body(self, first: int, _last: int) -> bool:
        """Whether the people are said to be of a body: "UN experts", not "the bank is thought to"."""
        if self._lower.startswith(("is ", "are ", "was ", "were "), first):
            return False
        return bool(pattern("of a body").search(self._text, max(0, first - 40), first))

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
        if pattern("by whom").search(self._lower, last, end) or BLANK in self._text[first:last]:
            return True
        if pattern("fight").search(self._lower, start, end) or pattern("nobody named").search(self._lower):
            return True
        return any(pattern.search(self._masked, start, end) for pattern in patterns("attack by name"))

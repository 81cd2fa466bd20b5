"""The rules of the house, from `resources/checks.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from workbench.tradecraft.finding import Severity
from workbench.tradecraft.word_lists import expanded
from workbench.tradecraft.wording import Phrases


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, and letters one of which a text must have; none where any text may match."""

    find: re.Pattern[str]
    needs: tuple[str, ...] = ()

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Where it matches."""
        if not self.needs or any(letters in text for letters in self.needs):
            yield from self.find.finditer(text)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for in the words of a statement."""

    id: str
    kinds: frozenset[str]
    severity: Severity
    message: str
    why: str
    fix: str
    reference: str
    phrases: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    needs: frozenset[str]
    unless: tuple[str, ...]
    only: tuple[str, ...]
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    replace: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GroundRule:
    """What is said of a statement that its passages do not prove; `milder` where they nearly do."""

    id: str
    severity: Severity
    milder: Severity
    why: str
    fix: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules and the words they need to know."""

    rules: tuple[Rule, ...]
    by_need: dict[str, tuple[int, ...]]
    """A word without which the patterns of some rules find nothing -> the numbers of these rules."""
    always: tuple[int, ...]
    """The numbers of rules with patterns that need no such word."""
    by_phrase: dict[str, tuple[Rule, ...]]
    phrases: Phrases
    vague_time: Phrases
    attribution: Phrases
    reporting: Phrases
    contrast: Phrases
    known_acronyms: frozenset[str]
    titles: tuple[tuple[str, ...], ...]
    ground: dict[str, GroundRule]

    def rules_for(self, words: frozenset[str]) -> list[Rule]:
        """The rules whose patterns may find something in these words, in their order."""
        numbers = {number for word in words & self.by_need.keys() for number in self.by_need[word]}
        return [self.rules[number] for number in sorted({*numbers, *self.always})]


@cache
def rulebook() -> Rulebook:
    """The shipped rules; read once. Takes some milliseconds the first time."""
    data = tomllib.loads(resources.files("resources").joinpath("checks.toml").read_text("utf-8"))
    rules = tuple(_rule(entry) for entry in data["rule"])
    by_phrase: dict[str, tuple[Rule, ...]] = {}
    by_need: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(rules):
        for word in rule.needs:
            by_need[word] = (*by_need.get(word, ()), number)
        for phrase in rule.phrases:
            by_phrase[phrase] = (*by_phrase.get(phrase, ()), rule)
    return Rulebook(
        rules=rules,
        by_need=by_need,
        always=tuple(number for number, rule in enumerate(rules) if rule.patterns and not rule.needs),
        by_phrase=by_phrase,
        phrases=Phrases(by_phrase),
        vague_time=Phrases(data["vague_time"]["phrases"]),
        attribution=Phrases(data["attribution"]["phrases"]),
        reporting=Phrases(data["reporting"]["phrases"]),
        contrast=Phrases(data["contrast"]["phrases"]),
        known_acronyms=frozenset(data["acronyms"]["known"]),
        titles=tuple(tuple(entry["same"]) for entry in data["titles"]),
        ground={entry["id"]: GroundRule(**entry) for entry in data["ground"]},
    )


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        id=entry["id"],
        kinds=frozenset(entry["kinds"]),
        severity=entry["severity"],
        message=entry["message"],
        why=entry["why"],
        fix=entry["fix"],
        reference=entry["reference"],
        phrases=tuple(entry.get("phrases", ())),
        patterns=tuple(map(_pattern, entry.get("patterns", ()))),
        needs=frozenset(entry.get("needs", ())),
        unless=tuple(entry.get("unless", ())),
        only=tuple(entry.get("only", ())),
        not_before=_optional(entry, "not_before"),
        not_after=_optional(entry, "not_after"),
        replace=entry.get("replace", {}),
    )


def _pattern(entry: str | dict[str, Any]) -> Pattern:
    if isinstance(entry, str):
        return Pattern(re.compile(expanded(entry)))
    return Pattern(re.compile(expanded(entry["find"])), tuple(entry["needs"]))


def _optional(entry: dict[str, Any], name: str) -> re.Pattern[str] | None:
    return re.compile(expanded(entry[name])) if name in entry else None

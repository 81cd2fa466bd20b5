"""The breaches of style: rules as data in `style.toml`, reviewed strings in `reworded.tsv`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.strings.found import Found

FOLDER = Path(__file__).parent
STYLE = FOLDER / "style.toml"
REWORDED = FOLDER / "reworded.tsv"
_VALUE = re.compile(r"\{[^{}]*\}")
_SHORT = 3
"""Words; a reviewed string as short as that is meant as a whole, not as a part of a longer one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the style does not allow; `count` is how often it is still there."""

    name: str
    pattern: re.Pattern[str]
    instead: str
    count: int
    where: frozenset[str]
    """The kinds of string it holds for; empty for all."""
    code: bool = False
    """Whether it looks at the code of what is filled in."""

    def breaks(self, found: Found) -> bool:
        """Whether a string breaks it."""
        if self.where and found.where not in self.where:
            return False
        text = found.text if self.code else _without_values(found.text)
        return self.pattern.search(text) is not None


@cache
def _without_values(text: str) -> str:
    return _VALUE.sub("{}", text)


def rules() -> list[Rule]:
    """The rules in their order, that of the reviewed strings last."""
    held = tomllib.loads(STYLE.read_text(encoding="utf-8"))
    made = [
        Rule(
            rule["name"],
            re.compile(rule["pattern"]),
            rule["instead"],
            rule["count"],
            frozenset(rule.get("where", ())),
            rule.get("code", False),
        )
        for rule in held["breach"]
    ]
    return [*made, _reviewed(held["reviewed"]["count"])]


def _reviewed(count: int) -> Rule:
    """The strings that a reviewer has reworded and that still stand as they were."""
    _, *rows = REWORDED.read_text(encoding="utf-8").splitlines()
    pattern = _any_of(row.split("\t")[0] for row in rows)
    return Rule("reviewed", pattern, "the wording in reworded.tsv", count, frozenset())


def _any_of(olds: Iterable[str]) -> re.Pattern[str]:
    """Strings of the review: a short one as a whole, a longer one anywhere; `{…}` in them is any value."""
    whole, within = list[str](), list[str]()
    for old in olds:
        pattern = ".*?".join(map(re.escape, _VALUE.split(old)))
        if len(old.split()) <= _SHORT:
            whole.append(pattern)
        else:
            # What stands before it may be anything: to look for that too would take most of the time.
            within.append(pattern.removeprefix(".*?"))
    begins = "".join(sorted({pattern[:2] if pattern[0] == "\\" else pattern[0] for pattern in within}))
    # Where none of them begins, none has to be tried.
    return re.compile(rf"(?s:\A(?:{'|'.join(whole)})\Z|(?=[{begins}])(?:{'|'.join(within)}))")


def counts(strings: Iterable[Found]) -> dict[str, list[Found]]:
    """For each rule, the strings that break it."""
    strings = list(strings)
    return {rule.name: [found for found in strings if rule.breaks(found)] for rule in rules()}


def write_lower(now: dict[str, int]) -> list[str]:
    """Lower the numbers in `style.toml` to what is there now; never raises one. Returns what changed."""
    changed = []
    text = STYLE.read_text(encoding="utf-8")
    for rule in rules():
        if now[rule.name] < rule.count:
            heading = "[reviewed]" if rule.name == "reviewed" else f'name = "{rule.name}"'
            start = text.index(heading)
            place = re.compile(r"^count = \d+$", re.MULTILINE).search(text, start)
            if place is None:
                raise ValueError(f"style.toml has no count for {rule.name}")
            text = f"{text[: place.start()]}count = {now[rule.name]}{text[place.end() :]}"
            changed.append(f"{rule.name}: {rule.count} -> {now[rule.name]}")
    STYLE.write_text(text, encoding="utf-8")
    return changed

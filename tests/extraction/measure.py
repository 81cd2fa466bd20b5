"""How much is found of what hand-labelled passages hold, by kind and language.

    uv run python -m tests.extraction.measure

`data/` holds passages in eight languages, written for this; those of `unseen.txt` were labelled before the
rules were tried on them. The labels follow these conventions: a bare weekday is the last one up to
publication unless the sentence looks ahead; weeks run from Monday to Sunday; early, mid and late are the
days 1-10, 11-20 and 21 to the end of a month; spans fit when they overlap.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.extraction.labelled import passages
from workbench.extraction.engine import extract
from workbench.extraction.model import Amount, Dates, Find, Quoted

DATA = Path(__file__).parent / "data"
Counts = dict[tuple[str, str], Counter[str]]
UNITS = frozenset(
    (
        *("%", "km", "km/h", "m", "tonnes", "barrels", "barrels/day", "USD", "EUR", "XOF", "dinars"),
        *("years", "days", "bps", "hectares", "people"),
    )
)
"""Units that must be named; of others the number is enough."""
_KEYS = (("date", "dates"), ("number", "numbers"), ("quotation", "quotations"))


def counts() -> Counts:
    """For each kind and language: right, wrong, missed."""
    found = counts_of(_load("extraction.json") + _load("passages_offers.json")["passages"])
    for case in _load("cues.json"):
        finds = extract(case["text"], language=case["lang"], kinds=("outlet",))
        labels = [case["outlet"]] if case["attribution"] else []
        _count(found["cue", case["lang"]], finds, labels, {})
    return found


def counts_of_unseen() -> Counts:
    """The same for the passages that no rule was made for."""
    return counts_of(passages(DATA / "unseen.txt"))


def counts_of(cases: list[dict[str, Any]]) -> Counts:
    """Right, wrong and missed in labelled passages."""
    found: Counts = defaultdict(Counter)
    for case in cases:
        published = date.fromisoformat(case["published"])
        finds = extract(case["text"], published=published, language=case["lang"])
        for kind, key in _KEYS:
            if key in case:
                _count(found[kind, case["lang"]], [f for f in finds if f.kind == kind], case[key], case)
        _count_units(found["unit", case["lang"]], finds, case["numbers"])
    return found


def _load(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def _count(counted: Counter[str], finds: list[Find], labels: list[Any], case: dict[str, Any]) -> None:
    left = list(finds)
    for label in labels:
        fitting = next((find for find in left if _overlap(find, label) and _is_right(find, label)), None)
        if fitting is None:
            counted["missed"] += 1
        else:
            counted["right"] += 1
            left.remove(fitting)
    neutral = case.get("neutral", [])
    counted["wrong"] += sum(1 for find in left if not any(_overlap(find, other) for other in neutral))


def _count_units(counted: Counter[str], finds: Iterable[Find], labels: list[Any]) -> None:
    for label in labels:
        for find in finds:
            if isinstance(find.value, Amount) and _overlap(find, label) and _is_right(find, label):
                fits = find.value.unit == label["unit"]
                if label["unit"] in UNITS:
                    counted["right" if fits else "missed"] += 1


def _overlap(find: Find, label: dict[str, Any]) -> bool:
    return bool(find.start < label["end"] and label["start"] < find.end)


def _is_right(find: Find, label: dict[str, Any]) -> bool:
    value = find.value
    if isinstance(value, Dates):
        return (value.first.isoformat(), value.last.isoformat()) == (label["first"], label["last"])
    if isinstance(value, Amount):
        return abs(value.low - label["low"]) < 1e-6 and abs(value.high - label["high"]) < 1e-6
    if isinstance(value, Quoted):
        return value.words.strip(" ,.") == label["words"].strip(" ,.")
    return True


def shares(counted: Counter[str]) -> tuple[float, float]:
    """Precision and recall; 1 where there is nothing."""
    right, wrong, missed = counted["right"], counted["wrong"], counted["missed"]
    return right / max(1, right + wrong), right / max(1, right + missed)


def table(found: Counts) -> Iterator[tuple[str, str, float, float]]:
    """Kind, language, precision and recall, and for each kind those of all languages: ""."""
    for kind in sorted({kind for kind, _language in found}):
        every: Counter[str] = Counter()
        for (of, language), counted in sorted(found.items()):
            if of == kind:
                every.update(counted)
                yield kind, language, *shares(counted)
        yield kind, "", *shares(every)


if __name__ == "__main__":
    for name, of_all in (("", counts()), ("unseen ", counts_of_unseen())):
        for kind, language, precision, recall in table(of_all):
            print(f"{name}{kind:10} {language or 'all':4} precision {precision:.3f} recall {recall:.3f}")

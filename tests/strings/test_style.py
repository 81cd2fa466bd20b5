"""The number of strings that break the style of the house only falls."""

import re
from pathlib import Path

import pytest

from tests.strings import breaches
from tests.strings.breaches import Rule, counts, rules
from tests.strings.code import strings_of_code
from tests.strings.collect import collect
from tests.strings.found import Found


@pytest.fixture(scope="module")
def strings() -> list[Found]:
    return collect()


@pytest.fixture(scope="module")
def broken(strings: list[Found]) -> dict[str, list[Found]]:
    return counts(strings)


def test_no_breach_of_style_is_added(broken: dict[str, list[Found]]) -> None:
    risen = [
        f"{rule.name}: {len(broken[rule.name])}, allowed {rule.count}; write {rule.instead}\n  "
        + "\n  ".join(found.row() for found in broken[rule.name])
        for rule in rules()
        if len(broken[rule.name]) > rule.count
    ]
    assert not risen, "\n".join(risen)


def test_the_ratchet_follows_what_was_mended(broken: dict[str, list[Found]]) -> None:
    fallen = [rule.name for rule in rules() if len(broken[rule.name]) < rule.count]
    assert not fallen, "lower the counts: python -m tests.strings lower"


def test_the_table_holds_strings_of_every_kind(strings: list[Found]) -> None:
    assert {found.where for found in strings} >= {
        "button", "label", "notice", "error", "tooltip", "placeholder", "accessible name", "command",
        "history label", "finding", "dialog", "command line", "template", "guide heading", "desktop",
    }  # fmt: skip
    assert {found.file for found in strings} >= {
        "resources/checks.toml",
        "docs/guide.md",
        "workbench/cli/commands.py",
    }
    assert all("\n" not in found.row() and found.row().count("\t") == 3 for found in strings)


def test_what_is_handed_to_a_widget_is_found_and_what_is_for_the_machine_is_not() -> None:
    code = '''
"""A module."""
def show(self, count: "int") -> None:
    """Documented words."""
    self.add(quiet_button("Take away", self.remove))
    self.box.setToolTip(f"Holds {counted(count, 'source')} of {self.case.title}")
    log.warning("a line of the log")
    self.query("SELECT id FROM source WHERE title = 'a b'")
    if kind == "not this one":
        raise KnownError("The file is damaged.", kept="Nothing was changed.")
    self.setObjectName("composer list")
'''
    found = [(one.where, one.text) for one in strings_of_code("ui/some.py", code)]
    assert found == [
        ("button", "Take away"),
        ("tooltip", "Holds {counted(count, 'source')} of {self.case.title}"),
        ("error", "The file is damaged."),
        ("error", "Nothing was changed."),
    ]


def test_values_do_not_break_a_rule() -> None:
    rule = Rule("alias", re.compile(r"\balias\b"), "spelling", 0, frozenset())
    assert not rule.breaks(Found("a.py", 1, "label", "A spelling: {one.alias}"))
    assert rule.breaks(Found("a.py", 1, "label", "An alias: {one.text}"))


def test_the_ratchet_is_lowered_and_never_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    style = tmp_path / "style.toml"
    style.write_text(
        '[[breach]]\nname = "one"\npattern = "x"\ninstead = "y"\ncount = 5\n\n'
        '[[breach]]\nname = "two"\npattern = "x"\ninstead = "y"\ncount = 5\n\n[reviewed]\ncount = 5\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(breaches, "STYLE", style)
    assert breaches.write_lower({"one": 3, "two": 7, "reviewed": 4}) == ["one: 5 -> 3", "reviewed: 5 -> 4"]
    assert [rule.count for rule in rules()] == [3, 5, 4]

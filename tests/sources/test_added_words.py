"""Words that only style rules have are seen and not in the text: the card says so."""

import pytest

from tests.sources.test_unseen import read
from workbench.sources.reading.model import Reading

SAID = "<p class='quote' data-who='General Haddad'>We shall not withdraw from the harbour.</p>"


def notes(reading: Reading) -> list[str]:
    return [note for note in reading.warnings if "style rules have" in note]


@pytest.mark.parametrize(
    "rule",
    [
        ".quote::before { content: 'He denied: ' }",
        ".quote:after { content: ' (unconfirmed)'; color: red }",
        "article > p.quote::after { font-weight: bold; content: ' \\2014  unconfirmed' }",
        "p[data-who]::before { content: attr(data-who) ': ' }",
        "@media screen { .quote::before { content: '\\646\\641\\649 ' } }",
    ],
)
def test_words_of_a_style_rule_are_told(rule: str) -> None:
    reading = read(SAID, f"<style>{rule}</style>")
    assert "We shall not withdraw" in reading.text
    assert notes(reading) == [
        "1 passage has words beside it that only the page's style rules have: they are not in the text."
    ]


@pytest.mark.parametrize(
    "rule",
    [
        ".quote::before { content: '“' }",
        ".quote::before { content: '\\e900' }",
        ".other::before { content: 'Advertisement' }",
        ".quote:hover::after { content: 'Share this' }",
        "@media print { .quote::after { content: 'printed' } }",
        "p[data-none]::before { content: attr(data-none) }",
        ".quote::before { counter-increment: items; content: counter(items) '. ' }",
    ],
)
def test_ornaments_and_what_is_not_shown_are_not(rule: str) -> None:
    assert notes(read(SAID, f"<style>{rule}</style>")) == []


def test_words_beside_what_is_left_out_are_not_told() -> None:
    hidden = "<p class='quote' hidden>Nobody sees this.</p>"
    assert notes(read(hidden, "<style>.quote::before { content: 'He said: ' }</style>")) == []

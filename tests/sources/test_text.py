"""Plain text and Markdown: encodings, positions, structure."""

import pytest

from tests.sources.documents import spans
from workbench.sources.sandbox.guard import read_guarded

RUSSIAN = "Встреча прошла в Минске, стороны обсудили поставки."
ARABIC = "زار المشير خليفة حفتر بيلاروسيا والتقى بالرئيس في مينسك."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeffline\r\nnext\rlast\u2028end".encode(), "line\nnext\nlast\nend"),
        ("Привет".encode("utf-16"), "Привет"),
        ("a😀b".encode("utf-32"), "a😀b"),
        (b"plain ascii", "plain ascii"),
        ("e\u0301te\u0301".encode(), "été"),
        ("\ufeff\ufeffwords".encode(), "words"),
    ],
)
def test_plain_text_becomes_canonical(data: bytes, text: str) -> None:
    reading = read_guarded(data, "a.txt")
    assert reading.text == text
    assert not reading.warnings


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN), ("cp1251", "Haftar (Хафтар) was seen in Minsk."),
        ("cp1256", ARABIC),
        ("cp1252", "La visita è stata così breve. Perché no?"), ("cp1252", "“Quoted” – and more"),
        ("cp1250", "Spotkanie odbyło się w Mińsku, rozmówcy omówili współpracę"),
        ("cp1253", "Η συνάντηση έγινε στο Μινσκ"),
        ("utf-16-le", "Привет, мир вокруг нас"), ("utf-16-be", "plain letters, wide"),
        ("cp1255", "הפגישה התקיימה במינסק"), ("gb18030", "白俄罗斯总统会见了利比亚国民军司令。"),
    ],
)  # fmt: skip
def test_an_encoding_that_had_to_be_guessed_is_said(encoding: str, text: str) -> None:
    reading = read_guarded(text.encode(encoding), "a.txt")
    assert reading.text == text
    assert encoding in reading.warnings[0]


def test_one_damaged_byte_does_not_spoil_the_rest() -> None:
    reading = read_guarded(RUSSIAN.encode() + b"\xff", "a.txt")
    assert reading.text == RUSSIAN + "�"
    assert "1 character" in reading.warnings[0]


MARKDOWN = """# Libya: a visit #

First words
of a paragraph.

## Summary
- one
- two
  goes on
    1. inner

> quoted
> twice

```
# not a heading
```
Under
=====
"""


def test_markdown_keeps_its_text_and_tells_its_structure() -> None:
    reading = read_guarded(MARKDOWN.encode(), "a.md")
    assert reading.text == MARKDOWN
    assert spans(reading, "heading") == ["Libya: a visit", "Summary", "Under"]
    assert [span.level for span in reading.structure if span.kind == "heading"] == [1, 2, 1]
    assert spans(reading, "list_item") == ["- one", "- two\n  goes on", "    1. inner"]
    assert spans(reading, "quote") == ["> quoted\n> twice"]
    assert spans(reading, "paragraph") == ["First words\nof a paragraph.", "```\n# not a heading\n```"]
    assert (reading.title, reading.media_type) == ("Libya: a visit", "text/markdown")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (RUSSIAN, "ru"), (ARABIC, "ar"), ("Haftar in Minsk", ""),
        ("Il maresciallo ha incontrato il presidente a Minsk, ha riferito la stampa italiana.", "it"),
        ("The field marshal met the president in Minsk, Italian media reported on Tuesday.", "en"),
    ],
)  # fmt: skip
def test_the_language_is_told_where_there_is_enough_of_it(text: str, language: str) -> None:
    assert read_guarded(text.encode(), "a.txt").language == language

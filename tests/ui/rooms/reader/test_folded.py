"""Find: the fast folded text against the plain definition, and positions of the text itself."""

from hypothesis import given
from hypothesis import strategies as st

from ui.rooms.reader.find_bar import find_all
from ui.rooms.reader.folded import FoldedText
from workbench.values.text import canonical, fold_with_positions

LETTERS = st.sampled_from("aAbßﬁéE\u0301ж😀𝔘خَلةأإا\u200d\u00a0\n İ")
TEXTS = st.text(LETTERS, max_size=60).map(canonical)
WORDS = st.text(LETTERS, min_size=1, max_size=3).map(canonical)


def plainly(text: str, wanted: str) -> list[tuple[int, int]]:
    """The slow way: fold letter by letter and keep where each came from."""
    folded, came_from = fold_with_positions(text.replace("\n", " ").replace("\u00a0", " "))
    needle, _ = fold_with_positions(wanted.replace("\n", " ").replace("\u00a0", " "))
    hits: list[tuple[int, int]] = []
    at = folded.find(needle) if needle.strip() else -1
    while at >= 0:
        hits.append((came_from[at], came_from[at + len(needle) - 1] + 1))
        at = folded.find(needle, at + len(needle))
    return hits


@given(TEXTS, WORDS)
def test_hits_begin_where_the_plain_way_finds_them(text: str, wanted: str) -> None:
    found = FoldedText(text).find_all(wanted, 5000)
    expected = plainly(text, wanted)
    assert [start for start, _end in found] == [start for start, _end in expected]
    for (_s, end), (_t, plain_end) in zip(found, expected, strict=True):
        signs = text[plain_end:end]
        assert not fold_with_positions(signs)[0], "only signs of the last letter may be taken in"


def test_the_sign_on_the_last_letter_belongs_to_the_hit() -> None:
    text = canonical("قال خَلِيفَةُ اليوم")
    ((start, end),) = find_all(text, "خليفة")
    assert text[start:end] == "خَلِيفَةُ"


def test_a_phrase_is_found_over_a_line_end() -> None:
    text = "the State Authority\nfor Military\u00a0Industry"
    ((start, end),) = find_all(text, "authority for military industry")
    assert text[start:end] == text[10:]


def test_no_more_hits_than_asked_for() -> None:
    assert len(FoldedText("ab" * 100).find_all("a", 7)) == 7


def test_a_word_that_deceives_is_found_by_what_it_looks_like() -> None:
    text = "They met H\u0430ft\u200b\u0430r in Minsk."
    ((start, end),) = find_all(text, "haftar")
    assert text[start:end] == "H\u0430ft\u200b\u0430r"

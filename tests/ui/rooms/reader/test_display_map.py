"""Positions: code points of the canonical text against Qt's UTF-16 units, over texts of all scripts."""

from hypothesis import given
from hypothesis import strategies as st

from ui.kit.positions import LONGEST_BLOCK, display
from workbench.values.text import canonical

LETTERS = "ab \n\u00a0éж\u0301خَل中😀👩\u200d👩\u200d👧𝔘\ufffc"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=300).map(canonical)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_position_goes_there_and_back(text: str) -> None:
    shown, positions = display(text)
    for position in range(len(text) + 1):
        document = positions.to_document(position)
        assert document == utf16(text[:position])
        assert positions.to_stored(document) == position
    assert positions.to_document(len(text)) == utf16(shown)


@given(TEXTS)
def test_inside_a_pair_is_its_character(text: str) -> None:
    _shown, positions = display(text)
    for position, letter in enumerate(text):
        if letter > "\uffff":
            assert positions.to_stored(positions.to_document(position) + 1) == position


@given(
    st.lists(st.sampled_from(["x" * 3999, "😀" * 2500, "word " * 900, " ", "\n", "я", "é😀"]), max_size=8),
    st.data(),
)
def test_endless_paragraphs_are_cut_and_positions_hold(pieces: list[str], data: st.DataObject) -> None:
    text = canonical("".join(pieces))
    shown, positions = display(text)
    assert all(len(line) <= LONGEST_BLOCK for line in shown.split("\n"))
    units = shown.encode("utf-16-le")
    for _ in range(30):
        position = data.draw(st.integers(0, len(text)))
        document = positions.to_document(position)
        assert positions.to_stored(document) == position
        if position < len(text) and not text[position].isspace():
            letter = text[position]
            there = units[2 * document : 2 * document + 2 * utf16(letter)].decode("utf-16-le")
            assert there == letter

"""The form in which every text is kept."""

from hypothesis import example, given
from hypothesis import strategies as st

from workbench.values.text import canonical, fold, needs_folding

ODD = st.text(
    st.sampled_from("\ufeff\0\r\n\u2028\u2029\x85\x0b\x0cae\u0301\u0308 \u200b\U0001f600\u0647\u0651"),
    max_size=12,
)


@given(st.one_of(st.text(), ODD))
@example("\ufeff\ufeffwords")
@example("\0\ufeffwords")
@example("a\r\0\nb")
def test_canonical_twice_is_canonical_once(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert not once.startswith("\ufeff")
    assert not set(once) & set("\0\r\u2028\u2029\x85")


@given(st.text(st.characters(max_codepoint=127)))
def test_words_of_plain_letters_need_no_folding(text: str) -> None:
    assert not needs_folding(text)
    assert fold(fold(text)) == fold(text)

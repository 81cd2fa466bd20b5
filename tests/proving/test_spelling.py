"""Whether a passage has a name: its words near each other, a very long one as it stands."""

from workbench.proving.names.spelling import Found, find, words_of
from workbench.proving.reading import read

_PASTED = " ".join(f"word{number} of the text" for number in range(40))


def _found(name: str, passage: str) -> Found | None:
    return find(name, words_of(name), frozenset(), read(passage, None, "en", (), None))


def test_words_of_a_name_are_found_near_each_other() -> None:
    found = _found("Khalifa Haftar", "Haftar spoke. Later Khalifa Belqasim Haftar left for Cairo.")
    assert found is not None
    assert found.whole


def test_a_pasted_text_is_found_only_as_it_stands() -> None:
    found = _found(_PASTED, f"He read: {_PASTED}. Then he left.")
    assert found is not None
    assert (found.start, found.whole) == (len("He read: "), True)
    assert _found(_PASTED, " ".join(reversed(_PASTED.split()))) is None

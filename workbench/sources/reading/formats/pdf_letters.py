"""The letters of a PDF's page in the order of reading, each with its number among those that PDFium has."""

from collections.abc import Iterable, Iterator, Sequence

Letter = tuple[str, int]
"""A letter, and its number among those of PDFium's page; -1 for what is not printed, such as a gap."""


class Letters:
    """Letters in stretches, since most are in the order in which PDFium has them."""

    __slots__ = ("_stretches",)

    def __init__(self, letters: Iterable[Letter] = ()) -> None:
        self._stretches: list[tuple[Sequence[str], Sequence[int]]] = []
        self.add(letters)

    def add(self, letters: Iterable[Letter]) -> None:
        """Put more letters behind those that are there."""
        if pairs := list(letters):
            signs, numbers = zip(*pairs, strict=True)
            self._stretches.append((signs, numbers))

    def add_stretch(self, signs: str, first: int) -> None:
        """As `add`, for letters whose numbers follow one another."""
        if signs:
            self._stretches.append((signs, range(first, first + len(signs))))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._stretches)

    def __iter__(self) -> Iterator[Letter]:
        """One after another."""
        for signs, numbers in self._stretches:
            yield from zip(signs, numbers, strict=True)

    @property
    def last(self) -> str:
        """What the last of them says; nothing where there is none."""
        return self._stretches[-1][0][-1] if self._stretches else ""

    @property
    def text(self) -> str:
        """What they say."""
        return "".join(["".join(signs) for signs, _numbers in self._stretches])

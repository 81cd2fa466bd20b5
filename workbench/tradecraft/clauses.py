"""The clauses of a sentence, as far as the checks need them: what one term of likelihood governs."""

from collections.abc import Sequence

from workbench.tradecraft.word_lists import pattern


class Clauses:
    """The clauses of a text in small letters, by the sentences it has."""

    def __init__(self, lower: str, sentences: list[tuple[int, int]]) -> None:
        self._lower = lower
        self._clauses: list[tuple[int, int, int, str]] = []
        """Start, end, start of the sentence, what separates it from the clause before."""
        for first, last in sentences:
            start, by = first, ""
            for match in pattern("break of a clause").finditer(lower, first, last):
                self._clauses.append((start, match.start(), first, by))
                start, by = match.end(), match[0].strip()
            self._clauses.append((start, last, first, by))

    def at(self, position: int) -> tuple[int, int]:
        """Start and end of the clause at a position."""
        start, end, _first, _by = self._at(position)
        return start, end

    def governed(self, position: int, terms: Sequence[tuple[int, int]]) -> bool:
        """Whether one of these terms says how likely it is what the words at a position say.

        It does within its clause, and in one that goes on behind its "that": "it is likely that A falls
        and B will rise".
        """
        start, end, first, by = self._at(position)
        if any(start <= term[0] < end for term in terms):
            return True
        before = [term for term in terms if first <= term[0] < start]
        if not before:
            return False
        if self._lower.startswith("that ", start):
            return True
        return by == "and" and any(pattern("that of a term").match(self._lower, term[1]) for term in before)

    def _at(self, position: int) -> tuple[int, int, int, str]:
        for clause in self._clauses:
            if clause[0] <= position < clause[1]:
                return clause
        return 0, len(self._lower), 0, ""

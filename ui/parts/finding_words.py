"""Finding rows by what is typed, in any script."""

from workbench.values.text import fold


def says(query: str, *texts: str) -> bool:
    """Whether every word of `query` occurs in the texts, marks, case and letter forms aside."""
    where = fold(" ".join(texts))
    return all(word in where for word in fold(query).split())

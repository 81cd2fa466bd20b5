"""Checks that nothing leaves the house that must not: the marking of the brief, protected sources."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.actors.folding import fold_for_names
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.tlp import strictest, strictness

if TYPE_CHECKING:
    from workbench.case import Case

_SHORTEST_NAME = 4


def check_marking(ground: Ground) -> Iterator[Finding]:
    """M01: the brief is marked less strictly than its strictest source."""
    marked = [source for known in ground.statements for source in known.sources.values() if source.handling]
    needed = strictest(source.handling for source in marked)
    if needed and strictness(needed) > strictness(ground.brief.handling):
        which = next(source for source in marked if source.handling == needed)
        yield Finding(
            "M01", "error",
            f"The brief is marked {ground.brief.handling or 'with nothing'}, but "
            f"“{which.name_for_client}” is {needed}.",
            "What one source allows only a few to read, the brief would hand to more.",
            f"Mark the brief {needed}, or ask the source for permission.",
        )  # fmt: skip


def secret_names(case: "Case") -> list[str]:
    """Names that no client may read: of protected sources, and those the case says to keep.

    A publication that also stands behind an open source is no secret.
    """
    sources = case.sources.all()
    protected = [source for source in sources if source.protected]
    open_publications = {source.publication_name for source in sources if not source.protected}
    names = {name for source in protected for name in (source.author, source.title, source.file_name)}
    names |= {source.publication_name for source in protected} - open_publications
    names |= set(json.loads(case.info("never_in_client_file", "[]")))
    plain = {" ".join(fold_for_names(name)[0].split()): name for name in names}
    return [name for folded, name in plain.items() if len(folded) >= _SHORTEST_NAME]


def check_secrets(names: list[str], where: list[tuple[str, str]]) -> Iterator[Finding]:
    """M02: a protected source is named. `where` has (statement id or "", text) pairs."""
    patterns = [_pattern(name) for name in names]
    for statement_id, text in where:
        folded, back = fold_for_names(text)
        found = sorted((m.start(), -m.end()) for pattern in patterns for m in pattern.finditer(folded))
        free = 0
        for start, minus_end in found:
            if start < free:
                continue
            free = -minus_end
            first, last = (start, free) if back is None else (back(start), back(free - 1) + 1)
            # Only words of the statement itself can be underlined.
            yield Finding(
                "M02", "error", f"“{text[first:last]}” gives a protected source away.",
                "A client file that names a protected source can cost that person everything.",
                "Use the descriptor of the source.", statement_id, first, last,
            )  # fmt: skip


def _pattern(name: str) -> re.Pattern[str]:
    words = fold_for_names(name)[0].split()
    return re.compile(rf"(?<!\w){' +'.join(map(re.escape, words))}(?!\w)")

"""Checks that nothing leaves the house that must not: the marking of the brief, protected sources."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workbench.actors.folding import fold_for_names
from workbench.tradecraft.finding import Finding, Lift
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
            words=f"{ground.brief.handling} {needed}", evidence=(which.id,), lift="never",
        )  # fmt: skip


def secret_names(case: "Case") -> dict[str, Lift]:
    """Words that no client may read, and how a finding of them is lifted.

    They are of protected sources, or the case says to keep them. The full name of a person or an
    outlet never leaves; one word, a title or the name of a file may be an ordinary word as well. A
    publication that also stands behind an open source is no secret.
    """
    sources = case.sources.all()
    protected = [source for source in sources if source.protected]
    open_publications = {source.publication_name for source in sources if not source.protected}
    kept = set(json.loads(case.info("never_in_client_file", "[]")))
    names = {source.author for source in protected}
    names |= {source.publication_name for source in protected} - open_publications
    identities = kept | {name for name in names if len(name.split()) > 1}
    words = names | {name for source in protected for name in (source.title, source.file_name)}
    plain: dict[str, str] = {_plain(name): name for name in words - identities}
    plain |= {_plain(name): name for name in identities}
    return {
        name: "never" if name in identities else "override"
        for folded, name in plain.items()
        if len(folded) >= _SHORTEST_NAME
    }


def _plain(name: str) -> str:
    return " ".join(fold_for_names(name)[0].split())


def check_secrets(names: Mapping[str, Lift], where: list[tuple[str, str]]) -> Iterator[Finding]:
    """M02: a protected source is named. `where` has (statement id or "", text) pairs."""
    patterns = [(_pattern(name), lift) for name, lift in names.items()]
    for statement_id, text in where:
        folded, back = fold_for_names(text)
        found = sorted(
            (match.start(), match.end(), lift)
            for pattern, lift in patterns
            for match in pattern.finditer(folded)
        )
        for start, end, lift in _apart(found):
            first, last = (start, end) if back is None else (back(start), back(end - 1) + 1)
            # Only words of the statement itself can be underlined.
            yield Finding(
                "M02", "error", f"“{text[first:last]}” gives a protected source away.",
                "A client file that names a protected source can cost that person everything.",
                "Use the descriptor of the source.", statement_id, first, last,
                words=text[first:last], profile="client", lift=lift,
            )  # fmt: skip


def _apart(found: list[tuple[int, int, Lift]]) -> list[tuple[int, int, Lift]]:
    """Overlapping places as one, which is lifted no more easily than any of them."""
    apart: list[tuple[int, int, Lift]] = []
    for start, end, lift in found:
        if apart and start < apart[-1][1]:
            first, last, earlier = apart[-1]
            apart[-1] = (first, max(last, end), "never" if "never" in (lift, earlier) else "override")
        else:
            apart.append((start, end, lift))
    return apart


def _pattern(name: str) -> re.Pattern[str]:
    words = fold_for_names(name)[0].split()
    return re.compile(rf"(?<!\w){' +'.join(map(re.escape, words))}(?!\w)")

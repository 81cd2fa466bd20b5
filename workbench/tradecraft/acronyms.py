"""L20: acronyms that are not explained where they first appear."""

import re
from collections.abc import Iterator

from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.language import ENGLISH, written_in
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.word_lists import pattern, words

# Two words in capitals are a name that is shouted, not two acronyms; with a figure it is a name: APT28.
_ACRONYM = re.compile(r"(?<![\w-])(?<![A-Z]{2} )[A-Z]{2,8}s?(?![\w-])(?! [^\W\d_a-z][^\W\d_a-z]+\b)")
_CAPITALS = re.compile(r"[A-Z]{2}")
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE_BEHIND, _FIGURE_BEFORE = (
    re.compile(r"\s?\d"),
    re.compile(r"\d\s?(?:m|bn|million|billion|trillion)?\s?\Z"),
)
_REACH = 120
"""Letters around an acronym in which its name is looked for."""
_SMALL = {
    "of", "the", "and", "for", "to", "in", "on", "a", "an", "de", "la", "du", "des", "al", "wal", "el", "et",
    "di", "del",
}  # fmt: skip


def check_acronyms(ground: Ground) -> Iterator[Finding]:
    """L20: an acronym that nothing explains where it first appears; names and well-known ones excepted."""
    seen: set[str] = set()
    known = rulebook().known_acronyms | {name for name in ground.outlet_names.values() if name.isupper()}
    preferred = {spellings[0] for spellings in ground.spellings.values()}
    full_names = {
        spelling: spellings[0]
        for spellings in ground.spellings.values()
        for spelling in spellings
        if spelling != spellings[0]
    }
    for grounded in ground.statements:
        text = grounded.wording.masked
        if not _CAPITALS.search(text) or text.upper() == text or written_in(text) != ENGLISH:
            continue
        for match in _ACRONYM.finditer(text):
            acronym = match[0].removesuffix("s")
            if acronym in seen or acronym in known or acronym in preferred or len(acronym) < 2:
                continue
            seen.add(acronym)
            if _is_money(text, match) or _is_explained(text, acronym, match.start(), match.end()):
                continue
            full = full_names.get(acronym, "")
            yield Finding(
                "L20", "warning", f"“{acronym}” is not explained where it first appears.",
                "A client outside the field has to look it up.",
                f"Write “{full} ({acronym})”." if full else "Write it out once, the acronym in brackets.",
                grounded.statement.id, match.start(), match.end(),
                fix_text=f"{full} ({acronym})" if full else "",
            )  # fmt: skip


def _is_money(text: str, match: re.Match[str]) -> bool:
    if match[0] not in words("currencies"):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(_FIGURE_BEHIND.match(text, match.end()) or _FIGURE_BEFORE.search(before))


def _is_explained(text: str, acronym: str, start: int, end: int) -> bool:
    """`Libyan National Army (LNA)`, `LNA (Libyan ...)`, `LNA, the army of ...`, `the institute OSW`."""
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",", ";")
    if (in_brackets and start > 2) or pattern("acronym, then its name in brackets").match(text, end):
        return True
    before = text[max(0, start - _REACH) : start]
    if (
        pattern("name, then its acronym").search(before)
        or pattern("body before an acronym").search(before)
        or pattern("acronym, then its name").match(text, end)
    ):
        return True
    return _has_initials(before, acronym) or _has_initials(text[end : end + _REACH], acronym)


def _has_initials(text: str, acronym: str) -> bool:
    """Whether words one after another begin with the letters of an acronym, small words left out or not."""
    names = [word for word in _WORD.findall(text) if word[0].isupper() or word.lower() not in _SMALL]
    initials = "".join(word[0] if word[0].isupper() else " " for word in names)
    every = "".join(word[0] for word in _WORD.findall(text)).upper()
    return acronym in initials or (len(acronym) > 3 and acronym in every)

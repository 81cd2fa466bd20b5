"""Checks over the brief as a whole: one scale, one spelling, acronyms explained, more than one voice."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from workbench.actors.names import NameHit, script_of, skeleton
from workbench.briefs.layouts import prints_scale
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.language import ENGLISH, written_in
from workbench.values.scales import Scale, TermHit, words_in
from workbench.values.text import fold, with_and

_OUTLET = re.compile(
    r"\b(?:outlet|agency|newspaper|daily|weekly|website|broadcaster|magazine|channel|portal|bulletin)\s+"
    r"((?:[A-Z][\w’'-]+)(?:\s+(?:al-)?[A-Z][\w’'-]+){0,3})"
)


def check_whole(ground: Ground) -> Iterator[Finding]:
    """B01, B02: there is a brief at all."""
    if not ground.statements:
        yield Finding(
            "B01", "error", "The brief has no statements.", "There is nothing to deliver.",
            "Write a statement, or drag a claim into a section.", lift="never",
        )  # fmt: skip
    for grounded in ground.statements:
        if not grounded.statement.text.strip():
            yield Finding(
                "B02", "error", "This statement is empty.", "It would be printed as an empty paragraph.",
                "Write it, or remove it.", grounded.statement.id,
            )  # fmt: skip


def check_scale(ground: Ground, scale: Scale) -> Iterator[Finding]:
    """L05: two rows of ICD 203 in one brief; S01: terms with no printed scale."""
    hits: list[tuple[str, str, TermHit]] = []
    foreign = False
    for grounded in ground.statements:
        statement = grounded.statement
        if statement.kind == "judgement":
            masked = grounded.wording.masked
            own = scale.terms_in(masked)
            hits += [(statement.id, statement.text, hit) for hit in own]
            foreign = foreign or len(words_in(masked, scale.id)) > len(own)
    rows = Counter(hit.row for _id, _text, hit in hits)
    if len(rows) > 1:
        yield from _of_the_rarer_row(hits, rows)
    if foreign and hits:
        yield Finding(
            "L05", "error", "The brief mixes the terms of two scales.",
            "The same words mean different numbers on the two scales.", f"Use the terms of {scale.name} "
                "throughout.", words=" ".join(sorted({hit.word for _id, _text, hit in hits})),
        )  # fmt: skip
    if hits and not prints_scale(ground.brief.template) and not _names_the_scale(ground, scale):
        words = list(dict.fromkeys(hit.word for _id, _text, hit in hits))
        yield Finding(
            "S01", "info",
            f"The brief uses {with_and([f'“{word}”' for word in words])}, and its template prints no scale.",
            f"A reader cannot know that “{words[0]}” means {scale.range_text(words[0])} here.",
            "Export with a template that prints the scale, or add a line that names it.",
            words=" ".join(sorted(words)),
        )  # fmt: skip


def _names_the_scale(ground: Ground, scale: Scale) -> bool:
    """Whether a line of the brief itself, such as the closing line, says which scale is used."""
    lines = [ground.brief.closing, *(grounded.statement.text for grounded in ground.statements)]
    name = fold(scale.name)
    return any(name in fold(line) for line in lines)


def _of_the_rarer_row(hits: list[tuple[str, str, TermHit]], rows: Counter[int]) -> Iterator[Finding]:
    main = rows.most_common(1)[0][0]
    for statement_id, text, hit in hits:
        if hit.row != main:
            same = hit.term.words[main]
            inflected = text[hit.start : hit.end].lower().endswith(("bly", "inly"))
            yield Finding(
                "L05", "warning", f"“{hit.word}” is from a different row of the scale than most terms in "
                    "this brief.",
                "Both rows mean the same numbers, but a reader takes two words for two meanings.",
                f"Use “{same}”, or add a line saying that both mean the same.",
                statement_id, hit.start, hit.end,
                fix_text="" if inflected else same,
            )  # fmt: skip


def check_spellings(ground: Ground, names: dict[str, list[NameHit]]) -> Iterator[Finding]:
    """L20: one actor spelled in two ways, or not in the way of the register. `names` by statement id."""
    used: dict[str, set[str]] = {}
    places: list[tuple[str, NameHit, str]] = []
    for grounded in ground.statements:
        masked = grounded.wording.masked
        if written_in(grounded.statement.text) != ENGLISH:
            continue  # The register's spelling is one for English texts.
        for hit in names.get(grounded.statement.id, ()):
            word = masked[hit.start : hit.end]
            preferred = ground.spellings[hit.actor_id][0]
            # Acronyms and other names of one actor are no variants; other letters for one sound are.
            if _sound(word) == _sound(preferred):
                used.setdefault(hit.actor_id, set()).add(fold(word))
                if fold(word) != fold(preferred):
                    places.append((grounded.statement.id, hit, word))
    told: set[tuple[str, str]] = set()
    for statement_id, hit, word in places:
        preferred = ground.spellings[hit.actor_id][0]
        several = len(used[hit.actor_id]) > 1
        if (statement_id, hit.actor_id) in told:
            continue
        told.add((statement_id, hit.actor_id))
        yield Finding(
            "L20", "warning" if several else "info",
            f"“{word}” is also spelled “{preferred}” in this brief." if several
            else f"The register spells “{word}” as “{preferred}”.",
            "Readers take two spellings for two people.", f"Use “{preferred}” throughout.",
            statement_id, hit.start, hit.end, fix_text=preferred,
        )  # fmt: skip


@lru_cache(maxsize=256)
def _sound(name: str) -> tuple[str, str]:
    return skeleton(name), script_of(name)


def check_voices(ground: Ground) -> Iterator[Finding]:
    """B03: the whole brief rests on one origin, or names one outlet and nothing else."""
    origins = {origin for grounded in ground.statements for origin in grounded.origins}
    if len(origins) > 1 or not ground.statements:
        return
    outlets = Counter(
        name for grounded in ground.statements for name in _outlets(ground, grounded.wording.masked)
    )
    if origins and len(ground.statements) > 1:
        yield Finding(
            "B03", "warning", "Everything in this brief rests on one origin.",
            "If it is wrong, nothing in the brief holds.", "Find a second, independent origin.",
        )  # fmt: skip
    elif len(outlets) == 1:
        ((outlet, times),) = outlets.items()
        yield Finding(
            "B03", "warning",
            f"The brief names one outlet, {'once' if times == 1 else f'{times} times'}: {outlet}. "
            "Nothing else in it gives a source.",
            "A reader cannot tell which sentence rests on what.", "Link claims to the statements.",
        )  # fmt: skip


def _outlets(ground: Ground, masked: str) -> set[str]:
    known = {
        name
        for name in ground.outlet_names.values()
        if name in masked and re.search(rf"\b{re.escape(name)}\b", masked)
    }
    return known or {match[1] for match in _OUTLET.finditer(masked)}

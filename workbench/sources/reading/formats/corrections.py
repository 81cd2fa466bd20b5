"""Corrections and notes of the editors that a page sets apart from its article.

They say what in the article was wrong: no extraction of the article alone has them.
"""

import re
from collections.abc import Set
from functools import lru_cache
from typing import Any

_LEAST = 25
_LONGEST = 1500
_MOST_LINKS = 0.6
_OPENING = re.compile(
    r"\W*(?:corrections?|clarifications?|editor['’]?s['’]? note|note from the editors?|errat(?:um|a)|"
    r"corrigend(?:um|a)|retraction|this (?:article|story|report|post|piece|page) (?:was|has been|is) "
    r"(?:amended|corrected|updated|revised|changed|edited)|"
    r"an? (?:earlier|previous) version|"
    r"korrektur(?:hinweis)?|richtigstellung|berichtigung|(?:anmerkung|hinweis) der redaktion|anm\. d\. red|"
    r"in einer (?:früheren|ersten|vorherigen) (?:version|fassung)|"
    r"rectificati(?:f|on|e)|précision|note de la rédaction|mise au point|"
    r"(?:une|dans une) (?:première |précédente )?version (?:précédente|antérieure|initiale)|"
    r"cet article a été (?:modifié|corrigé|mis à jour)|"
    r"rectificación|corrección|fe de err(?:atas|ores)|aclaración|nota de(?:l editor| la redacción)|"
    r"una versión anterior|rettifica|errata corrige|precisazione|correzione|nota della redazione|"
    r"una (?:precedente )?versione (?:precedente)?|"
    r"correção|retificação|nota da redação|esclarecimento|"
    r"уточнение|исправление|поправка|опровержение|от редакции|примечание редакции|в более ранней версии|"
    r"виправлення|уточнення|спростування|від редакції|"
    r"sprostowanie|korekta|od redakcji|oprava|düzeltme|tekzip|correctie|rectificatie|rättelse|rettelse|"
    r"oikaisu|helyreigazítás|ispravak|ispravka|corectare|erată|διόρθωση|διευκρίνιση|"
    r"تصحيح|تصويب|توضيح|استدراك|تنويه|اصلاحیه|تصحیح|更正|勘误|訂正|정정|תיקון|הבהרה)(?!\w)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:corrections?|clarification|errat(?:um|a)|editors?-?note|korrektur|rectificatif|rettifica|"
    r"correccion|fe-de-errores|sprostowanie|article-correction|amend(?:ed|ment))(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment(?!ary)|related|teaser|most-?read|sidebar|newsletter|cookie|nav\b|menu", re.IGNORECASE
)


def corrections_in(page: list[tuple[str, str, int]], nodes: list[Any], found: Set[int]) -> set[int]:
    """Numbers of the blocks outside the `found` article that correct it."""
    kept: set[int] = set()
    for index, (kind, text, _level) in enumerate(page):
        if index in found or index in kept or len(text) > _LONGEST:
            continue
        node = nodes[index]
        named = _is_named(node)
        if not (named or _OPENING.match(text)) or _stands_elsewhere(node) or _is_mostly_links(node, text):
            continue
        if len(text) >= _LEAST:
            if kind != "heading" or named:
                kept.add(index)
        elif index + 1 < len(page) and _follows(index, page, nodes, found):
            kept |= {index, index + 1}
    return kept


def _follows(index: int, page: list[tuple[str, str, int]], nodes: list[Any], found: Set[int]) -> bool:
    """Whether the next block is what a bare "Correction" stands over."""
    text, node = page[index + 1][1], nodes[index + 1]
    same = node.getparent() is nodes[index].getparent() or node is nodes[index].getparent()
    in_it = index + 1 in found or _LEAST <= len(text) <= _LONGEST
    return same and in_it and not _is_mostly_links(node, text)


def _is_named(node: Any) -> bool:
    """Whether the page itself calls it, or what it stands in, a correction."""
    for _step in range(2):
        if node is None or node.tag in ("body", "html", "main", "article"):
            return False
        names, name = node.get("class"), node.get("id")
        if (names and _names_correction(names)) or (name and _names_correction(name)):
            return True
        node = node.getparent()
    return False


@lru_cache(maxsize=4096)
def _names_correction(names: str) -> bool:
    return _NAMED.search(names) is not None


def _stands_elsewhere(node: Any) -> bool:
    while node is not None and node.tag not in ("body", "html"):
        if node.tag == "nav" or _ELSEWHERE.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False


def _is_mostly_links(node: Any, text: str) -> bool:
    return sum(len("".join(link.itertext())) for link in node.iter("a")) > _MOST_LINKS * len(text)

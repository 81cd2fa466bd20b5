"""Whether a page shows only the beginning of its article: what it says of that itself.

A page kept without a subscription breaks off, often in the midst of a sentence, and reads as if it were
whole. It says so in three places: to machines in its markup, to readers under its last words, and by the
name of the box that fades them out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from workbench.sources.reading.formats.build import TextBuilder

FOR_SUBSCRIBERS = "The page says that its article is for subscribers: check that the text is whole."
BREAKS_OFF = "The page shows only the beginning of its article: the rest is for subscribers."
GOES_ON = "The text breaks off and goes on elsewhere: the page leads there."
_STATED = re.compile(
    r"[\"']isAccessibleForFree[\"']\s*:\s*(?:[\"']?(?:https?://schema\.org/)?false|0\b)|"
    r"itemprop=[\"']isAccessibleForFree[\"'][^>]*content=[\"']false|"
    r"content=[\"']false[\"'][^>]*itemprop=[\"']isAccessibleForFree",
    re.IGNORECASE,
)
_ASKED = (
    r"(?:subscri(?:be|ption|bers?)|sign[ -]?up|register|log ?in|sign ?in|create (?:a|your)"
    r" (?:free )?account|become a member|join now|start (?:your|a) (?:free )?trial)"
    r"\b.{0,80}\b(?:to (?:continue|keep|read|unlock|access|view|see|finish)|for (?:full|unlimited)"
    r" access|(?:continue|keep|unlock|finish) reading)",
    r"\b(?:to (?:continue|keep|finish) reading|to (?:read|access|view|unlock|see) (?:the (?:full|"
    r"whole|rest|entire|complete)|this (?:full |premium )?(?:article|story|content|report)))"
    r"\b.{0,80}(?:subscri|regist|sign|log ?in|account|member|trial|\Z)",
    r"\b(?:article|story|content|report) is (?:only |exclusively )?(?:available )?(?:for|to|"
    r"reserved for) (?:\w+ ){0,3}(?:subscribers|members)",
    r"subscriber[- ](?:only|exclusive)",
    r"exclusive (?:to|for) (?:\w+ )?subscribers",
    r"you(?:'|’)?(?:ve| have) (?:reached|used|read) (?:your|all|the)\b.{0,40}(?:limit|articles|"
    r"free)",
    r"réservée? (?:aux?|à nos?) abonné",
    r"la suite (?:de (?:cet|l['’])\s?article )?est réservée",
    r"il vous reste [\d,.]+\s?% de cet",
    r"(?:abonnez|connectez|inscrivez)-vous pour (?:lire|continuer|accéder|poursuivre)",
    r"pour lire la suite",
    r"(?:jetzt|bitte) (?:abonnieren|registrieren|anmelden) und weiter",
    r"(?:weiterlesen|lesen sie weiter|artikel (?:vollständig|weiter) ?lesen) (?:mit|im abo)",
    r"(?:nur|exklusiv) für (?:abonnent|registrierte|mitglieder)",
    r"mit .{0,30}abo .{0,30}weiterlesen",
    r"dieser (?:artikel|inhalt|beitrag) ist .{0,40}(?:abonnent|kostenpflichtig)",
    r"(?:contenuto|articolo) (?:è )?riservato agli (?:abbonati|iscritti)",
    r"(?:abbonati|registrati|accedi) per (?:continuare|leggere|proseguire)",
    r"per continuare (?:a leggere|la lettura)",
    r"(?:contenido|artículo|noticia) (?:exclusiv[oa]|sólo|solo|reservad[oa]) para (?:suscriptor|"
    r"socios|miembros)",
    r"(?:suscríbete|suscríbase|regístrate|inicia sesión) para (?:seguir|continuar|leer)",
    r"para seguir leyendo",
    r"(?:assine|cadastre-se|faça login) para (?:continuar|ler|ter)",
    r"(?:conteúdo|matéria) exclusiv[oa] para assinantes",
    r"(?:lees verder|verder lezen) .{0,30}(?:abonne|account|inlog)",
    r"alleen voor abonnees",
    r"(?:dalsza|pozostała) (?:część|treść) .{0,30}(?:dostępna|subskr)",
    r"(?:wykup|kup) (?:dostęp|subskrypcj)",
    r"(?:оформите|оформить) подписку",
    r"(?:доступн\w|только) (?:только )?(?:для|по) подписк?\w*",
    r"чтобы (?:продолжить|дочитать)",
    r"(?:оформіть|передплатіть) .{0,30}(?:читати|доступ)",
    r"devamını okumak için .{0,40}(?:abone|üye|giriş)",
    r"(?:اشترك|سجل|اشتركوا|سجّل).{0,30}(?:لمتابعة|لمواصلة|لقراءة|للاستمرار)",
    r"للمشتركين فقط",
    r"(?:לקריאת|להמשך) .{0,30}(?:מנוי|הירשמו)",
    r"この記事は(?:有料)?会員",
    r"(?:続き|全文).{0,12}(?:登録|会員|購読)",
    r"(?:订阅|登录|登入).{0,8}(?:阅读|閱讀|全文)",
)
"""Words that ask a reader to subscribe, or say that the rest is for those who did."""
_OF_SOMETHING_ELSE = re.compile(
    r"newsletter|inbox|e-?mails?\b|comment|discussion|conversation|kommentar|commenta|coment|"
    r"комментар|рассылк",
    re.IGNORECASE,
)
_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?(?:https?://schema\.org/)?true", re.IGNORECASE)
_MORE = re.compile(
    r"\W*(?:read (?:more|on|full|the (?:full|rest|whole))|continue reading|full (?:story|article)|"
    r"lire la suite|"
    r"weiterlesen|mehr lesen|leggi tutto|continua a leggere|leer más|seguir leyendo|leia mais|lees verder|"
    r"czytaj (?:dalej|więcej)|читать (?:далее|полностью|дальше)|devamını oku|اقرأ المزيد|المزيد|"
    r"続きを読む|阅读全文)\b.{0,60}\Z",
    re.IGNORECASE | re.DOTALL,
)
_DOTS = ("…", "...", "[…]", "[...]", "(...)", "(…)")
_BOX = re.compile(
    r"pay-?wall|reg-?wall|subscri(?:be|ption)-?(?:wall|prompt|offer|barrier)|(?:text|content|"
    r"article)-?fade|"
    r"fade-?(?:out|text|content)|piano-?(?:offer|inline|container)|premium-?(?:wall|teaser|barrier)|"
    r"abo-?(?:wall|schranke)|article-?(?:gate|barrier|truncated)|truncated",
    re.IGNORECASE,
)
_WORDS_OF_BOX = re.compile(
    r"subscri|abonn|abbona|suscri|assin|подпис|передпла|prenumer|regist|sign|log ?in|trial|member|"
    r"premium|اشتر|订阅|購読",
    re.IGNORECASE,
)
_NAME = "isAccessibleForFree"
_BESIDE = 120
"""Letters before and after a name within which its value stands."""
_STEMS = (
    "subscri", "to continue", "to keep", "to finish", "to read", "to access", "to view", "to unlock",
    "to see", "regist", "log in", "login", "sign in", "signin", "sign-in", "sign up", "sign-up", "signup",
    "account", "member", "join now", "trial", "you have", "you've", "you’ve", "abonn", "réserv",
    "la suite", "il vous reste", "-vous", "weiter", "lesen", "nur für", "exklusiv", "kostenpflichtig",
    "abo ", "abbonat", "iscritt", "registrati", "accedi", "per continuare", "suscri", "para seguir",
    "para leer", "para continuar", "socios", "miembros", "assin", "cadastr", "verder", "dalsza",
    "pozostała", "wykup", "kup ", "подпис", "чтобы", "оформ", "передплат", "devamını", "اشترك", "سجل",
    "سجّل", "للمشتركين", "לקריאת", "להמשך", "会員", "続き", "全文", "订阅", "登录", "登入", "premium",
)  # fmt: skip
"""One of which words that ask to subscribe have: most words under an article have none."""
_LONGEST = 400
_AFTER, _LAST = 8, 2
"""Blocks after the last words of an article, and of these, that are looked at."""
_STEPS = 4


def cut_short(page: str, whole: TextBuilder, nodes: Sequence[Any], last: str) -> str:
    """What is to be said of a page whose article, ending with the words `last`, may not be all there.

    `whole` has every block of the page, `nodes` the element of each.
    """
    blocks = _Blocks(whole)
    end = blocks.place_of(last)
    if end is not None and _asks_to_subscribe(blocks, nodes, end):
        return BREAKS_OFF
    stated = "\n".join(_around_names(page))
    # Where a page says both, it speaks of several articles.
    if stated and _STATED.search(stated) and not _FREE.search(stated):
        return FOR_SUBSCRIBERS
    if end is not None and last.rstrip().endswith(_DOTS):
        following = range(end + 1, min(blocks.count, end + 3))
        if any(_MORE.match(blocks[index]) for index in following):
            return GOES_ON
    return ""


class _Blocks:
    """The words of the blocks of a page, of which only a few are asked for."""

    def __init__(self, whole: TextBuilder) -> None:
        self._text = whole.text
        self._spans = whole.spans
        self.count = len(whole.spans)

    def __getitem__(self, index: int) -> str:
        return self._text[self._spans[index].start : self._spans[index].end]

    def place_of(self, words: str) -> int | None:
        """Where some words are a block, for the last time."""
        length = len(words)
        for index in range(self.count - 1, -1, -1):
            span = self._spans[index]
            if span.end - span.start == length and self._text.startswith(words, span.start):
                return index
        return None


def _around_names(page: str) -> Iterator[str]:
    """Where a page states whom it is for: pages are long, and a search for more than a name takes long."""
    at = page.find(_NAME)
    while at >= 0:
        yield page[max(0, at - _BESIDE) : at + _BESIDE]
        at = page.find(_NAME, at + 1)


def _asks_to_subscribe(blocks: _Blocks, nodes: Sequence[Any], end: int) -> bool:
    for index in range(max(0, end - _LAST + 1), min(blocks.count, end + _AFTER + 1)):
        text = blocks[index]
        if len(text) > _LONGEST:
            if index > end:
                # Another article: what is asked after it has nothing to do with this one.
                return False
            continue
        said = text.lower()
        if not any(stem in said for stem in _STEMS) or _OF_SOMETHING_ELSE.search(text):
            continue
        if _asked().search(text):
            return True
        if index >= end and _WORDS_OF_BOX.search(text) and _is_in_barrier(nodes[index]):
            return True
    return False


@cache
def _asked() -> re.Pattern[str]:
    """Compiled at first use: it takes as long as many a page."""
    return re.compile("|".join(_ASKED), re.IGNORECASE)


def _is_in_barrier(node: Any) -> bool:
    for _step in range(_STEPS):
        if node is None or node.tag in ("body", "html", "main", "article"):
            return False
        if _BOX.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False

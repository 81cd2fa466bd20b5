"""Fractions in words, as per cent: a third, two-fifths, la moitié, ein Viertel, треть, ثلث, üçte biri."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Bound = Literal["exact", "about", "above", "below"]


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part of a whole: where it is written, in code points, and how many per cent it is."""

    start: int
    end: int
    share: float


_ONES = {
    "en": "a|an|one|two|three|four|five|six|seven|eight|nine",
    "fr": "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf",
    "it": "un|uno|una|due|tre|quattro|cinque|sei|sette|otto|nove",
    "de": "ein|eine|einem|einen|eines|zwei|drei|vier|fünf|sechs|sieben|acht|neun",
    "es": "un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve",
    "ru": "одна|две|три|четыре|пять|шесть|семь|восемь|девять",
    "uk": "одна|дві|три|чотири|п'ять|шість|сім|вісім|дев'ять",
}
_PARTS = {
    "en": {2: "half|halves", 3: "thirds?", 4: "quarters?|fourths?", 5: "fifths?", 6: "sixths?", 8: "eighths?",
           10: "tenths?"},
    "fr": {2: "demi", 3: "tiers", 4: "quarts?", 5: "cinquièmes?", 6: "sixièmes?", 10: "dixièmes?"},
    "it": {3: "terz[oi]", 4: "quart[oi]", 5: "quint[oi]", 6: "sest[oi]", 10: "decim[oi]"},
    "de": {3: "dritteln?s?", 4: "vierteln?s?", 5: "fünfteln?s?", 6: "sechsteln?s?", 10: "zehnteln?s?"},
    "es": {3: "tercios?|terceras? partes?", 4: "cuartos?|cuartas? partes?", 5: "quintos?|quintas? partes?",
           10: "décimos?|décimas? partes?"},
    "ru": {3: "трети|треть", 4: "четверти|четверть", 5: "пятых|пятая", 10: "десятых|десятая"},
    "uk": {3: "третини|третина", 4: "чверті|чверть", 5: "п'ятих", 10: "десятих"},
}  # fmt: skip
_WHOLE: dict[str, tuple[tuple[str, float], ...]] = {
    "en": ((r"half(?=\s+(?:of|the|its|their|his|her|all|as)\b|[,.;]|\s*$)", 1 / 2), (r"one in (?:every )?three", 1 / 3),
           (r"one in (?:every )?four", 1 / 4), (r"one in (?:every )?five", 1 / 5), (r"one in (?:every )?ten", 1 / 10)),
    "fr": ((r"la moitié", 1 / 2), (r"un sur trois", 1 / 3), (r"un sur quatre", 1 / 4), (r"un sur cinq", 1 / 5),
           (r"le tiers", 1 / 3), (r"le quart", 1 / 4)),
    "it": ((r"(?:la )?metà", 1 / 2), (r"uno su tre", 1 / 3), (r"uno su quattro", 1 / 4), (r"uno su cinque", 1 / 5)),
    "de": ((r"(?:die |der )?hälfte", 1 / 2), (r"jede[rs]? dritte", 1 / 3), (r"jede[rs]? vierte", 1 / 4),
           (r"jede[rs]? fünfte", 1 / 5), (r"jede[rs]? zehnte", 1 / 10)),
    "es": ((r"(?:la )?mitad", 1 / 2), (r"uno de cada tres", 1 / 3), (r"uno de cada cuatro", 1 / 4),
           (r"uno de cada cinco", 1 / 5), (r"uno de cada diez", 1 / 10)),
    "ru": ((r"половин[аыуе]|половиной", 1 / 2), (r"кажд\w+ третий|третья часть|треть[юи]?", 1 / 3),
           (r"кажд\w+ четверт\w+|четверть[юи]?|четверти", 1 / 4), (r"кажд\w+ пят\w+|пятая часть", 1 / 5),
           (r"кажд\w+ десят\w+|десятая часть", 1 / 10)),
    "uk": ((r"половин[аиуі]|половиною", 1 / 2), (r"кож\w+ трет\w+|третин[аиу]", 1 / 3),
           (r"кож\w+ четверт\w+|чверть|чверті", 1 / 4), (r"кож\w+ п'ят\w+", 1 / 5), (r"кож\w+ десят\w+", 1 / 10)),
    "ar": ((r"[وبل]?(?:ال)?نصف", 1 / 2), (r"[وبل]?(?:ال)?ثلثي|[وبل]?(?:ال)?ثلثا|ثلثين", 2 / 3), (r"[وبل]?(?:ال)?ثلث", 1 / 3),
           (r"ثلاثة أرباع", 3 / 4), (r"[وبل]?(?:ال)?ربع", 1 / 4), (r"[وبل]?(?:ال)?خمس", 1 / 5), (r"[وبل]?(?:ال)?عشر", 1 / 10)),
    "tr": ((r"yarısı\w*", 1 / 2), (r"üçte iki\w*", 2 / 3), (r"üçte bir\w*", 1 / 3), (r"dörtte üç\w*", 3 / 4),
           (r"dörtte bir\w*|çeyreği\w*", 1 / 4), (r"beşte dör\w*", 4 / 5), (r"beşte üç\w*", 3 / 5),
           (r"beşte iki\w*", 2 / 5), (r"beşte bir\w*", 1 / 5), (r"onda dokuz\w*", 9 / 10), (r"onda bir\w*", 1 / 10)),
    "fa": ((r"نیمی", 1 / 2), (r"دو سوم", 2 / 3), (r"یک سوم", 1 / 3), (r"سه چهارم", 3 / 4), (r"یک چهارم", 1 / 4),
           (r"یک پنجم", 1 / 5), (r"یک دهم", 1 / 10)),
}  # fmt: skip
_NOT_OF_A_WHOLE = {
    # "A third attack", "a quarter ended", "half an hour", "the third quarter of 2025".
    "en": r"(?!\s+of\s+(?:19|20)\d\d)",
    "ru": r"(?!\s+(?:19|20)\d\d|\s+года)",
}
_SINGLE_ENDS = {"en": r"(?=\s+of\b|\s+(?:less|more|lower|higher|fewer)\b|[,.;)]|\s*$)"}


def fractions_in(text: str, language: str) -> list[Fraction]:
    """The fractions of a text in their order; none overlaps another."""
    known = _patterns(language[:2])
    if known is None:
        return []
    found: list[Fraction] = []
    lower = text.replace("’", "'")
    for match in known.finditer(lower):
        group = match.lastgroup or ""
        if group.startswith("w"):
            share = _WHOLE[language[:2]][int(group[1:])][1]
        else:
            ones = _ONES[language[:2]].split("|")
            first = match["count"].lower()
            count = _count(ones, first, language[:2])
            share = count / int(group[1:])
        if 0 < share < 1:
            found.append(Fraction(match.start(), match.end(), 100 * share))
    return found


def _count(ones: list[str], word: str, language: str) -> int:
    singles = {"en": 3, "fr": 2, "it": 3, "de": 5, "es": 2, "ru": 1, "uk": 1}[language]
    at = ones.index(word)
    return 1 if at < singles else at - singles + 2


@cache
def _patterns(language: str) -> re.Pattern[str] | None:
    if language not in _WHOLE:
        return None
    shapes = [f"(?P<w{at}>{words})" for at, (words, _share) in enumerate(_WHOLE[language])]
    if language in _PARTS:
        after, single = _NOT_OF_A_WHOLE.get(language, ""), _SINGLE_ENDS.get(language, "")
        parts = "|".join(
            f"(?P<p{whole}>{words})" for whole, words in _PARTS[language].items()
        )
        alone = rf"(?:(?=(?:a|an|one)\b[\s-]+\w+{single})|(?!(?:a|an|one)\b))" if single else ""
        shapes.insert(0, rf"{alone}(?P<count>{_ONES[language]})[\s\u00a0-]+(?:{parts}){after}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)", re.IGNORECASE)

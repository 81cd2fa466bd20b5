"""A text cut into words, figures and signs: once, for everything that is found in it."""

import re
from dataclasses import dataclass
from functools import cache

LONGEST = 60
"""Letters of a word or figures that are looked at; longer ones are noise."""


@dataclass(slots=True)
class Token:
    """A piece of a text: code points, end exclusive.

    `kind` is one of: word, figure, day (a whole date in figures), decade, ordinal, code (what has figures but
    counts nothing), sign, break. `word` is the folded word, or the sign.
    """

    start: int
    end: int
    kind: str
    word: str


_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
ALIKE = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ё": "е", "’": "'",
    "ʼ": "'", "ʹ": "'", "`": "'", "ґ": "г",
}  # fmt: skip
"""Letters and signs that are written one for the other."""
_ALIKE = str.maketrans({**ALIKE, "ß": "ss"})

_PIECES = r"""
  (?P<gap>[^\S\n]+)
| (?P<break>\n\s*)
| (?P<code>
    (?:https?://|www\.)[^\s<>"]{1,2000} | [\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}
  | \+\d[\d\ ()\u00a0.-]{6,20}\d                                                  # telephone numbers
  | \d{1,4}(?:\.\d{1,4}){3,8}(?!\d)                                               # addresses, versions
  | [01]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?[ap]\.?m\b\.?)? | 2[0-4]:[0-5]\d(?::[0-5]\d)?(?!\d)
  | (?:[01]?\d|2[0-4])\s?[hH]\s?[0-5]\d(?!\d) | (?:[01]?\d|2[0-4])[.][0-5]\d(?=\s(?:Uhr|uhr|GMT|UTC)\b)
  | 24/7 | 9/11(?![\d/])
  | \[\d{1,3}\] | \#\d+
  | (?:[^\W\d_]{1,12}[-‑])?(?:[^\W\d_a-zа-я]{1,6}|[A-ZА-ЯІЇЄ][a-zа-яіїє]{1,4})
    [-‑]\d+[^\W_]{0,4}(?:[-/][^\W_]{1,4})?(?!\w)
  | (?!(?:Rs|Rp|RM|[KUT]?[Ss]hs?|KSH|[NR](?=\d[\d.,]*\s?(?:[tb]n|m|trillion|billion|million)\b))\d)  # Shs64
    (?<!\d)[^\W\d_\u0600-\u06ff]{1,8}\d+[^\W_]{0,12}(?!\w)
  )
| (?P<day>
    (?P<iso>[12]\d{3}(?P<part>[-/.])[01]?\d(?P=part)[0-3]?\d(?!\d)(?:T[\d:.]{4,16}(?:Z|[+-]\d\d:?\d\d)?)?)
  | (?P<dmy>[0-3]?\d(?P<sep>[./-])[0-3]?\d(?P=sep)(?:[12]\d{3}|\d\d)(?![\d]))
  | (?P<my>(?:0?[1-9]|1[0-2])[./](?:19|20)\d\d(?![\d.,]))
  | (?P<ym>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-]))
  | (?P<dm>[0-3]?\d\.[01]?\d\.(?=\s)(?!\s*\d{4}))
  )
| (?P<phone>
    (?<![\w.,])0[\ .]\d{3}(?:[\ .]\d{2,3}){2,3}(?![\w,.]*\d)
  | (?<![\w.,])\(?0\d{1,8}\)?(?:[\ /.-]\d{2,8}){0,5}(?![\w,.]*\d)
  | \d{1,4}(?:[\ (-]{1,2}\d{2,4}\)?){1,4}-\d\d-\d\d(?!\d) | \d{3}-\d\d-\d\d(?!\d)
  )
| (?P<decade>
    (?:[12]\d)?\d0(?:['’]?s|er|[-‑](?:х|е|ті|тих|і|ми|ых|ые)|['’]l[ae]r\w{0,4})(?!\w)|['’]\d0s?(?!\w))
| (?P<ordinal>
    \d{1,3}(?:st|nd|rd|th|er|re|ère|ème|e|º|ª|°(?!\s?[CF]\b)
    |[-‑](?:й|го|е|я|му|м|ый|ого|ої|ій|га|ша|а))(?!\w))
| (?P<figure>
    \d{1,3}(?:(?P<group>[,.'’٬،\u00a0\u202f\u2009\ ])\d{3}(?:(?P=group)\d{3})*)(?:[.,٫]\d{1,12})?(?!\d)
  | \d{1,2}(?:,\d\d)+,\d{3}(?!\d)
  | \d{1,30}(?:[.,٫]\d{1,12})?(?!\d) | \d+
  )
| (?P<word>
    [\u0400-\u04ff\u0300-\u036f]+(?:['’ʼ`][\u0400-\u04ff]+)*
  | (?:[^\W\d_][\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c\u00ad]*)+)
| (?P<sign>.)
"""


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(_PIECES, re.VERBOSE | re.DOTALL)


def folded(word: str) -> str:
    """A word as the tables have it: small letters, no vowel marks, Arabic letters in one form."""
    lower = word.replace("İ", "i").lower()
    if lower.isascii():
        return lower
    return _MARKS.sub("", lower).translate(_ALIKE)


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text in order, without blanks; a paragraph break is a token."""
    found = []
    for match in _pieces().finditer(text):
        kind = match.lastgroup or ""
        if kind == "gap":
            continue
        start, end = match.span()
        if kind in ("word", "code"):
            word = folded(match[0]) if end - start <= LONGEST else ""
        elif kind == "break":
            if match[0].count("\n") < 2:
                continue
            word = "\n"
        else:
            word = "'" if match[0] in "’ʼ`" else match[0]
        found.append(Token(start, end, kind, word))
    return found

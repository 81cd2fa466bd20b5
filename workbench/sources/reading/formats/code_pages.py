"""Which code page bytes are of, recognised by the letters that they make: each language has its own.

A page is as likely as the letters beyond ASCII are under the language that suits them best; signs within
words, capitals behind small letters and letters of no language speak against it.
"""

import math
import re
import unicodedata
from functools import lru_cache

SAMPLE = 60_000
# Letters of each language beyond ASCII, the commonest first, and the pages it is written with.
_CYRILLIC = ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "cp855", "cp1125")
_ARABIC = ("cp1256", "iso8859-6", "cp720", "cp864")
_GREEK = ("cp1253", "iso8859-7", "cp737", "cp869", "mac-greek")
_HEBREW = ("cp1255", "iso8859-8", "cp862")
_FOREIGN = {
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё": _CYRILLIC,
    "оаинвіетрсклдумпязьбгйчхцжїюєщфшґ": _CYRILLIC,
    "аіноеысрялткдвмузпчгцўйжбшьюэхёф": _CYRILLIC,
    "аоиетнрсвлдкпмузъягбчжшцщхфйьюѝ": _CYRILLIC,
    "аоиенрстјукдвпмлзгбчшцжњљхћфђџ": _CYRILLIC,
    "аоиетнрсвјдлкупмзгбчшцќжњхѓфљџѕ": _CYRILLIC,
    "اليمونترةبعدسفهكقحأجشطصخإىذءضغئزثظآؤ،": _ARABIC,
    "ایرندهموتبسشکزگفخقعپحجآصطچغذثضظژئء،\u200c": _ARABIC,
    "αοιετσνηυρπκμλςάίόέγδήθωύχώφβξζψϊΐ": _GREEK,
    "יוהלאמרתבשנכדםקעחפטגצסזןךץף": _HEBREW,
    "านรอกเ่งมยลว้ดทีิสัตะปบคหุแจพ์ชขใไืำูโ็ผธณศซถภฟฉษญฐๆ": ("cp874",),
}
_WEST = ("cp1252", "mac-roman", "cp850", "cp437", "iso8859-15", "cp865", "cp858")
_EAST = ("cp1250", "iso8859-2", "cp852", "mac-latin2", "iso8859-16")
_TURKISH = ("cp1254", "cp857", "mac-turkish")
_BALTIC = ("cp1257", "iso8859-13", "cp775", "iso8859-4")
_LATIN = {
    "üäöß": (*_WEST, *_EAST),
    "éàèêçôîûùâïëœ«»’": _WEST,
    "óíáéñúü¿¡": _WEST,
    "ãçáéóíõêâúàô": _WEST,
    "èàòùéì’": _WEST,
    "äöåé": _WEST,
    "øåæé": _WEST,
    "éëïüöè": _WEST,
    "áíðþöéúóæý": ("cp1252", "cp850", "mac-iceland", "cp861"),
    "łąężóśćńź": _EAST,
    "íáéěřčýžšůúťňďó": _EAST,
    "áíčéšžýúťľôňäďó": _EAST,
    "áéöóőüíúű": _EAST,
    "ăîșțâşţ": _EAST,
    "čšžćđ": _EAST,
    "ıüşöğçİâÜÖŞÇ": _TURKISH,
    "āīēšūņļžčģķ": _BALTIC,
    "ėšųžūįčąę": _BALTIC,
    "äõüöšž": ("cp1257", "cp1252", "cp775"),
}
_KANA = re.compile("[\u3041-\u30fe]")
_JAPANESE = ("cp932", "euc_jp")
_MANY_KANA = 0.3
"""Of the letters beyond ASCII of a Japanese text; in a text of anything else there are next to none."""
_SIGNS = "“”‘’–—…«»„°§€£№•\u00a0"
_RARE, _ODD, _BROKEN, _SIGN = 1e-4, 2e-5, 1e-6, 1e-2
# Much the commonest of its kind: another page must be clearly better.
_PRIOR = {
    "cp1252": 0.4,
    "mac-roman": -0.1,
    "mac-latin2": -0.1,
    "cp852": -0.2,
    "cp775": -0.2,
}
# A consonant of a page between two others is seldom one.
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{3}", re.IGNORECASE)
_HIGH = re.compile(r"[^\x00-\x7f]")


def likeliest_of(data: bytes, *, foreign: bool) -> str:
    """The page that suits the bytes best, of those of other scripts or of Latin letters."""
    pages = dict.fromkeys(page for pages in (_FOREIGN if foreign else _LATIN).values() for page in pages)
    scores = {page: score(data, page) + _PRIOR.get(page, 0.0) for page in pages}
    return max(scores, key=lambda page: scores[page])


def score(data: bytes, page: str) -> float:
    """How likely a page is: the mean logarithm for each letter beyond ASCII; 0 is the most, for none."""
    text = data[:SAMPLE].decode(page, "replace")
    models = [*_models(page), _Model("")]
    totals = [0.0] * len(models)
    number = 0
    for found in _HIGH.finditer(text):
        number += 1
        at, letter = found.start(), found[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        within = before.isalpha() and after.isalpha()
        shouted = letter.isupper() and before.islower()
        crowded = within and _CONSONANTS.fullmatch(before + _plain(letter) + after) is not None
        misplaced = letter == "’" and after.isalpha() and not within
        for place, model in enumerate(models):
            chance = model.chance(letter, within, shouted)
            totals[place] += chance - (2.0 if crowded or misplaced else 0.0)
    return max(totals) / number if number else 0.0


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def japanese_of(data: bytes) -> str:
    """The Japanese encoding that bytes are in, by the syllables they make; "" for none."""
    for page in _JAPANESE:
        try:
            # The end may be half a letter.
            text = data[: SAMPLE // 2 * 2].decode(page, "strict" if len(data) < SAMPLE else "ignore")
        except UnicodeDecodeError:
            continue
        letters = len(_HIGH.findall(text))
        if letters and len(_KANA.findall(text)) >= _MANY_KANA * letters:
            return page
    return ""


class _Model:
    """One language: how likely each of its letters is."""

    def __init__(self, letters: str) -> None:
        weights = {letter: 1 / (place + 2) for place, letter in enumerate(letters)}
        whole = sum(weights.values()) or 1.0
        self._chances = {letter: math.log(weight / whole) for letter, weight in weights.items()}
        for letter, chance in list(self._chances.items()):
            self._chances.setdefault(letter.upper(), chance - 1.5)

    def chance(self, letter: str, within: bool, shouted: bool) -> float:
        """The logarithm for one letter, `within` a word, `shouted` behind a small one."""
        chance = self._chances.get(letter)
        if chance is not None:
            return chance - 4 if shouted else chance
        if letter == "\ufffd" or "\x80" <= letter < "\xa0":
            return math.log(_BROKEN)
        if letter in _SIGNS and (not within or letter == "’"):
            return math.log(_SIGN)
        return math.log(_RARE if letter.isalpha() and not shouted else _ODD)


@lru_cache
def _models(page: str) -> tuple[_Model, ...]:
    tables = (*_FOREIGN.items(), *_LATIN.items())
    return tuple(_Model(letters) for letters, pages in tables if page in pages)

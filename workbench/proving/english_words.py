"""English words as far as sentences are compared by them: stems, small words, clauses, who does what."""

import re
from functools import lru_cache

from workbench.proving.reading import Reading, Token

_CLAUSE_END = re.compile(
    r"[,;:()]|\s[—–-]\s|\b(?:and|but|while|whereas|although|after|before|because|which|who)\b"
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


SMALL = _listed(
    "the a an and or but nor of in on at to for from by with into onto over under as than then so such"
    " that this these those there here it its he she they them his her their him we us our you i who whom"
    " whose which what when where while if whether is are was were be been being am has have had having do"
    " does did doing will would shall should can could may might must not no never none neither nothing"
    " nobody without any some all each every both few more most other another own same too very just only"
    " also still yet even ever already again further about around after before during since until till"
    " between among against through per up down out off s t re ve ll d one two three four five six seven"
    " eight nine ten said says say told tell tells according reported report reports stated added because"
    " due however although though"
)
"""Words that say nothing of what a sentence is about."""

AUXILIARIES = _listed(
    "is are was were be been being am has have had do does did will would shall should can could may"
    " might must get gets got to yet also ever been still fully publicly officially even so far formally"
)

_IRREGULAR = {
    form: base
    for base, forms in (
        ("agree", "agreed agrees agreement"), ("arise", "arose arisen"), ("become", "became"),
        ("begin", "began begun beginning"), ("break", "broke broken"), ("bring", "brought"),
        ("build", "built"), ("buy", "bought"), ("catch", "caught"), ("choose", "chose chosen choice"),
        ("come", "came coming"), ("cost", "costs"), ("cut", "cuts cutting"), ("deal", "dealt"),
        ("die", "died dying"), ("draw", "drew drawn"), ("drive", "drove driven"),
        ("fall", "fell fallen"), ("feed", "fed"), ("feel", "felt"), ("fight", "fought"),
        ("find", "found"), ("flee", "fled"), ("fly", "flew flown"), ("forbid", "forbade forbidden"),
        ("freeze", "froze frozen"), ("get", "got gotten"), ("give", "gave given giving"),
        ("go", "went gone goes"), ("grow", "grew grown growth"), ("hear", "heard"),
        ("hide", "hid hidden"), ("hit", "hits hitting"), ("hold", "held"), ("hurt", "hurts"),
        ("keep", "kept"), ("know", "knew known"), ("lay", "laid"), ("lead", "led"),
        ("leave", "left leaving"), ("lend", "lent"), ("lie", "lay lain"), ("lose", "lost losing loss"),
        ("make", "made making"), ("mean", "meant"), ("meet", "met meeting"), ("pay", "paid payment"),
        ("put", "puts"), ("quit", "quits"), ("read", "reads"), ("ride", "rode ridden"),
        ("rise", "rose risen rising"), ("run", "ran running"), ("see", "saw seen"), ("seek", "sought"),
        ("sell", "sold"), ("send", "sent"), ("set", "sets setting"), ("shoot", "shot"),
        ("show", "shown"), ("shut", "shuts"), ("speak", "spoke spoken"), ("spend", "spent"),
        ("split", "splits"), ("spread", "spreads"), ("stand", "stood"), ("steal", "stole stolen"),
        ("strike", "struck stricken"), ("take", "took taken taking"), ("teach", "taught"),
        ("tear", "tore torn"), ("think", "thought"), ("throw", "threw thrown"),
        ("understand", "understood"), ("wear", "wore worn"), ("win", "won winning"),
        ("withdraw", "withdrew withdrawn withdrawal"), ("write", "wrote written"), ("burn", "burnt"),
        ("learn", "learnt"), ("plan", "planned planning plans"), ("ban", "banned banning"),
        ("stop", "stopped stopping"), ("deny", "denied denies denial"), ("refuse", "refused refusal"),
        ("arrive", "arrived arrival arriving"), ("approve", "approved approval"),
        ("deliver", "delivery"), ("reject", "rejection"), ("attend", "attendance"),
        ("announce", "announcement"),
    )
    for form in forms.split()
}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of an English word have in common."""
    return _regular(_IRREGULAR.get(word, word))


def _regular(word: str) -> str:
    for ending, least in (("ations", 5), ("ation", 5), ("ings", 4), ("ing", 4), ("ied", 3), ("ies", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least - 1:
            return _plain(word[: -len(ending)])
    for ending in ("ed", "es", "er", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return _plain(word[: -len(ending)])
    return _plain(word)


def _plain(stemmed: str) -> str:
    """Without a doubled last letter, a silent e, or y beside i."""
    if len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "se":
        stemmed = stemmed[:-1]
    if len(stemmed) > 3 and stemmed[-1] in "eiy":
        stemmed = stemmed[:-1]
    return stemmed


def is_telling(token: Token) -> bool:
    """Whether a word says what a sentence is about."""
    return token.word not in SMALL and len(token.word) > 1 and not token.word.isdecimal()


def stems_in(reading: Reading, start: int, end: int) -> list[str]:
    """The stems of the telling words at a place, in their order."""
    return [stem(one.word) for one in reading.tokens if start <= one.start < end and is_telling(one)]


def clauses_in(reading: Reading) -> list[tuple[int, int]]:
    """Start and end of the clauses of a text, roughly."""
    found = []
    for start, end in reading.sentences:
        at = start
        for match in _CLAUSE_END.finditer(reading.text, start, end):
            if match.start() > at:
                found.append((at, match.start()))
            at = match.end() if not match[0][0].isalpha() else match.start()
        if at < end:
            found.append((at, end))
    return found


def clause_at(reading: Reading, position: int) -> tuple[int, int]:
    """The clause around a place."""
    for start, end in clauses_in(reading):
        if start <= position < end:
            return start, end
    return 0, len(reading.text)

"""How often a text denies something, in any of the languages that are read: by "not" or by words such as "refuse".

A count is of clauses rather than of words, so that "ne … pas" and "weder … noch" deny once.
"""

import re
from functools import lru_cache

from workbench.proving.reading import Reading

IMPLIED = re.compile(
    r"\b(?:refus\w+|den(?:y|ied|ies|ial)|fail\w*|reject\w*|lack\w*|absen\w+|cancel\w*|halt\w*|stopp\w*|"
    r"suspend\w*|closed|closure|shut|ban(?:s|ned)?|block(?:s|ed|ing)?|prevent\w*|unable|undisclosed|unsigned|unpaid|"
    r"unresolved|unconfirmed|unlikely|unwilling|disallow\w*|dismiss\w*|declin\w+ to|at large|rul\w+ out|skipp\w*|"
    r"missed|postpon\w*|delay\w*|ended|stay\w* (?:away|out)|pending|impossible|hardly|unless|out of service|"
    r"yet to|no longer|forb[aio]d\w*|prohibit\w*|barred|bars|boycott\w*|abstain\w*|avoid\w*|refrain\w*|ceas\w+|"
    r"withh[eo]ld\w*|oppos\w+|resist\w*|stopped short|steer\w* clear|revok\w*|scrapp\w*|abandon\w*|dropp?ed)\b",
    re.IGNORECASE,
)
"""English words that deny without a word such as "not"."""
_LEANING = re.compile(
    r"\b(?:un(?!it|iq|iv|der|ion|iform|til|less)\w{3,}(?:ed|able|ing)|still|remain\w*|only|little|few|rare\w*|unchanged|"
    r"against|instead|rather than|too|out of|empty|impasse|deadlock|nil|zero|far from|stay\w*|intact|ruined|lost|"
    r"neutral|silent|silence|idle|shelved|put off|held? off|held back|held? out|spared|barely|scarcely|limited|"
    r"kept|keep\w*|end\w*|lifted|stop\w*|against|withdr\w+|los\w+|leav\w+|left|short of|less|fewer|neither)\b",
    re.IGNORECASE,
)
"""Words that may carry what a passage says by denying."""
_PLAIN = re.compile(
    r"\b(?:not|never|cannot|no|none|nobody|nothing|neither|nor|without)\b|n[’']t\b|"
    r"\b(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|must)nt\b",
    re.IGNORECASE,
)
_NOT_DENYING = re.compile(
    r"\b(?:not only|not least|not surprisingly|no (?:fewer|less|later|more|doubt|sooner)|not (?:later|more|less))\b|"
    r"\bno\.\s?\d",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"(?:\b(?:not|never|cannot)|n[’']t)\s+(?:\w+\s+)?(?:unable|unwilling|without|fail\w*|den(?:y|ied)|refus\w+|reject\w*|"
    r"rul\w+ out|forb[aio]d\w*|prohibit\w*|barred|banned|prevent\w*|oppos\w+|block\w*|cancel\w*|suspend\w*|unlikely|"
    r"impossible|exclud\w+|boycott\w*|stopp?\w*|halt\w*|undisclosed|unpaid|unresolved|declin\w+ to)\b",
    re.IGNORECASE,
)
_OTHERS = {
    "fr": r"\b(?:ne|pas|aucune?s?|sans|jamais|ni|personne|rien|refus\w*|exclu\w*|démen\w*|rejet\w*|nie|nient|nié)\b|\bn['’]",
    "it": r"\b(?:non|nessun\w*|senza|mai|né|nulla|niente|rifiut\w*|esclud\w*|esclus\w*|smenti\w*|nega\w*|respin\w*)\b",
    "es": r"\b(?:no|ningun\w*|ningún|sin|nunca|jamás|ni|nadie|nada|tampoco|neg[óa]\w*|niega\w*|rechaz\w*|descart\w*|desminti\w*)\b",
    "de": r"\b(?:nicht|kein\w*|nie|niemals|ohne|niemand|nichts|weder|lehn\w*|ablehn\w*|abgelehnt|verweiger\w*|bestritt\w*|"
          r"bestreite\w*|dementier\w*|untersag\w*|verbot\w*|verbiet\w*|fern|\w+verbot\w*|ausgeschlossen|schließt)\b",
    "ru": r"\b(?:не|нет|ни|без|никто|никогда|ничего|никак\w*|отказ\w*|нельзя|отверг\w*|опроверг\w*|отриц\w*|исключ\w*|запре\w*)\b",
    "uk": r"\b(?:не|немає|нема|ні|без|ніхто|ніколи|нічого|жодн\w*|відмов\w*|запереч\w*|спростув\w*|виключ\w*|заборон\w*)\b",
    "ar": r"(?<!\w)[وف]?(?:لم|لا|لن|ليس|ليست|غير|دون|بدون|ما زال|لما|عدم|رفض\w*|يرفض\w*|نفى\w*|نفت|ينفي|تنفي|استبعد\w*|منع\w*|"
          r"فشل\w*)(?!\w)",
    "tr": r"\w(?:m[ae]d[ıi]|m[ae]z|m[ıiuü]yor|m[ae]m[ıi]ş|m[ae]yac|m[ae]yec|m[ae]dan|m[ae]den|m[ae]s[ıi]\b)|"
          r"\b(?:değil|yok|hiç\w*|redde\w*|yalanla\w*|yasakla\w*|dışla\w*)",
    "fa": r"(?<!\w)(?:ن(?:می|خواه|کرد|شد|بود|دار|یافت|داد|گرفت|رفت|پذیر)\w*|نه|نیست|نیستند|هیچ|بدون|عدم|رد کرد\w*|تکذیب\w*)",
}  # fmt: skip
_CLAUSE = re.compile(r"[,;:.!?،؛—–]|\s-\s")


@lru_cache(maxsize=8192)
def plain_denials(reading: Reading) -> int:
    """How many clauses of an English text deny by a word such as "not"; elsewhere by any word."""
    if reading.language[:2] in _OTHERS:
        return others_in(reading.text, reading.language)
    return _count(_NOT_DENYING.sub(" ", reading.text), _PLAIN)


@lru_cache(maxsize=8192)
def all_denials(reading: Reading) -> int:
    """The same with words that deny by their meaning; a "not" before one of them counts with it once."""
    if reading.language[:2] in _OTHERS:
        return others_in(reading.text, reading.language)
    text = _TWICE.sub(" not ", _NOT_DENYING.sub(" ", reading.text))
    return sum(len(pattern.findall(text)) for pattern in (_PLAIN, IMPLIED))


def leans(reading: Reading) -> bool:
    """Whether an English text may tell in other words what a passage denies."""
    return bool(all_denials(reading)) or _LEANING.search(reading.text) is not None


def twice_denied(reading: Reading) -> re.Match[str] | None:
    """Where an English text denies what itself denies: "not unable"."""
    return _TWICE.search(reading.text)


def others_in(text: str, language: str) -> int:
    """How many clauses of a text in another language than English deny."""
    return _count(text, re.compile(_OTHERS[language[:2]], re.IGNORECASE))


def denies_in_any(text: str) -> bool:
    """Whether a text of no known language denies anything."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in _OTHERS.values())


def is_known(language: str) -> bool:
    """Whether denials of a language other than English are known."""
    return language[:2] in _OTHERS


def _count(text: str, pattern: re.Pattern[str]) -> int:
    return sum(bool(pattern.search(clause)) for clause in _CLAUSE.split(text))

"""Which paragraphs of somebody else's brief are headings, and what part of a brief they begin."""

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.briefs.heading_words import Part, annexes, counting, parts, telling, times
from workbench.briefs.paragraphs import Paragraph, is_in_capitals, number_before
from workbench.values.text import fold

_MOST_WORDS, _MOST_LETTERS = 10, 90
_MOST_LEAD_WORDS = 6
_FEWEST_APART = 3
_LONGEST_HEAD = 70
_BRACKETS = re.compile(r"[\s–—-]*[(\[][^()\[\]]{1,60}[)\]]")
_RUN_IN = re.compile(r"\s*(?:(?<=[?؟])\s|[:：.۔\t]|\s[–—-](?=\s)|[–—](?=\s?\S)|\.\s?[–—-])\s*(?=[^\s:.])")
_ENDS = (".", "!", "?", ";", ",", "…", "؟", "؛", "،", "。")
_ENDS_OF_TEXT = tuple(sign for sign in _ENDS if sign not in "?؟")
"""What no heading ends with; many are questions."""
_BARE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s+(?=[^\W\d_])")
_OWN_WITH_COLON = re.compile(r"[^\W\d_][^:.!?]{2,60}\s?[:：]\Z")
_SECTION = re.compile(
    r"(?:section|part|teil|partie|parte|часть|раздел|bölüm|القسم|§)\s*[\dIVX]+\s*[:.–—-]?\s+", re.IGNORECASE
)
PORTION_MARK = re.compile(r"\((?:U|C|S|TS|R|NU|O|P)(?://[A-Z/, -]+)?\)\s+")
"""The marking of one paragraph, as some services write it before the words."""
_ORDINAL = re.compile(
    r"(?:[أا]ول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن)(?:\u064b?ا\u064b?|ا)\s*[:：.،–-]\s*"
    r"|(?:first|second|third|premièrement|deuxièmement|erstens|zweitens|drittens)\s*:\s+",
    re.IGNORECASE,
)
_DASHES = ("-", "–", "—")
_AROUND = "*=~_•»«<>|#–—-"
_ARTICLES = ("the ", "la ", "les ", "le ", "die ", "das ", "der ", "i ", "il ", "lo ")
"""With one of these before it, a word at the beginning of a sentence is no heading."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_TIME_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its title, the part it names ("" for one of the house's own), the words after it.

    `look` is style, set off, capitals, colon, lead (a set-off beginning of a paragraph) or words;
    `sure` says whether the part is named and not only likely, `named` whether the title as a whole names it.
    """

    title: str
    part: Part | str
    look: str
    rest: str = ""
    level: int = 0
    sure: bool = True
    named: bool = False


@lru_cache(maxsize=8192)
def part_named(title: str) -> tuple[Part | str, bool]:
    """The part that a title names, and whether surely; "" where it names none or more than one."""
    known, words = parts(), _plain(title)
    if words in known:
        return known[words], True
    for shorter in _without_time(title):
        if shorter in known:
            return known[shorter], True
    if words.split(" ")[0].rstrip(":.") in annexes():
        return "other", True
    halves = re.split(r"\s+(?:and|et|und|e|и|й|та|ve|y|en|i)\s+|\s*[&/+|]\s*|\s+[–—-]\s+|\s+و\s?", words)
    named = {known[half] for half in halves if half in known}
    if len(halves) > 1 and len(named) == 1 and all(half in known for half in halves):
        return next(iter(named)), True
    return "", True


def part_told(title: str) -> tuple[Part | str, bool]:
    """`part_named`, and for a longer title what a word in it tells: "Political outlook"."""
    part, sure = part_named(title)
    if part:
        return part, sure
    found = {telling()[word] for word in _plain(title).split() if word in telling()}
    if len(found) == 1:
        part = next(iter(found))
        return part, part == "outlook"
    return "", not found


def heading_of(paragraph: Paragraph) -> Heading | None:
    """The heading that a paragraph is or begins with; None for running text."""
    text = paragraph.text.strip()
    if not text or paragraph.style in ("caption", "contents"):
        return None
    title = bare_title(text)
    named, sure = part_named(title)
    if not named and (bare := _BARE_NUMBER.sub("", title)) in title and part_named(bare)[0]:
        title, (named, sure) = bare, part_named(bare)
    look = _look(paragraph)
    if paragraph.heading or (named and len(text) <= _LONGEST_HEAD):
        told, sure = (named, sure) if named else part_told(title)
        return Heading(title or text, told, look, level=paragraph.level, sure=sure, named=bool(named))
    is_bullet = paragraph.item and not paragraph.number
    if look in ("set off", "capitals") and _is_short(text) and not is_bullet:
        told, sure = part_told(title)
        return Heading(title, told, look, sure=sure, named=bool(named))
    return _run_in(paragraph) or _with_colon(paragraph)


def bare_title(text: str) -> str:
    """A heading as it is called: without number, portion mark, signs around it, colon and full stop."""
    text = PORTION_MARK.sub("", text.strip().strip(_AROUND).strip())
    text = _ORDINAL.sub("", number_before(text)[1])
    return _SECTION.sub("", text).strip().rstrip(":：.–—- ").strip()


def _look(paragraph: Paragraph) -> str:
    text = paragraph.text.strip()
    if paragraph.heading:
        return "style"
    if is_in_capitals(text):
        return "capitals"
    if paragraph.set_off:
        return "set off"
    return "colon" if text.endswith((":", "：")) else "words"


def _is_short(text: str) -> bool:
    return (
        len(text) <= _MOST_LETTERS
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith(_ENDS_OF_TEXT)
        and any(sign.isalpha() for sign in text)
    )


def _with_colon(paragraph: Paragraph) -> Heading | None:
    text = paragraph.text.strip()
    if paragraph.item or not _OWN_WITH_COLON.match(text) or len(text.split()) > _MOST_LEAD_WORDS:
        return None
    if text[0].islower():
        return None
    told, sure = part_told(bare_title(text))
    return Heading(bare_title(text), told, "colon", sure=sure)


def _run_in(paragraph: Paragraph) -> Heading | None:
    """A heading at the beginning of a paragraph, by its words or because it is set off."""
    text = paragraph.text
    lead = text[: paragraph.lead].rstrip()
    if lead and len(lead) < len(text.strip()):
        rest = text[len(lead) :].lstrip(" \t\n:：.–—-")
        title = bare_title(lead)
        named, sure = part_named(title)
        ended = lead.endswith((":", "：", ".", "?", "؟", "–", "—", "-")) or text[
            len(lead) :
        ].lstrip().startswith((":", "：", "–", "—"))
        if named and named != "notes" and rest:
            return Heading(title, named, "lead", rest, sure=sure, named=True)
        if ended and rest and len(title.split()) <= _MOST_LEAD_WORDS:
            told, sure = part_told(title)
            return Heading(title, told, "lead", rest, sure=sure)
    number, bare = number_before(text)
    for words in (text, bare) if number else (text,):
        for match in _RUN_IN.finditer(words, 0, _LONGEST_HEAD):
            title = bare_title(words[: match.start()])
            named, sure = part_named(title)
            is_phrase = title.casefold().startswith(_ARTICLES)
            rest = words[match.end() :].strip()
            # "Developments – such as these – …" may go on; a colon or a full stop ends a title.
            sure = sure and not (rest[:1].islower() and match[0].strip() in _DASHES)
            if named and named != "notes" and not is_phrase and title[:1].upper() == title[:1]:
                return Heading(title, named, "words", rest, sure=sure, named=True)
    return None


def _plain(title: str) -> str:
    """A title as titles are compared."""
    words = fold(bare_title(title).rstrip("?؟ ").replace("’", "'").replace("`", "'")).split()
    # "S U M M A R Y": letters set apart.
    apart = len(words) > _FEWEST_APART and all(len(word) == 1 for word in words)
    return ("" if apart else " ").join(words)


def _without_time(title: str) -> list[str]:
    """A title without what says for how long: "Outlook (3 months)", "Three-month outlook"."""
    bare = _BRACKETS.sub("", title)
    found = [_plain(bare)] if bare != title else []
    pieces = re.split(r"\s*[:,،|]\s*|\s+[–—-]\s+|[–—]", bare)
    others = [piece for piece in pieces if not is_time(piece)]
    if len(pieces) > 1 and len(others) == 1:
        found.append(_plain(others[0]))
    words = _plain(bare).replace("-", " ").split()
    kept = [word for word in words if not _tells_time(word)]
    if kept and any(word in times() or _YEAR.match(word) for word in words if word not in kept):
        found.append(" ".join(kept))
    return found


def is_time(text: str) -> bool:
    """Whether words only say for how long or until when: "next 3 months", "to June 2025"."""
    words = [fold(word) for word in _TIME_WORD.findall(text)]
    return bool(words) and all(_tells_time(word) for word in words)


def _tells_time(word: str) -> bool:
    return word in times() or any(sign.isdigit() for sign in word) or word in counting()

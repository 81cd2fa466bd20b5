"""Whose report a text gives, where it says so: a dateline, a byline, "according to AFP" in a sentence.

A whole text is gone through quickly: only where an outlet is named are its words looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from workbench.extraction.languages import languages_of, tables
from workbench.extraction.model import Cited
from workbench.extraction.outlets import outlets_in, spellings_of
from workbench.extraction.tokens import ALIKE, tokens_of

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Place = Literal["line", "text"]
_REACH = 120
"""Code points on either side of a name that are looked at."""
_LONGEST_LINE = 70
"""Code points of a byline, or of what stands before the name in a dateline."""
_SENTENCE = 200
_HEAD_LINES, _TAIL_LINES = 8, 4
_PLAIN = str.maketrans(ALIKE)
_END_OF_SENTENCE = re.compile(r"[.!?؟…]+[\"”»)]*\s+(?=[^a-zа-яіїє])|\n+")
_LEADS = (
    r"by|from|source|sources|via|with|and|par|de|d'après|avec|et|da|di|fonte|fonti|con|e|von|quelle|quellen|"
    r"mit|und|aus|por|fuente|fuentes|com|fontes|y|источник|источники|по материалам|материалы|с|и|джерело|"
    r"джерела|за матеріалами|та|з|kaynak|kaynaklar|ile|ve|المصدر|المصادر|عن|نقلا عن|مع|وكالات|و|"
    r"منبع|به نقل از|به گزارش|با"
)
_OF = (
    r"(?:(?:additional|further)\s+)?(?:inputs?|reporting|material|information|files|contributions?|content)\s+"
    r"(?:from|by|of)(?:\s+the)?|(?:les\s+|des\s+)?(?:informations?|contenus?)\s+(?:de\s+|d')|l'|"
    r"(?:material|informationen|inhalten|agenturmaterial)\s+(?:von|der|des)(?:\s+der)?|der|"
    r"(?:informazioni|contributi|fonti?|fonte)\s+(?:di|da|della|dell')?|agenzie|agencias|agências|agences|agenturen|"
    r"(?:la\s+)?información\s+(?:de|del)(?:\s+la)?|(?:informações|agência)\s+(?:da|do|de|das)|"
    r"(?:использованием\s+)?материалами|матеріалами|данным|сообщению|информации|даними|повідомленням|the|la|le"
)
"""What is said to be theirs, between "with" and the name of the outlet."""
_FILLERS = (
    r"staff|agencies|agency|agences|agenzie|agenturen|агентств|агентства|ajanslar|agence|agenzia|agentur|"
    r"ajansı|агентство|وكالة|newsroom|desk|editorial|team|reports?|reporters?|wires?|services?|news|the|le|la|l'|die|"
    r"der|redaction|rédaction|redazione|redaktion|redacción|redação|agencias|agências|редакция|редакція|material|"
    r"red|dpa-infocom|خبرگزاری"
)
_LEAD = re.compile(rf"^(?:{_LEADS})\b\s*:?\s*", re.IGNORECASE)
_MATERIAL = re.compile(rf"^(?:{_OF})(?<=')|^(?:{_OF})\b\s*", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:in|à|a|en|au|aus|em|в|у)\s+[^\W\d_][\w'’-]*$")
"""The place behind a name: "Reuters in Tripoli"."""
_BESIDE = re.compile(
    r"^(?P<writer>[^.!?:]{2,45}?)[\s,(|/–—-]+(?:with|and|avec|et|mit|und|con|com|e|y|с|и|з|та|مع|و|با|\||/)[\s:]+"
    r"(?P<outlets>.+)$",
    re.IGNORECASE,
)
"""Somebody who writes with what outlets report: "Our correspondent, with Reuters"."""
_BEHIND = re.compile(
    r"^(?P<outlets>.+?)(?:\s+ile|\s+contributed to this (?:report|story|article))$", re.IGNORECASE
)
_MOST_WRITERS = 6
"""Words of those who write beside an outlet."""
_FILLER = re.compile(rf"\b(?:{_FILLERS})\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:[,;/&+|·•]|(?<!\w)[–—-](?!\w)|\s(?:and|et|e|y|und|и|та|і|ve|with|avec|con|com|mit|с|з|مع)\s"
    r"|،)\s*"
)
_ADDED = re.compile(r"^(?:additional|further) (?:reporting|material|information)\b", re.IGNORECASE)
_EDGES = " ()[].—–-"
_SMALL_NAMES = frozenset(["dpa", "n-tv", "franceinfo"])
_DASH = re.compile(r"\s*[-–—―.:]")


@dataclass(frozen=True, slots=True)
class Report:
    """An outlet whose report a text says it gives: code points of name and cue, and the words that say so.

    `place` is "line" where a dateline, byline or credit says it of the whole text, else "text". From a
    field outside the text, such as the author's name, `start` and `end` are 0. `first` and `last` are those
    of the sentence.
    """

    outlet: str
    words: str
    start: int = 0
    end: int = 0
    place: Place = "text"
    first: int = 0
    last: int = 0


def reports_in(text: str, language: str = "", outlets: Sequence[str] = ()) -> list[Report]:
    """Whose reports a text gives, in its order. `outlets` are known beside the shipped list.

    About 0.1 seconds for a million letters with few outlets in them. Raises nothing.
    """
    given = tuple(outlets)
    found = list(_credits(text, given))
    credited = [(report.start, report.end) for report in found]
    for start, end in _windows(text, given):
        window = text[start:end]
        tokens = tokens_of(window)
        chosen = tables(*languages_of(window, tokens, language))
        for find in outlets_in(window, tokens, chosen, given):
            if not any(first <= start + find.start < last for first, last in credited):
                found.append(_report(text, start + find.start, start + find.end, find.cited))
    return sorted(found, key=lambda report: report.start)


def reports_in_author(author: str, outlets: Sequence[str] = ()) -> list[Report]:
    """The outlets that a field with the name of the author gives: "Reuters", "Jane Doe (with AFP)"."""
    given = tuple(outlets)
    names = _names_alone(author, given) or _credited(author.strip(_EDGES), given, is_title=False)
    return [Report(outlet, author.strip(), place="line") for outlet in names]


def _windows(text: str, outlets: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Stretches of the text in which an outlet may be named."""
    before: tuple[int, int] | None = None
    hits = _finder(outlets).find_matches_as_indexes(_plain(text), overlapping=True)
    for start, end in sorted((start, end) for _pattern, start, end in hits):
        if not _may_be_name(text, start, end):
            continue
        first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
        line_end = text.find("\n", end)
        last = min(len(text) if line_end < 0 else line_end, end + _REACH)
        if before is not None and first <= before[1]:
            before = before[0], max(last, before[1])
            continue
        if before is not None:
            yield before
        before = first, last
    if before is not None:
        yield before


def _may_be_name(text: str, start: int, end: int) -> bool:
    """Whether a name that stands there begins and ends as one: not "rt" in "party", nor "report"."""
    before, first, after = text[start - 1 : start], text[start], text[end : end + 1]
    if "\u0620" <= first <= "\u064a":
        return True
    if before.isalnum() or (after.isalnum() and not "\u0400" <= after <= "\u04ff"):
        return False
    name = text[start:end]
    return name != name.lower() or not first.islower() or name in _SMALL_NAMES


@lru_cache(maxsize=4)
def _finder(outlets: tuple[str, ...]) -> "AhoCorasick":
    # Imported here: a window is up before any text is looked through.
    from ahocorasick_rs import AhoCorasick, MatchKind

    stems = {_plain(_stem(spelling)) for spelling in spellings_of(outlets)}
    return AhoCorasick(sorted(filter(None, stems)), matchkind=MatchKind.Standard)


def _stem(spelling: str) -> str:
    """What a name has in common with its forms in other cases."""
    is_cyrillic = "\u0400" <= spelling[-1:] <= "\u04ff"
    return spelling[:-1] if is_cyrillic and len(spelling) > 4 and spelling[-1] in "аяйь" else spelling


def _plain(text: str) -> str:
    """The text in small letters, as many as before."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.translate(_PLAIN)


def _report(text: str, start: int, end: int, cited: Cited) -> Report:
    place: Place = "line" if _is_dateline(text, start, end) else "text"
    first, last = _sentence(text, start, end)
    return Report(cited.outlet, " ".join(text[first:last].split()), start, end, place, first, last)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether "(Reuters)" or "/TASS/" opens the text behind a place and day, or closes it."""
    if text[start] not in "(/":
        return False
    line = text.rfind("\n", 0, start) + 1
    opens = start - line <= _LONGEST_LINE and not re.search(r"[a-zа-я]{3}\. |[!?]", text[line:start])
    if opens and _DASH.match(text, end) and text.count("\n", 0, line) < _HEAD_LINES:
        return True
    return not text[end:].strip(" .\n*_—-")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that says it, or what stands about the name where it is long."""
    first = max(start - _SENTENCE, 0)
    for match in _END_OF_SENTENCE.finditer(text, first, start):
        first = match.end()
    following = _END_OF_SENTENCE.search(text, end, min(len(text), end + _SENTENCE))
    last = following.start() + 1 if following else min(len(text), end + _SENTENCE)
    return first, last


def _credits(text: str, outlets: tuple[str, ...]) -> Iterator[Report]:
    """Short lines at the beginning and the end of a text that consist of outlets: "Source: TASS"."""
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    edges = lines[:_HEAD_LINES] + lines[max(_HEAD_LINES, len(lines) - _TAIL_LINES) :]
    for number, (start, line) in enumerate(edges):
        if len(line) > _LONGEST_LINE:
            continue
        # The first line is the title: "Talks with Reuters" credits nobody.
        for outlet in _credited(line.strip(_EDGES), outlets, is_title=number == 0):
            yield Report(outlet, line.strip(), start, start + len(line), "line", start, start + len(line))


def _credited(line: str, outlets: tuple[str, ...], *, is_title: bool) -> list[str]:
    """The outlets that a line by itself credits."""
    if _LEAD.match(line) or _ADDED.match(line):
        return _names_alone(line, outlets)
    behind = _BEHIND.match(line)
    if behind:
        return _names_alone(behind["outlets"], outlets)
    beside = None if is_title else _BESIDE.match(line)
    if beside and len(beside["writer"].split()) <= _MOST_WRITERS:
        # For outlets other than agencies the line may be news: a row with a newspaper.
        names = _names_alone(beside["outlets"], outlets, only=True)
        return [name for name in names if _is_agency(name)]
    return []


def _names_alone(words: str, outlets: tuple[str, ...], *, only: bool = False) -> list[str]:
    """The outlets among the parts of a line; with `only` none where a part is anything else."""
    names = _by_spelling(outlets)
    found: list[str] = []
    for part in _BETWEEN.split(f" {words.strip(_EDGES)} "):
        outlet = _named(part, names)
        if outlet:
            found.append(outlet)
        elif only and _FILLER.sub("", part.strip(_EDGES)).strip():
            return []
    return list(dict.fromkeys(found))


def _named(part: str, names: dict[str, str]) -> str:
    """The outlet that a part of a line is, without what leads to it; "" for anything else."""
    bare = part.strip(_EDGES + ":")
    for _step in range(3):
        for form in (bare, _WHERE.sub("", bare), _FILLER.sub("", bare)):
            outlet = names.get(" ".join(_plain(form).split()))
            if outlet:
                return outlet
        shorter = _MATERIAL.sub("", _LEAD.sub("", bare)).strip(_EDGES)
        if shorter == bare:
            break
        bare = shorter
    return ""


@lru_cache(maxsize=512)
def _is_agency(outlet: str) -> bool:
    from workbench.sources.store.outlets import outlet_named

    known = outlet_named(outlet)
    return known is not None and known.kind == "agency"


@lru_cache(maxsize=4)
def _by_spelling(outlets: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for spelling, outlet in spellings_of(outlets).items():
        found.setdefault(" ".join(_plain(spelling).split()), outlet)
    return found

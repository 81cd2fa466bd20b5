"""What is before and after the text of somebody else's brief: headline, letterhead, dates, closing."""

import re
from dataclasses import dataclass

from workbench.actors.meanings import word_meanings
from workbench.briefs.flow import DATES, ROW_SIGN, Block
from workbench.briefs.heading_words import country_labels, headline_labels, labels
from workbench.briefs.headings import PORTION_MARK, part_named
from workbench.extraction.engine import extract
from workbench.values.text import fold
from workbench.values.tlp import normalised

TITLE = re.compile(
    r"(?P<country>[^\W\d_][^:：.!?]{1,48}?)\s*[:：](?:\s+|(?=[^\W\d_]))(?P<headline>\S.{1,240})\Z"
)
_PARTED = re.compile(
    r"(?P<country>[^\W\d_][^:：.!?|]{1,48}?)\s*(?:\s[–—-]|[–—]|\||,)\s*(?P<headline>[^\W_].{3,240})\Z"
)
_BRACKETED = re.compile(r"[\[(](?P<country>[^\[\]()]{2,40})[\])]\s*[:–—-]?\s*(?P<headline>[^\W_].{3,240})\Z")
_LABELLED = re.compile(r"(?P<label>[^:：|]{1,40}?)\s*(?:[:：]|\|)\s*(?P<value>\S.*)\Z")
_MARKING = re.compile(
    r"(?:\W*(?:tlp\s*[:\s]\s*(?P<tlp>white|clear|green|amber\s*\+?\s*strict|amber|red)|unclassified|restricted|"
    r"confidential|internal(?:\s+use(?:\s+only)?)?|official(?:[\s:–-]+sensitive)?|embargoed?|draft|"
    r"for\s+official\s+use\s+only|confidentiel|diffusion\s+restreinte|vertraulich|nur\s+für\s+den\s+dienstgebrauch|"
    r"riservato|конфиденциально|для\s+служебного\s+пользования|конфіденційно|gizli|hizmete\s+özel|سري|للاستخدام\s+الداخلي)"
    r"\b[\w\s:–-]{0,30})+\W*\Z",
    re.IGNORECASE,
)
_TLP = re.compile(r"\btlp\s*[:\s-]\s*(white|clear|green|amber\s*\+?\s*strict|amber|red)\b", re.IGNORECASE)
_CONTACT = re.compile(
    r"\S+@\S+\.\w|\bhttps?://|\bwww\.|(?:\+|00)\d[\d\s()/-]{6,}|\b(?:tel|phone|fax|tél)\b\.?\s*:?\s*[+\d]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\W*(?:(?:исх|вх|вих|prot|réf?|our\s+ref|az)\b\.?\s*:?\s*)?"
    r"(?:[№#]|n[°º]|(?:issue|no|nr|vol|volume|number|edition|numéro|ausgabe|numero|выпуск|випуск|номер|sayı|العدد|عدد|"
    r"page|seite|pagina|стр|sayfa|صفحة)\b)\.?\s*[#:]?\s*[\d٠-٩].{0,40}\Z",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:by|prepared\s+by|author|written\s+by|par|von|di|a\s+cura\s+di|автор|подготовил[аи]?|hazırlayan|إعداد|بقلم)\s+\S",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:to\s+)?(?:explore|contact|speak\s+(?:with|to)|talk\s+to|for\s+(?:more|further|questions|inquiries|enquiries)"
    r"|learn\s+more|find\s+out\s+more|get\s+in\s+touch|reach\s+out|subscribe|sign\s+up|visit\s+our|request\s+a"
    r"|questions\s+about|our\s+(?:team|analysts|desk)\b"
    r"|pour\s+(?:plus|toute|en\s+savoir|nous)\b|contactez|für\s+(?:weitere|rückfragen|fragen)\b|weitere\s+informationen"
    r"|kontakt|per\s+(?:ulteriori|maggiori|informazioni)\b|contatti|contattate|за\s+(?:дополнительной|подробной|додатковою)"
    r"|свяжитесь|контакты?\b|зв['’]яжіться|daha\s+fazla|bize\s+ulaşın|iletişim|للمزيد|لمزيد|للتواصل|للاستفسار|تواصلوا"
    r"|para\s+(?:más|mais)\b)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\W*(?:©|(?:sources|quellen|fonti|источники|джерела|kaynaklar|المصادر|fuentes)\s*[:：]|\(c\)\s*\d{4}|copyright\b|all\s+rights\s+reserved|disclaimer\b|this\s+(?:report|brief|document|note|"
    r"publication|assessment)\s+(?:is|was|has\s+been|may|contains|does)\b|distribution\s*:|end\s+of\s+(?:report|brief|document)|"
    r"ends?\W*\Z|fin\W*\Z|ende\W*\Z|tous\s+droits|alle\s+rechte|tutti\s+i\s+diritti|все\s+права|tüm\s+hakları|"
    r"جميع\s+الحقوق|\W+\Z)",
    re.IGNORECASE,
)
_LONGEST_CLOSING = 300
_MOST_CLOSING_LINES = 3
_MOST_TAIL = 8
_MOST_BYLINE = 12
_SENTENCE_ENDS = (".", "!", "?", "؟", "。", "۔", "…")
_MARKS_AT_END = re.compile(
    r"(?:\s?\[(?:\d{1,3}|[a-z])\]|[⁰¹²³⁴-⁹*†‡§]|(?<=[.!?”])\d{1,2}|(?<=[.!?”؟])\s?\([^()]*\))+\Z"
)
_MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """Country and headline, in which blocks they are, and what was guessed of them ("" for nothing)."""

    country: str
    headline: str
    blocks: frozenset[int]
    doubt: str = ""


def title_in(text: str) -> re.Match[str] | None:
    """The country and headline in a line, past the marking of its portion; None for another line."""
    return TITLE.match(PORTION_MARK.sub("", text))


def is_headline(block: Block) -> bool:
    """Whether a block reads `Country: headline` and is no label, item or sentence."""
    match = title_in(block.text)
    if not match or block.paragraph.item or block.is_row or block.text.endswith((".", ":", ";")):
        return False
    return not part_named(match["country"])[0] and fold(match["country"]) not in labels()


def is_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, quotation marks and brackets aside."""
    return _MARKS_AT_END.sub("", text.strip()).rstrip('”"»’)]›“ ').endswith(_SENTENCE_ENDS)


def kind_of_line(block: Block) -> str:
    """What a line beside the text is, as it is said of what is left out; "" for anything else."""
    text = block.text.strip()
    if marking_in(text) or _MARKING.match(text):
        return "Marking"
    if _CONTACT.search(text) and len(text.split()) <= _MOST_BYLINE:
        return "Contact details"
    labelled = _LABELLED.match(text)
    if labelled and fold(labelled["label"]).replace(".", "").strip() in labels():
        return "Details of the document"
    if _NUMBERED.match(text):
        return "Number of the issue"
    if _is_date(text):
        return "Date"
    return "Author" if _BY.match(text) and len(text.split()) <= _MOST_BYLINE and not is_sentence(text) else ""


def marking_in(text: str) -> str:
    """The TLP label that a line of marking carries, such as `TLP:AMBER+STRICT`; "" for none."""
    match = _TLP.search(text)
    if not match or len(text.split()) > _MOST_BYLINE:
        return ""
    return normalised("".join(match[1].split()))


def headline_in(blocks: list[Block]) -> Headline | None:
    """The headline among the blocks before the first section; None where none of them can be one."""
    titled = [place for place, block in enumerate(blocks) if is_headline(block)]
    if titled:
        return _titled(blocks, titled)
    return _by_labels(blocks) or _in_brackets(blocks) or _guessed(blocks)


def _in_brackets(blocks: list[Block]) -> Headline | None:
    """`[Libya] Talks in Minsk`, or a headline with a full stop, which may be a sentence."""
    for place, block in enumerate(blocks):
        match = _BRACKETED.match(block.text)
        if match and is_country(match["country"]):
            return Headline(match["country"].strip(), match["headline"].strip(), frozenset({place}))
        match = title_in(block.text)
        if match and is_country(match["country"]) and len(block.text.split()) <= _MOST_BYLINE:
            doubt = "The headline ends like a sentence."
            return Headline(match["country"].strip(), match["headline"].strip(), frozenset({place}), doubt)
    return None


def _titled(blocks: list[Block], places: list[int]) -> Headline:
    """Of several that read like one: one with a known country, one that is set off, the last."""

    def weight(place: int) -> tuple[bool, bool, int]:
        match = title_in(blocks[place].text)
        return bool(match and is_country(match["country"])), blocks[place].paragraph.is_prominent, place

    best = max(places, key=weight)
    match = title_in(blocks[best].text)
    assert match is not None
    rivals = [place for place in places if place != best and weight(place)[:2] == weight(best)[:2]]
    doubt = "Several lines read like a headline." if rivals else ""
    return Headline(match["country"].strip(), match["headline"].strip(), frozenset({best}), doubt)


def _by_labels(blocks: list[Block]) -> Headline | None:
    """`Country: Libya` and `Subject: Talks in Minsk`, as lines or as rows of a table."""
    country = headline = ""
    used = set()
    for place, block in enumerate(blocks):
        match = _LABELLED.match(block.text.replace(ROW_SIGN, ": ", 1) if block.is_row else block.text)
        label = fold(match["label"]) if match else ""
        if match and label in country_labels() and not country:
            country = match["value"].strip()
            used.add(place)
        elif match and label in headline_labels() and not headline:
            headline = match["value"].strip()
            used.add(place)
    if not headline:
        return None
    if not country and (match := TITLE.match(headline)):
        return Headline(match["country"].strip(), match["headline"].strip(), frozenset(used))
    doubt = "" if country else "No country is named before the headline."
    return Headline(country, headline, frozenset(used), doubt)


def _guessed(blocks: list[Block]) -> Headline | None:
    shown = [
        place
        for place, block in enumerate(blocks)
        if not block.paragraph.item
        and not block.is_row
        and not kind_of_line(block)
        and not is_sentence(block.text)
        and len(block.text) <= 240
    ]
    for place in shown:
        if is_country(blocks[place].text):
            below = [other for other in shown if other > place]
            if below:
                both = blocks[place].paragraph, blocks[below[0]].paragraph
                sure = any(one.style or one.is_prominent for one in both)
                doubt = "" if sure else "Country and headline are on lines of their own."
                return Headline(
                    blocks[place].text.strip(),
                    blocks[below[0]].text.strip(),
                    frozenset({place, below[0]}),
                    doubt,
                )
    for place in shown:
        match = _PARTED.match(blocks[place].text)
        if match and is_country(match["country"]):
            return Headline(match["country"].strip(), match["headline"].strip(), frozenset({place}))
    marked = [place for place in shown if blocks[place].paragraph.is_prominent]
    if not marked:
        return None
    titles = [place for place in marked if blocks[place].paragraph.style == "title"]
    best = (titles or marked)[0]
    return Headline(
        "", blocks[best].text.strip(), frozenset({best}), "No country is named before the headline."
    )


def is_country(name: str) -> bool:
    """Whether a name, or each of several joined ones, is that of a country or a city in a known language."""
    names = [one for one in re.split(r"\s*[/,&+–—]\s*|\s+(?:and|et|und|e|и|та|ve|y)\s+", name.strip()) if one]
    return bool(names) and len(names) <= 4 and all(word_meanings(one) for one in names)


def _is_date(text: str) -> bool:
    """Whether a line holds a date and little besides: a weekday, a town, a time."""
    if len(text.split()) > _MOST_BYLINE:
        return False
    finds = extract(text, kinds=DATES)
    covered = sum(find.end - find.start for find in finds)
    rest = re.findall(r"[^\W\d_]{2,}", _without(text, [(find.start, find.end) for find in finds]))
    return bool(finds) and (
        covered * 3 >= len(text) * 2 or (len(rest) <= _MOST_BESIDE and not is_sentence(text))
    )


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text


def end_of_text(blocks: list[Block]) -> tuple[int, int]:
    """Where the text ends and its closing words begin, and where these end and other lines follow."""
    last = len(blocks)
    while last > 0 and len(blocks) - last < _MOST_TAIL and _is_tail(blocks[last - 1]):
        last -= 1
    first = last
    while first > 0 and last - first < _MOST_CLOSING_LINES and _is_closing(blocks[first - 1]):
        first -= 1
    return first, last


def _is_closing(block: Block) -> bool:
    text = block.text
    named = block.heading is not None and (block.paragraph.heading or bool(block.heading.part))
    return not named and not block.is_row and len(text) <= _LONGEST_CLOSING and bool(_CLOSING.match(text))


def _is_tail(block: Block) -> bool:
    if (
        block.paragraph.heading
        or block.paragraph.item
        or block.is_row
        or (block.heading is not None and block.heading.part)
    ):
        return False
    if _CLOSING.match(block.text):
        return False
    kind = kind_of_line(block)
    return bool(_TAIL.match(block.text)) or (kind not in ("", "Date") and not is_sentence(block.text))

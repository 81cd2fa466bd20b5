"""Which paragraph of somebody else's brief belongs to which section, and what was not understood of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.briefs.flow import Block
from workbench.briefs.front_matter import Headline, is_sentence, kind_of_line
from workbench.briefs.heading_words import Part
from workbench.briefs.headings import Heading
from workbench.briefs.import_plan import LEFT_OUT, PlannedParagraph, PlannedSection
from workbench.briefs.typed_notes import with_typed_notes
from workbench.values.scales import SCALES, words_in

_KINDS = {
    "summary": "fact", "outlook": "judgement", "judgements": "judgement", "assumptions": "assumption",
}  # fmt: skip
_MOST_SHORT = 12
_IN_TEXT = {("words", 0), ("lead", 0), ("colon", 0)}
"""Looks of headings that are in a line with text, or could be."""
_ESTIMATE = re.compile(
    r"(?:(?:likelihood|probability|(?:analytic\s+)?confidence|confidence\s+level|probabilité|(?:niveau\s+de\s+)?confiance|"
    r"wahrscheinlichkeit|konfidenz|probabilità|(?:livello\s+di\s+)?fiducia|confidenza|вероятность|(?:степень\s+)?уверенност[ьи]|"
    r"імовірність|впевненість|olasılık|güven(?:\s+düzeyi)?|الاحتمالية|الاحتمال|(?:مستوى\s+)?الثقة)\s*[:：–—-]\s*\S.{0,120}"
    r"|[^.]{0,60}\d{1,3}\s?[–-]\s?\d{1,3}\s?%[^.]{0,100}|(?:high|moderate|medium|low)\s+confidence\W*)\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"[(\[]?(?:sources?|quellen?|font[ei]|источники?|джерел[оа]|kaynak(?:lar)?|(?:ال)?مصدر|المصادر|fuentes?|réf(?:érences?)?)\s*[:：]\s*\S",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"\b(?:probablement|vraisemblable(?:ment)?|improbable|wahrscheinlich|voraussichtlich|probabilmente|verosimilmente|"
    r"вероятно|скорее\s+всего|ймовірно|імовірно|muhtemel(?:en)?|olasıdır|probablemente)\b|من\s+(?:غير\s+)?المرجح|من\s+المحتمل",
    re.IGNORECASE,
)
NO_HEADING = "No heading is before it."
UNCLEAR = "It may be a heading, a caption or a signature."
AFTER_UNCLEAR = "It follows a line that may be a heading."
BOX = "It is in a text box."
ROW = "It is a row of a table."
CAPTION = "It is a caption."
IN_TEXT = "It may be part of the text: the other headings look otherwise."
OWN = "The heading is none that is known."
LIKELY = "It reads as a judgement: it says “{}”."


@dataclass(slots=True)
class _Open:
    """The section that is open at a place, and whether an unclear line was met in it."""

    section: int = -1
    unclear: bool = False


class Placing:
    """Goes through the blocks of one brief after its headline."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = blocks
        named = [block.heading for block in blocks if block.heading is not None and block.heading.named]
        self._looks = {_look_of(heading) for heading in named}
        self.sections: list[PlannedSection] = []
        self._parts: list[Part | str] = []
        self._levels: list[int] = []
        self.paragraphs: list[PlannedParagraph] = []
        self._body = _Open()
        self._body_is_guess = False
        self._inside: dict[str, dict[tuple[int, int], _Open]] = {}
        self._only_heading: dict[tuple[str, tuple[int, int]], bool] = {}

    def place(self) -> None:
        """Place every block."""
        for number, block in enumerate(self._blocks):
            following = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
            heading = self._heading(block, following)
            if heading is None:
                self._take_text(block, block.text)
                continue
            self._begin(block, heading)
            if block.inside and (following is None or following.inside != block.inside):
                # A heading in a frame of its own: what follows the frame belongs to it.
                self._body = _Open(len(self.sections) - 1)
            self._only_heading.setdefault((block.inside, block.cell), True)
            if heading.rest:
                self._take_text(block, heading.rest)
            elif block.paragraph.notes:
                self._leave_out("; ".join(block.paragraph.notes), "", "It is a note to a heading.")
        self.paragraphs = list(with_typed_notes(tuple(self.paragraphs)))
        self._drop_empty()

    def _heading(self, block: Block, following: Block | None) -> Heading | None:
        """The heading of a block; None where it is none, or only a lead within its section."""
        heading = block.heading
        if heading is None or block.is_row or heading.part:
            return heading
        if self._at(block).section < 0:
            begins = following is not None and (following.heading is None or bool(heading.rest))
            return heading if begins and (heading.look != "colon" or not following_item(following)) else None
        if heading.look == "colon" and following_item(following):
            return None
        if heading.look == "lead" and not any(look in ("lead", "words") for look, _level in self._looks):
            return None
        return heading

    def _begin(self, block: Block, heading: Heading) -> None:
        """Open the section of a heading; one below that of the section before is of the same kind."""
        part, doubt = heading.part, ""
        above = self._above(heading) if self._at(block).section >= 0 else -1
        if not part and heading.look == "style" and above >= 0:
            part = self._parts[above]
        elif not part and (
            not heading.sure
            or heading.look == "lead"
            or not (heading.look == "style" or _look_of(heading) in self._looks)
        ):
            doubt = OWN
        elif heading.look == "words" and heading.rest and self._looks - _IN_TEXT:
            doubt = IN_TEXT
        elif part and not heading.sure:
            doubt = f"The heading seems to be that of a {str(part).capitalize()}."
        kind = part if part in ("summary", "outlook") else "other"
        self.sections.append(PlannedSection(_tidy(heading), kind, doubt))
        self._parts.append(part)
        self._levels.append(heading.level)
        if not block.inside:
            self._body = _Open(len(self.sections) - 1)
        else:
            self._inside.setdefault(block.inside, {})[block.cell] = _Open(len(self.sections) - 1)

    def _above(self, heading: Heading) -> int:
        """The section whose heading is the nearest of a higher level before; -1 where none is."""
        levels = self._levels
        before = (number for number in range(len(levels) - 1, -1, -1) if 0 < levels[number] < heading.level)
        return next(before, -1)

    def _at(self, block: Block) -> _Open:
        """What is open at a block: in the body, a box or the cell of a table."""
        cells = self._inside.get(block.inside, {})
        if not block.inside or not cells:
            return self._body
        row, column = block.cell
        left = [
            cell for cell in cells
            if cell[0] == row and cell[1] < column and self._only_heading.get((block.inside, cell))
        ]  # fmt: skip
        own = [cell for cell in cells if cell[1] == column and cell[0] <= row]
        first = [cell for cell in cells if cell[0] <= row]
        for found in ([block.cell] if block.cell in cells else [], left, own, first):
            if found:
                return cells[max(found)]
        return self._body

    def _take_text(self, block: Block, text: str) -> None:
        paragraph = block.paragraph
        note = " ".join(paragraph.notes)
        self._only_heading[(block.inside, block.cell)] = False
        if paragraph.style in ("caption", "contents"):
            is_caption = paragraph.style == "caption"
            reason = "" if is_caption else "Table of contents"
            self._leave_out(text, reason, CAPTION if is_caption else "")
            return
        place = self._at(block)
        if place.section < 0:
            self._take_early(block, text, note)
            return
        if not block.is_row and self._is_estimate(text, place.section):
            before = self.paragraphs[-1]
            self.paragraphs[-1] = replace(before, note=" ".join(filter(None, (before.note, text))))
            return
        part = self._parts[place.section]
        doubt = self._doubt(block, text, part, place)
        is_unsure = bool(doubt or self.sections[place.section].doubt)
        kind = "context" if is_unsure else _KINDS.get(part, "context")
        self.paragraphs.append(PlannedParagraph(text, kind, place.section, doubt, note=note))

    def _take_early(self, block: Block, text: str, note: str) -> None:
        """Before the first section: details are left out, a line under the headline is doubtful."""
        reason = kind_of_line(block)
        if reason:
            self._leave_out(text, reason, "", note)
        elif block.is_row or (not is_sentence(text) and _is_short(text) and not block.paragraph.item):
            self._leave_out(text, "", "It is a line under the headline.", note)
        else:
            self.sections.append(PlannedSection("Summary", "summary"))
            self._parts.append("summary")
            self._levels.append(0)
            self._body = _Open(len(self.sections) - 1)
            self._body_is_guess = True
            self.paragraphs.append(
                PlannedParagraph(text, "context", self._body.section, NO_HEADING, note=note)
            )

    def _doubt(self, block: Block, text: str, part: Part | str, place: _Open) -> str:
        """What is not understood of a paragraph in a section; "" for nothing."""
        if self._body_is_guess and place.section == 0 and place is self._body:
            return NO_HEADING
        if block.is_row:
            return ROW
        if block.inside.startswith("box") and block.inside not in self._inside:
            return BOX
        if part not in _KINDS and not (block.paragraph.set_off or text.endswith(("?", "؟")) or place.unclear):
            # All of it is context anyway, and lists of dates and of signs have no sentences.
            return ""
        if place.unclear:
            return AFTER_UNCLEAR
        is_line = not block.paragraph.item or block.paragraph.set_off
        if is_line and not is_sentence(text) and _is_short(text):
            place.unclear = True
            return UNCLEAR
        if part == "summary" and (said := likely_in(text)):
            return LIKELY.format(said)
        return ""

    def _is_estimate(self, text: str, section: int) -> bool:
        """Whether a line says how likely, how sure or from where the statement before it is."""
        return (
            bool(self.paragraphs)
            and self.paragraphs[-1].section == section
            and self.paragraphs[-1].is_kept
            and (bool(_SOURCE.match(text)) or bool(_ESTIMATE.match(text)))
        )

    def _leave_out(self, text: str, reason: str, doubt: str, note: str = "") -> None:
        self.paragraphs.append(PlannedParagraph(text, LEFT_OUT, self._body.section, doubt, reason, note))

    def _drop_empty(self) -> None:
        """Sections without a paragraph go; the words of their headings are listed as left out."""
        used = {one.section for one in self.paragraphs if one.is_kept}
        kept = [number for number in range(len(self.sections)) if number in used]
        place = {former: number for number, former in enumerate(kept)}
        at = {former: _before(former, kept) for former in range(-1, len(self.sections))}
        dropped = [one for number, one in enumerate(self.sections) if number not in used]
        self.paragraphs = [
            replace(one, section=place.get(one.section, at.get(one.section, -1))) for one in self.paragraphs
        ]
        self.sections = [self.sections[number] for number in kept]
        self.paragraphs += [
            PlannedParagraph(one.title, LEFT_OUT, len(kept) - 1, reason="A heading without text")
            for one in dropped
        ]


def following_item(following: Block | None) -> bool:
    """Whether an item of a list follows."""
    return following is not None and following.paragraph.item and following.heading is None


def _before(former: int, kept: list[int]) -> int:
    return sum(number < former for number in kept) - 1 if former >= 0 else -1


def before_headline(blocks: Iterable[Block], headline: Headline) -> list[PlannedParagraph]:
    """The lines of a letterhead, which are left out; a whole sentence among them is doubtful."""
    found = []
    for number, block in enumerate(blocks):
        if number in headline.blocks:
            continue
        reason = kind_of_line(block) or "Before the headline"
        is_odd = reason == "Before the headline" and (is_sentence(block.text) or not _is_short(block.text))
        doubt = "It is a sentence before the headline." if is_odd else ""
        note = " ".join(block.paragraph.notes)
        found.append(PlannedParagraph(block.text, LEFT_OUT, -1, doubt, "" if doubt else reason, note))
    return found


def likely_in(text: str) -> str:
    """The first word of likelihood in a text, as it is written; "" for none."""
    for scale in SCALES:
        for start, end, _word in words_in(text, scale):
            return text[start:end]
    match = _LIKELY.search(text)
    return match[0] if match else ""


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_SHORT


def _look_of(heading: Heading) -> tuple[str, int]:
    return heading.look, heading.level


def _tidy(heading: Heading) -> str:
    """`SUMMARY` and `outlook` as they are printed; a heading of the house's own as it is."""
    title = heading.title
    if heading.named and len(title) > 1 and all(len(word) == 1 for word in title.split()):
        title = "".join(title.split())
    if title.casefold() in ("summary", "outlook"):
        return title.capitalize()
    if not title.isupper() or not heading.named:
        return title
    # In Turkish the small form of I has no dot, and that of İ has one.
    if any(sign in title for sign in "İŞĞ"):
        return title[0] + title[1:].replace("I", "ı").replace("İ", "i").lower()
    return title.capitalize()

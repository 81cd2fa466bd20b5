"""The review of a brief as the internal annex prints it: every verdict, and what was let pass."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.case_parts import CaseParts
from workbench.deliver.manuscript import OverrideRow, ReviewRow
from workbench.review import Record, RecordedItem, RecordedVerdict
from workbench.values.moments import human_date
from workbench.values.text import counted, one_line

_SHOWN = 90
_NOUNS = {"evidence": "Evidence for"}


@dataclass(frozen=True, slots=True)
class ReviewAnnex:
    """What the annex prints: a line, a row for each verdict in printed order, a row for each waiver."""

    summary: str = ""
    rows: tuple[ReviewRow, ...] = ()
    waived: tuple[OverrideRow, ...] = ()


def review_annex(case: CaseParts, brief_id: str) -> ReviewAnnex:
    """The review of a brief; nothing where nobody was asked and nobody judged."""
    record = case.reviews.record(brief_id)
    if record.is_empty:
        return ReviewAnnex()
    rows = [row for item, clips in _folded(record.items) for row in _rows(item, clips)]
    waived = [
        OverrideRow(
            _moment(one.at), one.analyst, one_line(one.what, _SHOWN), one.reason,
            one.check_id if one.holds else f"{one.check_id}, for an earlier wording",
        )
        for one in record.exceptions
        if one.how == "waived"
    ]  # fmt: skip
    return ReviewAnnex(_summary(record), tuple(rows), tuple(waived))


def _summary(record: Record) -> str:
    things = counted(len(record.items), "statement, claim or clip", "statements, claims and clips")
    asked = [
        f"{one.reviewer} was asked on {human_date(one.opened_at[:10])}"
        + (f" and finished on {human_date(one.closed_at[:10])}" if one.closed_at else "")
        for one in record.rounds
    ]
    reviewed = f"Reviewed as worded here: {record.reviewed:,} of {things}."
    return " ".join([reviewed, *(f"{words}." for words in asked)])


def _folded(items: tuple[RecordedItem, ...]) -> Iterator[tuple[RecordedItem, int]]:
    """Each thing with the number of clips that follow it and were agreed with by the same person that day.

    A page of clips of which there is nothing else to say would hide the few of which there is.
    """
    above: RecordedItem | None = None
    clips = 0
    for item in items:
        if above and item.target.table == "clip" and _is_like(item, above):
            clips += 1
            continue
        if above:
            yield above, clips
        above, clips = item, 0
    if above:
        yield above, clips


def _is_like(clip: RecordedItem, above: RecordedItem) -> bool:
    if above.target.table != "claim" or not above.verdicts or len(clip.verdicts) != 1:
        return False
    one, other = clip.verdicts[0], above.verdicts[-1]
    agreed = all(
        known.verdict == "agree" and known.is_present and not known.by_author for known in (one, other)
    )
    return agreed and not one.remark and (one.analyst, one.at[:10]) == (other.analyst, other.at[:10])


def _rows(item: RecordedItem, clips: int) -> list[ReviewRow]:
    """The verdicts on one thing; only the first row says what it is."""
    noun = _NOUNS.get(item.target.table, item.target.table.capitalize())
    what = f"{noun}: {one_line(item.words, _SHOWN)}"
    found = []
    for one in item.verdicts:
        is_last = one is item.verdicts[-1]
        said = _said(one) + (f", and {counted(clips, 'clip')} for it" if clips and is_last else "")
        found.append(ReviewRow(what, one.analyst, _moment(one.at), said, _wording(item, one)))
        what = ""
    return found


def _said(one: RecordedVerdict) -> str:
    author = " (an author, does not count)" if one.by_author else ""
    return f"{one.told}{author}" + (f": {one_line(one.remark, 2 * _SHOWN)}" if one.remark else "")


def _wording(item: RecordedItem, one: RecordedVerdict) -> str:
    if one.is_present:
        return "Current"
    if one.words and one.words != item.words:
        return f"Earlier: {one_line(one.words, _SHOWN)}"
    return "Earlier: other fields or evidence"


def _moment(at: str) -> str:
    day, month, year = human_date(at[:10]).split()
    return f"{day} {month[:3]} {year}, {at[11:16]} UTC"

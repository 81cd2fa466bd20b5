"""What stands in the margin of a review copy: the remarks on a statement and on what it rests on."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.casefile import CaseFile
from workbench.review.fields import value_in_words
from workbench.review.model import REASONS, Remark, Target, Thread
from workbench.review.proposed import called
from workbench.review.wording import Wordings
from workbench.review.words import words_of
from workbench.values.text import one_line

FROM_WORD = "[From Word: "
"""Begins the line at the end of a remark that came back in a file."""
WITHHELD = "A remark is left out here: it names what must stay internal."
_QUOTED = 120
"""Code points of a claim or clip that a comment on it shows."""
_NOUNS = {"claim": "claim", "clip": "clip", "evidence": "evidence"}


@dataclass(frozen=True, slots=True)
class MarginRemark:
    """A remark as a comment in Word; `at` is UTC to the second, `replies` are in order."""

    remark_id: str
    author: str
    initials: str
    at: str
    text: str
    done: bool = False
    replies: tuple["MarginRemark", ...] = ()


def margin_of(
    case: CaseFile,
    wordings: Wordings,
    threads: Sequence[Thread],
    statement_ids: Iterable[str],
    passes: Callable[[str], bool] = lambda _text: True,
) -> dict[str, tuple[MarginRemark, ...]]:
    """The comments for each statement. What `passes` refuses is shown without its quotation, or not at all.

    A remark on a claim or clip under several statements stands at each of them.
    """
    reasons = reasons_in(case)
    by_target: dict[Target, list[Thread]] = {}
    for thread in threads:
        by_target.setdefault(thread.remark.target, []).append(thread)
    found: dict[str, tuple[MarginRemark, ...]] = {}
    for statement_id in statement_ids:
        target = Target("statement", statement_id)
        places = dict.fromkeys([target, *wordings.everything_beneath(target)])
        told = [thread for place in places for thread in by_target.get(place, ())]
        if told:
            written = (_written(case, thread, reasons, passes) for thread in told)
            found[statement_id] = tuple(sorted(written, key=lambda one: (one.at, one.remark_id)))
    return found


def comment_texts(case: CaseFile, remark: Remark, reason: str = "") -> tuple[str, ...]:
    """How a remark may read in the margin, the fullest way first."""
    words = _said(case, remark, reason)
    if remark.parent_id or remark.target.table == "statement":
        return (words, WITHHELD)
    noun = _NOUNS.get(remark.target.table, remark.target.table)
    quoted = one_line(words_of(case, remark.target), _QUOTED)
    return (
        f"On the {noun} “{quoted}”: {words}",
        f"On {_article(noun)} under this statement: {words}",
        WITHHELD,
    )


def reasons_in(case: CaseFile) -> dict[str, str]:
    """Why somebody disagreed, by the id of the verdict."""
    rows = case.connection.execute("SELECT id, reason FROM review WHERE verdict = 'disagree'")
    return {row[0]: row[1] for row in rows}


def without_origin(text: str) -> str:
    """The words of a remark without the line that says it came from Word."""
    head, mark, _rest = text.rpartition(f"\n{FROM_WORD}")
    return head if mark else text


def moment(at: str) -> str:
    """A moment to the second, as Word keeps it."""
    return re.sub(r"(T\d\d:\d\d:\d\d).*$", r"\1Z", at)


def _written(
    case: CaseFile, thread: Thread, reasons: Mapping[str, str], passes: Callable[[str], bool]
) -> MarginRemark:
    def comment(remark: Remark, done: bool, replies: tuple[MarginRemark, ...] = ()) -> MarginRemark:
        texts = comment_texts(case, remark, reasons.get(remark.review_id or "", ""))
        text = next((one for one in texts if passes(one)), WITHHELD)
        author = remark.analyst or "Analyst"
        return MarginRemark(
            remark.id, author, _initials(author), moment(remark.at), text, done, replies
        )  # fmt: skip

    done = not thread.is_open
    return comment(thread.remark, done, tuple(comment(reply, done) for reply in thread.replies))


def _said(case: CaseFile, remark: Remark, reason: str) -> str:
    lines = [f"Disagrees: {REASONS[reason].lower()}."] if reason in REASONS else []
    lines += [without_origin(remark.text)] if remark.text else []
    for field, value in remark.proposal.items():
        decided = f" ({remark.decision})" if remark.decision else ""
        table = remark.target.table
        words = value_in_words(case, table, field, value)
        lines.append(f"Proposed {called(table, field)}{decided}: “{words}”")
    return "\n".join(lines)


def _article(noun: str) -> str:
    return f"a piece of {noun}" if noun == "evidence" else f"a {noun}"


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()[:4] or "?"

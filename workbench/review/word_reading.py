"""A review copy that came back: held against what it was written with and against the case as it is now."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from workbench.casefile import CaseFile
from workbench.review.margin import comment_texts, moment, reasons_in
from workbench.review.model import Remark, Thread
from workbench.review.word_assessment import proposed_in
from workbench.review.word_matching import Written, matched, moved
from workbench.review.word_model import Comment, Kind, Read, State, WordChange, WordItem, WordReturn
from workbench.values.control_tags import ControlTag, plain, tag_of, words_hash
from workbench.values.ids import derived_id
from workbench.values.text import counted

NOBODY = "Somebody in Word"
"""Who edited without being tracked, where the file does not say who saved it."""
_COPIES = (
    "SELECT brief_id, hygiene FROM deliverable WHERE profile = 'review' ORDER BY issued_at DESC, id DESC"
)
_WORDINGS = (
    "SELECT DISTINCT json_extract(coalesce(value, '{}'), '$.text') FROM (SELECT before AS value FROM change "
    "WHERE table_name = 'statement' AND row_key = ?1 UNION SELECT after FROM change "
    "WHERE table_name = 'statement' AND row_key = ?1)"
)


class _Copy(NamedTuple):
    """What is known of the copy that came back: its statements as written, and its other lines."""

    brief_id: str
    written: dict[str, Written]
    lines: frozenset[str]
    recorded: bool


def return_of(case: CaseFile, read: Read, path: Path, sha256: str, threads: list[Thread]) -> WordReturn:
    """What came back in a file. Changes nothing."""
    return _Return(case, read, threads).told(path.name, sha256)


class _Return:
    def __init__(self, case: CaseFile, read: Read, threads: list[Thread]) -> None:
        self._case = case
        self._read = read
        self._threads = threads
        self._copy = _copy_of(case, read)
        written, lines = self._copy.written, self._copy.lines
        self._after = matched(read.accepted, written, lines)
        self._before = matched(read.rejected, written, lines)
        self._taken = {row[0] for row in case.connection.execute("SELECT id FROM remark")}
        rows = case.connection.execute("SELECT id, text FROM statement")
        self._now = {row[0]: str(row[1]).strip() for row in rows}

    def told(self, file_name: str, sha256: str) -> WordReturn:
        """Everything, in the order of the text."""
        items = [*self._comments(), *self._edits(), *self._order(), *self._outside()]
        changes = tuple(
            WordChange(*change[:5], statement_id=self._statement_at(change.block))
            for change in self._read.changes
        )
        return WordReturn(file_name, sha256, self._copy.brief_id, tuple(items), changes)

    # -- comments ------------------------------------------------------------------------------

    def _comments(self) -> Iterator[WordItem]:
        known = self._known_comments()
        ids: dict[str, str] = {}
        for comment in self._read.comments:
            statement_id = self._statement_of(comment)
            remark = self._same(comment, statement_id, known)
            item_id = remark.id if remark else derived_id(
                "word comment", statement_id, comment.author, moment(comment.at), plain(comment.text)
            )  # fmt: skip
            ids[comment.id] = item_id
        for comment in self._read.comments:
            statement_id, item_id = self._statement_of(comment), ids[comment.id]
            remark = self._same(comment, statement_id, known)
            parent = ids.get(self._root(comment).id, "") if comment.parent else ""
            item = WordItem(
                item_id, "reply" if parent else "comment", statement_id, comment.author or NOBODY, comment.at,
                comment.text, self._state(item_id, statement_id), parent=parent, done=comment.done,
            )  # fmt: skip
            yield replace(item, state="known") if remark else item
            if remark and comment.done and remark.is_open and not remark.parent_id:
                yield replace(item, id=derived_id("done", item_id), kind="resolved", state="listed")

    def _root(self, comment: Comment) -> Comment:
        by_id = {one.id: one for one in self._read.comments}
        for _step in range(len(by_id)):
            if comment.parent not in by_id:
                break
            comment = by_id[comment.parent]
        return comment

    def _known_comments(self) -> dict[tuple[str, str], list[Remark]]:
        """The remarks of the case by author and by each way they may read in the margin."""
        reasons = reasons_in(self._case)
        found: dict[tuple[str, str], list[Remark]] = {}
        for thread in self._threads:
            for remark in (thread.remark, *thread.replies):
                for text in comment_texts(self._case, remark, reasons.get(remark.review_id or "", "")):
                    found.setdefault((plain(remark.analyst), plain(text)), []).append(remark)
        return found

    def _same(
        self, comment: Comment, statement_id: str, known: dict[tuple[str, str], list[Remark]]
    ) -> Remark | None:
        """The remark of the case that a comment was written from."""
        at = moment(comment.at).rstrip("Z")
        for remark in known.get((plain(comment.author), plain(comment.text)), ()):
            if moment(remark.at).rstrip("Z") == at and statement_id:
                return remark
        return None

    def _statement_of(self, comment: Comment) -> str:
        return self._statement_at(self._root(comment).block)

    # -- wordings ------------------------------------------------------------------------------

    def _edits(self) -> Iterator[WordItem]:
        for key, written in self._copy.written.items():
            kind, _, statement_id = key.partition(":")
            lines = self._after.lines.get(key, [])
            text = self._after.text(key)
            if kind == "assessment":
                if lines and plain(text) != plain(written.text) and self._is_written(statement_id):
                    yield self._edit("assessment", key, f"The line under it reads now: “{text}”", text)
                continue
            if not lines:
                yield from self._gone(key)
            elif len(lines) > 1:
                pieces = " / ".join(f"“{line.text}”" for line in lines)
                yield self._edit(
                    "split", key, f"Split into {counted(len(lines), 'paragraph')}: {pieces}", text
                )
            elif plain(text) != plain(written.text):
                yield self._edit("wording", key, "", text)

    def _gone(self, key: str) -> Iterator[WordItem]:
        holder = self._after.merged.get(key, "")
        if holder:
            yield self._edit("merged", key, f"Merged into “{self._after.text(holder)}”", "")
        elif self._copy.recorded:
            yield self._edit("deleted", key, "Delete this statement.", "")

    def _edit(self, kind: Kind, key: str, words: str, proposed: str) -> WordItem:
        statement_id = key.partition(":")[2]
        written = self._copy.written[key].text
        tracked = self._before.text(key)
        author, at, is_tracked = self._who(key)
        if plain(tracked) != plain(written):
            # Something of it was not tracked: nobody knows when that was.
            author = author or self._read.saved_by or NOBODY
        item_id = derived_id("word edit", kind, statement_id, words_hash(written), plain(proposed), words)
        now = self._now.get(statement_id, "")
        state = self._state(item_id, statement_id)
        if kind == "wording" and plain(now) == plain(proposed):
            state = "known"
        return WordItem(
            item_id, kind, statement_id, author or self._read.saved_by or NOBODY, at, words, state,
            written if kind != "assessment" else "", now, proposed, tracked=is_tracked,
            proposal=self._assessed(statement_id, proposed) if kind == "assessment" else (),
        )  # fmt: skip

    def _assessed(self, statement_id: str, line: str) -> tuple[tuple[str, str], ...]:
        return tuple(proposed_in(self._case, statement_id, line).items())

    def _who(self, key: str) -> tuple[str, str, bool]:
        """Who made the tracked changes of a statement, the last moment, and whether there are any."""
        views = (self._before, self._after)
        blocks = {block for found in views for block, own in found.owner.items() if own == key}
        changes = [one for one in self._read.changes if one.block in blocks and one.where == "body"]
        names = dict.fromkeys(one.author for one in changes if one.author)
        return ", ".join(names), max((one.at for one in changes), default=""), bool(changes)

    # -- what is told only ---------------------------------------------------------------------

    def _order(self) -> Iterator[WordItem]:
        written = {key: one for key, one in self._copy.written.items() if key.startswith("statement:")}
        for key in sorted(moved(self._after, written)):
            item = self._edit("moved", key, "It stands elsewhere in the order.", "")
            yield replace(item, state="listed")

    def _outside(self) -> Iterator[WordItem]:
        for line in self._after.outside if self._copy.recorded else ():
            item_id = derived_id("word outside", plain(line.text))
            yield WordItem(item_id, "outside", "", self._read.saved_by or NOBODY, "", line.text, "listed")

    def _statement_at(self, block: int) -> str:
        for found in (self._before, self._after):
            key = found.owner.get(block, "")
            if key:
                return key.partition(":")[2] if self._is_written(key.partition(":")[2]) else ""
        return ""

    def _is_written(self, statement_id: str) -> bool:
        return f"statement:{statement_id}" in self._copy.written

    def _state(self, item_id: str, statement_id: str) -> State:
        if item_id in self._taken:
            return "known"
        return "new" if statement_id in self._now else "listed"


def _copy_of(case: CaseFile, read: Read) -> _Copy:
    """The copy that the marks in a file are of; an empty one where there are none of this case."""
    tags = {tag for line in (*read.accepted, *read.rejected) for one in line.tags if (tag := tag_of(one))}
    if not tags:
        return _Copy("", {}, frozenset(), recorded=False)
    best: tuple[int, str, list[ControlTag], frozenset[str]] = (0, "", [], frozenset())
    assessed: dict[str, str] = {}
    for brief_id, hygiene in case.connection.execute(_COPIES):
        record = json.loads(hygiene).get("review", {})
        kept = [tag for one in record.get("tags", ()) if (tag := tag_of(one))]
        shared, lines = len(tags.intersection(kept)), frozenset(record.get("lines", ()))
        if shared > best[0]:
            best = (shared, brief_id, kept, lines)
            assessed = record.get("assessments", {})
        elif shared and shared == best[0]:
            # The same wordings in another template: its lines are nobody's edits either.
            best = (*best[:3], best[3] | lines)
    _shared, brief_id, kept, lines = best
    written: dict[str, Written] = {}
    for tag in kept or sorted(tags):
        text = assessed.get(tag.statement_id) if tag.kind == "assessment" else _wording(case, tag)
        if text is not None:
            key = f"{tag.kind}:{tag.statement_id}"
            written[key] = Written(key, text, tag.number)
    if not brief_id and written:
        brief_id = _brief_of(case, next(iter(written.values())).key.partition(":")[2])
    return _Copy(brief_id, written, lines, recorded=bool(kept))


def _wording(case: CaseFile, tag: ControlTag) -> str | None:
    """The wording that a mark was made of, from the journal; None where the case never had it."""
    for (text,) in case.connection.execute(_WORDINGS, (tag.statement_id,)):
        if text and words_hash(str(text)) == tag.words:
            return str(text).strip()
    return None


def _brief_of(case: CaseFile, statement_id: str) -> str:
    row = case.connection.execute(
        "SELECT s.brief_id FROM statement t JOIN section s ON s.id = t.section_id WHERE t.id = ?",
        (statement_id,),
    ).fetchone()
    return str(row[0]) if row else ""

"""What came back in a Word file: comments, wordings, and every change, each with its statement."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Kind = Literal[
    "comment", "reply", "wording", "assessment", "deleted", "split", "merged", "moved", "resolved", "outside"
]
KINDS: dict[Kind, str] = {
    "comment": "Comment",
    "reply": "Reply",
    "wording": "New wording",
    "assessment": "New likelihood, confidence or horizon",
    "deleted": "Statement deleted",
    "split": "Statement split",
    "merged": "Statements merged",
    "moved": "Statement moved",
    "resolved": "Comment marked as done",
    "outside": "Text outside the statements",
}
State = Literal["new", "known", "listed"]
"""`new` can be taken in; `known` is in the case already; `listed` is told and nothing more."""
TAKEN = ("comment", "reply", "wording", "assessment", "deleted", "split", "merged")
"""What becomes a remark or a proposal; the rest is told."""
_MOST = 200_000
"""Lines, comments or changes beyond which an answer is not believed."""


@dataclass(frozen=True, slots=True)
class WordItem:
    """One thing that came back. `statement_id` is "" where it belongs to no statement.

    `written` is the wording the file was written with, `now` that of the case, `proposed` that of the
    file. `parent` is the item or the remark that a reply answers. `at` is as the file says it.
    """

    id: str
    kind: Kind
    statement_id: str
    author: str
    at: str
    words: str
    state: State = "new"
    written: str = ""
    now: str = ""
    proposed: str = ""
    parent: str = ""
    done: bool = False
    tracked: bool = False
    proposal: tuple[tuple[str, str], ...] = ()
    """The fields that it proposes other values for, besides the wording."""

    @property
    def changed_meanwhile(self) -> bool:
        """Whether the case has another wording now than the file was written with."""
        return bool(self.written) and " ".join(self.written.split()) != " ".join(self.now.split())


class WordChange(NamedTuple):
    """A tracked change as the file has it; `where` is body, header, footnote and so on."""

    kind: str
    author: str
    at: str
    words: str
    where: str
    statement_id: str


@dataclass(frozen=True, slots=True)
class WordReturn:
    """What came back in one file. `brief_id` is "" where it is no review copy of this case."""

    file_name: str
    sha256: str
    brief_id: str
    items: tuple[WordItem, ...]
    changes: tuple[WordChange, ...]

    @property
    def new(self) -> tuple[WordItem, ...]:
        """What can be taken in."""
        return tuple(item for item in self.items if item.state == "new")


class Line(NamedTuple):
    """A paragraph as it reads, what marks it as a statement, and the paragraphs of the file it is made of."""

    text: str
    tags: tuple[str, ...]
    blocks: tuple[int, ...]


class Comment(NamedTuple):
    """A comment of the file."""

    id: str
    author: str
    at: str
    text: str
    parent: str
    done: bool
    block: int
    where: str
    quote: str


class RawChange(NamedTuple):
    """A tracked change before it is known which statement it is of."""

    kind: str
    author: str
    at: str
    words: str
    where: str
    block: int


class Read(NamedTuple):
    """The answer of the guarded child."""

    accepted: tuple[Line, ...]
    rejected: tuple[Line, ...]
    comments: tuple[Comment, ...]
    changes: tuple[RawChange, ...]
    saved_by: str


def believed(answer: dict[str, Any]) -> Read:
    """An answer taken at no more than its word. KeyError, TypeError or ValueError where it makes no sense."""
    for name in ("accepted", "rejected", "comments", "changes"):
        if not isinstance(answer[name], list) or len(answer[name]) > _MOST:
            raise ValueError("too much")
    return Read(
        tuple(_line(one) for one in answer["accepted"]),
        tuple(_line(one) for one in answer["rejected"]),
        tuple(
            Comment(
                _text(one["id"]), _text(one["author"]), _text(one["at"]), _text(one["text"]),
                _text(one["parent"]), one["done"] is True, int(one["block"]), _text(one["where"]),
                _text(one["quote"]),
            )
            for one in answer["comments"]
        ),
        tuple(
            RawChange(
                _text(one["kind"]), _text(one["author"]), _text(one["at"]), _text(one["words"]),
                _text(one["where"]), int(one["block"]),
            )
            for one in answer["changes"]
        ),
        _text(answer["saved_by"]),
    )  # fmt: skip


def _line(one: dict[str, Any]) -> Line:
    return Line(_text(one["text"]), tuple(map(_text, one["tags"])), tuple(map(int, one["blocks"])))


def _text(value: object) -> str:
    from workbench.values.text import canonical

    if not isinstance(value, str):
        raise TypeError("not text")
    return canonical(value)

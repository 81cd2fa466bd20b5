"""What a review copy has beyond other files: remarks in the margin, and a record of its lines."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from workbench.case_parts import CaseParts
from workbench.deliver.manuscript import Manuscript, Paragraph
from workbench.guard import FileSearch, Hit
from workbench.review.margin import WITHHELD, MarginRemark
from workbench.sources.reading.formats.docx_review import read
from workbench.values.control_tags import tag_of, words_hash


@dataclass(frozen=True, slots=True)
class ReviewSearch:
    """The guard for a review copy: as for a client, but analysts are named as authors and remarks shown."""

    guard: FileSearch

    @property
    def count(self) -> int:
        """How many needles are looked for."""
        return self.guard.count

    def search(self, text: str) -> list[Hit]:
        """What a text holds that must not be in the copy."""
        return [hit for hit in self.guard.search(text) if not _belongs(hit)]

    def search_codes(self, text: str) -> list[Hit]:
        """The same in what came out of a code."""
        return [hit for hit in self.guard.search_codes(text) if not _belongs(hit)]


def _belongs(hit: Hit) -> bool:
    return hit.needle.role == "analyst" or hit.needle.origin == "internal remark"


def with_margin(case: CaseParts, manuscript: Manuscript, searcher: ReviewSearch | None) -> Manuscript:
    """The manuscript with the remarks on its statements; without a searcher they may name anybody."""
    ids = [one.statement_id for part in manuscript.parts for one in part.paragraphs]
    passes: Callable[[str], bool] = lambda text: searcher is None or not searcher.search(text)  # noqa: E731
    margin = case.reviews.margin(ids, passes)

    def remarked(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, remarks=margin.get(paragraph.statement_id, ()))

    parts = (replace(part, paragraphs=tuple(map(remarked, part.paragraphs))) for part in manuscript.parts)
    return replace(manuscript, parts=tuple(parts))


def left_out_of(manuscript: Manuscript) -> int:
    """How many remarks stand in the margin without their words."""
    remarks: list[MarginRemark] = [
        remark for part in manuscript.parts for one in part.paragraphs for remark in one.remarks
    ]
    return sum(one.text == WITHHELD for remark in remarks for one in (remark, *remark.replies))


def written_in(data: bytes) -> dict[str, Any]:
    """What is kept of a copy we have just written: tags, lines of assessment, hashes of the other lines.

    By them the file that comes back is held against what was written.
    """
    lines = read(data)["accepted"]
    known = (tag_of(tag) for line in lines for tag in line["tags"])
    tags = list(dict.fromkeys(str(tag) for tag in known if tag))
    others = [words_hash(line["text"]) for line in lines if line["text"] and not line["tags"]]
    assessed = {
        tag.statement_id: line["text"]
        for line in lines
        for tag in map(tag_of, line["tags"])
        if tag and tag.kind == "assessment"
    }
    return {"tags": tags, "lines": sorted(set(others)), "assessments": assessed}

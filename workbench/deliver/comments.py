"""Remarks as Word's own comments, with replies in threads and resolved ones marked as done."""

from workbench.deliver.markup import NAMESPACES, attribute, words
from workbench.review.margin import MarginRemark

COMMENTS, EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
CONTENT_TYPES = {
    COMMENTS: "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    EXTENDED: "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
}
EXTENDED_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMPATIBLE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
_SIZE = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
"""Ten points, whatever size the template has."""


class Comments:
    """Collects the comments in the order of the text."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._threads: list[str] = []

    @property
    def count(self) -> int:
        """Comments so far, replies included."""
        return len(self._written)

    def around(self, content: str, remarks: tuple[MarginRemark, ...]) -> str:
        """The runs of a statement with its comments: Word wants a reply at the place of its thread."""
        numbers = [number for remark in remarks for number in self._add_thread(remark)]
        begins = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
        ends = "".join(
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
            for number in numbers
        )
        return f"{begins}{content}{ends}"

    def parts(self) -> dict[str, bytes]:
        """The parts of the package that hold them."""
        return {
            COMMENTS: (
                f"{_HEAD}<w:comments {NAMESPACES} {_COMPATIBLE}>{''.join(self._written)}</w:comments>"
            ).encode(),
            EXTENDED: (
                f"{_HEAD}<w15:commentsEx {_COMPATIBLE}>{''.join(self._threads)}</w15:commentsEx>"
            ).encode(),
        }

    def _add_thread(self, remark: MarginRemark) -> list[int]:
        first = self._add(remark, 0)
        return [first, *(self._add(reply, first + 1) for reply in remark.replies)]

    def _add(self, remark: MarginRemark, parent: int) -> int:
        """`parent` is the number of the paragraph that a thread begins with, 0 for none."""
        number = len(self._written)
        lines = remark.text.split("\n")
        paragraphs = "".join(
            f"<w:p{self._paragraph_id(number) if last else ''}>{words(line, base=_SIZE)}</w:p>"
            for line, last in zip(lines, [False] * (len(lines) - 1) + [True], strict=True)
        )
        self._written.append(
            f'<w:comment w:id="{number}" w:author="{attribute(remark.author)}" w:date="{remark.at}" '
            f'w:initials="{attribute(remark.initials)}">{paragraphs}</w:comment>'
        )
        above = f' w15:paraIdParent="{parent:08X}"' if parent else ""
        done = int(remark.done)
        self._threads.append(f'<w15:commentEx w15:paraId="{number + 1:08X}"{above} w15:done="{done}"/>')
        return number

    def _paragraph_id(self, number: int) -> str:
        return f' w14:paraId="{number + 1:08X}" w14:textId="77777777"'

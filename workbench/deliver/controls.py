"""What marks the lines of a review copy: a content control, and a hidden bookmark over the words."""

from workbench.deliver.markup import attribute
from workbench.values.control_tags import ControlTag

_NAMES = {"statement": "Statement", "assessment": "Assessment of statement"}
_FIRST_BOOKMARK = 100_000
"""Above the numbers that templates and lists of sources use."""


def controlled(line: str, tag: ControlTag) -> str:
    """A paragraph in a control.

    It is of the kind of a building block. LibreOffice 7.4 puts notes before the words, loses words that
    have a comment and may end when the paragraph stands in a control for rich text.
    """
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{_NAMES[tag.kind]} {tag.number}"/>'
        f'<w:tag w:val="{attribute(str(tag))}"/><w:id w:val="{_own_number(tag)}"/>'
        '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{line}</w:sdtContent></w:sdt>"
    )


def bookmarked(runs: str, tag: ControlTag) -> str:
    """Runs under the bookmark that says the same."""
    number = _FIRST_BOOKMARK + _own_number(tag)
    return f'<w:bookmarkStart w:id="{number}" w:name="{tag.bookmark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _own_number(tag: ControlTag) -> int:
    return tag.number * 2 + (tag.kind == "assessment")

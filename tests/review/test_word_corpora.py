"""Every comment and tracked change of files that people made in Word is listed, each of no statement."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.corpora.locations import corpus
from workbench.case import Case
from workbench.values.errors import Unreadable

pytestmark = pytest.mark.corpus
_CHANGE = re.compile(
    r"<w:(ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|[A-Za-z]+Change|"
    r"customXml(?:Ins|Del|MoveFrom|MoveTo)RangeStart)[\s/>]"
)
_FALLBACK = re.compile(r"<mc:Fallback>.*?</mc:Fallback>|<mc:Fallback/>", re.DOTALL)
_MARKS = ("insertion", "deletion", "moved", "cell", "formatting", "page layout", "table columns", "numbering",
          "markup")  # fmt: skip


def counted_raw(path: Path) -> tuple[int, int]:
    """Comments and tracked changes by the letters of the XML alone."""
    comments = changes = 0
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                text = _FALLBACK.sub("", package.read(name).decode("utf-8", "replace"))
                comments += len(re.findall(r"<w:comment[\s>]", text))
                changes += len(_CHANGE.findall(text))
    return comments, changes


@pytest.mark.parametrize("name", ["docx-comments-openxmlsdk", "docx-tracked-changes"])
def test_each_comment_and_each_change_is_listed(case: Case, name: str) -> None:
    lines, kinds, wrong = [], Counter[str](), []
    for path in sorted(corpus(name).rglob("*.docx")):
        try:
            expected = counted_raw(path)
        except zipfile.BadZipFile:
            expected = (0, 0)
        if not any(expected):
            continue
        try:
            found = case.reviews.read_word(path)
        except Unreadable as error:
            wrong.append(f"{path.name}: {error}")
            continue
        comments = [item for item in found.items if item.kind in ("comment", "reply")]
        kinds.update(change.kind for change in found.changes)
        told = (len(comments), len(found.changes))
        lines.append(f"{path.name[:56]:56} {expected[0]:4}/{told[0]:<4} {expected[1]:4}/{told[1]:<4}")
        if told != expected or found.brief_id:
            wrong.append(lines[-1])
        assert not any(item.statement_id for item in found.items)
        assert not any(change.statement_id for change in found.changes)
        assert all(item.author and item.state == "listed" for item in comments)
        assert all(change.kind.startswith(_MARKS) or "formatting" in change.kind for change in found.changes)
    print(f"\n{'file':56} comments  changes (expected/found)", *lines, sep="\n")
    print(dict(kinds))
    assert lines
    assert not wrong, "\n".join(wrong)


def test_what_is_no_word_file_is_refused(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_text("no document", "utf-8")
    with pytest.raises(Unreadable):
        case.reviews.read_word(path)

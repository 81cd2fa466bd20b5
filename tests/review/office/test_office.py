"""Review copies that LibreOffice edited: what was done is found, at the statement it was done to."""

import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.review.office.office import Edit, edit_all, require_office, save_again
from workbench.case import Case
from workbench.review import WordReturn

STATEMENTS = (
    "Lukashenko received Field Marshal Haftar at the Palace of Independence on Monday morning.",
    "Both sides signed contracts for two hundred buses and forty tractors from Minsk.",
    "State television showed the delegation at a factory for heavy lorries near the capital.",
    "The foreign ministry in Tripoli protested in writing against the reception of the visitor.",
    "A Russian transport aircraft landed at Tobruk two days after the delegation had returned.",
    "Members of the parliament in the east asked for the text of the agreement on farming.",
    "The airport in Benghazi was closed to civil flights while the delegation was received.",
    "Observers in Cairo expect that a second visit will follow before the end of the summer.",
)
KINDS = ("insert", "delete", "reword", "comment", "reply", "drop", "move", "split", "retype", "format")


class Desk:
    """A case with a brief of eight statements, and its review copies."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case, self.folder = case, folder
        brief = case.briefs.add("Belarus", "A visit")
        self.ids = [
            case.briefs.state(brief.id, "Summary" if n < 5 else "Outlook", text).id
            for n, text in enumerate(STATEMENTS)
        ]
        self.plain, self.remarked = folder / "copy.docx", folder / "remarked.docx"
        case.deliver(brief.id, self.plain, "review", template="assessed-brief")
        self.remark = case.reviews.remark(("statement", self.ids[2]), "Which factory was it?").id
        case.deliver(brief.id, self.remarked, "review", template="assessed-brief")


def made(desk: Desk, kind: str, number: int, chance: random.Random) -> tuple[Edit, set[int]]:
    """An edit of a kind, and the places of the statements that it is of."""
    n = chance.randrange(8)
    text, begins = STATEMENTS[n], STATEMENTS[n][:24]
    target = desk.folder / f"{kind}-{number}.docx"
    starts = [found.start() for found in re.finditer(r"\b\w+ ", text)][1:-2]
    start = chance.choice(starts)
    word = len(re.match(r"\w+ ", text[start:])[0])  # type: ignore[index]
    tracked = "tracked" if number % 2 else "plain"
    more: tuple[str, ...] = ()
    found = {n}
    if kind == "insert":
        more = (f"so{number} it is said ", str(start))
    elif kind == "delete":
        more = ("", str(start), str(word))
    elif kind == "reword":
        more = (f"rather{number} ", str(start), str(word))
    elif kind in ("drop", "format"):
        more = (tracked, str(start), str(word)) if kind == "drop" else ("tracked", str(start), str(word))
    elif kind == "move":
        m = (n + chance.choice((3, 4, 5))) % 8
        more = (STATEMENTS[m][:24],)
    elif kind == "split":
        more = ("", str(start))
    elif kind == "retype":
        n = chance.choice((0, 1, 2, 3, 5, 6))
        begins, found = STATEMENTS[n][:24], {n, n + 1}
        more = (
            f"Nobody knows whether {number} people came, or why the band played.",
            "",
            STATEMENTS[n + 1][:24],
        )
    return Edit(desk.plain, target, kind, begins, more), found


def commented(desk: Desk, edit: Edit, kind: str, words: str, place: int) -> Path:
    """A copy with one more comment, in the form Word has it, for LibreOffice to read and save."""
    source = desk.remarked if kind == "reply" else desk.plain
    target = edit.target.with_name(f"before-{edit.target.name}")
    with zipfile.ZipFile(desk.remarked) as with_parts:
        extra = {name: with_parts.read(name) for name in with_parts.namelist()}
    with zipfile.ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in ("word/comments.xml", "word/commentsExtended.xml", "[Content_Types].xml"):
        parts.setdefault(name, extra[name])
    parts["[Content_Types].xml"] = extra["[Content_Types].xml"]
    parts["word/_rels/document.xml.rels"] = extra["word/_rels/document.xml.rels"]
    comment = (
        f'<w:comment w:id="7" w:author="P. Partner" w:date="2026-05-04T10:11:12Z" w:initials="PP">'
        f'<w:p w14:paraId="00000077"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
    )
    comments = parts["word/comments.xml"].decode()
    threads = parts["word/commentsExtended.xml"].decode()
    if kind == "comment":
        comments = re.sub(r"<w:comment .*</w:comment>", "", comments)
        threads = re.sub(r"<w15:commentEx [^>]*/>", "", threads)
    parent = ' w15:paraIdParent="00000001"' if kind == "reply" else ""
    entry = f'<w15:commentEx w15:paraId="00000077"{parent} w15:done="0"/>'
    parts["word/comments.xml"] = comments.replace("</w:comments>", f"{comment}</w:comments>").encode()
    parts["word/commentsExtended.xml"] = threads.replace(
        "</w15:commentsEx>", f"{entry}</w15:commentsEx>"
    ).encode()
    body = parts["word/document.xml"].decode()
    at = body.index("<w:bookmarkEnd", body.index(STATEMENTS[place][:24]))
    mark = '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/>'
    mark += '<w:r><w:commentReference w:id="7"/></w:r>'
    parts["word/document.xml"] = (body[:at] + mark + body[at:]).encode()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target


def is_found(desk: Desk, edit: Edit, places: set[int], back: WordReturn) -> bool:
    """Whether what was done is among what came back."""
    ids = {desk.ids[place] for place in places}
    kinds = Counter(item.kind for item in back.items if item.statement_id in ids)
    (first, *_rest) = sorted(places)
    text = STATEMENTS[first]
    match edit.kind:
        case "insert" | "delete" | "reword":
            start = int(edit.more[1])
            end = start + (int(edit.more[2]) if len(edit.more) > 2 else 0)
            expected = text[:start] + edit.more[0] + text[end:]
            return any(
                item.kind == "wording" and " ".join(item.proposed.split()) == " ".join(expected.split())
                and item.tracked == (edit.kind != "reword")
                for item in back.items
            )  # fmt: skip
        case "comment":
            return kinds["comment"] == 1
        case "reply":
            # LibreOffice 7.4 writes what is a reply as a comment beside the one it answers.
            told = [item for item in back.items if item.state == "new" and item.statement_id in ids]
            return [item.kind in ("reply", "comment") for item in told] == [True]
        case "drop":
            return kinds["deleted"] == 1
        case "move":
            return any(item.kind == "moved" for item in back.items)
        case "split":
            return kinds["split"] == 1
        case "retype":
            return kinds["wording"] + kinds["deleted"] + kinds["merged"] == 2
    return any(change.kind == "formatting" and change.statement_id in ids for change in back.changes)


def tried(
    case: Case, folder: Path, each: int, kinds: tuple[str, ...], seed: int
) -> tuple[Counter[str], list[str]]:
    """How many edits of each kind are found, and what was given to a wrong statement."""
    desk, chance = Desk(case, folder), random.Random(seed)
    edits = [made(desk, kind, n, chance) for kind in kinds for n in range(each)]
    scripted = [edit for edit, _places in edits if edit.kind not in ("comment", "reply")]
    edit_all(scripted, folder)
    remarked, saved = [], folder / "saved"
    for number, (edit, places) in enumerate(edits):
        if edit.kind in ("comment", "reply"):
            if edit.kind == "reply":
                places = {2}
                edits[number] = (edit, places)
            remarked.append(commented(desk, edit, edit.kind, f"Is that so, {number}?", min(places)))
    if remarked:
        save_again(remarked, saved, folder)
    found, wrong = Counter[str](), []
    for edit, places in edits:
        path = edit.target if edit.kind not in ("comment", "reply") else saved / f"before-{edit.target.name}"
        back = case.reviews.read_word(path)
        hit = is_found(desk, edit, places, back)
        found[edit.kind] += hit
        if not hit:
            print(
                "not found", edit.kind, edit.more, places, [(i.kind, i.words, i.proposed) for i in back.items]
            )
        ids = {desk.ids[place] for place in places}
        for item in back.items:
            if item.statement_id and item.statement_id not in ids and item.state != "known":
                wrong.append(f"{edit.kind} {edit.begins}: {item.kind} of {item.written or item.words}")
    return found, wrong


def test_a_few_edits_in_libreoffice(case: Case, tmp_path: Path) -> None:
    require_office()
    kinds = ("none", "insert", "retype")
    found, wrong = tried(case, tmp_path, 1, kinds[1:], 3)
    assert not wrong
    assert sum(found.values()) == 2
    edit_all([Edit(tmp_path / "copy.docx", tmp_path / "same.docx", "none", "x")], tmp_path)
    back = case.reviews.read_word(tmp_path / "same.docx")
    assert (back.items, back.changes) == ((), ()), "saved without edits nothing comes back"


@pytest.mark.sweep
def test_a_hundred_edits_in_libreoffice(case: Case, tmp_path: Path) -> None:
    require_office()
    found, wrong = tried(case, tmp_path, 10, KINDS, 11)
    print(dict(found), wrong)
    assert not wrong
    assert sum(found.values()) >= 95

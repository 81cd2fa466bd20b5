"""The texts and originals of a copy for a reviewer, and where its clips stand in them."""

import hashlib
import zlib

from workbench.casefile import CaseFile
from workbench.review.exchange.gathering import Needed, Row
from workbench.values.ids import new_id

_BETWEEN = "\n\n"


def put_words_of_clips(needed: Needed, secret: set[str]) -> None:
    """In place of the texts of some sources one that is made of the words of their clips and no more."""
    texts = [row for row in needed["source_text"] if row["source_id"] not in secret]
    for source in needed["source"]:
        if source["id"] in secret:
            clips = [row for row in needed["clip"] if row["source_id"] == source["id"]]
            text = _words_of(source, sorted(clips, key=lambda row: (row["start"], row["end"], row["id"])))
            source["text_id"] = text["id"]
            texts.append(text)
    needed.rows["source_text"] = texts


def _words_of(source: Row, clips: list[Row]) -> Row:
    """A text of the words of these clips, which are moved to their places in it."""
    text_id, text = new_id(), ""
    for clip in clips:
        text += _BETWEEN if text else ""
        start = len(text)
        text += clip["quote"]
        clip.update(text_id=text_id, start=start, end=len(text), prefix="", suffix="", page="")
    return {
        "id": text_id,
        "source_id": source["id"],
        "version": 1,
        "reader": "words of clips",
        "sha256": _sha256(text.encode()),
        "structure_sha256": _sha256(b"[]"),
        "structure": "[]",
        "text": text,
    }


def put_originals(case: CaseFile, needed: Needed, secret: set[str], originals: bool) -> None:
    """The originals of the sources that may be given whole; of all others the text stands for them."""
    found: dict[str, Row] = {}
    for source in needed["source"]:
        if originals and source["id"] not in secret:
            found[source["sha256"]] = _stored(case, "original", "sha256", source["sha256"])
            continue
        row = _as_original(_in_force(needed, source))
        source["sha256"] = row["sha256"]
        found.setdefault(row["sha256"], row)
    needed.rows["original"] = list(found.values())
    if not originals:
        needed.rows["region"] = []
        return
    known = needed.ids("source_text")
    boxes = (_stored(case, "page_boxes", "text_id", text_id) for text_id in sorted(known))
    needed.rows["page_boxes"] = [row for row in boxes if row]


def bring_pieces(case: CaseFile, copy: CaseFile, needed: Needed) -> None:
    """Write the pieces of large originals to the copy, one at a time, before the rows they belong to."""
    for row in needed["original"]:
        if row["data"]:
            continue
        pieces = case.connection.execute(
            "SELECT sha256, n, size, data FROM original_part WHERE sha256 = ? ORDER BY n", (row["sha256"],)
        )
        for piece in pieces:
            with copy.derived({}):
                copy.connection.execute("INSERT INTO original_part VALUES (?, ?, ?, ?)", tuple(piece))


def _in_force(needed: Needed, source: Row) -> str:
    texts = [row for row in needed["source_text"] if row["source_id"] == source["id"]]
    wanted = source["text_id"]
    return next(
        (row["text"] for row in texts if (row["id"] == wanted if wanted else row["version"] == 1)), ""
    )


def _as_original(text: str) -> Row:
    data = text.encode()
    return {
        "sha256": _sha256(data),
        "media_type": "text/plain",
        "size": len(data),
        "data": zlib.compress(data),
    }


def _stored(case: CaseFile, table: str, column: str, key: str) -> Row:
    row = case.connection.execute(f'SELECT * FROM "{table}" WHERE "{column}" = ?', (key,)).fetchone()
    return dict(row) if row else {}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

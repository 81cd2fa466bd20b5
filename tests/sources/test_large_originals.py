"""Originals that are not held in memory: stored, read back, verified and written out piece by piece."""

import hashlib
import io
import random
import shutil
import zipfile
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.casefile import backups
from workbench.casefile.file.packed import Unpackable, unpacked
from workbench.sources import given
from workbench.sources.document import read_document
from workbench.sources.folder import look_through
from workbench.sources.given import LeftOut, OpenFile, read_file
from workbench.sources.intake import Offered, offered_files, take_in
from workbench.sources.reading.formats import archive
from workbench.sources.sandbox.worker import ReadingStopped
from workbench.sources.store import originals
from workbench.values import content
from workbench.values.content import size_in_words
from workbench.values.errors import Damaged, NotFound, Refused

PIECE = 4096


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (given, content, originals):
        monkeypatch.setattr(module, "PIECE", PIECE)
    for module in (given, originals):
        monkeypatch.setattr(module, "WHOLE", PIECE)


def large(path: Path, size: int = 10 * PIECE + 7) -> bytes:
    data = random.Random(size).randbytes(size)
    path.write_bytes(data)
    return data


def parts(case: Case) -> int:
    return int(case.connection.execute("SELECT count(*) FROM original_part").fetchone()[0])


def test_it_goes_in_and_comes_out_whole(case: Case, tmp_path: Path) -> None:
    data = large(tmp_path / "film.bin")
    (first, again) = take_in(
        case.sources,
        [Offered("film.bin", tmp_path / "film.bin"), Offered("again.bin", tmp_path / "film.bin")],
    )
    assert (first.outcome, again.outcome) == ("unread", "known")
    source = case.sources.get(first.source_id)
    assert (source.size, source.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert parts(case) == 11
    assert case.sources.original(source.id) == data
    case.sources.write_original(source.id, tmp_path / "out.bin")
    assert (tmp_path / "out.bin").read_bytes() == data
    assert not list(tmp_path.glob(".*"))
    assert case.verify() == []
    case.undo()
    case.redo()
    assert case.sources.original(source.id) == data
    backup = backups.take(case)
    with Case.open(backup.path, read_only=True) as copy:
        assert copy.sources.original(source.id) == data


@pytest.mark.parametrize("verb", ["UPDATE original_part SET n = 99", "DELETE FROM original_part"])
def test_pieces_of_an_original_stay(case: Case, tmp_path: Path, verb: str) -> None:
    large(tmp_path / "film.bin")
    source = case.sources.add(tmp_path / "film.bin")
    with pytest.raises(Exception, match="never altered"), case.change("Tamper"):
        case.connection.execute(verb)
    assert case.sources.original(source.id)


def test_verifying_finds_a_piece_that_is_gone_or_altered(case: Case, tmp_path: Path) -> None:
    large(tmp_path / "film.bin")
    source = case.sources.add(tmp_path / "film.bin")
    case.connection.execute("DROP TRIGGER original_part_update")
    case.connection.execute("DROP TRIGGER original_part_delete")
    case.connection.execute("UPDATE original_part SET data = zeroblob(8) WHERE n = 3")
    assert "original" in {problem.kind for problem in case.verify()}
    case.connection.execute("DELETE FROM original_part WHERE n = 3")
    assert "a part of it is missing" in {problem.what for problem in case.verify()}
    with pytest.raises(Damaged):
        case.sources.write_original(source.id, tmp_path / "out.bin")
    assert not (tmp_path / "out.bin").exists()


def test_what_was_stopped_leaves_nothing(case: Case, tmp_path: Path) -> None:
    large(tmp_path / "film.bin")
    stopped: list[str] = []
    offered = [Offered("film.bin", tmp_path / "film.bin")]
    with pytest.raises(ReadingStopped):
        list(take_in(case.sources, offered, lambda: len(stopped) > 2, step=stopped.append))
    assert stopped[0] == "film.bin: 4.1 kB of 41 kB stored"
    assert (parts(case), case.sources.count()) == (0, 0)
    # What a kill left behind is cleared before the next large one.
    case.connection.execute("INSERT INTO original_part VALUES ('0', 0, 1, x'00')")
    case.sources.add(tmp_path / "film.bin")
    assert parts(case) == 11
    assert case.verify() == []


def test_a_file_that_changes_is_not_kept_half(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "film.bin"
    large(path)
    with open(path, "rb") as file:
        opened = OpenFile(file.fileno(), 10 * PIECE + 7)
        path.write_bytes(b"y" * opened.size)
        with pytest.raises(Refused, match="changed while it was read"):
            case.sources.originals.bring([opened])
        path.write_bytes(b"short")
        with pytest.raises(Refused, match="changed while it was read"):
            case.sources.originals.bring([opened])
    assert parts(case) == 0


def test_too_large_a_file_and_a_full_disk_are_refused_before_reading(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(tmp_path / "a.img", "wb") as file:
        file.truncate(5_000_000_000)
    (tmp_path / "b.txt").write_text("Words after it.")
    first, second = take_in(case.sources, offered_files([tmp_path / "a.img", tmp_path / "b.txt"]))
    assert first.outcome == "left"
    assert first.words.startswith("“a.img” has 5 GB. A source has at most 4 GB.")
    assert second.outcome == "read"
    large(tmp_path / "c.bin")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10, 5, 5))
    (third,) = take_in(case.sources, [Offered("c.bin", tmp_path / "c.bin")])
    assert third.outcome == "failed"
    assert "the disk with the case has 5 bytes free" in third.words


def test_packed_bytes_hold_no_more_and_no_less() -> None:
    import zlib

    packed = zlib.compress(b"x" * 20_000)
    assert b"".join(unpacked(packed, 20_000)) == b"x" * 20_000
    assert b"".join(unpacked(zlib.compress(b""), 0)) == b""
    for data, size in ((packed + b"more", 20_000), (packed, 19_999), (packed, 20_001), (packed[:-1], 20_000)):
        with pytest.raises(Unpackable):
            list(unpacked(data, size))


def test_links_devices_and_what_leads_elsewhere(tmp_path: Path) -> None:
    import os

    secret = tmp_path / "outside" / "key"
    secret.parent.mkdir()
    secret.write_bytes(b"secret")
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text("words")
    (folder / "link").symlink_to(secret)
    (folder / "near").symlink_to("sub/a.txt")
    (folder / "around").symlink_to("..")
    os.mkfifo(folder / "pipe")
    why = {entry.name: entry.why for entry in look_through([folder])}
    assert why["link"] == f"“link” is a link to “{secret}”. Links are not followed."
    assert why["pipe"] == "“pipe” is a named pipe, not a file."
    assert (why["sub/a.txt"], len(why)) == ("", 5)
    for path in (folder / "link", folder / "pipe", Path("/dev/null")):
        with pytest.raises(LeftOut):
            read_file(path)
    assert read_file(folder / "near").content == b"words"
    with pytest.raises(LeftOut):
        read_file(folder / "near", within=folder)
    # What is put in the place of the folder between looking and reading is not followed either.
    shutil.rmtree(folder / "sub")
    (folder / "sub").symlink_to(secret.parent)
    (secret.parent / "a.txt").write_text("secret")
    with pytest.raises(NotFound):
        read_file(folder / "sub" / "a.txt", within=folder)
    assert [entry.why[:9] for entry in look_through([folder / "sub"])] == ["“sub” is "]


def test_one_file_too_large_in_an_archive_leaves_room_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1000)
    monkeypatch.setattr(archive, "_LISTED", 3)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, size in (("a.txt", 900), ("b.txt", 2000), ("c.txt", 90), ("d.txt", 50)):
            made.writestr(name, "x" * size)
    reading = archive.read(target.getvalue(), "a.zip")
    assert [part.name for part in reading.parts] == ["a.txt", "c.txt"]
    assert "b.txt (2 kB), d.txt (50 bytes)" in reading.warnings[0]
    assert reading.text.splitlines()[1] == "b.txt (left out)"
    assert "1 more files" in reading.text or "more file" in reading.text


def test_sizes_as_a_person_reads_them() -> None:
    sizes = (1, 999, 2000, 1_100_000_000, 110_000_000, 10**12)
    assert [size_in_words(size) for size in sizes] == [
        "1 byte",
        "999 bytes",
        "2 kB",
        "1.1 GB",
        "110 MB",
        "1 TB",
    ]


def test_a_large_document_is_read_from_its_pieces(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("One line of words in a long text.\n" * 2000)
    file = read_file(path)
    try:
        assert not isinstance(file.content, bytes)
        assert read_document(file.content, file.name).reading.text.count("One line") == 2000
    finally:
        file.close()


def test_what_is_large_inside_a_document_is_kept_in_pieces_and_written_once(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = [random.Random(n).randbytes(3 * PIECE + n) for n in range(3)]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as made:
        for n, data in enumerate(inside):
            made.writestr(f"{n}.bin", data)
    written: list[str] = []
    compress = originals.zlib.compress
    monkeypatch.setattr(
        originals.zlib, "compress", lambda data, level=6: written.append("") or compress(data, level)
    )
    told: list[str] = []
    (taken,) = take_in(case.sources, [Offered("all.zip", tmp_path / "all.zip")], step=told.append)
    assert (taken.inside, parts(case), len(written)) == (3, 21, 21)
    assert told[-1] == "all.zip: 74 kB of 74 kB stored"
    assert [case.sources.original(inner.id) for inner in case.sources.inside(taken.source_id)] == inside
    with case.change("Add within a change"):
        added = case.sources.add(random.Random(9).randbytes(2 * PIECE), "d.bin")
    assert len(case.sources.original(added.id)) == 2 * PIECE
    assert case.verify() == []

"""No name of a file that came from outside leads anywhere, commands anything or hides what it is."""

import json
import os
import re
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path, PureWindowsPath

import pytest
from click.testing import CliRunner

from tests.sources.hostile_names import generated, given, reading
from workbench.case import Case
from workbench.cli import groundwork
from workbench.sources.intake import offered_files, take_in
from workbench.sources.store.bulk import ReadDocument
from workbench.values.deception import shown_safely, signs_shown
from workbench.values.file_names import LONGEST, file_name_for, file_name_of, kept_name
from workbench.values.text import canonical

MANY = 5_000
A_FEW = 40
_TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_ON_A_DISK = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}


def assert_fit_for_every_system(name: str, folder: Path) -> None:
    assert name not in ("", ".", "..")
    assert name.encode(), "it can be written in UTF-8"
    assert len(name.encode()) <= LONGEST
    assert not set(name) & set('/\\:*?"<>|'), ascii(name)
    assert not [sign for sign in name if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")], ascii(
        name
    )
    assert name.split(".")[0].strip().lower() not in _DEVICES, ascii(name)
    assert name == name.strip(" .")
    assert not name.startswith("-")
    assert (folder / name).parent == folder
    assert PureWindowsPath("C:/there", name).parent == PureWindowsPath("C:/there")


def assert_harmless(kept: str) -> None:
    assert kept == " ".join(kept.split()) == canonical(kept)
    assert not [sign for sign in kept if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")], ascii(kept)
    for shown in (shown_safely(kept).strip("\u2068\u2069"), signs_shown(kept)):
        assert not set(shown) & _TURNING, ascii(shown)


def everything_below(folder: Path) -> set[bytes]:
    return {
        os.path.join(root, name)
        for root, folders, files in os.walk(os.fsencode(folder))
        for name in (*folders, *files)
    }


def assert_kept_well(case: Case, number: int) -> None:
    sources = case.sources.all()
    assert len(sources) == number
    for source in sources:
        assert_harmless(source.file_name)
        assert source.title == canonical(source.title)
        assert not set(source.name_shown) & _TURNING
        assert "\n" not in source.name_shown
        assert_fit_for_every_system(file_name_of(source.file_name), Path("/there"))
    assert case.verify() == []


def test_what_a_file_of_ours_is_called(tmp_path: Path) -> None:
    for name in generated(MANY):
        assert_fit_for_every_system(file_name_of(name), tmp_path)
        assert_fit_for_every_system(file_name_for(name, ".docx", "Brief"), tmp_path)
        assert file_name_of(file_name_of(name)) == file_name_of(name)
        assert_harmless(kept_name(name))
        assert kept_name(kept_name(name)) == kept_name(name)


@pytest.mark.corpus
def test_names_that_others_collected(tmp_path: Path) -> None:
    for name in given():
        assert_fit_for_every_system(file_name_of(name), tmp_path)
        assert_fit_for_every_system(file_name_for(name, ".gwk", "New case"), tmp_path)
        assert_harmless(kept_name(name))


def test_ordinary_names_stay_as_they_are() -> None:
    for name in (
        "report.pdf",
        "Отчёт 2024.docx",
        "تقرير.pdf",
        "console.txt",
        "com10.txt",
        "a-b.tar.gz",
        "nullify",
    ):
        assert file_name_of(name) == kept_name(name) == name
    assert (
        file_name_for("Libya: “Haftars” in/Belarus?", ".docx", "Brief") == "Libya “Haftars” in Belarus.docx"
    )
    assert file_name_for("  ", ".docx", "Brief") == "Brief.docx"
    assert kept_name("caf\udce9.txt") == "caf\ufffd.txt", "a byte that is no letter leaves its mark"


@pytest.mark.parametrize("number", [MANY // 5, pytest.param(MANY, marks=pytest.mark.sweep)])
def test_thousands_in_a_case_lead_nowhere(case: Case, tmp_path: Path, number: int) -> None:
    names = generated(number)
    before = everything_below(tmp_path)
    documents = (
        ReadDocument(reading(f"words {number}"), b"words %d" % number, name)
        for number, name in enumerate(names)
    )
    for _ids in case.sources.add_many(documents):
        pass
    assert everything_below(tmp_path) == before
    assert_kept_well(case, number)


def files_named(names: Iterable[str], folder: Path) -> int:
    """Files under those of the names that this system takes for one file; how many there are."""
    for number, name in enumerate(names):
        bare = os.fsencode(name.replace("/", "").replace("\x00", "").lstrip(".")[:60])
        if bare:
            Path(os.fsdecode(os.path.join(os.fsencode(folder), bare))).write_text(f"words {number}")
    return len(os.listdir(folder))


def test_files_that_were_dropped(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "dropped"
    folder.mkdir()
    names = ["caf\udce9.txt", "two\nlines.txt", "\x1b[2J.txt", "r\u202etxt.exe", "-rf.txt", "con .txt"]
    number = files_named([*names, *some_of_them(A_FEW)], folder)
    before = everything_below(tmp_path)
    taken = list(take_in(case.sources, offered_files([folder])))
    assert [one.words for one in taken if one.outcome == "failed"] == []
    assert number > A_FEW // 2
    assert everything_below(tmp_path) == before
    assert_kept_well(case, number)
    for one in taken:
        assert_harmless(one.name)


def some_of_them(number: int) -> list[str]:
    """A few from all over, of those that a disk with names in bytes can have."""
    every = [name for name in generated(MANY) if not _NOT_ON_A_DISK.search(name)]
    return every[:: len(every) // number]


def test_a_page_saved_with_its_folder_under_bytes_that_are_no_letters(case: Case, tmp_path: Path) -> None:
    page = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"caf\xe9.html")))
    page.write_text(f"<html><body><article><p>{'Words of the page. ' * 20}</p></article>")
    beside = page.with_name(f"{page.stem}_files")
    beside.mkdir()
    (beside / "a.css").write_text("p { color: black }")
    (taken,) = take_in(case.sources, offered_files([page]))
    assert taken.outcome == "read", taken.words
    assert "Words of the page." in case.sources.text(taken.source_id)
    assert_kept_well(case, 1)


def test_attachments_of_a_mail(case: Case, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "With attachments"
    message.set_content("See below.")
    names = [name for name in some_of_them(A_FEW) if "\r" not in name and "\n" not in name]
    for number, name in enumerate(names):
        message.add_attachment(f"words {number}", filename=name.encode(errors="replace").decode())
    before = everything_below(tmp_path)
    source = case.sources.add(message.as_bytes(), "a.eml")
    assert len(case.sources.inside(source.id)) == len(names) > A_FEW // 2
    assert everything_below(tmp_path) == before
    assert_kept_well(case, len(names) + 1)


def zipped(files: dict[str, str]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return target.getvalue()


def tarred(files: dict[str, str]) -> bytes:
    target = BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, words in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(words)
            archive.addfile(entry, BytesIO(words.encode()))
    return target.getvalue()


@pytest.mark.parametrize(("pack", "ending"), [(zipped, "zip"), (tarred, "tar")])
def test_members_of_an_archive(
    pack: Callable[[dict[str, str]], bytes], ending: str, case: Case, tmp_path: Path
) -> None:
    names = [name for name in some_of_them(A_FEW) if name.isprintable() and len(name) < 90]
    files = {name: f"words {number}" for number, name in enumerate(names) if not name.endswith(("/", "\\"))}
    before = everything_below(tmp_path)
    case.sources.add(pack(files), f"a.{ending}")
    assert case.sources.count() > len(files) // 2
    assert everything_below(tmp_path) == before
    assert_kept_well(case, case.sources.count())


@pytest.mark.parametrize(
    "host",
    ["www.p\u0430ypal.com", "\u0440\u0430\u0443\u0440\u0430.com", "pay\u200bpal.com", "a.com\u202e/moc"],
)
def test_an_address_that_looks_like_another_is_named(case: Case, host: str) -> None:
    for number, address in enumerate(
        (f"https://{host}/news", "https://xn--pypal-4ve.com/news", "https://кремль.рф/новости")
    ):
        page = replace(reading(f"words {number}"), url=address)
        warnings = case.sources.add_reading(page, b"words %d" % number, "a.html").warnings
        assert [words.startswith("The address contains misleading characters") for words in warnings] == [
            True
        ] * (number == 0)


def test_a_name_cannot_command_the_terminal(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "dropped"
    folder.mkdir()
    files_named(["caf\udce9.txt", "\x1b[2Jgone.txt", "r\u202etxt.exe", "\x9b31m.txt"], folder)
    case.close()
    for option in ([], ["--json"]):
        result = CliRunner().invoke(groundwork, ["clip", str(tmp_path / "work.gwk"), str(folder), *option])
        assert result.exit_code == 0, result.output
        if option:
            paths = [Path(entry["file"]) for entry in json.loads(result.stdout)]
            assert len(paths) == 4
            assert all(path.exists() for path in paths), "a script can open what it is told"
        else:
            assert not set(result.stdout) & {"\x1b", "\x9b", "\u202e"}

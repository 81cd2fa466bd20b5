"""Pages saved "complete": one source with one original, whatever the browser called the folder."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.sources import page_and_folder
from workbench.sources.document import read_document
from workbench.sources.intake import files_in
from workbench.sources.page_and_folder import packed
from workbench.sources.reading.saved_page import folder_beside, is_saved_with_a_page

PAGE = (
    "<!-- saved from url=(0021)https://a.example/news --><html><head><title>A visit</title></head>"
    "<body><p>He arrived in Minsk on Monday and met the minister of defence there.</p>"
    "<script src='A visit_files/a.js'></script></body></html>"
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case.create(tmp_path / "pages.gwk", analyst="A. Analyst")
    yield case
    case.close()


def saved(folder: Path, ending: str = "_files") -> Path:
    """A page with its folder, as a browser leaves them."""
    folder.mkdir(exist_ok=True)
    page = folder / "A visit.html"
    page.write_text(PAGE, "utf-8")
    beside = folder / f"A visit{ending}"
    (beside / "deeper").mkdir(parents=True)
    (beside / "a.js").write_text("x()")
    (beside / "deeper" / "photo.jpg").write_bytes(b"\xff\xd8\xff photo")
    return page


@pytest.mark.parametrize("ending", ["_files", "-Dateien", "_fichiers", "_файлы"])
def test_page_and_folder_are_one_source(tmp_path: Path, case: Case, ending: str) -> None:
    page = saved(tmp_path / "web", ending)
    source = case.sources.add(page)
    assert (source.title, source.url, source.file_name) == (
        "A visit",
        "https://a.example/news",
        "A visit.html",
    )
    assert "arrived in Minsk" in case.sources.text(source.id)
    assert source.active == {"scripts": 1, "files saved with the page": 2}
    assert case.sources.inside(source.id) == []
    with zipfile.ZipFile(io.BytesIO(case.sources.original(source.id))) as original:
        assert original.read("A visit.html") == PAGE.encode()
        assert original.read(f"A visit{ending}/deeper/photo.jpg") == b"\xff\xd8\xff photo"


def test_the_same_page_is_recognised_whenever_it_was_saved(tmp_path: Path) -> None:
    first, second = saved(tmp_path / "one"), saved(tmp_path / "two")
    for page in (first, second):
        folder = folder_beside(page)
        assert folder
    assert packed(first, first.with_name("A visit_files")) == packed(
        second, second.with_name("A visit_files")
    )


def test_the_files_of_the_folder_are_not_taken_in_by_themselves(tmp_path: Path) -> None:
    page = saved(tmp_path / "web")
    other = tmp_path / "web" / "notes_files" / "a.txt"
    other.parent.mkdir()
    other.write_text("a folder that only looks like one")
    assert list(files_in([tmp_path / "web"])) == [page, other]
    photo = page.with_name("A visit_files") / "deeper" / "photo.jpg"
    assert is_saved_with_a_page(photo)
    assert list(files_in([photo])) == [photo], "asked for by name it comes in"


def test_a_link_out_of_the_folder_is_left_where_it_is(tmp_path: Path) -> None:
    page = saved(tmp_path / "web")
    (tmp_path / "secret.txt").write_text("secret")
    folder = page.with_name("A visit_files")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    assert b"secret" not in packed(page, folder)
    names = zipfile.ZipFile(io.BytesIO(packed(page, folder))).namelist()
    assert names == ["A visit.html", "A visit_files/a.js", "A visit_files/deeper/photo.jpg"]


def test_a_folder_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = saved(tmp_path / "web")
    monkeypatch.setattr(page_and_folder, "MOST_FILES", 1)
    packed_page = packed(page, page.with_name("A visit_files"))
    assert zipfile.ZipFile(io.BytesIO(packed_page)).namelist() == ["A visit.html", "A visit_files/a.js"]
    assert read_document(packed_page, "a").reading.active["files saved with the page"] == 1


def test_a_zip_of_other_things_is_an_archive() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("b_files/x.html", PAGE.replace("visit", "stay"))
    assert len(read_document(target.getvalue(), "a.zip").inside) == 2

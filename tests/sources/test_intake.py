"""Many documents at once: in order, one change each, stopped in the middle of one."""

import logging
from pathlib import Path
from typing import Any

import pytest

from tests.noticing.plugin import ExpectLog
from tests.sources.documents import pdf
from workbench.annotations.renewal import keep_as_newer
from workbench.case import Case
from workbench.sources import Source
from workbench.sources.document import Document
from workbench.sources.intake import Offered, Taken, offered_files, take_in
from workbench.sources.sandbox.guard import ReaderPool
from workbench.sources.sandbox.worker import ReadingStopped
from workbench.values.errors import CannotWrite, CaseLocked, Damaged, DiskFull, KnownError, Refused

PAGE = (
    '<html><head><title>{}</title><link rel="canonical" href="{}"></head><body><article><p>{}</p></article>'
)
WORDS = "Khalifa Haftar met Aleksandr Lukashenko in Minsk on Monday, the state agency said. "


def page(title: str, url: str = "", more: str = "") -> bytes:
    return PAGE.format(title, url, WORDS * 3 + more).encode()


def test_each_is_one_change_in_the_order_it_came(case: Case, tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"{number}.html").write_bytes(page(f"Report {number}", more=str(number)))
    (tmp_path / "3again.html").write_bytes((tmp_path / "3.html").read_bytes())
    (tmp_path / "5.pdf").write_bytes(pdf([["A page of a PDF."]]))
    before = len(case.history())
    results = list(take_in(case.sources, offered_files([tmp_path])))
    names = [
        "0.html",
        "1.html",
        "2.html",
        "3.html",
        "3again.html",
        "4.html",
        "5.html",
        "5.pdf",
        "6.html",
        "7.html",
    ]
    assert [taken.name for taken in results] == names
    assert {taken.name for taken in results if taken.outcome != "read"} == {"3again.html"}
    assert results[4].outcome == "known"
    assert results[4].source_id == results[3].source_id
    assert len(case.history()) == before + 9
    case.undo()
    assert [source.file_name for source in case.sources.all()][-1] == "6.html"


def test_what_cannot_be_opened_is_said_and_the_rest_goes_on(case: Case, tmp_path: Path) -> None:
    offered = [
        Offered("gone.html", tmp_path / "gone.html"),
        Offered("words.html", data=page("Words")),
        Offered("unknown.bin", data=b"\x00\x01\x02\x03"),
    ]
    results = list(take_in(case.sources, offered))
    assert [taken.outcome for taken in results] == ["failed", "read", "unread"]
    assert "There is no file" in results[0].words


def test_a_document_that_is_refused_is_one_result_among_the_others(
    case: Case, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectLog
) -> None:
    expected_log("a document could not be taken in", level=logging.ERROR)
    offered = [
        Offered("a.html", data=page("A")),
        Offered("no such day.html", data=page("B"), metadata={"published_on": "2025-02-31"}),
        Offered("no such marking.html", data=page("C"), metadata={"handling": "TLP:PINK"}),
        Offered("a fault.html", data=page("D"), metadata={"title": "A fault"}),
        Offered("e.html", data=page("E")),
    ]
    store = case.sources.add_document

    def store_or_fail(document: Document, *step: Any, **metadata: Any) -> Source:
        if metadata.get("title") == "A fault":
            raise ValueError("a fault of ours")
        return store(document, *step, **metadata)

    monkeypatch.setattr(case.sources, "add_document", store_or_fail)
    results = list(take_in(case.sources, offered))
    assert [taken.outcome for taken in results] == ["read", "failed", "failed", "failed", "read"]
    assert all(taken.words.startswith("Not imported") for taken in results[1:4])
    assert "TLP:PINK" in results[2].words
    assert "error in Groundwork" in results[3].words
    assert [source.title for source in case.sources.all()] == ["A", "E"]
    assert case.verify() == []


@pytest.mark.parametrize("error", [DiskFull, CannotWrite, CaseLocked, Damaged])
def test_what_concerns_the_case_ends_everything(
    case: Case, monkeypatch: pytest.MonkeyPatch, error: type[KnownError]
) -> None:
    def fail(*_: Any, **__: Any) -> Source:
        raise error("The disk is full.")

    monkeypatch.setattr(case.sources, "add_document", fail)
    with pytest.raises(error):
        list(take_in(case.sources, [Offered("a.html", data=page("A"))]))


def test_stopping_ends_the_document_that_is_being_read(case: Case) -> None:
    slow = pdf([["A page that takes its time."]] * 3000)
    offered = [Offered(f"{number}.pdf", data=slow + bytes([number])) for number in range(4)]
    results: list[Taken] = []

    def go() -> None:
        results.extend(take_in(case.sources, [Offered("a.html", data=page("A"))], pool=pool))
        for taken in take_in(case.sources, offered, lambda: bool(results), pool):
            results.append(taken)

    with ReaderPool() as pool, pytest.raises(ReadingStopped):
        go()
    assert [taken.name for taken in results] == ["a.html"]
    assert case.sources.count() == 1


def test_the_same_address_is_noticed_and_can_be_kept_as_a_newer_version(case: Case) -> None:
    url = "https://www.agenzianova.com/en/news/haftar-minsk/"
    first, second = take_in(
        case.sources,
        [Offered("a.html", data=page("Minsk", url)), Offered("b.html", data=page("Minsk", url, "New."))],
    )
    assert (first.earlier_id, second.earlier_id) == ("", first.source_id)
    clip = case.clips.add(first.source_id, 0, 14)
    renewal = keep_as_newer(case, second.source_id, first.source_id)
    assert case.sources.count() == 1
    assert case.sources.text(first.source_id).endswith("New.")
    assert (renewal.count("exact"), case.clips.get(clip.id).quote) == (1, "Khalifa Haftar")
    case.undo()
    assert case.sources.count() == 2
    case.clips.add(second.source_id, 0, 14)
    with pytest.raises(Refused, match="clips of its own"):
        keep_as_newer(case, second.source_id, first.source_id)
    assert case.verify() == []

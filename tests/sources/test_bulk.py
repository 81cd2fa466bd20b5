"""Very many documents at once: the same as one by one, in batches that are each one change."""

import pytest

from workbench.case import Case
from workbench.sources.reading.model import Reading, Span
from workbench.sources.store.bulk import ReadDocument
from workbench.values.errors import Refused


def read(number: int, **metadata: str) -> ReadDocument:
    text = f"Convoy {number} left Tobruk for Rajma. عاد حفتر"
    reading = Reading(
        text=text,
        structure=(Span("paragraph", 0, len(text)),),
        title=f"Report {number}",
        url=f"https://tass.com/world/{number}" if number % 2 else "",
        media_type="text/plain",
        published_on="2025-02-18",
    )
    return ReadDocument(reading, text.encode(), f"{number}.txt", dict(metadata))


def told(case: Case) -> list[tuple[object, ...]]:
    rows = []
    for source in case.sources.all():
        text, structure = case.sources.text(source.id), case.sources.structure(source.id)
        rows.append(
            (
                source.title, source.url, source.sha256, source.publication_name, source.published_on,
                source.language, source.facts, source.size, text, structure, case.sources.original(source.id),
            )
        )  # fmt: skip
    return rows


def test_it_is_the_same_as_one_by_one(case: Case, tmp_path: object) -> None:
    documents = [read(number, language="en") for number in range(25)]
    documents.append(documents[3])
    with Case.create(tmp_path / "other.gwk") as other:  # type: ignore[operator]
        for one in documents:
            other.sources.add_reading(one.reading, one.original, one.name, **one.metadata)
        batches = list(case.sources.add_many(iter(documents), batch=10))
        assert [len(batch) for batch in batches] == [10, 10, 6]
        assert told(case) == told(other)
        assert [hit.title for hit in case.search("حفتر", limit=50)] == [
            hit.title for hit in other.search("حفتر", limit=50)
        ]
    assert case.sources.ids() == [one for batch in batches for one in batch]
    assert case.verify() == []


def test_each_batch_is_taken_back_by_itself(case: Case) -> None:
    list(case.sources.add_many((read(number) for number in range(25)), batch=10))
    assert case.undo_label == "Add 5 sources"
    case.undo()
    assert case.sources.count() == 20
    case.undo()
    case.redo()
    assert case.sources.count() == 20
    assert len(case.search("Tobruk", limit=50)) == 20
    assert case.verify() == []


def test_a_batch_that_makes_no_sense_leaves_the_earlier_ones(case: Case) -> None:
    documents = [*(read(number) for number in range(10)), read(10, handling="TLP:PINK")]
    with pytest.raises(Refused, match="PINK"):
        list(case.sources.add_many(documents, batch=10))
    assert case.sources.count() == 10
    assert case.verify() == []
    list(case.sources.add_many([read(11)]))
    assert case.sources.count() == 11


def test_a_batch_of_large_documents_is_a_small_one(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.sources.store.bulk._BATCH_BYTES", 3 * len(read(1).original))
    batches = list(case.sources.add_many(read(number) for number in range(8)))
    assert [len(batch) for batch in batches] == [3, 3, 2]
    assert case.sources.count() == 8

"""Sources that share their words are proposed as one origin; measured on mails and pages labelled by hand."""

import itertools
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.corpora.locations import corpus
from tests.sources.test_corpora import documents_of, read
from workbench.casefile import Case
from workbench.sources.reading.model import Reading
from workbench.sources.store import likeness
from workbench.sources.store.likeness import is_like
from workbench.sources.store.shared_words import fingerprints, shared_words, words_of
from workbench.sources.store.taken_over import taken_over
from workbench.values.job import Cancelled, Job

WIRE = (
    "MINSK, Feb 18 - Libyan commander Khalifa Haftar met President Alexander Lukashenko on Tuesday and"
    " discussed cooperation in trade, health care and military matters, the state agency reported. The two"
    " sides signed no agreement. A delegation of the Libyan National Army had arrived the day before with"
    " Haftar's son Saddam. Officials in Tripoli declined to comment on the visit."
)
OTHER = (
    "The central bank in Tripoli published its figures for January on Monday. Revenue from oil rose by four"
    " per cent while spending on wages stayed where it was. Economists had expected a fall."
)
FIRST = ("ba", "ko", "mi", "ra", "tu", "ne", "lo", "sha", "vi", "dor")
LAST = ("gan", "pel", "ster", "rin", "mont", "lak", "ves")
SAME = (
    {f"msg_{number}.txt" for number in ("07", "08", "09", "10", "12", "12a", "13", "17")},
    {"msg_01.txt", "msg_03.txt", "msg_14.txt", "msg_20.txt", "msg_29.txt"},
    {"example02.eml", "example05.eml", "example08.eml", "example13.eml"},
    {"raw_email_with_illegal_boundary.eml", "raw_email_with_quoted_illegal_boundary.eml",
     "raw_email_with_multipart_mixed_quoted_boundary.eml", "attachment_pdf_lf.eml"},
    {"raw_email7.eml", "raw_email12.eml", "attachment_nonascii_filename.eml",
     "raw_email_quoted_with_0d0a.eml"},
    {"msg_02.txt", "msg_19.txt"}, {"raw_email5.eml", "raw_email6.eml"}, {"msg_04.txt", "msg_44.txt"},
    {"multi_address_bounce1.eml", "multi_address_bounce2.eml"},
    {"basic_email.eml", "raw_email_with_at_display_name.eml"},
)  # fmt: skip
"""Mails that carry one text, told by a person who read every pair that shares eight words and every pair
whose words weigh alike (cosine of tf-idf from 0.49 on). No two of the news pages do: the nearest quote one
statement, or end in one company's description of itself."""


read_once = cache(read)
"""Two tests look at the same pages."""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "alike.gwk") as case:
        yield case


def article(number: int, middle: str) -> str:
    """An article of some 330 words of its own around a passage from elsewhere."""
    chooser = random.Random(number)
    own = [f"{chooser.choice(FIRST)}{chooser.choice(LAST)}{number}" for _ in range(230)]
    return f"{' '.join(own[:110])}.\n\n{middle}\n\n{' '.join(own[110:])}."


def test_a_wire_inside_two_longer_articles_is_found(case: Case) -> None:
    edited = (
        WIRE.replace("met President", "held talks with President")
        .replace(" on Tuesday", "")
        .replace("The two sides signed", "Both sides signed")
    )
    first = case.sources.add_text(article(1, WIRE), title="Gazette")
    second = case.sources.add_text(article(2, edited), title="Courier")
    case.sources.add_text(article(3, OTHER), title="Another")
    (found,) = case.sources.likenesses.of(first.id)
    assert found.other_id == second.id
    assert found.taken is not None
    assert found.share < likeness.SHARE
    text = case.sources.text(first.id)
    assert text[found.taken.start : found.taken.end] == found.taken.passage
    assert found.taken.passage.startswith("MINSK, Feb 18")
    assert found.taken.passage.endswith("declined to comment on the visit")


def test_one_statement_quoted_by_two_journalists_is_no_wire(case: Case) -> None:
    first = case.sources.add_text(article(1, f"“{WIRE}”"), title="Gazette")
    case.sources.add_text(article(2, f"“{WIRE}”"), title="Courier")
    assert case.sources.likenesses.of(first.id) == []


def test_a_wire_story_is_found_in_its_outlets(case: Case) -> None:
    first = case.sources.add_text(WIRE, title="Agency")
    case.sources.add_text(OTHER, title="Bank")
    second = case.sources.add_text("By our staff\n\n" + WIRE.replace("MINSK, Feb 18 - ", ""), title="Paper")
    cut = case.sources.add_text(". ".join(WIRE.split(". ")[1:3]) + ".", title="In brief")
    found = case.sources.likenesses.of(first.id)
    assert {likeness.other_id for likeness in found} == {second.id, cut.id}
    assert found[0].share > 0.9
    of_paper = next(likeness for likeness in found if likeness.other_id == second.id)
    passage = of_paper.shared.passages[0]
    assert WIRE[passage.start : passage.end].startswith("Libyan commander")


def test_what_the_user_decides_is_remembered_and_undone(case: Case) -> None:
    first, second = (case.sources.add_text(WIRE, title=title) for title in ("One", "Two"))
    case.sources.likenesses.keep_apart(second.id, first.id)
    assert case.sources.likenesses.of(first.id) == []
    assert case.sources.likenesses.of(second.id) == []
    case.undo()
    assert len(case.sources.likenesses.of(first.id)) == 1
    case.sources.group_as_one_origin([first.id, second.id], "Wire")
    assert case.sources.likenesses.of(first.id) == []
    assert case.verify() == []


def test_a_newer_version_is_compared_by_its_own_words(case: Case) -> None:
    from workbench.annotations.renewal import renew

    first, second = (case.sources.add_text(WIRE, title=title) for title in ("One", "Two"))
    assert case.sources.likenesses.of(first.id)
    renew(case, second.id, Reading(text=OTHER, media_type="text/plain"), OTHER.encode())
    assert case.sources.likenesses.of(first.id) == []


def test_passages_stand_in_both_texts() -> None:
    chance = random.Random(1)
    words = WIRE.split()
    other = " ".join(chance.sample(words, 20) + words[10:40] + chance.sample(words, 20))
    for passage in shared_words(WIRE, other).passages:
        ours, theirs = WIRE[passage.start : passage.end], other[passage.other_start : passage.other_end]
        assert ours.split() == theirs.split()


def are_alike(text: str, other: str) -> bool:
    """Whether two texts are proposed as one origin."""
    shared = is_like(shared_words(text, other))
    return shared or taken_over(text, words_of(text), words_of(other)) is not None


def edited(words: list[str], chance: random.Random, share: float) -> list[str]:
    """As a desk does it: a share of the words left out, replaced, or with another word behind."""
    result: list[str] = []
    for word in words:
        drawn = chance.random() / share
        if drawn < 2 / 3:
            result += [] if drawn < 1 / 3 else [chance.choice(words)]
        else:
            result += [word, chance.choice(words)] if drawn < 1 else [word]
    return result


@pytest.mark.corpus
def test_generated_wires_inside_articles() -> None:
    """A passage of a third page makes 30 per cent of two articles, edited anew in each."""
    chance = random.Random(11)
    pages = sorted((corpus("html-news-articles") / "html").glob("*.gz"))[:40]
    texts = [one.text.split() for one in map(read_once, pages) if isinstance(one, Reading)]
    texts = [words for words in texts if len(words) > 200]
    for share, least in ((0.0, 0.95), (0.05, 0.95), (0.1, 0.9)):
        found = 0
        for _ in range(40):
            wire, *pair = chance.sample(texts, 3)
            length = chance.randint(250, 500)
            start = chance.randrange(max(1, len(wire) - length * 3 // 10))
            passage = wire[start : start + length * 3 // 10]
            ours, theirs = (
                " ".join([*own[: length * 4 // 10], *(edited(passage, chance, share) if share else passage),
                          *own[length * 4 // 10 : length * 7 // 10]])
                for own in pair
            )  # fmt: skip
            found += are_alike(ours, theirs)
        print(f"\nwires of 30 per cent, {share:.0%} of the words changed: {found} of 40 found")
        assert found >= least * 40


@pytest.mark.corpus
def test_pairs_labelled_by_hand() -> None:
    files = sorted((corpus("html-news-articles") / "html").glob("*.gz"))
    for name in ("eml-mikel-mail", "eml-cpython"):
        files += documents_of(corpus(name))
    with ThreadPoolExecutor(2) as both:
        readings = list(both.map(read_once, files))
    texts = {f"{path.parent.name}/{path.name}": one.text for path, one in zip(files, readings, strict=True)
             if isinstance(one, Reading)}  # fmt: skip
    prints = {name: fingerprints(text) for name, text in texts.items()}
    near = [(one, other) for one, other in itertools.combinations(texts, 2) if prints[one] & prints[other]]
    proposed = {(one, other) for one, other in near if are_alike(texts[one], texts[other])}
    labelled = {
        (one, other)
        for one, other in itertools.combinations(texts, 2)
        if any({Path(one).name, Path(other).name} <= same for same in SAME)
    }
    right = proposed & labelled
    print(
        f"\none text in two sources: {len(texts)} sources, {len(labelled)} pairs labelled, {len(proposed)}"
        f" proposed, {len(right)} right: precision {len(right) / len(proposed):.2f}, recall"
        f" {len(right) / len(labelled):.2f}; wrong {sorted(proposed - labelled)}"
        f" missed {sorted(labelled - proposed)}"
    )
    assert len(right) >= 0.95 * len(proposed)
    assert len(right) >= 0.75 * len(labelled)


@pytest.mark.corpus
@pytest.mark.parametrize("number", [15, pytest.param(40, marks=pytest.mark.sweep)])
def test_generated_syndications_of_news(number: int) -> None:
    """Cut at the end, under another beginning, with paragraphs left out or in another order.

    `number` of the pages are also compared each with each, as strangers.
    """
    chance = random.Random(7)
    pages = sorted((corpus("html-news-articles") / "html").glob("*.gz"))[:40]
    texts = [
        one.text for one in map(read_once, pages) if isinstance(one, Reading) and len(one.text.split()) > 120
    ]
    found = 0
    for text in texts:
        paragraphs = [line for line in text.split("\n") if line.strip()]
        kept = paragraphs[: max(2, len(paragraphs) * 2 // 3)]
        if chance.random() < 0.5:
            chance.shuffle(kept)
        copy = "\n".join(["Our correspondent writes.", *kept, "Read more on our site."])
        found += bool(fingerprints(text) & fingerprints(copy)) and is_like(shared_words(text, copy))
    pairs = itertools.combinations(texts[:number], 2)
    strangers = sum(are_alike(one, other) for one, other in pairs)
    print(f"\nsyndications: {found} of {len(texts)} found; {strangers} pairs of strangers proposed")
    assert found >= 0.95 * len(texts)
    assert strangers == 0


def test_many_texts_are_fingerprinted_in_portions_by_a_child(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "_PORTION", 2)
    monkeypatch.setattr(likeness, "_LONG", 0)
    ids = [case.sources.add_text(f"{number} {WIRE}", title=f"Paper {number}").id for number in range(5)]
    begun: list[object] = []
    in_child = Job.in_child

    def counted(job: Job, function: Any, *arguments: Any) -> Any:
        begun.append(arguments)
        if len(begun) == 3:
            job.cancel()
        return in_child(job, function, *arguments)

    monkeypatch.setattr(Job, "in_child", counted)
    with pytest.raises(Cancelled):
        case.sources.likenesses.of(ids[0], Job())
    kept = case.connection.execute("SELECT count(*) FROM fingerprinted").fetchone()[0]
    assert kept == 4, "what was done before stays"
    assert len(case.sources.likenesses.of(ids[0], Job())) == 4


def test_a_text_of_which_some_fingerprints_are_kept_is_sound_and_is_gone_on_with(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = case.sources.add_text(" ".join(f"word{number}" for number in range(500)), title="Long")
    like = case.sources.add_text(" ".join(f"word{number}" for number in range(480)), title="Like")
    monkeypatch.setattr(likeness, "_HELD", 0.0)
    job, keep_some = Job(), likeness.Likenesses._keep_some

    def once(self: likeness.Likenesses, work: Any) -> int:
        job.cancel()
        return keep_some(self, work)

    monkeypatch.setattr(likeness.Likenesses, "_keep_some", once)
    with pytest.raises(Cancelled):
        case.sources.likenesses.catch_up(job)
    monkeypatch.setattr(likeness.Likenesses, "_keep_some", keep_some)
    assert case.connection.execute("SELECT prints FROM fingerprinted").fetchall()[0][0] == likeness.UNFINISHED
    assert case.verify() == []
    assert [one.other_id for one in case.sources.likenesses.of(source.id)] == [like.id]
    assert case.verify() == []

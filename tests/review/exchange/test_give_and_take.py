"""A round goes to a reviewer elsewhere as a file and comes back: what is in it, and what becomes of it."""

import shutil
from pathlib import Path

import pytest

from tests.review.conftest import Reviewed
from tests.review.exchange.conftest import PASSPHRASE
from workbench.annotations.renewal import renew
from workbench.case import Case
from workbench.casefile import writing
from workbench.review import Target
from workbench.review.exchange.model import Given
from workbench.review.wording import Wordings
from workbench.sources.reading.model import Reading
from workbench.sources.store import originals
from workbench.values.errors import Damaged, NotFound, Refused, WrongPassphrase


def _give(author: Reviewed, out: Path, **options: bool) -> Given:
    one = author.case.reviews.open_round("B. Reviewer", brief=author.brief)
    return author.case.reviews.give(one.id, out, PASSPHRASE, **options)


def test_the_copy_holds_the_very_items_and_takes_only_verdicts(author: Reviewed, out: Path) -> None:
    given = _give(author, out)
    assert given.items == 3
    assert not given.withheld.lines
    assert given.passphrase == PASSPHRASE
    with Case.open(out, PASSPHRASE) as copy:
        facts = copy.review_copy
        assert facts is not None
        assert facts.case_id == author.case.info("id")
        assert facts.seal == given.seal
        assert copy.info("kind") == "review"
        assert copy.verify() == []
        assert copy.analyst.name == "B. Reviewer"
        assert copy.as_analyst("Somebody").name == "B. Reviewer"
        queue = copy.reviews.queue(facts.round_id)
        assert [item.target for item in queue.left] == [
            Target("statement", author.statement), Target("claim", author.claim), Target("clip", author.clip)
        ]  # fmt: skip
        ours, theirs = Wordings(author.case), Wordings(copy)
        for kind in ("clip", "claim", "evidence", "statement"):
            target = author.targets[kind]
            assert ours.hashes(target) == theirs.hashes(target), kind
        for refused in (
            lambda: copy.claims.update(author.claim, text="Other"),
            lambda: copy.clips.update(author.clip, note="Other"),
            lambda: copy.actors.add("Somebody"),
            lambda: copy.set_info("title", "Other"),
            lambda: copy.reviews.close_round(facts.round_id),
            lambda: copy.deliver(author.brief, out.with_name("out.docx"), "internal"),
            lambda: copy.reviews.give(facts.round_id, out.with_name("again.gwr")),
        ):
            with pytest.raises(Refused):
                refused()
        assert not out.with_name("out.docx").exists()
        copy.reviews.judge(("claim", author.claim), "agree")
        assert copy.undo()
        assert not copy.undo()


def test_what_comes_back_is_taken_in_once_and_one_undo_takes_it_back(author: Reviewed, out: Path) -> None:
    _give(author, out)
    case = author.case
    with Case.open(out, PASSPHRASE) as copy:
        copy.reviews.judge(("clip", author.clip), "agree")
        copy.reviews.judge(
            ("claim", author.claim), "disagree", "date", "It was Tuesday.", {"event_on": "2025-02-18"}
        )
        copy.reviews.judge(("statement", author.statement), "ask", remark="Who says so?")
        copy.reviews.remark(("clip", author.clip), "Nice.")
    older = shutil.copy(out, out.with_name("older.gwr"))
    case.briefs.update_statement(author.statement, text="The president went to Minsk.")
    looked = case.reviews.look_into(out, PASSPHRASE)
    assert looked.new == 4
    assert {row.verdict for row in looked.rows} == {"agree", "disagree", "ask", ""}
    assert [row.reworded for row in looked.rows] == [False, False, True, False]
    assert case.reviews.threads() == []
    assert case.undo_label.startswith("Edit")
    taken = case.reviews.take(out, PASSPHRASE)
    assert taken == looked
    assert author.state("claim") == "disagreed"
    assert author.state("statement") == "reworded"
    verdict = case.reviews.standing(author.targets["claim"]).verdicts[0]
    assert verdict.analyst == "B. Reviewer"
    assert not verdict.by_author
    head = case.journal.head
    assert case.reviews.take(out, PASSPHRASE).new == 0
    assert case.journal.head == head
    assert case.undo()
    assert case.reviews.threads() == []
    assert author.state("claim") == "unreviewed"
    assert case.reviews.take(out, PASSPHRASE) == taken
    # The reviewer goes on: one verdict taken back, a question settled, a proposal accepted here.
    remark = next(thread.remark for thread in case.reviews.threads() if thread.remark.proposal)
    case.reviews.accept(remark.id)
    with Case.open(out, PASSPHRASE) as copy:
        assert copy.undo()
        copy.reviews.judge(("statement", author.statement), "agree")
        copy.reviews.judge(("clip", author.clip), "none")
        copy.reviews.judge(("clip", author.clip), "agree")
        copy.undo()
    newer = case.reviews.take(out, PASSPHRASE)
    assert sum(row.taken_back for row in newer.rows) == 1
    assert newer.new == 4
    standing = [author.state(kind) for kind in author.targets]
    assert case.reviews.standing(author.targets["clip"]).verdicts == ()
    assert not any(thread.is_open for thread in case.reviews.threads())
    # An older file that comes in later alters nothing.
    head = case.journal.head
    assert case.reviews.take(older, PASSPHRASE).new == 0
    assert case.journal.head == head
    assert [author.state(kind) for kind in author.targets] == standing
    assert case.verify() == []


def test_files_that_are_not_what_was_sent_are_refused(author: Reviewed, out: Path, tmp_path: Path) -> None:
    given = _give(author, out)
    case = author.case
    with pytest.raises(WrongPassphrase):
        case.reviews.take(out, "wrong")
    with Case.create(tmp_path / "other.gwk") as other, pytest.raises(Refused, match="another case"):
        other.reviews.take(out, PASSPHRASE)
    with pytest.raises(Refused, match="not a review copy"):
        case.reviews.take(case.path, "")
    with pytest.raises(Refused, match="exists already"):
        _give(author, out)
    damaged = tmp_path / "damaged.gwr"
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    with pytest.raises(Damaged):
        case.reviews.take(damaged, PASSPHRASE)
    # Another copy of the same round under the same name of its first seal.
    again = case.reviews.give(given_round(case), tmp_path / "again.gwr", PASSPHRASE)
    with Case.open(again.path, PASSPHRASE) as copy:
        copy.connection.execute("DROP TRIGGER door_claim_update")
        copy.connection.execute("DROP TRIGGER journal_claim_update")
        copy.connection.execute("UPDATE claim SET text = 'Rewritten'")
    with pytest.raises(Damaged):
        case.reviews.take(again.path, PASSPHRASE)
    case.connection.execute("BEGIN")
    case.connection.execute("ROLLBACK")
    assert given.seal != again.seal
    assert case.undo_label.startswith("Ask")


def given_round(case: Case) -> str:
    """The one round there is."""
    return case.reviews.rounds.all()[0].id


def test_a_blind_round_tells_nothing_when_it_is_taken_in(author: Reviewed, out: Path) -> None:
    case = author.case
    one = case.reviews.open_round("B. Reviewer", brief=author.brief, blind=True)
    with pytest.raises(Refused):
        case.reviews.give(one.id, out, PASSPHRASE, marks=True)
    case.reviews.give(one.id, out, PASSPHRASE)
    with Case.open(out, PASSPHRASE) as copy:
        copy.reviews.judge(("claim", author.claim), "disagree", "date", "No.")
    looked = case.reviews.take(out, PASSPHRASE)
    assert looked.is_blind
    assert looked.rows == ()
    assert looked.new == 0
    assert author.state("claim") == "unreviewed"
    assert case.reviews.threads() == []
    assert not any("B. Reviewer" in one.label and "Import" in one.label for one in case.history())
    case.reviews.close_round(one.id)
    assert author.state("claim") == "disagreed"


def test_marks_of_others_and_originals_only_when_asked_for(
    author: Reviewed, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = author.case
    monkeypatch.setattr(originals, "WHOLE", 1000)
    letter = case.sources.add_text("A letter with a report.", title="Letter")
    report = case.sources.add(b"A report in pieces. " * 100, "report.txt")
    case.claims.cite(author.claim, case.clips.add(report.id, 2, 8).id)
    with case.change("Attach the report"):
        case.update("source", author.source, {"parent_id": letter.id})
    author.by("C. Third")
    case.reviews.judge(("claim", author.claim), "disagree", "grade", "Not by these.")
    author.by("B. Reviewer")
    case.reviews.judge(("claim", author.claim), "ask", remark="By whom?")
    author.by("A. Analyst")
    given = _give(author, out)
    assert given.withheld.marks == 2
    with Case.open(out, PASSPHRASE) as copy:
        assert [thread.remark.text for thread in copy.reviews.threads()] == ["By whom?"]
        assert copy.sources.original(author.source).decode() == copy.sources.text(author.source)
        remark = copy.reviews.threads()[0].remark
        copy.reviews.resolve(remark.id)
    case.reviews.take(out, PASSPHRASE)
    assert [thread.is_open for thread in case.reviews.threads()] == [True, False]
    whole = case.reviews.give(
        given_round(case), out.with_name("all.gwr"), PASSPHRASE, marks=True, originals=True, protected=True
    )
    with Case.open(whole.path, PASSPHRASE) as copy:
        assert len(copy.reviews.threads()) == 2
        assert copy.verify() == []
        assert copy.sources.original(author.source) == case.sources.original(author.source)
        assert copy.sources.original(report.id) == b"A report in pieces. " * 100
        others = next(t.remark for t in copy.reviews.threads() if t.remark.analyst == "C. Third")
        copy.reviews.resolve(others.id)
        with pytest.raises(Refused):
            copy.reviews.decline(others.id)


def test_a_copy_that_holds_anything_else_is_refused(
    author: Reviewed, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where somebody wrote it with a program that lacks the check."""
    _give(author, out)
    case = author.case
    monkeypatch.setattr(writing, "require_only_review", lambda *_: None)
    for number, (harm, why) in enumerate(
        (
            (lambda copy: copy.claims.update(author.claim, text="Other"), "alters claim"),
            (lambda copy: _verdict(copy, author, target_hash="1:0"), "words that were not sent"),
            (lambda copy: _verdict(copy, author, analyst_id=copy_author(copy)), "somebody else"),
            (lambda copy: _verdict(copy, author, round_id="another"), "another round"),
            (lambda copy: _verdict(copy, author, verdict="fine"), "verdict that there is not"),
        )
    ):
        path = tmp_path / f"{number}.gwr"
        shutil.copy(out, path)
        with Case.open(path, PASSPHRASE) as copy:
            harm(copy)
        with pytest.raises(Refused, match=why):
            case.reviews.take(path, PASSPHRASE)
    # A copy of the case is not the case: what it sent was never sent from here.
    twin_path = tmp_path / "twin.gwk"
    case.connection.execute("VACUUM INTO ?", (str(twin_path),))
    with Case.open(twin_path) as twin:
        twin.reviews.give(given_round(twin), tmp_path / "twin.gwr", PASSPHRASE)
    with pytest.raises(Refused, match="not a copy that this case sent"):
        case.reviews.take(tmp_path / "twin.gwr", PASSPHRASE)
    assert author.state("claim") == "unreviewed"


def copy_author(copy: Case) -> str:
    """The author's id, in the copy."""
    row = copy.connection.execute("SELECT id FROM analyst WHERE name = 'A. Analyst'").fetchone()
    return str(row[0])


def _verdict(copy: Case, author: Reviewed, **altered: str) -> None:
    verdict = copy.reviews.judge(author.targets["claim"], "agree")
    with copy.change("Doctor a verdict"):
        copy.update("review", verdict.id, altered)


def test_clips_of_an_earlier_version_stay_what_they_were(author: Reviewed, out: Path) -> None:
    """A clip that a newer version lost goes with the text it stands in; the hashes are the same."""
    case = author.case
    words = "Nothing is left of what it said."
    reading = Reading(text=words, title="Report", media_type="text/plain", reader="text 1")
    renew(case, author.source, reading, words.encode(), "report.txt")
    given = _give(author, out)
    with Case.open(out, PASSPHRASE) as copy:
        items = copy.reviews.rounds.items(copy.reviews.rounds.get(given_round(case)))
        assert len(items) == given.items == 3
        ours, theirs = Wordings(case), Wordings(copy)
        assert all(ours.hashes(item) == theirs.hashes(item) for item in items)
        assert copy.sources.text(author.source) == case.sources.text(author.source)
        assert copy.verify() == []
    case.reviews.close_round(given_round(case))
    with pytest.raises(Refused, match="closed"):
        case.reviews.give(given_round(case), out.with_name("late.gwr"))
    assert case.reviews.take(out, PASSPHRASE).new == 0


def test_proposals_come_back_and_say_what_changed_meanwhile(author: Reviewed, out: Path) -> None:
    _give(author, out)
    case, other = author.case, author.other_clip
    with Case.open(out, PASSPHRASE) as copy:
        reviews = copy.reviews
        names = [one.id for one in copy.actors.all()]
        reviews.judge(
            ("clip", author.clip), "disagree", "quote", "", {"quote": "flew to Minsk", "mentions": "[]"}
        )
        reviews.judge(
            ("claim", author.claim), "disagree", "other", "",
            {"evidence": f'[["{author.clip}","context"]]', "event_on": "2025-02-17"},
        )  # fmt: skip
        reviews.judge(("statement", author.statement), "ask", remark="Why?", proposal={"claims": "[]"})
        with pytest.raises(NotFound):
            reviews.judge(
                ("claim", author.claim), "disagree", "other", "", {"evidence": f'[["{other}","context"]]'}
            )
        assert author.actor in names
    case.claims.cite(author.claim, other, "contradicts")
    case.clips.update(author.clip, translation="By air")
    case.reviews.take(out, PASSPHRASE)
    said = {thread.remark.target.table: thread.remark for thread in case.reviews.threads()}
    assert case.reviews.outdated(said["claim"]) == ("evidence",)
    assert case.reviews.outdated(said["clip"]) == case.reviews.outdated(said["statement"]) == ()
    verdict = case.reviews.standing(author.targets["claim"]).verdicts[0]
    changed = case.reviews.ground_changed_since(verdict)
    assert [(one.target.table, one.told, [field.label for field in one.changes]) for one in changed] == [
        ("clip", "", ["Translation"]), ("clip", "New: evidence against.", []),
    ]  # fmt: skip
    for remark in said.values():
        case.reviews.accept(remark.id)
    clip, claim = case.clips.get(author.clip), case.claims.get(author.claim)
    assert (clip.quote, clip.translation, case.actors.in_clip(clip.id)) == ("flew to Minsk", "By air", [])
    assert claim.event_on == "2025-02-17"
    assert [(one.clip_id, one.stance) for one in case.claims.evidence(claim.id)] == [(clip.id, "context")]
    assert case.briefs.claims_of(author.statement) == []
    assert case.verify() == []

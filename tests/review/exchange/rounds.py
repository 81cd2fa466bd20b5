"""Random rounds of give, work and take, with what must come of them worked out apart from the program."""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.review.exchange.conftest import PASSPHRASE
from workbench.case import Case
from workbench.review import Target
from workbench.values.errors import KnownError, Refused

Rows = dict[str, dict[str, Any]]
REVIEWER = "B. Reviewer"


@dataclass
class _Version:
    """A copy as it was sent back at one time: its file, and the rows of the reviewer in it."""

    path: Path
    number: int
    rows: Rows


@dataclass
class _Copy:
    """One copy that was given, which the reviewer works on."""

    path: Path
    number: int
    given: set[str]
    deep: dict[Target, Any]
    """What each item said when it was given."""
    versions: list[_Version] = field(default_factory=list)


@dataclass
class Work:
    """A case, the copies of it, and what the case must hold of the reviewer after each step.

    `taken` maps a copy to the number of its newest version that is in the case; `steps` is what undo
    takes back: ("edit", None) or ("take", what was taken before).
    """

    case: Case
    folder: Path
    chance: random.Random
    brief: str = ""
    copies: list[_Copy] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    steps: list[tuple[str, dict[int, int]]] = field(default_factory=list)
    undone: list[tuple[str, dict[int, int]]] = field(default_factory=list)
    done: int = 0

    def fill(self) -> None:
        """Three statements on claims that share clips."""
        case = self.case
        source = case.sources.add_text(
            "\n".join(f"Line {n} of the report." for n in range(12)), title="Report"
        )
        text = case.sources.text(source.id)
        clips = []
        for number in range(4):
            at = text.index(f"Line {number} ")
            clips.append(case.clips.add(source.id, at, at + 20).id)
        actor = case.actors.add("Aleksandr Valcour")
        case.actors.mention(clips[0], actor.id)
        self.brief = case.briefs.add("Belarus", "Report").id
        for number in range(3):
            claim = case.claims.add(f"Claim {number}.", actors=[(actor.id, "who")])
            for clip in clips[number : number + 2]:
                case.claims.cite(claim.id, clip)
            case.briefs.state(self.brief, "Body", f"Statement {number}.", claims=[claim.id])

    # -- what is done -------------------------------------------------------------------------

    def cycle(self) -> None:
        """Give or go on, let the reviewer and the author work, take in what came back, look at all."""
        copy = self._copy()
        for _ in range(self.chance.randint(1, 4)):
            self._attempt(lambda: self._review(copy))
        self._send_back(copy)
        for _ in range(self.chance.randint(2, 6)):
            self._step()
        self._take(copy, copy.versions[-1])
        if self.chance.random() < 0.5:
            other = self.chance.choice(self.copies)
            self._take(other, self.chance.choice(other.versions or [copy.versions[-1]]))
        self.check()

    def _copy(self) -> _Copy:
        if self.copies and self.chance.random() < 0.6:
            return self.chance.choice(self.copies)
        case = self.case
        open_rounds = [one for one in case.reviews.rounds.all() if one.is_open]
        if open_rounds and self.chance.random() < 0.5:
            one = self.chance.choice(open_rounds)
        else:
            share = self.chance.choice((1.0, 0.6))
            one = case.reviews.open_round(
                REVIEWER, brief=self.brief, choice="all" if share == 1 else "sample", sample=share
            )
            self._did("round", self.taken)
        number = len(self.copies)
        path = self.folder / f"{number}.gwr"
        case.reviews.give(one.id, path, PASSPHRASE, marks=self.chance.random() < 0.3)
        with Case.open(path, PASSPHRASE) as copy:
            items = copy.reviews.rounds.items(copy.reviews.rounds.get(one.id))
            made = _Copy(path, number, set(_rows(copy)), {item: deep(copy, item) for item in items})
            assert made.deep == {item: deep(case, item) for item in items}
        self.copies.append(made)
        return made

    def _review(self, copy: _Copy) -> None:
        with Case.open(copy.path, PASSPHRASE) as case:
            for _ in range(self.chance.randint(1, 4)):
                target = self.chance.choice(list(copy.deep))
                verb = self.chance.randrange(8)
                if verb < 2:
                    case.reviews.judge(target, "agree")
                elif verb == 2:
                    case.reviews.judge(target, "disagree", "wording", "No.", _proposal(target))
                elif verb == 3:
                    case.reviews.judge(target, "ask", remark="Why?")
                elif verb == 4:
                    case.reviews.remark(target, "A remark.")
                elif verb == 5 and target.table == "statement":
                    _tick(case, target.id)
                elif verb == 6 and case.undo_label:
                    case.undo()
                elif case.redo_label:
                    case.redo()

    def _send_back(self, copy: _Copy) -> None:
        number = len(copy.versions) + 1
        path = self.folder / f"{copy.number} back {number}.gwr"
        shutil.copy(copy.path, path)
        with Case.open(copy.path, PASSPHRASE, read_only=True) as case:
            rows = {key: row for key, row in _rows(case).items() if key not in copy.given}
        copy.versions.append(_Version(path, number, rows))

    def _step(self) -> None:
        choice = self.chance.randrange(8)
        sent = [copy for copy in self.copies if copy.versions]
        if choice < 3:
            self._attempt(self._edit)
        elif choice < 5 and sent:
            copy = self.chance.choice(sent)
            self._take(copy, self.chance.choice(copy.versions))
        elif choice == 5 and self.steps:
            if self.steps[-1][0] == "round":
                # It was given: the file is out of the house.
                with pytest.raises(Refused):
                    self.case.undo()
                return
            assert self.case.undo()
            kind, before = self.steps.pop()
            self.undone.append((kind, self.taken))
            self.taken = before
        elif choice == 6 and self.undone:
            assert self.case.redo()
            kind, after = self.undone.pop()
            self.steps.append((kind, self.taken))
            self.taken = after

    def _edit(self) -> None:
        case, chance = self.case, self.chance
        table = chance.choice(("statement", "claim", "clip", "evidence", "note"))
        if table == "statement":
            statement = chance.choice(_ids(case, "statement"))
            case.briefs.update_statement(statement, text=f"Statement {chance.randrange(5)}.")
        elif table == "claim":
            claim = chance.choice(_ids(case, "claim"))
            case.claims.update(claim, text=f"Claim {chance.randrange(5)}.")
        elif table == "clip":
            clip = chance.choice(_ids(case, "clip"))
            case.clips.update(clip, translation=chance.choice(("", "One", "Two")))
        elif table == "evidence":
            claim, clip = chance.choice(_ids(case, "claim")), chance.choice(_ids(case, "clip"))
            case.claims.cite(claim, clip, chance.choice(("supports", "contradicts", "context")))
        else:
            case.claims.update(chance.choice(_ids(case, "claim")), notes=f"Note {chance.random()}")

    def _take(self, copy: _Copy, version: _Version) -> None:
        if version not in copy.versions:
            return
        before = self.case.journal.head
        self.case.reviews.take(version.path, PASSPHRASE)
        if self.case.journal.head != before:
            after = {**self.taken, copy.number: max(version.number, self.taken.get(copy.number, 0))}
            self._did("take", self.taken)
            self.taken = after
        else:
            newest = max(version.number, self.taken.get(copy.number, 0))
            assert self._due({**self.taken, copy.number: newest}) == self._due(self.taken)

    def _attempt(self, act: Callable[[], object]) -> None:
        """Do something that a rule may refuse; what alters the case can be undone."""
        before = self.case.journal.head
        try:
            act()
        except KnownError:
            assert self.case.journal.head == before
        if self.case.journal.head != before:
            self._did("edit", self.taken)

    def _did(self, kind: str, before: dict[int, int]) -> None:
        self.steps.append((kind, before))
        self.undone.clear()

    # -- what must come of it -----------------------------------------------------------------

    def _due(self, taken: dict[int, int]) -> Rows:
        found: Rows = {}
        for number, newest in taken.items():
            if newest:
                found |= self.copies[number].versions[newest - 1].rows
        return found

    def check(self) -> None:
        """No verdict lost, none doubled, none counted for words it was not given for."""
        self.done += 1
        due, have = self._due(self.taken), _rows(self.case)
        assert have.keys() == due.keys(), (self.done, self.taken, have.keys() ^ due.keys())
        for key, row in due.items():
            assert _as_given(have[key]) == _as_given(row)
        given = {row["id"]: copy for copy in self.copies for row in self._rows_of(copy)}
        newest: dict[Target, dict[str, Any]] = {}
        for row in sorted(have.values(), key=lambda row: (row["at"], row["id"])):
            if "verdict" in row:
                newest[Target(row["target_table"], row["target_id"])] = row
        for target, row in newest.items():
            verdicts = self.case.reviews.standing(target).verdicts
            if row["verdict"] == "none":
                assert verdicts == ()
                continue
            (verdict,) = verdicts
            assert verdict.id == row["id"]
            then, now = given[row["id"]].deep[target], deep(self.case, target)
            assert verdict.reworded == (now is None or then[0] != now[0])
            assert verdict.ground_moved or (now is not None and then[1] == now[1])
            state = self.case.reviews.standing(target).state
            assert state != "agreed" or then == now

    @staticmethod
    def _rows_of(copy: _Copy) -> list[dict[str, Any]]:
        return [row for version in copy.versions for row in version.rows.values()]


def deep(case: Case, target: Target) -> Any:
    """The words and fields of a thing, and of all beneath it; None when it is gone."""
    read = case.connection.execute
    if target.table == "clip":
        row = read("SELECT quote, translation FROM clip WHERE id = ?", (target.id,)).fetchone()
        who = read("SELECT actor_id FROM mention WHERE clip_id = ? ORDER BY 1", (target.id,))
        return ((tuple(row), [one[0] for one in who]), ()) if row else None
    if target.table == "claim":
        row = read("SELECT text, kind, credibility FROM claim WHERE id = ?", (target.id,)).fetchone()
        pieces = read("SELECT clip_id, stance FROM evidence WHERE claim_id = ? ORDER BY 1", (target.id,))
        beneath = [(clip, stance, deep(case, Target("clip", clip))) for clip, stance in pieces.fetchall()]
        return (tuple(row), beneath) if row else None
    row = read("SELECT text, kind, likelihood FROM statement WHERE id = ?", (target.id,)).fetchone()
    claims = read("SELECT claim_id FROM statement_claim WHERE statement_id = ? ORDER BY 1", (target.id,))
    below = [(claim, deep(case, Target("claim", claim))) for (claim,) in claims.fetchall()]
    return (tuple(row), below) if row else None


def _rows(case: Case) -> Rows:
    found: Rows = {}
    for table in ("review", "remark", "proof"):
        query = f"SELECT r.* FROM {table} r JOIN analyst a ON a.id = r.analyst_id WHERE a.name = ?"
        for row in case.connection.execute(query, (REVIEWER,)).fetchall():
            found[row["id"]] = dict(row)
    return found


def _as_given(row: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in row.items() if name != "resolved_at"}, sort_keys=True)


def _ids(case: Case, table: str) -> list[str]:
    return [row[0] for row in case.connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()]


def _tick(case: Case, statement_id: str) -> None:
    """Tick the first word of a statement, once: a second tick takes the place of the first."""
    if not case.proofs.of_statement(statement_id):
        clip_id = case.proofs.passages(statement_id)[0].clip_id
        case.proofs.tick(statement_id, 0, 9, clip_id)


def _proposal(target: Target) -> dict[str, str]:
    return {"translation": "Better"} if target.table == "clip" else {"text": "Better."}

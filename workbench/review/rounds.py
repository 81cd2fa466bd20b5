"""Rounds: who was asked by whom to review what."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.analysts import initials_of
from workbench.claims import Claims
from workbench.review.model import TARGETS, Round, Target
from workbench.review.scope import items_of_brief, items_of_source
from workbench.review.standing import Standings
from workbench.review.wording import Wordings
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import canonical

CHOICES = ("all", "sample", "risk")
_COLUMNS = (
    "r.id, r.brief_id, r.source_id, r.targets, r.choice, r.sample, r.seed, r.blind, r.note, r.asked_by, "
    "r.reviewer_id, coalesce(a.name, ''), r.opened_at, r.closed_at"
)
_FROM = "FROM review_round r LEFT JOIN analyst a ON a.id = r.reviewer_id"


class Rounds:
    """The rounds of a case. They stay on record."""

    def __init__(self, case: CaseFile, claims: Claims, standings: Standings) -> None:
        self._case = case
        self._claims = claims
        self._standings = standings
        self._items: dict[Round, list[Target]] = {}
        self._items_of: Wordings | None = None

    def get(self, round_id: str) -> Round:
        """One round; NotFound when there is none."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} {_FROM} WHERE r.id = ?", (round_id,)
        ).fetchone()
        if not row:
            raise NotFound("This round of review is not in the case.")
        return _round(row)

    def all(self) -> list[Round]:
        """Every round, the newest first."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} {_FROM} ORDER BY r.opened_at DESC, r.id DESC"
        )
        return [_round(row) for row in rows]

    def asked_by_name(self, one: Round) -> str:
        """The name of who asked."""
        row = self._case.connection.execute(
            "SELECT name FROM analyst WHERE id = ?", (one.asked_by,)
        ).fetchone()
        return str(row[0]) if row else "somebody"

    def mine(self) -> list[Round]:
        """The open rounds in which the present analyst is asked, the oldest first."""
        me = self._case.analyst.id
        return [one for one in reversed(self.all()) if one.is_open and one.reviewer_id == me]

    def open(
        self,
        reviewer: str,
        brief_id: str,
        source_id: str,
        targets: Iterable[Target],
        choice: str,
        sample: float,
        seed: int | None,
        blind: bool,
        note: str,
    ) -> Round:
        """Ask `reviewer` (id or name) for a review of a brief, a source or single things."""
        wanted = tuple(Target(*target) for target in targets)
        _require_one(brief_id, source_id, wanted)
        if choice not in CHOICES:
            raise Refused(f"“{choice}” is not a choice of items.", do=f"Use one of: {', '.join(CHOICES)}.")
        if not 0 < sample <= 1:
            raise Refused("The sample must be a share above 0 and at most 1.")
        name = canonical(reviewer).strip()
        if not name:
            raise Refused("A round needs a reviewer.", do="Name the analyst who is to review.")
        reviewer_id = self._person(name)
        drawn_by = random.SystemRandom().randrange(1 << 31) if seed is None else seed
        one = Round(
            new_id(), brief_id, source_id, wanted, choice, sample, drawn_by, blind, canonical(note),
            self._case.analyst.id, reviewer_id, name, now(), "",
        )  # fmt: skip
        with self._case.change(f"Ask {self._name_of(name)} for a review"):
            row: dict[str, Any] = {key: value for key, value in asdict(one).items() if key != "reviewer"}
            row |= {"blind": int(blind), "targets": json.dumps([list(target) for target in wanted])}
            self._case.insert("review_round", row)
        return self.get(one.id)

    def close(self, round_id: str) -> Round:
        """End a round; what was given in a blind one can be seen from now on."""
        one = self.get(round_id)
        if one.is_open:
            with self._case.change(f"Close the review by {one.reviewer}"):
                self._case.update("review_round", round_id, {"closed_at": now()})
        return self.get(round_id)

    def items(self, one: Round) -> list[Target]:
        """What a round is over, in the order of the queue; things that are gone are left out."""
        wordings = self._standings.wordings()
        if wordings is not self._items_of:
            self._items, self._items_of = {}, wordings
        # What has risk depends on verdicts as well as on the words.
        if one not in self._items or one.choice == "risk":
            self._items[one] = self._chosen(one, wordings)
        return self._items[one]

    def _chosen(self, one: Round, wordings: Wordings) -> list[Target]:
        # A copy for a reviewer says which items of the brief or the source it holds.
        if one.targets:
            found = list(one.targets)
        elif one.brief_id:
            found = items_of_brief(self._case, one.brief_id)
        else:
            found = items_of_source(self._case, one.source_id)
        found = [target for target in dict.fromkeys(found) if wordings.of(target) is not None]
        if one.choice == "sample":
            # Drawn from the ids in their own order, so that the order of the brief makes no difference.
            drawn = random.Random(one.seed).sample(sorted(found), _share(one.sample, len(found)))
            kept = set(drawn)
            return [target for target in found if target in kept]
        if one.choice == "risk":
            risky = self._risky(found)
            return [target for target in found if target in risky]
        return found

    def _risky(self, targets: list[Target]) -> set[Target]:
        """Judgements, single origins, contested claims, protected sources, and what changed since."""
        standings = self._standings.all()
        votes = self._claims.corroborations()
        judgements = self._ids("SELECT id FROM statement WHERE kind = 'judgement'")
        protected = self._ids(
            "SELECT c.id FROM clip c JOIN source s ON s.id = c.source_id WHERE s.protection = 'protected'"
        )
        found = set()
        for target in targets:
            vote = votes.get(target.id) if target.table == "claim" else None
            standing = standings.get(target)
            if (
                target.id in judgements
                or target.id in protected
                or (vote and (vote.single_voice or vote.contested))
                or (standing and standing.state in ("reworded", "evidence changed", "disagreed"))
            ):
                found.add(target)
        return found

    def _ids(self, query: str) -> set[str]:
        return {row[0] for row in self._case.connection.execute(query)}

    def _name_of(self, wanted: str) -> str:
        return next((name for _id, name in self._people(wanted)), wanted)

    def _people(self, wanted: str) -> Iterator[tuple[str, str]]:
        yield from self._case.connection.execute(
            "SELECT id, name FROM analyst WHERE id = ?1 OR name = ?1 ORDER BY id = ?1 DESC", (wanted,)
        ).fetchall()

    def _person(self, wanted: str) -> str:
        """The id of an analyst by id or name; one who is not known yet is entered."""
        me = self._case.analyst
        known = me.id if wanted == me.name else next((person for person, _name in self._people(wanted)), "")
        if known:
            return known
        person = new_id()
        # In a change of its own where none is open: taking back the round does not take back who was asked.
        with self._case.change(f"{wanted} joins", undoable=False):
            self._case.insert("analyst", {"id": person, "name": wanted, "initials": initials_of(wanted)})
        return person


def _round(row: Any) -> Round:
    values = list(row)
    values[3] = tuple(Target(*pair) for pair in json.loads(values[3]))
    values[7] = bool(values[7])
    return Round(*values)


def _require_one(brief_id: str, source_id: str, targets: tuple[Target, ...]) -> None:
    if sum(map(bool, (brief_id, source_id, targets))) != 1:
        raise Refused("A round is over a brief, a source or chosen items.", do="Choose one of them.")
    for target in targets:
        if target.table not in TARGETS:
            raise Refused(f"A {target.table.replace('_', ' ')} cannot be reviewed.")


def _share(share: float, count: int) -> int:
    return min(count, max(1, round(share * count))) if count else 0

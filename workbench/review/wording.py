"""What a verdict is bound to: the words and fields of a thing, and what lies beneath it.

*Own* are the words and fields of substance. *Ground* are the evidence, claims and posts beneath, each by
its own wording. Notes, tags, order, positions and colours are in neither, so that changing them leaves
every verdict as it is; nor is the place of a clip while its words are the same. They are
compared by a hash with the number of the recipe in front; what another recipe made counts as changed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from workbench.casefile import CaseFile
from workbench.review.model import Target, Wording
from workbench.sources.store.reviewed import OWN_OF_CLIP
from workbench.values.wording import canonical_json, hashed

_LOST = "lost"
"""Stands in the ground of a clip whose passage a newer capture of its source no longer has."""

_CLIPS = (
    f"SELECT c.id, {OWN_OF_CLIP} AS own, CASE c.anchored WHEN 'orphan' THEN '{_LOST}' ELSE '' END AS ground, "
    "c.source_id, c.quote FROM clip c"
)
_CLAIMS = (
    "SELECT c.id, json_array(c.text, c.kind, c.event_on, c.event_to, c.place_id, c.credibility, "
    "(SELECT json_group_array(json_array(actor_id, role)) FROM (SELECT actor_id, role FROM claim_actor a "
    "WHERE a.claim_id = c.id ORDER BY actor_id))) AS own, c.status, c.text FROM claim c"
)
_STATEMENTS = (
    "SELECT id, json_array(kind, text, likelihood, confidence, confidence_basis, horizon_on) AS own "
    "FROM statement"
)
_ACTORS = (
    "SELECT a.id, json_array(a.name, a.kind, (SELECT json_group_array(text) FROM "
    "(SELECT text FROM alias x WHERE x.actor_id = a.id ORDER BY text)), "
    "(SELECT json_group_array(json_array(title, body_id, exclusive, from_on, to_on)) FROM (SELECT * FROM "
    "post p WHERE p.actor_id = a.id ORDER BY title, body_id, from_on, to_on, id))) AS own FROM actor a"
)
_POSTS = (
    "SELECT id, json_array(title, actor_id, body_id, exclusive, from_on, to_on) AS own, actor_id FROM post"
)
TABLES = (
    "clip", "mention", "claim", "claim_actor", "evidence", "statement", "statement_claim", "actor", "alias",
    "post", "post_evidence", "source",
)  # fmt: skip
"""The tables that wordings are made of."""
_TELLING = ("rejected", "disputed")
"""What was decided about a claim and concerns what stands on it."""


class _Clip(NamedTuple):
    own: str
    ground: str
    source_id: str
    quote: str


class Wordings:
    """The wordings of a case at one moment; each kind is read once, when it is first asked for."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._hashes: dict[str, str] = {}

    def of(self, target: Target) -> Wording | None:
        """What a verdict on this thing would be bound to now; None when it is gone."""
        return self._kind(target.table).get(target.id)

    def hashes(self, target: Target) -> tuple[str, str] | None:
        """The hashes of own words and ground, as a verdict keeps them; None when the thing is gone."""
        wording = self.of(target)
        return (self._hash_of(wording.own), self._hash_of(wording.ground)) if wording else None

    def all(self, table: str) -> Mapping[str, Wording]:
        """The wordings of every thing of a kind, by id."""
        return self._kind(table)

    def beneath(self, target: Target) -> tuple[Target, ...]:
        """The things whose standing a thing rests on: claims of a statement, evidence of a claim."""
        if target.table == "statement":
            return tuple(Target("claim", claim_id) for claim_id in self._claims_of.get(target.id, ()))
        if target.table == "claim":
            found = []
            for clip_id, _stance in self._evidence.get(target.id, ()):
                found += [evidence_target(target.id, clip_id), Target("clip", clip_id)]
            return tuple(found)
        return ()

    def everything_beneath(self, target: Target) -> Iterator[Target]:
        """The same, step by step down to the clips."""
        for below in self.beneath(target):
            yield below
            yield from self.everything_beneath(below)

    def _kind(self, table: str) -> Mapping[str, Wording]:
        match table:
            case "clip":
                return self._clip_wordings
            case "claim":
                return self._claim_wordings
            case "evidence":
                return self._evidence_wordings
            case "statement":
                return self._statement_wordings
            case "actor":
                return self._actor_wordings
            case "post":
                return self._post_wordings
            case "source":
                return self._source_wordings
        return {}

    # -- what the case holds, read once --------------------------------------------------------

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        # All at once: a row by itself is looked after by the connection, which costs more than the row.
        return [tuple(row) for row in self._case.connection.execute(query).fetchall()]

    @cached_property
    def _clips(self) -> dict[str, _Clip]:
        return {row[0]: _Clip(*row[1:]) for row in self._rows(_CLIPS)}

    @cached_property
    def _claims(self) -> dict[str, tuple[str, str, str]]:
        return {row[0]: (row[1], row[2], row[3]) for row in self._rows(_CLAIMS)}

    @cached_property
    def _evidence(self) -> dict[str, list[tuple[str, str]]]:
        found = defaultdict(list)
        for claim_id, clip_id, stance in self._rows(
            "SELECT claim_id, clip_id, stance FROM evidence ORDER BY claim_id, clip_id"
        ):
            found[claim_id].append((clip_id, stance))
        return found

    @cached_property
    def _claims_of(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for statement_id, claim_id in self._rows(
            "SELECT statement_id, claim_id FROM statement_claim ORDER BY statement_id, claim_id"
        ):
            found[statement_id].append(claim_id)
        return found

    @cached_property
    def _post_clips(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for post_id, clip_id in self._rows("SELECT post_id, clip_id FROM post_evidence ORDER BY 1, 2"):
            found[post_id].append(clip_id)
        return found

    # -- the wordings of each kind -------------------------------------------------------------

    @cached_property
    def _clip_wordings(self) -> dict[str, Wording]:
        return {clip_id: Wording(clip.own, clip.ground) for clip_id, clip in self._clips.items()}

    @cached_property
    def _claim_wordings(self) -> dict[str, Wording]:
        evidence, clip = self._evidence, self._clip
        return {
            claim_id: Wording(
                own,
                "\n".join([f"{clip(clip_id)} {stance}" for clip_id, stance in evidence.get(claim_id, ())]),
            )
            for claim_id, (own, _status, _text) in self._claims.items()
        }

    @cached_property
    def _evidence_wordings(self) -> dict[str, Wording]:
        found = {}
        for claim_id, pieces in self._evidence.items():
            text = self._claims[claim_id][2]
            for clip_id, stance in pieces:
                clip = self._clips[clip_id]
                found[evidence_target(claim_id, clip_id).id] = Wording(
                    canonical_json([text, clip.quote, stance]), clip.ground
                )
        return found

    @cached_property
    def _statement_wordings(self) -> dict[str, Wording]:
        claims_of, claim = self._claims_of, self._claim
        return {
            statement_id: Wording(own, "\n".join(map(claim, claims_of.get(statement_id, ()))))
            for statement_id, own in self._rows(_STATEMENTS)
        }

    @cached_property
    def _actor_wordings(self) -> dict[str, Wording]:
        clips_of: dict[str, list[str]] = defaultdict(list)
        for post_id, _own, actor_id in self._posts:
            clips_of[actor_id] += self._post_clips.get(post_id, [])
        return {
            actor_id: Wording(own, self._ground_of_clips(clips_of[actor_id]))
            for actor_id, own in self._rows(_ACTORS)
        }

    @cached_property
    def _post_wordings(self) -> dict[str, Wording]:
        return {
            post_id: Wording(own, self._ground_of_clips(self._post_clips.get(post_id, [])))
            for post_id, own, _actor_id in self._posts
        }

    @cached_property
    def _source_wordings(self) -> dict[str, Wording]:
        clips = defaultdict(list)
        for clip_id, clip in self._clips.items():
            clips[clip.source_id].append([clip_id, clip.own])
        return {
            source_id: Wording(canonical_json(sorted(clips[source_id])), "")
            for (source_id,) in self._rows("SELECT id FROM source")
        }

    @cached_property
    def _posts(self) -> list[tuple[Any, ...]]:
        return self._rows(_POSTS)

    def _ground_of_clips(self, clip_ids: Iterable[str]) -> str:
        return "\n".join(map(self._clip, sorted(clip_ids)))

    def _clip(self, clip_id: str) -> str:
        """What stands for a clip in the ground of a thing: the hash of its words, and whether it is lost."""
        clip = self._clips[clip_id]
        return f"{clip_id} {self._hash_of(clip.own)} {clip.ground}"

    def _claim(self, claim_id: str) -> str:
        """What stands for a claim in the ground of a statement: its words, its ground, what was decided."""
        wording = self._claim_wordings[claim_id]
        status = self._claims[claim_id][1]
        decided = status if status in _TELLING else ""
        return f"{claim_id} {self._hash_of(wording.own)} {self._hash_of(wording.ground)} {decided}"

    def _hash_of(self, text: str) -> str:
        found = self._hashes.get(text)
        if found is None:
            found = self._hashes[text] = hashed(text)
        return found


def evidence_target(claim_id: str, clip_id: str) -> Target:
    """A piece of evidence as something that is judged; its key is written as the journal writes it."""
    return Target("evidence", json.dumps([claim_id, clip_id], separators=(",", ":")))

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
from typing import Any, Protocol

from workbench.casefile.file.connection import plain_rows
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
_as_key = json.JSONEncoder(separators=(",", ":")).encode
_TELLING = ("rejected", "disputed")
"""What was decided about a claim and concerns what stands on it."""


_Pair = tuple[str, str]
"""Own and ground of a thing, in plain form: there are tens of thousands."""


class HasRows(Protocol):
    """A case, or as much of one as wordings are made of."""

    @property
    def connection(self) -> Any:
        """Where the rows of `TABLES` are read."""
        ...


class Wordings:
    """The wordings of a case at one moment; each kind is read once, when it is first asked for."""

    def __init__(self, case: "HasRows") -> None:
        self._case = case
        self._hashes: dict[str, str] = {}
        self._pairs: dict[str, dict[str, _Pair]] = {}

    def of(self, target: Target) -> Wording | None:
        """What a verdict on this thing would be bound to now; None when it is gone."""
        found = self._kind(target.table).get(target.id)
        return Wording(*found) if found else None

    def hashes(self, target: Target) -> _Pair | None:
        """The hashes of own words and ground, as a verdict keeps them; None when the thing is gone."""
        return self.hashes_of(target.table).get(target.id)

    def hashes_of(self, table: str) -> Mapping[str, _Pair]:
        """The hashes of every thing of a kind, by id; made at once, when the first is asked for."""
        found = self._pairs.get(table)
        if found is None:
            hash_of = self._hash_of
            found = self._pairs[table] = {
                key: (hash_of(own), hash_of(ground)) for key, (own, ground) in self._kind(table).items()
            }
        return found

    def all(self, table: str) -> Mapping[str, Wording]:
        """The wordings of every thing of a kind, by id."""
        return {key: Wording(*found) for key, found in self._kind(table).items()}

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

    def above(self, target: Target) -> Iterator[Target]:
        """What rests on a thing: everything beneath which it is."""
        match target.table:
            case "claim":
                yield from self._statements_on(target.id)
            case "clip":
                for claim_id in self._claims_on.get(target.id, ()):
                    yield Target("claim", claim_id)
                    yield from self._statements_on(claim_id)
            case "evidence":
                claim_id, clip_id = ids_of_evidence(target.id)
                if claim_id in self._claims_on.get(clip_id, ()):
                    yield Target("claim", claim_id)
                    yield from self._statements_on(claim_id)

    def _statements_on(self, claim_id: str) -> Iterator[Target]:
        for statement_id in self._statements_of.get(claim_id, ()):
            yield Target("statement", statement_id)

    def claims_under(self, statement_id: str) -> list[str]:
        """The claims that a statement rests on."""
        return self._claims_of.get(statement_id, [])

    def pieces(self, claim_id: str) -> list[tuple[str, str]]:
        """The evidence of a claim: clip and stance of each piece."""
        return self._evidence.get(claim_id, [])

    def clips_under(self, target: Target) -> list[str]:
        """The clips that prove a post, or the posts of an actor; the clip of a piece of evidence."""
        if target.table == "evidence":
            return [ids_of_evidence(target.id)[1]]
        posts = [
            post_id
            for post_id, _own, actor_id in self._posts
            if target.id == (post_id if target.table == "post" else actor_id)
        ]
        return [clip_id for post_id in posts for clip_id in self._post_clips.get(post_id, ())]

    def decided(self, claim_id: str) -> str:
        """Whether a claim is rejected or disputed; "" for neither."""
        row = self._claims.get(claim_id)
        return row[2] if row and row[2] in _TELLING else ""

    def _kind(self, table: str) -> Mapping[str, _Pair]:
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
        return plain_rows(self._case.connection, query)

    @cached_property
    def _clips(self) -> dict[str, tuple[Any, ...]]:
        """Id, own, ground, source and quote of each."""
        return {row[0]: row for row in self._rows(_CLIPS)}

    @cached_property
    def _claims(self) -> dict[str, tuple[Any, ...]]:
        """Id, own, status and text of each."""
        return {row[0]: row for row in self._rows(_CLAIMS)}

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
    def _claims_on(self) -> dict[str, list[str]]:
        """The claims a clip is evidence of."""
        found = defaultdict(list)
        for claim_id, pieces in self._evidence.items():
            for clip_id, _stance in pieces:
                found[clip_id].append(claim_id)
        return found

    @cached_property
    def _statements_of(self) -> dict[str, list[str]]:
        """The statements that stand on a claim."""
        found = defaultdict(list)
        for statement_id, claims in self._claims_of.items():
            for claim_id in claims:
                found[claim_id].append(statement_id)
        return found

    @cached_property
    def _post_clips(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for post_id, clip_id in self._rows("SELECT post_id, clip_id FROM post_evidence ORDER BY 1, 2"):
            found[post_id].append(clip_id)
        return found

    # -- the wordings of each kind -------------------------------------------------------------

    @cached_property
    def _clip_wordings(self) -> dict[str, _Pair]:
        return {clip_id: row[1:3] for clip_id, row in self._clips.items()}

    @cached_property
    def _clip_lines(self) -> dict[str, str]:
        """What stands for a clip in the ground of a thing: the hash of its words, and whether it is lost."""
        hash_of = self._hash_of
        return {
            clip_id: f"{clip_id} {hash_of(own)} {ground}"
            for clip_id, own, ground, _source, _quote in self._clips.values()
        }

    @cached_property
    def _claim_wordings(self) -> dict[str, _Pair]:
        evidence, clips = self._evidence, self._clip_lines
        return {
            claim_id: (
                own,
                "\n".join([f"{clips[clip_id]} {stance}" for clip_id, stance in evidence.get(claim_id, ())]),
            )
            for claim_id, own, _status, _text in self._claims.values()
        }

    @cached_property
    def _evidence_wordings(self) -> dict[str, _Pair]:
        found = {}
        for claim_id, pieces in self._evidence.items():
            text = self._claims[claim_id][3]
            for clip_id, stance in pieces:
                _id, _own, ground, _source, quote = self._clips[clip_id]
                key = evidence_target(claim_id, clip_id).id
                found[key] = (canonical_json([text, quote, stance]), ground)
        return found

    @cached_property
    def _statement_wordings(self) -> dict[str, _Pair]:
        claims_of, claim = self._claims_of, self._claim
        return {
            statement_id: (own, "\n".join(map(claim, claims_of.get(statement_id, ()))))
            for statement_id, own in self._rows(_STATEMENTS)
        }

    @cached_property
    def _actor_wordings(self) -> dict[str, _Pair]:
        clips_of: dict[str, list[str]] = defaultdict(list)
        for post_id, _own, actor_id in self._posts:
            clips_of[actor_id] += self._post_clips.get(post_id, [])
        return {
            actor_id: (own, self._ground_of_clips(clips_of[actor_id]))
            for actor_id, own in self._rows(_ACTORS)
        }

    @cached_property
    def _post_wordings(self) -> dict[str, _Pair]:
        return {
            post_id: (own, self._ground_of_clips(self._post_clips.get(post_id, [])))
            for post_id, own, _actor_id in self._posts
        }

    @cached_property
    def _source_wordings(self) -> dict[str, _Pair]:
        clips = defaultdict(list)
        for clip_id, own, _ground, source_id, _quote in self._clips.values():
            clips[source_id].append([clip_id, own])
        return {
            source_id: (canonical_json(sorted(clips[source_id])), "")
            for (source_id,) in self._rows("SELECT id FROM source")
        }

    @cached_property
    def _posts(self) -> list[tuple[Any, ...]]:
        return self._rows(_POSTS)

    def _ground_of_clips(self, clip_ids: Iterable[str]) -> str:
        return "\n".join(map(self._clip_lines.__getitem__, sorted(clip_ids)))

    def _claim(self, claim_id: str) -> str:
        """What stands for a claim in the ground of a statement: its words, its ground, what was decided."""
        own, ground = self.hashes_of("claim")[claim_id]
        status = self._claims[claim_id][2]
        return f"{claim_id} {own} {ground} {status if status in _TELLING else ''}"

    def _hash_of(self, text: str) -> str:
        found = self._hashes.get(text)
        if found is None:
            found = self._hashes[text] = hashed(text)
        return found


def evidence_target(claim_id: str, clip_id: str) -> Target:
    """A piece of evidence as something that is judged; its key is written as the journal writes it."""
    return Target("evidence", _as_key([claim_id, clip_id]))


def ids_of_evidence(key: str) -> tuple[str, str]:
    """Claim and clip of a piece of evidence by its key."""
    claim_id, clip_id = json.loads(key)
    return str(claim_id), str(clip_id)

"""Claims and their evidence in and out of the case."""

import json
from collections.abc import Iterable
from typing import Any

from workbench.actors import Actor, Actors
from workbench.casefile import CaseFile
from workbench.casefile.file.connection import decoded
from workbench.claims.model import STANCES, STATUSES, Claim, Corroboration, Evidence
from workbench.sources.store.publications import ORIGIN
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.job import Job
from workbench.values.moments import require_partial_date
from workbench.values.text import canonical, shortened

_SHOWN = 40
"""Code points of a text that a label of the history shows."""

_STEP = 500
"""Claims that are changed between two reports of a long work."""

_COLUMNS = "id, text, kind, event_on, event_to, place_id, credibility, status, notes, tags"


class Claims:
    """What is asserted, and which clips speak for and against it."""

    def __init__(self, case: CaseFile, actors: Actors) -> None:
        self._case = case
        self._actors = actors

    def add(
        self,
        text: str,
        kind: str = "event",
        event_on: str = "",
        event_to: str = "",
        place_id: str | None = None,
        credibility: str = "6",
        status: str = "open",
        notes: str = "",
        actors: Iterable[tuple[str, str]] = (),
        tags: Iterable[str] = (),
    ) -> Claim:
        """Make a claim; `actors` are (actor id, role) pairs, dates partial ISO dates."""
        text = canonical(text).strip()
        if not text:
            raise Refused("A claim needs words.")
        _require_sound(
            {"event_on": event_on, "event_to": event_to, "credibility": credibility, "status": status}
        )
        claim = Claim(
            new_id(), text, kind, event_on, event_to, place_id, credibility, status, notes, tuple(tags)
        )
        with self._case.change(f"Add claim “{shortened(text, _SHOWN)}”"):
            row = {column: getattr(claim, column) for column in _COLUMNS.split(", ")}
            self._case.insert("claim", {**row, "tags": _kept_tags(claim.tags)})
            for actor_id, role in actors:
                self.add_actor(claim.id, actor_id, role)
        return claim

    def get(self, claim_id: str) -> Claim:
        """One claim; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM claim WHERE id = ?", (claim_id,)
        ).fetchone()
        if not row:
            raise NotFound("This claim is no longer in the case.")
        return _claim(row)

    def of_ids(self, claim_ids: Iterable[str]) -> dict[str, Claim]:
        """Many claims at once, by id; those that are gone are left out."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM claim WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(claim_ids)),),
        )
        return {row[0]: _claim(row) for row in rows}

    def all(self) -> list[Claim]:
        """Every claim, the newest last."""
        return self._claims("", ())

    def ids(self) -> list[str]:
        """The ids of all claims, the newest last."""
        return [
            row[0] for row in self._case.connection.execute("SELECT id FROM claim ORDER BY id").fetchall()
        ]

    def in_statements(self) -> set[str]:
        """The ids of the claims that some statement rests on."""
        return {row[0] for row in self._case.connection.execute("SELECT claim_id FROM statement_claim")}

    def count(self) -> int:
        """How many claims there are."""
        return int(self._case.connection.execute("SELECT count(*) FROM claim").fetchone()[0])

    def of_clip(self, clip_id: str) -> list[Claim]:
        """The claims a clip is evidence for, against or about."""
        return self._claims("WHERE id IN (SELECT claim_id FROM evidence WHERE clip_id = ?)", (clip_id,))

    def of_actor(self, actor_id: str) -> list[Claim]:
        """The claims an actor plays a role in."""
        chosen = "WHERE id IN (SELECT claim_id FROM claim_actor WHERE actor_id = ?)"
        return self._claims(chosen, (actor_id,))

    def _claims(self, where: str, values: tuple[str, ...]) -> list[Claim]:
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM claim {where} ORDER BY id", values)
        return [_claim(row) for row in rows]

    def update(self, claim_id: str, **fields: Any) -> Claim:
        """Set text, kind, event_on, event_to, place_id, credibility, status, notes or tags."""
        _require_sound(fields)
        if "tags" in fields:
            fields["tags"] = _kept_tags(fields["tags"])
        with self._case.change(f"Edit claim “{shortened(self.get(claim_id).text, _SHOWN)}”"):
            self._case.update("claim", claim_id, fields)
        return self.get(claim_id)

    def set_status(self, claim_ids: Iterable[str], status: str, job: Job | None = None) -> int:
        """Set the status of several claims in one change; how many had another. Those gone are left out.

        Raises Cancelled once the job is; then nothing was changed.
        """
        _require_sound({"status": status})
        found = self._case.connection.execute(
            "SELECT id, text FROM claim "
            "WHERE status <> ? AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (status, json.dumps(list(claim_ids))),
        ).fetchall()
        if found:
            what = f"“{shortened(found[0][1], _SHOWN)}”" if len(found) == 1 else f"{len(found):,} claims"
            with self._case.change(f"Mark {what} as {status}"):
                for first in range(0, len(found), _STEP):
                    if job is not None:
                        job.report(first, len(found))
                    self._case.connection.executemany(
                        "UPDATE claim SET status = ? WHERE id = ?",
                        [(status, row[0]) for row in found[first : first + _STEP]],
                    )
        return len(found)

    def remove(self, claim_id: str) -> None:
        """Remove a claim with its evidence; undo brings it back."""
        with self._case.change(f"Remove claim “{shortened(self.get(claim_id).text, _SHOWN)}”"):
            self._case.remove("claim", id=claim_id)

    # -- evidence -----------------------------------------------------------------------------

    def cite(self, claim_id: str, clip_id: str, stance: str = "supports", note: str = "") -> Evidence:
        """Make a clip evidence for a claim; citing it again changes the stance."""
        if stance not in STANCES:
            raise Refused(f"“{stance}” is not a stance.", do=f"Use one of: {', '.join(STANCES)}.")
        known = {evidence.clip_id for evidence in self.evidence(claim_id)}
        with self._case.change(f"Link evidence to “{shortened(self.get(claim_id).text, _SHOWN)}”"):
            if clip_id in known:
                self._case.update("evidence", (claim_id, clip_id), {"stance": stance, "note": note})
            else:
                self._case.insert(
                    "evidence",
                    {"claim_id": claim_id, "clip_id": clip_id, "stance": stance, "note": note},
                )
        return Evidence(claim_id, clip_id, stance, note)

    def uncite(self, claim_id: str, clip_id: str) -> None:
        """Take a clip away from a claim."""
        with self._case.change(f"Unlink evidence from “{shortened(self.get(claim_id).text, _SHOWN)}”"):
            self._case.remove("evidence", claim_id=claim_id, clip_id=clip_id)

    def evidence(self, claim_id: str) -> list[Evidence]:
        """The evidence of a claim, support first."""
        rows = self._case.connection.execute(
            "SELECT claim_id, clip_id, stance, note FROM evidence WHERE claim_id = ? "
            "ORDER BY CASE stance WHEN 'supports' THEN 0 WHEN 'contradicts' THEN 1 ELSE 2 END, clip_id",
            (claim_id,),
        )
        return [Evidence(*row) for row in rows]

    def evidence_of(self, claim_ids: Iterable[str]) -> dict[str, list[Evidence]]:
        """The evidence of many claims at once, support first; claims without are left out."""
        rows = self._case.connection.execute(
            "SELECT claim_id, clip_id, stance, note FROM evidence "
            "WHERE claim_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY CASE stance WHEN 'supports' THEN 0 WHEN 'contradicts' THEN 1 ELSE 2 END, clip_id",
            (json.dumps(list(claim_ids)),),
        )
        found: dict[str, list[Evidence]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(Evidence(*row))
        return found

    def stances_in(self, source_id: str) -> dict[str, tuple[str, ...]]:
        """For each clip of a source that is evidence: its stances."""
        found: dict[str, tuple[str, ...]] = {}
        for clip_id, stance in self._case.connection.execute(
            "SELECT e.clip_id, e.stance FROM evidence e JOIN clip c ON c.id = e.clip_id "
            "WHERE c.source_id = ? ORDER BY e.clip_id, e.claim_id",
            (source_id,),
        ):
            found[clip_id] = (*found.get(clip_id, ()), stance)
        return found

    def corroboration(self, claim_id: str) -> Corroboration:
        """How many independent voices speak for and against a claim."""
        return self.corroborations((claim_id,)).get(claim_id, Corroboration())

    def corroborations(self, claim_ids: Iterable[str] | None = None) -> dict[str, Corroboration]:
        """The standing of several claims (all by default) from one query."""
        where = ""
        values: tuple[str, ...] = ()
        if claim_ids is not None:
            where = "WHERE e.claim_id IN (SELECT value FROM json_each(?))"
            values = (json.dumps(list(claim_ids)),)
        rows = self._case.connection.execute(
            "SELECT e.claim_id, "
            f"count(DISTINCT CASE e.stance WHEN 'supports' THEN {ORIGIN} END), "
            f"count(DISTINCT CASE e.stance WHEN 'contradicts' THEN {ORIGIN} END), "
            "count(DISTINCT CASE e.stance WHEN 'supports' THEN s.id END), "
            "count(DISTINCT CASE e.stance WHEN 'contradicts' THEN s.id END) "
            "FROM evidence e JOIN clip c ON c.id = e.clip_id JOIN source s ON s.id = c.source_id "
            f"LEFT JOIN publication p ON p.id = s.publication_id {where} GROUP BY e.claim_id",
            values,
        )
        return {row[0]: Corroboration(*row[1:]) for row in rows}

    def standing_counts(self) -> tuple[int, int]:
        """How many claims have evidence on both sides, and how many have any support."""
        row = self._case.connection.execute(
            "SELECT coalesce(sum(pro AND con), 0), coalesce(sum(pro), 0) FROM (SELECT "
            "max(stance = 'supports') AS pro, max(stance = 'contradicts') AS con "
            "FROM evidence GROUP BY claim_id)"
        ).fetchone()
        return int(row[0]), int(row[1])

    # -- actors in their roles ----------------------------------------------------------------

    def add_actor(self, claim_id: str, actor_id: str, role: str = "") -> None:
        """Say that an actor plays a role in a claim; saying it again changes the role."""
        known = {actor.id for actor, _role in self.actors(claim_id)}
        with self._case.change(f"Link {self._actors.get(actor_id).name} to a claim"):
            if actor_id in known:
                self._case.update("claim_actor", (claim_id, actor_id), {"role": role})
            else:
                self._case.insert("claim_actor", {"claim_id": claim_id, "actor_id": actor_id, "role": role})

    def remove_actor(self, claim_id: str, actor_id: str) -> None:
        """Take an actor out of a claim."""
        with self._case.change(f"Unlink {self._actors.get(actor_id).name} from a claim"):
            self._case.remove("claim_actor", claim_id=claim_id, actor_id=actor_id)

    def actors(self, claim_id: str) -> list[tuple[Actor, str]]:
        """The actors of a claim with their roles."""
        rows = self._case.connection.execute(
            "SELECT actor_id, role FROM claim_actor WHERE claim_id = ? ORDER BY actor_id", (claim_id,)
        )
        return [(self._actors.get(row["actor_id"]), row["role"]) for row in rows.fetchall()]

    def actors_of(self, claim_ids: Iterable[str]) -> dict[str, list[tuple[Actor, str]]]:
        """The actors of many claims at once, with their roles; claims without are left out."""
        rows = self._case.connection.execute(
            "SELECT claim_id, actor_id, role FROM claim_actor "
            "WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, actor_id",
            (json.dumps(list(claim_ids)),),
        ).fetchall()
        actors = {actor.id: actor for actor in self._actors.all()} if rows else {}
        found: dict[str, list[tuple[Actor, str]]] = {}
        for claim_id, actor_id, role in rows:
            found.setdefault(claim_id, []).append((actors[actor_id], role))
        return found


def _claim(row: Any) -> Claim:
    values = [*row]  # In the order of the fields, as `_COLUMNS` has them.
    values[-1] = tuple(decoded(values[-1], []))
    return Claim(*values)


def _require_sound(fields: dict[str, Any]) -> None:
    for name in ("event_on", "event_to"):
        require_partial_date(fields.get(name, ""))
    if fields.get("credibility", "6") not in ("1", "2", "3", "4", "5", "6"):
        raise Refused(f"“{fields['credibility']}” is not a credibility grade.", do="Use 1 to 6.")
    if fields.get("status", "open") not in STATUSES:
        raise Refused(
            f"“{fields['status']}” is not a status of a claim.", do=f"Use one of: {', '.join(STATUSES)}."
        )
    if "text" in fields and not canonical(str(fields["text"])).strip():
        raise Refused("A claim needs words.")


def _kept_tags(tags: Iterable[str]) -> str:
    # Imported here: a case is shown without it.
    from workbench.values.tags import tags_json

    return tags_json(tags)

"""Posts and relations of actors, with their evidence."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from workbench.actors.model import Post, PostConflict, Relation
from workbench.casefile import CaseFile
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import periods_overlap, require_partial_date
from workbench.values.text import fold


class Posts:
    """Who held which office when; who is tied to whom."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def add_post(
        self,
        actor_id: str,
        title: str,
        body_id: str | None = None,
        exclusive: bool = False,
        from_on: str = "",
        to_on: str = "",
        clips: Iterable[str] = (),
    ) -> Post:
        """Give an actor a post of a body between two partial dates ("" = open)."""
        _require_dates(from_on, to_on)
        post = Post(new_id(), actor_id, title, body_id, exclusive, from_on, to_on, tuple(clips))
        with self._case.change(f"Add post “{title}”"):
            self._case.insert(
                "post",
                {
                    "id": post.id,
                    "actor_id": actor_id,
                    "title": title,
                    "body_id": body_id,
                    "exclusive": int(exclusive),
                    "from_on": from_on,
                    "to_on": to_on,
                },
            )
            for clip_id in post.clip_ids:
                self._case.insert("post_evidence", {"post_id": post.id, "clip_id": clip_id})
        return post

    def posts(self, actor_id: str | None = None) -> list[Post]:
        """The posts of one actor, or all, by their beginning."""
        return list(self._case.once(("posts", actor_id or ""), lambda: self._posts(actor_id)))

    def _posts(self, actor_id: str | None) -> list[Post]:
        where, values = ("WHERE actor_id = ?", (actor_id,)) if actor_id else ("", ())
        rows = self._case.connection.execute(f"SELECT * FROM post {where} ORDER BY from_on, id", values)
        evidence = self._evidence("post")
        return [_post(row, evidence) for row in rows.fetchall()]

    def update_post(self, post_id: str, **fields: Any) -> None:
        """Set title, body_id, exclusive, from_on or to_on of a post."""
        _require_dates(fields.get("from_on", ""), fields.get("to_on", ""))
        if "exclusive" in fields:
            fields["exclusive"] = int(fields["exclusive"])
        with self._case.change("Edit post"):
            self._case.update("post", post_id, fields)

    def remove_post(self, post_id: str) -> None:
        """Take a post away."""
        with self._case.change("Remove post"):
            self._case.remove("post", id=post_id)

    def cite_post(self, post_id: str, clip_id: str) -> None:
        """Make a clip evidence of a post; one that is already stays as it is."""
        self._cite("post", post_id, clip_id)

    def uncite_post(self, post_id: str, clip_id: str) -> None:
        """Unlink a clip from a post."""
        self._uncite("post", post_id, clip_id)

    def post_conflicts(self) -> list[PostConflict]:
        """Pairs of different actors in one exclusive post of one body at one time."""
        exclusive = [post for post in self.posts() if post.exclusive]
        pairs = combinations(exclusive, 2)
        return [PostConflict(first, second) for first, second in pairs if clash(first, second)]

    def relate(
        self,
        subject_id: str,
        object_id: str,
        kind: str,
        from_on: str = "",
        to_on: str = "",
        clips: Iterable[str] = (),
    ) -> Relation:
        """Tie two actors: `subject` is `kind` (such as "son of") `object`."""
        if subject_id == object_id:
            raise Refused("An actor cannot be tied to itself.")
        _require_dates(from_on, to_on)
        relation = Relation(new_id(), subject_id, object_id, kind, from_on, to_on, tuple(clips))
        with self._case.change(f"Add relation “{kind}”"):
            self._case.insert(
                "relation",
                {
                    "id": relation.id,
                    "subject_id": subject_id,
                    "object_id": object_id,
                    "kind": kind,
                    "from_on": from_on,
                    "to_on": to_on,
                },
            )
            for clip_id in relation.clip_ids:
                self._case.insert("relation_evidence", {"relation_id": relation.id, "clip_id": clip_id})
        return relation

    def relations(self, actor_id: str | None = None) -> list[Relation]:
        """The relations an actor stands in, on either side; all without an actor."""
        where, values = (
            ("WHERE subject_id = ? OR object_id = ?", (actor_id, actor_id)) if actor_id else ("", ())
        )
        rows = self._case.connection.execute(f"SELECT * FROM relation {where} ORDER BY from_on, id", values)
        evidence = self._evidence("relation")
        return [
            Relation(
                row["id"],
                row["subject_id"],
                row["object_id"],
                row["kind"],
                row["from_on"],
                row["to_on"],
                evidence.get(row["id"], ()),
            )
            for row in rows.fetchall()
        ]

    def update_relation(self, relation_id: str, **fields: Any) -> None:
        """Set kind, from_on or to_on of a relation; Refused for no kind, or a date that is none."""
        _require_dates(fields.get("from_on", ""), fields.get("to_on", ""))
        if not fields.get("kind", "kind").strip():
            raise Refused("A relation needs words, such as “son of”.")
        with self._case.change("Edit relation"):
            self._case.update("relation", relation_id, fields)

    def cite_relation(self, relation_id: str, clip_id: str) -> None:
        """Make a clip evidence of a relation; one that is already stays as it is."""
        self._cite("relation", relation_id, clip_id)

    def uncite_relation(self, relation_id: str, clip_id: str) -> None:
        """Unlink a clip from a relation."""
        self._uncite("relation", relation_id, clip_id)

    def _cite(self, kind: str, owner_id: str, clip_id: str) -> None:
        connection = self._case.connection
        is_there = connection.execute(f"SELECT 1 FROM {kind} WHERE id = ?", (owner_id,)).fetchone()
        if not is_there or not connection.execute("SELECT 1 FROM clip WHERE id = ?", (clip_id,)).fetchone():
            raise NotFound(f"This {kind} or clip is no longer in the case.")
        cited = f"SELECT 1 FROM {kind}_evidence WHERE {kind}_id = ? AND clip_id = ?"
        if connection.execute(cited, (owner_id, clip_id)).fetchone():
            return
        with self._case.change(f"Link evidence to a {kind}"):
            self._case.insert(f"{kind}_evidence", {f"{kind}_id": owner_id, "clip_id": clip_id})

    def _uncite(self, kind: str, owner_id: str, clip_id: str) -> None:
        with self._case.change(f"Unlink evidence from a {kind}"):
            self._case.remove(f"{kind}_evidence", **{f"{kind}_id": owner_id, "clip_id": clip_id})

    def remove_relation(self, relation_id: str) -> None:
        """Take a relation away."""
        with self._case.change("Remove relation"):
            self._case.remove("relation", id=relation_id)

    def _evidence(self, kind: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        rows = self._case.connection.execute(f"SELECT {kind}_id, clip_id FROM {kind}_evidence")
        for owner, clip_id in rows:
            found[owner] = (*found.get(owner, ()), clip_id)
        return found


def _post(row: Any, evidence: dict[str, tuple[str, ...]]) -> Post:
    return Post(
        row["id"],
        row["actor_id"],
        row["title"],
        row["body_id"],
        bool(row["exclusive"]),
        row["from_on"],
        row["to_on"],
        evidence.get(row["id"], ()),
    )


def clash(first: Post, second: Post) -> bool:
    """Whether two actors held a post of one name in one body at one time, for certain."""
    return (
        first.actor_id != second.actor_id
        and first.body_id == second.body_id
        and fold(first.title) == fold(second.title)
        and periods_overlap(first.from_on, first.to_on, second.from_on, second.to_on)
    )


def _require_dates(*dates: str) -> None:
    for date in dates:
        require_partial_date(date)

"""The actor register: names in any script, mentions, look-alikes."""

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from workbench.actors.model import ACTOR_KINDS, Actor, Alias
from workbench.actors.posts import Posts
from workbench.annotations import Clip, Clips
from workbench.casefile import CaseFile
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.text import canonical

if TYPE_CHECKING:
    from workbench.actors.asking import Asked
    from workbench.actors.known_names import KnownNames
    from workbench.actors.names import Candidate, NameFinder, NameHit

_COLUMNS = "id, kind, name, description, country, notes"


class Actors(Posts):
    """Who is named in the sources. Matching only proposes; a person decides."""

    def __init__(self, case: CaseFile, clips: Clips) -> None:
        super().__init__(case)
        self._clips = clips
        self._known_names: KnownNames | None = None
        self._places_and_bodies: KnownNames | None = None
        self._finder: tuple[tuple[tuple[str, str, str], ...], NameFinder] | None = None

    def add(
        self,
        name: str,
        kind: str = "person",
        aliases: Iterable[str] = (),
        description: str = "",
        country: str = "",
        notes: str = "",
    ) -> Actor:
        """Enter an actor with other spellings of the name."""
        name = _required_name(name)
        if kind not in ACTOR_KINDS:
            raise Refused(f"“{kind}” is not a kind of actor.", do=f"Use one of: {', '.join(ACTOR_KINDS)}.")
        actor = Actor(new_id(), kind, name, description, country, notes)
        with self._case.change(f"Add actor “{name}”"):
            self._case.insert("actor", {column: getattr(actor, column) for column in _COLUMNS.split(", ")})
            for alias in aliases:
                self.add_alias(actor.id, alias)
        return actor

    def get(self, actor_id: str) -> Actor:
        """One actor; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM actor WHERE id = ?", (actor_id,)
        ).fetchone()
        if not row:
            raise NotFound("This actor is no longer in the case.")
        return Actor(*row)

    def find(self, name: str) -> Actor | None:
        """The actor of exactly that name or alias, letter case aside."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM actor WHERE fold(name) = fold(?1) OR id IN "
            "(SELECT actor_id FROM alias WHERE fold(text) = fold(?1)) ORDER BY id LIMIT 1",
            (canonical(name).strip(),),
        ).fetchone()
        return Actor(*row) if row else None

    def all(self) -> list[Actor]:
        """Every actor by name."""
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM actor ORDER BY name COLLATE NOCASE")
        return [Actor(*row) for row in rows]

    def count(self) -> int:
        """How many actors there are."""
        return int(self._case.connection.execute("SELECT count(*) FROM actor").fetchone()[0])

    def update(self, actor_id: str, **fields: Any) -> Actor:
        """Set name, kind, description, country or notes; Refused when no name would be left."""
        if "name" in fields:
            _required_name(fields["name"])
        with self._case.change(f"Edit actor “{self.get(actor_id).name}”"):
            self._case.update("actor", actor_id, fields)
        return self.get(actor_id)

    def remove(self, actor_id: str) -> None:
        """Remove an actor with aliases, posts, relations and mentions; undo brings them back."""
        with self._case.change(f"Remove actor “{self.get(actor_id).name}”"):
            self._case.remove("actor", id=actor_id)

    # -- aliases ------------------------------------------------------------------------------

    def add_alias(self, actor_id: str, text: str, script: str = "", language: str = "") -> Alias:
        """Add another spelling; the script is found from the letters when it is not given."""
        from workbench.actors.names import script_of

        text = canonical(text).strip()
        if not text:
            raise Refused("A spelling needs letters.")
        alias = Alias(new_id(), actor_id, text, script or script_of(text), language)
        with self._case.change(f"Add spelling “{text}”"):
            self._case.insert(
                "alias",
                {
                    "id": alias.id,
                    "actor_id": actor_id,
                    "text": text,
                    "script": alias.script,
                    "language": language,
                },
            )
        return alias

    def aliases(self, actor_id: str | None = None) -> list[Alias]:
        """The other spellings of one actor, or of all."""
        where, values = ("WHERE actor_id = ?", (actor_id,)) if actor_id else ("", ())
        rows = self._case.connection.execute(
            f"SELECT id, actor_id, text, script, language FROM alias {where} ORDER BY id", values
        )
        return [Alias(*row) for row in rows]

    def remove_alias(self, alias_id: str) -> None:
        """Take a spelling away."""
        with self._case.change("Remove spelling"):
            self._case.remove("alias", id=alias_id)

    # -- mentions -----------------------------------------------------------------------------

    def mention(self, clip_id: str, actor_id: str) -> None:
        """Say that a clip identifies an actor; saying it twice changes nothing."""
        if actor_id in {actor.id for actor in self.in_clip(clip_id)}:
            return
        with self._case.change(f"Mention of {self.get(actor_id).name}"):
            self._case.insert("mention", {"clip_id": clip_id, "actor_id": actor_id})

    def unmention(self, clip_id: str, actor_id: str) -> None:
        """Take a mention back."""
        with self._case.change(f"Remove mention of {self.get(actor_id).name}"):
            self._case.remove("mention", clip_id=clip_id, actor_id=actor_id)

    def mentions(self, actor_id: str) -> list[Clip]:
        """The clips that identify an actor, the newest last."""
        rows = self._case.connection.execute(
            "SELECT clip_id FROM mention WHERE actor_id = ? ORDER BY clip_id", (actor_id,)
        )
        return [self._clips.get(row["clip_id"]) for row in rows.fetchall()]

    def mention_counts(self) -> dict[str, int]:
        """How many clips identify each actor; actors without are left out."""
        rows = self._case.connection.execute("SELECT actor_id, count(*) FROM mention GROUP BY actor_id")
        return {row[0]: row[1] for row in rows}

    def in_clip(self, clip_id: str) -> list[Actor]:
        """The actors a clip identifies."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM actor WHERE id IN (SELECT actor_id FROM mention WHERE clip_id = ?)",
            (clip_id,),
        )
        return [Actor(*row) for row in rows]

    def in_clips(self, clip_ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """For each of these clips that identifies actors: their ids."""
        found: dict[str, frozenset[str]] = {}
        for clip_id, actor_id in self._case.connection.execute(
            "SELECT clip_id, actor_id FROM mention WHERE clip_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(clip_ids)),),
        ):
            found[clip_id] = found.get(clip_id, frozenset()) | {actor_id}
        return found

    def mentions_in(self, source_id: str) -> dict[str, tuple[str, ...]]:
        """For each clip of a source that identifies actors: their ids."""
        found: dict[str, tuple[str, ...]] = {}
        for clip_id, actor_id in self._case.connection.execute(
            "SELECT m.clip_id, m.actor_id FROM mention m JOIN clip c ON c.id = m.clip_id "
            "WHERE c.source_id = ? ORDER BY m.clip_id, m.actor_id",
            (source_id,),
        ):
            found[clip_id] = (*found.get(clip_id, ()), actor_id)
        return found

    # -- names --------------------------------------------------------------------------------

    def register(self) -> tuple[tuple[str, str], ...]:
        """Every (actor id, spelling) the register knows."""
        rows = self._case.connection.execute(
            "SELECT id, name FROM actor UNION ALL SELECT actor_id, text FROM alias ORDER BY 1, 2"
        )
        return tuple((row[0], row[1]) for row in rows)

    def propose(self, text: str, limit: int = 6) -> list["Candidate"]:
        """Known actors the words may mean, the likeliest first, in any script.

        Of equally likely ones those with more mentions come first. A surname says how many have it.
        """
        return self._names().propose(text)[: max(limit, 0)]

    def asked(self, text: str, wanted: Collection[str] = ()) -> "Asked":
        """Which actors a person who has typed `text`, whole or in part, may want: and what Enter takes.

        Those of the `wanted` kinds come first.
        """
        return self._names().asked(text, wanted)

    def prepare_names(self) -> None:
        """Read the names, so that the first who asks need not wait: about a second for 22,000 spellings."""
        self._names().prepare()

    def nearest(self, text: str, limit: int = 6) -> list["Candidate"]:
        """Actors named most like `text`, also where none is near enough to be proposed: for a search."""
        return self._names().nearest(text)[: max(limit, 0)]

    def _names(self) -> "KnownNames":
        from workbench.actors.known_names import KnownNames

        if self._known_names is None:
            self._known_names = KnownNames(self._case)
        return self._known_names

    def places_and_bodies(self) -> "KnownNames":
        """The names of all actors but persons."""
        from workbench.actors.known_names import KnownNames

        if self._places_and_bodies is None:
            self._places_and_bodies = KnownNames(self._case, but_for=("person",))
        return self._places_and_bodies

    def names_in(self, text: str) -> list["NameHit"]:
        """Where known names stand in a text, in code points; persons by their surname as well.

        One hit for each actor that may be meant: `NameHit.certain` says whether there is any doubt.
        Of several who share a surname, one whom the text names in full is meant, else those whom
        the case mentions.
        """
        return self.names_in_each((text,))[0]

    def names_in_each(self, texts: Iterable[str]) -> list[list["NameHit"]]:
        """The same in several texts, for which the register is read once."""
        from workbench.actors.names import NameFinder

        # In one question, since the checks of a brief ask it too.
        rows = self._case.connection.execute(
            "SELECT a.id, text, kind, m.actor_id FROM (SELECT id AS actor_id, name AS text FROM actor "
            "UNION ALL SELECT actor_id, text FROM alias) s JOIN actor a ON a.id = s.actor_id "
            "LEFT JOIN (SELECT DISTINCT actor_id FROM mention) m ON m.actor_id = a.id ORDER BY 1, 2"
        ).fetchall()
        known = tuple((row[0], row[1], row[2]) for row in rows)
        mentioned = frozenset(row[3] for row in rows if row[3])
        finder = self._finder
        if finder is None or finder[0] != known:
            people = {actor_id for actor_id, _spelling, kind in known if kind == "person"}
            finder = self._finder = (known, NameFinder([entry[:2] for entry in known], people))
        # Not the one that another thread may have put in its place meanwhile.
        return [finder[1].names_again_in(text, mentioned) for text in texts]

    def look_alikes(self, actor_id: str) -> list["Candidate"]:
        """Other actors that may be the same and are worth a look, but for those that were kept apart."""
        actor, apart = self.get(actor_id), self.kept_apart(actor_id) | {actor_id}
        spellings = (actor.name, *(alias.text for alias in self.aliases(actor_id)))
        return self._names().look_alikes(spellings, actor.kind, apart)

    def keep_apart(self, actor_id: str, other_id: str) -> None:
        """Remember that two look-alikes are different."""
        first, second = sorted((actor_id, other_id))
        if second in self.kept_apart(first):
            return
        with self._case.change("Keep two actors apart"):
            self._case.insert("not_same", {"actor_id": first, "other_id": second})

    def kept_apart(self, actor_id: str) -> set[str]:
        """The actors this one was kept apart from."""
        rows = self._case.connection.execute(
            "SELECT other_id FROM not_same WHERE actor_id = ?1 UNION "
            "SELECT actor_id FROM not_same WHERE other_id = ?1",
            (actor_id,),
        )
        return {row[0] for row in rows}

    def merge(self, keep_id: str, other_id: str) -> Actor:
        """Make two actors one: names, posts, relations, mentions and claims go to `keep_id`."""
        keep, other = self.get(keep_id), self.get(other_id)
        with self._case.change(f"Merge “{other.name}” into “{keep.name}”"):
            self.add_alias(keep_id, other.name)
            connection = self._case.connection
            for table, column in (
                ("alias", "actor_id"),
                ("post", "actor_id"),
                ("post", "body_id"),
                ("relation", "subject_id"),
                ("relation", "object_id"),
                ("claim", "place_id"),
            ):
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (keep_id, other_id))
            same = connection.execute("SELECT id FROM relation WHERE subject_id = object_id").fetchall()
            for (relation_id,) in same:
                # Through the case: its evidence goes with it.
                self._case.remove("relation", id=relation_id)
            # Another key is another row, for the history too: put in and removed, not altered.
            for table, column, rest in (("mention", "clip_id", ""), ("claim_actor", "claim_id", ", role")):
                connection.execute(
                    f"INSERT OR IGNORE INTO {table} ({column}, actor_id{rest}) "
                    f"SELECT {column}, ?{rest} FROM {table} WHERE actor_id = ?",
                    (keep_id, other_id),
                )
            connection.execute(
                "INSERT OR IGNORE INTO position (actor_id, latitude, longitude) "
                "SELECT ?, latitude, longitude FROM position WHERE actor_id = ?",
                (keep_id, other_id),
            )
            self._case.remove("actor", id=other_id)
        return keep


def _required_name(typed: str) -> str:
    name = canonical(typed).strip()
    if not name:
        raise Refused("An actor needs a name.")
    return name

"""The tags of clips and claims, over the whole case: how often each is used; renaming, merging, removing."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import decoded
from workbench.casefile.journal.withheld import withheld_from
from workbench.values.errors import NotFound, Refused
from workbench.values.records import dataclass
from workbench.values.tags import sound_tag, tags_json
from workbench.values.text import counted, shortened

_TAGGED = "tags <> '[]'"
_SHOWN = 40
"""Code points of a text that a label of the history shows."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, how many clips have it, and how many claims have it or such a clip among their evidence."""

    name: str
    clips: int
    claims: int


@dataclass(frozen=True, slots=True)
class Retagged:
    """How many clips and claims got other tags."""

    clips: int
    claims: int

    @property
    def words(self) -> str:
        """`2 clips and 1 claim`."""
        both = ((self.clips, "clip"), (self.claims, "claim"))
        return " and ".join(counted(number, noun) for number, noun in both if number)


class Tags:
    """What is done to a tag is one change for all clips and claims that have it."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._key = b""

    def all(self) -> list[Tag]:
        """Every tag by name, letter case aside; tags of clips that are withheld do not count."""
        with self._case.snapshot():
            withheld = withheld_from(self._case.connection, self._case.analyst.id).clips
            tagged, own = self._tagged("clip"), self._tagged("claim")
            evidence = self._case.connection.execute(
                f"SELECT e.claim_id, c.id FROM clip c JOIN evidence e ON e.clip_id = c.id WHERE c.{_TAGGED}"
            ).fetchall()
        clips = Counter(
            tag for clip_id, tags in tagged.items() if clip_id not in withheld for tag in dict.fromkeys(tags)
        )
        having = {(claim_id, tag) for claim_id, tags in own.items() for tag in tags} | {
            (claim_id, tag)
            for claim_id, clip_id in evidence
            if clip_id not in withheld
            for tag in tagged.get(clip_id, ())
        }
        claims = Counter(tag for _claim_id, tag in having)
        found = [Tag(name, clips[name], claims[name]) for name in clips.keys() | claims.keys()]
        return sorted(found, key=lambda tag: (tag.name.casefold(), tag.name))

    def clips_with(self, name: str) -> list[str]:
        """The ids of the clips that have a tag and are not withheld, the newest first."""
        withheld = withheld_from(self._case.connection, self._case.analyst.id).clips
        found = [clip_id for clip_id, tags in self._tagged("clip").items() if name in tags]
        return [clip_id for clip_id in reversed(found) if clip_id not in withheld]

    def claims_with(self, name: str) -> list[str]:
        """The ids of the claims that have a tag themselves, the newest first."""
        return [claim_id for claim_id, tags in reversed(self._tagged("claim").items()) if name in tags]

    def of_claims(self, claim_ids: Iterable[str]) -> list[str]:
        """The tags that any of these claims has itself, the most frequent first."""
        wanted = set(claim_ids)
        tags = Counter(
            tag for claim_id, own in self._tagged("claim").items() if claim_id in wanted for tag in own
        )
        return [tag for tag, _number in tags.most_common()]

    def put(self, name: str, claim_ids: Iterable[str]) -> int:
        """Give claims a tag, in one change; how many did not have it. Raises Refused for what is no tag."""
        name = sound_tag(name)
        tagged, changed = self._tagged("claim"), {}
        for claim_id in self._texts(claim_ids):
            if name not in (tags := tagged.get(claim_id, [])):
                changed[claim_id] = [*tags, name]
        return self._write_claims("Add tag “{}” to {}", name, changed)

    def take(self, name: str, claim_ids: Iterable[str]) -> int:
        """Take a tag off claims, in one change; how many had it."""
        wanted = set(claim_ids)
        changed = {
            claim_id: [tag for tag in tags if tag != name]
            for claim_id, tags in self._tagged("claim").items()
            if claim_id in wanted and name in tags
        }
        return self._write_claims("Remove tag “{}” from {}", name, changed)

    def rename(self, name: str, to: str) -> Retagged:
        """Give a tag another name. Refused when another tag has that name."""
        to = sound_tag(to)
        if to != name and self._is_used(to):
            raise Refused(
                f"There is a tag “{to}” already.", "Nothing was changed.", "Merge the two tags instead."
            )
        return self._write(f"Rename tag “{name}” to “{to}”", (name,), to)

    def merge(self, names: Iterable[str], into: str) -> Retagged:
        """Let whatever has one of these tags have the tag `into` instead."""
        into = sound_tag(into)
        gone = tuple(dict.fromkeys(name for name in names if name != into))
        if not gone:
            raise Refused("Two different tags are needed to merge.", "Nothing was changed.")
        what = f"tag “{gone[0]}”" if len(gone) == 1 else counted(len(gone), "tag")
        return self._write(f"Merge {what} into “{into}”", gone, into)

    def remove(self, names: Iterable[str]) -> Retagged:
        """Take tags off whatever has them. The clips and claims stay."""
        gone = tuple(dict.fromkeys(names))
        what = f"tag “{gone[0]}”" if len(gone) == 1 else counted(len(gone), "tag")
        return self._write(f"Remove {what}", gone, "")

    def digest(self, name: str) -> str:
        """A name of a tag that says nothing to whom the case is closed to, for what is kept outside it."""
        if not self._key:
            first = self._case.connection.execute(
                "SELECT hash FROM change_set ORDER BY seq LIMIT 1"
            ).fetchone()
            self._key = str(first[0]).encode()[:64]
        words = name.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(words, key=self._key, digest_size=12).hexdigest()

    def with_digests(self, digests: Iterable[str]) -> tuple[str, ...]:
        """The tags of these digests; those that are gone are left out."""
        by_digest = {self.digest(tag.name): tag.name for tag in self.all()}
        return tuple(by_digest[one] for one in digests if one in by_digest)

    def _tagged(self, table: str) -> dict[str, list[str]]:
        rows = self._case.connection.execute(f"SELECT id, tags FROM {table} WHERE {_TAGGED} ORDER BY id")
        return {row[0]: decoded(row[1], []) for row in rows}

    def _is_used(self, name: str) -> bool:
        return any(name in tags for table in ("clip", "claim") for tags in self._tagged(table).values())

    def _texts(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """What these claims say, by id; those that are gone are left out."""
        rows = self._case.connection.execute(
            "SELECT id, text FROM claim WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(claim_ids)),),
        )
        return dict(rows.fetchall())

    def _write_claims(self, label: str, name: str, changed: Mapping[str, list[str]]) -> int:
        if changed:
            texts = list(self._texts(changed).values())
            what = f"“{shortened(texts[0], _SHOWN)}”" if len(texts) == 1 else f"{len(texts):,} claims"
            with self._case.change(label.format(name, what)):
                self._put("claim", changed)
        return len(changed)

    def _write(self, label: str, names: tuple[str, ...], to: str) -> Retagged:
        changed: dict[str, dict[str, list[str]]] = {}
        for table in ("clip", "claim"):
            changed[table] = {
                row_id: [*dict.fromkeys(filter(None, (to if tag in names else tag for tag in tags)))]
                for row_id, tags in self._tagged(table).items()
                if any(tag in names for tag in tags)
            }
        if not any(changed.values()):
            raise NotFound(f"Nothing has the tag “{names[0]}”.")
        with self._case.change(label):
            for table, tags_of in changed.items():
                self._put(table, tags_of)
        return Retagged(len(changed["clip"]), len(changed["claim"]))

    def _put(self, table: str, tags_of: Mapping[str, list[str]]) -> None:
        self._case.connection.executemany(
            f"UPDATE {table} SET tags = ? WHERE id = ?",
            [(tags_json(tags), row_id) for row_id, tags in tags_of.items()],
        )

"""The tags of clips, over the whole case: how often each is used, and renaming, merging, removing them."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import decoded
from workbench.casefile.journal.withheld import withheld_from
from workbench.values.errors import NotFound, Refused
from workbench.values.records import dataclass
from workbench.values.text import canonical, counted

_TAGGED = "tags <> '[]'"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, how many clips have it, and how many claims have such a clip among their evidence."""

    name: str
    clips: int
    claims: int


class Tags:
    """What is done to a tag is one change for all clips that have it."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._key = b""

    def all(self) -> list[Tag]:
        """Every tag by name, letter case aside; tags of clips that are withheld do not count."""
        with self._case.snapshot():
            withheld = withheld_from(self._case.connection, self._case.analyst.id).clips
            tagged = self._tagged()
            evidence = self._case.connection.execute(
                f"SELECT e.claim_id, c.id FROM clip c JOIN evidence e ON e.clip_id = c.id WHERE c.{_TAGGED}"
            ).fetchall()
        clips = Counter(
            tag for clip_id, tags in tagged.items() if clip_id not in withheld for tag in dict.fromkeys(tags)
        )
        claims = Counter(
            tag
            for _claim_id, tag in {
                (claim_id, tag)
                for claim_id, clip_id in evidence
                if clip_id not in withheld
                for tag in tagged.get(clip_id, ())
            }
        )
        found = [Tag(name, count, claims[name]) for name, count in clips.items()]
        return sorted(found, key=lambda tag: (tag.name.casefold(), tag.name))

    def clips_with(self, name: str) -> list[str]:
        """The ids of the clips that have a tag and are not withheld, the newest first."""
        withheld = withheld_from(self._case.connection, self._case.analyst.id).clips
        found = [clip_id for clip_id, tags in self._tagged().items() if name in tags]
        return [clip_id for clip_id in reversed(found) if clip_id not in withheld]

    def rename(self, name: str, to: str) -> int:
        """Give a tag another name; how many clips have it. Refused when another tag has that name."""
        to = _sound(to)
        if to != name and any(tag == to for tags in self._tagged().values() for tag in tags):
            raise Refused(
                f"There is a tag “{to}” already.", "Nothing was changed.", "Merge the two tags instead."
            )
        return self._write(f"Rename tag “{name}” to “{to}”", (name,), to)

    def merge(self, names: Iterable[str], into: str) -> int:
        """Let every clip with one of these tags have the tag `into` instead; how many clips changed."""
        into = _sound(into)
        gone = tuple(dict.fromkeys(name for name in names if name != into))
        if not gone:
            raise Refused("Two different tags are needed to merge.", "Nothing was changed.")
        what = f"tag “{gone[0]}”" if len(gone) == 1 else counted(len(gone), "tag")
        return self._write(f"Merge {what} into “{into}”", gone, into)

    def remove(self, name: str) -> int:
        """Take a tag off every clip; how many had it. The clips stay."""
        return self._write(f"Remove tag “{name}”", (name,), "")

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

    def _tagged(self) -> dict[str, list[str]]:
        rows = self._case.connection.execute(f"SELECT id, tags FROM clip WHERE {_TAGGED} ORDER BY id")
        return {row[0]: decoded(row[1], []) for row in rows}

    def _write(self, label: str, names: tuple[str, ...], to: str) -> int:
        changed = []
        for clip_id, tags in self._tagged().items():
            if not any(tag in names for tag in tags):
                continue
            left = [to if tag in names else tag for tag in tags]
            changed.append((json.dumps([*dict.fromkeys(filter(None, left))], ensure_ascii=False), clip_id))
        if not changed:
            raise NotFound(f"No clip has the tag “{names[0]}”.")
        with self._case.change(label):
            self._case.connection.executemany("UPDATE clip SET tags = ? WHERE id = ?", changed)
        return len(changed)


def _sound(name: str) -> str:
    """A tag as it is kept. Raises Refused for none, and for one that would be read as several."""
    name = canonical(name).strip().lstrip("#").strip()
    if not name or "," in name:
        raise Refused("A tag is one or more words without a comma.", "Nothing was changed.")
    return name

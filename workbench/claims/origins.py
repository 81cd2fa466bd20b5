"""How the origins behind a claim are counted, and why: what one voice says twice is no confirmation."""

from typing import Literal

from workbench.casefile import CaseFile
from workbench.sources import Sources
from workbench.sources.store.publications import ORIGIN
from workbench.values.records import dataclass

Why = Literal["group", "outlet"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Several sources under a claim that count as one origin.

    `why` is "group" where the user said so and "outlet" where they are reports of one outlet, about which
    nobody has said anything. `name` is the group's or the outlet's; `names` are the sources', each once.
    """

    origin: str
    why: Why
    name: str
    source_ids: tuple[str, ...]
    names: tuple[str, ...]


class Origins:
    """Reads how origins are counted under claims; what changes it is a change like any other."""

    def __init__(self, case: CaseFile, sources: Sources) -> None:
        self._case = case
        self._sources = sources

    def counted_as_one(self, claim_id: str) -> list[Counted]:
        """The origins that several sources under a claim go back to, those that the user grouped first."""
        rows = self._case.connection.execute(
            f"SELECT DISTINCT {ORIGIN} AS origin, s.origin_group_id, g.name AS group_name, "
            "p.name AS outlet, s.id, coalesce(nullif(s.title, ''), s.file_name) AS title "
            "FROM evidence e JOIN clip c ON c.id = e.clip_id JOIN source s ON s.id = c.source_id "
            "LEFT JOIN publication p ON p.id = s.publication_id "
            "LEFT JOIN origin_group g ON g.id = s.origin_group_id "
            "WHERE e.claim_id = ? AND e.stance <> 'context' ORDER BY s.id",
            (claim_id,),
        ).fetchall()
        by_origin: dict[str, list[dict[str, str]]] = {}
        for row in rows:
            by_origin.setdefault(row["origin"], []).append(dict(row))
        found = [_counted(origin, several) for origin, several in by_origin.items() if len(several) > 1]
        return sorted(found, key=lambda one: one.why != "group")

    def count_apart(self, source_ids: tuple[str, ...]) -> None:
        """Let each of these sources count for itself: they leave their group and are kept apart."""
        known = self._sources.of_ids(source_ids).values()
        likenesses = self._sources.likenesses
        with self._case.change("Count sources as independent"):
            if grouped := [source.id for source in known if source.origin_group_id]:
                self._sources.ungroup(grouped)
            ordered = sorted(source_ids)
            for number, source_id in enumerate(ordered):
                for other_id in sorted(set(ordered[number + 1 :]) - likenesses.kept_apart(source_id)):
                    likenesses.keep_apart(source_id, other_id)


def _counted(origin: str, rows: list[dict[str, str]]) -> Counted:
    grouped = rows[0]["origin_group_id"] is not None
    names = dict.fromkeys(row["outlet"] or row["title"] for row in rows)
    return Counted(
        origin,
        "group" if grouped else "outlet",
        rows[0]["group_name"] if grouped else rows[0]["outlet"],
        tuple(row["id"] for row in rows),
        tuple(names),
    )

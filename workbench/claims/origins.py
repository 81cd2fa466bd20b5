"""How the origins behind a claim are counted, and why: what one voice says twice is no confirmation."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from workbench.casefile import CaseFile
from workbench.sources import Sources
from workbench.sources.store.publications import ORIGIN
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.claims.one_origin import OriginProposals

Why = Literal["group", "report", "owner", "outlet"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Several sources under a claim that count as one origin.

    `why` is "group" where the user said so, "report" where sources were said to give the report of an
    outlet, "owner" where outlets were said to be one origin, and "outlet" where they are reports of one
    outlet, about which nobody has said anything. `name` is the group's or the outlet's; `names` are the
    sources', each once, and of a "report" those that give it. There may be one source that gives a report.
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

    @cached_property
    def proposals(self) -> "OriginProposals":
        """What is proposed to count as one origin."""
        # Imported here: a case is opened without them.
        from workbench.claims.one_origin import OriginProposals

        return OriginProposals(self._case, self._sources)

    def counted_as_one(self, claim_id: str) -> list[Counted]:
        """The origins that several sources under a claim go back to, those that the user grouped first."""
        rows = self._case.connection.execute(
            f"SELECT DISTINCT {ORIGIN} AS origin, s.origin_group_id, g.name AS group_name, p.name AS outlet, "
            "r.name AS reports, s.id, coalesce(nullif(s.title, ''), s.file_name) AS title "
            "FROM evidence e JOIN clip c ON c.id = e.clip_id JOIN source s ON s.id = c.source_id "
            "LEFT JOIN publication p ON p.id = s.publication_id "
            "LEFT JOIN publication r ON r.id = s.reports_id "
            "LEFT JOIN origin_group g ON g.id = s.origin_group_id "
            "WHERE e.claim_id = ? AND e.stance <> 'context' ORDER BY s.id",
            (claim_id,),
        ).fetchall()
        by_origin: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            by_origin.setdefault(row["origin"], []).append(dict(row))
        found = [
            _counted(origin, several)
            for origin, several in by_origin.items()
            if len(several) > 1 or _gives_report(several[0])
        ]
        return sorted(found, key=lambda one: one.why != "group")

    def count_apart(self, source_ids: tuple[str, ...]) -> None:
        """Let each of these sources count for itself: they leave their group or outlet and are kept apart."""
        known = self._sources.of_ids(source_ids).values()
        likenesses = self._sources.likenesses
        with self._case.change("Count sources as independent"):
            if grouped := [source.id for source in known if source.origin_group_id]:
                self._sources.ungroup(grouped)
            for source in known:
                if source.reports_id:
                    outlet = self._sources.publications.get(source.reports_id)
                    self._sources.update(source.id, reports_id=None)
                    self.proposals.not_a_report(source.id, outlet.name)
            ordered = sorted(source_ids)
            for number, source_id in enumerate(ordered):
                for other_id in sorted(set(ordered[number + 1 :]) - likenesses.kept_apart(source_id)):
                    likenesses.keep_apart(source_id, other_id)


def _gives_report(row: dict[str, Any]) -> bool:
    return row["reports"] is not None and row["origin_group_id"] is None and row["origin"] != row["id"]


def _counted(origin: str, rows: list[dict[str, Any]]) -> Counted:
    def name(row: dict[str, Any]) -> str:
        return str(row["outlet"] or row["title"])

    source_ids = tuple(row["id"] for row in rows)
    names = tuple(dict.fromkeys(map(name, rows)))
    if rows[0]["origin_group_id"] is not None:
        return Counted(origin, "group", rows[0]["group_name"], source_ids, names)
    giving = [row for row in rows if _gives_report(row)]
    if giving:
        given_by = tuple(dict.fromkeys(map(name, giving)))
        return Counted(origin, "report", giving[0]["reports"], source_ids, given_by)
    if len(names) > 1:
        return Counted(origin, "owner", names[0], source_ids, names)
    return Counted(origin, "outlet", names[0], source_ids, names)

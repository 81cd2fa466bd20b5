"""How the origins behind a claim are counted, and why: what one voice says twice is no confirmation."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from workbench.casefile import CaseFile
from workbench.sources import Sources
from workbench.sources.store.publications import ORIGIN
from workbench.values.records import dataclass
from workbench.values.text import shortened

if TYPE_CHECKING:
    from workbench.claims.one_origin import OriginProposals

Why = Literal["group", "report", "owner", "outlet", "apart", "platform", "person", "different", "alone"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Several sources under a claim that count as one origin, or why some count each for themselves.

    `why` is "group" where the user said so, "report" where sources were said to give the report of an
    outlet, "owner" where outlets were said to be one origin, and "outlet" where they are reports of one
    outlet, about which nobody has said anything. `name` is the group's or the outlet's; `names` are the
    sources', each once, and of a "report" those that give it. There may be one source that gives a report.
    For themselves count: "apart", what somebody kept apart; "platform" and "person", sources of a platform or
    of human sources; "different", several outlets; "alone", sources without an outlet.
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
        found = [
            _counted(origin, several)
            for origin, several in self._by_origin(claim_id).items()
            if len(several) > 1 or _gives_report(several[0])
        ]
        return sorted(found, key=lambda one: one.why != "group")

    def counted_apart(self, claim_id: str) -> list[Counted]:
        """Why the other sources under a claim count each for themselves: one entry for each source that
        somebody kept apart, then one for each further reason."""
        alone = [
            several[0]
            for several in self._by_origin(claim_id).values()
            if len(several) == 1 and not _gives_report(several[0]) and several[0]["origin_group_id"] is None
        ]
        by_why: dict[Why, list[dict[str, Any]]] = {}
        for row in alone:
            by_why.setdefault(_why_alone(row), []).append(row)
        apart = [_apart("apart", [row]) for row in by_why.pop("apart", [])]
        others = [_apart(why, rows) for why, rows in by_why.items() if len(alone) > 1]
        return [*apart, *(one for one in others if one.why != "different" or len(one.names) > 1)]

    def _by_origin(self, claim_id: str) -> dict[str, list[dict[str, Any]]]:
        rows = self._case.connection.execute(
            f"SELECT DISTINCT {ORIGIN} AS origin, s.origin_group_id, g.name AS group_name, p.name AS outlet, "
            "p.kind AS outlet_kind, r.name AS reports, s.id, "
            "coalesce(nullif(s.title, ''), s.file_name) AS title "
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
        return by_origin

    def count_with_outlet(self, source_id: str) -> None:
        """Let a source that was kept apart count with its outlet again. Raises NotFound when it is gone."""
        source = self._sources.get(source_id)
        others = self._sources.of_ids(self._sources.likenesses.kept_apart(source_id)).values()
        with self._case.change(f"Count “{shortened(source.name_shown, 60)}” with its outlet"):
            for other in others:
                if other.publication_id == source.publication_id:
                    first, second = sorted((source_id, other.id))
                    self._case.remove("not_one_origin", source_id=first, other_id=second)

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


_FOR_ITSELF: dict[str, Why] = {"social media": "platform", "human source": "person"}


def _why_alone(row: dict[str, Any]) -> Why:
    if row["outlet"] is None:
        return "alone"
    if row["outlet_kind"] in _FOR_ITSELF:
        return _FOR_ITSELF[row["outlet_kind"]]
    return "apart" if row["origin"] == row["id"] else "different"


def _apart(why: Why, rows: list[dict[str, Any]]) -> Counted:
    named = "title" if why in ("alone", "person") else "outlet"
    names = tuple(dict.fromkeys(str(row[named] or row["title"]) for row in rows))
    return Counted(rows[0]["origin"], why, names[0], tuple(row["id"] for row in rows), names)


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

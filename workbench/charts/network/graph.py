"""Who is tied to whom: by relations, and by roles in the same claims."""

from collections import Counter
from typing import TYPE_CHECKING

from workbench.actors.model import Actor
from workbench.charts.material import actors_of_brief, may_hold
from workbench.charts.wanted import Wanted
from workbench.values.moments import last_day
from workbench.values.records import dataclass
from workbench.values.text import fold

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

BOTH, RELATIONS, CLAIMS = "both", "relations", "claims"


@dataclass(frozen=True, slots=True)
class Relation:
    """What one actor is to another: the kind, the whole of it in words, and the id of the one who is it."""

    kind: str
    words: str
    subject_id: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors, by their numbers; their relations, how many claims both are in, and one of these."""

    one: int
    other: int
    relations: tuple[Relation, ...] = ()
    claims: int = 0
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Actors with at least one tie, in the order of their names, and their ties."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]

    @property
    def degrees(self) -> tuple[int, ...]:
        """How many ties each actor has."""
        found = [0] * len(self.actors)
        for tie in self.ties:
            found[tie.one] += 1
            found[tie.other] += 1
        return tuple(found)

    @property
    def shape(self) -> "Shape":
        """What decides where everything is."""
        names = [f"{fold(actor.name)} {actor.kind}" for actor in self.actors]
        seen: Counter[str] = Counter()
        keys = []
        for name in names:
            seen[name] += 1
            keys.append(name if seen[name] == 1 else f"{name} {seen[name]}")
        return Shape(tuple(keys), tuple((tie.one, tie.other) for tie in self.ties))


@dataclass(frozen=True, slots=True)
class Shape:
    """What a layout follows from: a key for each actor, and the ties as pairs of their numbers.

    Keys are made of names: a case that is built anew has other ids, and should look the same.
    """

    ids: tuple[str, ...]
    ties: tuple[tuple[int, int], ...]


def graph_of(case: "CaseParts", wanted: Wanted) -> Graph:
    """The network of the actors of a brief or of the case; as it was on a day where one is wanted."""
    actors = {actor.id: actor for actor in case.actors.all()}
    chosen = actors_of_brief(case, wanted.of_brief) if wanted.of_brief else set(actors)
    relations: dict[tuple[str, str], list[Relation]] = {}
    if wanted.variant != CLAIMS:
        for known in case.actors.relations():
            is_then = may_hold(known.from_on, known.to_on, wanted.on)
            if is_then and _counts(known.subject_id, known.object_id, chosen, wanted):
                words = f"{actors[known.subject_id].name}: {known.kind} {actors[known.object_id].name}"
                pair = _pair(known.subject_id, known.object_id)
                relations.setdefault(pair, []).append(Relation(known.kind, words, known.subject_id))
    shared = {} if wanted.variant == RELATIONS else _shared(case, wanted, chosen)
    pairs = sorted({*relations, *shared})
    tied = {actor_id for pair in pairs for actor_id in pair if actor_id in actors}
    ids = sorted(tied, key=lambda actor_id: (fold(actors[actor_id].name), actors[actor_id].kind, actor_id))
    numbers = {actor_id: number for number, actor_id in enumerate(ids)}
    ties = []
    for one, other in pairs:
        if one in numbers and other in numbers:
            first, second = sorted((numbers[one], numbers[other]))
            said = tuple(dict.fromkeys(relations.get((one, other), ())))
            ties.append(Tie(first, second, said, *shared.get((one, other), (0, ""))))
    ties.sort(key=lambda tie: (tie.one, tie.other))
    return Graph(tuple(actors[actor_id] for actor_id in ids), tuple(ties))


def _counts(one: str, other: str, chosen: set[str], wanted: Wanted) -> bool:
    """A brief shows the relations of its actors, also to those it does not name."""
    return (one in chosen or other in chosen) if wanted.of_brief else True


def _shared(case: "CaseParts", wanted: Wanted, chosen: set[str]) -> dict[tuple[str, str], tuple[int, str]]:
    until = last_day(wanted.on).isoformat() if wanted.on else "9999"
    rows = case.connection.execute(
        "SELECT a.actor_id, b.actor_id, count(*), min(a.claim_id) FROM claim_actor a "
        "JOIN claim_actor b ON b.claim_id = a.claim_id AND b.actor_id > a.actor_id "
        "JOIN claim c ON c.id = a.claim_id WHERE c.event_on <= ?1 "
        "AND (?2 = '' OR a.claim_id IN (SELECT sc.claim_id FROM statement_claim sc "
        "JOIN statement t ON t.id = sc.statement_id JOIN section s ON s.id = t.section_id "
        "WHERE s.brief_id = ?2)) GROUP BY 1, 2",
        (until, wanted.of_brief),
    )
    return {
        (one, other): (count, claim_id)
        for one, other, count, claim_id in rows
        if one in chosen and other in chosen
    }


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)

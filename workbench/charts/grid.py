"""The source grid: how reliable the sources are that speak for claims, by how credible the claims are.

F and 6 mean that nobody could judge. They are outside the order and are never drawn as the worst.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.charts.material import claims_of
from workbench.charts.measuring import wrapped
from workbench.charts.model import WIDTH, Figure, Mark, Point, Target, rectangle, text
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.sources.store.publications import ORIGIN
from workbench.values.admiralty import CREDIBILITY, RELIABILITY, best
from workbench.values.records import dataclass
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

SOURCES, ORIGINS = "sources", "origin"
CLAIMS = "claims"
"""The kind of target that is a list of claims."""
_LEFT, _TOP = 38.0, 13.0
_WIDE, _HIGH, _APART = 19.6, 13.0, 4.0
_SIZE, _SMALL = 8.0, 6.5
_DOT = 2.0
_TERMS = {grade.code: grade.term.lower() for grade in (*RELIABILITY, *CREDIBILITY)}
_ARTICLES = {"source": "a source", "origin": "an independent origin"}
_MOST_DOTS = 160
"""Dots in a cell before only their number is drawn."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A source, or the best source of an origin, that speaks for a claim."""

    reliability: str
    credibility: str
    source_id: str
    says: str
    claim_id: str


def source_grid(case: "CaseParts", wanted: Wanted) -> Figure:
    """How the sources (or with the variant `origin` the independent origins) for the claims are graded.

    It is internal. Raises NothingToDraw where no claim has support.
    """
    by_origin = wanted.variant == ORIGINS
    found = _points(case, wanted, by_origin)
    if not found:
        raise NothingToDraw("No claim here has support.", do="Link clips as evidence for the claims.")
    cells: dict[tuple[str, str], list[_Point]] = {}
    for point in found:
        cells.setdefault((point.reliability, point.credibility), []).append(point)
    what = "origin" if by_origin else "source"
    bottom = _row(5) + _HIGH
    key = _key(bottom + 3.5, what)
    return Figure(
        "grid", WIDTH, bottom + 6.5,
        (*_frame(), *(mark for one in cells for mark in _cell(one, cells[one], wanted)), *key),
        f"Reliability of {what}s by credibility of the claims they support.", _told(cells, what), True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell such as `B3` of a source grid: of a brief or, with "", of the whole case."""

    grades: str
    variant: str = SOURCES
    brief_id: str = ""

    @property
    def target(self) -> Target:
        """What its number opens: the claims that it counts."""
        return Target(CLAIMS, f"{self.grades} {self.variant} {self.brief_id}")

    @classmethod
    def of_target(cls, target_id: str) -> "Cell":
        """The cell that a target names. Raises ValueError for anything else."""
        grades, variant, brief_id = target_id.split(" ")
        return cls(grades, variant, brief_id)

    def claims(self, case: "CaseParts") -> set[str]:
        """The ids of the claims that it counts. Raises NotFound when the brief is gone."""
        points = _points(case, Wanted("grid", self.brief_id), self.variant == ORIGINS)
        return {one.claim_id for one in points if f"{one.reliability}{one.credibility}" == self.grades}


def _points(case: "CaseParts", wanted: Wanted, by_origin: bool) -> list[_Point]:
    claims = {claim.id: claim for claim in claims_of(case, wanted)}
    rows = case.connection.execute(
        "SELECT DISTINCT e.claim_id, s.id, coalesce(nullif(s.reliability, ''), p.reliability, 'F') AS grade, "
        f"coalesce(nullif(p.name, ''), s.title) AS name, {ORIGIN} AS origin "
        "FROM evidence e JOIN clip c ON c.id = e.clip_id JOIN source s ON s.id = c.source_id "
        "LEFT JOIN publication p ON p.id = s.publication_id WHERE e.stance = 'supports' "
        "ORDER BY e.claim_id, s.id"
    ).fetchall()
    grouped: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for claim_id, source_id, grade, name, origin in rows:
        if claim_id in claims:
            key = (claim_id, origin if by_origin else source_id)
            grouped.setdefault(key, []).append((grade or "F", source_id, name))
    found = []
    for (claim_id, _origin), several in grouped.items():
        grade = best([known[0] for known in several])
        source_id, name = next(known[1:] for known in several if known[0] == grade)
        credibility = claims[claim_id].credibility
        found.append(_Point(grade, credibility, source_id, f"{grade}{credibility}: {name}", claim_id))
    return found


def _column(number: int) -> float:
    return _LEFT + number * _WIDE + (_APART if number == 5 else 0)


def _row(number: int) -> float:
    return _TOP + number * _HIGH + (_APART if number == 5 else 0)


def _frame() -> Iterator[Mark]:
    for number, grade in enumerate(CREDIBILITY):
        x = _column(number) + _WIDE / 2
        yield from text(x, 3.0, [grade.code], _SIZE, align="centre", bold=True)
        lines = wrapped(grade.term, _SMALL, _WIDE - 1, 2)
        yield from text(x, 8.4, lines, _SMALL, align="centre", colour="quiet")
    for number, grade in enumerate(RELIABILITY):
        y = _row(number) + _HIGH / 2
        yield from text(1.5, y, [grade.code], _SIZE, bold=True)
        yield from text(6.0, y, wrapped(grade.term, _SMALL, _LEFT - 8, 2), _SMALL, colour="quiet")
        for across in range(6):
            left, top = _column(across), _row(number)
            apart = number == 5 or across == 5
            box = rectangle(left, top, left + _WIDE, top + _HIGH)
            yield Mark("area", box, "line", "paper" if apart else "pale", 0.2)


def _cell(key: tuple[str, str], points: list[_Point], wanted: Wanted) -> Iterator[Mark]:
    codes, grades = [one.code for one in RELIABILITY], [one.code for one in CREDIBILITY]
    left, top = _column(grades.index(key[1])), _row(codes.index(key[0]))
    number = f"{len(points):,}"
    says = f"{key[0]}{key[1]}: {number}"
    target = Cell("".join(key), wanted.variant or SOURCES, wanted.of_brief).target
    yield Mark("words", ((left + _WIDE - 1.2, top + 2.4),), "ink", "", _SIZE, number, "right", True,
               target=target, says=says)  # fmt: skip
    if len(points) > _MOST_DOTS:
        return
    for point, place in zip(points, _places(len(points)), strict=True):
        x, y = left + place[0], top + place[1]
        yield Mark("circle", ((x, y),), "ink", "first", _dot(len(points)) * 0.82,
                   target=Target("source", point.source_id), says=point.says)  # fmt: skip


def _dot(count: int) -> float:
    """The step from one dot to the next, for them all to have room under the number."""
    size = _DOT
    while int((_WIDE - 2) / size) * int((_HIGH - 5) / size) < count:
        size *= 0.9
    return size


def _places(count: int) -> list[Point]:
    step = _dot(count)
    across = int((_WIDE - 2) / step)
    return [(1.0 + step * (n % across + 0.5), 4.4 + step * (n // across + 0.5)) for n in range(count)]


def _key(middle: float, what: str) -> Iterator[Mark]:
    """What a dot is."""
    yield Mark("circle", ((_LEFT + 1.0, middle),), "ink", "first", _DOT * 0.82)
    words = f"{_ARTICLES[what]} and one claim it supports"
    yield from text(_LEFT + 3.0, middle, [words], _SMALL, colour="quiet")


def _told(cells: dict[tuple[str, str], list[_Point]], what: str) -> str:
    rows = "; ".join(f"{a}{b}: {len(points):,}" for (a, b), points in sorted(cells.items()))
    times = counted(sum(map(len, cells.values())), "time")
    (reliability, credibility), most = max(cells.items(), key=lambda one: len(one[1]))
    words = f"{_TERMS[reliability]}, {_TERMS[credibility]}"
    return (
        f"Grid of reliability A to F by credibility 1 to 6. {times} {_ARTICLES[what]} supports a claim: "
        f"{rows}. Most are {reliability}{credibility} ({words}): {len(most):,}."
    )

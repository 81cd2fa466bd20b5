"""Lists of sources of any length: ids in an order, and the few facts a list shows of each."""

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_clips
from workbench.sources.store.criteria import GRADE, Criteria, conditions
from workbench.values.records import dataclass
from workbench.values.text import fold

_OUTLET = "coalesce(p.name, '') COLLATE NOCASE"
_ORDERS = {
    "title": "s.title COLLATE NOCASE",
    "outlet": _OUTLET,
    "date": "s.published_on",
    "language": "s.language",
    "grade": GRADE,
    "clips": "(SELECT count(*) FROM clip c WHERE c.source_id = s.id)",
    "origin": "coalesce(g.name, '') COLLATE NOCASE",
    "handling": "s.handling",
    "added": "s.id",
}
ORDERS = tuple(_ORDERS)
_FROM = (
    "source s LEFT JOIN publication p ON p.id = s.publication_id "
    "LEFT JOIN origin_group g ON g.id = s.origin_group_id"
)


@dataclass(frozen=True, slots=True)
class ListedSource:
    """What a list shows of one source."""

    id: str
    title: str
    file_name: str
    outlet: str
    published_on: str
    language: str
    grade: str
    own_grade: bool
    clips: int
    origin: str
    handling: str
    protected: bool
    unread_reason: str
    warnings: bool


def listed_ids(
    case: CaseFile,
    order: str = "added",
    descending: bool = False,
    by_origin: bool = False,
    criteria: Criteria | None = None,
) -> list[str]:
    """The ids of the sources in an order of ORDERS; unknown dates come last.

    `by_origin` keeps sources of one origin group together, the groups by name and single sources
    after them. `criteria` leaves out the others; its words are for `words_of_sources`.
    """
    direction = "DESC" if descending else "ASC"
    terms = [f"{_ORDERS[order]} = ''", f"{_ORDERS[order]} {direction}", f"s.id {direction}"]
    if by_origin:
        terms = ["g.name IS NULL", "g.name COLLATE NOCASE", "g.id", *terms]
    wanted, values = conditions(case, criteria) if criteria else ([], [])
    rows = case.connection.execute(
        f"SELECT s.id FROM {_FROM} WHERE {' AND '.join(['1', *wanted])} ORDER BY {', '.join(terms)}", values
    )
    return [row[0] for row in rows]


def listed_source(case: CaseFile, source_id: str) -> ListedSource | None:
    """One row of a list; None when the source is gone."""
    row = case.connection.execute(
        f"SELECT s.id, s.title, s.file_name, coalesce(p.name, '') AS outlet, s.published_on, s.language, "
        f"{GRADE} AS grade, s.reliability != '' AS own_grade, {_ORDERS['clips']} AS clips, "
        "coalesce(g.name, '') AS origin, s.handling, s.protection = 'protected' AS protected, "
        f"s.unread_reason, s.warnings NOT IN ('', '[]') AS warnings FROM {_FROM} WHERE s.id = ?",
        (source_id,),
    ).fetchone()
    if row is None:
        return None
    fields = dict(row)
    for name in ("own_grade", "protected", "warnings"):
        fields[name] = bool(fields[name])
    fields["clips"] -= len(hidden_clips(case.connection, case.analyst.id, source_id))
    return ListedSource(**fields)


def words_of_sources(case: CaseFile) -> dict[str, str]:
    """For each source the folded words a filter looks in: title, outlet, origin, file, language, marks."""
    rows = case.connection.execute(
        "SELECT s.id, s.title, coalesce(p.name, ''), coalesce(g.name, ''), s.file_name, s.author, "
        f"s.language, s.handling, s.published_on FROM {_FROM}"
    )
    return {row[0]: fold("\n".join(row[1:])) for row in map(tuple, rows)}


def unread_count(case: CaseFile) -> int:
    """How many sources are kept without a text."""
    row = case.connection.execute("SELECT count(*) FROM source WHERE unread_reason != ''").fetchone()
    return int(row[0])

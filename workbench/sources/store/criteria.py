"""What a list of sources is narrowed down to, and the SQL that does it."""

import json
from typing import Any

from workbench.casefile import CaseFile
from workbench.sources.store.narrowing import Narrowing, Offer
from workbench.sources.store.reviewed import changed_ids, questioned_ids, reviewed_ids
from workbench.values.records import dataclass

NO_OUTLET = "-"
"""Stands among the outlets for sources that have none."""
FORMATS: dict[str, tuple[str, ...]] = {
    "Web page": (
        "text/html", "multipart/related", "application/warc", "application/x-arc", "application/wacz",
    ),
    "PDF": ("application/pdf",),
    "Word": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/rtf",
        "application/msword",
    ),
    "E-mail": ("message/rfc822", "application/vnd.ms-outlook"),
    "Table": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/csv",
        "text/tab-separated-values",
    ),
    "Book": ("application/epub+zip",),
    "Text": ("text/plain", "text/markdown"),
    "Image": (
        "image/png", "image/jpeg", "image/gif", "image/tiff", "image/bmp", "image/webp", "image/svg+xml",
    ),
}  # fmt: skip
"""Formats as people call them, and their media types."""
OTHER_FORMAT = "Other"
STATES = {
    "reviewed": "Reviewed",
    "unreviewed": "Not reviewed",
    "changed": "Changed since review",
    "questioned": "Disagreed or asked in review",
    "orphaned": "With clips not found",
    "unread": "Kept unread",
    "unsure": "Read with a warning",
    "clipped": "With clips",
    "unclipped": "Without clips",
}
"""What may be true of a source, in the words for it."""
_CLIPS = "EXISTS (SELECT 1 FROM clip c WHERE c.source_id = s.id)"
_IN_STATE = {
    "orphaned": "EXISTS (SELECT 1 FROM clip c WHERE c.source_id = s.id AND c.anchored = 'orphan')",
    "unread": "s.unread_reason != ''",
    "unsure": "s.warnings NOT IN ('', '[]')",
    "clipped": _CLIPS,
    "unclipped": f"NOT {_CLIPS}",
}
_FIRST_DAY = "s.published_on || substr('-01-01', length(s.published_on) - 3)"
_LAST_DAY = "s.published_on || substr('-12-31', length(s.published_on) - 3)"
GRADE = "coalesce(nullif(s.reliability, ''), p.reliability, 'F')"
"""The grade that holds for a source: its own, else its publication's."""


@dataclass(frozen=True, slots=True)
class Criteria(Narrowing):
    """All of these hold; within one of them any of its values does. Empty means any.

    `outlets` are publication ids or NO_OUTLET, `actors` ids of actors that a clip of the source names,
    `formats` keys of FORMATS or OTHER_FORMAT, `states` keys of STATES, all of which hold. The dates are
    partial ISO dates; a source whose own date is partial counts where it may lie between them.
    """

    outlets: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()
    protection: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    words: str = ""


def conditions(case: CaseFile, criteria: Criteria) -> tuple[list[str], list[Any]]:
    """Conditions over `source s` and `publication p`, and their values; the words are not among them."""
    found: list[str] = []
    values: list[Any] = []

    def any_of(expression: str, wanted: tuple[str, ...]) -> str:
        values.extend(wanted)
        return f"{expression} IN ({', '.join('?' * len(wanted))})"

    for expression, wanted in (
        (f"coalesce(s.publication_id, '{NO_OUTLET}')", criteria.outlets),
        (GRADE, criteria.grades),
        ("s.language", criteria.languages),
        ("s.handling", criteria.handling),
        ("s.protection", criteria.protection),
    ):
        if wanted:
            found.append(any_of(expression, wanted))
    if criteria.formats:
        found.append(_of_format(criteria.formats, any_of))
    if criteria.from_on:
        found.append(f"s.published_on != '' AND {_LAST_DAY} >= ?")
        values.append(criteria.from_on + "-01-01"[len(criteria.from_on) - 4 :])
    if criteria.to_on:
        found.append(f"s.published_on != '' AND {_FIRST_DAY} <= ?")
        values.append(criteria.to_on + "-12-31"[len(criteria.to_on) - 4 :])
    if criteria.actors:
        named = any_of("m.actor_id", criteria.actors)
        found.append(
            "EXISTS (SELECT 1 FROM clip c JOIN mention m ON m.clip_id = c.id "
            f"WHERE c.source_id = s.id AND {named})"
        )
    for state in criteria.states:
        if state in _IN_STATE:
            found.append(_IN_STATE[state])
        elif state in ("reviewed", "unreviewed"):
            found.append(f"s.id {'NOT ' * (state == 'unreviewed')}IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(reviewed_ids(case)))
        elif state in ("changed", "questioned"):
            found.append("s.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(changed_ids(case) if state == "changed" else questioned_ids(case)))
    return found, values


def _of_format(formats: tuple[str, ...], any_of: Any) -> str:
    named = tuple(media for name in formats for media in FORMATS.get(name, ()))
    parts = [any_of("o.media_type", named)] if named else []
    if OTHER_FORMAT in formats:
        every = tuple(media for kinds in FORMATS.values() for media in kinds)
        parts.append("NOT " + any_of("o.media_type", every))
    return f"s.sha256 IN (SELECT o.sha256 FROM original o WHERE {' OR '.join(parts)})" if parts else "0"


def offers(case: CaseFile, of: str) -> list[Offer]:
    """What there is to choose from in this case: of outlets, languages, grades, formats or actors.

    The most frequent first; actors only those that a clip names.
    """
    rows = case.connection.execute(_OFFERS[of]).fetchall()
    found = [Offer(str(row[0]), str(row[1]), int(row[2])) for row in rows]
    return _by_format(found) if of == "formats" else found


def _by_format(found: list[Offer]) -> list[Offer]:
    name_of = {media: name for name, kinds in FORMATS.items() for media in kinds}
    counts: dict[str, int] = {}
    for offer in found:
        name = name_of.get(offer.value, OTHER_FORMAT)
        counts[name] = counts.get(name, 0) + offer.count
    return sorted((Offer(name, name, n) for name, n in counts.items()), key=lambda one: -one.count)


_LISTED = "source s LEFT JOIN publication p ON p.id = s.publication_id"
_OFFERS = {
    "outlets": (
        f"SELECT coalesce(s.publication_id, '{NO_OUTLET}'), coalesce(p.name, 'No outlet'), count(*) AS n "
        f"FROM {_LISTED} GROUP BY 1 ORDER BY n DESC, 2 COLLATE NOCASE"
    ),
    "languages": (
        "SELECT language, language, count(*) AS n FROM source WHERE language != '' "
        "GROUP BY 1 ORDER BY n DESC, 1"
    ),
    "grades": f"SELECT {GRADE}, {GRADE}, count(*) FROM {_LISTED} GROUP BY 1 ORDER BY 1",
    "formats": (
        "SELECT o.media_type, '', count(*) FROM source s JOIN original o ON o.sha256 = s.sha256 GROUP BY 1"
    ),
    "actors": (
        "SELECT a.id, a.name, count(DISTINCT c.source_id) AS n FROM mention m "
        "JOIN clip c ON c.id = m.clip_id JOIN actor a ON a.id = m.actor_id "
        "GROUP BY a.id ORDER BY n DESC, a.name COLLATE NOCASE"
    ),
}

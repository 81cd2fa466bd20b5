"""The words and fields that a verdict is bound to, said for a person: labels, and names instead of ids."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import WITHHELD, hidden_clips
from workbench.review.model import Target
from workbench.review.proposed import NOT_EVIDENCE, PROPOSED, entries_of, is_list, list_value
from workbench.review.words import words_of
from workbench.values.moments import human_date
from workbench.values.wording import canonical_json

WORDING: dict[str, str] = {
    "clip": "translation",
    "claim": "text",
    "statement": "text",
    "actor": "name",
    "post": "title",
}
"""The field that holds the words of a thing and may be proposed anew, by the table of the thing."""
_STANCES = {
    "supports": "Evidence for",
    "contradicts": "Evidence against",
    "context": "Context",
    NOT_EVIDENCE: "No evidence",
}


class Field(NamedTuple):
    """One field of a thing. `name` is what the field is called in a proposal, `words` "" for an empty one."""

    name: str
    label: str
    words: str


def fields_of(case: CaseFile, table: str, own: str) -> tuple[Field, ...]:
    """The fields of a wording (`Wording.own`), empty ones too; () for one of a form that is not known."""
    read = _READ.get(table)
    if read is None or not own:
        return ()
    try:
        return tuple(read(case, *json.loads(own)))
    except (ValueError, TypeError):
        # Kept by another recipe, with other fields.
        return ()


def _clip(case: CaseFile, quote: str, translation: str, actor_ids: list[str]) -> list[Field]:
    named = ", ".join(_name(case, actor_id) for actor_id in actor_ids)
    return [
        Field("quote", "Passage", quote),
        Field("translation", "Translation", translation),
        Field("mentions", "Names", named),
    ]


def _claim(
    case: CaseFile, text: str, kind: str, event_on: str, event_to: str, place_id: str | None,
    credibility: str, roles: list[list[str]],
) -> list[Field]:  # fmt: skip
    actors = ", ".join(_in_role(_name(case, actor_id), role) for actor_id, role in roles)
    return [
        Field("text", "Claim", text),
        Field("kind", "Kind", kind.capitalize()),
        Field("event_on", "Date", human_date(event_on)),
        Field("event_to", "Until", human_date(event_to)),
        Field("place_id", "Place", _name(case, place_id)),
        Field("credibility", "Credibility", credibility),
        Field("actors", "Actors", actors),
    ]


def _evidence(_case: CaseFile, claim: str, quote: str, stance: str) -> list[Field]:
    return [
        Field("claim", "Claim", claim),
        Field("quote", "Passage", quote),
        Field("stance", "Evidence", _STANCES.get(stance, stance)),
    ]


def _statement(
    _case: CaseFile, kind: str, text: str, likelihood: str, confidence: str, basis: str, horizon_on: str
) -> list[Field]:
    return [
        Field("text", "Statement", text),
        Field("kind", "Kind", kind.capitalize()),
        Field("likelihood", "Likelihood", likelihood),
        Field("confidence", "Confidence", confidence),
        Field("confidence_basis", "Basis of confidence", basis),
        Field("horizon_on", "Horizon", human_date(horizon_on)),
    ]


def _actor(case: CaseFile, name: str, kind: str, aliases: list[str], posts: list[list[Any]]) -> list[Field]:
    held = "; ".join(_held(title, _name(case, body), since, until) for title, body, _, since, until in posts)
    return [
        Field("name", "Name", name),
        Field("kind", "Kind", kind.replace("_", " ").capitalize()),
        Field("aliases", "Spellings", ", ".join(aliases)),
        Field("posts", "Posts", held),
    ]


def _post(
    case: CaseFile, title: str, actor_id: str, body_id: str | None, exclusive: int, from_on: str, to_on: str
) -> list[Field]:
    return [
        Field("title", "Post", title),
        Field("actor_id", "Held by", _name(case, actor_id)),
        Field("body_id", "Of", _name(case, body_id)),
        Field("exclusive", "Holders", "One at a time" if exclusive else ""),
        Field("from_on", "From", human_date(from_on)),
        Field("to_on", "Until", human_date(to_on)),
    ]


def _source(case: CaseFile, *clips: list[str]) -> list[Field]:
    found = []
    for clip_id, own in clips:
        quote, translation, actor_ids = json.loads(own)
        parts = (quote, translation, ", ".join(_name(case, actor_id) for actor_id in actor_ids))
        found.append(Field(clip_id, "Clip", " · ".join(filter(None, parts))))
    return found


_READ: dict[str, Callable[..., list[Field]]] = {
    "clip": _clip,
    "claim": _claim,
    "evidence": _evidence,
    "statement": _statement,
    "actor": _actor,
    "post": _post,
    "source": _source,
}


def _name(case: CaseFile, actor_id: str | None) -> str:
    return words_of(case, Target("actor", actor_id)) if actor_id else ""


def _in_role(name: str, role: str) -> str:
    return f"{name} ({role})" if role else name


def _held(title: str, body: str, since: str, until: str) -> str:
    term = "–".join(filter(None, (human_date(since), human_date(until))))
    return ", ".join(filter(None, (title, body, term)))


_POSITIONS: dict[str, dict[str, int]] = {
    "clip": {"quote": 0, "translation": 1, "mentions": 2},
    "claim": {
        "text": 0, "kind": 1, "event_on": 2, "event_to": 3, "place_id": 4, "credibility": 5, "actors": 6,
    },
    "evidence": {"stance": 2},
    "statement": {
        "kind": 0, "text": 1, "likelihood": 2, "confidence": 3, "confidence_basis": 4, "horizon_on": 5,
    },
    "actor": {"name": 0, "kind": 1, "aliases": 2},
    "post": {"title": 0, "body_id": 2, "from_on": 4, "to_on": 5},
}  # fmt: skip
"""The positions in a wording of the fields that may be proposed. No wording has evidence or claims."""


def with_values(table: str, own: str, values: Mapping[str, str]) -> str:
    """The wording that a thing would have with other values for some fields; others than these are passed."""
    parts = json.loads(own)
    for field, value in values.items():
        place = _POSITIONS[table].get(field)
        if place is not None:
            parts[place] = entries_of(table, field, value) if is_list(table, field) else value
    return canonical_json(parts)


def values_of(table: str, own: str) -> dict[str, str]:
    """The fields of a wording that may be proposed, with their values as a proposal has them."""
    parts = json.loads(own)
    return {
        field: list_value(parts[place]) if is_list(table, field) else str(parts[place] or "")
        for field, place in _POSITIONS.get(table, {}).items()
    }


def value_in_words(case: CaseFile, table: str, field: str, value: str) -> str:
    """The value of a proposal, said for a person: names instead of ids, a line for each piece of evidence."""
    known = PROPOSED.get(table, {}).get(field)
    match known.kind if known else "":
        case "actor":
            return _name(case, value)
        case "actors":
            return ", ".join(_name(case, actor_id) for actor_id in entries_of(table, field, value))
        case "roles":
            roles = entries_of(table, field, value)
            return ", ".join(_in_role(_name(case, actor_id), role) for actor_id, role in roles)
        case "spellings":
            return ", ".join(entries_of(table, field, value))
        case "claims":
            return "\n".join(words_of(case, Target("claim", one)) for one in entries_of(table, field, value))
        case "evidence":
            pieces = entries_of(table, field, value)
            hidden = hidden_clips(case.connection, case.analyst.id)
            quotes = (
                (stance, WITHHELD if clip_id in hidden else words_of(case, Target("clip", clip_id)))
                for clip_id, stance in pieces
            )
            return "\n".join(f"{stance_words(stance)}: “{quote}”" for stance, quote in quotes)
        case "choice" if field == "stance":
            return stance_words(value)
    return value


def stance_words(stance: str) -> str:
    """What a piece of evidence does: `Evidence for`."""
    return _STANCES.get(stance, stance)

"""The fields that a reviewer may propose anew: what their values look like, and which are possible.

A value is kept as a string. Lists (who is named, the evidence, the claims beneath) are JSON, in an order
of their own so that two equal lists are equal strings. A passage is proposed by its words: where they are
in the source is looked for when the proposal is taken over.
"""

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from workbench.actors.model import ACTOR_KINDS
from workbench.briefs.model import CONFIDENCE, STATEMENT_KINDS
from workbench.claims.model import CLAIM_KINDS, STANCES
from workbench.review.model import Target
from workbench.values.errors import Refused
from workbench.values.moments import require_partial_date
from workbench.values.text import canonical
from workbench.values.wording import canonical_json

FieldKind = Literal[
    "words", "date", "choice", "likelihood", "passage", "actor", "actors", "roles", "spellings", "evidence",
    "claims",
]  # fmt: skip


class ProposedField(NamedTuple):
    """A field that may be proposed: its label, what it is called in a sentence, and what it holds."""

    label: str
    called: str
    kind: FieldKind = "words"
    choices: tuple[str, ...] = ()
    required: bool = False


NOT_EVIDENCE = "none"
"""The value that proposes to unlink a piece of evidence."""

PROPOSED: dict[str, dict[str, ProposedField]] = {
    "clip": {
        "translation": ProposedField("Translation", "translation"),
        "quote": ProposedField("Passage", "passage", "passage", required=True),
        "mentions": ProposedField("Names", "names", "actors"),
    },
    "claim": {
        "text": ProposedField("Claim", "wording", required=True),
        "kind": ProposedField("Kind", "kind", "choice", CLAIM_KINDS),
        "event_on": ProposedField("Date", "date", "date"),
        "event_to": ProposedField("Until", "end date", "date"),
        "place_id": ProposedField("Place", "place", "actor"),
        "credibility": ProposedField("Credibility", "credibility", "choice", tuple("123456")),
        "actors": ProposedField("Actors", "actors", "roles"),
        "evidence": ProposedField("Evidence", "evidence", "evidence"),
    },
    "evidence": {
        "stance": ProposedField("Evidence", "stance", "choice", (*STANCES, NOT_EVIDENCE)),
    },
    "statement": {
        "text": ProposedField("Statement", "wording", required=True),
        "kind": ProposedField("Kind", "kind", "choice", STATEMENT_KINDS),
        "likelihood": ProposedField("Likelihood", "likelihood", "likelihood"),
        "confidence": ProposedField("Confidence", "confidence", "choice", CONFIDENCE),
        "confidence_basis": ProposedField("Basis of confidence", "basis"),
        "horizon_on": ProposedField("Horizon", "horizon", "date"),
        "claims": ProposedField("Claims", "claims", "claims"),
    },
    "actor": {
        "name": ProposedField("Name", "name", required=True),
        "kind": ProposedField("Kind", "kind", "choice", ACTOR_KINDS),
        "aliases": ProposedField("Spellings", "spellings", "spellings"),
    },
    "post": {
        "title": ProposedField("Post", "title", required=True),
        "body_id": ProposedField("Of", "body", "actor"),
        "from_on": ProposedField("From", "from", "date"),
        "to_on": ProposedField("Until", "until", "date"),
    },
}  # fmt: skip
"""What a reviewer may propose, by the table of the thing; the first is its wording, where it has one."""
_LISTS = ("actors", "roles", "spellings", "evidence", "claims")


def called(table: str, field: str) -> str:
    """What a field is called in a sentence; its name where it is none of these."""
    known = PROPOSED.get(table, {}).get(field)
    return known.called if known else field


def is_list(table: str, field: str) -> bool:
    """Whether the value of a field is a list, kept as JSON."""
    known = PROPOSED.get(table, {}).get(field)
    return known is not None and known.kind in _LISTS


def list_value(entries: Any) -> str:
    """The entries of a list as a value: each once, in their order."""
    return canonical_json(sorted({json.dumps(one): one for one in entries}.values()))


def entries_of(table: str, field: str, value: str) -> list[Any]:
    """The entries of a value that is a list. Raises Refused where it is none of that field."""
    kind = PROPOSED[table][field].kind
    try:
        found = json.loads(value or "[]")
    except ValueError:
        found = None
    in_pairs = kind in ("roles", "evidence")
    if not isinstance(found, list) or not all(_is_entry(one, in_pairs) for one in found):
        raise Refused(f"“{value}” is not a list of {called(table, field)}.", "Nothing was changed.")
    if kind == "evidence" and not {stance for _clip, stance in found} <= set(STANCES):
        raise Refused(f"“{value}” has an unknown stance.", do=f"Use one of: {', '.join(STANCES)}.")
    return found


def _is_entry(one: Any, in_pairs: bool) -> bool:
    if not in_pairs:
        return isinstance(one, str)
    return isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one)


def as_proposed(target: Target, proposed: Mapping[str, str] | None) -> dict[str, str]:
    """The proposal in the form it is kept in. Raises Refused where a field or a value is not possible."""
    _require_possible(target, proposed or {})
    found = {}
    for field, value in (proposed or {}).items():
        known = PROPOSED[target.table][field]
        value = canonical(str(value))
        if known.kind in _LISTS:
            value = list_value(entries_of(target.table, field, value))
        elif known.kind != "words":
            value = value.strip("\n") if known.kind == "passage" else value.strip()
        _require_sound(known, value)
        found[field] = value
    return found


def _require_sound(known: ProposedField, value: str) -> None:
    if known.required and not value.strip():
        raise Refused(f"A proposed {known.called} needs words.", "Nothing was changed.")
    if known.kind == "date":
        require_partial_date(value)
    if known.kind == "choice" and value not in known.choices:
        raise Refused(
            f"“{value}” is not a {known.called}.", do=f"Use one of: {', '.join(filter(None, known.choices))}."
        )


def _require_possible(target: Target, proposed: Mapping[str, str]) -> None:
    """Refused where a field cannot be proposed for this kind of thing."""
    unknown = sorted(set(proposed) - set(PROPOSED.get(target.table, ())))
    if unknown:
        raise Refused(f"Nothing can be proposed for {', '.join(unknown)} of this {target.table}.")

"""Which independent origin a source goes back to: who first said it, as far as it is known.

What the user decided comes first: the group, and pairs that were kept apart. Two reports of one outlet
are one origin until somebody says otherwise. A platform says nothing itself, and each human source is
a person of his or her own, so their sources count each for themselves.
"""

EACH_FOR_ITSELF = ("social media", "human source")
"""Kinds of publication whose sources are origins of their own."""

_KEPT_APART = (
    "EXISTS (SELECT 1 FROM not_one_origin n JOIN source k ON k.id = n.source_id "
    "WHERE n.other_id = s.id AND k.publication_id = s.publication_id)"
)
ORIGIN = (
    "coalesce(s.origin_group_id, CASE WHEN p.id IS NULL "
    f"OR p.kind IN ({', '.join(repr(kind) for kind in EACH_FOR_ITSELF)}) "
    f"OR {_KEPT_APART} THEN s.id ELSE p.id END)"
)
"""SQL: the id of the origin of a source `s` with its publication `p`, if it has one.

Of two sources kept apart the later one (by id) leaves the publication's origin.
"""

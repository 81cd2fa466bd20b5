"""The persons and bodies a reader of the brief should know, the weightiest first."""

from collections import Counter

from workbench.case_parts import CaseParts
from workbench.deliver.manuscript import KeyActor
from workbench.tradecraft.ground import names_in_brief
from workbench.values.moments import human_date

MOST_KEY_ACTORS = 12
"""More than that is a register, not a help to the reader."""

_NAMED = 3
"""What being named in a statement weighs against a role in one claim."""
_PERSON = 3
"""A person weighs more: after the first mention a brief has surnames, which are not counted."""
_PAST = 3
"""By what one weighs less who plays a role in claims of background alone, such as a former ruler."""


def key_actors(case: CaseParts, brief_id: str) -> tuple[tuple[KeyActor, ...], tuple[str, ...]]:
    """Who the brief names, then who plays a role in its claims; places and actors nothing is known of not.

    At most `MOST_KEY_ACTORS`; the names of those that are left out come second.

    An actor weighs as much as the statements that name it and the claims it plays a role in; of equals
    the one that comes first in the brief stands first.
    """
    weight: Counter[str] = Counter()
    claims: set[str] = set()
    present: set[str] = set()
    claims_in = case.briefs.claims_in(brief_id)
    actors_of = case.claims.actors_of({claim.id for known in claims_in.values() for claim in known})
    statements = case.briefs.statements(brief_id)
    names = names_in_brief(case, brief_id)
    for statement, hits in zip(statements, names, strict=True):
        named = dict.fromkeys(hit.actor_id for hit in hits)
        weight.update(dict.fromkeys(named, _NAMED))
        for claim in claims_in.get(statement.id, ()):
            if claim.id not in claims:
                claims.add(claim.id)
                roles = [actor.id for actor, _role in actors_of.get(claim.id, ())]
                weight.update(roles)
                present.update(roles if claim.kind != "background" else ())
    for actor_id in weight:
        weight[actor_id] *= _PERSON if case.actors.get(actor_id).kind == "person" else 1
        weight[actor_id] //= 1 if actor_id in present else _PAST
    known = (_key_actor(case, actor_id) for actor_id, _weight in weight.most_common())
    actors = [actor for actor in known if actor]
    return tuple(actors[:MOST_KEY_ACTORS]), tuple(actor.name for actor in actors[MOST_KEY_ACTORS:])


def _key_actor(case: CaseParts, actor_id: str) -> KeyActor | None:
    actor = case.actors.get(actor_id)
    posts = []
    for post in case.actors.posts(actor_id):
        body = case.actors.get(post.body_id).name if post.body_id else ""
        dates = _period(post.from_on, post.to_on)
        posts.append(", ".join(piece for piece in (post.title, body, dates) if piece))
    if actor.kind == "place" or not (posts or actor.description.strip()):
        return None
    return KeyActor(actor.name, actor.description, "; ".join(posts))


def _period(from_on: str, to_on: str) -> str:
    if from_on and to_on:
        return f"{human_date(from_on)} to {human_date(to_on)}"
    if from_on:
        return f"since {human_date(from_on)}"
    return f"until {human_date(to_on)}" if to_on else ""

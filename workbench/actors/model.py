"""Actors, aliases, posts and relations as the rest of the program sees them."""

from workbench.values.records import dataclass

ACTOR_KINDS = ("person", "organisation", "armed_group", "state_body", "company", "place", "asset")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, armed group, state body, company, place or asset."""

    id: str
    kind: str
    name: str
    description: str = ""
    country: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of an actor's name, in any script."""

    id: str
    actor_id: str
    text: str
    script: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An office an actor holds between two (partial) dates; an exclusive one has one holder at a time."""

    id: str
    actor_id: str
    title: str
    body_id: str | None
    exclusive: bool
    from_on: str = ""
    to_on: str = ""
    clip_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostConflict:
    """Two actors in one exclusive post of one body at one time."""

    first: Post
    second: Post


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two actors, such as `son of`, between two (partial) dates."""

    id: str
    subject_id: str
    object_id: str
    kind: str
    from_on: str = ""
    to_on: str = ""
    clip_ids: tuple[str, ...] = ()

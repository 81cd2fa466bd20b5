"""The actor register: who is named, in any script, in which posts, tied to whom."""

from workbench.actors.model import ACTOR_KINDS, Actor, Alias, Post, PostConflict, Relation
from workbench.actors.repository import Actors

__all__ = ["ACTOR_KINDS", "Actor", "Actors", "Alias", "Post", "PostConflict", "Relation"]

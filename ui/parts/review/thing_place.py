"""Where a thing that is reviewed is worked on."""

from ui.app.place import Place
from workbench.case import Case
from workbench.review import Target
from workbench.review.wording import ids_of_evidence
from workbench.values.errors import NotFound


def place_of_thing(case: Case, target: Target) -> Place | None:
    """The place that shows a thing; None when it is gone."""
    table, key = target
    try:
        if table == "evidence":
            return Place("claim", ids_of_evidence(key)[0])
        if table == "clip":
            clip = case.clips.get(key)
            return Place("source", clip.source_id, clip.start, clip.end, clip.id)
        if table == "post":
            post = next((post for post in case.actors.posts() if post.id == key), None)
            return Place("actor", post.actor_id) if post else None
        return Place(table, key) if case.reviews.exists(target) else None
    except NotFound:
        return None

"""Reading the actor register for the screen: rows, conflicts and merges in words. No widgets."""

from dataclasses import dataclass

from ui.parts.finding_words import says
from ui.parts.review_marks import ReviewMark
from workbench.actors import Actor
from workbench.actors.model import Post, PostConflict
from workbench.case import Case
from workbench.values.moments import human_date

SCRIPT_WORDS = {
    "Latn": "Latin",
    "Arab": "Arabic",
    "Cyrl": "Cyrillic",
    "Hebr": "Hebrew",
    "Grek": "Greek",
    "Hans": "Chinese",
    "Hani": "Chinese",
    "Jpan": "Japanese",
    "Hang": "Korean",
    "Deva": "Devanagari",
    "Geor": "Georgian",
    "Armn": "Armenian",
    "Thai": "Thai",
}
"""ISO 15924 codes in words."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A line of the register."""

    actor: Actor
    mentions: int
    review: ReviewMark


def matching(case: Case, query: str) -> list[Actor]:
    """The actors that are so named (in any script), described or placed; all for nothing."""
    actors = case.actors.all()
    if not query.strip():
        return actors
    spellings: dict[str, str] = {}
    for actor_id, spelling in case.actors.register():
        spellings[actor_id] = f"{spellings.get(actor_id, '')} {spelling}"
    return [
        actor
        for actor in actors
        if says(query, spellings.get(actor.id, ""), actor.country, actor.description, actor.kind)
    ]


def period(from_on: str, to_on: str) -> str:
    """`since March 2015`, `until 2020`, `March 2015 to 2020`, or "" when nothing is known."""
    first, last = human_date(from_on), human_date(to_on)
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


def conflict_words(case: Case, post: Post, conflicts: list[PostConflict]) -> list[str]:
    """One sentence for each other holder of an exclusive post at the same time."""
    sentences = []
    for conflict in conflicts:
        pair = (conflict.first, conflict.second)
        if post.id not in (known.id for known in pair):
            continue
        other = pair[1] if pair[0].id == post.id else pair[0]
        when = period(other.from_on, other.to_on)
        name = case.actors.get(other.actor_id).name
        sentences.append(
            f"{name} holds this exclusive post too{f', {when}' if when else ''}. One of the two is wrong."
        )
    return sentences


def merge_words(case: Case, keep_id: str, other_id: str) -> str:
    """What a merge would do, in a sentence."""
    actors = case.actors
    other = actors.get(other_id)
    moved = [
        _count(len(actors.mentions(other_id)), "mention"),
        _count(len(case.claims.of_actor(other_id)), "claim"),
        _count(len(actors.posts(other_id)), "post"),
        _count(len(actors.relations(other_id)), "relation"),
        _count(len(actors.aliases(other_id)), "other spelling"),
    ]
    what = ", ".join(words for words in moved if words)
    tail = f", with {what}" if what else ""
    return (
        f"Merging turns “{other.name}” into a spelling of {actors.get(keep_id).name}{tail}."
        " You can undo this."
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}" if number else ""

"""The rows of a list in which an actor is chosen: who may be meant, why, and what Enter does. No widgets."""

from collections.abc import Collection
from dataclasses import dataclass

from workbench.actors import Actor, Actors
from workbench.actors.asking import Enter
from workbench.actors.proposals import Candidate, Match
from workbench.values.errors import NotFound
from workbench.values.text import one_line

SHOWN = 10
NEW_KEY = "Shift+Enter"
_LONGEST = 44


@dataclass(frozen=True, slots=True)
class ActorChoice:
    """An actor that may be chosen, and why it is offered."""

    actor: Actor
    why: str


@dataclass(frozen=True, slots=True)
class ActorChoices:
    """What is offered for some words: the best first; a heading where Enter takes no actor of the list."""

    choices: tuple[ActorChoice, ...]
    enter: Enter
    heading: str
    more: int

    @property
    def makes_new(self) -> bool:
        """Whether Enter makes a new actor."""
        return self.enter == Enter.NEW

    @property
    def must_choose(self) -> bool:
        """Whether Enter takes none before one is chosen."""
        return self.enter == Enter.CHOOSE

    def new_words(self, typed: str) -> str:
        """The words of the line that makes a new actor, with the key for it."""
        key = "Enter" if self.makes_new else NEW_KEY
        return f"New: “{one_line(typed, _LONGEST)}”   ·  {key}"


def choices_for(actors: Actors, typed: str, wanted: Collection[str] = ()) -> ActorChoices:
    """What is offered for the words typed; of the `wanted` kinds first, if any."""
    found = actors.asked(typed, wanted)
    choices = []
    for candidate in found.candidates[:SHOWN]:
        try:
            actor = actors.get(candidate.actor_id)
        except NotFound:
            # Removed by another thread meanwhile.
            continue
        choices.append(ActorChoice(actor, _why(candidate, actor.name)))
    heading = _heading(found.enter, found.candidates, found.equal)
    return ActorChoices(tuple(choices), found.enter, heading, max(0, found.total - SHOWN))


def _heading(enter: Enter, candidates: tuple[Candidate, ...], equal: int) -> str:
    if enter == Enter.CHOOSE:
        if candidates[0].match == Match.SURNAME:
            return f"{candidates[0].bearers:,} people have this surname. Choose one."
        return f"{equal:,} actors fit equally well. Choose one."
    if enter == Enter.NEW:
        return (
            "No actor has this name. Similar names are below."
            if candidates
            else "No actor with a similar name"
        )
    return ""


def _why(candidate: Candidate, name: str) -> str:
    """Why an actor is offered; nothing where its name itself says so."""
    spelling = "" if candidate.name == name else candidate.name
    why = "" if candidate.match == Match.SAME and candidate.score < 99.2 else candidate.why
    why = "" if candidate.score == 100 else why
    return " · ".join(part for part in (spelling, why) if part)

"""A case with one of everything that is judged, written by one analyst and reviewed by another."""

from dataclasses import dataclass

import pytest

from workbench.case import Case
from workbench.review import Target

TEXT = "The president flew to Minsk on Monday. He signed two contracts there. A third was put off."


@dataclass(frozen=True)
class Reviewed:
    """The ids of what is judged."""

    case: Case
    source: str
    clip: str
    other_clip: str
    actor: str
    post: str
    claim: str
    brief: str
    statement: str

    @property
    def targets(self) -> dict[str, Target]:
        """One thing of each kind."""
        return {
            "clip": Target("clip", self.clip),
            "claim": Target("claim", self.claim),
            "evidence": Target("evidence", f'["{self.claim}","{self.clip}"]'),
            "statement": Target("statement", self.statement),
            "actor": Target("actor", self.actor),
            "post": Target("post", self.post),
            "source": Target("source", self.source),
        }

    def by(self, name: str) -> None:
        """Work under another name from now on."""
        self.case.as_analyst(name)

    def state(self, kind: str) -> str:
        """How the thing of a kind stands."""
        return self.case.reviews.standing(self.targets[kind]).state


def work_in(case: Case) -> Reviewed:
    """Fill a case with one of everything that is judged."""
    source = case.sources.add_text(TEXT, title="Report")
    clip = case.clips.add(source.id, 0, 38, translation="A flight")
    other = case.clips.add(source.id, 39, 69)
    actor = case.actors.add("Aleksandr Valcour", aliases=["Alexander Valcour"])
    body = case.actors.add("The Presidency", kind="organisation")
    case.actors.mention(clip.id, actor.id)
    post = case.actors.add_post(actor.id, "President", body.id, clips=[clip.id])
    claim = case.claims.add(
        "The president flew to Minsk.", event_on="2025-02", actors=[(actor.id, "visitor")]
    )
    case.claims.cite(claim.id, clip.id)
    brief = case.briefs.add("Belarus", "A visit")
    statement = case.briefs.state(brief.id, "Summary", "The president flew to Minsk.", claims=[claim.id])
    return Reviewed(
        case, source.id, clip.id, other.id, actor.id, post.id, claim.id, brief.id, statement.id
    )  # fmt: skip


@pytest.fixture
def work(case: Case) -> Reviewed:
    """The work of A. Analyst; B. Reviewer is at the keyboard."""
    made = work_in(case)
    made.by("B. Reviewer")
    return made

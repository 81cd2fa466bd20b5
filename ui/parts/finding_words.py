"""Finding rows by what is typed, in any script."""

from ui.parts.passages import withheld_clips
from workbench.case import Case
from workbench.values.moments import human_date
from workbench.values.text import fold

DEEP = 600
"""Up to so many claims are found by the quotes and names under them too, not only by their words."""


def says(query: str, *texts: str) -> bool:
    """Whether every word of `query` occurs in the texts, marks, case and letter forms aside."""
    where = fold(" ".join(texts))
    return all(word in where for word in fold(query).split())


def haystacks(case: Case) -> list[tuple[str, str, str]]:
    """(id, words, everything a claim may be found by), the newest first."""
    claims = list(reversed(case.claims.all()))
    found, withheld = [], withheld_clips(case)
    for claim in claims:
        by = [claim.text, claim.event_on, human_date(claim.event_on)]
        if len(claims) <= DEEP:
            by += [actor.name for actor, _role in case.claims.actors(claim.id)]
            for actor, _role in case.claims.actors(claim.id):
                by += [alias.text for alias in case.actors.aliases(actor.id)]
            for evidence in case.claims.evidence(claim.id):
                if evidence.clip_id not in withheld:
                    clip = case.clips.get(evidence.clip_id)
                    by += [clip.quote, clip.translation]
        found.append((claim.id, claim.text, " ".join(by)))
    return found

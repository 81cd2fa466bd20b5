"""Reviews in words: whose verdict, on what, when; what a round is over."""

from datetime import UTC, datetime

from workbench.case import Case
from workbench.review import REASONS, STATES, Round, Standing, Verdict
from workbench.values.errors import NotFound
from workbench.values.moments import human_date
from workbench.values.text import counted, one_line

NOUNS = {
    "clip": "Clip",
    "claim": "Claim",
    "evidence": "Evidence",
    "statement": "Statement",
    "actor": "Actor",
    "post": "Post",
    "source": "Source",
}
_SAID = {"agree": "agrees", "disagree": "disagrees", "ask": "asks"}
CHOICES = {"all": "All items", "sample": "A sample", "risk": "Items with risk"}
STATE_SHADES = {
    "agreed": "good",
    "disagreed": "danger",
    "question open": "warning",
    "question answered": "accent",
    "reworded": "warning",
    "evidence changed": "warning",
}
"""The colour of a state; what is not named stands back."""


def day_of(moment: str) -> str:
    """The day of a moment in UTC as this computer's clock has it: `3 Mar 2025`."""
    try:
        local = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    except ValueError:
        return ""
    if local.tzinfo is None:
        local = local.replace(tzinfo=UTC)
    return human_date(local.astimezone().date().isoformat())


def state_words(standing: Standing) -> str:
    """How a thing stands, in two or three words."""
    return STATES[standing.state]


def verdict_words(verdict: Verdict) -> str:
    """`B. Reviewer disagrees: wrong quote · 3 Mar 2025 · earlier wording`."""
    said = f"{verdict.analyst or 'Somebody'} {_SAID.get(verdict.verdict, verdict.verdict)}"
    if verdict.reason:
        said += f": {lower_first(REASONS[verdict.reason])}"
    parts = [said, day_of(verdict.at)]
    if verdict.by_author:
        parts.append("its own author, does not count")
    elif verdict.reworded:
        parts.append("earlier wording")
    elif verdict.ground_moved:
        parts.append("evidence has changed since")
    return "  ·  ".join(filter(None, parts))


def lower_first(words: str) -> str:
    """For words inside a sentence."""
    return words[:1].lower() + words[1:]


def round_subject(case: Case, one: Round) -> str:
    """What a round is over: the title of a brief or a source, or how many items were chosen."""
    try:
        if one.brief_id:
            return case.briefs.get(one.brief_id).title
        if one.source_id:
            return case.sources.get(one.source_id).title
    except NotFound:
        return "Something that is no longer in the case"
    return counted(len(one.targets), "chosen item")


def round_extent(one: Round) -> str:
    """`All items`, `A sample of 20%, blind`."""
    words = CHOICES.get(one.choice, one.choice)
    if one.choice == "sample":
        words += f" of {round(one.sample * 100)}%"
    return f"{words}, blind" if one.blind else words


def item_title(case: Case, target: tuple[str, str], length: int = 120) -> str:
    """What a thing says, on one line."""
    return one_line(case.reviews.words(target), length) or "A region of the picture"


def time_left(seconds: float) -> str:
    """`about 6 minutes left`; "" where nothing is left."""
    minutes = round(seconds / 60)
    if seconds <= 0:
        return ""
    if minutes < 1:
        return "less than a minute left"
    if minutes < 90:
        return f"about {counted(minutes, 'minute')} left"
    return f"about {counted(round(minutes / 60), 'hour')} left"

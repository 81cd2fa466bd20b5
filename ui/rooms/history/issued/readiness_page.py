"""Readiness of a brief: the nine analytic standards, each met or not and by what; what to do next."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.app.place import Place
from ui.kit.words import Words, heading, link_words, muted
from workbench.values.records import dataclass
from workbench.values.text import one_line

if TYPE_CHECKING:
    from workbench.tradecraft.readiness import Readiness, Step

_SIGNS = {"met": ("✓", "text"), "not met": ("✗", "warning"), "not applicable": ("–", "muted")}
_LONGEST = 260


@dataclass(frozen=True, slots=True)
class ReadyBrief:
    """A brief with how ready it is."""

    brief_id: str
    title: str
    readiness: "Readiness"


def readiness_widgets(ready: ReadyBrief, show: Callable[[Place], object]) -> Iterator[QWidget]:
    """The lines of the page."""
    found = ready.readiness
    yield link_words(ready.title or "Untitled brief", show, Place("brief", ready.brief_id))
    yield heading(f"{found.met} of {len(found.standards)} analytic standards met", 1.25)
    for standard in found.standards:
        sign, shade = _SIGNS[standard.state]
        line = Words(f"{sign}  {standard.number}. {standard.title}", shade)
        line.setAccessibleName(f"{standard.title}: {standard.state}")
        yield line
        for words in (*standard.by, *standard.missing):
            yield muted(f"        {one_line(words, _LONGEST)}")
    yield heading("Next")
    if not found.steps:
        yield muted("Nothing is left to do.")
    for step in found.steps:
        yield link_words(one_line(step.words, _LONGEST), show, _place_of(step, ready.brief_id))
    if found.more_steps:
        yield muted(f"and {found.more_steps:,} more, once these are done")


def _place_of(step: "Step", brief_id: str) -> Place:
    """Where it is done."""
    if step.statement_id:
        return Place("statement", step.statement_id)
    if step.actor_id:
        return Place("actor", step.actor_id)
    return Place("source", step.source_id) if step.source_id else Place("brief", brief_id)

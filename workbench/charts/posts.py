"""Who held which office when: a bar for each post, with what is not known exactly hatched."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.actors.model import Post
from workbench.actors.posts import clash
from workbench.charts.dates_axis import DatesAxis, axis_over, period
from workbench.charts.material import actors_of_brief, may_hold
from workbench.charts.measuring import height_of, width_of, wrapped
from workbench.charts.model import WIDTH, Figure, Hatch, Mark, Target, rectangle, text
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.values.moments import first_day, human_date, may_overlap
from workbench.values.text import counted, with_and

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

MOST = 30
_LEFT, _RIGHT = 74.0, WIDTH - 4.0
_TOP, _ROW, _BAR = 3.0, 9.4, 3.4
_SIZE, _SMALL = 7.5, 6.5
_LEAST = 0.8
"""Millimetres of a bar, however short the time was."""
_TOLD = 15
_GOES_ON = "no date entered for this end"


def posts(case: "CaseParts", wanted: Wanted) -> Figure:
    """The posts of the actors of a brief, or of all, by office and beginning.

    With a day only those held then, and a line at it. Raises NothingToDraw where there are none with a date.
    """
    names = {actor.id: actor.name for actor in case.actors.all()}
    chosen = actors_of_brief(case, wanted.of_brief) if wanted.of_brief else set(names)
    found = [
        post
        for post in case.actors.posts()
        if (post.actor_id in chosen or post.body_id in chosen)
        and (post.from_on or post.to_on)
        and may_hold(post.from_on, post.to_on, wanted.on)
    ]
    if not found:
        raise NothingToDraw("No post here has a date.", do="Enter the posts of the actors with their dates.")
    found.sort(key=lambda post: (_office(post, names), first_day(post.from_on or post.to_on)))
    left_out, found = len(found) - MOST, found[:MOST]
    bottom = _TOP + _ROW * len(found)
    twice = _held_twice(found)
    marks = list(_rows(found, names, wanted.on, bottom, twice))
    if left_out > 0:
        marks += text(1.5, bottom + 6.0, [f"and {counted(left_out, 'more post')}"], _SMALL, colour="quiet")
    then = f", as of {human_date(wanted.on)}" if wanted.on else ""
    return Figure(
        "posts", WIDTH, bottom + 12.0, tuple(marks),
        f"Who held which office{then}: {counted(len(found), 'post')}.", _told(found, names, twice, left_out),
    )  # fmt: skip


def _held_twice(found: Sequence[Post]) -> frozenset[str]:
    """The ids of the posts that contend with another one."""
    return frozenset(post.id for post in found for other in found if _contends(post, other))


def _rows(
    found: Sequence[Post], names: dict[str, str], on: str, bottom: float, twice: frozenset[str]
) -> Iterator[Mark]:
    dates = [known for post in found for known in (post.from_on, post.to_on, on) if known]
    axis = axis_over(dates, _LEFT, _RIGHT)
    for number in range(0, len(found), 2):
        top = _TOP + _ROW * number
        yield Mark("area", rectangle(0, top, WIDTH, top + _ROW), "", "pale")
    yield from axis.marks(_TOP, bottom)
    if on:
        x = axis.at(first_day(on))
        yield Mark("line", ((x, _TOP), (x, bottom)), "ink", size=0.5, dashes="dashed")
    rows: list[Mark] = []
    for number, post in enumerate(found):
        rows += _row(post, names, axis, _TOP + _ROW * (number + 0.5), post.id in twice)
    yield from rows
    goes_on = any(not (post.from_on and post.to_on) for post in found)
    yield from _key(bottom + 9.0, any(mark.hatch == "/" for mark in rows), bool(twice), goes_on, on)


def _row(post: Post, names: dict[str, str], axis: DatesAxis, middle: float, twice: bool) -> Iterator[Mark]:
    target, says = Target("actor", post.actor_id), _line(post, names)
    up, down = middle - height_of(1, _SIZE) / 2, middle + height_of(1, _SMALL) / 2
    name = wrapped(names.get(post.actor_id, ""), _SIZE, _LEFT - 6, 1)
    yield from text(1.5, up, name, _SIZE, bold=True, room=_LEFT - 4, target=target, says=says)
    office = wrapped(_office(post, names), _SMALL, _LEFT - 5, 1)
    yield from text(1.5, down, office, _SMALL, colour="quiet", room=_LEFT - 4, target=target, says=says)
    top, low = middle - _BAR / 2, middle + _BAR / 2
    begins = axis.stretch(post.from_on) if post.from_on else (axis.left, axis.left)
    ends = axis.stretch(post.to_on) if post.to_on else (axis.right, axis.right)
    sure = min(begins[1], ends[1]), max(begins[1], ends[0])
    fill = "second" if twice else "first"
    hatch: Hatch = "\\" if twice else ""
    if ends[1] - begins[0] < _LEAST:
        # A few days on a line of decades.
        sure, begins, ends = (begins[0], begins[0] + _LEAST), (begins[0],) * 2, (begins[0] + _LEAST,) * 2
    for left, right in ((begins[0], begins[1]), (ends[0], ends[1])):
        if right - left > 0.3:
            yield Mark("area", rectangle(left, top, right, low), "first", "paper", 0.2, hatch="/",
                       target=target, says=says)  # fmt: skip
    if sure[1] - sure[0] > 0.05:
        bar = rectangle(sure[0], top, sure[1], low)
        yield Mark("area", bar, "ink", fill, 0.2, hatch=hatch, target=target, says=says)
    if not post.to_on:
        yield _arrow(axis.right, middle, 1.0, fill, target, says)
    if not post.from_on:
        yield _arrow(axis.left, middle, -1.0, fill, target, says)


def _arrow(x: float, middle: float, way: float, fill: str, target: Target, says: str) -> Mark:
    """The end of a bar that goes on beyond the picture."""
    half = _BAR / 2 + 0.6
    corners = ((x, middle - half), (x + way * 2.6, middle), (x, middle + half))
    return Mark("area", corners, "ink", fill, 0.2, target=target, says=says)


def _key(middle: float, hatched: bool, twice: bool, goes_on: bool, on: str) -> Iterator[Mark]:
    """What bars mean, for those that are there."""
    x = 1.5
    entries: list[tuple[str, str, Hatch]] = []
    if hatched:
        entries.append(("begins or ends some time in this stretch", "paper", "/"))
    if twice:
        entries.append(("one office, two holders", "second", "\\"))
    for words, fill, hatch in entries:
        edge = "first" if fill == "paper" else "ink"
        yield Mark("area", rectangle(x, middle - 1.1, x + 4, middle + 1.1), edge, fill, 0.2, hatch=hatch)
        yield from text(x + 5.5, middle, [words], _SMALL, colour="quiet")
        x += 9.5 + width_of(words, _SMALL)
    if goes_on:
        corners = ((x, middle - 1.4), (x + 2.2, middle), (x, middle + 1.4))
        yield Mark("area", corners, "ink", "first", 0.2)
        yield from text(x + 3.7, middle, [_GOES_ON], _SMALL, colour="quiet")
        x += 7.7 + width_of(_GOES_ON, _SMALL)
    if on:
        yield Mark("line", ((x, middle - 1.6), (x, middle + 1.6)), "ink", size=0.5, dashes="dashed")
        yield from text(x + 1.5, middle, [human_date(on)], _SMALL, colour="quiet")


def _office(post: Post, names: dict[str, str]) -> str:
    body = names.get(post.body_id or "", "")
    return f"{post.title}, {body}" if body else post.title


def _contends(post: Post, other: Post) -> bool:
    """Whether two held one exclusive post at one time, and the one did not just follow the other."""
    return (
        post.exclusive
        and other.exclusive
        and clash(post, other)
        and not _follows(post, other)
        and not _follows(other, post)
    )


def _follows(post: Post, other: Post) -> bool:
    """Whether one may have begun when the other ended: in the same month, say."""
    if not (post.from_on and other.to_on):
        return False
    return may_overlap(post.from_on, post.from_on, other.to_on, other.to_on)


def _line(post: Post, names: dict[str, str]) -> str:
    dates = period(post.from_on, post.to_on)
    if post.from_on and not post.to_on:
        dates = f"since {dates}"
    elif post.to_on and not post.from_on:
        dates = f"until {dates}"
    return f"{names.get(post.actor_id, '')}: {_office(post, names)}, {dates}"


def _told(found: Sequence[Post], names: dict[str, str], twice: frozenset[str], left_out: int) -> str:
    told = "; ".join(_line(post, names) for post in found[:_TOLD])
    left = len(found) - _TOLD
    more = f"; and {left} more" if left > 0 else ""
    offices = list(dict.fromkeys(_office(post, names) for post in found if post.id in twice))
    both = f" Held by two at once: {with_and(offices)}." if offices else ""
    beyond = f" {counted(left_out, 'more post')} not drawn." if left_out > 0 else ""
    return f"Bars of {counted(len(found), 'post')} on a line of dates. {told}{more}.{both}{beyond}"

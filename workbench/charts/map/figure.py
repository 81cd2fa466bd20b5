"""The locator map: where the places of a brief or of the case are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.charts.boxes import Box, overlap
from workbench.charts.map.ground import Ground, ground_of, owner_words, said_of
from workbench.charts.map.key import ISLET, islet, map_key
from workbench.charts.map.names import Drawn, Named, area_names, place_names
from workbench.charts.map.own import land_of, over_land
from workbench.charts.map.places import Place, label_near, places_of
from workbench.charts.map.policy import policy_for
from workbench.charts.map.shapes import Shapes, world
from workbench.charts.map.view import View, view_around
from workbench.charts.measuring import wrapped
from workbench.charts.model import LAND, WIDTH, Figure, Mark, Target, rectangle, text
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.values.borders import Policy, areas, country
from workbench.values.text import counted, with_and

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts
    from workbench.charts.map.layers import MapLayer

CLOSE, WIDE = "close", "wide"
_WIDER = 2.4
_SIZE, _SMALL, _TINY = 8.0, 7.0, 6.0
_DOT = 2.1
_MOST_NAMED = 60
_TOLD, _LISTED = 15, 12
_INSIDE = 0.8
"""Millimetres from the frame to names."""
_LINE, _KEY = 2.9, 3.8
"""Millimetres of a line of small print, and of the key above it."""
_BARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)
"""Kilometres that a scale bar may have."""


def locator_map(case: "CaseParts", wanted: Wanted) -> Figure:
    """The places of a brief or of the case; with the variant `wide` with more of what is around them.

    Borders are drawn after the policy of the client, else of the house. Raises NothingToDraw where no place
    has coordinates.
    """
    places, left_out = places_of(case, wanted)
    if not places:
        raise NothingToDraw(
            "No place here has coordinates.", do="Enter the coordinates of the places on their pages."
        )
    spots = [(place.position.latitude, place.position.longitude) for place in places]
    view = view_around(spots, WIDTH, _WIDER if wanted.variant == WIDE else 1.0)
    return _Map(
        view, policy_for(case, _client(case, wanted)), places, left_out, case.map_layers.all()
    ).figure()


def _client(case: "CaseParts", wanted: Wanted) -> str:
    """For whom it is drawn: where nobody is named, for the client of the brief."""
    if wanted.client_id or not wanted.brief_id:
        return wanted.client_id
    return case.briefs.get(wanted.brief_id).client_id or ""


class _Map:
    """A map that is being drawn."""

    def __init__(
        self, view: View, policy: Policy, places: Sequence[Place], left_out: tuple[str, ...],
        layers: "Sequence[MapLayer]",
    ) -> None:  # fmt: skip
        self._view = view
        self._policy = policy
        self._places = places
        self._left_out = left_out
        self._layers = layers
        self._alone = any(layer.alone for layer in layers)
        """Whether outlines of the case take the place of the world."""
        self._shapes: Shapes = land_of(layers) if self._alone else world()
        self._labels = [label_near(self._shapes, place.position) for place in places]
        home = frozenset(policy.owner(label) for label in self._labels if label) - {""}
        self._ground: Ground = ground_of(self._shapes, view, policy, home)

    def figure(self) -> Figure:
        """What was asked for."""
        view, ground = self._view, self._ground
        taken: list[Box] = [_scale_box(view)]
        frame = (_INSIDE, _INSIDE, view.width - _INSIDE, view.height - _INSIDE)
        drawn = Drawn([mark for mark in ground.marks if mark.shape == "line"], frame)
        symbols, named = self._symbols()
        names = place_names(named, frame, _SIZE, taken, drawn)
        known = {place.actor.name.casefold() for place in self._places}
        over, over_names = over_land(self._layers, self._alone, view, frame, taken, known, _SMALL, drawn)
        islets = [*self._islets(frame, taken, drawn)]
        countries = area_names(_named_areas(ground), _SMALL, taken, frame)
        leads, words = ([mark for mark in names if (mark.shape == "words") == last] for last in (False, True))
        edge = rectangle(0, 0, view.width, view.height)
        below = self._small_print()
        marks = (
            Mark("area", edge, "", "water"), *ground.marks, *over, *countries, *over_names, *leads,
            *islets, *symbols, *words, *_scale_bar(view),
            Mark("line", (*edge, edge[0]), "quiet", "", 0.25),
            *map_key(symbols, over, ground, view.height + 3.0), *_below(below, view.height + _KEY),
        )  # fmt: skip
        return Figure(
            "map", WIDTH, round(view.height + _KEY + 2.5 + _LINE * len(below), 2), marks, self._caption(),
            self._told(), disputed=tuple(areas()[key].name for key in ground.disputed),
            left_out=self._left_out,
        )  # fmt: skip

    def _symbols(self) -> tuple[list[Mark], list[Named]]:
        """A symbol for each place, and what is to be written beside it."""
        marks, named = [], []
        for place in self._places:
            at = self._view.point(place.position.longitude, place.position.latitude)
            target = Target("actor", place.actor.id)
            says = place.actor.name + (f": {counted(place.claims, 'claim')} here" if place.claims else "")
            shape = place.shape
            fill = "second" if place.claims else "paper"
            marks.append(Mark(shape, (at,), "ink", fill, _DOT, target=target, says=says))
            named.append(Named(at, _DOT, place.actor.name, target, says, bold=bool(place.claims)))
        # The most claimed first, and drawn last.
        return marks[::-1], named[:_MOST_NAMED]

    def _islets(self, frame: Box, taken: list[Box], drawn: Drawn) -> Iterator[Mark]:
        """Circles for disputed areas that are too small to be drawn, with their names where there is room."""
        for key, place in self._ground.islets:
            says = said_of(key, self._policy)
            yield islet(place, says, Target(LAND, key))
            named = Named(place, ISLET, areas()[key].name, says=says)
            before = list(taken)
            for mark in place_names([named], frame, _TINY, taken, drawn):
                if mark.shape == "words" and not any(overlap(mark.box, box) for box in before):
                    yield replace(mark, colour="quiet")

    def _small_print(self) -> list[str]:
        """What is printed under a map: whose borders they are, that they say nothing, what is disputed."""
        if self._alone:
            words = "Outlines as entered for this case. They imply no judgement on any border."
        else:
            words = (
                f"Borders follow {self._policy.words}. They imply no judgement on the status of any "
                "territory. Made with Natural Earth."
            )
        if len(self._places) > _MOST_NAMED:
            words += f" Named are the {_MOST_NAMED} places with most claims."
        disputed = self._ground.disputed
        if len(disputed) > _LISTED:
            words += f" Disputed: {counted(len(disputed), 'area')}."
        elif disputed:
            shown = [f"{areas()[key].name} ({owner_words(key, self._policy)})" for key in disputed]
            words += f" Disputed, with the country they are shown as part of: {', '.join(shown)}."
        return list(wrapped(words, _TINY, WIDTH, most=5))

    def _caption(self) -> str:
        names = [place.actor.name for place in self._places]
        if len(names) == 1:
            return f"Location of {names[0]}."
        if len(names) <= 4:
            return f"Locations of {with_and(names)}."
        return f"Locations of {counted(len(names), 'place')}."

    def _told(self) -> str:
        """What is seen, for those who do not see it: the lands, and the places by where they are."""
        labelled = list(zip(self._places, self._labels, strict=True))
        sides: dict[str, list[str]] = {}
        for place, label in labelled[:_TOLD]:
            area = areas().get(label)
            land = f" ({area.name}, disputed)" if area else f" ({country(label)})" if label else ""
            sides.setdefault(self._side(place), []).append(f"{place.actor.name}{land}")
        told = "; ".join(f"{side}: {with_and(names)}" for side, names in sides.items())
        left = len(labelled) - _TOLD
        rest = f"; and {left:,} more" if left > 0 else ""
        words = f"Map{self._lands()} with {counted(len(labelled), 'place')}, {told}{rest}."
        if self._ground.disputed:
            names = [areas()[key].name for key in self._ground.disputed]
            shown = with_and(names) if len(names) <= _LISTED else counted(len(names), "area")
            words += f" Marked as disputed: {shown}."
        return words

    def _lands(self) -> str:
        """The countries that are seen, where they are few."""
        names = sorted({country(piece.owner) for piece in self._ground.pieces if piece.owner})
        return f" of {with_and(names)}" if 0 < len(names) <= _LISTED else ""

    def _side(self, place: Place) -> str:
        """Where on the map a place is."""
        x, y = self._view.point(place.position.longitude, place.position.latitude)
        wide, high = self._view.width / 3, self._view.height / 3
        down = "north" if y < high else "south" if y > 2 * high else ""
        across = "west" if x < wide else "east" if x > 2 * wide else ""
        if not down and not across:
            return "in the middle"
        return f"in the {down}{'-' if down and across else ''}{across}"


def _named_areas(ground: Ground) -> Iterator[tuple[str, str, Any]]:
    for piece in ground.pieces:
        area = areas().get(piece.label)
        yield (area.name if area else country(piece.owner)), piece.role, piece.corners


def _scale_box(view: View) -> Box:
    return 0.0, view.height - 8.0, 4.0 + _bar(view)[1] + 3.0, view.height


def _bar(view: View) -> tuple[int, float]:
    """The kilometres of the scale bar, and its length in millimetres."""
    fitting = [length for length in _BARS if length * view.millimetres <= 32] or [_BARS[0]]
    return fitting[-1], fitting[-1] * view.millimetres


def _scale_bar(view: View) -> Iterator[Mark]:
    kilometres, long = _bar(view)
    left, base = 3.5, view.height - 3.0
    right = round(left + long, 2)
    yield Mark("area", rectangle(1.5, base - 4.6, right + 2.0, base + 1.5), "", "paper")
    yield Mark("line", ((left, base - 1.2), (left, base), (right, base), (right, base - 1.2)), "ink", "", 0.3)
    yield from text((left + right) / 2, base - 2.4, [f"{kilometres:,} km"], _TINY, align="centre")


def _below(lines: Sequence[str], top: float) -> Iterator[Mark]:
    for number, line in enumerate(lines):
        middle = round(top + 2.6 + _LINE * number, 2)
        yield from text(0.0, middle, [line], _TINY, colour="quiet", room=WIDTH)

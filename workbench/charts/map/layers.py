"""Outlines that a case brings itself, as GeoJSON: an invented coast, a front line, a concession."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.casefile import CaseFile
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.records import dataclass
from workbench.values.text import canonical, one_line

MOST = 4_000_000
"""Characters of a layer."""
_COLUMNS = "id, name, alone, shapes"
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One feature of a layer: an area by its rings, a line by its corners, or a point; (longitude, latitude).

    `sort` is what the file says it is: state, line of control, sea, city; "" where it says nothing.
    """

    form: str
    name: str
    sort: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class MapLayer:
    """A layer. One that is `alone` is drawn in place of the world."""

    id: str
    name: str
    alone: bool
    shapes: tuple[Shape, ...]


class MapLayers:
    """Keeps the layers of a case."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def add(self, text: str, name: str = "", alone: bool = False) -> MapLayer:
        """Add a layer of GeoJSON (RFC 7946, degrees). It is called as the file says where no name is given.

        Raises Refused for anything else.
        """
        shapes, told = _read(text)
        name = one_line(canonical(name or told or "Map layer"), 120)
        if not shapes:
            raise Refused(f"“{name}” has no areas, lines or points.", "Nothing was added.")
        layer = MapLayer(new_id(), name, alone, shapes)
        kept = json.dumps(
            [[one.form, one.name, one.sort, one.rings] for one in shapes], ensure_ascii=False,
            separators=(",", ":"),
        )  # fmt: skip
        with self._case.change(f"Add map layer “{name}”"):
            self._case.insert(
                "map_layer", {"id": layer.id, "name": name, "alone": int(alone), "shapes": kept}
            )
        return layer

    def all(self) -> list[MapLayer]:
        """Every layer, in the order in which they were added."""
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM map_layer ORDER BY id")
        return [MapLayer(row[0], row[1], bool(row[2]), _kept(row[3])) for row in rows]

    def remove(self, layer_id: str) -> None:
        """Remove a layer; undo brings it back. Raises NotFound when it is gone."""
        row = self._case.connection.execute("SELECT name FROM map_layer WHERE id = ?", (layer_id,)).fetchone()
        if row is None:
            raise NotFound("This map layer is no longer in the case.")
        with self._case.change(f"Remove map layer “{row[0]}”"):
            self._case.remove("map_layer", id=layer_id)


def _kept(text: str) -> tuple[Shape, ...]:
    return tuple(
        Shape(form, name, sort, tuple(tuple((x, y) for x, y in ring) for ring in rings))
        for form, name, sort, rings in json.loads(text)
    )


def _read(text: str) -> tuple[tuple[Shape, ...], str]:
    """The shapes of a GeoJSON text, and what it calls itself."""
    if len(text) > MOST:
        raise Refused("The map layer is too large.", "Nothing was added.", "Make its outlines coarser.")
    try:
        data = json.loads(text)
        features = data["features"] if data.get("type") == "FeatureCollection" else [data]
        shapes = tuple(shape for feature in features for shape in _shapes(feature))
        told = data.get("name", "")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(
            "The file is not GeoJSON.", "Nothing was added.", "Save the map layer as GeoJSON in degrees."
        ) from error
    return shapes, told if isinstance(told, str) else ""


def _shapes(feature: Any) -> Iterator[Shape]:
    geometry = feature["geometry"] if feature.get("type") == "Feature" else feature
    said = feature.get("properties") or {}
    name, sort = (one_line(canonical(str(said.get(key) or "")), 80) for key in ("name", "kind"))
    if geometry is None:
        return
    form, inner = geometry["type"], geometry.get("coordinates", ())
    several = form.startswith("Multi")
    plain = form.removeprefix("Multi")
    if plain not in ("Polygon", "LineString", "Point"):
        raise ValueError(form)
    for part in inner if several else (inner,):
        rings = {"Polygon": part, "LineString": (part,), "Point": ((part,),)}[plain]
        yield Shape(plain, name, sort, tuple(_ring(ring, plain) for ring in rings))


def _ring(corners: Any, form: str) -> Ring:
    found = tuple((round(float(corner[0]), 5), round(float(corner[1]), 5)) for corner in corners)
    if len(found) < {"Polygon": 4, "LineString": 2, "Point": 1}[form]:
        raise ValueError("too few corners")
    # Not a number compares as false.
    if not all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for longitude, latitude in found):
        raise ValueError("not in degrees")
    return found

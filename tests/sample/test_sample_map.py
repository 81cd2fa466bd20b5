"""The outline of the invented coast: sound, drawn over open ocean, in step with the texts."""

import itertools
import json
import math
from pathlib import Path
from typing import Any

MAP = Path(__file__).resolve().parents[2] / "resources" / "sample" / "map" / "inner-sea.geojson"
FEATURES: list[dict[str, Any]] = json.loads(MAP.read_text("utf-8"))["features"]
BY_NAME = {feature["properties"]["name"]: feature for feature in FEATURES}


def kilometres(a: list[float], b: list[float]) -> float:
    """Great-circle distance between two (longitude, latitude) points."""
    along = math.radians(b[0] - a[0])
    first, second = math.radians(a[1]), math.radians(b[1])
    inner = math.sin(first) * math.sin(second) + math.cos(first) * math.cos(second) * math.cos(along)
    return 6371 * math.acos(inner)


def points(feature: dict[str, Any]) -> list[list[float]]:
    found = feature["geometry"]["coordinates"]
    return {"Point": [found], "LineString": found}.get(feature["geometry"]["type"]) or found[0]


def test_rings_are_closed_and_run_against_the_clock() -> None:
    for feature in FEATURES:
        if feature["geometry"]["type"] == "Polygon":
            ring = points(feature)
            assert ring[0] == ring[-1]
            assert sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring)) > 0


def test_all_of_it_lies_in_the_open_ocean() -> None:
    """West of the Azores and Canaries, east of Bermuda: no real coast is within five degrees."""
    for feature in FEATURES:
        for x, y in points(feature):
            assert -47 <= x <= -37
            assert 27 <= y <= 37


def test_the_base_is_as_far_from_calvenza_as_the_reports_say() -> None:
    base = points(BY_NAME["Ras Nawras"])[0]
    assert abs(min(kilometres(base, point) for point in points(BY_NAME["Calvenza"])) - 310) < 10

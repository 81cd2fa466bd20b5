"""Makes world.bin, countries.txt and places.txt.gz from the files of Natural Earth.

    uv run --with shapely python resources/map/build_map.py FOLDER

FOLDER holds countries-10m.json (npm package world-atlas 2.0.2) and, from the repository
martynafford/natural-earth-geojson on GitHub, ne_10m_admin_0_disputed_areas.json,
ne_50m_admin_0_countries.json, ne_50m_lakes.json and ne_10m_populated_places_simple.json. All of it is
Natural Earth 4.1, in the public domain.

The world becomes faces that neither overlap nor leave gaps: countries, and the areas of disputed.toml cut out
of them. They are made coarser together, so that neighbours keep sharing each line.
"""

import gzip
import json
import sys
import tomllib
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy
import shapely
import shapely.affinity
from shapely.geometry import Polygon, shape

HERE = Path(__file__).parent
GRID = 0.0005
"""Degrees: corners of one file nearer than this to those of another are taken for the same."""
COARSER = 0.025
"""Degrees: about the side of the largest triangle that is cut off a line."""
STEP = 1 / 180
"""Degrees of one unit of world.bin: 180 of them make a degree, so that whole degrees are exact."""
THIN = 0.012
"""Degrees across a face that is only where two files do not agree."""
ISLET = 0.02
"""Degrees from the middle of an island that is entered by its place alone."""
LEAST_LAKE = 0.06
"""Square degrees."""
ODD = {
    "Kosovo": "XK", "N. Cyprus": "XN", "Somaliland": "XS", "Siachen Glacier": "XG", "Spratly Is.": "XP",
    "Scarborough Reef": "XR", "Cyprus U.N. Buffer Zone": "XU", "Baikonur": "KZ", "USNB Guantanamo Bay": "CU",
    "Dhekelia": "XB", "Akrotiri": "XB", "Indian Ocean Ter.": "CX", "Coral Sea Is.": "AU",
    "Clipperton I.": "FR", "Bajo Nuevo Bank": "CO", "Serranilla Bank": "CO",
}  # fmt: skip
"""Codes of what has none in the layer of countries."""
BY_NUMBER = {"036": "AU", "250": "FR", "578": "NO", "581": "UM", "158": "TW", "292": "GI", "798": "TV"}
NAMES = {
    "MK": "North Macedonia", "SZ": "Eswatini", "TR": "Türkiye", "CZ": "Czechia", "US": "United States",
    "CI": "Côte d’Ivoire", "CD": "DR Congo", "CG": "Congo", "RU": "Russia", "KR": "South Korea",
    "LA": "Laos", "KP": "North Korea", "EH": "Western Sahara", "PS": "Palestine", "SY": "Syria",
    "GM": "Gambia", "CV": "Cabo Verde", "TW": "Taiwan", "FK": "Falkland Islands", "VN": "Viet Nam",
    "BN": "Brunei", "XK": "Kosovo", "SS": "South Sudan", "XN": "Northern Cyprus", "XA": "Abkhazia",
    "XO": "South Ossetia", "XT": "Transnistria", "XS": "Somaliland", "XB": "Sovereign Base Areas",
    "FO": "Faroe Islands", "CX": "Christmas Island", "UM": "US Minor Outlying Islands", "GI": "Gibraltar",
    "GS": "South Georgia and the South Sandwich Islands",
    "TV": "Tuvalu", "MH": "Marshall Islands", "VC": "Saint Vincent and the Grenadines",
}  # fmt: skip
"""Names that Natural Earth 4.1 has otherwise or not at all."""
RENAMED = {
    ("Kiev", "UA"): ("Kyiv", "UA"), ("Odessa", "UA"): ("Odesa", "UA"), ("Lvov", "UA"): ("Lviv", "UA"),
    ("Rangoon", "MM"): ("Yangon", "MM"), ("Banghazi", "LY"): ("Benghazi", "LY"),
    ("Trablous", "LB"): ("Tripoli", "LB"), ("Misratah", "LY"): ("Misrata", "LY"),
    # Whose it is, is disputed, and it is in no area of its own.
    ("Jerusalem", "IL"): ("Jerusalem", ""),
}  # fmt: skip
"""Places that are known by other names, and one without a country."""


def main(folder: Path) -> None:
    """Read the files in `folder` and write the three beside this script."""
    disputed = tomllib.loads((HERE / "disputed.toml").read_text("utf-8"))
    codes, names = _codes(_json(folder / "ne_50m_admin_0_countries.json"))
    countries = _countries(_json(folder / "countries-10m.json"), codes)
    parts = {
        feature["properties"]["sr_brk_a3"]: _sound(shape(feature["geometry"]))
        for feature in _json(folder / "ne_10m_admin_0_disputed_areas.json")["features"]
    }
    for entry in disputed.values():
        if "islets" in entry:
            countries[entry["within"]] = shapely.union(countries[entry["within"]], _islets(entry))
    areas = {key: _area(entry, parts, countries) for key, entry in disputed.items()}
    # The hand-drawn outlines give way to what is drawn exactly.
    for key, entry in disputed.items():
        if "outline" in entry:
            others = [area for other, area in areas.items() if other != key]
            areas[key] = _sound(areas[key].difference(shapely.union_all(others)))
    whole = {code: key for key, entry in disputed.items() for code in entry.get("countries", ())}
    faces = _faces(countries, areas, whole)
    lakes = [
        _sound(shape(feature["geometry"]))
        for feature in _json(folder / "ne_50m_lakes.json")["features"]
        if feature["properties"].get("featurecla") != "Reservoir"
    ]
    lakes = [lake for lake in lakes if lake.area >= LEAST_LAKE]
    _write_world(_coarser(faces), shapely.simplify(numpy.array(lakes), COARSER))
    used = {label for label in faces if label not in areas}
    used |= {code for entry in disputed.values() for code in (entry["un"], entry["held"], *entry["claimed"])}
    names = {**names, **NAMES}
    used |= {code for code in whole if code in names}
    lines = [f"{code}; {names[code]}" for code in sorted(used - {""})]
    head = "# Codes and names of countries on maps. Codes with X, but for XK, are of this program."
    (HERE / "countries.txt").write_text("\n".join([head, *lines, ""]), "utf-8")
    _write_places(_json(folder / "ne_10m_populated_places_simple.json"))


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _sound(geometry: Any) -> Any:
    made = shapely.make_valid(shapely.set_precision(shapely.make_valid(geometry), GRID))
    if made.geom_type == "GeometryCollection":
        made = shapely.union_all([part for part in made.geoms if part.area])
    return made


def _codes(layer: Any) -> tuple[dict[str, str], dict[str, str]]:
    """Codes by the number of ISO 3166, and names by code."""
    codes, names = {}, {}
    for feature in layer["features"]:
        known = {name.upper(): value for name, value in feature["properties"].items()}
        code = known["ISO_A2"] if known["ISO_A2"] != "-99" else ""
        if code:
            codes[known["ISO_N3"]] = code
            names[code] = known["NAME_LONG"]
    return {**codes, **BY_NUMBER}, {**names, "FR": "France", "NO": "Norway"}


def _countries(topology: Any, codes: dict[str, str]) -> dict[str, Any]:
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [numpy.cumsum(numpy.array(arc), axis=0) * scale + move for arc in topology["arcs"]]

    def ring(numbers: list[int]) -> Any:
        lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
        return numpy.vstack([line if not at else line[1:] for at, line in enumerate(lines)])

    found: dict[str, list[Any]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes.get(geometry.get("id", "")) or ODD.get(name, "")
        if not code:
            raise SystemExit(f"No code for {geometry.get('id')} {name}")
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for rings in polygons:
            if len(ring(rings[0])) < 4:
                continue
            outer, *holes = (corners for corners in map(ring, rings) if len(corners) >= 4)
            found[code] += _cut_open(outer, holes)
    return {code: shapely.union_all(polygons) for code, polygons in found.items()}


def _cut_open(outer: Any, holes: list[Any]) -> list[Any]:
    """A polygon that lies over 180 degrees, or around the south pole, as pieces from -180 to 180."""
    outer = _unrolled(outer)
    if abs(outer[-1, 0] - outer[0, 0]) > 180:
        # Around the pole: closed along the lower edge of the map.
        outer = numpy.vstack([outer, [[outer[-1, 0], -90], [outer[0, 0], -90]]])
    whole = _sound(Polygon(outer, [_unrolled(hole) for hole in holes]))
    low, high = whole.bounds[0], whole.bounds[2]
    if low >= -180 and high <= 180:
        return [whole]
    pieces = []
    for turn in (-360, 0, 360):
        part = shapely.intersection(shapely.affinity.translate(whole, turn), shapely.box(-180, -90, 180, 90))
        if part.area:
            pieces.append(_sound(part))
    return pieces


def _unrolled(ring: Any) -> Any:
    jumps = numpy.diff(ring[:, 0])
    turns = numpy.where(jumps > 180, -360, numpy.where(jumps < -180, 360, 0))
    turns = numpy.concatenate([[0], numpy.cumsum(turns)])
    return numpy.column_stack([ring[:, 0] + turns, ring[:, 1]])


def _area(entry: dict[str, Any], parts: dict[str, Any], countries: dict[str, Any]) -> Any:
    found = [parts[part] for part in entry.get("parts", ())]
    found += [countries[code] for code in entry.get("countries", ())]
    if "outline" in entry:
        found.append(_sound(_sound(Polygon(entry["outline"])).intersection(countries[entry["within"]])))
    if "islets" in entry:
        found.append(_islets(entry))
    return shapely.union_all(found)


def _islets(entry: dict[str, Any]) -> Any:
    """Islands that Natural Earth lacks, as small squares."""
    return shapely.union_all([shapely.Point(place).buffer(ISLET, quad_segs=1) for place in entry["islets"]])


def _faces(countries: dict[str, Any], areas: dict[str, Any], whole: dict[str, str]) -> dict[str, Any]:
    """What belongs to each country or area, by code or key, without overlaps."""
    lines = shapely.union_all(
        [one.boundary for one in (*countries.values(), *areas.values())], grid_size=GRID
    )
    pieces = list(shapely.get_parts(shapely.polygonize([lines])))
    labels = [_label(piece, countries, areas) for piece in pieces]
    pieces = [piece for piece, label in zip(pieces, labels, strict=True) if label]
    labels = [whole.get(label, label) for label in labels if label]
    _join_slivers(pieces, labels)
    found: dict[str, list[Any]] = defaultdict(list)
    for piece, label in zip(pieces, labels, strict=True):
        found[label].append(piece)
    return {label: shapely.union_all(members) for label, members in found.items()}


def _label(piece: Any, countries: dict[str, Any], areas: dict[str, Any]) -> str:
    """The key of the area or the code of the country; "" for sea and lakes."""
    middle = piece.representative_point()
    country = next((code for code, one in countries.items() if _holds(one, middle)), "")
    if not country:
        return ""
    return next((key for key, one in areas.items() if _holds(one, middle)), country)


def _holds(one: Any, point: Any) -> bool:
    shapely.prepare(one)
    return bool(shapely.contains(one, point))


def _join_slivers(pieces: list[Any], labels: list[str]) -> None:
    """Thin faces along lines that two files draw differently go to the neighbour they share most with."""
    tree = shapely.STRtree(pieces)
    thin = [
        number for number, piece in enumerate(pieces)
        if piece.area < 0.05 and piece.buffer(-THIN / 2).is_empty
    ]  # fmt: skip
    for number in thin:
        best, longest = "", 0.0
        for other in tree.query(pieces[number], predicate="touches"):
            if other in thin:
                continue
            shared = pieces[number].boundary.intersection(pieces[other].boundary).length
            if shared > longest:
                best, longest = labels[other], shared
        if best and longest > pieces[number].length * 0.25 and best != labels[number]:
            labels[number] = best


def _coarser(faces: dict[str, Any]) -> dict[str, Any]:
    labels = list(faces)
    made = shapely.coverage_simplify([faces[label] for label in labels], COARSER)
    return dict(zip(labels, made, strict=True))


def _write_world(faces: dict[str, Any], lakes: Any) -> None:
    """Rings of all faces in whole units, each as its first corner and the steps to the next ones."""
    layers = [*sorted(faces.items()), ("~", shapely.GeometryCollection(list(lakes)))]
    labels: list[str] = []
    polygons: list[tuple[int, int]] = []
    counts: list[int] = []
    firsts: list[Any] = []
    steps: list[Any] = []
    for label, geometry in layers:
        labels.append(label)
        for part in shapely.get_parts(shapely.get_parts(geometry)):
            rings = _rings(label, part)
            if rings:
                polygons.append((len(labels) - 1, len(rings)))
            for number, ring in enumerate(rings):
                turned = ring if (_turn(ring) > 0) == (number == 0) else ring[::-1]
                counts.append(len(turned))
                firsts.append(turned[0])
                steps.append(numpy.diff(turned, axis=0))
    flat = numpy.vstack(steps)
    if abs(flat).max() >= 2**15:
        raise SystemExit("A step does not go into two bytes.")
    head = json.dumps({"step": round(1 / STEP), "labels": labels, "polygons": polygons, "counts": counts})
    # Steps are small: the high bytes are much alike, and pack well side by side.
    packed = (
        numpy.ascontiguousarray(flat.astype("<i2").T).view(numpy.uint8).reshape(2, -1, 2).transpose(0, 2, 1)
    )
    data = len(head.encode()).to_bytes(4, "little") + head.encode()
    data += numpy.array(firsts, "<i4").tobytes() + packed.tobytes()
    (HERE / "world.bin").write_bytes(zlib.compress(data, 9))
    print(len(counts), "rings", sum(counts), "corners", (HERE / "world.bin").stat().st_size, "bytes")


def _rings(label: str, part: Any) -> list[Any]:
    """The rings of a polygon in whole units, its outline first; none where nothing is left of it."""
    rings = [_units(ring) for ring in (part.exterior, *part.interiors)]
    if len(rings[0]) < 3 and label.islower():
        # An islet on which states do not agree is drawn, however small it is.
        rings = [_units(part.centroid.buffer(STEP * 2, quad_segs=1).exterior)]
    return [ring for ring in rings if len(ring) >= 3] if len(rings[0]) >= 3 else []


def _units(ring: Any) -> Any:
    points = numpy.round(numpy.array(ring.coords)[:-1] / STEP).astype(int)
    kept = points[numpy.any(points != numpy.roll(points, 1, axis=0), axis=1)]
    # The lower edge of Antarctica goes all around: a step must go into two bytes.
    far = numpy.flatnonzero(abs(numpy.diff(kept, axis=0)).max(axis=1, initial=0) >= 2**15)
    for number in far[::-1]:
        shares = numpy.linspace(0, 1, 4)[1:-1, None]
        between = kept[number] + (kept[number + 1] - kept[number]) * shares
        kept = numpy.insert(kept, number + 1, between.round().astype(int), axis=0)
    return kept


def _turn(ring: Any) -> float:
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    return float((x * numpy.roll(y, -1) - numpy.roll(x, -1) * y).sum())


def _write_places(layer: Any) -> None:
    """Places, the largest first: name, other spellings, code of the country, latitude, longitude."""
    rows = []
    for feature in layer["features"]:
        known = feature["properties"]
        others = {known["nameascii"] or "", *(known["namealt"] or "").replace("|", ",").split(",")}
        country = ODD.get(known["adm0name"]) or known["iso_a2"] or ""
        name, country = RENAMED.get((known["name"], country), (known["name"], country))
        others = {other.strip() for other in (*others, known["name"])} - {"", name}
        row = (name, "|".join(sorted(others)), country if country != "-99" else "")
        rows.append((-known["pop_max"], row, f"{known['latitude']:.3f}", f"{known['longitude']:.3f}"))
    lines = ["\t".join((*row, latitude, longitude)) for _size, row, latitude, longitude in sorted(rows)]
    # No time and no name in the file: the same data give the same bytes.
    (HERE / "places.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(len(lines), "places", (HERE / "places.txt.gz").stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

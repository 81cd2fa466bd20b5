"""Places of the world by name, with their coordinates: about 7,300 cities and towns of Natural Earth."""

import gzip
from functools import cache
from importlib import resources

from workbench.values.borders import country
from workbench.values.records import dataclass
from workbench.values.text import fold

_GONE = {**dict.fromkeys(map(ord, "'’ʼ‘`´")), ord("-"): " "}


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the list, in degrees; `country` is a name."""

    name: str
    country: str
    latitude: float
    longitude: float


def places_named(*names: str) -> list[KnownPlace]:
    """The places of one of these names, the largest first; accents and letter case do not count."""
    found: dict[KnownPlace, None] = {}
    for name in names:
        for place in _by_name().get(_key(name), ()):
            found.setdefault(place)
    return list(found)


def _key(name: str) -> str:
    """A name without accents, letter case, apostrophes and hyphens."""
    return fold(name).translate(_GONE).strip()


@cache
def _by_name() -> dict[str, list[KnownPlace]]:
    data = gzip.decompress(resources.files("resources").joinpath("map/places.txt.gz").read_bytes())
    found: dict[str, list[KnownPlace]] = {}
    for line in data.decode().splitlines():
        name, others, code, latitude, longitude = line.split("\t")
        place = KnownPlace(name, country(code) if code else "", float(latitude), float(longitude))
        for spelling in {_key(one) for one in (name, *others.split("|")) if one}:
            found.setdefault(spelling, []).append(place)
    return found

"""The same quantity in other units: 14 nautical miles are 26 km, 3,524 hectares are 35 square kilometres."""

from workbench.extraction.model import Amount

_IN_BASE: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "ft": ("length", 0.3048), "feet": ("length", 0.3048), "yards": ("length", 0.9144),
    "miles": ("length", 1609.344), "nautical miles": ("length", 1852.0),
    "m2": ("area", 1.0), "hectares": ("area", 1e4), "acres": ("area", 4046.856), "km2": ("area", 1e6),
    "g": ("mass", 0.001), "kg": ("mass", 1.0), "tonnes": ("mass", 1000.0),
    "seconds": ("time", 1.0), "minutes": ("time", 60.0), "hours": ("time", 3600.0),
    "days": ("time", 86400.0), "weeks": ("time", 604800.0), "fortnights": ("time", 1209600.0),
    "months": ("time", 2629800.0), "years": ("time", 31557600.0), "decades": ("time", 315576000.0),
    "kW": ("power", 1.0), "MW": ("power", 1000.0), "GW": ("power", 1e6),
    "bps": ("share", 0.01), "%": ("share", 1.0), "points": ("share", 1.0),
}  # fmt: skip
"""Unit -> what it measures, and how many of the smallest unit of that it is."""
_INEXACT = ("months", "years")
_OF_A_MONTH = 0.05


def converted(amount: Amount, unit: str) -> Amount | None:
    """An amount in another unit; None where the units measure different things or are the same."""
    known, wanted = _IN_BASE.get(amount.unit), _IN_BASE.get(unit)
    if known is None or wanted is None or known[0] != wanted[0] or amount.unit == unit:
        return None
    factor = known[1] / wanted[1]
    return Amount(amount.low * factor, amount.high * factor, unit, amount.approximate)


def measures_the_same(one: str, other: str) -> bool:
    """Whether two units measure the same, so that one amount may be meant for the other."""
    known, wanted = _IN_BASE.get(one), _IN_BASE.get(other)
    return known is not None and wanted is not None and known[0] == wanted[0]


def slack(one: str, other: str) -> float:
    """The part by which two amounts may differ because a unit has no fixed length."""
    return _OF_A_MONTH if (one in _INEXACT) != (other in _INEXACT) else 0.0

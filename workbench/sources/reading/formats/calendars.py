"""Days of other calendars, as pages state them for machines, and days that cannot be right."""

from datetime import UTC, date, datetime, timedelta

_PLACEHOLDERS = {"1970-01-01", "1970-01", "1970", "1969-12-31", "1900-01-01", "1900", "1900-01", "2000-00-00"}
_BUDDHIST = range(2400, 2700)
_BUDDHIST_ERA = 543
_HIJRI = range(1300, 1600)
_SOLAR = {"fa", "ps", "ckb", "ku", "az-ir"}
_CYCLE = 33
_LEAP_YEARS = {1, 5, 9, 13, 17, 22, 26, 30}
"""Years of the cycle of 33 with a thirtieth of Esfand; true from 1799 to 2256."""
_ANCHOR = (1403, date(2024, 3, 20))


def understood(stated: str, language: str) -> tuple[str, str]:
    """A day as partial ISO date, and what is to be said of it; the day is "" where it cannot be one.

    `stated` is a partial ISO date in some calendar. Buddhist and Iranian years are converted, which is exact;
    a day of the moon's months is not, since it begins where the moon was seen.
    """
    year = int(stated[:4])
    if year in _BUDDHIST:
        return f"{year - _BUDDHIST_ERA:04}{stated[4:]}", f"{stated} in the Buddhist calendar"
    if year in _HIJRI and language[:2] in _SOLAR:
        return _from_iranian(stated), f"{stated} in the Iranian calendar"
    if year in _HIJRI:
        return "", f"{stated} in the Hijri calendar"
    if stated in _PLACEHOLDERS or year > datetime.now(UTC).year + 1 or year < _HIJRI.start:
        return "", stated if year > 1 else ""
    return stated, ""


def _from_iranian(stated: str) -> str:
    parts = [int(part) for part in stated.split("-")]
    if len(parts) < 3:
        return ""
    year, month, day = parts
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    days, at = 0, _ANCHOR[0]
    while at != year:
        step = 1 if year > at else -1
        days += step * (366 if (at if step > 0 else at - 1) % _CYCLE in _LEAP_YEARS else 365)
        at += step
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return (_ANCHOR[1] + timedelta(days=days + before + day - 1)).isoformat()

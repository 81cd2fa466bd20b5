"""The filters of the board, remembered on this computer for each case.

Ids say nothing to whom the case is closed to, and tags would: they are kept as digests under a key that
only the case has, and found again among its tags.
"""

import json
from dataclasses import asdict, replace

from PySide6.QtCore import QSettings

from workbench.case import Case
from workbench.claims.filtering import ClaimCriteria
from workbench.values.errors import Damaged


def remember(settings: QSettings, case: Case, criteria: ClaimCriteria, wanted: str) -> None:
    """Keep what the board is narrowed down to; nothing where it shows all."""
    key = _key_of(case)
    if not criteria and not wanted:
        settings.remove(key)
        return
    hidden = replace(criteria, tags=tuple(map(case.tags.digest, criteria.tags)))
    settings.setValue(key, json.dumps({**asdict(hidden), "wanted": wanted}))


def remembered(settings: QSettings, case: Case) -> tuple[ClaimCriteria, str]:
    """What the board was narrowed down to last; tags that are gone are left out."""
    kept = str(settings.value(_key_of(case), "") or "")
    if not kept:
        return ClaimCriteria(), ""
    try:
        criteria, wanted = ClaimCriteria.from_json(kept), str(json.loads(kept).get("wanted", ""))
    except Damaged:  # Somebody wrote into the settings.
        return ClaimCriteria(), ""
    if criteria.tags:
        criteria = replace(criteria, tags=case.tags.with_digests(criteria.tags))
    return criteria, wanted


def _key_of(case: Case) -> str:
    return f"claims/filters/{case.info('id')}"

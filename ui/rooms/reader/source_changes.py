"""Which clips a change touched, whichever table it wrote to."""

import json

from workbench.casefile import Change

_CLIP_IN_KEY = {"mention": ("clip_id", "actor_id"), "evidence": ("claim_id", "clip_id")}


def clips_touched(change: Change) -> set[str]:
    """The ids of clips that were written themselves, or through a mention or evidence."""
    touched = set(change.ids.get("clip", ()))
    for table, columns in _CLIP_IN_KEY.items():
        for key in change.ids.get(table, ()):
            touched.add(json.loads(key)[columns.index("clip_id")])
    return touched

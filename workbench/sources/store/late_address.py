"""The address of a source that was taken in without one."""

import json
from typing import Any

from workbench.sources.model import Source
from workbench.sources.store.publications import Publications
from workbench.sources.store.recognition import recognise


def fields_with_address(publications: Publications, source: Source, url: str, advice: str) -> dict[str, Any]:
    """What changes in the row: the address, the outlet it tells, and no warnings that end with `advice`.

    Only inside a change: an outlet of the list is entered in the register.
    """
    fields: dict[str, Any] = {"url": url}
    if advice:
        kept = [words for words in source.warnings if not words.endswith(advice)]
        fields["warnings"] = json.dumps(kept, ensure_ascii=False)
    found = recognise(publications, url, "") if source.publication_id is None else None
    if found:
        fields["publication_id"] = found.publication.id
        fields["facts"] = json.dumps({**source.facts, "publication": found.origin}, ensure_ascii=False)
    return fields

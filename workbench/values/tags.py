"""Tags: words that gather passages and claims on one subject, as they are typed and as they are kept."""

import json
from collections.abc import Iterable

from workbench.values.errors import Refused
from workbench.values.text import canonical


def sound_tag(name: str) -> str:
    """A tag as it is kept. Raises Refused for none, and for one that would be read as several."""
    name = canonical(name).strip().lstrip("#").strip()
    if not name or "," in name:
        raise Refused("A tag is one or more words without a comma.", "Nothing was changed.")
    return name


def tags_in(line: str) -> tuple[str, ...]:
    """The tags of a line that has commas between them, each once."""
    typed = (one.strip().lstrip("#").strip() for one in canonical(line).split(","))
    return tuple(dict.fromkeys(filter(None, typed)))


def tags_json(tags: Iterable[str]) -> str:
    """Tags as a case keeps them."""
    return json.dumps([canonical(tag) for tag in tags], ensure_ascii=False)

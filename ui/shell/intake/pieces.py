"""What the HTML that comes with something copied or dragged consists of: words, links, pictures.

Nothing is built from it and nothing is fetched: it is cut at its tags, in one pass whatever it contains.
The text of a source is read elsewhere, in the guarded child.
"""

import re
from dataclasses import dataclass, field
from html import unescape

LONGEST = 200_000
"""Letters that are looked through; what is longer is a page for certain."""
_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9]*)")
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_UNSEEN = ("head", "style", "script", "title", "template")


@dataclass(slots=True)
class Pieces:
    """What is in it: words within and outside of links, how many links, addresses of pictures."""

    in_links: str = ""
    outside: str = ""
    links: int = 0
    pictures: list[str] = field(default_factory=list)

    @property
    def words(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.in_links or self.outside)

    @property
    def is_link(self) -> bool:
        """Whether it is one link and nothing else."""
        return self.links == 1 and not self.outside and not self.pictures

    @property
    def is_picture(self) -> bool:
        """Whether it is one picture and nothing else, perhaps with a link on it."""
        return len(self.pictures) == 1 and not self.words


def pieces_of(html: str) -> Pieces:
    """Look through it; a page that is too long for that counts as words."""
    found = Pieces()
    if len(html) > LONGEST:
        found.outside = "…"
        return found
    unseen = within = 0
    for part in _TAG.split(_without_comments(html)):
        tag = _NAME.match(part)
        if tag is None or not part.endswith(">"):
            words = "" if unseen else _seen(part)
            if within > 0:
                found.in_links += words
            else:
                found.outside += words
            continue
        step, name = -1 if tag[1] else 1, tag[2].lower()
        if name in _UNSEEN:
            unseen = max(0, unseen + step)
        elif name == "a":
            within = max(0, within + step)
            found.links += step == 1
        elif name == "img" and step == 1:
            source = _SOURCE.search(part)
            found.pictures.append(unescape(next(filter(None, source.groups()), "")) if source else "")
    return found


def _seen(part: str) -> str:
    return re.sub(r"[\s\ufeff\u200b\u00ad]+", "", unescape(part))


def _without_comments(html: str) -> str:
    kept, rest = [], html
    while True:
        before, begun, rest = rest.partition("<!--")
        kept.append(before)
        if not begun:
            return "".join(kept)
        rest = rest.partition("-->")[2]

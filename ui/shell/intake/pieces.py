"""What the HTML that comes with something copied or dragged consists of: words, links, pictures.

The text of a source is read elsewhere, in the guarded child.
"""

import re
from dataclasses import dataclass, field

from ui.kit.html_parts import LONGEST, html_parts


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
    if len(html) > LONGEST:
        return Pieces(outside="…")
    found = Pieces()
    in_links: list[str] = []
    outside: list[str] = []
    within = 0
    for part in html_parts(html):
        if part.words:
            (in_links if within else outside).append(re.sub(r"[\s\u200b\u00ad]+", "", part.words))
        elif part.tag == "a":
            within = max(0, within + (-1 if part.closing else 1))
            found.links += not part.closing
        elif part.tag == "img" and not part.closing:
            found.pictures.append(part.attribute("src"))
    found.in_links, found.outside = "".join(in_links), "".join(outside)
    return found

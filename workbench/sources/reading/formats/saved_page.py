"""A page saved "complete", packed with its folder: the page is read, the folder is only kept."""

import io
import zipfile
from dataclasses import replace

from workbench.sources.reading.formats import html
from workbench.sources.reading.model import Reading
from workbench.sources.reading.saved_page import page_in
from workbench.values.errors import Unreadable


def read(data: bytes, name: str) -> Reading:
    """Read the page in the zip; frames, pictures and styles in the folder are left alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = {member.filename for member in package.infolist() if not member.is_dir()}
        page = page_in(names)
        if not page:
            raise Unreadable("There is no page in the archive.", kept="The original is kept.")
        reading = html.read(package.read(page), page)
    return replace(
        reading,
        media_type="application/zip",
        active={**reading.active, "files saved with the page": len(names) - 1},
    )

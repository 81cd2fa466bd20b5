"""What is said above a text, and which clips have a place in it."""

from workbench.annotations import Clip
from workbench.sources import Source
from workbench.values.moments import human_date


def in_text(clip: Clip) -> bool:
    """Whether a clip has a place in the text that is shown."""
    return clip.anchored != "orphan" and clip.end > clip.start


def meta_line(source: Source, has_doubtful: bool = False) -> str:
    """Outlet, date, grade, marking: what one wants to know while reading."""
    parts = [
        source.publication_name,
        human_date(source.published_on),
        source.language,
        f"grade {source.grade}",
        source.handling,
        "protected" if source.protected else "",
        "hatching marks hidden text and look-alike characters" * has_doubtful,
    ]
    return "  ·  ".join(part for part in parts if part)

"""Facts about a source's file in plain words."""

from workbench.case import Case
from workbench.sources import Source
from workbench.sources.store.reviewed import review_of
from workbench.values.deception import shown_safely
from workbench.values.text import counted

_INSIDE = {
    "scripts": ("script", "scripts"),
    "remote": ("reference to the network", "references to the network"),
    "remote_references": ("reference to the network", "references to the network"),
    "forms": ("form", "forms"),
    "frames": ("frame", "frames"),
    "macros": ("macro", "macros"),
    "embedded": ("embedded object", "embedded objects"),
    "attachments": ("attachment", "attachments"),
    "javascript": ("script", "scripts"),
    "launch": ("command that starts a program", "commands that start programs"),
}


_SINGULAR = {
    "answers other than a page": "answer other than a page",
    "fields that fetch": "field that fetches",
    "files inside": "file inside",
    "other documents inside": "other document inside",
    "other files in the archive": "other file in the archive",
    "pictures in the text": "picture in the text",
}
"""Of what is counted in the plural, where that is not the singular with an s."""
_LEFT_OUT = "hidden passages"


def found_inside(source: Source) -> str:
    """What was left out of it, and what it would have done in its own program."""
    parts = []
    for name, count in source.active.items():
        if count and name != _LEFT_OUT:
            many = name.replace("_", " ")
            one, many = _INSIDE.get(name, (_SINGULAR.get(many, many.removesuffix("s")), many))
            parts.append(counted(count, one, many))
    found = f"Disabled active content: {', '.join(parts)}." if parts else ""
    hidden = source.active.get(_LEFT_OUT, 0)
    left_out = f"{counted(hidden, 'hidden passage')} removed." if hidden else ""
    return " ".join(filter(None, (left_out, found)))


def about_review(case: Case, source_id: str) -> str:
    """Who went through it and when, and whether that still holds; "" when nobody did."""
    review = review_of(case, source_id)
    if review is None:
        return ""
    words = f"Reviewed by {review.analyst}, {_minute(review.at)} UTC"
    return words if review.holds else f"{words}; annotated differently since"


def about_file(source: Source) -> str:
    """File name, type and size."""
    size = f"{source.size / 1024:,.0f} kB" if source.size >= 1024 else f"{source.size} bytes"
    return "  ·  ".join(part for part in (shown_safely(source.file_name), source.media_type, size) if part)


def about_intake(source: Source) -> str:
    """When it was taken in, and its fingerprint."""
    captured = f"Saved from the web {_minute(source.captured_at)}\n" if source.captured_at else ""
    where = "".join(f"\n{_origin(name, by)}" for name, by in source.facts.items())
    return f"{captured}Imported {_minute(source.added_at)} UTC{where}\nSHA-256 {_grouped(source.sha256)}"


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")


def _origin(name: str, by: str) -> str:
    """Where a fact came from; the last change is told itself, being of no other use."""
    words = name.replace("_", " ").capitalize()
    return f"{words} {by}" if name == "last changed" else f"{words}: {by}"


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))

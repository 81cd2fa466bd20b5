"""The words on whatever must not reach a client: files, pages, copies, reports."""

INTERNAL = "INTERNAL, NOT FOR CLIENTS"
REVIEW_COPY = f"REVIEW COPY, {INTERNAL}"


def said_internal(text: str) -> str:
    """A text under a line that says it is internal."""
    return f"[{INTERNAL}]\n{text}"

"""What the shipped templates ask of a brief. A template of one's own is treated like the assessed one."""

HOUSE, ASSESSED = "house-brief", "assessed-brief"
NAMES = {
    HOUSE: "House brief: paragraphs",
    ASSESSED: "Assessed brief: bullets, likelihood, confidence",
}
"""The shipped templates in words."""
SECTION_ORDER = {"summary": 0, "outlook": 1, "other": 2}
"""In which order they place the kinds of sections."""


def is_assessed(template: str) -> bool:
    """Whether it prints likelihood and confidence under the statements, scale and sources at the end."""
    return template != HOUSE


def is_bulleted(template: str) -> bool:
    """Whether statements are bullets of the template itself."""
    return template == ASSESSED


def prints_scale(template: str) -> bool:
    """Whether it is known to print what the terms of likelihood mean."""
    return template == ASSESSED


def review_asked_by(template: str) -> str:
    """What must be reviewed before a client file in it leaves, where the client asks for nothing else."""
    return "facts" if is_assessed(template) else "none"

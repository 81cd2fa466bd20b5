"""Tips with words of documents in them: Qt takes what looks like markup for it, and loads its pictures."""


def plain_tip(text: str) -> str:
    """A tip that shows exactly these words, whatever they look like."""
    if not text:
        return ""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<qt>{plain}</qt>"

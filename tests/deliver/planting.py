"""Putting into a clean Word file what must be found there."""


def in_text(parts: dict[str, bytes], xml: str, part: str = "word/document.xml") -> dict[str, bytes]:
    """The parts with markup put in at the beginning of the first paragraph's runs."""
    text = parts[part].decode()
    position = text.index("<w:r>")
    return {**parts, part: (text[:position] + xml + text[position:]).encode()}


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

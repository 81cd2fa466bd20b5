"""RTF (Microsoft's Rich Text Format 1.9) as a person sees it: deleted and hidden words left out."""

from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.rtf_reader import RtfReader
from workbench.sources.reading.formats.told import hidden_left_out, in_white_letters, struck_left_out, told
from workbench.sources.reading.model import Reading


def read(data: bytes, name: str) -> Reading:
    """Read an RTF document; objects and pictures in it are counted, never opened."""
    reader = RtfReader(data)
    reader.run()
    builder, facts, active = reader.builder, reader.facts, reader.active
    title, title_from = facts.get("title", ""), "document properties"
    if not title:
        title = next((words for kind, words, _ in builder.blocks() if kind == "heading"), "")
        title_from = "the first heading"
    warnings = [*hidden_left_out(reader.hidden), *in_white_letters(reader.white)]
    warnings += struck_left_out(reader.struck)
    if active.get("tracked changes"):
        warnings.append("The document has tracked changes; it was read as if all were accepted.")
    if active.get("comments"):
        warnings.append("The document has comments in its margin; they are not part of the text.")
    if lost := active.get("equations", 0):
        warnings.append(told(lost, "equation", "equations", "could not be read."))
    if not builder.text:
        warnings.append("The document holds no text.")
    made, created = "document properties: whoever made the file", facts.get("creatim", "")
    day = "the day the file was made, which need not be the day it was published"
    origins = {
        "title": title_from if title else "",
        "author": made if facts.get("author") else "",
        "published_on": day if created else "",
        "last changed": facts.get("revtim", ""),
    }
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=title,
        author=facts.get("author", ""),
        published_on=created,
        language=language_of(builder.text),
        reader="rtf 2",
        media_type="application/rtf",
        warnings=tuple(warnings),
        facts={fact: where for fact, where in origins.items() if where},
        active=active,
    )

"""The words around the statements: the headline, the titles of sections, the closing line."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.briefs import Section
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.text_checks import LINE, check_statement_text

_PLAIN_TITLES = frozenset(("summary", "outlook"))


def check_lines(ground: Ground, sections: list[Section]) -> Iterator[Finding]:
    """What the rules over words find in the lines of a brief that are no statements."""
    brief = ground.brief
    lines = [("headline", "the headline", brief.headline)]
    lines += [
        (f"section:{section.id}", f"the title of the section “{section.title}”", section.title)
        for section in sections
        if section.title.casefold() not in _PLAIN_TITLES
    ]
    lines += [("closing", "the closing line", line) for line in brief.closing.split("\n")]
    for place, name, text in lines:
        for finding in check_statement_text(LINE, text, brief.scale):
            if finding.check_id != "N01":
                # Without a statement to fix in one keystroke; a waiver is bound to these words.
                yield replace(
                    finding,
                    message=f"In {name}: {finding.message}",
                    words=text[finding.start : finding.end] or text,
                    place=place,
                    fix_text="",
                )

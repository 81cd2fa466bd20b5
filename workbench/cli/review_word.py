"""`groundwork review take CASE FILE.docx`: what somebody did to a review copy in Word."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.opening import opened
from workbench.cli.printing import print_internal, print_json
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.review import WordItem, WordReturn

WORD_FILES = (".docx", ".docm")
_SHOWN = 90


def take_word(case_path: Path, path: Path, look: bool, passphrase_file: Path | None, as_json: bool) -> None:
    """Read a Word file and, unless it is only looked at, take in what is new; list what it is."""
    with opened(case_path, passphrase_file, read_only=look) as case:
        found = case.reviews.read_word(path)
        taken = 0 if look else case.reviews.take_word(found)
    if as_json:
        changes = [change._asdict() for change in found.changes]
        print_json({**asdict(found), "changes": changes, "taken": taken})
        return
    print_internal()
    for line in lines_of(found):
        click.echo(line)
    click.echo(
        f"{counted(len(found.new), 'item')} to import." if look else f"{counted(taken, 'item')} imported."
    )


def lines_of(found: "WordReturn") -> list[str]:
    """What came back, a line or two for each item, then the tracked changes by kind."""
    from workbench.review.word_model import KINDS

    lines = [] if found.brief_id else ["This is no review copy of this case: nothing belongs to a statement."]
    for item in found.items:
        known = {"known": " (in the case already)", "listed": "", "new": ""}[item.state]
        place = "" if item.statement_id else " [no statement]"
        lines.append(f"{KINDS[item.kind]}{place}, {item.author}{known}: {one_line(_words(item), _SHOWN)}")
        if item.changed_meanwhile and item.kind not in ("comment", "reply"):
            lines += [f"    written as: {one_line(item.written, _SHOWN)}"]
            lines += [f"    now in the case: {one_line(item.now, _SHOWN)}"]
    for change in found.changes:
        place = f"statement {change.statement_id[-6:]}" if change.statement_id else "no statement"
        said = f" “{one_line(change.words, _SHOWN)}”" if change.words else ""
        lines.append(f"Tracked {change.kind} ({change.where}, {place}), {change.author}{said}")
    return lines


def _words(item: "WordItem") -> str:
    return item.proposed if item.kind == "wording" else item.words

"""What rests on a source, a claim or a change: statements, issued files, drafts of corrections."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.app.place import Place
from ui.kit.words import Words, heading, link_words, muted, quiet_button, row
from workbench.recall import Issued, Recall
from workbench.values.moments import human_date
from workbench.values.text import counted, one_line

Show = Callable[[Place], object]
_SHOWN = 300
MOST = 60
"""So many statements and files are listed; nobody reads more at once."""
_CAUSES = 10
"""An outlet that was regraded has as many causes as sources: what rests on them is what is read."""


def recall_widgets(recall: Recall, show: Show) -> Iterator[QWidget]:
    """The lines of the page."""
    for cause in recall.causes[:_CAUSES]:
        yield heading(cause.words, 1.1)
    yield from _more(len(recall.causes), _CAUSES)
    if not recall:
        yield muted("No statement and no issued file rests on it.")
        return
    yield heading(f"In briefs: {counted(len(recall.statements), 'statement')}")
    for one in recall.statements[:MOST]:
        words = one_line(one.text, _SHOWN) or "An empty statement"
        yield link_words(words, show, Place("statement", one.statement_id))
        rest = "other evidence supports it as well" if one.has_other else "nothing else supports it"
        yield muted(f"{one.brief}; {rest}")
    yield from _more(len(recall.statements), MOST)
    yield heading(f"Issued: {counted(len(recall.issued), 'file')}")
    if recall.issued:
        yield row(quiet_button("Copy all drafts", partial(copy_all, recall)), 1)
    for issued in recall.issued[:MOST]:
        yield from _issued(issued, show)
    if len(recall.issued) > MOST:
        yield muted(f"and {len(recall.issued) - MOST:,} more: Copy all drafts has theirs as well")


def _more(number: int, shown: int) -> Iterator[QWidget]:
    if number > shown:
        yield muted(f"and {number - shown:,} more")


def _issued(issued: Issued, show: Show) -> Iterator[QWidget]:
    yield link_words(named(issued), show, Place("edition", issued.edition_id))
    for line in issued.lines:
        if line.now != line.text:
            now = f"Today: “{one_line(line.now, _SHOWN)}”" if line.now else "It is not in the brief any more."
            yield muted(now)
    draft = Words(issued.correction.rstrip())
    draft.setAccessibleName("Draft of a correction")
    yield draft
    yield row(quiet_button("Copy draft", partial(copy, issued.correction)), 1)


def named(issued: Issued) -> str:
    """An issued file on one line: brief, edition, to whom, when."""
    client = issued.client or "no client in particular"
    day = human_date(issued.issued_at[:10])
    return f"{issued.brief}, edition {issued.number}, to {client} on {day} ({issued.file_name})"


def copy_all(recall: Recall) -> None:
    """Put every draft on the clipboard."""
    copy("\n\n".join(issued.correction for issued in recall.issued))


def copy(words: str) -> None:
    """Put a draft on the clipboard."""
    QGuiApplication.clipboard().setText(words)

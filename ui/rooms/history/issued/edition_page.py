"""An edition with its claims and passages as the case held them on the day of issue; read-only."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.kit.words import Words, heading, muted, quiet_button, row
from ui.parts.passages import STANCE_WORDS, isolated
from ui.rooms.history.issued.matrix_then import matrix_widgets
from workbench.judgements import Beside
from workbench.judgements.words import points_of
from workbench.recall import ClaimThen, StatementThen
from workbench.tradecraft.issued_edition import IssuedEdition
from workbench.values.moments import human_date
from workbench.values.text import one_line

_QUOTED = 240


def edition_widgets(issued: IssuedEdition, save_sheet: Callable[[str, str], object]) -> Iterator[QWidget]:
    """The lines of the page; `save_sheet` takes the id of the brief and that of a file."""
    then = issued.then
    edition = then.edition
    day = human_date(edition.frozen_at[:10])
    yield heading(then.title, 1.25)
    cutoff = f", information cut-off {human_date(then.cutoff[:10])}" if then.cutoff else ""
    yield muted(f"Edition {edition.number}, issued on {day}{cutoff}. As the case was then; read-only.")
    for file in issued.files:
        sheet = quiet_button("Save proof sheet…", partial(save_sheet, file.brief_id, file.deliverable_id))
        sheet.setToolTip("As it was on the day of issue")
        named = f"{file.file_name}, {file.client or 'no client in particular'}"
        yield row(muted(named, wrap=False), sheet, 1)
    if not then.seq:
        yield Words(
            "The history does not say which change it was made of: the evidence is of today.", "warning"
        )
    section = ""
    for statement in then.statements:
        if statement.section != section:
            section = statement.section
            yield heading(section)
        yield from _statement(statement, issued.beside.get(statement.id, Beside()), then.scale)
    for one in issued.matrices:
        yield from matrix_widgets(one)


def _statement(statement: StatementThen, beside: Beside, scale: str) -> Iterator[QWidget]:
    yield Words(statement.text)
    judged = ", ".join(
        filter(None, (statement.likelihood, statement.confidence and f"confidence {statement.confidence}"))
    )
    if judged:
        yield muted(judged)
    if statement.now != statement.text:
        now = f"Today: “{statement.now}”" if statement.now else "It is not in the brief any more."
        yield Words(now, "warning", 0.92)
    if statement.changed:
        yield muted(f"    Since the previous brief: {isolated(statement.changed)}")
    for point in points_of(beside, scale):
        detail = f" ({point.detail})" if point.detail else ""
        yield muted(f"    {point.kind}: {isolated(point.text)}{detail}")
    for claim in statement.claims:
        yield from _claim(claim)


def _claim(claim: ClaimThen) -> Iterator[QWidget]:
    yield muted(f"    Claim, graded {claim.credibility}: {isolated(claim.text)}")
    for since in claim.since:
        yield Words(f"    {since}", "warning", 0.92)
    for passage in claim.passages:
        name = passage.outlet or passage.source
        quote = one_line(passage.quote, _QUOTED)
        stance = STANCE_WORDS[passage.stance].lower()
        yield muted(f"        {stance}, {isolated(name)} ({passage.grade}): “{isolated(quote)}”")
        for since in passage.since:
            yield Words(f"        {since}", "warning", 0.92)

"""The check that a brief holds nothing that must stay in the house (M02)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.briefs import Brief, Briefs
from workbench.briefs.snapshot import frozen
from workbench.guard import Hit, Piece
from workbench.tradecraft.drawn import drawn_pieces
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.weighed import weighed_pieces
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.case import Case


def check_guard(case: "Case", ground: Ground, client: str) -> Iterator[Finding]:
    """M02: words that no client may read, or that must be confirmed first. `client` is an id or ""."""
    name = case.clients.get(client).name if client else ""
    since = answers_since(case.briefs, ground.brief)
    pieces = [*_pieces(ground), *drawn_pieces(case, ground.brief, client)]
    pieces += weighed_pieces(case, ground.brief)
    for piece, hit in case.guard.search_pieces(pieces, "client", name, since):
        if hit.stops:
            yield _finding(piece, hit)


def check_extent(case: "Case") -> Iterator[Finding]:
    """M04: texts of protected sources that are too many to be compared word by word."""
    number = case.guard.texts_left_out()
    if number:
        yield Finding(
            "M04", "warning",
            f"Passages of {counted(number, 'text')} of protected sources were not compared with the brief.",
            "A sentence taken word for word from one of them would not be noticed.",
            "Compare the brief with these sources by eye, or lift the protection of those that need none.",
            words=str(number), profile="client",
        )  # fmt: skip


def answers_since(briefs: Briefs, brief: Brief) -> str:
    """The id of the edition after which answers of the guard count: they are given once an edition."""
    editions = briefs.editions.of_brief(brief.id)
    if editions and editions[-1].snapshot == frozen(briefs, brief):
        editions.pop()
    return editions[-1].id if editions else ""


def _finding(piece: Piece, hit: Hit) -> Finding:
    words = " ".join(hit.words.split())
    is_asked = hit.verdict == "ask"
    # Only words of the statement itself can be underlined.
    start, end = (hit.start, min(hit.end, len(piece.text))) if piece.key else (0, 0)
    needle = "" if words.casefold() == hit.needle.words.casefold() else f" (“{hit.needle.words}”)"
    modal = "may have to" if is_asked else "must"
    return Finding(
        "M02", "error",
        f"“{words}” in {piece.where} {modal} stay internal: {hit.needle.origin}{needle}.",
        "Naming a protected source can put that person at risk.",
        "Change the wording, or confirm the words with a reason." if is_asked
        else "Change the wording; use the description shown to clients.",
        piece.key, start, end,
        words=words, profile="client", lift="confirm" if is_asked else "never",
    )  # fmt: skip


def _pieces(ground: Ground) -> list[Piece]:
    """The words of the brief in the order of the page; each statement with its id."""
    brief = ground.brief
    pieces = [Piece("the title", brief.title)]
    for number, known in enumerate(ground.statements, 1):
        statement = known.statement
        pieces.append(Piece(f"statement {number}", statement.text, statement.id))
    bases = [known.statement.confidence_basis for known in ground.statements]
    pieces += [Piece("the basis of a confidence", basis) for basis in bases if basis]
    return [*pieces, Piece("the closing line", brief.closing)] if brief.closing else pieces

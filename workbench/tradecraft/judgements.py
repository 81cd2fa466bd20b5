"""Checks of the fields beside a judgement: likelihood, confidence with its basis, horizon."""

from collections.abc import Iterator

from workbench.briefs import Statement
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.wording import outside_quotes
from workbench.values.scales import Scale


def check_fields(statement: Statement, scale: Scale) -> Iterator[Finding]:
    """J01-J03 and L02 for a judgement whose words are set; nothing for other kinds."""
    if statement.kind != "judgement" or not statement.text.strip():
        return
    yield from _likelihood(statement, scale)
    if not statement.confidence:
        yield Finding(
            "J02", "warning", "This judgement has no confidence.",
            "How likely it is does not say how sound the ground is.",
            "Choose low, moderate or high, and say why.", statement.id,
        )  # fmt: skip
    elif not statement.confidence_basis.strip():
        yield Finding(
            "J03", "warning", f"The confidence is {statement.confidence}, but nothing says why.",
            "A level without its basis cannot be reviewed.",
            "Say how good, how many and how independent the sources are.", statement.id,
        )  # fmt: skip


def _likelihood(statement: Statement, scale: Scale) -> Iterator[Finding]:
    said = scale.terms_in(outside_quotes(statement.text))
    chosen = scale.term(statement.likelihood) if statement.likelihood else None
    if statement.likelihood and chosen is None:
        yield Finding(
            "J01", "error", f"“{statement.likelihood}” is not on the scale of the brief, {scale.name}.",
            "It would be printed without a range.", "Choose a term of the scale.", statement.id,
        )  # fmt: skip
    elif not statement.likelihood and said:
        first = said[0]
        yield Finding(
            "L02", "warning", f"The text says “{first.word}”, but no likelihood is chosen beside it.",
            "Only a chosen likelihood is printed with its range and counted later.",
            f"Choose “{first.word}” ({first.term.range_text}).", statement.id, first.start, first.end,
        )  # fmt: skip
    elif chosen and said and chosen.id not in {hit.term.id for hit in said}:
        first = said[0]
        fix_text = statement.likelihood if len(said) == 1 and first.word in first.term.words else ""
        yield Finding(
            "J01", "error",
            f"The text says “{first.word}” ({first.term.range_text}), the likelihood beside it is "
            f"“{statement.likelihood}” ({chosen.range_text}).",
            "The reader gets one number from the text and another from the table.",
            "Make both the same.", statement.id, first.start, first.end, fix_text=fix_text,
        )  # fmt: skip
    if len({hit.term.id for hit in said}) > 1:
        second = next(hit for hit in said if hit.term.id != said[0].term.id)
        yield Finding(
            "J05", "info", "Two likelihoods stand in one judgement.",
            "Each needs its own confidence, horizon and, one day, its own outcome.",
            "Make two judgements of it.", statement.id, second.start, second.end,
        )  # fmt: skip

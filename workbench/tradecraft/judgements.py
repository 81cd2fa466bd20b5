"""Checks of the fields beside a judgement: likelihood, confidence with its basis, horizon."""

from collections.abc import Iterator

from workbench.briefs import Statement
from workbench.tradecraft.conditions import names_a_condition
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.language import ENGLISH, written_in
from workbench.tradecraft.sorts import sort_of
from workbench.tradecraft.terms import Terms
from workbench.tradecraft.text_checks import terms_in
from workbench.tradecraft.word_lists import pattern
from workbench.tradecraft.wording import Wording
from workbench.values.scales import Scale, TermHit


def check_fields(statement: Statement, wording: Wording, scale: Scale) -> Iterator[Finding]:
    """J01-J05 and L02 for a judgement whose words are set; nothing for other kinds, or for advice."""
    if statement.kind != "judgement" or not statement.text.strip():
        return
    terms = terms_in(wording, scale.id)
    if is_no_judgement(statement, wording, terms):
        return
    yield from _likelihood(statement, wording, terms, scale)
    yield from _confidence(statement, wording)


def is_no_judgement(statement: Statement, wording: Wording, terms: Terms) -> bool:
    """Whether a statement kept as a judgement reads as advice or as a plain fact, its fields empty."""
    if statement.likelihood or statement.confidence or terms.spans or written_in(wording.text) != ENGLISH:
        return False
    return sort_of(wording) != "judgement"


def confidence_in(wording: Wording) -> tuple[str, int, int]:
    """The level of confidence that a text names, and where; "" where it names none."""
    match = pattern("confidence").search(wording.words.lower)
    if match is None:
        return "", 0, 0
    return match["level"].replace("medium", "moderate"), match.start(), match.end()


def _confidence(statement: Statement, wording: Wording) -> Iterator[Finding]:
    if statement.confidence:
        if not statement.confidence_basis.strip():
            yield Finding(
                "J03", "warning", f"The confidence is {statement.confidence}, but nothing says why.",
                "A level without its basis cannot be reviewed.",
                "Say how good, how many and how independent the sources are.", statement.id,
            )  # fmt: skip
        return
    level, start, end = confidence_in(wording)
    if level:
        yield Finding(
            "J02", "warning",
            f"The text says “{wording.text[start:end]}”, but no confidence is chosen beside it.",
            "Only a chosen confidence is printed with its basis.",
            f"Choose {level}, and say why.", statement.id, start, end,
        )  # fmt: skip
        return
    yield Finding(
        "J02", "warning", "This judgement has no confidence.",
        "How likely it is does not say how good the evidence is.",
        "Choose low, moderate or high, and say why.", statement.id,
    )  # fmt: skip


def _likelihood(statement: Statement, wording: Wording, terms: Terms, scale: Scale) -> Iterator[Finding]:
    said = terms.on_scale
    chosen = scale.term(statement.likelihood) if statement.likelihood else None
    denied = next((one for one in terms.denied if chosen and scale.term(one.word) == chosen), None)
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
            "Make them agree.", statement.id, first.start, first.end, fix_text=fix_text,
        )  # fmt: skip
    elif denied and not said:
        words = statement.text[denied.start : denied.end]
        yield Finding(
            "J01", "error",
            f"The text denies “{denied.word}” (“{words}”), and “{statement.likelihood}” is chosen beside it.",
            "The reader gets one number from the text and another from the table.",
            "Choose the likelihood that is meant.", statement.id, denied.start, denied.end,
        )  # fmt: skip
    # "It is unlikely that he resigns. If he does, the dinar is likely to fall" is one judgement.
    own = [hit for hit in said if not _is_beside(wording, hit)]
    if len({hit.term.id for hit in own}) > 1 and not names_a_condition(wording):
        second = next(hit for hit in own if hit.term.id != own[0].term.id)
        yield Finding(
            "J05", "info", "This judgement has two likelihoods.",
            "Each needs its own confidence, horizon and, one day, its own outcome.",
            "Split it into two judgements.", statement.id, second.start, second.end,
        )  # fmt: skip


def _is_beside(wording: Wording, hit: TermHit) -> bool:
    """Whether a term is no likelihood of what is judged.

    It says how likely the condition is ("even if it rains, which is unlikely") or describes a thing ("the
    likely successor").
    """
    lower = wording.words.lower
    if pattern("said in passing").search(lower, 0, hit.start):
        return True
    before = pattern("describes, before").search(lower, 0, hit.start)
    return bool(before and pattern("describes, behind").match(lower, hit.end))

"""The terms of a scale of likelihood as they are offered."""

from workbench.values.scales import scale


def likelihood_choices(scale_id: str) -> list[tuple[str, str]]:
    """Nothing, then the terms of a scale with their ranges, the least likely first."""
    return [("", "likelihood?"), *likelihood_terms(scale_id)]


def likelihood_terms(scale_id: str) -> list[tuple[str, str]]:
    """The terms of a scale with their ranges, the least likely first."""
    return [(word, f"{word}   {term.range_text}") for term in scale(scale_id).terms for word in term.words]

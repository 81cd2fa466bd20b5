"""The terms of a scale of likelihood as they are offered."""

from workbench.values.scales import scale


def likelihood_choices(scale_id: str) -> list[tuple[str, str]]:
    """The terms of a scale with their ranges, the least likely first."""
    choices = [("", "likelihood?")]
    for term in scale(scale_id).terms:
        choices += [(word, f"{word}   {term.range_text}") for word in term.words]
    return choices

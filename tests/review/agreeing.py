"""A second analyst who agrees with everything in a brief."""

from workbench.case import Case

REVIEWER = "R. Ostervald"


def agree_with_all(case: Case, brief_id: str, reviewer: str = REVIEWER) -> None:
    """Have everything in a brief reviewed; the analyst who was at work is so again afterwards."""
    author = case.analyst.name
    case.as_analyst(reviewer)
    for item in case.reviews.record(brief_id).items:
        if item.state != "agreed":
            case.reviews.judge(item.target, "agree")
    case.as_analyst(author)

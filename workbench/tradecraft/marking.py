"""The check that a brief is marked as strictly as what it rests on."""

from collections.abc import Iterator

from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.values.tlp import strictest, strictness


def check_marking(ground: Ground) -> Iterator[Finding]:
    """M01: the brief is marked less strictly than its strictest source."""
    marked = [source for known in ground.statements for source in known.sources.values() if source.handling]
    needed = strictest(source.handling for source in marked)
    if needed and strictness(needed) > strictness(ground.brief.handling):
        which = next(source for source in marked if source.handling == needed)
        yield Finding(
            "M01", "error",
            f"The brief is marked {ground.brief.handling or 'with nothing'}, but "
            f"“{which.name_for_client}” is {needed}.",
            "The brief would reach more people than this source allows.",
            f"Mark the brief {needed}, or ask the source for permission.",
            words=f"{ground.brief.handling} {needed}", evidence=(which.id,), lift="never",
        )  # fmt: skip

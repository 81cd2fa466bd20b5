"""A holistic account of the source base (ICD 206), drafted from counts. No sentence begins with a figure."""

from collections.abc import Mapping
from itertools import groupby

from workbench.case_parts import CaseParts
from workbench.sources import Source
from workbench.values.moments import human_date
from workbench.values.text import counted_in_words, number_in_words, with_and

_Place = tuple[int, str, int]
"""Position and title of a section, number of a statement in it."""


def source_summary(case: CaseParts, brief_id: str, cited: Mapping[str, Source]) -> str:
    """What a brief rests on, in a few sentences; "" where it cites nothing."""
    sources = list(cited.values())
    if not sources:
        return ""
    origins = len({source.voice for source in sources})
    languages = {source.language for source in sources if source.language}
    sentences = [
        f"This brief draws on {counted_in_words(len(sources), 'source')} "
        f"from {counted_in_words(origins, 'independent origin')}"
        + (f", in {counted_in_words(len(languages), 'language')}." if languages else ".")
    ]
    dates = sorted(source.published_on for source in sources if source.published_on)
    protected = any(source.protected for source in sources)
    if dates and not protected:
        sentences.append(f"They date from {human_date(dates[0])} to {human_date(dates[-1])}.")
    sentences += _of_claims(case, brief_id)
    if protected:
        sentences.append("Some reporting comes from unnamed sources.")
    return " ".join(sentences)


def _of_claims(case: CaseParts, brief_id: str) -> list[str]:
    """How many claims rest on one origin or are contested, and under which statements they stand."""
    places: dict[str, set[_Place]] = {}
    settled: set[str] = set()
    claims_in = case.briefs.claims_in(brief_id)
    statements = case.briefs.by_section(brief_id)
    for order, section in enumerate(case.briefs.sections(brief_id)):
        worded = [known for known in statements.get(section.id, ()) if known.text.strip()]
        for number, statement in enumerate(worded, 1):
            for claim in claims_in.get(statement.id, ()):
                places.setdefault(claim.id, set()).add((order, section.title, number))
                # Grade 1 says that what speaks against it has been weighed and set aside.
                settled |= {claim.id} if claim.credibility == "1" else set()
    standings = case.claims.corroborations(places)
    single = [claim for claim, standing in standings.items() if standing.single_voice]
    contested = [
        claim for claim, standing in standings.items() if standing.contested and claim not in settled
    ]
    sentences = []
    if single:
        rest = "rests" if len(single) == 1 else "rest"
        sentences.append(
            f"Of its {counted_in_words(len(places), 'claim')}, {number_in_words(len(single))} {rest} "
            f"on a single origin ({_under(single, places)})."
        )
    if contested:
        sentences.append(
            f"Sources contradict one another on {counted_in_words(len(contested), 'claim')} "
            f"({_under(contested, places)})."
        )
    return sentences


def _under(claims: list[str], places: Mapping[str, set[_Place]]) -> str:
    """`Summary 4 and 5; Outlook 1`: the statements the claims stand under, in the order of the brief."""
    wanted = sorted({place for claim in claims for place in places[claim]})
    parts = []
    for (_order, title), found in groupby(wanted, key=lambda place: place[:2]):
        numbers = [str(number) for *_section, number in found]
        parts.append(f"{title} {with_and(numbers)}")
    return "; ".join(parts)

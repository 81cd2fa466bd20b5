"""Composing a brief: steps that take more than one verb, each as one labelled change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.briefs.model import Section, Statement
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.tradecraft import Finding


def add_statement(case: "Case", section: Section, position: int | None = None) -> Statement:
    """An empty statement in a section, at its end by default."""
    with case.change(f"Add a statement to “{section.title}”"):
        return case.briefs.state(section.brief_id, section.id, "", section.statement_kind, position=position)


def add_below(case: "Case", statement_id: str) -> Statement:
    """An empty statement of the same kind after this one."""
    above = case.briefs.statement(statement_id)
    section = case.briefs.section(above.section_id)
    position = _position(case, above) + 1
    with case.change(f"Add a statement to “{section.title}”"):
        return case.briefs.state(section.brief_id, section.id, "", above.kind, position=position)


def add_all_below(case: "Case", statement_id: str, texts: Sequence[str]) -> list[Statement]:
    """Statements of the same kind after this one, one for each text."""
    above = case.briefs.statement(statement_id)
    section = case.briefs.section(above.section_id)
    first = _position(case, above) + 1
    with case.change(f"Paste {counted(len(texts), 'statement')} into “{section.title}”"):
        return [
            case.briefs.state(section.brief_id, section.id, text, above.kind, position=first + number)
            for number, text in enumerate(texts)
        ]


def split(case: "Case", statement_id: str, before: str, after: str) -> Statement:
    """Cut a statement in two; both parts stand on the same claims."""
    whole = case.briefs.statement(statement_id)
    with case.change(f"Split “{one_line(whole.text, 40)}”"):
        # What is being typed may not have been saved yet.
        case.briefs.update_statement(statement_id, text=before + after)
        return case.briefs.split_statement(statement_id, len(before))


def state_claim(case: "Case", section_id: str, position: int | None, claim_ids: Sequence[str]) -> Statement:
    """A statement in the words of the first claim, on the ground of all of them."""
    section = case.briefs.section(section_id)
    claim = case.claims.get(claim_ids[0])
    with case.change("Make a statement"):
        return case.briefs.state(
            section.brief_id, section_id, claim.text, section.statement_kind, claim_ids, position=position
        )


def claim_for_clip(case: "Case", clip_id: str) -> str:
    """The claim that a clip supports; one is made in the words of the clip where there is none."""
    for claim in case.claims.of_clip(clip_id):
        stances = {evidence.clip_id: evidence.stance for evidence in case.claims.evidence(claim.id)}
        if stances.get(clip_id) == "supports":
            return claim.id
    clip = case.clips.get(clip_id)
    with case.change("Make a claim of a clip"):
        claim = case.claims.add(" ".join((clip.translation or clip.shown).split()))
        case.claims.cite(claim.id, clip_id)
    return claim.id


def claim_from_words(case: "Case", statement_id: str, words: str) -> str:
    """A new claim, without evidence yet, under a statement."""
    with case.change(f"New claim “{one_line(words, 40)}”"):
        claim = case.claims.add(words)
        case.briefs.link(statement_id, claim.id)
    return claim.id


def move_by(case: "Case", statement_id: str, step: int) -> None:
    """Move a statement one place up (-1) or down (1), into the neighbouring section at the edge."""
    statement = case.briefs.statement(statement_id)
    section = case.briefs.section(statement.section_id)
    fellows = case.briefs.statements(section_id=section.id)
    place = _position(case, statement) + step
    if 0 <= place < len(fellows):
        case.briefs.move_statement(statement_id, section.id, place)
        return
    sections = case.briefs.sections(section.brief_id)
    index = [known.id for known in sections].index(section.id) + step
    if 0 <= index < len(sections):
        there = sections[index]
        end = len(case.briefs.statements(section_id=there.id))
        case.briefs.move_statement(statement_id, there.id, end if step < 0 else 0)


def place_statement(case: "Case", statement_id: str, section_id: str, position: int) -> None:
    """Put a dragged statement before what stands at `position` (counted with the statement itself)."""
    statement = case.briefs.statement(statement_id)
    if statement.section_id == section_id and _position(case, statement) < position:
        position -= 1
    if statement.section_id != section_id or _position(case, statement) != position:
        case.briefs.move_statement(statement_id, section_id, position)


def ground(case: "Case", statement_id: str, claim_ids: Sequence[str]) -> None:
    """Put claims under a statement."""
    with case.change("Link claims to a statement"):
        for claim_id in claim_ids:
            case.briefs.link(statement_id, claim_id)


def ground_on_clips(case: "Case", statement_id: str, clip_ids: Sequence[str]) -> None:
    """Put the claims that clips support under a statement; claims are made where there are none."""
    with case.change("Link claims to a statement"):
        ground(case, statement_id, claims_for_clips(case, clip_ids))


def state_clips(case: "Case", section_id: str, position: int | None, clip_ids: Sequence[str]) -> Statement:
    """A statement on the claims that clips support; claims are made where there are none."""
    with case.change("Make a statement"):
        return state_claim(case, section_id, position, claims_for_clips(case, clip_ids))


def claims_for_clips(case: "Case", clip_ids: Sequence[str]) -> tuple[str, ...]:
    """The claims that clips support, each once."""
    return tuple(dict.fromkeys(claim_for_clip(case, clip_id) for clip_id in clip_ids))


def apply_fix(case: "Case", finding: "Finding") -> None:
    """Put the words that a finding offers in the place of those it concerns."""
    text = case.briefs.statement(finding.statement_id).text
    fixed = text[: finding.start] + finding.fix_text + text[finding.end :]
    with case.change(f"Fix {finding.check_id}"):
        case.briefs.update_statement(finding.statement_id, text=fixed)


def _position(case: "Case", statement: Statement) -> int:
    ids = [known.id for known in case.briefs.statements(section_id=statement.section_id)]
    return ids.index(statement.id)

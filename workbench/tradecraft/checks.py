"""All checks of a brief, in one list."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.actors.names import NameHit
from workbench.briefs import Statement
from workbench.briefs.waivers import Waived, words_hash
from workbench.guard import GUARDED
from workbench.tradecraft.acronyms import check_acronyms
from workbench.tradecraft.addresses import check_addresses
from workbench.tradecraft.consistency import (
    check_scale,
    check_spellings,
    check_voices,
    check_whole,
)
from workbench.tradecraft.contradicted import check_contradictions
from workbench.tradecraft.drawn import check_drawn
from workbench.tradecraft.earlier_brief import check_earlier_brief
from workbench.tradecraft.figures import check_figures
from workbench.tradecraft.finding import SEVERITIES, Finding
from workbench.tradecraft.ground import Ground, GroundedStatement, ground_of, names_in_brief
from workbench.tradecraft.guarded import check_extent, check_guard
from workbench.tradecraft.judgements import check_fields
from workbench.tradecraft.language import name_of, written_in
from workbench.tradecraft.lines import check_lines
from workbench.tradecraft.marking import check_marking
from workbench.tradecraft.near_names import check_near_names
from workbench.tradecraft.one_origin import check_one_origin
from workbench.tradecraft.proofs import check_proofs
from workbench.tradecraft.register import check_register, date_of, date_of_brief, title_check
from workbench.tradecraft.renewing import check_renewal
from workbench.tradecraft.reviewing import check_review, waived_words
from workbench.tradecraft.sourcing import check_sourcing
from workbench.tradecraft.text_checks import check_wording
from workbench.tradecraft.unseen_words import check_unseen_words
from workbench.tradecraft.weighed import check_weighed
from workbench.tradecraft.wording import Wording
from workbench.values.scales import Scale, scale

if TYPE_CHECKING:
    from workbench.case import Case


def check_brief(
    case: "Case", brief_id: str, profile: str = "client", client: str = "", template: str = ""
) -> list[Finding]:
    """Everything the checks find in a brief: the brief itself first, then statement by statement.

    Only what counts in `profile` (client or internal) is returned; "" returns everything. `client` is the
    id of a client, the brief's own by default, `template` what the file is written in, the client's or
    the brief's own by default. Waived findings are kept and marked. Raises NotFound when the brief or
    the client is gone.
    """
    ground = ground_of(case, brief_id)
    if client:
        case.clients.get(client)
    statements = [known.statement for known in ground.statements]
    found_names = names_in_brief(case, brief_id)
    names = {statement.id: hits for statement, hits in zip(statements, found_names, strict=True)}
    found = [
        *_whole_brief(case, ground, names),
        *check_lines(ground, case.briefs.sections(brief_id)),
        *check_drawn(case, ground.brief),
        *check_weighed(case, ground.brief),
        *_guarded(case, ground, profile, client),
        *_statements(case, ground, names),
        *check_proofs(ground, case.proving.brief(brief_id), case.proofs.ticked(brief_id)),
        *check_renewal(case, ground),
        *check_contradictions(case, ground),
        *check_unseen_words(case, ground),
        *check_earlier_brief(case, ground),
        *check_review(case, ground, profile, client, template),
    ]
    texts = {known.statement.id: known.statement.text for known in ground.statements}
    waivers = case.briefs.standing_waivers(brief_id)
    has_waivers = {(statement_id, check_id) for statement_id, check_id, _hash in waivers}
    marked = [
        _marked(case, finding, texts, waivers, has_waivers)
        for finding in dict.fromkeys(found)
        if not profile or finding.profile in ("", profile)
    ]
    order = {"": -1, **{known.statement.id: place for place, known in enumerate(ground.statements)}}
    return sorted(
        marked,
        key=lambda finding: (
            order[finding.statement_id], finding.start, SEVERITIES.index(finding.severity), finding.check_id
        ),
    )  # fmt: skip


def _marked(
    case: "Case",
    finding: Finding,
    texts: Mapping[str, str],
    waivers: Waived,
    has_waivers: set[tuple[str, str]],
) -> Finding:
    """The finding with the words it concerns, and waived where a waiver was given for these words."""
    text = texts.get(finding.statement_id, "")
    if finding.statement_id and not finding.words:
        finding = replace(finding, words=text[finding.start : finding.end])
    if finding.lift != "waive" or (finding.statement_id, finding.check_id) not in has_waivers:
        return finding
    words = finding.words
    if finding.statement_id:
        words = waived_words(case, finding.statement_id, finding.check_id, text)
    bound = words_hash(words)
    reason = waivers.get((finding.statement_id, finding.check_id, bound))
    return finding if reason is None else replace(finding, waived=True, reason=reason)


def check_statement(
    statement: Statement, scale_id: str = "icd203", graded_true: bool = False, as_of: str = ""
) -> list[Finding]:
    """What the words of one statement and the fields beside it give cause to say; reads nothing else."""
    return _check_words(statement, Wording(statement.text), scale(scale_id), graded_true, as_of)


def _check_words(
    statement: Statement, wording: Wording, used: Scale, graded_true: bool, as_of: str
) -> list[Finding]:
    return [
        *check_wording(
            statement.kind,
            wording,
            used,
            horizon_on=statement.horizon_on,
            likelihood=statement.likelihood,
            graded_true=graded_true,
            statement_id=statement.id,
            as_of=as_of,
        ),
        *check_fields(statement, wording, used),
    ]


def _whole_brief(case: "Case", ground: Ground, names: dict[str, list[NameHit]]) -> Iterator[Finding]:
    used: Scale = scale(ground.brief.scale)
    yield from check_whole(ground)
    yield from check_marking(ground)
    yield from check_scale(ground, used)
    yield from check_voices(ground)
    yield from check_one_origin(case, ground)
    yield from check_acronyms(ground)
    yield from check_spellings(ground, names)
    yield from check_near_names(case, ground, names)
    yield from check_register(case, ground, names)


def _guarded(case: "Case", ground: Ground, profile: str, client: str) -> Iterator[Finding]:
    if not profile or profile in GUARDED:
        yield from check_guard(case, ground, client or ground.brief.client_id or "")
        yield from check_extent(case)
        yield from check_addresses(case, ground, client or ground.brief.client_id or "")


def _statements(case: "Case", ground: Ground, names: dict[str, list[NameHit]]) -> Iterator[Finding]:
    titles = title_check(case, ground)
    used, date = scale(ground.brief.scale), date_of_brief(ground)
    as_of = (ground.brief.information_cutoff or ground.brief.created_at)[:10]
    foreign = Counter(written_in(known.statement.text) for known in ground.statements)
    for grounded in ground.statements:
        statement = grounded.statement
        hits = names[statement.id]
        for finding in _check_words(statement, grounded.wording, used, _graded_true(grounded), as_of):
            if finding.check_id == "N01":
                yield from _one_note(finding, written_in(statement.text), foreign)
            elif not (finding.check_id == "L18" and _within_a_name(finding, hits)):
                yield finding
        yield from check_sourcing(ground, grounded)
        yield from check_figures(grounded, used.id)
        if titles.has_titles:
            yield from titles.check(statement.id, statement.text, hits, date_of(grounded, date))


def _one_note(note: Finding, language: str, foreign: Counter[str]) -> Iterator[Finding]:
    """The note that wording is not judged, once for each language of a brief."""
    times = foreign.pop(language, 0)
    if times > 1:
        message = f"{times} statements are in {name_of(language)}: their wording is not judged."
        yield replace(note, message=message)
    elif times:
        yield note


def _graded_true(grounded: GroundedStatement) -> bool:
    return any(known.claim.credibility in ("1", "2") for known in grounded.claims)


def _within_a_name(finding: Finding, hits: list[NameHit]) -> bool:
    return any(hit.start <= finding.start and finding.end <= hit.end for hit in hits)

"""Issuing a deliverable: assemble, write, check, put in place, keep a record."""

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from workbench.attack.model import Examination
from workbench.briefs import Brief
from workbench.briefs.snapshot import frozen
from workbench.case_parts import CaseParts
from workbench.casefile.file.files import to_disk
from workbench.casefile.journal.stamps import Stamp, newest_stamp, stamp_of
from workbench.deliver.against import printed_seal
from workbench.deliver.assemble import assemble
from workbench.deliver.examining import Examiner, examine
from workbench.deliver.file_names import require_open_name
from workbench.deliver.hygiene import HygieneReport, check
from workbench.deliver.manuscript import Manuscript
from workbench.deliver.placing import require_free, together
from workbench.deliver.plain_errors import plain_words
from workbench.deliver.profiles import profile_named
from workbench.deliver.proof_sheet import (
    KEPT,
    MadeSheet,
    ProofFile,
    keep_proofs,
    make_proof_sheet,
    sheet_beside,
    sheet_to_keep,
)
from workbench.deliver.review_copy import ReviewSearch, left_out_of, with_margin, written_in
from workbench.deliver.templates import left_out, load_template
from workbench.deliver.writer import write
from workbench.guard import FileSearch
from workbench.guard.package_search import Searcher
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.gate import GATED, gate, require_open
from workbench.tradecraft.guarded import answers_since
from workbench.values.collecting import no_collecting
from workbench.values.errors import Refused
from workbench.values.ids import new_id
from workbench.values.moments import now


@dataclass(frozen=True, slots=True)
class Deliverable:
    """An issued Word file and what the hygiene check said of it."""

    id: str
    brief_id: str
    profile: str
    template: str
    issued_at: str
    file_name: str
    sha256: str
    hygiene: HygieneReport
    unknown_places: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """What the brief has and the template, by design or not, has no place for."""
    client_id: str = ""
    override: str = ""
    """Why it was issued although the checks found errors; "" where they found none."""
    overridden: tuple[Finding, ...] = ()
    edition: int = 0
    """Number of the edition it was written of; 0 where the brief was not issued to a client like this."""
    written: dict[str, Any] = field(default_factory=dict)
    """Of a review copy: the tags of its statements, and the other lines by their hashes."""
    remarks_left_out: int = 0
    """How many remarks are not in a review copy since they name what must stay in the house."""
    stamp: Stamp | None = None
    """The change set it was written of, with its seal; kept with it, and in print in a file for the house."""
    examination: Examination = field(default_factory=Examination)
    """What an attack on the finished file recovered, and which programs read it."""
    proof_sheet: ProofFile | None = None
    """The proof sheet that was written beside an internal file."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of an export: for whom, in which template, issued when, and why in spite of errors."""

    profile: str = "client"
    template: str = ""
    issued_at: str | None = None
    override: str = ""
    client_id: str = ""
    protected: bool = False
    """Whether protected sources are named in a review copy."""
    replace: bool = False
    """Whether a file that has the name may be replaced."""
    examiner: Examiner = field(default_factory=Examiner)
    proof_sheet: bool = True
    """Whether the proof sheet is written beside an internal file."""


@dataclass(frozen=True, slots=True)
class _Passed:
    """A brief that passed the gate, read at one moment."""

    manuscript: Manuscript
    snapshot: str
    lines: list[str]
    override: str
    overridden: tuple[Finding, ...]
    searcher: Searcher
    since: str
    client: str
    stamp: Stamp | None
    sheet: dict[str, Any]
    """The proof sheet that is kept with the file, {} for none."""


def deliver(case: CaseParts, brief_id: str, path: Path, order: Order) -> Deliverable:
    """Write a brief as a Word file at `path`.

    Nothing is written when the brief has no statements, errors stand against a client file without a
    reason to override them, a place is missing in the template, or the hygiene check finds something
    (Refused), or the folder cannot be written (CannotWrite). A file that has the name is only replaced
    where the order says so, else it is refused (FileIsThere).
    """
    with no_collecting():
        return _delivered(case, brief_id, path, order)


def _delivered(case: CaseParts, brief_id: str, path: Path, order: Order) -> Deliverable:
    profile = profile_named(order.profile).name
    _require_record(case, path, profile)
    require_free(path, order.replace)
    if profile == "internal" and order.proof_sheet:
        # Before the file is stamped: what it is written of then holds the proofs as well.
        keep_proofs(case, brief_id)
    brief = case.briefs.get(brief_id)
    client = case.clients.get(order.client_id) if order.client_id else None
    order = replace(order, template=order.template or (client.template if client else "") or brief.template)
    chosen = load_template(order.template)
    issued_at = order.issued_at or now()
    passed = _pass_gate(case, brief, order, issued_at)
    require_open_name(case, path.name, profile, passed.client, passed.since)
    manuscript = passed.manuscript
    data = write(manuscript, chosen, profile, order.protected)
    with case.snapshot():
        report = _checked(data, profile, passed, chosen.links, order.protected)
    deliverable = Deliverable(
        new_id(),
        brief_id,
        profile,
        chosen.name,
        issued_at,
        path.name,
        report.sha256,
        report,
        chosen.unknown,
        left_out(manuscript, chosen),
        order.client_id,
        passed.override,
        passed.overridden,
        stamp=passed.stamp,
        examination=examine(case, brief, order.client_id, chosen, data, order.examiner)
        if profile in GATED
        else Examination(),
    )
    deliverable = _with_review(deliverable, manuscript, data)
    sheet = _proof_sheet(case, deliverable, path, order)
    record = _Record(passed.snapshot, passed.lines, passed.sheet)
    return _issue(case, deliverable, record, _Files(path, data, sheet, order.replace))


@dataclass(frozen=True, slots=True)
class _Record:
    """What is kept in the case with the file: the brief as it was, and its proof sheet, {} for none."""

    snapshot: str
    lines: list[str]
    """The brief as the plain lines it is published in."""
    sheet: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Files:
    """What is to be put in place: the file, and the proof sheet of one for the house."""

    path: Path
    data: bytes
    sheet: MadeSheet | None
    replaces: bool

    @property
    def all(self) -> list[tuple[Path, bytes]]:
        """Both with their places; the sheet is second, so that it is never there alone."""
        sheets = [(self.sheet.path, self.sheet.data)] if self.sheet else []
        return [(self.path, self.data), *sheets]


def _proof_sheet(case: CaseParts, deliverable: Deliverable, path: Path, order: Order) -> MadeSheet | None:
    if deliverable.profile != "internal" or not order.proof_sheet:
        return None
    place = sheet_beside(path, order.replace)
    return make_proof_sheet(case, deliverable.brief_id, place, deliverable.issued_at)


def _kept_sheet(case: CaseParts, brief_id: str, profile: str, manuscript: Manuscript) -> dict[str, Any]:
    """The proof sheet that is kept with the file; none with a review copy."""
    if case.read_only or profile == "review":
        return {}
    return sheet_to_keep(case, brief_id, manuscript.issued_at, manuscript.organisation)


def _checked(
    data: bytes, profile: str, passed: _Passed, links: tuple[str, ...], protected: bool
) -> HygieneReport:
    """What the hygiene check says of the finished file. Raises Refused where it finds something."""
    approved = (*passed.manuscript.approved_links, *links)
    report = check(data, profile, (), approved, passed.searcher, protected, passed.manuscript.drawn_words)
    if not report.ok:
        raise Refused(
            "Blocked: the file would show what must stay internal:\n" + "\n".join(report.findings),
            "No file was written.",
            "Change the wording or the description shown to clients, or confirm what may be read, then "
            "export again.",
        )
    return report


def _require_record(case: CaseParts, path: Path, profile: str) -> None:
    if case.read_only and profile in GATED:
        raise Refused(
            f"“{path.name}” was not exported: the case is open read-only, and client files are kept on "
            "record in it.",
            "No file was written.",
            "Open the case for writing, or export the internal file.",
        )


def _with_review(deliverable: Deliverable, manuscript: Manuscript, data: bytes) -> Deliverable:
    """The same with what a review copy is known by when it comes back."""
    if not manuscript.review_copy:
        return deliverable
    return replace(deliverable, written=written_in(data), remarks_left_out=left_out_of(manuscript))


def _guard(case: CaseParts, brief: Brief, order: Order) -> FileSearch:
    """The guard for this client, with the answers that count for this edition."""
    client = case.clients.get(order.client_id).name if order.client_id else ""
    return case.guard.for_file(client, answers_since(case.briefs, brief))


def _pass_gate(case: CaseParts, brief: Brief, order: Order, issued_at: str) -> _Passed:
    with case.snapshot():
        findings = (
            case.briefs.check(brief.id, order.profile, order.client_id, order.template)
            if order.profile in GATED
            else []
        )
        closed = gate(findings, order.profile)
        reason = require_open(closed, brief.title, order.override)
        manuscript = assemble(
            case, brief.id, order.profile, issued_at, order.client_id, protected=order.protected
        )
        snapshot = frozen(case.briefs, brief)
        stamp = _stamp_of(case, brief, snapshot, order.profile)
        if stamp and order.profile not in GATED:
            manuscript = replace(manuscript, seal=printed_seal(stamp))
        guard = _guard(case, brief, order)
        searcher: Searcher = guard
        if manuscript.review_copy:
            searcher = ReviewSearch(guard)
            manuscript = with_margin(case, manuscript, None if order.protected else searcher)
        sheet = _kept_sheet(case, brief.id, order.profile, manuscript)
        return _Passed(
            manuscript,
            snapshot,
            case.briefs.lines(brief.id),
            reason,
            closed.blocking,
            searcher,
            guard.since,
            guard.client,
            stamp,
            sheet,
        )


def _stamp_of(case: CaseParts, brief: Brief, snapshot: str, profile: str) -> Stamp | None:
    """The change set of the edition this is, or will be: after it the case holds the brief as issued.

    A file for the house makes no edition; writing it twice gives the same bytes.
    """
    edition = case.briefs.editions.present(brief.id, snapshot)
    if edition:
        return stamp_of(case.connection, edition.change_set_id)
    return newest_stamp(case.connection, of_content=profile not in GATED)


def _issue(case: CaseParts, deliverable: Deliverable, record: _Record, files: _Files) -> Deliverable:
    """Put the files in their places and their record in the case: all or none."""
    if files.sheet:
        deliverable = replace(deliverable, proof_sheet=files.sheet.file)
    with plain_words(files.path):
        with together(files.all, files.replaces) as put_all:
            if case.read_only:
                put_all()
            else:
                with case.change(f"Issue “{deliverable.file_name}”", undoable=False):
                    deliverable = _record(case, deliverable, record)
                    put_all()
        to_disk(files.path.parent)
    return deliverable


def _record(case: CaseParts, deliverable: Deliverable, record: _Record) -> Deliverable:
    """Enter the file, and for a client file the edition it was written of; the rows only grow."""
    brief_id, editions = deliverable.brief_id, case.briefs.editions
    edition = editions.present(brief_id, record.snapshot)
    if edition is None and deliverable.profile in GATED:
        change_set_id = deliverable.stamp.change_set_id if deliverable.stamp else ""
        edition = editions.freeze(brief_id, record.snapshot, change_set_id, deliverable.issued_at)
    told = {
        **asdict(deliverable.hygiene),
        "recovered": [find.line for find in deliverable.examination.finds],
        "readers": dict(deliverable.examination.readers),
        "overridden": [[one.check_id, one.statement_id, one.message] for one in deliverable.overridden],
    }
    if deliverable.written:
        told["review"] = deliverable.written
    if record.sheet:
        told[KEPT] = record.sheet
    if deliverable.proof_sheet:
        told["proof_sheet"] = asdict(deliverable.proof_sheet)
    if deliverable.override:
        told |= {"overridden_by": case.analyst.name, "overridden_at": now()}
    case.insert(
        "deliverable",
        {
            "id": deliverable.id,
            "brief_id": brief_id,
            "profile": deliverable.profile,
            "template": deliverable.template,
            "issued_at": deliverable.issued_at,
            "file_name": deliverable.file_name,
            "sha256": deliverable.sha256,
            "hygiene": json.dumps(told, ensure_ascii=False),
            "snapshot": "\n".join(record.lines),
            "edition_id": edition.id if edition else None,
            "client_id": deliverable.client_id or None,
            "override": deliverable.override,
            "change_seq": deliverable.stamp.seq if deliverable.stamp else 0,
            "change_set_id": deliverable.stamp.change_set_id if deliverable.stamp else "",
            "seal": deliverable.stamp.seal if deliverable.stamp else "",
        },
    )
    return replace(deliverable, edition=edition.number if edition else 0)

"""Issuing a deliverable: assemble, write, check, put in place, keep a record."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.case_parts import CaseParts
from workbench.deliver.assemble import assemble
from workbench.deliver.hygiene import HygieneReport, check
from workbench.deliver.profiles import profile_named
from workbench.deliver.templates import left_out, load_template
from workbench.deliver.writer import write
from workbench.values.errors import CannotWrite, DiskFull, Refused
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


def deliver(
    case: CaseParts, brief_id: str, path: Path, profile: str, template: str, issued_at: str | None
) -> Deliverable:
    """Write a brief as a Word file at `path`.

    Nothing is written when the brief has no statements, a place is missing in the template, or the
    hygiene check finds something (Refused), or the folder cannot be written (CannotWrite).
    """
    profile_named(profile)
    brief = case.briefs.get(brief_id)
    chosen = load_template(template or brief.template)
    issued_at = issued_at or now()
    with case.snapshot():
        manuscript = assemble(case, brief_id, profile, issued_at)
    data = write(manuscript, chosen, profile)
    report = check(data, profile, manuscript.secrets, (*manuscript.approved_links, *chosen.links))
    if not report.ok:
        raise Refused(
            f"The file would give away what must stay in the house: {'; '.join(report.findings)}.",
            "Nothing was written.",
            "Change the wording or the source's descriptor, then export again.",
        )
    _put_in_place(path, data)
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
    )
    if not case.read_only:
        _record(case, deliverable, "\n".join(case.briefs.lines(brief_id)))
    return deliverable


def _record(case: CaseParts, deliverable: Deliverable, snapshot: str) -> None:
    with case.change(f"Issue “{deliverable.file_name}”", undoable=False):
        case.insert(
            "deliverable",
            {
                "id": deliverable.id,
                "brief_id": deliverable.brief_id,
                "profile": deliverable.profile,
                "template": deliverable.template,
                "issued_at": deliverable.issued_at,
                "file_name": deliverable.file_name,
                "sha256": deliverable.sha256,
                "hygiene": json.dumps(asdict(deliverable.hygiene), ensure_ascii=False),
                "snapshot": snapshot,
            },
        )


def _put_in_place(path: Path, data: bytes) -> None:
    """Whole or not at all: a file beside it first, then one rename."""
    try:
        handle, beside = tempfile.mkstemp(prefix=".groundwork-", suffix=".docx", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(beside, 0o644)
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except FileNotFoundError as error:
        raise CannotWrite(f"The folder “{path.parent}” does not exist.", "Nothing was written.") from error
    except PermissionError as error:
        raise CannotWrite(
            f"“{path}” cannot be written: permission is denied, or the file is open in Word.",
            "Nothing was written.",
            "Close the file or choose another place.",
        ) from error
    except IsADirectoryError as error:
        raise CannotWrite(
            f"“{path}” is a folder.", "Nothing was written.", "Give the file a name."
        ) from error
    except OSError as error:
        if error.errno == 28:
            raise DiskFull(
                "The disk is full.", "No Word file was written.", "Free some room and export again."
            ) from error
        raise CannotWrite(f"“{path}” cannot be written: {error.strerror}.", "Nothing was written.") from error

"""Issuing a deliverable: assemble, write, check, put in place, keep a record."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from errno import ENOSPC
from pathlib import Path

from workbench.case_parts import CaseParts
from workbench.casefile.file.files import beside, remove, second_name, to_disk
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
    _issue(case, deliverable, path, data)
    return deliverable


def _issue(case: CaseParts, deliverable: Deliverable, path: Path, data: bytes) -> None:
    """Put the file in its place and its record in the case: both or neither."""
    with _plain_words(path), beside(path, data) as unissued:
        os.chmod(unissued, 0o644)
        if case.read_only:
            os.replace(unissued, path)
        else:
            older = second_name(path)
            try:
                with case.change(f"Issue “{deliverable.file_name}”", undoable=False):
                    _record(case, deliverable)
                    os.replace(unissued, path)
            except BaseException:
                _put_back(path, older, issued=not unissued.exists())
                raise
            finally:
                if older:
                    remove(older)
        to_disk(path.parent)


def _put_back(path: Path, older: Path | None, issued: bool) -> None:
    """The file that was there before, where its place was taken and the record then failed."""
    if older and issued:
        os.replace(older, path)
    elif issued:
        remove(path)


def _record(case: CaseParts, deliverable: Deliverable) -> None:
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
            "snapshot": "\n".join(case.briefs.lines(deliverable.brief_id)),
        },
    )


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    try:
        yield
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
        if error.errno == ENOSPC:
            raise DiskFull(
                "The disk is full.", "No Word file was written.", "Free some room and export again."
            ) from error
        raise CannotWrite(f"“{path}” cannot be written: {error.strerror}.", "Nothing was written.") from error

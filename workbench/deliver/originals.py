"""Original documents written to a file: those of sources that are kept back say INTERNAL in their names."""

from pathlib import Path

from workbench.case_parts import CaseParts
from workbench.deliver.placing import free_name
from workbench.values.file_names import file_name_of
from workbench.values.job import Job

_MARK = "INTERNAL - "


def original_name(case: CaseParts, source_id: str) -> str:
    """The name an original is suggested to be written under."""
    name = file_name_of(case.sources.get(source_id).file_name)
    return f"{_MARK}{name}" if is_internal(case, source_id, name) else name


def is_internal(case: CaseParts, source_id: str, name: str = "") -> bool:
    """Whether an original must stay internal: its source is kept back, or its name says too much."""
    return case.guard.is_kept(source_id) or any(hit.stops for hit in case.guard.search(name))


def write_original(case: CaseParts, source_id: str, path: Path, job: Job | None = None) -> Path:
    """Write an original exactly as it was taken in; returns where to.

    One that is internal is written under a name that says so, beside what has that name. Raises
    NotFound when the source is gone, OSError when the file cannot be written, Cancelled once the job is.
    """
    if is_internal(case, source_id, path.name) and not path.name.startswith(_MARK):
        path = free_name(path.with_name(_MARK + path.name))
    case.sources.write_original(source_id, path, job)
    return path

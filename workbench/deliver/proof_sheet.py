"""The proof sheet of a brief as a file: internal, beside the internal deliverable or on its own."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from workbench.case_parts import CaseParts
from workbench.casefile.file.files import beside, to_disk
from workbench.deliver.file_names import suggested_name
from workbench.deliver.hygiene import check
from workbench.deliver.placing import free_name, put, require_free
from workbench.deliver.plain_errors import plain_words
from workbench.deliver.proof_html import proof_sheet_html
from workbench.deliver.proof_rows import sheet_text
from workbench.deliver.proof_word import proof_sheet_docx
from workbench.proving.sheet import proven_of
from workbench.values.errors import Refused
from workbench.values.moments import now

SUFFIXES = (".docx", ".html")


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A proof sheet that was written: how much of the brief is proven, and the digest of the file."""

    file_name: str
    sha256: str
    proven: int
    items: int
    stale: int

    @property
    def summary(self) -> str:
        """`31 of 40 items proven`."""
        return proven_of(self.proven, self.items)


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet that is ready to be written."""

    path: Path
    data: bytes
    file: ProofFile

    def put(self, replace: bool) -> ProofFile:
        """Give it its place; a file that has the name is replaced only with `replace`."""
        with plain_words(self.path), beside(self.path, self.data) as unissued:
            put(unissued, self.path, replace)
            to_disk(self.path.parent)
        return self.file


def write_proof_sheet(case: CaseParts, brief_id: str, path: Path, replace: bool = False) -> ProofFile:
    """Write the proof sheet of a brief as Word or HTML, and keep what the program found.

    Refused for any other ending and for a brief without statements, FileIsThere where the name is taken
    and `replace` is not given; nothing is written then.
    """
    require_free(path, replace)
    made = make_proof_sheet(case, brief_id, path, now())
    file = made.put(replace)
    keep_proofs(case, brief_id)
    return file


def make_proof_sheet(case: CaseParts, brief_id: str, path: Path, issued_at: str) -> MadeSheet:
    """The sheet as it will be written at `path`, looked through like every internal file."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(
            f"A proof sheet cannot be written as “{path.name}”.",
            "No file was written.",
            f"Give the file a name that ends with {' or '.join(SUFFIXES)}.",
        )
    sheet = case.proofs.sheet(brief_id)
    if not sheet.lines:
        raise Refused(
            "The brief has no statements.",
            "No file was written.",
            "Add at least one statement to its Summary or Outlook.",
        )
    text = sheet_text(sheet, issued_at, case.info("organisation"))
    data = proof_sheet_docx(text) if suffix == ".docx" else proof_sheet_html(text)
    if suffix == ".docx":
        report = check(data, "internal")
        if not report.ok:
            raise Refused(
                "The proof sheet would hold what no file may:\n" + "\n".join(report.findings),
                "No file was written.",
            )
    digest = hashlib.sha256(data).hexdigest()
    file = ProofFile(path.name, digest, sheet.proven, sheet.count, sheet.stale)
    return MadeSheet(path, data, file)


def keep_proofs(case: CaseParts, brief_id: str) -> None:
    """Keep what the program found, where the case can be written."""
    if not case.read_only and not case.review_copy:
        case.proofs.keep(brief_id)


def sheet_beside(path: Path, replace: bool) -> Path:
    """Where the sheet of an internal deliverable at `path` goes."""
    wanted = _sheet_of(path)
    return wanted if replace else free_name(wanted)


def _sheet_of(path: Path) -> Path:
    return path.with_name(f"{path.stem} - proof sheet.docx")


def suggested_sheet_name(case: CaseParts, brief_id: str) -> str:
    """A name for the sheet: `Libya - 2025-02-18 - Ministry - internal - proof sheet.docx`."""
    return _sheet_of(Path(suggested_name(case, brief_id, "internal"))).name

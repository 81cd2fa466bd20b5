"""The proof sheet of a brief as a file: internal, beside the internal deliverable or on its own."""

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.case_parts import CaseParts
from workbench.casefile.file.files import beside, to_disk
from workbench.deliver.file_names import suggested_name
from workbench.deliver.hygiene import check
from workbench.deliver.placing import free_name, put, require_free
from workbench.deliver.plain_errors import plain_words
from workbench.deliver.proof_html import proof_sheet_html
from workbench.deliver.proof_pdf import proof_sheet_pdf
from workbench.deliver.proof_rows import SheetText, packed, sheet_of, sheet_text, unpacked
from workbench.deliver.proof_word import proof_sheet_docx
from workbench.proving.sheet import proven_of
from workbench.values.errors import NotFound, Refused
from workbench.values.moments import now

SUFFIXES = (".docx", ".html", ".pdf")


KEPT = "proof"
"""Under what the sheet is kept in the record of an issued file."""
_WRITERS = {".docx": proof_sheet_docx, ".html": proof_sheet_html, ".pdf": proof_sheet_pdf}


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

    def put(self, replaces: bool) -> ProofFile:
        """Give it its place; a file that has the name is replaced only with `replaces`."""
        with plain_words(self.path), beside(self.path, self.data) as unissued:
            put(unissued, self.path, replaces)
            to_disk(self.path.parent)
        return self.file


def write_proof_sheet(case: CaseParts, brief_id: str, path: Path, replace: bool = False) -> ProofFile:
    """Write the proof sheet of a brief as Word, HTML or PDF, and keep what the program found.

    Refused for any other ending and for a brief without statements, FileIsThere where the name is taken
    and `replace` is not given; nothing is written then.
    """
    require_free(path, replace)
    made = make_proof_sheet(case, brief_id, path, now())
    file = made.put(replace)
    keep_proofs(case, brief_id)
    return file


def write_kept_sheet(case: CaseParts, deliverable_id: str, path: Path, replace: bool = False) -> ProofFile:
    """Write the proof sheet that was kept with an issued file, as it was on the day of issue.

    Raises NotFound for a file that is not on record, Refused for one that none was kept with.
    """
    require_free(path, replace)
    row = case.connection.execute(
        "SELECT hygiene FROM deliverable WHERE id = ?", (deliverable_id,)
    ).fetchone()
    if row is None:
        raise NotFound("This file is not on record in the case.")
    told = json.loads(row[0]).get(KEPT)
    if not told:
        raise Refused(
            "No proof sheet was kept with this file.",
            "No file was written.",
            "Write the proof sheet of the brief as it is now.",
        )
    sheet = unpacked(told["packed"]) if "packed" in told else sheet_of(told["sheet"])
    return _made(sheet, path, ProofFile(path.name, "", **told["counts"])).put(replace)


def make_proof_sheet(case: CaseParts, brief_id: str, path: Path, issued_at: str) -> MadeSheet:
    """The sheet as it will be written at `path`, looked through like every internal file."""
    _require_suffix(path)
    sheet = case.proofs.sheet(brief_id)
    if not sheet.lines:
        raise Refused(
            "The brief has no statements.",
            "No file was written.",
            "Add at least one statement to its Summary or Outlook.",
        )
    text = sheet_text(sheet, issued_at, case.info("organisation"))
    return _made(text, path, ProofFile(path.name, "", sheet.proven, sheet.count, sheet.stale))


def sheet_to_keep(case: CaseParts, brief_id: str, issued_at: str, organisation: str) -> dict[str, Any]:
    """The proof sheet of a brief as it is kept with a file that is issued; plain data."""
    sheet = case.proofs.sheet(brief_id)
    text = sheet_text(sheet, issued_at, organisation)
    counts = {"proven": sheet.proven, "items": sheet.count, "stale": sheet.stale}
    return {"packed": packed(text), "counts": counts}


def _made(text: SheetText, path: Path, file: ProofFile) -> MadeSheet:
    _require_suffix(path)
    data = _WRITERS[path.suffix.lower()](text)
    if path.suffix.lower() == ".docx":
        report = check(data, "internal")
        if not report.ok:
            raise Refused(
                "The proof sheet would hold what no file may:\n" + "\n".join(report.findings),
                "No file was written.",
            )
    return MadeSheet(path, data, replace(file, sha256=hashlib.sha256(data).hexdigest()))


def _require_suffix(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise Refused(
            f"A proof sheet cannot be written as “{path.name}”.",
            "No file was written.",
            f"Give the file a name that ends with {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.",
        )


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

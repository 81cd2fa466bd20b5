"""A second look at a finished Word file by code that trusts nothing it was told.

It opens the bytes again, looks in every part of the package for words that must not leave the house,
in the forms they may hide in, and for what a hand-made Word file would carry.
"""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.deliver.manuscript import Secret
from workbench.deliver.traces import traces
from workbench.guard.package_search import Searcher, TooMuch, in_words, search_parts, searcher_for
from workbench.values.errors import NotFound, Unreadable

LARGEST = 200_000_000
"""Bytes of a package unpacked that are looked through; a brief has a thousandth of that."""

LARGEST_TEXT = 8_000_000
"""Bytes of its parts that are no pictures; a thousand statements make one million."""

_TAG = re.compile(rb'(<w:tag w:val=")gw:(?:statement|assessment):[0-9a-f:-]+("/>)')
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER = 30


@dataclass(frozen=True, slots=True)
class HygieneReport:
    """What the check found. `ok` means nothing; `parts` and `secrets` say how many were looked through."""

    ok: bool
    findings: tuple[str, ...]
    sha256: str
    parts: int
    secrets: int


def check(
    data: bytes,
    profile: str = "client",
    secrets: Iterable[Secret] = (),
    approved_links: Iterable[str] = (),
    searcher: Searcher | None = None,
    protected: bool = False,
    drawn: Iterable[str] = (),
) -> HygieneReport:
    """Look through a Word file.

    `profile` client allows nothing that `searcher`, the guard of the case, finds, nor does review, which may
    have comments; internal files name protected sources and are only checked for structure. So are review
    copies with `protected`. `secrets` are words to look for where there
    is no case. `approved_links` are targets a hyperlink may have; `drawn` are the words in its pictures,
    which cannot be read out of them.
    """
    if searcher is None:
        searcher = searcher_for((secret.text, secret.origin) for secret in secrets)
    guarded = profile == "client" or (profile == "review" and not protected)
    count = searcher.count if guarded else 0
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            if _is_too_large(members):
                return _report(data, ["the file is too large to be checked"], 0, count)
            findings = list(_package_findings(data, package))
            for member in members:
                parts[member.filename] = parts.get(member.filename, b"") + package.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError):
        return _report(data, ["the file is not a Word document or is damaged"], 0, count)
    if "word/document.xml" not in parts:
        findings.append("the file holds no Word document")
    findings += traces(parts, set(approved_links), profile == "review")
    if count:
        findings += _secret_findings(_untagged(parts) if profile == "review" else parts, searcher)
        findings += [in_words("a figure", hit) for words in drawn for hit in searcher.search(words)]
    return _report(data, findings, len(parts), count)


def check_file(
    path: Path, searcher: Searcher | None = None, approved_links: Iterable[str] = ()
) -> HygieneReport:
    """The same for a file on disk; without the guard of a case names are not looked for.

    Raises NotFound when there is no such file, Unreadable when it is no Word document.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFound(f"“{path}” cannot be read: {error.strerror or error}.") from error
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Unreadable(f"“{path.name}” is not a Word document, or it is damaged.")
    return check(data, "client", (), approved_links, searcher)


def _report(data: bytes, findings: list[str], parts: int, secrets: int) -> HygieneReport:
    unique = tuple(dict.fromkeys(findings))
    return HygieneReport(not unique, unique, hashlib.sha256(data).hexdigest(), parts, secrets)


def _package_findings(data: bytes, package: zipfile.ZipFile) -> Iterator[str]:
    """What the zip itself carries: times, extra fields, remarks, doubles, bytes between its members."""
    names: set[str] = set()
    expected = 0
    for member in package.infolist():
        if member.date_time != _EPOCH:
            yield f"the part {member.filename} carries a time"
        if member.extra or member.comment:
            yield f"the part {member.filename} carries extra data of the zip format"
        if member.filename in names:
            yield f"the part {member.filename} is there twice"
        names.add(member.filename)
        if member.header_offset != expected:
            yield "the file holds bytes that belong to no part"
        expected = _end_of(data, member)
    if package.comment:
        yield "the file carries a remark of the zip format"
    if package.start_dir != expected or not data.endswith(
        b"\0\0" if not package.comment else package.comment
    ):
        yield "the file holds bytes that belong to no part"


def _end_of(data: bytes, member: zipfile.ZipInfo) -> int:
    header = data[member.header_offset : member.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER:
        return -1
    name, extra = struct.unpack("<HH", header[26:30])
    return int(member.header_offset + _LOCAL_HEADER + name + extra + member.compress_size)


def _is_too_large(members: list[zipfile.ZipInfo]) -> bool:
    texts = (member for member in members if not member.filename.startswith("word/media/"))
    return (
        sum(member.file_size for member in members) > LARGEST
        or sum(member.file_size for member in texts) > LARGEST_TEXT
    )


def _untagged(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts without the ids that a review copy has in the tags of its statements, and nowhere else."""
    return {name: _TAG.sub(rb"\1\2", content) for name, content in parts.items()}


def _secret_findings(parts: dict[str, bytes], searcher: Searcher) -> Iterator[str]:
    try:
        for name, hit in search_parts(parts, searcher):
            yield in_words(name, hit)
    except TooMuch as error:
        yield f"{error} holds more packed data than can be checked"

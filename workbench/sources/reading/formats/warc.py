"""Web archives (WARC, ISO 28500, and ARC): each archived page or document becomes one of its own."""

import io
import re
import zlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from workbench.sources.reading.detect import detect
from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.model import Part, Reading
from workbench.values.errors import Unreadable
from workbench.values.moments import utc_to_the_second
from workbench.values.text import one_line, shortened

MOST_PAGES = 2000
MOST_RECORDS = 200_000
_LARGEST_PAGE = 50 * 1024 * 1024
_MOST_BYTES = 100_000_000
_LONGEST_NAME = 120
# Of a page's many files these are read; styles, scripts and pictures are what it was drawn with.
_DOCUMENTS = {"html", "pdf", "docx", "odf", "rtf", "epub", "xlsx", "msg", "eml", "csv_table"}
# The library lets many kinds of error through where a record is not what it says.
_FAULTS = (EOFError, ValueError, OSError, KeyError, AttributeError, TypeError, IndexError)
_WEB = ("http://", "https://")
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(slots=True)
class Archive:
    """What was found in one or several WARC files."""

    parts: list[Part] = field(default_factory=list)
    by_digest: dict[str, int] = field(default_factory=dict)
    again: dict[int, list[str]] = field(default_factory=dict)
    unresolved: int = 0
    others: int = 0
    failures: int = 0
    undecoded: int = 0
    left_out: int = 0
    damaged: bool = False
    size: int = 0

    def read(self, data: bytes) -> None:
        """Take every record of one WARC or ARC file; one that is damaged is read as far as it goes."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.bufferedreaders import BufferedReader
        from warcio.exceptions import ArchiveLoadFailed

        # Its own way with Brotli sets an attribute that the module no longer lets be set.
        BufferedReader.DECOMPRESSORS["br"] = _Brotli

        try:
            for number, record in enumerate(ArchiveIterator(io.BytesIO(data), arc2warc=True)):
                if number >= MOST_RECORDS:
                    self.left_out += 1
                    return
                self._take(record)
        except (
            ArchiveLoadFailed,
            EOFError,
            ValueError,
            OSError,
            KeyError,
            AttributeError,
            TypeError,
            IndexError,
        ):
            # The library lets many kinds of error through where a record is not what it says.
            self.damaged = True

    def _take(self, record: Any) -> None:
        url = _address(record.rec_headers.get_header("WARC-Target-URI") or "")
        moment = _moment(record.rec_headers.get_header("WARC-Date") or "")
        if record.rec_type == "revisit":
            self._take_revisit(record, moment)
        elif record.rec_type in ("response", "resource", "conversion"):
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if status == "200":
                self._take_page(record, url, moment)
            else:
                self.failures += 1

    def _take_page(self, record: Any, url: str, moment: str) -> None:
        stated = _content_type(record)
        # What has no address of the web is the log of the program that made the archive, or its screenshots.
        if (
            not url
            or stated.startswith(("image/", "video/", "audio/", "font/", "text/css"))
            or "javascript" in stated
        ):
            self.others += 1
            return
        try:
            data = record.content_stream().read(_LARGEST_PAGE + 1)
        except (*_FAULTS, zlib.error):
            self.undecoded += 1
            return
        name = _name_of(url, stated)
        if detect(data, name).reader not in _DOCUMENTS and stated != "text/plain":
            self.others += 1
            return
        self.size += len(data)
        if len(data) > _LARGEST_PAGE or len(self.parts) >= MOST_PAGES or self.size > _MOST_BYTES:
            self.left_out += 1
            return
        if digest := record.rec_headers.get_header("WARC-Payload-Digest"):
            self.by_digest.setdefault(digest, len(self.parts))
        facts = {"url": "the web archive", **({"captured_at": "the web archive"} if moment else {})}
        self.parts.append(Part(name, data, url, moment, facts))

    def _take_revisit(self, record: Any, moment: str) -> None:
        """A page that was the same as before: not kept again, only that it was seen, and when."""
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        index = self.by_digest.get(digest or "")
        if index is None:
            self.unresolved += 1
        else:
            self.again.setdefault(index, []).append(moment)

    def reading(self, media_type: str, reader: str) -> Reading:
        """The archive as a list of its pages, with the pages as parts."""
        if not self.parts and self.damaged:
            raise Unreadable(
                "The web archive is damaged and nothing in it can be read.", kept="The original is kept."
            )
        builder = TextBuilder()
        parts = []
        for index, part in enumerate(self.parts):
            builder.add("list_item", " ".join(filter(None, (part.captured_at, part.url or part.name))), 1)
            seen = ", ".join(filter(None, self.again.get(index, [])))
            parts.append(
                replace(part, facts={**part.facts, "captured again, unchanged": seen}) if seen else part
            )
        counts = {
            "archived pages": len(parts),
            "other files in the archive": self.others,
            "answers other than a page": self.failures,
        }
        return Reading(
            text=builder.text,
            structure=tuple(builder.spans),
            reader=reader,
            media_type=media_type,
            warnings=tuple(self._warnings()),
            active={name: count for name, count in counts.items() if count},
            parts=tuple(parts),
        )

    def _warnings(self) -> list[str]:
        warnings = []
        if self.damaged:
            warnings.append("The web archive is damaged: what comes after the damage was not read.")
        if self.undecoded:
            warnings.append(f"{self.undecoded} pages are packed in a way that could not be undone.")
        if self.left_out:
            warnings.append(
                f"{self.left_out} pages were left out: the archive holds more than is read at once."
            )
        if self.unresolved:
            warnings.append(
                f"{self.unresolved} pages are only referred to; they are kept in another archive."
            )
        if not self.parts:
            warnings.append("The web archive holds no page or document.")
        return warnings


def read(data: bytes, name: str) -> Reading:
    """Read a WARC or ARC file that is not compressed, or no longer."""
    archive = Archive()
    archive.read(data)
    is_arc = data.startswith(b"filedesc://")
    return archive.reading("application/x-arc" if is_arc else "application/warc", "warc 1")


class _Brotli:
    """Unpacks Brotli (RFC 7932) piece by piece; a piece that grows beyond measure is refused."""

    unused_data = None

    def __init__(self) -> None:
        import brotli

        self._decompressor = brotli.Decompressor()

    def decompress(self, piece: bytes) -> bytes:
        """What one piece unpacks to."""
        out: bytes = self._decompressor.process(piece, output_buffer_limit=_LARGEST_PAGE)
        if not self._decompressor.can_accept_more_data():
            raise ValueError("unpacks to more than a page")
        return out


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()


def _address(uri: str) -> str:
    """The address as it was asked for; wget puts it in angle brackets."""
    uri = one_line(uri.strip("<> "), 2000)
    return uri if uri.startswith(_WEB) else ""


def _moment(stated: str) -> str:
    try:
        moment = datetime.fromisoformat(stated.strip().replace("Z", "+00:00"))
    except ValueError:
        return ""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return utc_to_the_second(moment)


def _name_of(url: str, stated: str) -> str:
    """A file name for an address, with the ending its kind is known by."""
    bare = re.sub(r"^https?://", "", url.split("?")[0].split("#")[0]) or "archived"
    name = shortened(_UNSAFE.sub("_", bare).strip("_."), _LONGEST_NAME) or "archived"
    return name if "html" not in stated or name.lower().endswith((".html", ".htm")) else f"{name}.html"

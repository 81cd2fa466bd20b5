"""Outlook messages (.msg): put in the form of an e-mail and read as one."""

import io
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from functools import cached_property
from typing import Any

from workbench.sources.reading.formats import eml
from workbench.sources.reading.formats.decode import decode, stated_in_page
from workbench.sources.reading.formats.lzfu import decompress
from workbench.sources.reading.formats.rtf import RtfReader
from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable

# Property numbers of MAPI (Microsoft's MS-OXPROPS).
_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_FROM_NAME, _FROM_ADDRESS = 0x0042, 0x0065
_TO, _CC, _HEADERS, _MESSAGE_ID = 0x0E04, 0x0E03, 0x007D, 0x1035
_SUBMITTED, _DELIVERED, _INTERNET_PAGE, _MESSAGE_PAGE = 0x0039, 0x0E06, 0x3FDE, 0x3FFD
_DATA, _LONG_NAME, _SHORT_NAME, _MEDIA_TYPE, _CONTENT_ID, _DISPLAY_NAME = (
    0x3701, 0x3707, 0x3704, 0x370E, 0x3712, 0x3001,
)  # fmt: skip
_UNICODE, _STRING, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_DEEPEST = 5
_PAGES = {20127: "cp1252", 28591: "cp1252", 28592: "iso8859-2", 28595: "iso8859-5", 28597: "iso8859-7",
          28605: "iso8859-15", 20866: "koi8-r", 21866: "koi8-u", 50220: "iso2022_jp", 51932: "euc_jp",
          51949: "euc_kr", 936: "gbk", 950: "big5", 65001: "utf-8", 1200: "utf-16-le"}  # fmt: skip


def read(data: bytes, name: str) -> Reading:
    """Read a message with what is attached to it; messages in it come out in the form of e-mails."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            storage = _Storage(compound, ())
            message, known = storage.as_mail(), storage.headers()
    except (OSError, struct.error, IndexError) as error:
        raise Unreadable(
            "The message is damaged and cannot be opened.", kept="The original is kept."
        ) from error
    reading = eml.read_message(message.as_bytes(), known)
    facts = {fact: where.replace("header", "message property") for fact, where in reading.facts.items()}
    return replace(reading, reader="msg 1", media_type="application/vnd.ms-outlook", facts=facts)


class _Storage:
    """A message or an attachment: properties by number, in streams and in a table."""

    def __init__(self, compound: Any, path: tuple[str, ...], header: int = 32, depth: int = 0) -> None:
        self._compound = compound
        self._path = path
        self._header = header
        self._depth = depth

    def _stream(self, number: int, kind: str) -> bytes | None:
        place = [*self._path, f"__substg1.0_{number:04X}{kind}"]
        if self._compound.exists("/".join(place)) and self._compound.get_type(place) == 2:
            with self._compound.openstream(place) as stream:
                return bytes(stream.read())
        return None

    @cached_property
    def _fixed(self) -> dict[int, int]:
        """Numbers and moments, which stand in one table of 16 bytes a row."""
        place = [*self._path, "__properties_version1.0"]
        if not self._compound.exists("/".join(place)):
            return {}
        with self._compound.openstream(place) as stream:
            table = stream.read()[self._header :]
        rows = (struct.unpack_from("<HHIQ", table, start) for start in range(0, len(table) - 15, 16))
        return {number: value for _, number, _, value in rows}

    @cached_property
    def _page(self) -> str:
        for number in (_MESSAGE_PAGE, _INTERNET_PAGE):
            page = self._fixed.get(number, 0) & 0xFFFFFFFF
            if page:
                return _PAGES.get(page, f"cp{page}")
        return ""

    def text(self, *numbers: int) -> str:
        """The first of some properties that holds words."""
        for number in numbers:
            wide = self._stream(number, _UNICODE)
            narrow = self._stream(number, _STRING) if wide is None else None
            words = (
                wide.decode("utf-16-le", "replace")
                if wide
                else decode(narrow, self._page)[0]
                if narrow
                else ""
            )
            words = words.replace("\0", "")
            if words.strip():
                return words
        return ""

    def _line(self, *numbers: int) -> str:
        return " ".join(self.text(*numbers).split())

    def _html(self) -> str:
        data = self._stream(_HTML, _BINARY)
        if data is None:
            return self.text(_HTML)
        page = self._fixed.get(_INTERNET_PAGE, 0) & 0xFFFFFFFF
        return decode(data, stated_in_page(data) or _PAGES.get(page, f"cp{page}" if page else ""))[0]

    def _rich(self) -> str:
        """The words of a body that is kept as RTF alone."""
        packed = self._stream(_RTF, _BINARY)
        rtf = decompress(packed) if packed else b""
        if not rtf.startswith(b"{\\rtf"):
            return ""
        reader = RtfReader(rtf)
        reader.run()
        return reader.builder.text

    def as_mail(self) -> Message:
        """The message in the form of an e-mail, its attachments in it."""
        plain, page = self.text(_BODY), self._html()
        if not plain.strip() and not page.strip():
            plain = self._rich()
        versions = [MIMEText(_sound(words), kind, "utf-8") for words, kind in ((plain, "plain"),
        (page, "html"))
                    if words.strip()]  # fmt: skip
        body = MIMEMultipart("alternative", None, versions) if len(versions) > 1 else None
        mail = MIMEMultipart("mixed")
        for part in [body] if body else versions:
            mail.attach(part)
        self._add_headers(mail)
        for attachment in self._attachments():
            mail.attach(attachment)
        return mail

    def _add_headers(self, mail: Message) -> None:
        for name, value in self.headers().items():
            if value:
                encoded = Header(_sound(value), None if value.isascii() else "utf-8", maxlinelen=10_000)
                mail.add_header(name, encoded.encode())

    def headers(self) -> dict[str, str]:
        """What a mail program shows above the message."""
        sender = self._line(_SENDER_NAME, _FROM_NAME)
        addresses = (self._line(number) for number in (_SENDER_SMTP, _SENDER_ADDRESS, _FROM_ADDRESS))
        address = next((address for address in addresses if "@" in address), "")
        sent = self._moment()
        return {
            "From": f"{sender} <{address}>"
            if sender and address and address != sender
            else sender or address,
            "To": self._line(_TO),
            "Cc": self._line(_CC),
            "Date": format_datetime(sent) if sent else "",
            "Subject": self._line(_SUBJECT),
        }

    def _moment(self) -> datetime | None:
        for number in (_SUBMITTED, _DELIVERED):
            ticks = self._fixed.get(number, 0)
            if 0 < ticks < 1 << 62:
                try:
                    return _EPOCH + timedelta(microseconds=ticks // 10)
                except OverflowError:
                    continue
        return None

    def _attachments(self) -> list[Message]:
        depth = len(self._path)
        prefix = [part.lower() for part in self._path]
        places = {
            entry[depth]
            for entry in self._compound.listdir(streams=True, storages=True)
            if len(entry) > depth
            and [part.lower() for part in entry[:depth]] == prefix
            and entry[depth].lower().startswith("__attach_version1.0_")
        }
        found = []
        for place in sorted(places):
            attachment = _Storage(self._compound, (*self._path, place), 8, self._depth)
            found.append(attachment.as_attachment())
        return found

    def as_attachment(self) -> Message:
        """One attached file, or a message in the message."""
        name = self._line(_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME)
        inner = (*self._path, f"__substg1.0_{_DATA:04X}{_OBJECT}")
        data = self._stream(_DATA, _BINARY)
        is_message = data is None and self._compound.exists("/".join([*inner, "__properties_version1.0"]))
        if is_message and self._depth < _DEEPEST:
            part: Message = MIMEBase("message", "rfc822")
            part.set_payload([_Storage(self._compound, inner, 24, self._depth + 1).as_mail()])
        else:
            kind = self._line(_MEDIA_TYPE).lower()
            main, _, sub = kind.partition("/")
            is_plain = main.isalnum() and sub.replace("-", "").replace(".", "").replace("+", "").isalnum()
            known = is_plain and main not in ("multipart", "message")
            part = MIMEBase(*((main, sub) if known else ("application", "octet-stream")))
            part.set_payload(data or b"")
            encode_base64(part)
        content_id = self._line(_CONTENT_ID)
        part.add_header("Content-Disposition", "inline" if content_id else "attachment",
                        filename=("utf-8", "", _sound(name or "attachment")))  # fmt: skip
        if content_id and content_id.isascii():
            part["Content-ID"] = f"<{content_id}>"
        return part


def _sound(words: str) -> str:
    """Words without halves of letters, which no encoding takes."""
    return words.encode("utf-8", "replace").decode("utf-8")

"""What mails and MHTML pages share: parsing that survives broken headers and charsets."""

import email
import email.policy
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Any

from workbench.sources.reading.formats.decode import decode
from workbench.values.moments import utc_to_the_second

_MOST_STRICT = 200
"""Parts beyond which a message is not read by the strict policy, which takes half a second a thousand."""


def parse(data: bytes) -> Message:
    """The message tree of any bytes."""
    # White space or a mark of byte order in front of the headers would make all of them part of the body.
    data = data.lstrip(b" \t\r\n\xef\xbb\xbf")
    plain: Message = email.message_from_bytes(data, policy=email.policy.compat32)
    if sum(1 for _ in plain.walk()) > _MOST_STRICT:
        return plain
    try:
        message: Message = email.message_from_bytes(data, policy=email.policy.default)
        # Reading every header once proves that the strict policy can.
        for part in message.walk():
            part.items()
            part.get_filename()
            part.get_content_charset()
            part.get_content_disposition()
        return message
    except Exception:  # noqa: BLE001
        # The new policy raises many kinds of error on broken headers; the old one takes them as bytes.
        return plain


def header(message: Message, name: str) -> str:
    """A header in words; encoded words decoded, folding undone, bare bytes read as text."""
    value: Any = message.get(name, "")
    raw = _bare_bytes(message, name)
    if raw:
        value = decode(raw)[0]
    if raw or not isinstance(message, EmailMessage):
        value = _decoded_words(str(value))
    return " ".join(str(value).split())


def as_written(message: Message, name: str) -> str:
    """A header just as it stands in the message, its folding undone."""
    for known, value in message.raw_items():
        if known.lower() == name.lower():
            written = str(value)
            plain = written.isascii() and "=?" not in written
            return " ".join(written.split()) if plain else header(message, name)
    return ""


def _bare_bytes(message: Message, name: str) -> bytes:
    """The header as bytes where it holds some that no mail should; empty where it does not."""
    for known, value in message.raw_items():
        if known.lower() == name.lower():
            words = str(value)
            bare = any("\ud800" <= letter <= "\udfff" for letter in words)
            return words.encode("utf-8", "surrogateescape") if bare else b""
    return b""


def _decoded_words(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, UnicodeDecodeError, ValueError):
        return value


def charset_of(part: Message) -> str:
    """The charset a part states; "" when it states none or nonsense."""
    try:
        return str(part.get_content_charset() or "")
    except (LookupError, ValueError, UnicodeError, AttributeError):
        return ""


def body_of(part: Message) -> tuple[str, str]:
    """The text of a part, and a sentence where its encoding had to be guessed."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, charset_of(part))


def bytes_of(part: Message) -> bytes:
    """The file a part carries; a message in a message as a file of its own; empty when it is broken."""
    try:
        if part.get_content_maintype() == "message":
            inner = part.get_payload()
            held = inner[0] if isinstance(inner, list) and inner else None
            return held.as_bytes(policy=email.policy.compat32) if isinstance(held, Message) else b""
        payload = part.get_payload(decode=True)
    except (LookupError, ValueError, UnicodeError, AttributeError, TypeError, IndexError):
        # The library writes again what it read, and cannot where the headers are broken.
        return b""
    return payload if isinstance(payload, bytes) else b""


def file_name_of(part: Message) -> str:
    """The name of an attached file, the subject of an attached message, or its kind."""
    try:
        name = part.get_filename()
    except (LookupError, ValueError, UnicodeError):
        name = None
    inner = part.get_payload()
    if not name and part.get_content_type() == "message/rfc822" and isinstance(inner, list) and inner:
        subject = header(inner[0], "Subject") if isinstance(inner[0], Message) else ""
        name = f"{subject}.eml" if subject else None
    return " ".join(_decoded_words(str(name or part.get_content_type())).split())[:80]


def sent(message: Message) -> datetime | None:
    """The Date header with the sender's own clock; None when there is none or it makes no sense."""
    try:
        return parsedate_to_datetime(header(message, "Date"))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def moment(message: Message) -> str:
    """The Date header as UTC ISO 8601; "" when there is none or it makes no sense."""
    date = sent(message)
    if date is None:
        return ""
    try:
        return utc_to_the_second(date if date.tzinfo else date.replace(tzinfo=UTC))
    except OverflowError:
        return ""

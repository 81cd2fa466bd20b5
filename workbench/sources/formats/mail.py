"""What mails and MHTML pages share: parsing that survives broken headers and charsets."""

import email
import email.policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Any

from workbench.sources.formats.decode import decode


def parse(data: bytes) -> Message:
    """The message tree of any bytes."""
    data = data.lstrip(b"\r\n")
    try:
        message: Message = email.message_from_bytes(data, policy=email.policy.default)
        # Reading every header once proves that the strict policy can.
        for part in message.walk():
            part.items()
            part.get_filename()
        return message
    except Exception:  # noqa: BLE001
        # The new policy raises many kinds of error on broken headers; the old one takes them as bytes.
        return email.message_from_bytes(data, policy=email.policy.compat32)


def header(message: Message, name: str) -> str:
    """A header in words; encoded words decoded, folding undone."""
    value: Any = message.get(name, "")
    if not isinstance(message, EmailMessage):
        from email.header import decode_header, make_header

        try:
            value = make_header(decode_header(str(value)))
        except (LookupError, UnicodeDecodeError, ValueError):
            value = message.get(name, "")
    return " ".join(str(value).split())


def body_of(part: Message) -> tuple[str, str]:
    """The text of a part, and a sentence where its encoding had to be guessed."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, str(part.get_content_charset() or ""))


def moment(message: Message) -> str:
    """The Date header as UTC ISO 8601; "" when there is none or it makes no sense."""
    from datetime import UTC

    try:
        date = parsedate_to_datetime(header(message, "Date"))
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    try:
        return date.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except OverflowError:
        return ""

"""What mails and MHTML pages share: parsing that survives broken headers and charsets."""

import base64
import email
import email.policy
import quopri
import re
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Any

from workbench.sources.reading.formats.decode import decode
from workbench.values.moments import utc_to_the_second

_ENCODED = re.compile(r"=\?([\w.:*-]+)\?([bBqQ])\?([^?\s]*)\?=")
_ROW = re.compile(rf"{_ENCODED.pattern}(?:\s*{_ENCODED.pattern})*")
_CODE = 4
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
    written = next((str(said) for known, said in message.raw_items() if known.lower() == name.lower()), "")
    if raw or not isinstance(message, EmailMessage):
        value = _decoded_words(str(value))
    elif len(_ENCODED.findall(written)) > 1:
        # The library parts names that are encoded in several words, and gives up on letters cut in two.
        value = _decoded_words(written)
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
    """Encoded words in letters. Those in a row are one: programs cut within letters and words."""
    return _ROW.sub(lambda row: _letters_of(row[0]), value)


def _letters_of(row: str) -> str:
    """The letters of encoded words with nothing but white space between them; one that is broken stays."""
    pieces: list[tuple[str, bytes]] = []
    open_ = ""
    for charset, kind, coded in _ENCODED.findall(row):
        charset, coded = charset.split("*")[0].lower(), open_ + coded
        # Cut where no letter of the code ends.
        is_cut = (
            kind in "bB" and len(coded) % _CODE and not coded.endswith("=") and not row.endswith(f"{coded}?=")
        )
        open_ = coded if is_cut else ""
        if is_cut:
            continue
        data = _bytes_of(kind, coded)
        if pieces and pieces[-1][0] == charset:
            data = pieces.pop()[1] + data
        pieces.append((charset, data))
    return "".join(decode(data, charset)[0] for charset, data in pieces)


def _bytes_of(kind: str, coded: str) -> bytes:
    if kind in "qQ":
        return quopri.decodestring(coded.replace("_", " ").encode("ascii", "replace"), header=True)
    try:
        return base64.b64decode(coded.rstrip("=") + "=" * (-len(coded.rstrip("=")) % 4))
    except ValueError:
        return coded.encode("utf-8", "replace")


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

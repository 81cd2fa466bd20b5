"""E-mails: headers as facts, the body a person would be shown, attachments as documents of their own."""

import re

from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.mail import (
    as_written,
    header,
    parse,
    sent,
)
from workbench.sources.reading.formats.mail_body import MailBody
from workbench.sources.reading.model import Part, Reading

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_DATE = "header Date, by the sender's clock"
_DATE_WITHOUT_ZONE = "header Date, which names no time zone"
_MOST_NAMED = 20
_NEXT_MESSAGE = re.compile(rb"\r?\n\r?\n(?=From \S+ .*\d{4}\r?\n[!-9;-~]+:)")
_MOST_MESSAGES = 1000


def read(data: bytes, name: str) -> Reading:
    """Read one message, or a mailbox (mbox) as the list of its messages."""
    messages = _NEXT_MESSAGE.split(data) if data.startswith(b"From ") else [data]
    return _read_mailbox(messages) if len(messages) > 1 else read_message(messages[0])


def _read_mailbox(messages: list[bytes]) -> Reading:
    """Each message becomes a document of its own; the mailbox itself says who wrote what and when."""
    builder, parts = TextBuilder(), []
    for number, data in enumerate(messages[:_MOST_MESSAGES], 1):
        message = parse(data)
        subject = header(message, "Subject") or f"Message {number}"
        line = ", ".join(filter(None, (header(message, "From"), header(message, "Date"), subject)))
        builder.add("list_item", line, 1)
        parts.append(Part(f"{subject[:80]}.eml", data))
    more = len(messages) - _MOST_MESSAGES
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        reader="eml 4",
        media_type="application/mbox",
        warnings=(f"{more} further messages of this mailbox were not read.",) if more > 0 else (),
        active={"attachments": len(messages)},
        parts=tuple(parts),
    )


def read_message(data: bytes, known: dict[str, str] | None = None) -> Reading:
    """Read one message; `known` are headers in words where something surer than the message tells them."""
    warnings: list[str] = []
    message = parse(data)
    told = {label: header(message, label) for label in _SHOWN}
    # The library would give it a zone and an hour that it does not say.
    told |= {"Date": as_written(message, "Date")} | (known or {})
    builder = TextBuilder()
    shown = [f"{label}: {value}" for label in _SHOWN if (value := told[label])]
    builder.add("paragraph", "\n".join(shown), keep_lines=True)
    body_start = builder.length
    body = MailBody(builder, warnings)
    body.add(message)
    if builder.length == body_start:
        warnings.append("The message has no text of its own.")
    if body.attachments or body.parts:
        body.active["attachments"] = len(body.attachments) + len(body.parts)
    if body.attachments:
        warnings.append(f"Attachments not read: {_names(body.attachments)}.")
    date = sent(message)
    title, author = told["Subject"], told["From"]
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=title,
        author=author,
        published_on=date.date().isoformat() if date else "",
        language=language_of(builder.text[body_start:]),
        reader="eml 4",
        media_type="message/rfc822",
        warnings=tuple(dict.fromkeys(warnings)),
        facts={
            **({"title": "header Subject"} if title else {}),
            **({"author": "header From"} if author else {}),
            **({"published_on": _DATE if date.tzinfo else _DATE_WITHOUT_ZONE} if date else {}),
        },
        active=body.active,
        parts=tuple(body.parts),
    )


def _names(attachments: list[str]) -> str:
    more = len(attachments) - _MOST_NAMED
    return ", ".join(attachments[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")

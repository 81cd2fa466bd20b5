"""E-mails: headers as facts, the plain body or else the HTML one; attachments are named, not read."""

from email.message import Message

from workbench.sources.formats.build import TextBuilder, walk_html
from workbench.sources.formats.language import language_of
from workbench.sources.formats.mail import body_of, header, moment, parse
from workbench.sources.reading import Reading
from workbench.values.text import canonical

_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def read(data: bytes, name: str) -> Reading:
    """Read one message."""
    message = parse(data)
    builder = TextBuilder()
    lines = [f"{label}: {value}" for label in _SHOWN if (value := header(message, label))]
    builder.add("paragraph", "\n".join(lines), keep_lines=True)
    warnings, active = _add_body(message, builder)
    attachments = [_name_of(part) for part in message.walk() if _is_attachment(part)]
    if attachments:
        warnings.append(f"Attachments not read: {', '.join(attachments)}.")
        active["attachments"] = len(attachments)
    sent = moment(message)
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=canonical(header(message, "Subject")),
        author=canonical(header(message, "From")),
        published_on=sent[:10],
        language=language_of(builder.text[sum(map(len, lines)) :]),
        reader="eml 1",
        media_type="message/rfc822",
        warnings=tuple(warnings),
        facts={"title": "Subject", "author": "From", **({"published_on": "Date"} if sent else {})},
        active=active,
    )


def _add_body(message: Message, builder: TextBuilder) -> tuple[list[str], dict[str, int]]:
    parts = [part for part in message.walk() if not part.is_multipart() and not _is_attachment(part)]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    warnings: list[str] = []
    active: dict[str, int] = {}
    for part in plain or pages:
        words, guess = body_of(part)
        if guess:
            warnings.append(guess)
        if part in pages:
            active = _add_page(words, builder, warnings)
        else:
            for paragraph in canonical(words).split("\n\n"):
                builder.add("paragraph", paragraph, keep_lines=True)
    if not plain and not pages:
        warnings.append("The message has no text of its own.")
    return warnings, active


def _add_page(page: str, builder: TextBuilder, warnings: list[str]) -> dict[str, int]:
    import lxml.html

    if not page.strip():
        return {}
    tree = lxml.html.document_fromstring(page.replace("\0", ""))
    hidden = walk_html(tree, builder)
    if hidden:
        warnings.append(f"{hidden} hidden passages were left out.")
    remote = tree.xpath("count(//@src[starts-with(., 'http')])")
    return {"remote references": int(remote)} if remote else {}


def _is_attachment(part: Message) -> bool:
    if part.is_multipart():
        return False
    named = part.get_filename() is not None and part.get_content_maintype() != "text"
    return part.get_content_disposition() == "attachment" or named


def _name_of(part: Message) -> str:
    return " ".join(str(part.get_filename() or part.get_content_type()).split())[:80]

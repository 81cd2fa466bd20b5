"""E-mails: headers as facts, the body a person would be shown, attachments as documents of their own."""

import re
from collections.abc import Iterator
from email.message import Message
from itertools import groupby

from workbench.sources.reading.formats.build import TextBuilder, walk_html
from workbench.sources.reading.formats.decode import decode
from workbench.sources.reading.formats.html import active_content, tree_of
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.lzfu import decompress
from workbench.sources.reading.formats.mail import (
    as_written,
    body_of,
    bytes_of,
    file_name_of,
    header,
    parse,
    sent,
)
from workbench.sources.reading.formats.rtf import RtfReader
from workbench.sources.reading.formats.told import hidden_left_out
from workbench.sources.reading.formats.wrapped_mail import HTML, PACKED_RTF, PLAIN, signed_content, winmail
from workbench.sources.reading.model import Part, Reading

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_DATE = "header Date, by the sender's clock"
_DATE_WITHOUT_ZONE = "header Date, which names no time zone"
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
_WINMAIL = {"application/ms-tnef", "application/vnd.ms-tnef"}
_PLAIN_WORD = re.compile(r"[^\W\d_]{3,}")
_FEW_OTHER_WORDS, _OTHER_SHARE = 4, 0.3
"""Words of one version that the other has not, from which they are said to differ."""
_DEEPEST = 20
_MOST_NAMED = 20
_NEXT_MESSAGE = re.compile(rb"\r?\n\r?\n(?=From \S+ .*\d{4}\r?\n[!-9;-~]+:)")
_PART_MARK = re.compile(rb"^--([^\s\"]{1,70})[ \t]*\r?\n(?=Content-)", re.MULTILINE | re.IGNORECASE)
_PLAIN_IS_ENOUGH = 0.5
_MOST_MESSAGES = 1000
_MACHINES_ONLY = {
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "message/delivery-status", "message/external-body", "message/partial", "text/rfc822-headers",
}  # fmt: skip


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
    body = _Body(builder, warnings)
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


class _Body:
    """Puts the parts of a message that a mail program shows into a builder, in their order."""

    def __init__(self, builder: TextBuilder, warnings: list[str]) -> None:
        self._builder = builder
        self._start = builder.length
        self._warnings = warnings
        self.attachments: list[str] = []
        self.parts: list[Part] = []
        self.active: dict[str, int] = {}

    def add(self, part: Message, depth: int = 0) -> None:
        """One part with all that is in it."""
        content = part.get_content_type()
        if depth > _DEEPEST:
            self._warnings.append("The message is nested too deeply: its innermost parts were left out.")
        elif content in _SEALED or file_name_of(part).lower() == "smime.p7m":
            self._add_sealed(part, depth)
        elif content in _WINMAIL or _is_winmail(part):
            self._add_winmail(part)
        elif depth and _is_attachment(part):
            self._attach(part)
        elif content.startswith("multipart/") and not part.is_multipart():
            self._add_unsplit(part, depth)
        elif content == "multipart/alternative":
            for chosen in self._best_of(list(_children(part))):
                self.add(chosen, depth + 1)
        elif part.is_multipart():
            for child in _children(part):
                self.add(child, depth + 1)
        elif content == "text/html":
            self._add_page(part)
        elif content.startswith("text/") or content == "/":
            self._add_plain(part)
        else:
            self._attach(part)

    def _add_sealed(self, part: Message, depth: int) -> None:
        """A message within its signature; one that is encrypted stays a file."""
        inner = signed_content(bytes_of(part))
        if inner.strip():
            self.add(parse(inner), depth + 1)
            return
        if "signed" not in str(part.get("Content-Type", "")):
            self._warnings.append("The message is encrypted or packed: its words could not be read.")
        self._attach(part)

    def _add_winmail(self, part: Message) -> None:
        """The body and the files that Outlook packed into one."""
        data = bytes_of(part)
        packed = winmail(data)
        if packed is None or not (packed.bodies or packed.files):
            self._attach(part)
            return
        before = self._builder.length
        # Outlook sends the words beside the package as well, where it sends any.
        is_told = before > self._start
        for kind in (PLAIN, HTML, PACKED_RTF):
            body = packed.bodies.get(kind, b"")
            if body and self._builder.length == before and not is_told:
                self._add_packed(kind, body, "utf-16-le" if kind in packed.wide else packed.code_page)
        self.parts += [Part(name[:80], file) for name, file in packed.files if file.strip()]
        self.attachments += [name for name, file in packed.files if not file.strip()]
        if packed.is_cut_off:
            self._warnings.append("The file winmail.dat is cut off: what came after is missing.")

    def _add_packed(self, kind: int, body: bytes, page: str) -> None:
        if kind == PACKED_RTF:
            reader = RtfReader(decompress(body))
            reader.run()
            self._add_lines(reader.builder.text)
            return
        words, guess = (body.decode(page), "") if page == "utf-16-le" else decode(body, page)
        self._warnings += [guess] if guess else []
        words = words.rstrip("\0")
        if kind == HTML:
            self._add_tree(words)
        else:
            self._add_lines(words)

    def _attach(self, part: Message) -> None:
        """A file that came with the message: a document of its own, unless only machines read it."""
        content = part.get_content_type()
        if content.startswith("image/") and part.get("Content-ID") and not _is_said_to_be_attached(part):
            self.active["pictures in the text"] = self.active.get("pictures in the text", 0) + 1
            return
        data = b"" if content in _MACHINES_ONLY else bytes_of(part)
        if data.strip():
            self.parts.append(Part(file_name_of(part), data))
        else:
            self.attachments.append(file_name_of(part))

    def _add_unsplit(self, part: Message, depth: int) -> None:
        """A message whose parts are marked otherwise than it says: split where its own marks are."""
        body = str(part.get_payload() or "").encode("utf-8", "surrogateescape")
        mark = _PART_MARK.search(body)
        kind = part.get_content_type().encode("ascii", "replace")
        if mark is None:
            return self._add_plain(part)
        heading = b"Content-Type: " + kind + b'; boundary="' + mark.group(1) + b'"\r\n\r\n'
        return self.add(parse(heading + body), depth + 1)

    def _best_of(self, versions: list[Message]) -> list[Message]:
        """Of several versions of one text the plain one, unless it is a mere stub of the others."""
        plain = [part for part in versions if part.get_content_type() == "text/plain"]
        others = [part for part in versions if part not in plain and _holds_page(part)]
        rest = [part for part in versions if part not in plain and part not in others]
        if plain and others:
            self._say_if_they_differ(plain[0], others[0])
        if plain and others and len(body_of(plain[0])[0].split()) < _PLAIN_IS_ENOUGH * _words_in(others[0]):
            return [others[0], *rest]
        return [*(plain or others)[:1], *rest]

    def _say_if_they_differ(self, plain: Message, page: Message) -> None:
        """The two versions of one text may say different things to different readers."""
        here, there = (
            set(_PLAIN_WORD.findall(words.casefold())) for words in (body_of(plain)[0], _page_in(page))
        )
        fewer = min(len(here), len(there))
        if fewer and max(len(here - there), len(there - here)) > max(_FEW_OTHER_WORDS, fewer * _OTHER_SHARE):
            self._warnings.append(
                "The plain and the HTML version of the message differ in their words; one of them was read."
            )

    def _add_plain(self, part: Message) -> None:
        self._add_lines(self._words_of(part))

    def _add_lines(self, words: str) -> None:
        for is_quote, lines in groupby(words.splitlines(), lambda line: line.startswith(">")):
            for paragraph in re.split(r"\n[ \t]*\n", "\n".join(lines)):
                self._builder.add("quote" if is_quote else "paragraph", paragraph, keep_lines=True)

    def _add_page(self, part: Message) -> None:
        self._add_tree(self._words_of(part))

    def _add_tree(self, page: str) -> None:
        tree = tree_of(page)
        if tree is None:
            return
        self._warnings += hidden_left_out(walk_html(tree, self._builder))
        for kind, count in active_content(tree).items():
            self.active[kind] = self.active.get(kind, 0) + count

    def _words_of(self, part: Message) -> str:
        words, guess = body_of(part)
        if guess:
            self._warnings.append(guess)
        return words


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Message))


def _is_attachment(part: Message) -> bool:
    """Whether a mail program would show a part as a file: forwarded messages are such too."""
    content = part.get_content_type()
    if content.startswith("multipart/"):
        return False
    attached = _is_said_to_be_attached(part)
    if content == "/":
        # A kind that is no kind counts as plain text (RFC 2045, 5.2).
        return attached
    return attached or not content.startswith("text/") or content in ("text/calendar", "text/rfc822-headers")


def _is_said_to_be_attached(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except (LookupError, ValueError, AttributeError):
        return False


def _holds_page(part: Message) -> bool:
    return any(inner.get_content_type() == "text/html" for inner in part.walk())


def _words_in(part: Message) -> int:
    """How many words the first page in a part shows."""
    return len(_page_in(part).split())


def _page_in(part: Message) -> str:
    """The words that the first page in a part shows."""
    for inner in part.walk():
        if inner.get_content_type() == "text/html":
            tree = tree_of(body_of(inner)[0])
            if tree is None:
                return ""
            builder = TextBuilder()
            walk_html(tree, builder)
            return builder.text
    return ""


def _is_winmail(part: Message) -> bool:
    """Whether a part is Outlook's package under another kind."""
    return file_name_of(part).lower() in ("winmail.dat", "win.dat") and not part.is_multipart()

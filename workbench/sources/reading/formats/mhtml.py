"""Pages saved whole by a browser (MHTML, RFC 2557): the page in it, with its address and time."""

from dataclasses import replace
from email.message import Message

from workbench.sources.reading.formats.decode import decode, stated_in_page
from workbench.sources.reading.formats.html import read_page
from workbench.sources.reading.formats.mail import body_of, charset_of, header, moment, parse
from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable

_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, name: str) -> Reading:
    """Read the page that was saved; frames, pictures and styles in the file are left alone."""
    message = parse(data)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise Unreadable("The saved page holds no HTML.", kept="The original is kept.")
    saved_from = header(message, "Snapshot-Content-Location")
    main = next((page for page in pages if header(page, "Content-Location") == saved_from), pages[0])
    words, guess = _words_of(main)
    url = saved_from or header(main, "Content-Location")
    url = url if url.startswith(("http://", "https://")) else ""
    reading = read_page(words, url, (guess,) if guess else ())
    captured = moment(message)
    title = reading.title or header(message, "Subject")
    facts = {**reading.facts, **({"captured_at": "header Date, by the browser"} if captured else {})}
    if title and not reading.title:
        facts["title"] = "header Subject, by the browser"
    active = {**reading.active, **({"frames saved with the page": len(pages) - 1} if len(pages) > 1 else {})}
    return replace(
        reading,
        title=title,
        captured_at=captured or reading.captured_at,
        reader="mhtml 2",
        media_type="multipart/related",
        facts=facts,
        active=active,
    )


def _words_of(page: Message) -> tuple[str, str]:
    """A page whose part states no charset may state it itself; browsers write UTF-8."""
    if charset_of(page):
        return body_of(page)
    payload = page.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return decode(data, stated_in_page(data))

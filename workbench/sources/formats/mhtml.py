"""Pages saved whole by a browser (MHTML, RFC 2557): the page in it, with its address and time."""

from dataclasses import replace

from workbench.sources.formats.html import read_page
from workbench.sources.formats.mail import body_of, header, moment, parse
from workbench.sources.reading import Reading
from workbench.values.errors import Unreadable


def read(data: bytes, name: str) -> Reading:
    """Read the first HTML part; pictures and styles in the file are left alone."""
    message = parse(data)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise Unreadable("The saved page holds no HTML. The original is kept.")
    page, guess = body_of(pages[0])
    url = header(message, "Snapshot-Content-Location") or header(pages[0], "Content-Location")
    reading = read_page(page, url if url.startswith("http") else "", (guess,) if guess else ())
    captured = moment(message)
    return replace(
        reading,
        title=reading.title or header(message, "Subject"),
        captured_at=captured,
        reader="mhtml 1",
        media_type="multipart/related",
        facts={
            **reading.facts,
            "url": "the browser",
            **({"captured_at": "the browser"} if captured else {}),
        },
    )

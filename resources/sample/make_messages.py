"""A web page as a browser saves it in one file, and an e-mail with an attachment."""

import base64
import quopri
import struct
import zlib
from email.message import EmailMessage
from email.policy import SMTP

from resources.sample.manuscript import manuscript

_PAGE_ADDRESS = "https://eng.veresinform.example/economics/view/zvaz-tractors-tamrana-20260422/"
_STATIC = "https://eng.veresinform.example/static/"
_PAGE_BOUNDARY = "----MultipartBoundary--Gw0ZvonarskBusesAndTractors20260422Sample----"
_MAIL_BOUNDARY = "=_sample_20260423_evaluation"


def saved_page() -> bytes:
    """The agency's page on the contracts as one MHTML file: page, style sheet and logo."""
    page = quopri.encodestring(manuscript("veresinform-contracts.html").encode()).decode()
    style = '@charset "utf-8";\n\nbody { font-family: Arial, sans-serif; margin: 0px; }\n'
    logo = base64.encodebytes(_grey_pixel()).decode()
    parts = [
        ("text/html", "quoted-printable", _PAGE_ADDRESS, page),
        ("text/css", "quoted-printable", _STATIC + "main.css", style),
        ("image/png", "base64", _STATIC + "logo.png", logo),
    ]
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {_PAGE_ADDRESS}",
        "Subject: ZVAZ buses, Zhitovey tractors to go to eastern Tamrana - Veresinform",
        "Date: Wed, 22 Apr 2026 16:02:11 -0000",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        f'\tboundary="{_PAGE_BOUNDARY}"',
        "",
        "",
    ]
    for media_type, encoding, location, body in parts:
        lines += [
            f"--{_PAGE_BOUNDARY}",
            f"Content-Type: {media_type}",
            f"Content-Transfer-Encoding: {encoding}",
            f"Content-Location: {location}",
            "",
            body,
        ]
    lines.append(f"--{_PAGE_BOUNDARY}--\n")
    return "\n".join(lines).replace("\n", "\r\n").encode("ascii")


def _grey_pixel() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x80", 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def forwarded_report() -> bytes:
    """The report of the protected source as its handler forwarded it, with the handler's evaluation."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ottilie Marchbanks <o.marchbanks@desk.example>"
    message["To"] = "Inner Sea desk <inner-sea@desk.example>"
    message["Subject"] = "Fwd: Zvonarsk"
    message["Date"] = "Thu, 23 Apr 2026 08:05:31 +0200"
    message["Message-ID"] = "<20260423060531.4F1C@desk.example>"
    message.set_content(manuscript("protected-report.txt"), cte="quoted-printable")
    message.add_attachment(
        manuscript("source-evaluation.txt"), subtype="plain", filename="source-evaluation.txt",
        cte="quoted-printable",
    )  # fmt: skip
    message.set_boundary(_MAIL_BOUNDARY)
    return message.as_bytes()

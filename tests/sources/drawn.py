"""PDFs drawn by hand for the tests: pages of operators with a font that PDFium brings along."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """A page: its operators, and what its dictionary has besides."""

    operators: str
    more: str = ""


def words(x: float, y: float, said: str, before: str = "", size: str = "12") -> str:
    """Operators that print some words at a place."""
    return f"q {before} BT /F {size} Tf {x} {y} Td ({said}) Tj ET Q\n"


def drawn(
    sheets: Sequence[Sheet], resources: str = "", objects: Sequence[str] = (), catalog: str = ""
) -> bytes:
    """A PDF of pages of 600 by 800 points. `objects` are numbered from 5 on; `resources` names them."""
    first = 5 + len(objects)
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(sheets)))
    body = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Font << /F 3 0 R >> {resources} >>",
        *objects,
    ]
    for index, sheet in enumerate(sheets):
        box = "" if "/MediaBox" in sheet.more else "/MediaBox [0 0 600 800]"
        body.append(
            f"<< /Type /Page /Parent 2 0 R {box} /Resources 4 0 R "
            f"/Contents {first + 2 * index + 1} 0 R {sheet.more} >>"
        )
        body.append(stream(sheet.operators))
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(body, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(body) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return bytes(out) + f"trailer << /Size {len(body) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def stream(operators: str, entries: str = "") -> str:
    """A stream with entries in its dictionary."""
    return f"<< /Length {len(operators)} {entries} >>\nstream\n{operators}\nendstream"

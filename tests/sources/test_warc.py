"""Web archives, each written here record by record, and the real ones."""

import gzip
import zlib

import brotli
import pytest

from tests.corpora.locations import corpus
from tests.sources.documents import package, pdf
from workbench.sources.document import Document, read_document

PAGE = "<html><head><title>Ein Besuch</title></head><body><p>Он прибыл в Минск. {}</p></body></html>"
HEAD = "HTTP/1.1 {} OK\r\nContent-Type: {}\r\n{}\r\n"


def record(kind: str, url: str, content: bytes, date: str = "2025-02-18T10:11:12Z", **headers: str) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:0a183026-e148-401a-838d-1d59036ba6b7>",
        "WARC-Target-URI": url,
        "WARC-Date": date,
        "Content-Type": "application/http; msgtype=response",
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "Content-Length": str(len(content)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def response(
    url: str, body: bytes, kind: str = "text/html", status: int = 200, http: str = "", **fields: str
) -> bytes:
    return record("response", url, HEAD.format(status, kind, http).encode() + body, **fields)


def page(words: str = "") -> bytes:
    return PAGE.format(words).encode()


def chunked(body: bytes) -> bytes:
    pieces = [body[start : start + 50] for start in range(0, len(body), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def read(data: bytes, name: str = "a.warc") -> Document:
    return read_document(data, name)


def test_pages_and_documents_are_sources_with_address_and_day() -> None:
    found = read(
        response("https://a.example/news/x?y=1", page())
        + response("https://a.example/style.css", b"p{}", "text/css")
        + response("https://a.example/b.pdf", pdf([["Ministry"]]), "application/pdf", date="2025-02-19")
        + response("https://a.example/gone", page("gone"), status=404)
        + record("request", "https://a.example/", b"GET / HTTP/1.1\r\n\r\n")
    )
    first, second = found.inside
    assert (first.reading.url, first.reading.captured_at) == (
        "https://a.example/news/x?y=1",
        "2025-02-18T10:11:12Z",
    )
    assert first.reading.facts["url"] == "the web archive"
    assert "Минск" in first.reading.text
    assert first.original == page()
    assert (second.reading.text, second.reading.captured_at) == ("Ministry", "2025-02-19T00:00:00Z")
    assert found.reading.text.startswith("2025-02-18T10:11:12Z https://a.example/news/x?y=1\n")
    assert found.reading.active == {
        "archived pages": 2, "other files in the archive": 1, "answers other than a page": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("identity", bytes)],
)
def test_pages_are_unpacked_as_a_browser_does(encoding: str, packed) -> None:  # type: ignore[no-untyped-def]
    http = f"Content-Encoding: {encoding}\r\nTransfer-Encoding: chunked\r\n"
    (found,) = read(response("https://a.example/", chunked(packed(page("x" * 500))), http=http)).inside
    assert found.original == page("x" * 500)


def test_a_page_seen_again_unchanged_is_one_source_that_says_so() -> None:
    digest = {"WARC_Payload_Digest": "sha1:AAAA"}
    found = read(
        response("https://a.example/", page(), **digest)
        + record(
            "revisit", "https://a.example/", b"HTTP/1.1 200 OK\r\n\r\n", "2025-03-01T00:00:00Z", **digest
        )
        + record("revisit", "https://a.example/", b"HTTP/1.1 200 OK\r\n\r\n", WARC_Payload_Digest="sha1:BBBB")
    )
    (inner,) = found.inside
    assert inner.reading.facts["captured again, unchanged"] == "2025-03-01T00:00:00Z"
    assert any("another archive" in warning for warning in found.reading.warnings)


def test_a_compressed_archive_and_a_packed_one_read_the_same() -> None:
    records = [response(f"https://a.example/{n}", page(str(n))) for n in range(3)]
    members = b"".join(gzip.compress(one) for one in records)
    packed = package({"datapackage.json": "{}", "archive/data.warc.gz": members, "pages/pages.jsonl": ""})
    for data, name in ((b"".join(records), "a.warc"), (members, "a.warc.gz"), (packed, "a.wacz")):
        found = read(data, name)
        assert [inner.reading.url for inner in found.inside] == [f"https://a.example/{n}" for n in range(3)]
    assert found.reading.media_type == "application/wacz"


def test_damage_ends_the_reading_where_it_is_and_is_said() -> None:
    whole = response("https://a.example/", page())
    found = read(whole + b"WARC/1.1\r\nContent-Length: nonsense\r\n\r\n" + b"\xff" * 100)
    assert len(found.inside) == 1
    # Whatever is cut off, the rest is read or the reason said.
    for cut in range(0, len(whole), 7):
        found = read(whole[:cut])
        assert found.inside or found.reading.warnings or found.unread_reason


def test_a_page_that_unpacks_without_end_is_left_out() -> None:
    for encoding, pack in (("gzip", gzip.compress), ("br", brotli.compress)):
        bomb = pack(b"<p>" + bytes(60 * 1024 * 1024))
        found = read(
            response("https://a.example/", bomb, http=f"Content-Encoding: {encoding}\r\n")
            + response("https://a.example/next", page())
        )
        assert [inner.reading.url for inner in found.inside] == ["https://a.example/next"]


@pytest.mark.corpus
def test_the_real_archives() -> None:
    folder = corpus("warc-samples")
    paths = [path for path in sorted(folder.iterdir()) if path.name not in ("MANIFEST.md", "LICENSE")]
    found = {path.name: read(path.read_bytes(), path.name) for path in paths}
    pages = {name: len(document.inside) for name, document in found.items()}
    print(f"\n{len(paths)} web archives: {pages}")
    assert not [document.unread_reason for document in found.values() if document.unread_reason]
    # By hand: one has requests alone, one an answer to a form, one a picture, one nothing but bad records.
    assert {name for name, count in pages.items() if count != 1} == {
        "bad.arc", "example-digest.warc", "example-space-in-target-uri.warc.gz", "post-test.warc.gz",
    }  # fmt: skip
    example = found["example.warc.gz"].inside[0].reading
    assert (example.url, example.captured_at) == ("http://example.com/", "2017-03-06T04:02:06Z")
    assert "illustrative examples" in example.text

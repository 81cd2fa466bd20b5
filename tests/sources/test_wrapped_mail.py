# ruff: noqa: E501
"""Mails in one file, dates without a zone, and two versions of one text."""

import base64
import struct

import pytest

from tests.corpora.locations import corpus
from workbench.sources.reading.formats.eml import read
from workbench.sources.reading.model import Reading

HEAD = "From: a@wire.example\r\nSubject: Minsk\r\nDate: {}\r\nMIME-Version: 1.0\r\n"
INNER = (
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    b"They landed in Minsk.\r\n--b\r\nContent-Type: text/plain\r\n"
    b'Content-Disposition: attachment; filename="annex.txt"\r\n\r\nAnnex\r\n--b--\r\n'
)


def mail(kind: str, data: bytes, date: str = "Tue, 18 Feb 2025 21:10:00 +0300") -> Reading:
    head = f"{HEAD.format(date)}Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return read(head.encode() + base64.encodebytes(data), "a.eml")


def ber(tag: int, content: bytes, *, open_end: bool = False) -> bytes:
    if open_end:
        return bytes([tag, 0x80]) + content + b"\0\0"
    size = len(content)
    return bytes([tag]) + (bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")) + content


def signed(content: bytes, *, open_end: bool, pieces: int) -> bytes:
    step = -(-len(content) // pieces)
    strings = [ber(4, content[at : at + step]) for at in range(0, len(content), step)]
    octets = strings[0] if pieces == 1 else ber(0x24, b"".join(strings), open_end=open_end)
    oid = bytes.fromhex("06092a864886f70d0107")
    held = ber(0x30, oid + b"\x01" + ber(0xA0, octets, open_end=open_end), open_end=open_end)
    body = ber(0x30, b"\x02\x01\x01" + ber(0x31, b"") + held + ber(0x31, b""), open_end=open_end)
    return ber(0x30, oid + b"\x02" + ber(0xA0, body, open_end=open_end), open_end=open_end)


@pytest.mark.parametrize("kind", ["application/pkcs7-mime; smime-type=signed-data", "application/x-pkcs7-mime",
                                  'application/octet-stream; name="smime.p7m"'])  # fmt: skip
@pytest.mark.parametrize(("open_end", "pieces"), [(False, 1), (True, 1), (True, 3), (False, 2)])
def test_a_signed_message_is_read(kind: str, open_end: bool, pieces: int) -> None:
    reading = mail(kind, signed(INNER, open_end=open_end, pieces=pieces))
    assert reading.text.endswith("They landed in Minsk.")
    assert [(part.name, part.data.strip()) for part in reading.parts] == [("annex.txt", b"Annex")]


def test_what_is_encrypted_or_cut_off_stays_a_file_and_is_said() -> None:
    reading = mail("application/pkcs7-mime; smime-type=enveloped-data", b"\x30\x03\x02\x01\x01")
    assert any("encrypted" in warning for warning in reading.warnings)
    whole = signed(INNER, open_end=True, pieces=3)
    for end in range(0, len(whole), 7):
        assert (
            mail("application/pkcs7-mime; smime-type=signed-data", whole[:end] or b"x").warnings is not None
        )


def attribute(level: int, number: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def prop(number: int, kind: int, value: bytes) -> bytes:
    padded = value + bytes(-len(value) % 4)
    name = bytes(16) + struct.pack("<II", 0, 7) if number >= 0x8000 else b""
    return struct.pack("<HH", kind, number) + name + struct.pack("<II", 1, len(value)) + padded


def winmail(*attributes: bytes) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(attributes)


FILE = attribute(2, 0x00069002, bytes(14)) + attribute(2, 0x00018010, b"ANNEX~1.TXT\0")
WORDS = "Они прибыли в Минск."


@pytest.mark.parametrize(
    "body",
    [
        attribute(1, 0x00069007, struct.pack("<I", 1251)) + attribute(1, 0x0002800C, WORDS.encode("cp1251") + b"\0"),
        attribute(1, 0x00069003, struct.pack("<I", 1) + prop(0x1000, 0x1F, WORDS.encode("utf-16-le") + b"\0\0")),
        attribute(1, 0x00069003, struct.pack("<I", 2) + prop(0x8001, 0x1E, b"x")
                  + prop(0x1013, 0x102, f"<p>{WORDS}</p>".encode())),
        attribute(1, 0x00069003, struct.pack("<I", 1) + prop(0x1009, 0x102, struct.pack(
            "<IIII", 60, 44, 0x414C454D, 0) + b"{\\rtf1\\ansi\\ansicpg1251 " + WORDS.encode("cp1251") + b"}")),
    ],
    ids=["plain", "wide", "page", "rich"],
)  # fmt: skip
def test_the_body_and_the_files_of_winmail_are_read(body: bytes) -> None:
    name = prop(0x3707, 0x1F, "Приложение.txt".encode("utf-16-le") + b"\0\0")
    file = FILE + attribute(2, 0x0006800F, b"Annex") + attribute(2, 0x00069005, struct.pack("<I", 1) + name)
    reading = mail("application/ms-tnef; name=winmail.dat", winmail(body, file))
    assert WORDS in reading.text
    assert [(part.name, part.data) for part in reading.parts] == [("Приложение.txt", b"Annex")]


def test_a_winmail_that_is_cut_off_is_said() -> None:
    whole = winmail(attribute(1, 0x0002800C, b"They landed."), FILE, attribute(2, 0x0006800F, b"A" * 50))
    reading = mail("application/ms-tnef", whole[:-20])
    assert "They landed." in reading.text
    assert any("cut off" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    "date",
    [
        "18-Feb-25 9:10 PM",
        "Tue, 18 Feb 2025 21:10:00",
        "Tue, 18 Feb 2025 21:10:00 -0000",
        "2025-02-18 21:10",
        "yesterday",
    ],
)
def test_a_date_without_zone_is_shown_as_written(date: str) -> None:
    reading = mail("text/plain", b"body", date)
    assert f"Date: {date}\n" in reading.text or reading.text.endswith(f"Date: {date}\n\nbody")
    assert "sender's clock" not in reading.facts.get("published_on", "")


@pytest.mark.parametrize(
    ("plain", "page", "differ"),
    [
        ("They landed in Minsk at noon.", "<p>They landed in <b>Minsk</b> at noon.</p>", False),
        ("Pay the bill to the bank in Riga today please.", "<p>Meeting moved, see agenda attached, bring passports.</p>", True),
        ("Please view this message in a browser that can show pages, thank you.",
         "<p>The delegation left Minsk for the guest house, officers said Tuesday.</p>", True),
        ("Minsk (https://wire.example/a) and Riga", "<p><a href='https://wire.example/a'>Minsk</a> and Riga</p>", False),
    ],
)  # fmt: skip
def test_versions_that_differ_are_said(plain: str, page: str, differ: bool) -> None:
    body = f"--q\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n--q\r\nContent-Type: text/html\r\n\r\n{page}\r\n--q--\r\n"
    head = (
        HEAD.format("Tue, 18 Feb 2025 21:10:00 +0300")
        + 'Content-Type: multipart/alternative; boundary="q"\r\n\r\n'
    )
    reading = read((head + body).encode(), "a.eml")
    assert any("differ in their words" in warning for warning in reading.warnings) is differ


def test_encoded_words_that_are_split_are_whole() -> None:
    for subject in (
        "=?utf-8?B?0JzQuNC9?=\r\n =?utf-8?B?0YHQ?=\r\n =?utf-8?B?ug==?=",
        "=?utf-8?Q?=D0=9C=D0=B8=D0=BD=D1=81=D0?= =?utf-8?Q?=BA?=",
        "=?koi8-r?B?7cnO08s=?=",
    ):
        assert read(f"From: a@b.example\r\nSubject: {subject}\r\n\r\nx".encode(), "a.eml").title == "Минск"


def test_the_known_mails_are_read() -> None:
    folder = corpus("own-intake-faults")
    for name, words in {"e1_opaque": "The signed words", "e22_tnef": "The TNEF words"}.items():
        reading = read((folder / f"{name}.eml").read_bytes(), "a.eml")
        assert words in reading.text
        assert [part.name for part in reading.parts] == ["annex.txt"]
    assert "18-Feb-25 9:10 PM" in read((folder / "e14_date_no_zone.eml").read_bytes(), "a.eml").text
    assert read((folder / "e10_alt_html_longer.eml").read_bytes(), "a.eml").warnings

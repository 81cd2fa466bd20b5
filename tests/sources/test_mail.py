"""E-mails and saved pages in MHTML, each made here."""

from email.message import EmailMessage

import pytest

from tests.sources.documents import spans
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import UnreadableDocument, read_guarded

LONG = "The delegation left Tobruk in the evening and returned to Benghazi on the next day. " * 5


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Житель <a@example.org>"
    mail["Subject"] = "Отчёт"
    mail["Date"] = "Wed, 19 Feb 2025 00:30:00 +0200"
    for name, value in headers.items():
        mail[name] = value
    return mail


def test_a_mail_gives_headers_body_and_names_its_attachments() -> None:
    mail = message()
    mail.set_content("Они встретились в Минске.\n\n> раньше было иначе\n> и дольше\nКонец.\n")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="zip", filename="plan.zip")
    reading = read_guarded(mail.as_bytes(), "m.eml")
    assert (reading.title, reading.author) == ("Отчёт", "Житель <a@example.org>")
    assert reading.published_on == "2025-02-19", "the day by the sender's clock"
    assert "Они встретились в Минске." in spans(reading, "paragraph")
    assert spans(reading, "quote") == ["> раньше было иначе\n> и дольше"]
    assert [(part.name, part.data) for part in reading.parts] == [("plan.zip", b"\x00\x01")]
    assert reading.active == {"attachments": 1}


def test_a_forwarded_message_is_an_attachment_not_words_of_the_sender() -> None:
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content("words of somebody else")
    mail = message()
    mail.set_content("see attached")
    mail.add_attachment(inner)
    reading = read_guarded(mail.as_bytes(), "m.eml")
    assert "see attached" in reading.text
    assert "somebody else" not in reading.text
    assert reading.active["attachments"] == 1


@pytest.mark.parametrize(("plain", "shown"), [(LONG, "plain"), ("View this mail in a browser.", "page")])
def test_of_two_versions_the_plain_one_is_read_unless_it_is_a_stub(plain: str, shown: str) -> None:
    mail = message()
    mail.set_content(f"plain {plain}")
    mail.add_alternative(
        f"<html><body><p>page {LONG}</p><img src='https://a.example/x.gif'></body></html>", subtype="html"
    )
    reading = read_guarded(mail.as_bytes(), "m.eml")
    assert ("plain " in reading.text, "page " in reading.text) == (shown == "plain", shown == "page")
    assert (reading.active.get("remote references") == 1) == (shown == "page")


def test_hidden_words_of_a_page_are_left_out_and_counted() -> None:
    mail = message()
    mail.set_content("<p>seen</p><div style='display: none'>preheader</div>", subtype="html")
    reading = read_guarded(mail.as_bytes(), "m.eml")
    assert spans(reading, "paragraph")[1:] == ["seen"]
    assert "1 hidden passage was left out." in reading.warnings


def test_parts_marked_otherwise_than_the_header_says_are_found() -> None:
    data = (
        b"From: a@b\r\nSubject: c\r\nContent-Type: multipart/mixed; boundary=wrong\r\n\r\n"
        b"--right\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"caf=C3=A9\r\n--right--\r\n"
    )
    assert spans(read_guarded(data, "m.eml"), "paragraph")[1:] == ["café"]


@pytest.mark.parametrize(
    "data",
    [
        b"From: a@b\r\nSubject: c\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\nwords",
        b"From: =?x?q?broken\r\nSubject: c\r\nDate: not a day\r\nContent-Type: text/plain;;; charset\r\n"
        b"\r\nwords",
        b'From: a@b\nSubject: c\nContent-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\nContent-Type: /\n\nwords\n",
        "From: a@b\r\nSubject: встреча\r\n\r\nwords".encode(),
        b"From a@b Mon Feb 17 10:00:00 2025\nFrom: a@b\nSubject: c\n\nwords\n",
    ],
)
def test_a_broken_mail_keeps_its_words(data: bytes) -> None:
    reading = read_guarded(data, "m.eml")
    assert reading.text.endswith("words")
    assert reading.title in ("c", "встреча")


def test_ten_thousand_parts_end_in_time() -> None:
    parts = b"--b\r\nContent-Type: application/x\r\n\r\nA\r\n" * 10_000
    data = (
        b'From: a@b\r\nSubject: c\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + parts + b"--b--"
    )
    assert read_guarded(data, "m.eml").active["attachments"] == 10_000


def mhtml(page: str, content_type: str = "text/html") -> bytes:
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\n"
        "Subject: =?utf-8?Q?Libia=2C_la_visita?=\r\nDate: Tue, 18 Feb 2025 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Location: cid:frame@mhtml.blink\r\n\r\n"
        "<p>an advertisement</p>\r\n"
        f"--b\r\nContent-Type: {content_type}\r\nContent-Location: https://example.org/a\r\n\r\n{page}\r\n"
        "--b\r\nContent-Type: image/gif\r\nContent-Location: https://example.org/x.gif\r\n\r\nGIF\r\n--b--\r\n"
    ).encode()


def test_a_page_saved_whole_gives_address_time_and_the_page_itself() -> None:
    reading = read_guarded(mhtml(f"<html><body><article><p>{LONG} così</p></article></body></html>"), "x.bin")
    assert (reading.url, reading.captured_at) == ("https://example.org/a", "2025-02-18T10:00:00Z")
    assert reading.title == "Libia, la visita"
    assert "così" in reading.text
    assert "advertisement" not in reading.text
    assert reading.media_type == "multipart/related"


def test_a_saved_page_without_a_page_is_kept_unread() -> None:
    with pytest.raises(UnreadableDocument, match="holds no HTML"):
        read_guarded(
            mhtml("x", "image/png").replace(b"Content-Type: text/html\r\n", b"Content-Type: image/png\r\n"),
            "a.mhtml",
        )


@pytest.mark.parametrize("before", [b" " * 200 + b"\n", b"\xef\xbb\xbf", b"\r\n\t\r\n"])
def test_what_stands_before_the_headers_makes_no_words_of_them(before: bytes) -> None:
    mail = message()
    mail.set_content("Они встретились в Минске.\n")
    reading = read_guarded(before + mail.as_bytes(), "m.eml")
    assert (reading.title, reading.author) == ("Отчёт", "Житель <a@example.org>")
    assert "Они встретились в Минске." in spans(reading, "paragraph")
    assert "Content-Type" not in reading.text


def test_a_part_that_is_utf_8_is_read_as_such_whatever_its_label() -> None:
    body = b"Subject: TT copy\nContent-Type: text/plain; charset=windows-1251\n\n"
    reading = read_guarded(body + "Parque Tecnológico de Bizkaia".encode(), "m.eml")
    assert "Parque Tecnológico de Bizkaia" in reading.text


def test_encoded_words_in_a_row_are_one_wherever_they_are_cut() -> None:
    def subject_of(*words: str) -> Reading:
        lines = "\r\n ".join(words)
        return read_guarded(
            f"From: =?utf-8?B?0JjQstCw?= =?utf-8?B?0L0g0J/QtdGC0YDQvtCy?= <a@b.example>\r\n"
            f"Subject: {lines}\r\n\r\nwords".encode(),
            "a.eml",
        )

    # Within a name, within a letter, within the code of a letter.
    in_letter = subject_of("=?utf-8?B?0J/RgNC40LLQtdGC?=", "=?utf-8?Q?_caf=C3?=", "=?utf-8?Q?=A9?=")
    assert (in_letter.author, in_letter.title) == ("Иван Петров <a@b.example>", "Привет café")
    assert subject_of("=?utf-8?B?0J/RgNC40LLQtdG?=", "=?utf-8?B?C?=", "and =?utf-8?q?caf=C3=A9?=").title == (
        "Привет and café"
    )
    assert subject_of("=?utf-8?B?A?= more").title == "A more"

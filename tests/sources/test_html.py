"""Saved web pages, each made here."""

import pytest

from tests.sources.documents import spans
from workbench.sources.reading.formats import html
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

FIRST = (
    "Il maresciallo Khalifa Haftar ha incontrato a Minsk il presidente Lukashenko, ha riferito la stampa. "
    * 4
)
SECOND = (
    "Secondo le fonti, i colloqui hanno toccato anche la base aerea di Tobruk e i rapporti con Mosca. " * 4
)
ARTICLE = f"""<!doctype html><html lang="it-IT"><head><title>Libia | Nova</title>
<meta property="og:title" content="Libia, la visita"><meta property="og:site_name" content="Agenzia Nova">
<meta property="article:published_time" content="2025-02-19T10:00:00+01:00"></head><body>
<nav><a href="/">Home</a></nav><div style="display:none">nascosto per tutti</div><article>
<h1>Libia, la visita</h1><p>{FIRST}</p><h2>Tobruk</h2><p>{SECOND}</p><ul><li>mezzi</li><li>autobus</li></ul>
<blockquote>Una visita storica, ha detto il presidente.</blockquote>
<table><tr><td>Minsk</td><td>17 febbraio</td></tr></table>
</article><script>track("secret words")</script><footer>Cookie</footer></body></html>"""


def page(body: str, head: str = "") -> Reading:
    return read_guarded(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def test_a_saved_page_gives_its_article_structure_and_facts() -> None:
    reading = read_guarded(ARTICLE.encode(), "page.html")
    assert reading.title == "Libia, la visita"
    assert (reading.site, reading.published_on, reading.language) == ("Agenzia Nova", "2025-02-19", "it")
    assert reading.facts["published_on"] == "meta article:published_time"
    assert "Tobruk" in spans(reading, "heading")
    assert FIRST.strip() in spans(reading, "paragraph")
    assert spans(reading, "list_item") == ["mezzi", "autobus"]
    assert spans(reading, "quote") == ["Una visita storica, ha detto il presidente."]
    assert spans(reading, "table_cell") == ["Minsk", "17 febbraio"]
    for absent in ("secret words", "Cookie", "nascosto"):
        assert absent not in reading.text


def test_a_picture_of_12_megabytes_before_the_text_does_not_swallow_it() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 12_000_000 + '">'
    reading = read_guarded(ARTICLE.replace("<article>", picture + "<article>").encode(), "page.html")
    assert SECOND.strip() in reading.text


def test_an_article_cut_into_pieces_by_advertisements_is_made_whole() -> None:
    pieces = [
        f"Part {number} tells what was agreed on that day in Minsk and by whom it was said. " * 3
        for number in range(8)
    ]
    chunks = "".join(
        f'<div class="wrap"><div class="chunk"><p>{piece}</p></div><aside>Ad</aside></div>'
        for piece in pieces
    )
    link = '<a href="/x">Another story that is mostly a link to something else</a>'
    related = f'<div class="teasers"><p>{link}</p></div>'
    reading = page(f"<article><h1>Title</h1>{chunks}</article>{related}")
    positions = [reading.text.find(piece.strip()) for piece in pieces]
    assert -1 not in positions
    assert positions == sorted(positions)
    assert "Another story" not in reading.text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\x0c", " "), ("\x0b", " "), ("\x1f", ""), ("&#8;", ""), ("&#11;", " "), ("&#xFFFE;", ""),
        ("\ufffe", ""), *((sign, sign) for sign in ("\U0001d9ff\U0001d9ff", "\U0001d801", "\U0001d800" * 3)),
    ],
)  # fmt: skip
def test_signs_that_no_tree_lets_anybody_write_do_no_harm(written: str, kept: str) -> None:
    nav = "<nav><p>Agenzia</p></nav>" * 3
    reading = page(f"{nav}<article><p>Libia{written}visita: {FIRST}</p><p>{written}{SECOND}</p></article>")
    assert reading.text == f"Libia{kept}visita: {FIRST.strip()}\n\n{kept.strip()}{SECOND.strip()}"


def test_where_no_article_can_be_told_the_whole_page_is_kept_and_that_is_said() -> None:
    entries = "".join(f"<div><a href='/{n}'>Entry number {n} of the list</a></div>" for n in range(60))
    reading = page(f"<div class='nav menu'>{entries}</div>")
    assert "Entry number 59 of the list" in reading.text
    assert len(reading.text) < 1000 or reading.warnings or "Entry number 0 " in reading.text


@pytest.mark.parametrize(
    ("head", "body", "date", "origin"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", '
         '"datePublished": "2025-02-18T23:30:00+02:00"}</script>',
         "", "2025-02-18", "linked data: datePublished"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "Person"}, {"@type": ["Article"], '
         '"datePublished": "2025-02"}]}</script>',
         "", "2025-02", "linked data: datePublished"),
        ('<script type="application/ld+json">{broken</script><meta name="DC.date.issued" content="20250218">',
         "", "2025-02-18", "meta dc.date.issued"),
        ('<meta name="date" content="Tue, 18 Feb 2025 10:00:00 GMT">', "", "2025-02-18", "meta date"),
        ('<meta name="date" content="soon">', '<time pubdate datetime="2025-02-18">today</time>',
         "2025-02-18", "time element, marked as published"),
        ("", '<time datetime="2025-02-18T08:00">8 am</time>', "2025-02-18", "the only time element"),
        ('<meta property="article:published_time" content="2025-13-40">', "", "", None),
    ],
)  # fmt: skip
def test_the_day_of_publication_comes_with_its_origin(
    head: str, body: str, date: str, origin: str | None
) -> None:
    reading = page(f"{body}<p>{FIRST}</p>", head)
    assert (reading.published_on, reading.facts.get("published_on")) == (date, origin)


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        ('<meta property="article:modified_time" content="2025-02-19T10:00:00Z">', "",
         "2025-02-19 (meta article:modified_time)"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2025-02-20"}</script>',
         "", "2025-02-20 (linked data: dateModified)"),
        ("", '<time itemprop="dateModified" datetime="2025-02-21">now</time>',
         "2025-02-21 (time element, marked as changed)"),
        ('<meta property="article:published_time" content="2025-02-19">', "", None),
    ],
)  # fmt: skip
def test_the_last_change_is_told_where_the_page_states_it(head: str, body: str, told: str | None) -> None:
    assert page(f"{body}<p>{FIRST}</p>", head).facts.get("last changed") == told


def test_the_address_and_time_a_browser_left_when_saving_are_kept() -> None:
    single = (
        "<!--\n Page saved with SingleFile \n url: https://example.org/a \n"
        " saved date: Wed Feb 19 2025 10:00:00 GMT+0100 (CET)\n-->"
    )
    reading = read_guarded((f"<html>{single}<body><p>{FIRST}").encode(), "a.html")
    assert (reading.url, reading.captured_at) == ("https://example.org/a", "2025-02-19T09:00:00Z")
    plain = "<!-- saved from url=(0021)https://example.org/b -->"
    assert read_guarded(f"{plain}<html><body><p>{FIRST}".encode(), "b.html").url == "https://example.org/b"


def test_what_a_page_would_do_is_counted_and_left_out() -> None:
    reading = page(
        f"<p onclick='x()'>{FIRST}</p><script>alert(1)</script><iframe src='https://a.example/'></iframe>"
        "<form action='https://b.example'></form><img src='//c.example/pixel.gif'>"
        "<a href='javascript:x()'>y</a>",
        "<meta http-equiv='Refresh' content='0;url=https://d.example'>",
    )
    assert reading.active == {
        "scripts": 1, "frames": 1, "forms": 1, "event handlers": 1, "script links": 1,
        "remote references": 2, "redirects": 1,
    }  # fmt: skip


def test_arabic_astral_letters_and_line_ends_stand_where_the_spans_say() -> None:
    arabic = "التقى المشير خليفة حفتر بالرئيس لوكاشينكو في مينسك يوم الاثنين، وفق ما أفادت به الوكالة. " * 3
    mixed = "Cafe\u0301 😀 встреча в Минске прошла, сообщили вчера в пресс-службе президента страны. " * 3
    reading = read_guarded(
        f"<html dir=rtl lang=ar><body><article>\r\n<h1>زيارة</h1>\r\n<p>{arabic}</p>\r\n"
        f"<p>{mixed}</p></article>".encode(),
        "a.html",
    )
    assert arabic.strip() in spans(reading, "paragraph")
    assert mixed.strip().replace("e\u0301", "é") in spans(reading, "paragraph")
    assert reading.language == "ar"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            '<meta charset="windows-1251"><p>Встреча прошла в Минске'.encode("cp1251"),
            "Встреча прошла в Минске",
        ),
        (
            '<script charset="utf-8"></script><meta charset=windows-1256><p>التقى حفتر'.encode("cp1256"),
            "التقى حفتر",
        ),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“così”'.encode(
                "cp1252"
            ),
            "“così”",
        ),
        ("<p>Überall — così".encode(), "Überall — così"),
        (b'<meta charset="unicode_escape"><p>a \\u0041', "a \\u0041"),
        (b'<meta charset="zlib"><p>words', "words"),
    ],
)
def test_the_encoding_a_page_states_is_followed_where_it_is_one(data: bytes, words: str) -> None:
    assert read_guarded(b"<html><head>" + data, "a.html").text == words


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><!-- nothing --></html>", b"<html><body> \n </body></html>"]
)
def test_an_empty_page_is_read_as_such(data: bytes) -> None:
    assert read_guarded(data, "a.html").text == ""


def test_a_language_that_the_letters_contradict_is_not_believed() -> None:
    russian = "Встреча прошла в Минске, стороны обсудили поставки и сотрудничество. " * 4
    assert read_guarded(f'<html lang="en"><body><p>{russian}'.encode(), "a.html").language == "ru"


def test_as_much_text_again_outside_the_article_is_doubted() -> None:
    article = "".join(f"<p>Paragraph {n} of the report on the talks in Minsk, {WORDS}</p>" for n in range(12))
    beside = "".join(f"<p>Number {n} of what stands beside it, {WORDS}</p>" for n in range(40))
    head = "<html><body><nav><a href='/a'>Menu</a></nav><main><article class='story'><h1>Talks</h1>"
    page = f"{head}{article}</article></main><aside class='sidebar related'>{beside}</aside></body></html>"
    reading = read_guarded(page.encode(), "page.html")
    assert "what stands beside it" not in reading.text
    assert any("compare it with the whole page" in warning for warning in reading.warnings)
    alone = read_guarded(f"{head}{article}</article></main></body></html>".encode(), "page.html")
    assert alone.warnings == ()


WORDS = "where the two sides spoke of wheat, grain, tractors and the air base at Tobruk for many hours."


def test_where_the_time_is_over_the_plain_words_are_kept_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never_ends(*_: object) -> None:
        while True:
            sum(range(1_000))

    html.read(ARTICLE.encode(), "page.html")
    monkeypatch.setattr(html, "_SECONDS", 1.0)
    monkeypatch.setattr(html, "article_of", never_ends)
    reading = html.read(ARTICLE.encode(), "page.html")
    assert SECOND.strip() in reading.text
    assert "Cookie" in reading.text
    assert (reading.title, reading.published_on) == ("Libia, la visita", "2025-02-19")
    assert reading.site == "Agenzia Nova"
    assert any("in time" in warning for warning in reading.warnings)


def test_captions_and_headings_amid_an_article_are_kept_as_what_they_are() -> None:
    reading = page(
        f"<nav><p>Home and more</p></nav><div class='story'><p>{FIRST}</p><h2>A base in the south</h2>"
        "<figure><img src='a.png'><figcaption>Lorries at the port of Tobruk.</figcaption></figure>"
        f"<p>{SECOND}</p></div><figure><figcaption>What others read.</figcaption></figure>"
    )
    assert spans(reading, "heading") == ["A base in the south"]
    assert spans(reading, "caption") == ["Lorries at the port of Tobruk."]
    assert (
        reading.text.index("base in the south")
        < reading.text.index("Lorries at")
        < reading.text.index("Secondo")
    )


def test_a_paragraph_that_is_said_twice_stands_twice() -> None:
    refrain = "The ministry did not answer questions about the shipments, nor did the port authority."
    reading = page(f"<div class='story'><p>{FIRST}</p><p>{refrain}</p><p>{SECOND}</p><p>{refrain}</p></div>")
    assert reading.text.count(refrain) == 2


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="Joseph R. Biden Jr.">', "Joseph R. Biden Jr."),
        (
            '<meta name="author" content="A. Author, J.R.R. Tolkien and Jane Doe">',
            "A. Author; J.R.R. Tolkien; Jane Doe",
        ),
        (
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
            '"author": {"@type": "Person", "name": "Dr. K. Haftar"}}</script>',
            "Dr. K. Haftar",
        ),
        ('<meta name="author" content="Jean-Luc O\'Neill">', "Jean-Luc O'Neill"),
        ('<meta name="author" content="JANE DOE; Jane Doe; AN AGENCY">', "Jane Doe; AN AGENCY"),
    ],
)
def test_the_name_of_an_author_keeps_its_dots(head: str, author: str) -> None:
    assert page(f"<article><p>{'Some words of a report here. ' * 20}</p></article>", head).author == author


def test_an_author_who_is_not_stated_is_told_as_a_guess() -> None:
    words = "Some words of a report here. " * 20
    body = f'<article><p class="author">By Jane Doe</p><p>{words}</p></article>'
    guessed = page(body)
    assert guessed.author == "Jane Doe"
    assert guessed.facts["author"].startswith("guessed")
    stated = page(body, '<meta name="author" content="Jane Doe">')
    assert stated.facts["author"] == "the page's own metadata"

"""Kinds of web page that were read wrongly, each in several spellings."""

# ruff: noqa: E501 - a spelling of markup is easiest to read on one line

import html as markup
import locale

import pytest

from workbench.sources.reading.formats import html
from workbench.sources.reading.model import Reading

HEADLINE = "Talks in Minsk end without a statement"
SAID = (
    "The talks in Minsk ended late on Tuesday without a joint statement, two officials of the ministry said.",
    "They said the delegation had asked for help with the runway of the air base near Tobruk and with training.",
    "A spokesman for the government in Tripoli said it had not been told of the visit and would ask for more.",
    "Analysts in Tunis noted that the visit came eleven days after a cargo flight from Vitebsk landed in Libya.",
)
ARTICLE = "".join(f"<p>{words}</p>" for words in SAID)


def page(
    body: str = "",
    *,
    head: str = "",
    before: str = "",
    after: str = "",
    language: str = "en",
    heading: str = f"<h1>{HEADLINE}</h1>",
    title: str = f"{HEADLINE} - Harbour Wire",
) -> Reading:
    return html.read(
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><nav><a href='/a'>World</a></nav>{before}<main><article>{heading}{ARTICLE}{body}{ARTICLE}"
        f"</article></main>{after}<footer><p>Copyright Harbour Wire</p></footer></body></html>".encode(),
        "page.html",
    )


STRUCK = (
    "<s>61</s>",
    "<del><b>61</b></del>",
    "<span style='text-decoration: underline line-through red'>61</span>",
    "<span style='text-decoration-line:line-through'>61</span>",
    "<style>article .x .old { text-decoration: line-through !important }</style><i class=x><b class=old>61</b></i>",
    "<style>u { text-decoration:line-through }</style><u>61</u>",
    "<style>#old { text-decoration:line-through }</style><span id=old>61</span>",
    "<style>[data-old] { text-decoration:line-through }</style><span data-old>61</span>",
    "<style>@media screen { .old { text-decoration:line-through } }</style><span class=old>61</span>",
)


@pytest.mark.parametrize("struck", STRUCK)
def test_struck_out_words_are_left_out_whatever_strikes_them(struck: str) -> None:
    reading = page(f"<p>Turnout was {struck} 16 per cent.</p>")
    assert "Turnout was 16 per cent." in reading.text
    assert "1 struck-out passage was left out." in reading.warnings


def test_what_a_rule_only_strikes_under_the_mouse_or_no_longer_stays() -> None:
    rules = ".a:hover, .b { text-decoration:line-through } .b.c { text-decoration:none }"
    reading = page(
        f"<style>{rules}</style><p>Turnout <a class=a href=x>was</a> <b class='b c'>16</b> per cent.</p>"
    )
    assert "Turnout was 16 per cent." in reading.text
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10<sup>6</sup>", "10⁶"), ("10<sup>-3</sup> m", "10⁻³ m"), ("2<sup>n</sup>", "2ⁿ"),
        ("10<span style='vertical-align:super'>6</span>", "10⁶"), ("10<sup><small>6</small></sup>", "10⁶"),
        ("in 2018<sup><a href='#fn3'>3</a></sup>", "in 2018[3]"), ("106<sup>[4]</sup>", "106[4]"),
        ("so<a href='#_ftn1'>1</a>", "so[1]"), ("2018<a class='footnote-ref' href='#fn:2'>2</a>", "2018[2]"),
        ("so.<sup>1,2</sup>", "so.[1,2]"), ("the word<sup>7</sup>", "the word[7]"), ("5 km<sup>2</sup>", "5 km²"),
        ("1<sup>er</sup> mars", "1er mars"), ("the 2<sup>nd</sup>", "the 2nd"), ("in 2024<sup>*</sup>", "in 2024*"),
        ("CO<sub>2</sub>", "CO₂"), ("log<sub>10</sub>5", "log₁₀5"),
        ("<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>", "東京(とうきょう)"),
        ("<q>a visit</q>", "“a visit”"), ("<q lang=de><b>ein</b> Besuch</q>", "“ein Besuch”"),
        ("<q>one <q>two</q></q>", "“one ‘two’”"), ("<q>“typed”</q>", " “typed” "),
    ],
)  # fmt: skip
def test_raised_signs_and_quotations_are_in_the_words(written: str, read: str) -> None:
    text = page(f"<p>The output fell {written} of the year, the ministry said.</p>").text
    assert f"fell {read.strip()} of the year" in text


@pytest.mark.parametrize(
    ("language", "read"), [("de", "„ein“"), ("ru", "«ein»"), ("fr", "«\u202fein\u202f»")]
)
def test_quotations_have_the_marks_of_their_language(language: str, read: str) -> None:
    assert f"called it {read} and" in page("<p>He called it <q>ein</q> and left.</p>", language=language).text


@pytest.mark.parametrize(
    "blocks",
    [
        "<table><tr><td><p>Minsk</p><p>Vitebsk</p></td><td>Gomel</td></tr></table>",
        "<table><caption>Minsk</caption><tr><th>Vitebsk</th><td>Gomel</td></tr></table>",
        "<ul><li>Minsk<ul><li>Vitebsk</li></ul>Gomel</li></ul>",
        "<dl><dt>Minsk</dt><dd>Vitebsk</dd><dd>Gomel</dd></dl>",
        "<p>Minsk<br>Vitebsk<br/>Gomel</p>",
        "<blockquote>Minsk<p>Vitebsk</p><footer>Gomel</footer></blockquote>",
        "<p><span style='display:block'>Minsk</span><span style='display:block'>Vitebsk</span> Gomel</p>",
        "<details><summary>Minsk</summary>Vitebsk<hr>Gomel</details>",
        "<div>Minsk<div hidden>x</div>Vitebsk<div class=a>x.</div>Gomel</div>",
        "<p>Minsk <script>x()</script>Vitebsk <noscript>x</noscript>Gomel</p>",
    ],
)
def test_words_of_two_blocks_are_never_one(blocks: str) -> None:
    words = page(blocks).text.split()
    assert {"Minsk", "Vitebsk", "Gomel"} <= set(words)


@pytest.mark.parametrize(
    "around",
    [
        "<div><p>{a}</p>{loose}<p>{b}</p></div>",
        "<div><p>{a}</p><b>Loose</b> words{rest}<p>{b}</p></div>",
        "<div>{a}<br><br>{loose}<br><br>{b}</div>",
        "<div><p>{a}</p><p>{b}</p>{loose}</div>",
        "<div>{loose}<p>{a}</p><p>{b}</p></div>",
        "<div><h3>One</h3>{loose}<h3>Two</h3><p>{a}</p><p>{b}</p></div>",
        "<section aria-hidden='true'><p>{loose}</p></section>",
    ],
)
def test_loose_words_and_decorations_are_kept(around: str) -> None:
    loose = "Loose words of the ministry that are between two paragraphs."
    reading = page(
        around.format(
            a=f"{SAID[0]} One.", b=f"{SAID[1]} Two.", loose=loose, rest=loose.removeprefix("Loose words")
        )
    )
    assert loose in reading.text


CORRECTIONS = (
    "Korrektur: In einer früheren Version dieses Artikels war eine falsche Zahl.",
    "Rectificatif : une version précédente donnait un mauvais chiffre.",
    "Уточнение: в более ранней версии была указана неверная цифра.",
    "تصحيح: ذكرت نسخة سابقة من هذا الخبر عددا غير صحيح من الضباط.",
    "This article was amended on 19 February 2025 to correct a number.",
    "Fe de errores: en una versión anterior se daba un número equivocado.",
)


@pytest.mark.parametrize("words", CORRECTIONS)
def test_a_correction_outside_the_article_is_kept(words: str) -> None:
    assert words in page(after=f"<div class='article-footer'><p>{words}</p></div>").text
    assert words in page(before=f"<div class='note'>{words}</div>").text


def test_a_correction_is_kept_where_only_its_heading_or_place_says_what_it_is() -> None:
    words = "The number of officers is forty, not fourteen."
    assert words in page(after=f"<aside class='box'><h4>Correction</h4><p>{words}</p></aside>").text
    assert words in page(after=f"<div class='corrections'><p>{words}</p></div>").text
    assert words not in page(after=f"<div class='comments'><p>Correction: {words}</p></div>").text


def test_what_is_shown_only_without_scripts_is_left_out_unless_it_is_all() -> None:
    notice = (
        "You need to enable JavaScript to run this application, says the page to nobody who reads it here."
    )
    reading = page(f"<noscript><p>{notice}</p></noscript>")
    assert notice not in reading.text
    assert any("no script runs" in warning for warning in reading.warnings)
    reading = html.read(
        f"<html><body><div id=root></div><noscript>{ARTICLE}</noscript></body>".encode(), "a.html"
    )
    assert SAID[2] in reading.text
    assert any("no script runs" in warning for warning in reading.warnings)


def linked(*statements: str) -> str:
    return "".join(f'<script type="application/ld+json">{one}</script>' for one in statements)


OTHER = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Floods in Derna","datePublished":"2023-09-12"}'
OWN = f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2025-02-18"}}'
LIVE = (
    '{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Talks in Minsk: live",'
    '"datePublished":"2025-02-18","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Plane lands",'
    '"datePublished":"2025-02-20"}]}'
)


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ({"after": "<div id=disqus_thread><time datetime=2018-09-03>x</time></div>"}, ""),
        ({"after": "<ol class=commentlist><li><time datetime=2018-09-03>x</time>Nice</ol>"}, ""),
        ({"after": "<div class=kommentare><time datetime=2018-09-03>x</time>Gut</div>"}, ""),
        ({"after": "<div class='comentarios lista'><time datetime=2018-09-03>x</time>Bien</div>"}, ""),
        ({"after": "<section class=related><article><time datetime=2018-09-03>x</time>Other</article></section>"}, ""),
        ({"before": "<div itemscope itemtype='https://schema.org/Comment'><time itemprop=datePublished "
                    "datetime=2018-09-03>x</time></div>"}, ""),
        ({"before": "<time datetime=2025-02-18>18 Feb</time>",
          "after": "<section id=comments><time datetime=2018-09-03>x</time></section>"}, "2025-02-18"),
        ({"body": "<div class='live-entry'><time datetime=2025-02-20>x</time><p>The plane landed.</p></div>" * 2}, ""),
        ({"head": linked(OTHER)}, ""),
        ({"head": linked(OTHER, OWN)}, "2025-02-18"),
        ({"head": linked(f'{{"@context":"https://schema.org","@graph":[{OTHER},{OWN}]}}')}, "2025-02-18"),
        ({"head": linked(f'{{"@context":"https://schema.org","@type":"ItemList","itemListElement":[{OTHER}]}}')}, ""),
        ({"head": linked(LIVE)}, "2025-02-18"),
        ({"head": linked(f"\n<![CDATA[\n[{OWN}]\n]]>\n")}, "2025-02-18"),
        ({"head": linked(OWN.replace('"headline"', '"headline":"An agency report","name"'))}, "2025-02-18"),
    ],
)  # fmt: skip
def test_the_day_is_the_one_of_the_page_itself(parts: dict[str, str], day: str) -> None:
    reading = page(**parts)  # type: ignore[arg-type]
    assert reading.published_on == day
    assert reading.title.startswith("Talks in Minsk")


@pytest.mark.parametrize(
    ("stated", "language", "day", "said"),
    [
        ("1970-01-01", "en", "", "1970-01-01"),
        ("2099-01-01T00:00:00Z", "en", "", "2099-01-01"),
        ("2568-02-18", "th", "2025-02-18", "Buddhist calendar"),
        ("1446-08-19", "ar", "", "Hijri calendar"),
        ("۱۴۰۳-۱۱-۳۰", "fa", "2025-02-18", "Iranian calendar"),
        ("1404/01/01", "fa", "2025-03-21", "Iranian calendar"),
        ("1923-05-02", "en", "1923-05-02", ""),
        ("0001-01-01", "en", "", ""),
    ],
)
def test_years_of_other_calendars_are_named_and_impossible_ones_refused(
    stated: str, language: str, day: str, said: str
) -> None:
    reading = page(head=f'<meta property="article:published_time" content="{stated}">', language=language)
    assert reading.published_on == day
    assert said in " ".join((*reading.warnings, reading.facts.get("published_on", "")))
    assert reading.warnings == () or said


@pytest.mark.parametrize(
    "parts",
    [
        {"before": "<h1><a href='https://wire.example/'>Harbour Wire</a></h1>", "heading": f"<h2>{HEADLINE}</h2>"},
        {"before": "<header><h1 class=logo>Harbour Wire</h1></header>", "heading": f"<h2>{HEADLINE}</h2>"},
        {"before": "<h1>Harbour Wire</h1>", "heading": ""},
        {"before": "<h1>Harbour Wire</h1>", "heading": f"<h3>{HEADLINE}</h3>", "title": f"Harbour Wire | {HEADLINE}"},
        {"before": "<h1 id=site-title><a href='/index.html'>Harbour Wire</a></h1>"},
        {"before": "<h1>World news</h1>", "heading": f"<h2>{HEADLINE}</h2>"},
        {"before": "<svg><title>Menu</title></svg><h1><a href='/'>Harbour Wire</a></h1>", "heading": ""},
        {"head": "<meta property='og:title' content='Harbour Wire'><meta property='og:site_name' "
                 "content='Harbour Wire'>"},
    ],
)  # fmt: skip
def test_the_title_is_the_headline_and_not_the_logo(parts: dict[str, str]) -> None:
    assert page(**parts).title == HEADLINE  # type: ignore[arg-type]


def test_a_byline_is_no_day_and_a_commenter_no_author() -> None:
    assert (
        page(before="<p class=byline>Monday August 27, 2018 10:05 am PDT by Jo Clover</p>").author
        == "Jo Clover"
    )
    assert page(after="<section id=comments><b class=author>Some Body</b><p>Nice</p></section>").author == ""


SAVERS = {
    "<meta name='savepage-url' content='https://h.example/t'><meta name='savepage-date' content='Wed Feb 19 2025 "
    "10:00:00 GMT+0100 (CET)'>": "2025-02-19T09:00:00Z",
    "<!-- Saved from https://h.example/t at 2025-02-19T09:00:00Z using monolith v2.7.0 -->": "2025-02-19T09:00:00Z",
    "<!-- Mirrored from h.example/t by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 19 Feb 2025 09:00:00 GMT -->":
    "2025-02-19T09:00:00Z",
    "<!-- saved from url=(0019)https://h.example/t -->": "",
}  # fmt: skip


def test_when_a_page_was_saved_is_read_whatever_the_machine_calls_months() -> None:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "tr_TR.UTF-8")
    except locale.Error:
        pytest.skip("the Turkish locale is not on this machine")
    try:
        for mark, moment in SAVERS.items():
            assert page(head=mark).captured_at == moment
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize("mark", SAVERS)
def test_a_heavy_page_of_any_saver_keeps_its_facts_and_leaves_its_menus(mark: str) -> None:
    heavy = f"<style>{'.c1{margin:1px}' * 9000}</style><script>{'x=1;' * 60000}</script>"
    menus = (
        f"<select>{'<option>Albania Algeria</option>' * 300}</select><datalist>{'<option>Zambia' * 99}</datalist>"
        f"<ul style='display:none'>{'<li>Hidden entry of a menu</li>' * 300}</ul>"
    )
    stated = '<meta name=author content="Mona Haddad"><meta property="article:published_time" content="2025-02-18">'
    reading = page(head=mark + stated + heavy, before=menus)
    assert (reading.title, reading.author, reading.published_on) == (HEADLINE, "Mona Haddad", "2025-02-18")
    assert (reading.url.split("//")[1], reading.captured_at) == ("h.example/t", SAVERS[mark])
    assert not any(word in reading.text for word in ("Albania", "Hidden", "Zambia"))


def test_a_page_that_is_nested_deeper_than_the_tree_goes_keeps_its_facts() -> None:
    head = '<meta property="article:published_time" content="2025-02-18"><title>Talks</title>'
    body = f"{'<div>' * 3000}{ARTICLE}<p hidden>secret</p>{'</div>' * 3000}<select><option>Albania</select>"
    reading = html.read(f"<html><head>{head}</head><body>{body}".encode(), "a.html")
    assert (reading.title, reading.published_on) == ("Talks", "2025-02-18")
    assert markup.unescape(SAID[2]) in reading.text
    assert "secret" not in reading.text
    assert "Albania" not in reading.text


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("<html><title>Minsk</title><nav>Menu</nav><article>{}</article></html>", "Menu\n\n{}"),
        ("<title>Minsk</title><header>Menu</header> Loose <main>{}</main>", "Menu\n\nLoose\n\n{}"),
        ("<head><title>Minsk</title><nav>Menu</nav></head><body>Loose <p>{}</p>", "Menu\n\nLoose\n\n{}"),
        ("<head><title>Minsk</title><o:p>no</o:p><xml>no</xml></head><body><p>{}</p>", "{}"),
    ],
)
def test_a_page_that_opens_no_body_is_read_whole(written: str, whole: str) -> None:
    words = "Khalifa Haftar met Aleksandr Lukashenko in Minsk on Monday, the agency said."
    page = written.format(words).encode()
    assert html.read_whole(page, "page.html").text == whole.format(words)
    reading = html.read(page, "page.html")
    assert words in reading.text
    assert reading.title == "Minsk"

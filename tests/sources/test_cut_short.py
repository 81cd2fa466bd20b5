"""A page that shows only the beginning of its article says so on its card."""

import pytest

from workbench.sources.reading.formats.cut_short import BREAKS_OFF, FOR_SUBSCRIBERS, GOES_ON
from workbench.sources.sandbox.guard import read_guarded

WORDS = (
    "<p>The talks in Minsk ended late on Tuesday without a statement, and both delegations left the city by "
    "air before midnight, officials said.</p><p>Analysts in Tunis noted that the visit came eleven days "
    "after the parliament had refused to debate the agreement on the harbour.</p><p>A spokesman "
    "for the government in Tripoli said that the runway would be lengthened before the summer, "
    "whatever the neighbours{end}</p>"
)


def said(after: str = "", head: str = "", end: str = " say.") -> list[str]:
    """What of all this a page says that ends in some way."""
    article = f"<article><h1>Talks in Minsk end</h1>{WORDS.format(end=end)}{after}</article>"
    page = f"<html><head><title>T</title>{head}</head><body>{article}</body></html>"
    reading = read_guarded(page.encode(), "a.html")
    return [note for note in reading.warnings if note in (BREAKS_OFF, FOR_SUBSCRIBERS, GOES_ON)]


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to continue reading",
        "To read the full article, subscribe or log in.",
        "This article is for subscribers only.",
        "You have reached your limit of free articles.",
        "Already a member? Sign in to read the rest.",
        "La suite est réservée aux abonnés.",
        "Il vous reste 72.4 % de cet article à lire.",
        "Contenuto riservato agli abbonati",
        "Suscríbete para seguir leyendo",
        "Weiterlesen mit Abo",
        "Оформите подписку, чтобы читать дальше",
        "اشترك الآن لمتابعة القراءة",
    ],
)
def test_words_under_an_article_that_ask_to_subscribe(words: str) -> None:
    assert said(f"<p>{words}</p>") == [BREAKS_OFF]
    assert said(f"<div><h3>{words}</h3><button>€1</button></div>") == [BREAKS_OFF]


def test_a_box_that_bars_the_way() -> None:
    assert said('<div class="paywall-overlay"><p>Subscribe for £1 a week.</p></div>') == [BREAKS_OFF]


@pytest.mark.parametrize(
    "words",
    [
        "Sign up to read our newsletter every morning.",
        "Log in to view the comments.",
        "Subscribe to our channel for more of it.",
        "The minister said members had to register to vote.",
    ],
)
def test_what_asks_for_something_else(words: str) -> None:
    assert not said(f"<p>{words}</p>")


@pytest.mark.parametrize("value", ["false", '"False"', '"http://schema.org/False"'])
def test_what_the_page_states_to_machines(value: str) -> None:
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'
    assert said(head=stated % value) == [FOR_SUBSCRIBERS]
    assert not said(head=stated % "true")
    meta = '<meta itemprop="isAccessibleForFree" content="false">'
    assert said(head=meta) == [FOR_SUBSCRIBERS]


def test_a_text_that_goes_on_elsewhere() -> None:
    assert said('<p><a href="b.html">Read more</a></p>', end=" …") == [GOES_ON]
    assert not said('<p><a href="b.html">Read more</a></p>')

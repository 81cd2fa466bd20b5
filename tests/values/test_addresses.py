"""Where an address leads is told, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.values.addresses import web_address


@pytest.mark.parametrize(
    ("address", "host", "read_as", "warns_of"),
    [
        ("https://www.belta.by/a?b=c@d", "www.belta.by", "www.belta.by", ""),
        ("HTTP://BelTA.by:8080", "belta.by", "belta.by", ""),
        ("https://bank.example@evil.example/login", "evil.example", "evil.example", "before the @"),
        (
            "https://xn--pypal-4ve.com/",
            "xn--pypal-4ve.com",
            "p\u0430ypal.com",
            "only looks like “paypal.com”",
        ),
        ("https://p\u0430ypal.com/", "xn--pypal-4ve.com", "p\u0430ypal.com", "looks like “paypal.com”"),
        ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com", "\u0430\u0440\u0440\u04cf\u0435.com", ""),
        ("https://xn--90a.xn--\ud7ff/", "xn--90a.xn--\ud7ff", None, ""),
    ],
)
def test_hosts(address: str, host: str, read_as: str | None, warns_of: str) -> None:
    leads_to = web_address(address)
    assert leads_to is not None
    if read_as is not None:
        assert (leads_to.host, leads_to.read_as) == (host, read_as)
    assert (warns_of in leads_to.warning) if warns_of else not leads_to.warning
    assert leads_to.host in leads_to.shown or leads_to.host == leads_to.read_as


@pytest.mark.parametrize(
    "address", ["", "file:///etc/passwd", "javascript:alert(1)", "//a.b/c", "https://", "http://["]
)
def test_what_leads_nowhere_in_the_web(address: str) -> None:
    assert web_address(address) is None


@given(st.text())
def test_no_words_are_a_fault(words: str) -> None:
    for address in (words, f"https://{words}", f"http://xn--{words}.example/"):
        leads_to = web_address(address)
        assert leads_to is None or leads_to.shown

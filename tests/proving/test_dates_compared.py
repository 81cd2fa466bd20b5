"""Dates of statements against those of passages that were published on one day, a Sunday."""

from pathlib import Path

from tests.proving.pairs import findings_of

PAIRS = [
    # passage, statement, whether the date is doubted
    ("He led the cabinet from 2012 to 2014.", "He was prime minister until 2014.", ""),
    ("He led the cabinet from 2012 to 2014.", "He was prime minister until 2015.", "T03"),
    ("Trade came to 30 million in 2024; the posts have been shut since June.",
     "Trade came to 30 million in 2024. The posts have not reopened since June.", ""),
    ("Trade came to 30 million in 2023; the posts have been shut since January.",
     "Trade came to 30 million in 2025. The posts have not reopened since January.", "T03"),
    ("The minister said yesterday that the land is spared.",
     "The land is spared, the minister said on 3 May.", ""),
    ("The minister said yesterday that the land is spared.",
     "The land is spared, the minister said on 4 May.", "T03"),
    ("The bonds are due on 9 May, the bank said.", "The bonds are due on 9 May.", ""),
    ("The bonds are due on 9 May, the bank said.", "The bonds are due on 2 May.", "T03"),
    ("The town was closed for three weeks on Friday.", "The town was closed for three weeks on 2 May.", ""),
    ("The town was closed for three weeks on Friday.", "The town was closed for a month on 7 May.", "T03"),
]  # fmt: skip


def test_dates_that_passages_mean_are_right_and_others_are_doubted(tmp_path: Path) -> None:
    found = findings_of(tmp_path, [pair[:2] for pair in PAIRS], rules=["T03"])
    told = [(text, ids) for (_passage, text, _wanted), ids in zip(PAIRS, found, strict=True)]
    assert told == [pair[1:] for pair in PAIRS]

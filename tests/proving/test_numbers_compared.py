"""Numbers of statements against those of passages: what follows is right, what is one digit off is not."""

from pathlib import Path

from tests.proving.pairs import findings_of

PAIRS = [
    # passage, statement, whether the number is doubted
    ("The port handled 174.4 million crates.", "The port handled 174.4 million crates.", ""),
    ("The port handled 174.4 million crates.", "The port handled 174.0 million crates.", "T02"),
    ("The loan was worth about $4.4 billion.", "The loan came to some $4.0 billion.", "T02"),
    ("The loan was worth about $4.4 billion.", "The loan came to some $4 billion.", ""),
    ("The clinic counted 14 dead and 46 wounded.", "There were 60 casualties: 14 dead and 46 wounded.", ""),
    ("Two were freed and eighteen others are held.", "Of 20 prisoners, two were freed.", ""),
    ("Two were freed and eighteen others are held.", "Of 50 prisoners, two were freed.", "T02"),
    ("The mine shipped 350,438t of ore.", "The mine shipped some 350,000 tonnes of ore.", ""),
    ("The mine shipped 350,438t of ore.", "The mine shipped some 370,000 tonnes of ore.", "T02"),
    ("A 77-year-old man shot two people.", "A man of 77 killed two people.", ""),
    ("A 77-year-old man shot two people.", "A man of 97 killed two people.", "T02"),
    ("The works cost Shs64 billion.", "The works cost 64 billion shillings.", ""),
    ("The works cost Shs64 billion.", "The works cost 84 billion shillings.", "T02"),
    ("The fine was N1.04 trillion.", "The fine came to 1.04 trillion naira.", ""),
    ("The gang published 97% of the files.", "All but 3 per cent of the files are public.", ""),
    ("The tariff was 36 per cent; now it is 19 per cent.",
     "They pay 17 per cent, little more than half of the 36 per cent first set.", "T02"),
    ("$2.4 billion of the $90 billion was spent.", "The $2.4 billion spent is under 3 per cent of it.", ""),
    ("Grants rose to $64 million of the $92 million.", "They used about 70 per cent of the $92 million.", ""),
    ("Grants rose to $64 million of the $92 million.", "They used 80 per cent of the $92 million.", "T02"),
    ("The pact was signed on 9 April and took effect on 15 April.",
     "The pact was signed on 9 April, six days before it took effect.", ""),
    ("The pact was signed on 9 April and took effect on 15 April.",
     "The pact was signed on 9 April, twenty days before it took effect.", "T02"),
    ("Work stopped in 2018 for lack of money.", "Work stopped seven years ago for lack of money.", ""),
    ("Twelve boats are to be replaced by at least eight.", "Nine or more boats replace the twelve.", "T02"),
    ("He served four months in prison.", "He left on 2 May, one day after the verdict.", ""),
]  # fmt: skip


def test_numbers_that_follow_are_right_and_those_one_digit_off_are_doubted(tmp_path: Path) -> None:
    found = findings_of(tmp_path, [pair[:2] for pair in PAIRS], rules=["T02"])
    told = [(text, ids) for (_passage, text, _wanted), ids in zip(PAIRS, found, strict=True)]
    assert told == [pair[1:] for pair in PAIRS]

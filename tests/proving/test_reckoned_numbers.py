"""Numbers that statements reckon from passages: shares, times, rates, changes, and parts of a year."""

from pathlib import Path

from tests.proving.pairs import findings_of

SHARES = [
    # passage, statement, whether the number is doubted
    ("The port shipped 20.4 million tonnes of coal, 15.3 million tonnes of it to Japan.",
     "Japan took 75 per cent of the coal that the port shipped.", ""),
    ("The port shipped 20.4 million tonnes of coal, 15.3 million tonnes of it to Japan.",
     "Japan took 35 per cent of the coal that the port shipped.", "T02"),
    ("The ticket is sold at 80 cents; on Monday it had cost 1.60 euros.",
     "The ticket costs 50 per cent less than on Monday.", ""),
    ("The dam cost CHF 9 billion and the road 3 billion francs.",
     "The dam cost three times as much as the road.", ""),
    ("The dam cost CHF 9 billion and the road 3 billion francs.",
     "The dam cost seven times as much as the road.", "T02"),
    ("Output rose by 52% on the quarter before.",
     "Output was half as much again as in the quarter before.", ""),
    ("Nearly two in five households skip meals.", "Two households in five skip meals.", ""),
    ("One of three European airlines, Alfa, Beta or Gamma, will fly.", "Three airlines may fly.", ""),
    ("Of 30 patients eleven have died.", "Eleven of 30 patients have died.", ""),
    ("Of 30 patients eleven have died.", "Eleven of 80 patients have died.", "T02"),
    ("The number of refugees rose by 40 per cent to 356,000.",
     "Refugees rose by 40 per cent to 356,000.", ""),
    ("The number of refugees rose by 40 per cent to 356,000.",
     "Refugees rose by 40 per cent to 366,000.", "T02"),
]  # fmt: skip

TIMES = [
    ("The bridge was shut on 3 March and reopened on 24 March.",
     "For three weeks, the bridge was shut.", ""),
    ("The bridge was shut on 3 March and reopened on 24 March.",
     "For nine weeks, the bridge was shut.", "T02"),
    ("He led the bank from 2009 to 2017.", "He ran the bank for eight years.", ""),
    ("He led the bank from 2009 to 2017.", "He ran the bank for three years.", "T02"),
    ("The night curfew runs from 10 p.m. to 5 a.m.", "The curfew lasts seven hours a night.", ""),
    ("The night curfew runs from 10 p.m. to 5 a.m.", "The curfew lasts twelve hours a night.", "T02"),
    ("The pump lifts 4,000 barrels a day; the tank holds 36,000 barrels.",
     "The pump takes nine days to fill the tank.", ""),
    ("The pump lifts 4,000 barrels a day; the tank holds 36,000 barrels.",
     "The pump takes four days to fill the tank.", "T02"),
    ("The speech was over in half an hour.", "He spoke for 30 minutes.", ""),
    ("He was jailed for 18 months.", "He was jailed for a year and a half.", ""),
    ("The mine sold 50 tonnes in the nine months to September.",
     "The mine sold 50 tonnes in three quarters.", ""),
    ("The strike began two hours after the talks failed.",
     "The strike began forty hours after the talks failed.", "T02"),
    ("The vote was held two weeks after the storm.", "The vote came thirty weeks after the storm.", "T02"),
]  # fmt: skip

AMOUNTS = [
    ("The fund paid SFr31.4bn in the first quarter, after SFr20.2bn in the fourth.",
     "The fund paid out 31.4 billion francs.", ""),
    ("The fund paid SFr31.4bn in the first quarter, after SFr20.2bn in the fourth.",
     "The fund paid out 36.4 billion francs.", "T02"),
    ("They sold 90 billion yen of bonds to 1,500 accounts.",
     "The bonds came to 60 million yen for each account.", ""),
    ("The plan spends 60 billion dirhams over five years.",
     "The plan spends 12 billion dirhams a year.", ""),
    ("She won 148 votes to 91.", "She finished 57 votes ahead.", ""),
    ("She won 148 votes to 91.", "She won 148 votes to 97.", "T02"),
    ("The army lost more than 2,100 rifles.", "The army lost over 2,000 rifles.", ""),
    ("Only 96 guards stayed.", "Fewer than 100 guards stayed.", ""),
    ("Only 96 guards stayed.", "Fewer than 700 guards stayed.", "T02"),
    ("DP spends more than $250 million now and up to $1 billion in all.",
     "DP spends over $250 million now and up to $1 billion in all.", ""),
    ("DP spends more than $250 million now and up to $1 billion in all.",
     "DP spends over $220 million now and up to $1 billion in all.", "T02"),
    ("The court heard four farmers; three judges sat.", "The court heard seven farmers.", "T02"),
    ("Revenue is to rise from Sh4.2 trillion in 2021/22 to Sh9.6 trillion in 2032/33.",
     "Revenue is to rise from Sh4.2 trillion to Sh9.6 trillion.", ""),
]  # fmt: skip

YEARS = [
    ("So far this year the state has spent $3 billion.",
     "Since January the state has spent $3 billion.", ""),
    ("The quota for the last quarter is 40 tonnes.", "The quota for the fourth quarter is 40 tonnes.", ""),
    ("The quota for the last quarter is 40 tonnes.",
     "The quota for the second quarter is 40 tonnes.", "T03"),
    ("In the first half of 2024 they moved 900 people.",
     "From January to June 2024 they moved 900 people.", ""),
    ("In the first half of 2024 they moved 900 people.",
     "From January to July 2024 they moved 900 people.", "T03"),
    ("In the first nine months of 2024 they moved 900 people.",
     "From January to September 2024 they moved 900 people.", ""),
    ("Half of the debt is to be repaid this year.",
     "Half of the debt falls due by the end of December.", ""),
    ("The gate will open in the first half of February.", "The gate will open in February.", ""),
]  # fmt: skip


def _told(path: Path, pairs: list[tuple[str, str, str]], rule: str) -> list[tuple[str, str]]:
    found = findings_of(path, [pair[:2] for pair in pairs], rules=[rule])
    return [(text, ids) for (_passage, text, _wanted), ids in zip(pairs, found, strict=True)]


def test_shares_follow_from_the_amounts_of_passages(tmp_path: Path) -> None:
    assert _told(tmp_path, SHARES, "T02") == [pair[1:] for pair in SHARES]


def test_lengths_of_time_follow_from_days_hours_and_rates(tmp_path: Path) -> None:
    assert _told(tmp_path, TIMES, "T02") == [pair[1:] for pair in TIMES]


def test_amounts_follow_from_others_where_words_say_so(tmp_path: Path) -> None:
    assert _told(tmp_path, AMOUNTS, "T02") == [pair[1:] for pair in AMOUNTS]


def test_parts_of_a_year_have_several_names(tmp_path: Path) -> None:
    assert _told(tmp_path, YEARS, "T03") == [pair[1:] for pair in YEARS]

"""What the checks over words say of news: headlines and leads of saved pages, each paragraph taken as a fact.

`python -m tests.tradecraft.news` prints by rule how often it speaks and how often an editor would not
have it (`data/news_false.tsv`, judged by hand); with `--all` also every finding.
"""

import gzip
import html
import json
import re
import sys
from collections import Counter

from tests.corpora.locations import corpora_root
from tests.tradecraft.sentences import DATA
from workbench.tradecraft import Finding, check_statement_text

_TITLE = re.compile(r"<title[^>]*>([^<]{10,200})</title>", re.IGNORECASE | re.DOTALL)
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
LEAD = 2
"""Paragraphs of an article that are its lead."""


def lines() -> list[tuple[str, str]]:
    """Kind (line or fact) and words of each headline and each paragraph of a lead."""
    folder = corpora_root() / "html-news-articles"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    found = []
    for page, known in sorted(truth.items()):
        path = folder / "html" / f"{page}.html.gz"
        if not path.is_file():
            continue
        title = _TITLE.search(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
        if title:
            found.append(("line", _SITE.sub("", " ".join(html.unescape(title[1]).split()))))
        paragraphs = [" ".join(one.split()) for one in known["articleBody"].split("\n\n")]
        found += [("fact", one) for one in [one for one in paragraphs if one][:LEAD]]
    return found


def findings() -> list[tuple[str, str, Finding]]:
    """Every finding in them."""
    return [
        (kind, text, one)
        for kind, text in lines()
        for one in check_statement_text(kind, text)
        if one.check_id != "L23"
    ]


def judged_false() -> set[tuple[str, str]]:
    """(rule, words in small letters with what is around) that an editor would not have, judged by hand."""
    rows = (DATA / "news_false.tsv").read_text("utf-8").splitlines()
    return {(row.split("\t")[0], row.split("\t")[1]) for row in rows if row and not row.startswith("#")}


def _covers(text: str, found: Finding, words: str) -> bool:
    """Whether a finding is one of some words, rather than only near them."""
    around = " ".join(text[max(0, found.start - 30) : found.end + 30].lower().split())
    own = text[found.start : found.end].lower().split()
    return words in around and (" ".join(own) in words or words in " ".join(own))


def main() -> None:
    """Print the table, and with `--all` every finding."""
    found, false = findings(), judged_false()
    spoke: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for _kind, text, one in found:
        spoke[one.check_id] += 1
        wrong[one.check_id] += any(
            rule == one.check_id and _covers(text, one, words) for rule, words in false
        )
    number = Counter(kind for kind, _text in lines())
    texts = sum(number.values())
    print(f"{number['line']} headlines, {number['fact']} paragraphs; {len(found)} findings")
    print("rule  found  false  false a text  precision")
    for rule, times in sorted(spoke.items()):
        print(f"{rule} {times:6} {wrong[rule]:6} {wrong[rule] / texts:13.3f} {1 - wrong[rule] / times:10.2f}")
    print(f"all  {len(found):6} {sum(wrong.values()):6} {sum(wrong.values()) / texts:13.3f}")
    for kind, text, one in sorted(found, key=lambda entry: entry[2].check_id) if "--all" in sys.argv else ():
        around = text[max(0, one.start - 60) : one.end + 60]
        print(f"{one.check_id} {kind} “{text[one.start : one.end]}”: …{around}…")


if __name__ == "__main__":
    main()

"""The sample case holds what it promises: its documents read, its quotes stand, its keys meet."""

import io
import re
import tomllib
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from resources.sample.build_documents import BUILT
from tests.reference import libya
from tests.reference.libya import PATH as REFERENCE_BRIEF
from ui.app.folders import SAMPLE_CASE
from workbench.demo import CASE_NAME
from workbench.sources.document import read_document
from workbench.sources.model import HANDLING, PUBLICATION_KINDS, RELIABILITY
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded
from workbench.values.deception import deceptions
from workbench.values.text import canonical

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
DOCUMENTS = sorted((SAMPLE / "documents").iterdir())
CASE: dict[str, Any] = tomllib.loads((SAMPLE / "case.toml").read_text(encoding="utf-8"))
BRIEF: dict[str, Any] = CASE["briefs"][0]
STATEMENTS = [statement for section in BRIEF["sections"] for statement in section["statements"]]

# ICD 203, both rows.
LIKELIHOOD_TERMS = re.compile(
    r"\b(almost no chance|remote|(?:very |highly )?(?:un)?likely|(?:highly )?(?:im)?probabl[ey]"
    r"|roughly even (?:chance|odds)|(?:almost|nearly) certain(?:ly)?)\b",
    re.IGNORECASE,
)
SAMPLE_NOTES = {
    "en": "Sample text written for Groundwork",
    "it": "Testo di esempio scritto per Groundwork",
    "ru": "Текст-образец, написанный для Groundwork",
    "ar": "نص نموذجي كُتب لبرنامج Groundwork",
    "fr": "Texte d’exemple rédigé pour Groundwork",
}


def keyed(table: str) -> dict[str, Any]:
    return {row["key"]: row for row in CASE[table]}


@cache
def reading(file: str) -> Reading:
    return read_guarded((SAMPLE / "documents" / file).read_bytes(), file)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def inside(source: dict[str, Any]) -> list[dict[str, Any]]:
    return source.get("inside", [])


def keys_of_texts() -> list[str]:
    """What `texts` has, told without reading a document: tests are collected by every worker."""
    return [
        key
        for source in CASE["sources"]
        for key in (
            source["key"],
            *(part["key"] for part in inside(source)),
            *([f"{source['key']} again"] if "captured_again" in source else []),
        )
    ]


@cache
def texts() -> dict[str, str]:
    """Key of a source, or of one inside another, -> its text; `KEY again` for a second capture."""
    read: dict[str, str] = {}
    for source in CASE["sources"]:
        document = read_document((SAMPLE / "documents" / source["file"]).read_bytes(), source["file"])
        read[source["key"]] = document.reading.text
        found = {inner.name: inner.reading.text for inner in document.inside}
        read |= {part["key"]: found[part["file"]] for part in inside(source)}
        if "captured_again" in source:
            read[f"{source['key']} again"] = reading(source["captured_again"]).text
    return read


def test_fifteen_documents_of_nine_formats_in_five_languages() -> None:
    assert len(CASE["sources"]) == 15
    files = [source["file"] for source in CASE["sources"]]
    files += [part["file"] for source in CASE["sources"] for part in inside(source)]
    assert {Path(name).suffix for name in files} == {
        ".html", ".mhtml", ".txt", ".md", ".pdf", ".docx", ".eml", ".png", ".zip", ".odt", ".csv",
    }  # fmt: skip
    assert {source["language"] for source in CASE["sources"]} == {"en", "it", "ru", "ar", "fr"}
    kept = [source[key] for source in CASE["sources"] for key in ("file", "captured_again") if key in source]
    assert [path.name for path in DOCUMENTS] == sorted(kept)


def test_the_material_stays_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*.*")) < 1_500_000


@pytest.mark.parametrize("key", [key for key in keys_of_texts() if key not in ("dossier", "post")])
def test_document_reads_and_says_that_it_is_a_sample(key: str) -> None:
    parents = {part["key"]: source for source in CASE["sources"] for part in inside(source)}
    languages = {source["key"]: source["language"] for source in CASE["sources"]}
    key_of_source = key.removesuffix(" again")
    language = languages.get(key_of_source) or parents[key_of_source]["language"]
    assert canonical(SAMPLE_NOTES[language]) in texts()[key]
    assert len(texts()[key].split()) > (30 if key == "annex" else 90)


def test_every_text_of_a_source_is_known_by_its_key() -> None:
    assert keys_of_texts() == list(texts())


def test_articles_are_of_real_length() -> None:
    articles = (
        "talks", "contracts", "calvestampa", "semaphore", "bayraq", "shati", "vestnik", "lettera", "note",
    )  # fmt: skip
    lengths = {key: len(texts()[key].split()) for key in articles}
    assert {key: n for key, n in lengths.items() if not 170 <= n <= 600} == {}
    assert len(texts()["halvorsund"].split()) > 600


@pytest.mark.parametrize("clip", CASE["clips"], ids=lambda clip: clip["key"])
def test_every_quote_stands_once_in_its_document(clip: dict[str, Any]) -> None:
    if "region" in clip:
        x0, y0, x1, y1 = clip["region"]
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < y1 <= 1
        return
    key = clip["source"] + (" again" if clip.get("after_recapture") else "")
    assert texts()[key].count(clip["quote"]) == 1
    assert clip["quote"] == canonical(clip["quote"])


@pytest.mark.parametrize("source", CASE["sources"], ids=lambda source: source["key"])
def test_source_has_a_date_and_a_title_from_its_document_or_from_the_case(
    source: dict[str, Any],
) -> None:
    read = reading(source["file"])
    assert source.get("title") or read.title
    assert source.get("published_on") or read.published_on
    assert source.get("captured_at") or read.captured_at
    assert read.language in ("", source["language"])


def test_titles_in_other_languages_are_translated_and_stand_in_their_text() -> None:
    for source in CASE["sources"]:
        for known in (source, *inside(source)):
            if "title_translation" in known:
                title = known.get("title") or title_of(source, known)
                assert texts()[known["key"]].count(title) >= 1, known["key"]
        if source["language"] != "en" and source["key"] != "dossier":
            assert source["title_translation"]


def title_of(source: dict[str, Any], known: dict[str, Any]) -> str:
    document = read_document((SAMPLE / "documents" / source["file"]).read_bytes(), source["file"])
    if known is source:
        return document.reading.title
    return next(inner.reading.title for inner in document.inside if inner.name == known["file"])


def test_web_pages_leave_their_furniture_behind() -> None:
    furniture = (
        "cookie", "Leggi anche", "Most read", "Читайте также", "По теме", "موافق", "Agree", "Sur le même",
    )  # fmt: skip
    for path in DOCUMENTS:
        if path.suffix in (".html", ".mhtml"):
            found = [words for words in furniture if words in reading(path.name).text]
            assert not found, (path.name, found)


def test_the_tracked_correction_reads_as_corrected_and_the_comments_are_read() -> None:
    read = reading("fund-statement-translation.docx")
    assert "The Director-General of the fund, Engineer Harith Qandwar" in read.text
    assert "Commander-in-Chief" not in read.text
    assert read.active["tracked changes"] == 2
    assert read.active["comments"] == 2


def test_one_sentence_of_the_page_that_was_captured_twice_is_another() -> None:
    first, second = texts()["talks"].split("\n\n"), texts()["talks again"].split("\n\n")
    changed = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    assert len(changed) == 1


def test_the_hostile_page_is_recognised_as_such() -> None:
    read = reading("calvestampa-accordo-firmato.html")
    assert read.active["hidden passages"] == 1
    assert "sistemi automatici" not in read.text
    assert [deception.reads_as for deception in deceptions(read.url)] == ["calvestampa"]


def test_the_paper_has_three_pages_and_its_table() -> None:
    read = reading("halvorsund-paper.pdf")
    assert sum(span.kind == "page" for span in read.structure) == 3
    assert "Table 1. Eastern Tamrana's orders from Veresia" in read.text


def test_built_documents_are_what_their_manuscripts_give() -> None:
    for name, build in BUILT.items():
        kept = (SAMPLE / "documents" / name).read_bytes()
        if name.endswith(".docx"):  # zlib builds differ in how they pack the same parts
            assert parts_of(build()) == parts_of(kept)
        else:
            assert build() == kept, name


def parts_of(word_file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word_file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_keys_are_unique_and_meet() -> None:
    for table in ("publications", "origin_groups", "sources", "actors", "clips", "claims"):
        repeated = [key for key, n in Counter(row["key"] for row in CASE[table]).items() if n > 1]
        assert not repeated, (table, repeated)
    publications, groups = keyed("publications"), keyed("origin_groups")
    actors, clips, claims = map(keyed, ("actors", "clips", "claims"))
    for source in CASE["sources"]:
        assert source["publication"] in publications
        assert source.get("origin_group") in {None, *groups}
        assert source["handling"] in HANDLING
    for clip in CASE["clips"]:
        assert clip["source"] in texts(), clip["key"]
        assert set(clip.get("actors", [])) <= set(actors), clip["key"]
    for post in CASE["posts"]:
        assert {post["actor"], post["body"]} <= set(actors)
        assert set(post["clips"]) <= set(clips)
        assert post["exclusive"]
    for relation in CASE["relations"]:
        assert {relation["subject"], relation["object"]} <= set(actors)
        assert set(relation["clips"]) <= set(clips)
    for claim in CASE["claims"]:
        assert claim.get("place") in {None, *(k for k, a in actors.items() if a["kind"] == "place")}
        assert {entry["actor"] for entry in claim["actors"]} <= set(actors), claim["key"]
        assert {entry["clip"] for entry in claim["evidence"]} <= set(clips), claim["key"]
        assert {entry["stance"] for entry in claim["evidence"]} <= {
            "supports",
            "contradicts",
            "context",
        }
    for statement in STATEMENTS:
        assert set(statement["claims"]) <= set(claims), statement["key"]


def test_every_clip_is_used_and_foreign_ones_are_translated() -> None:
    language = {source["key"]: source["language"] for source in CASE["sources"]}
    language |= {part["key"]: source["language"] for source in CASE["sources"] for part in inside(source)}
    cited = {entry["clip"] for claim in CASE["claims"] for entry in claim["evidence"]}
    posts = {key for row in CASE["posts"] + CASE["relations"] for key in row["clips"]}
    for clip in CASE["clips"]:
        assert clip["key"] in cited | posts, clip["key"]
        assert bool(clip.get("translation")) == (language[clip["source"]] != "en"), clip["key"]


def test_publications_are_of_known_kinds_and_differ_in_grade() -> None:
    assert {row["kind"] for row in CASE["publications"]} <= set(PUBLICATION_KINDS)
    grades = {row["reliability"] for row in CASE["publications"]}
    assert grades <= set(RELIABILITY)
    assert len(grades) >= 4


def test_every_actor_has_names_in_other_scripts_where_sources_use_them() -> None:
    for actor in CASE["actors"]:
        scripts = {alias["script"] for alias in actor["aliases"]}
        assert scripts <= {"Latn", "Arab", "Cyrl"}
        assert scripts - {"Latn"}, actor["key"]


def test_actors_of_one_surname_are_told_apart() -> None:
    bearers = [actor for actor in CASE["actors"] if actor["name"].endswith("Qandwar")]
    assert len(bearers) == 3
    assert sum("Not to be confused" in actor.get("notes", "") for actor in bearers) == 2


def test_two_people_in_one_exclusive_post_are_no_matter_of_the_brief() -> None:
    holders = [post["actor"] for post in CASE["posts"] if post["body"] == "port"]
    assert len(holders) == 2
    used = {entry["actor"] for claim in CASE["claims"] for entry in claim["actors"]}
    assert not used & set(holders)


def voices(claim: dict[str, Any], stance: str) -> set[str]:
    clips = keyed("clips")
    groups = {source["key"]: source.get("origin_group", source["key"]) for source in CASE["sources"]}
    groups |= {part["key"]: source["key"] for source in CASE["sources"] for part in inside(source)}
    return {
        groups[clips[entry["clip"]]["source"]] for entry in claim["evidence"] if entry["stance"] == stance
    }


def test_confirmed_claims_have_two_independent_voices() -> None:
    for claim in CASE["claims"]:
        if claim["credibility"] == "1":
            assert len(voices(claim, "supports")) >= 2, claim["key"]


def test_the_report_on_the_base_is_one_origin_in_three_outlets_and_contested() -> None:
    claim = keyed("claims")["base-talks"]
    assert len([e for e in claim["evidence"] if e["stance"] == "supports"]) == 3
    assert voices(claim, "supports") == {"wire"}
    assert voices(claim, "contradicts") == {"shati"}


def test_the_numbers_of_two_outlets_differ_and_both_are_in_the_brief() -> None:
    claims = keyed("claims")
    assert voices(claims["forty-buses"], "supports") & voices(claims["sixty-buses"], "contradicts")
    assert {"forty-buses", "sixty-buses"} <= {key for known in STATEMENTS for key in known["claims"]}


def test_claims_assert_one_thing() -> None:
    for claim in CASE["claims"]:
        second = re.search(r"[;:]| and (?:was|is|has|did|let|added|promised|sided)\b", claim["text"])
        assert not second, claim["key"]


def test_the_protected_source_has_a_descriptor_that_does_not_name_it() -> None:
    (source,) = (s for s in CASE["sources"] if s.get("protection") == "protected")
    assert "Yusri Tahwan" in texts()[source["key"]]
    assert source["descriptor"] == "A person familiar with the contracts"
    open_text = repr([CASE[t] for t in ("publications", "actors", "clips", "claims", "briefs")])
    for name in CASE["case"]["never_in_client_file"]:
        assert name not in source["descriptor"] + open_text
        assert not [
            key for key, text in texts().items() if key not in ("human", "evaluation") and name in text
        ]


def test_brief_is_at_least_as_restricted_as_its_sources() -> None:
    strictest = max(HANDLING.index(source["handling"]) for source in CASE["sources"])
    assert HANDLING.index(BRIEF["handling"]) >= strictest


def test_every_judgement_is_complete() -> None:
    judgements = [s for s in STATEMENTS if s["kind"] == "judgement"]
    assert len(judgements) >= 5
    for judgement in judgements:
        found = LIKELIHOOD_TERMS.findall(judgement["text"])
        assert found == [judgement["likelihood"]], judgement["key"]
        assert judgement["confidence"] in ("low", "moderate", "high")
        assert not LIKELIHOOD_TERMS.search(judgement["confidence_basis"])
        assert "confidence" not in judgement["text"].lower()
        # An explanation has no day by which it should have come true.
        assert ("horizon_on" in judgement) is (judgement["key"] != "o-partners")
        assert not re.search(r"\b31 December\b", judgement["text"])
        assert judgement["claims"]


def test_facts_stand_on_claims_and_hold_no_estimate() -> None:
    for statement in STATEMENTS:
        if statement["kind"] in ("fact", "context"):
            assert statement["claims"], statement["key"]
            assert not LIKELIHOOD_TERMS.search(statement["text"]), statement["key"]


def test_brief_keeps_to_the_house_style() -> None:
    banned = re.compile(
        r"\b(may|might|could|will|never|always|certainly|definitely|inevitabl[ey]|impossible"
        r"|regime|militia|strongman|puppet|rebels?|terrorists?|so-called|self-styled"
        r"|significant(ly)?|clearly|obviously|reportedly|allegedly|observers|soon)\b",
        re.IGNORECASE,
    )
    for statement in STATEMENTS:
        assert not banned.search(statement["text"]), statement["key"]
        for sentence in sentences(statement["text"]):
            assert len(sentence.split()) < 40, sentence


def test_the_brief_gets_the_command_right() -> None:
    holders = [p["actor"] for p in CASE["posts"] if p["title"] == "Commander-in-Chief"]
    assert holders == ["thabit"]
    assert "Thabit Qandwar, commander-in-chief" in STATEMENTS[0]["text"]
    used = {key for statement in STATEMENTS for key in statement["claims"]}
    assert not used & {"harith-commands", "base-signed"}


def test_the_sample_says_that_it_is_one_wherever_it_is_seen() -> None:
    assert SAMPLE_CASE == CASE_NAME
    assert CASE_NAME.startswith("SAMPLE")
    assert CASE["case"]["title"].startswith("SAMPLE")
    assert BRIEF["country"].startswith("SAMPLE")
    assert BRIEF["closing"].startswith("SAMPLE")
    assert "invented" in CASE["case"]["description"]


def test_no_sentence_of_the_brief_begins_with_a_figure() -> None:
    for statement in STATEMENTS:
        for sentence in sentences(statement["text"]):
            assert not sentence[0].isdigit(), sentence


def words_of(text: str) -> list[str]:
    # A hyphenated title counts as one word, as it does to a reader.
    return re.findall(r"\w+(?:-\w+)*", text.casefold())


def test_nothing_is_copied_from_the_reference_brief() -> None:
    libya.lines()
    run = 8
    words = words_of(REFERENCE_BRIEF.read_text(encoding="utf-8"))
    known = {tuple(words[i : i + run]) for i in range(len(words) - run + 1)}
    checked = {**texts(), "case.toml": (SAMPLE / "case.toml").read_text(encoding="utf-8")}
    for name, text in checked.items():
        own = words_of(text)
        copied = [own[i : i + run] for i in range(len(own)) if tuple(own[i : i + run]) in known]
        assert not copied, (name, copied)

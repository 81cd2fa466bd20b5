"""The sample case holds what it promises: its documents read, its quotes stand, its keys meet."""

import io
import re
import runpy
import tomllib
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from workbench.sources.model import HANDLING, PUBLICATION_KINDS, RELIABILITY
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded
from workbench.values.text import canonical

PROJECT = Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "resources" / "sample"
DOCUMENTS = sorted((SAMPLE / "documents").iterdir())
REFERENCE_BRIEF = PROJECT.parent / "shared" / "reference" / "reference-brief.txt"
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
    "ru": "Учебный текст, написанный для Groundwork",
    "ar": "نص تدريبي كُتب لبرنامج Groundwork",
}


def keyed(table: str) -> dict[str, Any]:
    return {row["key"]: row for row in CASE[table]}


@cache
def reading(file: str) -> Reading:
    return read_guarded((SAMPLE / "documents" / file).read_bytes(), file)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def test_ten_documents_of_seven_formats_in_four_languages() -> None:
    assert len(CASE["sources"]) >= 10
    assert len({Path(source["file"]).suffix for source in CASE["sources"]}) >= 7
    assert {source["language"] for source in CASE["sources"]} == {"en", "it", "ru", "ar"}
    assert [path.name for path in DOCUMENTS] == sorted(s["file"] for s in CASE["sources"])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_document_reads_and_says_that_it_is_a_sample(path: Path) -> None:
    source = next(source for source in CASE["sources"] if source["file"] == path.name)
    text = reading(path.name).text
    assert len(text) > 800
    assert canonical(SAMPLE_NOTES[source["language"]]) in text


@pytest.mark.parametrize("source", CASE["sources"], ids=lambda source: source["key"])
def test_every_quote_stands_once_in_its_document(source: dict[str, Any]) -> None:
    text = reading(source["file"]).text
    quotes = [clip["quote"] for clip in CASE["clips"] if clip["source"] == source["key"]]
    assert quotes
    counts = {quote: text.count(quote) for quote in quotes}
    assert {quote: n for quote, n in counts.items() if n != 1} == {}
    assert all(quote == canonical(quote) for quote in quotes)


@pytest.mark.parametrize("source", CASE["sources"], ids=lambda source: source["key"])
def test_source_has_a_date_and_a_title_from_its_document_or_from_the_case(
    source: dict[str, Any],
) -> None:
    read = reading(source["file"])
    assert source.get("title") or read.title
    assert source.get("published_on") or read.published_on
    assert source.get("captured_at") or read.captured_at
    assert read.language in ("", source["language"])


def test_web_pages_leave_their_furniture_behind() -> None:
    furniture = ("cookie", "Leggi anche", "Most read", "Читайте также", "موافق", "Agree")
    for path in DOCUMENTS:
        if path.suffix in (".html", ".mhtml"):
            found = [words for words in furniture if words in reading(path.name).text]
            assert not found, (path.name, found)


def test_the_tracked_correction_reads_as_corrected() -> None:
    text = reading("fund-statement-translation.docx").text
    assert "The Director-General of the fund, Engineer Belqasem Haftar" in text
    assert "commander-in-chief of the army" not in text


def test_built_documents_are_what_their_manuscripts_give() -> None:
    built = runpy.run_path(str(SAMPLE / "build_documents.py"))["BUILT"]
    for name, build in built.items():
        kept = (SAMPLE / "documents" / name).read_bytes()
        if name.endswith(".docx"):  # zlib builds differ in how they pack the same parts
            assert parts_of(build()) == parts_of(kept)
        else:
            assert build() == kept, name


def parts_of(word_file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word_file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_documents_name_no_real_host() -> None:
    for path in [*DOCUMENTS, *(SAMPLE / "manuscripts").iterdir()]:
        if path.suffix in (".html", ".mhtml", ".txt", ".md", ".eml"):
            # Quoted-printable breaks lines at "=" and writes "=" as "=3D".
            text = path.read_text(encoding="utf-8").replace("=\n", "").replace("=3D", "=")
            for host in re.findall(r"(?:https?://|@)([\w.-]+\.\w+)", text):
                assert host.endswith((".example", ".invalid", "example.com")), (path.name, host)


def test_keys_are_unique_and_meet() -> None:
    for table in ("publications", "origin_groups", "sources", "actors", "clips", "claims"):
        repeated = [key for key, n in Counter(row["key"] for row in CASE[table]).items() if n > 1]
        assert not repeated, (table, repeated)
    publications, groups = keyed("publications"), keyed("origin_groups")
    sources, actors, clips, claims = map(keyed, ("sources", "actors", "clips", "claims"))
    for source in CASE["sources"]:
        assert source["publication"] in publications
        assert source.get("origin_group") in {None, *groups}
        assert source["handling"] in HANDLING
    for clip in CASE["clips"]:
        assert clip["source"] in sources, clip["key"]
        assert set(clip.get("actors", [])) <= set(actors), clip["key"]
    for post in CASE["posts"]:
        assert {post["actor"], post["body"]} <= set(actors)
        assert set(post["clips"]) <= set(clips)
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


def voices(claim: dict[str, Any], stance: str) -> set[str]:
    clips, sources = keyed("clips"), keyed("sources")
    found = set()
    for entry in claim["evidence"]:
        if entry["stance"] == stance:
            source = sources[clips[entry["clip"]]["source"]]
            found.add(source.get("origin_group", source["key"]))
    return found


def test_confirmed_claims_have_two_independent_voices() -> None:
    for claim in CASE["claims"]:
        if claim["credibility"] == "1":
            assert len(voices(claim, "supports")) >= 2, claim["key"]


def test_the_tobruk_report_is_one_voice_and_contested() -> None:
    claim = keyed("claims")["tobruk-talks"]
    assert len([e for e in claim["evidence"] if e["stance"] == "supports"]) == 2
    assert voices(claim, "supports") == {"nova-report"}
    assert voices(claim, "contradicts")


def test_the_protected_source_has_a_descriptor_that_does_not_name_it() -> None:
    (source,) = (s for s in CASE["sources"] if s.get("protection") == "protected")
    text = reading(source["file"]).text
    assert "Yunis Bu-Rahil" in text
    open_text = repr([CASE[t] for t in ("publications", "actors", "clips", "claims", "briefs")])
    for name in CASE["case"]["never_in_client_file"]:
        assert name not in source["descriptor"] + open_text
    for path in DOCUMENTS:
        if path.name != source["file"]:
            other = reading(path.name).text
            assert not [n for n in CASE["case"]["never_in_client_file"] if n in other], path.name


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
        year, _, _ = judgement["horizon_on"].partition("-")
        assert f"31 December {year}" in judgement["text"]
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
    assert holders == ["khalifa"]
    assert "Khalifa Haftar, Commander-in-Chief" in STATEMENTS[0]["text"]
    used = {key for statement in STATEMENTS for key in statement["claims"]}
    assert "belqasem-commands" not in used


def words_of(text: str) -> list[str]:
    # A hyphenated title counts as one word, as it does to a reader.
    return re.findall(r"\w+(?:-\w+)*", text.casefold())


def test_nothing_is_copied_from_the_reference_brief() -> None:
    if not REFERENCE_BRIEF.is_file():
        pytest.skip("the reference brief is not on this machine")
    run = 8
    words = words_of(REFERENCE_BRIEF.read_text(encoding="utf-8"))
    known = {tuple(words[i : i + run]) for i in range(len(words) - run + 1)}
    texts = {path.name: reading(path.name).text for path in DOCUMENTS}
    texts["case.toml"] = (SAMPLE / "case.toml").read_text(encoding="utf-8")
    for name, text in texts.items():
        own = words_of(text)
        copied = [own[i : i + run] for i in range(len(own)) if tuple(own[i : i + run]) in known]
        assert not copied, (name, copied)

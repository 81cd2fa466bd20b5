"""Whatever is typed into a field is kept, found and exported, or refused in words."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.corpora.locations import corpus
from workbench.case import Case
from workbench.search import search
from workbench.values.errors import KnownError, Refused
from workbench.values.text import canonical

pytestmark = pytest.mark.corpus
OUR_OWN = (
    "e\u0301te\u0301",
    "\ufeffmark of order",
    "two\r\nlines\rand\u2028more\u2029",
    "half a letter \ud800 here",
    "a byte \udce9 of a name",
    "nul\x00 and \x1b[2J",
    "\ufdd0\uffff",
    "\x00",
    "\ufeff",
    "\ud83d\ude00 in halves",
    "r\u202etxt",
    '"',
    '""" NEAR(',
    "AND",
    "NOT -",
    "*",
    "^title:",
    "{a b}:c",
    "a" * 20_000,
    "\u0301alone",
    "]]>",
    "<w:p/>",
    "&#0;&nbsp;",
    "{{gw:title}}",
    "%s%n",
    "one word after the other " * 800,
    "'; DROP TABLE source; --",
)
SECONDS = 3
"""Of computing for one search among all of it; a document pasted into the line took half a minute."""
_FIELDS = ("title", "author", "note", "actor", "alias", "claim", "statement", "headline", "tag", "evidence")


def strings() -> list[str]:
    given: list[str] = json.loads((corpus("hostile-strings") / "blns.json").read_text("utf-8"))
    return [*given, *OUR_OWN]


def some_strings() -> list[str]:
    """All of our own and each eighth of the list: what is tried where each takes long."""
    return [*strings()[::8], *OUR_OWN]


def has_words(text: str) -> bool:
    return bool(canonical(text).strip())


def type_everywhere(case: Case, text: str) -> dict[str, str]:
    """Type a text into every field; the ids of what was made."""
    with case.change(f"Type “{text}”"):
        source = case.sources.add_text("Some words of a source.", title=text, author=text)
        clip = case.clips.add(source.id, 0, 10, note=text, tags=[text])
        actor = case.actors.add(text, aliases=[text])
        claim = case.claims.add(text)
        case.claims.cite(claim.id, clip.id, note=text)
        brief = case.briefs.add("Libya", text)
        statement = case.briefs.state(brief.id, "Summary", text, claims=[claim.id])
    made = {"source": source, "clip": clip, "actor": actor, "claim": claim, "brief": brief}
    return {name: one.id for name, one in made.items()} | {"statement": statement.id}


def read_back(case: Case, ids: dict[str, str]) -> dict[str, str]:
    source, clip = case.sources.get(ids["source"]), case.clips.get(ids["clip"])
    (alias,) = case.actors.aliases(ids["actor"])
    (evidence,) = case.claims.evidence(ids["claim"])
    values = (
        source.title, source.author, clip.note, case.actors.get(ids["actor"]).name, alias.text,
        case.claims.get(ids["claim"]).text, case.briefs.statement(ids["statement"]).text,
        case.briefs.get(ids["brief"]).headline, clip.tags[0], evidence.note,
    )  # fmt: skip
    return dict(zip(_FIELDS, values, strict=True))


def test_what_was_typed_is_there_after_reopening_in_its_canonical_form(case: Case) -> None:
    typed = {text: type_everywhere(case, text) for text in strings() if has_words(text)}
    assert len(typed) > 400
    case.close()
    with Case.open(case.path) as again:
        for text, ids in typed.items():
            kept = canonical(text)
            for field, value in read_back(again, ids).items():
                # Names and wording lose the blanks around them; what else is typed keeps its own.
                assert value in (kept, kept.strip()), (field, ascii(text))
                assert value == canonical(value)
        assert again.verify() == []


def test_what_has_no_words_is_refused_in_words(case: Case) -> None:
    for text in (text for text in strings() if not has_words(text)):
        for give in (case.actors.add, case.claims.add, case.publications.add):
            with pytest.raises(KnownError, match=r"needs"):
                give(text)
    actor, claim = case.actors.add("Known"), case.claims.add("Known")
    with pytest.raises(KnownError, match="needs"):
        case.actors.update(actor.id, name="\x00")
    with pytest.raises(KnownError, match="needs"):
        case.claims.update(claim.id, text="\x00")
    assert (case.actors.count(), case.claims.count()) == (1, 1)


def test_a_field_that_is_edited_is_kept_the_same_way(case: Case) -> None:
    ids = type_everywhere(case, "plain")
    for text in filter(has_words, (*OUR_OWN, *strings()[::25])):
        case.sources.update(ids["source"], title=text, author=text)
        case.clips.update(ids["clip"], note=text, tags=[text])
        case.actors.update(ids["actor"], name=text)
        case.claims.update(ids["claim"], text=text)
        case.briefs.update_statement(ids["statement"], text=text)
        case.briefs.update(ids["brief"], headline=text)
        found = read_back(case, ids)
        edited = {field: value for field, value in found.items() if field not in ("alias", "evidence")}
        assert set(edited.values()) <= {canonical(text), canonical(text).strip()}, ascii(text)
    assert case.verify() == []


@pytest.mark.parametrize("chosen", [some_strings, pytest.param(strings, marks=pytest.mark.sweep)])
def test_a_search_for_it_never_fails_and_finds_words(case: Case, chosen: Callable[[], list[str]]) -> None:
    for text in filter(has_words, chosen()):
        type_everywhere(case, text)
    missed = []
    for text in chosen():
        begun = time.thread_time()
        hits = search(case, text)
        assert time.thread_time() - begun < SECONDS, ascii(text[:60])
        if re.fullmatch(r"\w{3,60}( \w{3,60}){0,5}", text.strip()) and not hits:
            missed.append(text)
    assert missed == []


def test_what_is_asked_about_it_is_answered(case: Case) -> None:
    """Look-alikes, names in the text, checks: what the window asks while somebody types."""
    typed = {text: type_everywhere(case, text) for text in some_strings() if has_words(text)}
    for text in typed:
        if case.publications.find(text) is None:
            added = case.publications.add(text)
            assert case.publications.find(text) == added, ascii(text[:60])
    for text, ids in typed.items():
        case.actors.names_in(text)
        case.actors.propose(text)
        case.actors.look_alikes(ids["actor"])
        case.briefs.check(ids["brief"])
        assert case.actors.find(text) is not None


def exported(case: Case, texts: list[str], profile: str, folder: Path) -> tuple[str, list[str]]:
    """The words of the Word files that hold the texts, and the texts that no file may hold.

    One text that names a path keeps a whole brief from being written: then each half is tried by itself.
    A note in the same words is for internal files: in a client file it would have to be confirmed.
    """
    path = folder / f"{profile}.docx"
    with case.change("Write a brief of them"):
        brief = case.briefs.add("Libya", "Strings & <things>")
        source = case.sources.add_text("Some words of a source.", title="A source")
        for text in texts:
            clip = case.clips.add(source.id, 0, 10, note=text if profile == "internal" else "")
            claim = case.claims.add(text)
            case.claims.cite(claim.id, clip.id)
            case.briefs.state(brief.id, "Summary", text, claims=[claim.id])
    try:
        case.deliver(brief.id, path, profile=profile, override="A test of strings", replace=True)
    except Refused:
        if len(texts) == 1:
            return "", texts
        half = len(texts) // 2
        (words, first), (more, second) = (
            exported(case, part, profile, folder) for part in (texts[:half], texts[half:])
        )
        return words + more, first + second
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs), []


@pytest.mark.parametrize("chosen", [some_strings, pytest.param(strings, marks=pytest.mark.sweep)])
@pytest.mark.parametrize("profile", ["internal", "client"])
def test_word_files_with_all_of_it_open_and_hold_the_words(
    case: Case, tmp_path: Path, profile: str, chosen: Callable[[], list[str]]
) -> None:
    texts = [text for text in chosen() if has_words(text)]
    words, refused = exported(case, texts, profile, tmp_path)
    held = plain(words)
    assert [
        ascii(text[:60]) for text in texts if text not in refused and plain(canonical(text)) not in held
    ] == []
    # What is refused looks like a place on somebody's disk, and hardly anything does.
    assert [ascii(text) for text in refused if not re.search(r"[/\\\\]", text)] == []
    assert len(refused) < len(texts) / 20


def plain(text: str) -> str:
    """Letters and signs that print, in their order: blanks and signs that are not seen aside."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())

"""What leaves: its name, what it may replace, what a client wants, what says that it is internal."""

import errno
import os
from pathlib import Path

import pytest
from lxml import etree

from tests.deliver.own_templates import REQUIRED, line, saved, with_body, word_parts
from workbench.case import Case
from workbench.deliver import FileIsThere, free_name, overrides_of, suggested_name
from workbench.deliver.markup import WORD
from workbench.deliver.package import read_package
from workbench.tradecraft import Blocked
from workbench.values.errors import CannotWrite, Refused
from workbench.values.internal import INTERNAL

REASON = "An archived brief, imported without its sources"
_W = f"{{{WORD}}}"


@pytest.fixture
def brief_id(case: Case) -> str:
    brief = case.briefs.add("Libya", "A Visit", closing="Ask us.")
    case.briefs.state(brief.id, text="They met in Minsk.")
    return brief.id


def words_of(data: bytes, part: str) -> str:
    return " ".join("".join(etree.fromstring(read_package(data, "a")[part]).itertext()).split())


# -- files that are there ----------------------------------------------------------------------


def test_a_file_that_is_there_is_replaced_only_when_that_is_said(
    case: Case, brief_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"another one's")
    for profile in ("client", "internal"):
        with pytest.raises(FileIsThere, match="The existing file is unchanged"):
            case.deliver(brief_id, path, profile, override=REASON)
    assert path.read_bytes() == b"another one's"
    assert case.connection.execute("SELECT count(*) FROM deliverable").fetchone()[0] == 0
    case.deliver(brief_id, path, override=REASON, replace=True)
    assert path.read_bytes().startswith(b"PK")
    dangling = tmp_path / "link.docx"
    dangling.symlink_to(tmp_path / "nowhere.docx")
    with pytest.raises(FileIsThere):
        case.deliver(brief_id, dangling, override=REASON)
    with pytest.raises(CannotWrite, match="is a folder"):
        case.deliver(brief_id, tmp_path, override=REASON)
    assert free_name(path).name == "brief (2).docx"


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_comes_while_one_is_written_is_left_alone(
    case: Case, brief_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    path = tmp_path / "brief.docx"
    link = os.link

    def late(source: Path, target: Path) -> None:
        if target == path and not path.exists():
            path.write_bytes(b"came meanwhile")
        if not has_links:
            raise OSError(errno.EPERM, "no links here")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileIsThere):
        case.deliver(brief_id, path, override=REASON)
    assert path.read_bytes() == b"came meanwhile"
    assert case.connection.execute("SELECT count(*) FROM deliverable").fetchone()[0] == 0
    monkeypatch.setattr(os, "link", link)
    assert sorted(known.name for known in tmp_path.glob("*.docx")) == ["brief.docx"]


# -- names of files ----------------------------------------------------------------------------


def test_the_name_has_country_date_client_and_profile(case: Case, brief_id: str) -> None:
    case.clients.add("Ministry: Works/Roads")
    case.briefs.update(brief_id, client="Ministry: Works/Roads")
    name = suggested_name(case, brief_id, "client", issued_at="2025-02-18T09:00:00Z")
    assert name == "Libya - 2025-02-18 - Ministry Works Roads - client.docx"
    assert suggested_name(case, brief_id, "internal", issued_at="2025-02-18").endswith("internal.docx")


def test_no_name_of_a_file_gives_anybody_away(case: Case, tmp_path: Path) -> None:
    case.sources.add_text("Words.", author="Selim Bashandi", protection="protected")
    brief = case.briefs.add("The country of Selim Bashandi", "A visit")
    case.briefs.update(brief.id, country="Selim Bashandi")
    case.briefs.state(brief.id, text="They met.")
    assert suggested_name(case, brief.id, issued_at="2025-02-18") == "2025-02-18 - client.docx"
    case.briefs.update(brief.id, country="Libya")
    for name in ("selim_bashandi.docx", "Libya - Башанди Селим.docx", "S.Bashandi brief.docx"):
        with pytest.raises(Refused, match="The name of the file may not hold"):
            case.deliver(brief.id, tmp_path / name, override=REASON)
    case.deliver(brief.id, tmp_path / "selim_bashandi.docx", "internal")


# -- internal files ----------------------------------------------------------------------------


def _template(folder: Path) -> str:
    """A designer's file: three sections, one on its side, with headers of first and even pages or none."""
    parts = word_parts()
    section = (
        '<w:p><w:pPr><w:sectPr>{}<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>{}'
        "</w:sectPr></w:pPr></w:p>"
    )
    body = (
        line("title") + section.format("", "") + line("annex") + section.format("", "<w:titlePg/>")
        + REQUIRED.replace(line("title"), "")
    )  # fmt: skip
    settings = parts["word/settings.xml"]
    at = settings.index(b">", settings.index(b"<w:settings")) + 1
    parts["word/settings.xml"] = settings[:at] + b"<w:evenAndOddHeaders/>" + settings[at:]
    return saved(with_body(parts, body), folder)


def test_every_page_of_an_internal_file_says_so(case: Case, brief_id: str, tmp_path: Path) -> None:
    for name, template in (("a", "house-brief"), ("b", "assessed-brief"), ("c", _template(tmp_path))):
        path = tmp_path / f"{name}.docx"
        case.deliver(brief_id, path, "internal", template)
        parts = read_package(path.read_bytes(), name)
        relations = {
            one.get("Id"): f"word/{one.get('Target')}"
            for one in etree.fromstring(parts["word/_rels/document.xml.rels"])
        }
        has_even = b"<w:evenAndOddHeaders" in parts["word/settings.xml"]
        used: dict[str, str] = {}
        for section in etree.fromstring(parts["word/document.xml"]).iter(f"{_W}sectPr"):
            for one in section.findall(f"{_W}headerReference"):
                used[one.get(f"{_W}type")] = relations[
                    one.get(next(key for key in one.attrib if key.endswith("}id")))
                ]
            kinds = ["default"] + ["even"] * has_even + ["first"] * (section.find(f"{_W}titlePg") is not None)
            for kind in kinds:
                assert INTERNAL in "".join(etree.fromstring(parts[used[kind]]).itertext()), (name, kind)
        core = {one.tag.rpartition("}")[2]: one.text for one in etree.fromstring(parts["docProps/core.xml"])}
        assert core["title"].startswith("INTERNAL: ")
        assert (core["category"], core["keywords"].split(";")[0]) == (INTERNAL, "INTERNAL")
    case.deliver(brief_id, tmp_path / "d.docx", override=REASON)
    client = read_package((tmp_path / "d.docx").read_bytes(), "d")
    assert not [name for name, data in client.items() if b"INTERNAL" in data]


def test_the_annex_says_why_by_whom_and_when_a_file_left_despite_errors(
    case: Case, brief_id: str, tmp_path: Path
) -> None:
    case.deliver(brief_id, tmp_path / "out.docx", override=REASON)
    (known,) = overrides_of(case, brief_id)
    assert (known.reason, known.analyst, known.file_name) == (REASON, "A. Analyst", "out.docx")
    assert known.errors[0].startswith("L12: ")
    for template in ("house-brief", "assessed-brief"):
        path = tmp_path / f"{template}.docx"
        case.deliver(brief_id, path, "internal", template)
        told = words_of(path.read_bytes(), "word/document.xml")
        for words in (REASON, "A. Analyst", "out.docx", known.at[11:16], "L12"):
            assert words in told
    case.deliver(brief_id, tmp_path / "again.docx", override=REASON)
    assert REASON not in words_of((tmp_path / "again.docx").read_bytes(), "word/document.xml")


# -- what a client wants -----------------------------------------------------------------------


def test_what_a_client_wants_is_how_its_files_are(case: Case, brief_id: str, tmp_path: Path) -> None:
    client = case.clients.add(
        "Ministry", template="assessed-brief", closing="Ring the desk.", marking="TLP:AMBER+STRICT"
    )
    case.briefs.update(brief_id, handling="TLP:GREEN")
    issued = case.deliver(brief_id, tmp_path / "a.docx", client=client.id, override=REASON)
    told = words_of((tmp_path / "a.docx").read_bytes(), "word/document.xml")
    assert issued.template == "assessed-brief"
    assert "Ring the desk." in told
    assert "Ask us." not in told
    assert "TLP:AMBER+STRICT" in told
    issued = case.deliver(brief_id, tmp_path / "b.docx", template="house-brief", override=REASON)
    assert issued.template == "house-brief"
    case.briefs.update(brief_id, handling="TLP:RED")
    case.deliver(brief_id, tmp_path / "c.docx", client=client.id, override=REASON)
    assert "TLP:RED" in words_of((tmp_path / "c.docx").read_bytes(), "word/document.xml")
    with pytest.raises(Refused, match="is not a marking"):
        case.clients.update(client.id, marking="SECRET")


def test_addresses_a_client_has_not_approved_are_asked_about(
    case: Case, brief_id: str, tmp_path: Path
) -> None:
    client = case.clients.add("Ministry", approved_domains="port.example  www.bank.example")
    case.briefs.update(brief_id, client="Ministry")
    case.briefs.state(brief_id, text="See https://news.port.example/a and https://else.example/b for it.")
    source = case.sources.add_text("They met in Minsk.", title="A page", url="https://third.example/page")
    clip = case.clips.add(source.id, 0, 9)
    claim = case.claims.add("They met")
    case.claims.cite(claim.id, clip.id)
    case.briefs.link(case.briefs.statements(brief_id)[0].id, claim.id)
    found = {one.words: one for one in case.briefs.check(brief_id) if one.check_id == "M03"}
    assert set(found) == {"else.example", "third.example"}
    assert {one.lift for one in found.values()} == {"confirm"}
    with pytest.raises(Blocked, match="M03"):
        case.deliver(brief_id, tmp_path / "a.docx", override=REASON)
    case.guard.confirm("else.example", "They asked for it.")
    case.clients.update(client.id, approved_domains="port.example third.example")
    assert [one for one in case.briefs.check(brief_id) if one.check_id == "M03"] == []
    case.deliver(brief_id, tmp_path / "a.docx", override=REASON)
    assert [one for one in case.briefs.check(brief_id, "internal") if one.check_id == "M03"] == []


def test_an_archive_without_sources_leaves_with_a_reason(case: Case, tmp_path: Path) -> None:
    archive = tmp_path / "archive.txt"
    archive.write_text(
        "Libya: Talks in Minsk\nSummary:\nThe field marshal met the president on 18 February 2025.\n"
        "Some 20,000 men were mentioned.\nOutlook:\nMore visits are likely in the coming weeks.\nContact us.",
        "utf-8",
    )
    (brief,) = case.briefs.import_file(archive)
    with pytest.raises(Blocked) as blocked:
        case.deliver(brief.id, tmp_path / "a.docx")
    assert blocked.value.gate.never == ()
    assert case.deliver(brief.id, tmp_path / "a.docx", override=REASON).override == REASON

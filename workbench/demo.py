"""The sample case, built through the ordinary code from the documents in `resources/sample`."""

import hashlib
import json
import os
import tomllib
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from itertools import takewhile
from pathlib import Path
from typing import Any

from workbench.annotations.renewal import renew
from workbench.case import Case
from workbench.review import Target
from workbench.sources.document import read_document
from workbench.values.errors import CannotWrite, KnownError, Refused
from workbench.values.text import one_line

Progress = Callable[[str], None]
CASE_NAME = "SAMPLE - Tamrana.gwk"
TEMPLATES = ("house-brief", "assessed-brief")
_FILES = {
    "house-brief-client.docx": (TEMPLATES[0], "client"),
    "assessed-brief-client.docx": (TEMPLATES[1], "client"),
    "assessed-brief-internal.docx": (TEMPLATES[1], "internal"),
}
_BUILT = "Finish the sample case"
"""The last change of the building: what comes after it is somebody's work."""
_NO_METADATA = (
    "key", "origin_group", "inside", "title_translation", "captured_again", "captured_again_at"
)  # fmt: skip


def build_sample(folder: Path, say: Progress | None = None) -> Path:
    """Build the sample case in `folder` and return its path.

    An earlier one there is replaced as long as nobody worked on it; otherwise the new one goes beside, into
    “folder 2” and so on. `say` is told of each step. Takes some seconds, most of it reading the documents.
    CannotWrite where the folder cannot be made.
    """
    folder = _unworked(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"The folder “{folder}” cannot be made ({error.strerror}).", "No file was written.",
            "Choose another folder.",
        ) from error  # fmt: skip
    path = folder / CASE_NAME
    _take_away(path)
    material = _material()
    try:
        with Case.create(path, title=material["case"]["title"], analyst=material["case"]["analyst"]) as case:
            SampleBuilder(case, material, say or _silent).build()
    except BaseException:
        # Half a sample would be taken for somebody's work the next time.
        _take_away(path)
        raise
    return path


def _take_away(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        leftover.unlink(missing_ok=True)


def _unworked(folder: Path) -> Path:
    number, free = 1, folder
    while _is_worked_on(free):
        number += 1
        free = folder.with_name(f"{folder.name} {number}")
    return free


def _is_worked_on(folder: Path) -> bool:
    """Whether there is a case or a Word file of the sample's name that is not as it was made here."""
    path = folder / CASE_NAME
    # Unlike Path.exists, this is no error where the folder may not be looked into.
    documents = [one for one in (folder / name for name in _FILES) if os.path.exists(one)]
    if not os.path.exists(path):
        return bool(documents)
    try:
        with Case.open(path, read_only=True) as case:
            issued = {row["sha256"] for row in case.connection.execute("SELECT sha256 FROM deliverable")}
            own = {f"Issue “{name}”" for name in _FILES}
            later = list(takewhile(lambda label: label != _BUILT, (done.label for done in case.history(50))))
        # It may be open in a window.
        Case.open(path).close()
    except (KnownError, OSError):
        return True
    if len(later) > len(own) or not own.issuperset(later):
        return True
    return any(hashlib.sha256(one.read_bytes()).hexdigest() not in issued for one in documents)


def export_samples(case: Case, folder: Path) -> list[Path]:
    """Export the sample brief with both shipped templates for the client, and once for the house."""
    brief = case.briefs.all()[0]
    written = []
    for name, (template, profile) in _FILES.items():
        path = folder / name
        case.deliver(
            brief.id, path, profile=profile, template=template, issued_at="2026-04-27T09:00:00Z",
            replace=True, proof_sheet=False,
        )  # fmt: skip
        written.append(path)
    return written


class SampleBuilder:
    """Puts the material into a case step by step; slugs of the material become ids of the case."""

    def __init__(self, case: Case, material: dict[str, Any], say: Progress) -> None:
        self._case = case
        self._material = material
        self._say = say
        self._ids: dict[tuple[str, str], str] = {}
        exchanges = material["review"]["exchanges"]
        self._first = {_reviewed(entry): entry["first"] for entry in exchanges if "first" in entry}
        """What a claim or statement said before the review."""

    def build(self) -> None:
        """Everything in the order of the job."""
        info = self._material["case"]
        with self._case.change("Describe the sample case"):
            self._case.clients.add(info["client"])
            self._case.set_info("description", info["description"])
            self._case.set_info("never_in_client_file", json.dumps(info["never_in_client_file"]))
        for words, step in (
            ("Outlets", self._add_publications),
            ("Sources", self._add_sources),
            ("Map", self._add_map),
            ("Actors", self._add_actors),
            ("Clips", self._add_clips),
            ("Posts", self._add_posts),
            ("Relations", self._add_relations),
            ("Claims", self._add_claims),
            ("Brief", self._add_briefs),
            ("Review", self._review),
        ):
            self._say(f"{words} …")
            step()
        with self._case.change(_BUILT):
            self._case.set_info("sample", "built")

    def _id(self, kind: str, key: str) -> str:
        return self._ids[kind, key]

    def _add_publications(self) -> None:
        with self._case.change("Add outlets"):
            for entry in self._material["publications"]:
                added = self._case.publications.add(**_without(entry, "key"))
                self._ids["publication", entry["key"]] = added.id

    def _add_sources(self) -> None:
        """The last first: lists show what came in last at their head."""
        for entry in reversed(self._material["sources"]):
            data = _documents().joinpath(entry["file"]).read_bytes()
            source = self._case.sources.add(
                data, entry["file"], **self._metadata(entry, *_NO_METADATA, "file")
            )
            if not source.readable:
                # A machine that is very busy may run out of the time a document is given.
                raise Refused(
                    f"“{entry['file']}” of the sample was not read: {source.unread_reason}",
                    do="Build the sample again.",
                )
            self._ids["source", entry["key"]] = source.id
            self._say(f"  {source.title}")
            for part in entry.get("inside", ()):
                self._know_inside(source.id, part)
        for group in self._material["origin_groups"]:
            members = [
                self._id("source", entry["key"])
                for entry in self._material["sources"]
                if entry.get("origin_group") == group["key"]
            ]
            self._case.sources.group_as_one_origin(members, group["name"], group.get("note", ""))

    def _metadata(self, entry: dict[str, Any], *other: str) -> dict[str, Any]:
        """What the material says of a source, under the names the case has for it."""
        known = _without(entry, "publication", *other)
        return {**known, "publication": self._id("publication", entry["publication"])}

    def _know_inside(self, parent_id: str, part: dict[str, Any]) -> None:
        """A document inside another has come in with it; it gets the facts it does not state itself."""
        inside = next(one for one in self._case.sources.inside(parent_id) if one.file_name == part["file"])
        self._case.sources.update(inside.id, **self._metadata(part, *_NO_METADATA, "file"))
        self._ids["source", part["key"]] = inside.id

    def _add_map(self) -> None:
        """The invented coast in place of the world, of which it is no part."""
        text = resources.files("resources").joinpath("sample/map/inner-sea.geojson").read_text("utf-8")
        self._case.map_layers.add(text, alone=True)

    def _add_actors(self) -> None:
        with self._case.change("Add actors"):
            for entry in self._material["actors"]:
                actor = self._case.actors.add(**_without(entry, "key", "aliases", "at"))
                if "at" in entry:
                    self._case.positions.put(actor.id, *entry["at"])
                for alias in entry.get("aliases", ()):
                    self._case.actors.add_alias(actor.id, **alias)
                self._ids["actor", entry["key"]] = actor.id

    def _add_clips(self) -> None:
        """Clips of each source as it was first captured; then the second capture, and what is new in it."""
        later = [entry for entry in self._material["clips"] if entry.get("after_recapture")]
        for entry in self._material["clips"]:
            if entry not in later:
                self._add_clip(entry)
        for entry in self._material["sources"]:
            for known in (entry, *entry.get("inside", ())):
                self._translate_title(known)
            if "captured_again" in entry:
                self._capture_again(entry)
        for entry in later:
            self._add_clip(entry)

    def _add_clip(self, entry: dict[str, Any]) -> None:
        source_id = self._id("source", entry["source"])
        said = {name: entry[name] for name in ("note", "translation", "tags") if name in entry}
        with self._case.change(f"Clip “{one_line(self._case.sources.get(source_id).title, 60)}”"):
            if "region" in entry:
                clip = self._case.clips.add_region(source_id, 0, *entry["region"], **said)
            else:
                start = self._case.sources.text(source_id).index(entry["quote"])
                clip = self._case.clips.add(source_id, start, start + len(entry["quote"]), **said)
            for actor in entry.get("actors", ()):
                self._case.actors.mention(clip.id, self._id("actor", actor))
        self._ids["clip", entry["key"]] = clip.id

    def _translate_title(self, entry: dict[str, Any]) -> None:
        """The title clipped with its translation, which is what a note prints beside it."""
        if "title_translation" not in entry:
            return
        source = self._case.sources.get(self._id("source", entry["key"]))
        start = self._case.sources.text(source.id).index(source.title)
        self._case.clips.add(
            source.id, start, start + len(source.title), translation=entry["title_translation"],
            tags=("title",),
        )  # fmt: skip

    def _capture_again(self, entry: dict[str, Any]) -> None:
        """The page as it stood some hours later becomes the version in force."""
        name = entry["captured_again"]
        document = read_document(_documents().joinpath(name).read_bytes(), name)
        reading = replace(document.reading, captured_at=entry["captured_again_at"])
        renew(self._case, self._id("source", entry["key"]), reading, document.original, name)

    def _add_posts(self) -> None:
        with self._case.change("Add posts"):
            for entry in self._material["posts"]:
                self._case.actors.add_post(
                    self._id("actor", entry["actor"]),
                    entry["title"],
                    self._id("actor", entry["body"]) if "body" in entry else None,
                    entry.get("exclusive", False),
                    entry.get("from_on", ""),
                    entry.get("to_on", ""),
                    [self._id("clip", clip) for clip in entry.get("clips", ())],
                )

    def _add_relations(self) -> None:
        with self._case.change("Add relations"):
            for entry in self._material["relations"]:
                self._case.actors.relate(
                    self._id("actor", entry["subject"]),
                    self._id("actor", entry["object"]),
                    entry["kind"],
                    entry.get("from_on", ""),
                    entry.get("to_on", ""),
                    clips=[self._id("clip", clip) for clip in entry.get("clips", ())],
                )

    def _add_claims(self) -> None:
        """The last first, as the sources."""
        for entry in reversed(self._material["claims"]):
            with self._case.change(f"Add claim “{one_line(entry['text'], 60)}”"):
                claim = self._case.claims.add(
                    **self._as_first_worded("claim", entry, "place", "actors", "evidence"),
                    place_id=self._id("actor", entry["place"]) if "place" in entry else None,
                    actors=[
                        (self._id("actor", part["actor"]), part.get("role", ""))
                        for part in entry.get("actors", ())
                    ],
                )
                for evidence in entry["evidence"]:
                    clip_id = self._id("clip", evidence["clip"])
                    self._case.claims.cite(claim.id, clip_id, evidence["stance"], evidence.get("note", ""))
            self._ids["claim", entry["key"]] = claim.id

    def _add_briefs(self) -> None:
        for entry in self._material["briefs"]:
            brief = self._case.briefs.add(**_without(entry, "key", "sections", "figures", "waivers"))
            for section in entry["sections"]:
                for statement in section["statements"]:
                    stated = self._case.briefs.state(
                        brief.id,
                        section["title"],
                        **self._as_first_worded("statement", statement, "claims"),
                        claims=[self._id("claim", claim) for claim in statement.get("claims", ())],
                    )
                    self._ids["statement", statement["key"]] = stated.id
            for figure in entry.get("figures", ()):
                self._case.figures.choose(brief.id, **figure)
            for known in entry.get("waivers", ()):
                self._case.briefs.waive(
                    "", known["check"], known["reason"], brief_id=brief.id, words=known["words"]
                )
            self._ids["brief", entry["key"]] = brief.id

    def _as_first_worded(self, kind: str, entry: dict[str, Any], *other: str) -> dict[str, Any]:
        """The fields of a claim or statement as it was when the reviewer first read it."""
        fields = _without(entry, "key", *other)
        first = self._first.get((kind, entry["key"]))
        return {**fields, "text": first} if first else fields

    def _review(self) -> None:
        SampleReview(self._case, self._material, self._ids).hold()


class SampleReview:
    """A round over the brief: a second analyst goes through it, and both settle what she does not share."""

    def __init__(self, case: Case, material: dict[str, Any], ids: dict[tuple[str, str], str]) -> None:
        self._case = case
        self._material = material
        self._exchanges = {}
        for entry in material["review"]["exchanges"]:
            kind, key = _reviewed(entry)
            self._exchanges[Target(kind, ids[kind, key])] = entry
        self._brief_id = ids["brief", material["briefs"][0]["key"]]
        self._final = {
            Target(kind, ids[kind, entry["key"]]): entry["text"]
            for kind, entries in (("claim", material["claims"]), ("statement", _statements(material)))
            for entry in entries
        }

    def hold(self) -> None:
        """The round from the first verdict to its end; the first analyst is at work again afterwards."""
        case, told = self._case, self._material["review"]
        author = case.analyst.name
        asked = case.reviews.open_round(told["reviewer"], brief=self._brief_id, note=told["note"])
        case.as_analyst(told["reviewer"])
        self._judge(asked.id)
        case.as_analyst(author)
        self._answer()
        case.as_analyst(told["reviewer"])
        again = [item.target for item in case.reviews.queue(asked.id).left]
        for target in dict.fromkeys([*again, *self._exchanges]):
            case.reviews.judge(target, "agree", round_id=asked.id)
        case.as_analyst(author)
        case.reviews.close_round(asked.id)

    def _judge(self, round_id: str) -> None:
        for item in self._case.reviews.queue(round_id).left:
            said = self._exchanges.get(item.target, {})
            proposal = {"text": self._final[item.target]} if said.get("propose") else None
            verdict, reason, remark = (
                said.get("verdict", "agree"),
                said.get("reason", ""),
                said.get("remark", ""),
            )
            self._case.reviews.judge(item.target, verdict, reason, remark, proposal, round_id)

    def _answer(self) -> None:
        for target, said in self._exchanges.items():
            remark_id = self._case.reviews.threads(target)[0].remark.id
            if said.get("propose"):
                self._case.reviews.accept(remark_id)
                continue
            if "first" in said:
                self._case.claims.update(target.id, text=self._final[target])
            self._case.reviews.resolve(remark_id, said["answer"])


def _statements(material: dict[str, Any]) -> list[dict[str, Any]]:
    sections = (section for brief in material["briefs"] for section in brief["sections"])
    return [statement for section in sections for statement in section["statements"]]


def _material() -> dict[str, Any]:
    return tomllib.loads(resources.files("resources").joinpath("sample/case.toml").read_text("utf-8"))


def _documents() -> Any:
    return resources.files("resources").joinpath("sample/documents")


def _reviewed(entry: dict[str, Any]) -> tuple[str, str]:
    """The kind and the key of what somebody said something about."""
    return next((kind, entry[kind]) for kind in ("claim", "statement") if kind in entry)


def _without(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


def _silent(_words: str) -> None:
    """Nobody listens."""

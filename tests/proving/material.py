"""Cases of our own from files, built through the Python API."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.casefile import Case


@dataclass(frozen=True, slots=True)
class Built:
    """A case with a brief of right statements, and what faults are chosen by."""

    case: Case
    brief_id: str
    statement_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    people: tuple[str, ...]


def build(material: Path, path: Path) -> Built:
    """The case that a file describes."""
    data = tomllib.loads(material.read_text("utf-8"))
    case = Case.create(path)
    with case.change("Build"):
        outlets = {
            entry["key"]: case.publications.add(**_without(entry, "key")).id for entry in data["outlet"]
        }
        actors = {
            entry["key"]: case.actors.add(**_without(entry, "key")).id for entry in data.get("actor", ())
        }
        clips = _clips(case, data, outlets)
        claims = {entry["key"]: _claim(case, entry, actors, clips) for entry in data["claim"]}
        brief = case.briefs.add(
            country=data["country"],
            headline=data["title"].partition(": ")[2],
            information_cutoff=data["cutoff"],
        )
        stated = [
            case.briefs.state(
                brief.id, section="Summary", text=entry["text"], kind=entry.get("kind", "fact"),
                claims=[claims[key] for key in entry["claims"]],
            ).id
            for entry in data["statement"]
        ]  # fmt: skip
    names = tuple(entry["name"] for entry in data["outlet"])
    people = tuple(
        entry["name"] for entry in data.get("actor", ()) if entry.get("kind", "person") == "person"
    )
    return Built(case, brief.id, tuple(stated), names, people)


def _without(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in names}


def _clips(case: Case, data: dict[str, Any], outlets: dict[str, str]) -> dict[str, str]:
    clips = {}
    for entry in data["source"]:
        text = "\n\n".join(known["quote"] for known in entry["passages"])
        source = case.sources.add_text(
            text,
            title=f"Report {entry['key']}, as it was published",
            published_on=entry["published"],
            language=entry["language"],
            publication=outlets[entry["outlet"]],
        )
        read = case.sources.text(source.id)
        for known in entry["passages"]:
            start = read.index(known["quote"])
            clip = case.clips.add(
                source.id, start, start + len(known["quote"]), translation=known.get("translation", "")
            )
            clips[known["key"]] = clip.id
    return clips


def _claim(case: Case, entry: dict[str, Any], actors: dict[str, str], clips: dict[str, str]) -> str:
    claim = case.claims.add(
        entry["text"], event_on=entry.get("on", ""), event_to=entry.get("to", ""),
        place_id=actors[entry["place"]] if "place" in entry else None,
        actors=[(actors[key], "") for key in entry.get("actors", ())],
    )  # fmt: skip
    for key in entry["clips"]:
        case.claims.cite(claim.id, clips[key])
    return claim.id

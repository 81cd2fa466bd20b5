"""Who reads the file: what a client is shown of a manuscript, and what stays in the house."""

from dataclasses import dataclass, replace

from workbench.deliver.manuscript import Manuscript, Note, Paragraph
from workbench.values.errors import Refused


@dataclass(frozen=True, slots=True)
class Profile:
    """What a reader may see."""

    name: str
    names_protected: bool
    shows_grades: bool
    review: bool = False
    """Remarks stand in the margin, and what is done to the file can be taken back in."""


_PROFILES = {
    "client": Profile("client", names_protected=False, shows_grades=False),
    "internal": Profile("internal", names_protected=True, shows_grades=True),
    "review": Profile("review", names_protected=False, shows_grades=False, review=True),
}
PROFILES = tuple(_PROFILES)


def profile_named(name: str, protected: bool = False) -> Profile:
    """A profile by its name; `protected` names protected sources in a review copy as well.

    Refused when there is none of that name.
    """
    if name not in _PROFILES:
        raise Refused(f"“{name}” is not a profile.", do=f"Use {' or '.join(PROFILES)}.")
    found = _PROFILES[name]
    return replace(found, names_protected=True) if protected and found.review else found


def for_profile(manuscript: Manuscript, name: str, protected: bool = False) -> Manuscript:
    """The manuscript as a reader of this profile gets it. Doing it twice changes nothing more.

    That nothing of what a client loses is left elsewhere is the guard's to say.
    """
    profile = profile_named(name, protected)
    notes = tuple(_note_for(note, profile) for note in manuscript.notes)
    if profile.review:
        return replace(_for_client(manuscript), notes=notes, internal=True, review_copy=True)
    if profile.names_protected:
        manuscript = replace(manuscript, notes=notes, internal=True)
    else:
        manuscript = replace(_for_client(manuscript), notes=notes)
    return _without_remarks(manuscript)


def _for_client(manuscript: Manuscript) -> Manuscript:
    return replace(
        manuscript,
        annex=(),
        overrides=(),
        seal="",
        review_summary="",
        review=(),
        waived=(),
        reasoning=(),
        matrices=tuple(one.outside for one in manuscript.matrices if one.for_client),
        internal=False,
    )


def _without_remarks(manuscript: Manuscript) -> Manuscript:
    parts = (
        replace(part, paragraphs=tuple(map(_without_remark, part.paragraphs))) for part in manuscript.parts
    )
    return replace(manuscript, parts=tuple(parts), review_copy=False)


def _without_remark(one: Paragraph) -> Paragraph:
    return replace(one, statement_id="", remarks=()) if one.statement_id or one.remarks else one


def _note_for(note: Note, profile: Profile) -> Note:
    if note.grade and not profile.shows_grades:
        note = replace(note, grade="")
    if not note.protected:
        return note
    if not profile.names_protected:
        # No title, address, place or day: the descriptor is all that leaves the house.
        described = note.descriptor.strip() or "a source that is not named"
        return Note(publication=described[0].upper() + described[1:], date=note.month, key=note.key)
    if note.descriptor.startswith("PROTECTED"):
        return note
    descriptor = f"PROTECTED, for clients: {note.descriptor}" if note.descriptor else "PROTECTED"
    return replace(note, descriptor=descriptor)

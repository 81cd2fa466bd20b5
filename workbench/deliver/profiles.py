"""Who reads the file: what a client is shown of a manuscript, and what stays in the house."""

from dataclasses import dataclass, replace

from workbench.deliver.manuscript import Manuscript, Note
from workbench.values.errors import Refused


@dataclass(frozen=True, slots=True)
class Profile:
    """What a reader may see."""

    name: str
    names_protected: bool
    shows_grades: bool


_PROFILES = {
    "client": Profile("client", names_protected=False, shows_grades=False),
    "internal": Profile("internal", names_protected=True, shows_grades=True),
}
PROFILES = tuple(_PROFILES)


def profile_named(name: str) -> Profile:
    """A profile by its name; Refused when there is none."""
    if name not in _PROFILES:
        raise Refused(f"“{name}” is not a profile.", do=f"Use {' or '.join(PROFILES)}.")
    return _PROFILES[name]


def for_profile(manuscript: Manuscript, name: str) -> Manuscript:
    """The manuscript as a reader of this profile gets it. Doing it twice changes nothing more.

    That nothing of what a client loses is left elsewhere is the guard's to say.
    """
    profile = profile_named(name)
    notes = tuple(_note_for(note, profile) for note in manuscript.notes)
    if profile.names_protected:
        return replace(manuscript, notes=notes, internal=True)
    return replace(
        manuscript,
        notes=notes,
        annex=(),
        overrides=(),
        seal="",
        review_summary="",
        review=(),
        waived=(),
        internal=False,
    )


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

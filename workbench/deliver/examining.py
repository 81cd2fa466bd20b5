"""The finished file is attacked before it is given out; what is recovered stops it or is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from workbench.attack.engine import attack
from workbench.attack.gather import known_of
from workbench.attack.model import Examination
from workbench.attack.package import decoded, text_of
from workbench.attack.readers import readers_named
from workbench.briefs import Brief
from workbench.case_parts import CaseParts
from workbench.deliver.templates import Template
from workbench.values.errors import Refused
from workbench.values.job import Job

Review = Callable[[Examination], object]
"""Called with what was found, before the file is given out; what it raises keeps the file from leaving."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """How the finished file is examined: which programs read it too, and who sees what is found.

    `readers` are pandoc and libreoffice; the raw parts are always looked through.
    """

    readers: tuple[str, ...] = ()
    review: Review | None = None
    job: Job = field(default_factory=Job)


def examine(
    case: CaseParts, brief: Brief, client_id: str, template: Template, data: bytes, examiner: Examiner
) -> Examination:
    """What an attack recovers from a client file. Raises Refused when it recovers somebody protected."""
    client = case.clients.get(client_id) if client_id else None
    own = (client.name, client.closing, client.source_description, client.marking) if client else ("",)
    allowed = (brief.closing, *own[1:], *_words_of(template.parts))
    known = known_of(case, brief.id, own[0], allowed)
    found = attack(data, known, readers_named(examiner.readers), examiner.job)
    if found.identities:
        raise Refused(
            "Somebody who is protected can be recovered from the finished file:\n"
            + "\n".join(find.line for find in found.identities),
            "No file was written.",
            "Change the wording, then export again.",
        )
    if examiner.review is not None:
        examiner.review(found)
    return found


def _words_of(parts: dict[str, bytes]) -> Iterable[str]:
    """The words of a template, with the addresses it links to."""
    for name, content in parts.items():
        if name.endswith(".rels"):
            yield decoded(content)
        elif name.endswith(".xml"):
            yield text_of(decoded(content))

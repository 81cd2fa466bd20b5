"""The finished file is attacked before it is given out; what is recovered stops it or is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256

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

    `readers` are pandoc and libreoffice; they run confined, and `job` stops them. The raw parts are
    always read.
    """

    readers: tuple[str, ...] = ()
    review: Review | None = None
    job: Job = field(default_factory=Job)
    earlier: Examination | None = None
    """What came of it a moment ago; it counts again where the file is the same to the byte."""


def examine(
    case: CaseParts, brief: Brief, client_id: str, template: Template, data: bytes, examiner: Examiner
) -> Examination:
    """What an attack recovers from a client file. Raises Refused when it recovers somebody protected."""
    earlier = examiner.earlier
    if earlier is not None and earlier.sha256 == sha256(data).hexdigest():
        found = earlier
    else:
        found = _attacked(case, brief, client_id, template, data, examiner)
    if found.identities:
        raise Refused(
            "Somebody who is protected can be recovered from the finished file:\n"
            + "\n".join(find.line for find in found.identities),
            "No file was written.",
            "Change the wording, or confirm words that mean somebody else, then export again.",
        )
    if examiner.review is not None:
        examiner.review(found)
    return found


def _attacked(
    case: CaseParts, brief: Brief, client_id: str, template: Template, data: bytes, examiner: Examiner
) -> Examination:
    client = case.clients.get(client_id) if client_id else None
    own = (client.name, client.closing, client.source_description, client.marking) if client else ("",)
    allowed = (brief.closing, *own[1:], *_words_of(template.parts))
    known = known_of(case, brief.id, own[0], allowed)
    return attack(data, known, readers_named(examiner.readers), examiner.job)


def _words_of(parts: dict[str, bytes]) -> Iterable[str]:
    """The words of a template, with the addresses it links to."""
    for name, content in parts.items():
        if name.endswith(".rels"):
            yield decoded(content)
        elif name.endswith(".xml"):
            yield text_of(decoded(content))

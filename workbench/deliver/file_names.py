"""What a deliverable is called: country, date, client, profile, and nothing that must stay internal."""

from workbench.briefs import Brief
from workbench.case_parts import CaseParts
from workbench.deliver.profiles import profile_named
from workbench.tradecraft.gate import GATED
from workbench.values.errors import Refused
from workbench.values.file_names import file_name_for
from workbench.values.moments import now


def suggested_name(
    case: CaseParts, brief_id: str, profile: str = "client", client_id: str = "", issued_at: str = ""
) -> str:
    """A name for the file: `Libya - 2025-02-18 - Ministry - client.docx`.

    A piece that the guard finds something in is left out, in internal files as well: names of files are
    seen in folders, mails and lists of recent files.
    """
    brief: Brief = case.briefs.get(brief_id)
    client_id = client_id or brief.client_id or ""
    client = case.clients.get(client_id).name if client_id else ""
    day = (issued_at or now())[:10]
    pieces = [brief.country or brief.headline, day, client, profile_named(profile).name]
    kept = [piece for piece in pieces if piece and (piece == day or not _is_kept_back(case, piece, client))]
    name = " - ".join(kept)
    if _is_kept_back(case, name, client):
        name = f"{day} - {profile}"
    return file_name_for(name, ".docx", "Brief")


def require_open_name(case: CaseParts, name: str, profile: str, client: str, since: str) -> None:
    """Refused where the name of a client file holds what must stay internal; `client` is a name."""
    if profile not in GATED:
        return
    found = [hit for hit in case.guard.search(name, profile, client, since) if hit.stops]
    if found:
        raise Refused(
            f"The name of the file may not hold “{found[0].words}”: {found[0].needle.origin}.",
            "No file was written.",
            "Give the file another name.",
        )


def _is_kept_back(case: CaseParts, words: str, client: str) -> bool:
    return any(hit.stops for hit in case.guard.search(words, "client", client))

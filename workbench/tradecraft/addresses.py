"""The check that a file for a client holds no address outside the domains that client approved (M03)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.guard.headers import host_of, pieces
from workbench.guard.reading import folded_words
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground
from workbench.tradecraft.guarded import answers_since

if TYPE_CHECKING:
    from workbench.case import Case


def check_addresses(case: "Case", ground: Ground, client_id: str) -> Iterator[Finding]:
    """M03: one finding for each host; a client without a list approves all."""
    client = case.clients.get(client_id) if client_id else None
    approved = tuple(client.approved_domains.lower().split()) if client else ()
    if client is None or not approved:
        return
    answers = case.guard.confirmed(answers_since(case.briefs, ground.brief))
    answered = {tuple(folded_words(word.words)) for word in answers}
    found: dict[str, tuple[str, str]] = {}
    for statement_id, address, where in _addresses(ground):
        host = host_of(address)
        if host and not _is_approved(host, approved) and tuple(folded_words(host)) not in answered:
            found.setdefault(host, (statement_id, where))
    for host, (statement_id, where) in found.items():
        yield Finding(
            "M03", "error",
            f"“{host}” in {where} is not among the addresses approved for “{client.name}”.",
            "The client expects only approved addresses, and whoever runs this one sees that it was opened.",
            "Take the address out, add the domain to those of the client, or confirm it with a reason.",
            statement_id, words=host, profile="client", lift="confirm",
        )  # fmt: skip


def _addresses(ground: Ground) -> Iterator[tuple[str, str, str]]:
    """(statement, address, where it is) of everything a client could follow."""
    for number, known in enumerate(ground.statements, 1):
        statement = known.statement
        found = pieces(f"{statement.text} {statement.confidence_basis}")
        for address in (*found.addresses, *found.mails):
            yield statement.id, address, f"statement {number}"
        for source in known.sources.values():
            if source.url and not source.protected:
                yield statement.id, source.url, f"a note of statement {number}"


def _is_approved(host: str, approved: tuple[str, ...]) -> bool:
    plain = (domain.removeprefix("www.").lstrip("*.") for domain in approved)
    return any(host == domain or host.endswith(f".{domain}") for domain in plain)

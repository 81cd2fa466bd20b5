"""Clients: whom briefs are written for, and what each wants of a file."""

from typing import Any

from workbench.casefile import CaseFile
from workbench.sources.model import HANDLING
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.records import dataclass
from workbench.values.text import canonical

_FIELDS = (
    "name", "template", "marking", "closing", "language", "approved_domains", "source_description", "paper",
    "notes", "review", "borders", "border_exceptions",
)  # fmt: skip
REVIEWS = ("", "none", "facts", "everything")
"""What must be reviewed before a file leaves; "" is what its template asks for."""
_COLUMNS = ", ".join(("id", *_FIELDS))


@dataclass(frozen=True, slots=True)
class Client:
    """One client. What is "" is as the brief has it.

    `marking` is the least strict one of its files. `approved_domains` is a list with spaces: addresses
    elsewhere are asked about before they stand in a file for this client.
    `language` is BCP 47; `notes` never leave the house. `review` says what must be reviewed before a file
    leaves: none, facts or everything. `borders` says after whom maps draw disputed areas, un or held (by
    whom); `border_exceptions` names areas for which it is otherwise: “Crimea: Ukraine; Kosovo: none”.
    """

    id: str
    name: str
    template: str = ""
    marking: str = ""
    closing: str = ""
    language: str = ""
    approved_domains: str = ""
    source_description: str = ""
    paper: str = ""
    notes: str = ""
    review: str = ""
    borders: str = ""
    border_exceptions: str = ""


class Clients:
    """The clients of a case. One to whom a file was issued stays on record."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def add(self, name: str, **fields: str) -> Client:
        """Enter a client. Raises Refused without a name, or when the name is taken."""
        name = self._free_name(name)
        client = Client(new_id(), name, **_known(fields))
        with self._case.change(f"Add client “{name}”"):
            self._case.insert("client", {column: getattr(client, column) for column in ("id", *_FIELDS)})
        return self.get(client.id)

    def get(self, client_id: str) -> Client:
        """One client; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM client WHERE id = ?", (client_id,)
        ).fetchone()
        if not row:
            raise NotFound("This client is no longer in the case.")
        return Client(*row)

    def all(self) -> list[Client]:
        """Every client by name."""
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM client ORDER BY fold(name), id")
        return [Client(*row) for row in rows]

    def find(self, name: str) -> Client | None:
        """The client of that name, letter case aside."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM client WHERE fold(name) = fold(?) ORDER BY id",
            (canonical(name).strip(),),
        ).fetchone()
        return Client(*row) if row else None

    def named(self, wanted: str) -> Client:
        """A client by id or name; NotFound when there is none."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM client WHERE id = ?", (wanted,)
        ).fetchone()
        found = Client(*row) if row else self.find(wanted)
        if found is None:
            raise NotFound(f"There is no client “{wanted}” in this case.")
        return found

    def only_one(self) -> str | None:
        """The id of the only client of the case; None where there is none or more than one."""
        rows = self._case.connection.execute("SELECT id FROM client LIMIT 2").fetchall()
        return str(rows[0]["id"]) if len(rows) == 1 else None

    def update(self, client_id: str, **fields: str) -> Client:
        """Set name, template, marking, closing, language, approved_domains and the like."""
        client, fields = self.get(client_id), _known(fields)
        if "name" in fields:
            fields["name"] = self._free_name(fields["name"], client_id)
        with self._case.change(f"Edit client “{client.name}”"):
            self._case.update("client", client_id, fields)
        return self.get(client_id)

    def remove(self, client_id: str) -> None:
        """Remove a client; its briefs are then for nobody in particular. Undo brings it back.

        Refused when a file was issued to it.
        """
        client = self.get(client_id)
        issued = self._case.connection.execute(
            "SELECT 1 FROM deliverable WHERE client_id = ?", (client_id,)
        ).fetchone()
        if issued:
            raise Refused(
                f"“{client.name}” stays on record: a file was issued to this client.", "Nothing was changed."
            )
        with self._case.change(f"Remove client “{client.name}”"):
            self._case.remove("client", id=client_id)

    def remove_if_unused(self, client_id: str) -> None:
        """Remove a client of whom only the name is known and for whom nothing was written."""
        client = self.get(client_id)
        used = self._case.connection.execute(
            "SELECT 1 FROM brief WHERE client_id = ?1 UNION ALL "
            "SELECT 1 FROM deliverable WHERE client_id = ?1",
            (client_id,),
        ).fetchone()
        if not used and client == Client(client.id, client.name):
            self.remove(client_id)

    def _free_name(self, name: str, client_id: str = "") -> str:
        name = canonical(name).strip()
        if not name:
            raise Refused("A client needs a name.")
        taken = self.find(name)
        if taken and taken.id != client_id:
            raise Refused(f"There is a client “{taken.name}” already.", "Nothing was changed.")
        return name


def _known(fields: dict[str, Any]) -> dict[str, str]:
    unknown = set(fields) - set(_FIELDS)
    if unknown:
        raise Refused(f"A client has no “{', '.join(sorted(unknown))}”.")
    marking = fields.get("marking", "")
    if marking not in HANDLING:
        raise Refused(
            f"“{marking}” is not a marking.",
            "Nothing was changed.",
            f"Use {', '.join(filter(None, HANDLING))}.",
        )
    review = fields.get("review", "")
    if review not in REVIEWS:
        raise Refused(
            f"“{review}” is not a demand for review.",
            "Nothing was changed.",
            f"Use {', '.join(filter(None, REVIEWS))}.",
        )
    if fields.keys() & {"borders", "border_exceptions"}:
        # Imported here: cases are opened without it.
        from workbench.values.borders import require_policy

        require_policy(fields.get("borders", ""), fields.get("border_exceptions", ""))
    return {name: canonical(value).strip() for name, value in fields.items()}

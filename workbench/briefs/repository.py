"""Briefs in and out of the case."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from workbench.briefs.clients import Clients
from workbench.briefs.editions import Editions
from workbench.briefs.model import SCALES, Brief
from workbench.briefs.printed import Printed
from workbench.briefs.statements import Statements
from workbench.briefs.waivers import Waived, Waivers, words_hash
from workbench.casefile import CaseFile
from workbench.claims import Claims
from workbench.sources.model import HANDLING
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import is_partial_date, now

if TYPE_CHECKING:
    from workbench.briefs.import_plan import ImportPlan

_COLUMNS = (
    "id, country, headline, status, scale, handling, template, information_cutoff, closing, "
    "previous_brief_id, created_at, archived_at, client_id, counts_origins"
)


class Checks(Protocol):
    """The tradecraft checks, handed in from above."""

    def check(self, brief_id: str, profile: str, client: str, template: str) -> list[Any]:
        """What they find in a brief."""

    def proposed(self, brief_id: str) -> list[Any]:
        """What the words of a brief propose for its fields."""

    def take(self, brief_id: str, proposal: Any) -> None:
        """Set a field to what its words propose."""

    def waived_words(self, statement_id: str, check_id: str, text: str) -> str:
        """What a waiver of a check is bound to in a statement with this text."""

    def require_waivable(self, check_id: str) -> None:
        """Refused where no waiver sets the findings of a check aside."""


class Briefs(Statements, Printed):
    """Headline, sections, statements."""

    def __init__(self, case: CaseFile, claims: Claims, clients: Clients, checks: Checks) -> None:
        super().__init__(case, claims)
        self._clients = clients
        self._checks = checks
        self._waivers = Waivers(case)
        self.editions = Editions(case)

    def add(
        self,
        country: str,
        headline: str,
        template: str = "house-brief",
        scale: str = "icd203",
        handling: str = "TLP:AMBER",
        information_cutoff: str = "",
        closing: str = "",
        previous_brief_id: str | None = None,
        client: str = "",
    ) -> Brief:
        """Begin a brief with an empty Summary and Outlook.

        `client` is the id or the name of a client; where the case has only one, it is for that one.
        """
        fields = {"scale": scale, "handling": handling, "information_cutoff": information_cutoff}
        _require_sound(fields)
        brief = Brief(
            new_id(),
            country.strip(),
            headline.strip(),
            "draft",
            scale,
            handling,
            template,
            information_cutoff,
            closing,
            previous_brief_id,
            now(),
            client_id=self._client_id(client) if client else self._clients.only_one(),
        )
        with self._case.change(f"Create brief “{brief.title}”"):
            self._case.insert("brief", {column: getattr(brief, column) for column in _COLUMNS.split(", ")})
            self.add_section(brief.id, "Summary")
            self.add_section(brief.id, "Outlook")
        return brief

    def get(self, brief_id: str) -> Brief:
        """One brief; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM brief WHERE id = ?", (brief_id,)
        ).fetchone()
        if not row:
            raise NotFound("This brief is no longer in the case.")
        return _brief(row)

    def _client_id(self, client: str) -> str | None:
        """The id of a client by id or name; None for "". Raises NotFound."""
        return self._clients.named(client).id if client else None

    def find(self, wanted: str) -> Brief:
        """A brief by id, the beginning of its id, or its title; NotFound or Refused when unclear."""
        briefs = self.all(archived=True)
        exact = [brief for brief in briefs if wanted in (brief.id, brief.title, brief.headline)]
        near = [
            brief
            for brief in briefs
            if brief.id.startswith(wanted) or wanted.casefold() in brief.title.casefold()
        ]
        found = exact or near
        if not found:
            raise NotFound(f"There is no brief “{wanted}” in this case.")
        if len(found) > 1:
            titles = "; ".join(f"{brief.title} ({brief.id})" for brief in found)
            raise Refused(f"“{wanted}” may mean more than one brief: {titles}.", do="Use the id.")
        return found[0]

    def all(self, archived: bool = False) -> list[Brief]:
        """Every brief that is worked on, the newest last; with `archived` those put away as well."""
        chosen = "" if archived else "WHERE archived_at = ''"
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM brief {chosen} ORDER BY id")
        return [_brief(row) for row in rows]

    def count(self, archived: bool = False) -> int:
        """How many briefs are worked on; with `archived` those put away as well."""
        chosen = "" if archived else "WHERE archived_at = ''"
        return int(self._case.connection.execute(f"SELECT count(*) FROM brief {chosen}").fetchone()[0])

    def update(self, brief_id: str, **fields: Any) -> Brief:
        """Set country, headline, status, scale, handling, template, information_cutoff, closing or client,
        and whether the origins behind its facts are counted in print (`counts_origins`).

        `client` is the id or the name of a client, "" for nobody in particular; `previous_brief_id` is the
        brief that this one follows, "" for none.
        """
        if "previous_brief_id" in fields:
            fields = {**fields, "previous_brief_id": self._previous(brief_id, fields["previous_brief_id"])}
        if "client" in fields:
            fields = {**fields, "client_id": self._client_id(fields["client"])}
            del fields["client"]
        if "counts_origins" in fields:
            fields = {**fields, "counts_origins": int(fields["counts_origins"])}
        _require_sound(fields)
        with self._case.change(f"Edit brief “{self.get(brief_id).title}”"):
            self._case.update("brief", brief_id, fields)
        return self.get(brief_id)

    def _previous(self, brief_id: str, wanted: str | None) -> str | None:
        """The brief before this one. Raises NotFound, and Refused where it comes after it."""
        later, at = {brief_id}, wanted or None
        while at is not None:
            if at in later:
                raise Refused("A brief cannot follow itself.", do="Choose an earlier brief.")
            later.add(at)
            at = self.get(at).previous_brief_id
        return wanted or None

    def write_for(self, brief_id: str, name: str) -> Brief:
        """Say for which client a brief is, by name; one who is not known yet is entered.

        "" is nobody in particular. The client it was for is removed where only the name was known
        and no other brief is for it: a name that was corrected leaves nothing behind.
        """
        name = name.strip()
        known = self._clients.find(name) if name else None
        former = self.get(brief_id).client_id
        if (known.id if known else name) == (former or ""):
            return self.get(brief_id)
        words = f"Write brief for “{name}”" if name else "Write brief for no client in particular"
        with self._case.change(words):
            client = known or (self._clients.add(name) if name else None)
            self.update(brief_id, client=client.id if client else "")
            if former:
                self._clients.remove_if_unused(former)
        return self.get(brief_id)

    def remove(self, brief_id: str) -> bool:
        """Remove a brief with its sections and statements; undo brings it back.

        One that was issued stays on record: it is archived, and the answer is False.
        """
        if self.is_issued(brief_id):
            self.archive(brief_id)
            return False
        with self._case.change(f"Remove brief “{self.get(brief_id).title}”"):
            self._case.remove("brief", id=brief_id)
        return True

    def is_issued(self, brief_id: str) -> bool:
        """Whether a file of this brief was ever written."""
        query = (
            "SELECT 1 FROM deliverable WHERE brief_id = ? UNION ALL SELECT 1 FROM edition WHERE brief_id = ?"
        )
        return self._case.connection.execute(query, (brief_id, brief_id)).fetchone() is not None

    def archive(self, brief_id: str) -> None:
        """Put a brief out of the way; everything in it stays."""
        brief = self.get(brief_id)
        if not brief.archived:
            with self._case.change(f"Archive brief “{brief.title}”"):
                self._case.update("brief", brief_id, {"archived_at": now()})

    def unarchive(self, brief_id: str) -> None:
        """Put an archived brief back among those that are worked on."""
        brief = self.get(brief_id)
        if brief.archived:
            with self._case.change(f"Unarchive brief “{brief.title}”"):
                self._case.update("brief", brief_id, {"archived_at": ""})

    def lines(self, brief_id: str) -> list[str]:
        """The brief as the plain lines it is published in: title, sections, closing."""
        brief = self.get(brief_id)
        lines = [brief.title]
        known = self.by_section(brief_id)
        for section in self.sections(brief_id):
            if statements := known.get(section.id):
                lines += [f"{section.title}:", *(statement.text for statement in statements)]
        return [*lines, brief.closing] if brief.closing else lines

    def use_scale_of(self, brief_id: str, path: Path | str) -> None:
        """Write a brief in the scale of likelihood that a TOML file holds (`values.house_scale`).

        Raises Refused where the file holds none; then nothing was changed.
        """
        from workbench.values.house_scale import house_scale_from

        self.update(brief_id, scale=house_scale_from(Path(path)))

    def plan_import(self, path: Path | str) -> "ImportPlan":
        """What would become of a file with existing briefs, to be looked at and corrected; stores nothing.

        Raises NotFound, Refused or Unreadable.
        """
        from workbench.briefs.importing import plan_of_file

        return plan_of_file(Path(path))

    def import_plan(self, plan: "ImportPlan", *, accept: bool = False) -> list[Brief]:
        """Store what a plan says, in one change. Refused where it has doubts, unless they are accepted."""
        from workbench.briefs.importing import store

        return store(self._case, self, plan, accept=accept)

    def import_file(self, path: Path | str, *, accept: bool = False) -> list[Brief]:
        """Import existing briefs from plain text or Word, in one change.

        Refused where something of the file was not understood, unless that is accepted.
        """
        from workbench.briefs.importing import import_brief

        return import_brief(self._case, self, Path(path), accept=accept)

    # -- checks -------------------------------------------------------------------------------

    def check(
        self, brief_id: str, profile: str = "client", client: str = "", template: str = ""
    ) -> list[Any]:
        """What the tradecraft checks find, as `workbench.tradecraft.Finding`s.

        `profile` (client or internal) and `client` (an id, the brief's own by default) say for whom,
        `template` in what (the client's or the brief's own by default).
        """
        return self._checks.check(brief_id, profile, client, template)

    def proposed(self, brief_id: str) -> list[Any]:
        """What the words propose for kind, likelihood, confidence and scale (`tradecraft.proposed`).

        Nothing of it is set: a person takes it with `take`, or not.
        """
        return self._checks.proposed(brief_id)

    def take(self, brief_id: str, proposal: Any) -> None:
        """Set the field that a proposal is for. Raises NotFound or Refused; then nothing was changed."""
        self._checks.take(brief_id, proposal)

    def waive(
        self, statement_id: str, check_id: str, reason: str, *, brief_id: str = "", words: str = ""
    ) -> None:
        """Let a finding stand as long as the words stay as they are, for a reason that is kept.

        With "" for the statement it is one of the brief as a whole: then `brief_id` and the finding's
        own `words` say which. Raises Refused without a reason, and for checks that cannot be waived.
        """
        if not reason.strip():
            raise Refused("A waiver needs a reason.")
        self._checks.require_waivable(check_id)
        brief_id, words = self._waived_place(statement_id, check_id, brief_id, words)
        with self._case.change(f"Waive {check_id}"):
            self._waivers.give(brief_id, statement_id, check_id, words, reason.strip())

    def unwaive(self, statement_id: str, check_id: str, *, brief_id: str = "", words: str = "") -> None:
        """Withdraw the waiver of a finding; the same arguments as in `waive`."""
        brief_id, words = self._waived_place(statement_id, check_id, brief_id, words)
        with self._case.change(f"Withdraw the waiver of {check_id}"):
            self._waivers.withdraw(brief_id, statement_id, check_id, words)

    def _waived_place(self, statement_id: str, check_id: str, brief_id: str, words: str) -> tuple[str, str]:
        """The brief of a waiver and the words it is bound to."""
        if not statement_id:
            return self.get(brief_id).id, words
        text = self.statement(statement_id).text
        return self.brief_of(statement_id), self.waived_words(statement_id, check_id, text)

    def waived_words(self, statement_id: str, check_id: str, text: str) -> str:
        """What a waiver of a check is bound to in a statement with this text."""
        return self._checks.waived_words(statement_id, check_id, text)

    def waivers(self, brief_id: str) -> dict[tuple[str, str], str]:
        """(statement id, check id) -> reason, for the statements of a brief as they are worded now.

        The statement is "" for waivers of the brief as a whole.
        """
        texts = {known.id: known.text for known in self.statements(brief_id)}
        return {
            (statement_id, check_id): reason
            for (statement_id, check_id, bound), reason in self.standing_waivers(brief_id).items()
            if not statement_id
            or (
                statement_id in texts
                and words_hash(self.waived_words(statement_id, check_id, texts[statement_id])) == bound
            )
        }

    def standing_waivers(self, brief_id: str) -> Waived:
        """Every waiver of a brief with the hash of the words it was given for."""
        return self._waivers.standing(brief_id)


def _brief(row: Any) -> Brief:
    return Brief(*(*row[:-1], bool(row[-1])))


def _is_scale(scale_id: str) -> bool:
    if scale_id in SCALES:
        return True
    from workbench.values.scales import scale

    try:
        return bool(scale(scale_id).terms)
    except KeyError:
        return False


def _require_sound(fields: dict[str, Any]) -> None:
    if not _is_scale(fields.get("scale", "icd203")):
        raise Refused(f"“{fields['scale']}” is not a scale.", do=f"Use one of: {', '.join(SCALES)}.")
    if fields.get("handling", "") not in HANDLING:
        raise Refused(f"“{fields['handling']}” is not a TLP 2.0 label.")
    cutoff = fields.get("information_cutoff", "")
    if cutoff and not is_partial_date(cutoff[:10]):
        raise Refused(f"“{cutoff}” is not a date such as 2025-02-19.")

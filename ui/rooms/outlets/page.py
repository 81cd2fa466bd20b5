"""One outlet: its fields, edited in place, and its grade, which only the user gives."""

from dataclasses import asdict

from ui.app.workspace import Workspace
from ui.kit.controls import Column, SavedChoice
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Save
from ui.kit.words import heading, muted, quiet_button
from ui.parts.deleting import delete
from workbench.sources import Publication
from workbench.sources.model import PUBLICATION_KINDS
from workbench.sources.store.outlets import outlet_at, outlet_named
from workbench.values.admiralty import RELIABILITY
from workbench.values.errors import NotFound

FIELDS = (
    ("name", "Name", "Al-Wasat"),
    ("affiliation", "Ownership", "state-owned, private, close to …"),
    ("owner", "Owner, if it has other outlets", "Al-Wasat Media Group"),
    ("country", "Country", "Libya"),
    ("languages", "Languages", "ar en"),
    ("domains", "Its own web addresses", "alwasat.ly"),
    ("notes", "Notes", "What is known of its reporting"),
)


class OutletPage(Column):
    """Fields keep their widgets from outlet to outlet."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=4)
        self.workspace = workspace
        self.publication_id = ""
        self.setAccessibleName("Outlet")
        self.head = heading("", 1.1)
        self.box.addWidget(self.head)
        self.grade = SavedChoice(
            [(grade.code, f"{grade.code}  {grade.term}") for grade in RELIABILITY],
            self._saver("reliability"),
            "Reliability (Admiralty)",
        )
        self.kind = SavedChoice(
            [(kind, kind.capitalize()) for kind in PUBLICATION_KINDS], self._saver("kind"), "Kind"
        )
        self.meaning = muted("")
        self._add("Reliability (Admiralty)", self.grade)
        self.box.addWidget(self.meaning)
        self._add("Kind", self.kind)
        self.lines: dict[str, SavedLine] = {}
        for field, title, example in FIELDS:
            line = SavedLine(self._saver(field), example)
            self.lines[field] = line
            self._add(title, line)
        self.look_up = quiet_button(
            "Fill in from the list of outlets", self.fill_in, "Fill in from the built-in outlet list"
        )
        self.box.addWidget(self.look_up)
        self.remove = quiet_button("Remove this outlet", self.remove_outlet, "Its sources stay")
        self.box.addWidget(self.remove)
        self.box.addStretch(1)

    def _add(self, title: str, field: SavedChoice | SavedLine) -> None:
        label = muted(title)
        label.setContentsMargins(0, 6, 0, 0)
        label.setBuddy(field)
        field.setAccessibleName(title)
        self.box.addWidget(label)
        self.box.addWidget(field)

    def _saver(self, field: str) -> Save:
        def save(publication_id: str, value: str) -> object:
            return self.workspace.case.publications.update(publication_id, **{field: value.strip()})

        return save

    def save_now(self) -> None:
        """Save every line that is being typed in."""
        for line in self.lines.values():
            line.save_now()

    def show_outlet(self, publication_id: str) -> bool:
        """Be about one outlet; False when there is none of that id."""
        if publication_id != self.publication_id:
            self.save_now()
        case = self.workspace.case
        try:
            publication = case.publications.get(publication_id)
        except NotFound:
            self.publication_id = ""
            for line in self.lines.values():
                line.leave()
            return False
        self.publication_id = publication_id
        self.head.setText(publication.name)
        self.grade.hold_value(publication.reliability, publication_id)
        self.meaning.setText(next(g.meaning for g in RELIABILITY if g.code == publication.reliability))
        self.kind.hold_value(publication.kind, publication_id)
        values = asdict(publication)
        for field, line in self.lines.items():
            line.show_text(values[field], publication_id)
            line.setReadOnly(case.read_only)
        for control in (self.grade, self.kind, self.look_up, self.remove):
            control.setEnabled(not case.read_only)
        return True

    # -- what the user does -------------------------------------------------------------------

    def fill_in(self) -> None:
        """Set what the shipped list knows and the case does not; nothing the user wrote is replaced."""
        publication = self.workspace.case.publications.get(self.publication_id)
        known = _listed(publication)
        if known is None:
            self.workspace.notice(f"“{publication.name}” is not in the built-in outlet list.")
            return
        values = asdict(publication)
        found = {field: value for field, value in known.items() if value and not values[field]}
        if not found:
            self.workspace.notice(f"The built-in outlet list has nothing more about “{publication.name}”.")
            return
        self.workspace.attempt(lambda: self.workspace.case.publications.update(publication.id, **found))

    def remove_outlet(self) -> None:
        """Take the outlet out of the register; undo brings it back."""
        name = self.head.text()
        publication_id = self.publication_id

        def take_out() -> None:
            for line in self.lines.values():
                line.leave()
            self.publication_id = ""
            if self.workspace.succeeds(lambda: self.workspace.case.publications.remove(publication_id)):
                self.workspace.notify_undoable(f"“{name}” was removed; its sources stay.")

        delete(self.workspace, self, "publication", [publication_id], f"“{name}”", take_out)


def _listed(publication: Publication) -> dict[str, str] | None:
    addresses = filter(None, map(outlet_at, publication.domains.split()))
    outlet = next(addresses, None) or outlet_named(publication.name)
    if outlet is None:
        return None
    return {
        "affiliation": outlet.stands_behind,
        "owner": outlet.belongs_to,
        "country": outlet.country,
        "languages": " ".join(outlet.languages),
        "domains": " ".join(outlet.domains),
    }

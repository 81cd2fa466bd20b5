"""Which sources are protected, or were once: by the rows as they are and by what the journal knows."""

from workbench.casefile import CaseFile
from workbench.casefile.file.damaged import object_of
from workbench.guard.material import Kept

_PROTECTED = '%"protection":"protected"%'


class ProtectedSources:
    """Reads the journal as far as it has not been read; sealed sets never change."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._read_to = 0
        self._images: dict[str, list[str]] = {}

    def all(self) -> list[Kept]:
        """Every source that is or was protected, but for those whose protection was lifted for a reason."""
        read = self._case.connection.execute
        images = {key: list(rows) for key, rows in self._sealed().items()}
        for key, before, after in read(
            "SELECT row_key, before, after FROM change WHERE table_name = 'source' AND change_set_seq > ? "
            "AND (before LIKE ?2 OR after LIKE ?2)".replace("> ?", "> ?1"),
            (self._read_to, _PROTECTED),
        ):
            images.setdefault(key, []).extend(image for image in (before, after) if image)
        lifted = {row[0] for row in read("SELECT words FROM guard_word WHERE verdict = 'lifted'")}
        present = {row[0]: row[1] for row in read("SELECT id, protection FROM source")}
        found = []
        for key in sorted(images):
            if key in lifted and present.get(key) != "protected":
                continue
            kept = Kept(key, is_gone=key not in present)
            for image in dict.fromkeys(images[key]):
                facts = object_of(image)
                if facts.get("protection") == "protected":
                    kept.take(facts)
            found.append(kept)
        self._add_captures(found)
        return found

    def _sealed(self) -> dict[str, list[str]]:
        read = self._case.connection.execute
        sealed = read("SELECT coalesce(max(seq), 0) FROM change_set WHERE hash IS NOT NULL").fetchone()[0]
        if sealed > self._read_to:
            for key, before, after in read(
                "SELECT row_key, before, after FROM change WHERE table_name = 'source' "
                "AND change_set_seq > ?1 AND change_set_seq <= ?2 AND (before LIKE ?3 OR after LIKE ?3)",
                (self._read_to, sealed, _PROTECTED),
            ):
                self._images.setdefault(key, []).extend(image for image in (before, after) if image)
            self._read_to = sealed
        return self._images

    def _add_captures(self, found: list[Kept]) -> None:
        """The names of the files a source was captured from."""
        by_id = {kept.id: kept for kept in found}
        if by_id:
            for source_id, name in self._case.connection.execute(
                "SELECT source_id, file_name FROM capture WHERE file_name <> ''"
            ):
                if source_id in by_id:
                    by_id[source_id].file_names.add(name)

"""What is asked of the case only when something was found: is it said openly, is it an id of the case."""

from workbench.casefile import CaseFile
from workbench.guard.material import Material
from workbench.guard.passages import rows_of_words

_IDS = (
    "claim",
    "source",
    "clip",
    "brief",
    "statement",
    "actor",
    "publication",
    "section",
    "deliverable",
    "analyst",
)


class Lookups:
    """Answers from the case; passages that were asked about are kept until it changes."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._kept: set[str] = set()
        self._open: dict[tuple[str, ...], bool] = {}
        self._claims: set[int] | None = None
        self._records: dict[str, bool] = {}

    def forget(self, kept: set[str], house: Material) -> None:
        """Begin anew: `kept` are the protected sources."""
        self._kept = kept
        self._open = {}
        self._claims = None

    def is_open_passage(self, words: tuple[str, ...]) -> bool:
        """Whether words in a row also stand in an open source, in a claim that holds, or in a descriptor."""
        if words not in self._open:
            self._open[words] = self._is_in_a_claim(words) or self._is_in_a_source(words)
        return self._open[words]

    def is_record(self, letters: str) -> bool:
        """Whether letters are an id of the case, its beginning or its end."""
        if letters not in self._records:
            self._records[letters] = self._is_in_the_case(letters)
        return self._records[letters]

    def _is_in_the_case(self, letters: str) -> bool:
        for table in _IDS:
            sql = (
                f"SELECT 1 FROM \"{table}\" WHERE id = ?1 OR substr(replace(id, '-', ''), -length(?1)) = ?1 "
            )
            sql += "OR substr(id, 1, length(?1)) = ?1 OR replace(id, '-', '') = ?1 LIMIT 1"
            if self._case.connection.execute(sql, (letters,)).fetchone():
                return True
        row = self._case.connection.execute("SELECT 1 FROM change WHERE row_key = ? LIMIT 1", (letters,))
        return len(letters) > 12 and row.fetchone() is not None

    def _is_in_a_claim(self, words: tuple[str, ...]) -> bool:
        if self._claims is None:
            rows = self._case.connection.execute(
                "SELECT DISTINCT l.text FROM claim l JOIN evidence e ON e.claim_id = l.id "
                "JOIN clip c ON c.id = e.clip_id "
                "WHERE l.status <> 'rejected' AND c.source_id NOT IN (SELECT value FROM json_each(?))",
                (_json(self._kept),),
            )
            cleared = self._case.connection.execute("SELECT descriptor FROM source WHERE descriptor <> ''")
            said = [row[0] for row in (*rows, *cleared)]
            self._claims = {number for words in said for number in rows_of_words(words)}
        return all(number in self._claims for number in rows_of_words(" ".join(words)))

    def _is_in_a_source(self, words: tuple[str, ...]) -> bool:
        phrase = '"' + " ".join(words).replace('"', " ") + '"'
        rows = self._case.connection.execute(
            "SELECT 1 FROM source_index i JOIN source_text t ON t.n = i.rowid "
            "WHERE source_index MATCH ? AND t.source_id NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
            (phrase, _json(self._kept)),
        )
        return rows.fetchone() is not None


def _json(values: set[str]) -> str:
    import json

    return json.dumps(sorted(values))

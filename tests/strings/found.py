"""One string and where it is met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A string as it is written: what is filled in later stands in braces."""

    file: str
    line: int
    where: str
    """Button, label, notice, error, tooltip, ...; "other" where the code does not tell."""
    text: str

    def row(self) -> str:
        """A line of the table, tab-separated."""
        text = self.text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
        return f"{self.file}\t{self.line}\t{self.where}\t{text}"

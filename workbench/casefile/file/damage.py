"""Is the file of an open case sound? Quick on opening, thorough on demand (`verify`)."""

from typing import TYPE_CHECKING

from workbench.casefile.file.connection import DatabaseError, was_interrupted

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile


def damage_in(case: "CaseFile") -> str:
    """What is wrong with the pages of the file, in SQLite's words; "" when it is sound.

    Reads every page: with encryption each carries a seal, so that not a bit can differ. Without it the
    structure is checked, and `verify` finds altered contents.
    """
    try:
        if case.encrypted:
            for row in case.connection.execute("PRAGMA cipher_integrity_check"):
                return str(row[0])
        found = str(case.connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except DatabaseError as error:
        if was_interrupted(error):
            raise
        return str(error)
    return "" if found == "ok" else found

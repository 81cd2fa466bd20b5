"""Errors a person is told about in place. Anything else is a bug and takes the crash path."""


class KnownError(Exception):
    """Something the user can understand: what happened, what was kept, what to do.

    `str()` joins the three sentences. `exit_code` is what the command line returns.
    """

    exit_code = 1

    def __init__(self, what: str, kept: str = "", do: str = "") -> None:
        self.what = what
        self.kept = kept
        self.do = do
        super().__init__(" ".join(part for part in (what, kept, do) if part))


class NotFound(KnownError):
    """A record, file or name that was asked for is not there."""


class NotACase(KnownError):
    """The file is not a Groundwork case, or is damaged beyond its first page."""


class Damaged(NotACase):
    """The case file cannot be read as it was written; it has not been touched."""


class WrongPassphrase(KnownError):
    """The passphrase does not open this case. The file has not been touched."""

    exit_code = 3


class CaseLocked(KnownError):
    """Another program holds the case."""

    exit_code = 4


class CaseTooNew(KnownError):
    """The case was made by a newer version; it is refused untouched."""

    exit_code = 5


class CannotWrite(KnownError):
    """A folder or file cannot be written, for lack of permission or because it is gone."""

    exit_code = 6


class DiskFull(CannotWrite):
    """No room left; what was saved before is intact."""


class Refused(KnownError):
    """A rule of the house says no, and says which."""


class Unreadable(KnownError):
    """A document could not be read; its original is kept all the same."""

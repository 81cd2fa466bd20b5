"""A large case for benchmarks that takes long to make: made once and kept, or made anew for each run."""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.case import Case


@contextmanager
def kept_case(usage: str | None, file_name: str, fill: Callable[[Case], None]) -> Iterator[Path]:
    """The path of the filled case: the one of `--keep`, which is made when it is not there, or a new one.

    Nothing inside reads or writes the settings of the user.
    """
    parser = argparse.ArgumentParser(description=usage)
    parser.add_argument("--keep", type=Path)
    kept = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        path = kept or Path(folder) / file_name
        if not path.exists():
            with Case.create(path) as case:
                fill(case)
        yield path

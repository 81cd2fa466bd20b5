"""Where this machine keeps what the program must remember of it, apart from any case."""

import os
import sys
from pathlib import Path


def state_folder() -> Path:
    """The folder for what only this machine knows; it may not exist yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "groundwork"

"""Where this program keeps files of its own on this machine.

What an earlier version put elsewhere stays there and is used there. The settings are Qt's: a file on
Linux and macOS, the registry on Windows.
"""

import os
import sys
from pathlib import Path

import platformdirs

_NAME = "groundwork"
SAMPLE_CASE = "SAMPLE - Tamrana.gwk"
"""As `workbench.demo` names it. The sample of an earlier version has another name and is left alone."""


def state_folder() -> Path:
    """Where the log is: never beside a case."""
    if sys.platform == "darwin":
        folder = platformdirs.user_log_path(_NAME, appauthor=False)
    else:
        folder = platformdirs.user_state_path(_NAME, appauthor=False)
    return folder


def runtime_folder() -> Path:
    """For what is gone with the session; readable by this user only."""
    if sys.platform == "linux" and not os.environ.get("XDG_RUNTIME_DIR"):
        # The usual stand-in is a name below /tmp that others can foresee.
        return state_folder()
    return platformdirs.user_runtime_path(_NAME, appauthor=False)


def sample_folder() -> Path:
    """Where the sample case is, or will be once it is built."""
    earlier = platformdirs.user_data_path("Groundwork", "Groundwork", roaming=True)
    if sys.platform != "win32":
        earlier /= "Groundwork"
    if (earlier / "sample" / SAMPLE_CASE).exists():
        return earlier / "sample"
    return platformdirs.user_data_path(_NAME, appauthor=False) / "sample"


def documents_folder() -> Path:
    """Where the user keeps documents, as the system knows; his home where there is no such folder."""
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()

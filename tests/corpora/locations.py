"""Where the shared corpora lie; tests skip with a clear message where a folder is absent."""

import os
from pathlib import Path

import pytest

_DEFAULT = Path(__file__).resolve().parents[2].parent / "shared" / "corpora"


def corpora_root() -> Path:
    """The folder of all corpora: GROUNDWORK_CORPORA, or `../shared/corpora` beside the project."""
    return Path(os.environ.get("GROUNDWORK_CORPORA", _DEFAULT))


def corpus(name: str) -> Path:
    """The folder of one corpus; skips the calling test when it is not on this machine."""
    folder = corpora_root() / name
    if not folder.is_dir():
        pytest.skip(f"corpus '{name}' is not on this machine (looked in {corpora_root()})")
    return folder

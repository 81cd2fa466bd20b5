"""Groundwork from a checkout: `python main.py`, the same program as `groundwork`."""

import sys
from importlib.util import find_spec

NEEDED = ("PySide6", "click", "sqlcipher3", "argon2", "lxml")


def start() -> int:
    """Run the program, or say in a sentence why this Python cannot."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts it by hand may have another
        print("Groundwork needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        print(
            f"Groundwork's libraries are not installed for this Python ({', '.join(missing)}). "
            "Start it with “make run” or “uv run main.py”.",
            file=sys.stderr,
        )
        return 1
    from ui.start import main

    return main()


if __name__ == "__main__":
    sys.exit(start())

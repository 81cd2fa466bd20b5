"""Groundwork from a checkout: `python main.py`, the same program as `groundwork`."""

import sys

from ui.start import main

if __name__ == "__main__":
    sys.exit(main())

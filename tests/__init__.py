"""The tests, and what they share."""

import os
import sys

# Containers often ask for no bytecode; then each of the hundreds of programs that the suite starts would
# compile all it imports again, which takes longer than most of the tests. A program that a test starts
# keeps to what it was told: one is watched for every file that it writes.
if "pytest" in sys.modules:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False

"""`python -m tests.strings [breaches | lower]`: the table of strings, the breaches, or lower the ratchet."""

import sys

from tests.strings.breaches import counts, rules, write_lower
from tests.strings.collect import collect


def main(arguments: list[str]) -> int:
    """Print what is asked for; returns the exit code."""
    strings = collect()
    if arguments == []:
        print("file\tline\twhere\tstring")
        print("\n".join(found.row() for found in strings))
        return 0
    broken = counts(strings)
    if arguments == ["breaches"]:
        print("rule\tinstead\tfile\tline\twhere\tstring")
        for rule in rules():
            for found in broken[rule.name]:
                print(f"{rule.name}\t{rule.instead}\t{found.row()}")
        return 0
    if arguments == ["lower"]:
        print("\n".join(write_lower({name: len(found) for name, found in broken.items()})) or "Nothing fell.")
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Starts another program with no network, little memory and no way to write a file.

Run as a program: `python -m workbench.sources.confined SECONDS BYTES PROGRAM ARGUMENT ...`. What
it starts inherits all of it. Beyond Linux the network is not taken away.
"""

import os
import sys


def main() -> None:
    """Give up rights, then become the program."""
    seconds, memory, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    if sys.platform == "linux":
        from workbench.sources.child import leave_the_network

        leave_the_network()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.execvp(program, sys.argv[3:])


if __name__ == "__main__":
    main()

"""The command line: the whole job with no window."""

from workbench.cli.commands import groundwork, main

__all__ = ["groundwork", "main"]

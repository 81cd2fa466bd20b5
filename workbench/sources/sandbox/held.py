"""What kept the reader of a document from network, files and machine, in the words of its card."""

import sys

NETWORK_NAMESPACE = "namespace"
SYSTEM_CALL_FILTER = "system call filter"
FILE_RULES = "Landlock"
_MEBIBYTE = 1024 * 1024


def in_words(held: tuple[str, ...], memory: int, seconds: float, platform: str = sys.platform) -> str:
    """How a document was read, for its card: what kept its reader from network, files and machine."""
    without_network = [step for step in (NETWORK_NAMESPACE, SYSTEM_CALL_FILTER) if step in held]
    said = ["in a process of its own"]
    if without_network:
        said.append(f"without network ({', '.join(without_network)})")
    if SYSTEM_CALL_FILTER in held:
        said.append(f"unable to write files or start programs ({SYSTEM_CALL_FILTER})")
    if FILE_RULES in held:
        said.append(f"without access to your files ({FILE_RULES})")
    if not without_network or FILE_RULES not in held:
        what = "network and files" if not without_network else "reading files"
        said.append(f"this system was not able to close off {what}: only the reader's own rules did")
    limits = f"at most {seconds:g} seconds"
    if platform != "win32":
        limits += f" and {memory // _MEBIBYTE} MB of memory"
    return "; ".join((*said, limits))

"""What the system offers to confine a process that reads foreign bytes, and what of it holds.

Every step is taken where the system permits it and left out where it does not; what held is told,
stored with each reading and shown on the card of the source.
"""

import os
import sys

from workbench.sources.sandbox.file_rules import allow_only_own_files
from workbench.sources.sandbox.held import FILE_RULES, NETWORK_NAMESPACE, SYSTEM_CALL_FILTER
from workbench.sources.sandbox.syscall_filter import filter_system_calls

_DIE_WITH_PARENT, _KILL, _NO_NEW_PRIVILEGES = 1, 9, 38
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_CAPABILITIES_VERSION_3 = 0x20080522


def leave_network() -> tuple[str, ...]:
    """Die with the parent, gain no rights, and move to where there is no network.

    To be called before any library is loaded: a process with threads may not move. Tells what the
    system granted.
    """
    held: tuple[str, ...] = ()
    if sys.platform == "linux":
        held = _leave_network()
    return held


def _leave_network() -> tuple[str, ...]:
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_DIE_WITH_PARENT, _KILL)
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    # Not permitted to everyone everywhere; as the owner of a world of one's own it mostly is.
    moved = library.unshare(_NEW_NETWORK) == 0 or library.unshare(_NEW_USER | _NEW_NETWORK) == 0
    # The rights of an administrator, and those over a world of one's own, are of no use to a reader.
    library.capset((ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION_3, 0), (ctypes.c_uint32 * 6)())
    return (NETWORK_NAMESPACE,) if moved else ()


def leave_files(readable: tuple[str, ...], executable: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give up every file but those of the system's libraries and `readable`. Tells what was granted.

    To be called by a process of one thread: threads that run already keep their files, and then
    nothing is said to hold.
    """
    held: tuple[str, ...] = ()
    if sys.platform == "linux":
        alone = len(os.listdir("/proc/self/task")) == 1
        held = (FILE_RULES,) if allow_only_own_files(readable, executable) and alone else ()
    return held


def leave_system_calls(*, may_start_a_program: bool = False) -> tuple[str, ...]:
    """Give up every system call a reader has no use for. Tells what the system granted."""
    return (SYSTEM_CALL_FILTER,) if filter_system_calls(may_start_a_program=may_start_a_program) else ()

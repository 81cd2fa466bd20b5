"""Keep the memory of this process out of files: no core dump, no crash report with its memory.

The key of a case and the current words are in memory while it is open. Where a system writes the
memory of a program that fails into a file, they would be in that file.
"""

import os
import sys

_SET_DUMPABLE, _NOT_DUMPABLE = 4, 0
_DENY_ATTACH = 31
_NO_HEAP_IN_REPORTS = 1
_NO_ERROR_BOXES = 0x0001 | 0x0002 | 0x8000


def seclude() -> None:
    """From now on no dump of this process is written, and others of the same user may not read it.

    On Linux the size of a core dump is 0 and the process is not dumpable, which also keeps debuggers
    out; macOS and Windows get what they offer. Programs started from here begin anew. Left alone
    where GROUNDWORK_DEVELOP is set. Nothing is raised where a system refuses: it is a second line.
    """
    if os.environ.get("GROUNDWORK_DEVELOP"):
        return
    # Imported here: neither is needed for the first paint.
    import ctypes

    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(_NO_ERROR_BOXES)
        kernel.WerSetFlags(_NO_HEAP_IN_REPORTS)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            library.prctl(_SET_DUMPABLE, _NOT_DUMPABLE, 0, 0, 0)
        elif sys.platform == "darwin":
            library.ptrace(_DENY_ATTACH, 0, None, 0)

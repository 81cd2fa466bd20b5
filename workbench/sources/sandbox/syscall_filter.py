"""A filter of system calls for Linux: what is not on the list fails, as if there were no right to it.

A classic BPF program put together here (seccomp, prctl(2)). It needs no rights and cannot be taken
off again; every thread and every program started later has it too.
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterator

_LOAD_WORD, _JUMP_IF_EQUAL, _JUMP_IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _KILL, _FAIL_WITH = 0x7FFF0000, 0x80000000, 0x00050000
_NOT_PERMITTED, _NO_SUCH_CALL = 1, 38
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_SET_FILTER, _EVERY_THREAD = 1, 1
_THREAD_OF_THIS_PROCESS = 0x00010000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_HARMLESS_CONTROLS = (0x5401, 0x541B, 0x5450, 0x5451)
"""TCGETS, FIONREAD, FIONCLEX, FIOCLEX: is this a terminal, how much is there, close it at exec."""

# x86_64 and aarch64; -1 where there is none. Reading, memory, time, waiting, ending, and no more.
_PLAIN = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "stat": (4, -1), "fstat": (5, 80), "lstat": (6, -1),
    "poll": (7, -1), "lseek": (8, 62), "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215),
    "brk": (12, 214), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "pread64": (17, 67), "readv": (19, 65), "writev": (20, 66), "access": (21, -1), "select": (23, -1),
    "sched_yield": (24, 124), "mremap": (25, 216), "madvise": (28, 233), "dup": (32, 23), "dup2": (33, -1),
    "nanosleep": (35, 101), "getpid": (39, 172), "exit": (60, 93), "uname": (63, 160), "fcntl": (72, 25),
    "getcwd": (79, 17), "readlink": (89, -1), "gettimeofday": (96, 169), "getrlimit": (97, 163),
    "getrusage": (98, 165), "sysinfo": (99, 179), "times": (100, 153), "getuid": (102, 174),
    "getgid": (104, 176), "geteuid": (107, 175), "getegid": (108, 177), "getppid": (110, 173),
    "sigaltstack": (131, 132), "statfs": (137, 43), "fstatfs": (138, 44), "sched_getparam": (143, 121),
    "sched_getscheduler": (145, 120), "arch_prctl": (158, -1), "gettid": (186, 178), "time": (201, -1),
    "futex": (202, 98), "sched_getaffinity": (204, 123), "getdents64": (217, 61),
    "set_tid_address": (218, 96), "restart_syscall": (219, 128), "fadvise64": (221, 223),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
    "exit_group": (231, 94), "newfstatat": (262, 79), "readlinkat": (267, 78), "faccessat": (269, 48),
    "pselect6": (270, 72), "ppoll": (271, 73), "set_robust_list": (273, 99), "get_robust_list": (274, 100),
    "dup3": (292, 24), "getcpu": (309, 168), "getrandom": (318, 278), "membarrier": (324, 283),
    "statx": (332, 291), "rseq": (334, 293), "faccessat2": (439, 439),
}  # fmt: skip
_OPEN, _OPENAT, _IOCTL, _CLONE, _TGKILL, _PRLIMIT, _EXECVE = (
    (2, -1), (257, 56), (16, 29), (56, 220), (234, 131), (302, 261), (59, 221),
)  # fmt: skip
# Their flags lie in memory, where a filter cannot see them: the C library falls back on the older calls.
_NOT_THERE = {"clone3": (435, 435), "openat2": (437, 437)}
_MACHINES = {"x86_64": (0, 0xC000003E, 317), "aarch64": (1, 0xC00000B7, 277)}

Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def filter_system_calls(*, may_start_a_program: bool = False) -> bool:
    """Leave this process reading, memory, time and its own threads; everything else fails with EPERM.

    Opening a file for writing fails, and so does every socket. With `may_start_a_program` it may still
    become another program, which has the same filter. False where the machine or the kernel offers no
    such filter; needs PR_SET_NO_NEW_PRIVS or rights.
    """
    held = False
    if sys.platform == "linux":
        held = _load(may_start_a_program)
    return held


def _load(may_start_a_program: bool) -> bool:
    machine = _MACHINES.get(platform.machine())
    if machine is None or sys.byteorder != "little" or sys.maxsize < 2**32:
        return False
    column, architecture, seccomp = machine
    program = list(_program(column, architecture, may_start_a_program))
    packed = b"".join(struct.pack("<HBBI", *instruction) for instruction in program)
    library = ctypes.CDLL(None, use_errno=True)
    # With every thread: the libraries that were loaded may have started some.
    loaded = library.syscall(
        ctypes.c_long(seccomp), ctypes.c_ulong(_SET_FILTER), ctypes.c_ulong(_EVERY_THREAD),
        ctypes.byref(_Program(len(program), packed)),
    )  # fmt: skip
    return int(loaded) == 0


def _program(column: int, architecture: int, may_start_a_program: bool) -> Iterator[Instruction]:
    yield _LOAD_WORD, 0, 0, _ARCHITECTURE
    yield _JUMP_IF_EQUAL, 1, 0, architecture
    # The calls of another machine (32 bits) have other numbers.
    yield _RETURN, 0, 0, _KILL
    yield _LOAD_WORD, 0, 0, _NUMBER
    for numbers in (*_PLAIN.values(), *([_EXECVE] if may_start_a_program else [])):
        yield from _when(numbers[column], [(_RETURN, 0, 0, _ALLOW)])
    for numbers in _NOT_THERE.values():
        yield from _when(numbers[column], [(_RETURN, 0, 0, _FAIL_WITH | _NO_SUCH_CALL)])
    for numbers, argument in ((_OPEN, 1), (_OPENAT, 2)):
        yield from _when(numbers[column], _unless_any_bit(argument, _WRITING))
    yield from _when(_IOCTL[column], _if_one_of(1, _HARMLESS_CONTROLS))
    yield from _when(_CLONE[column], _if_any_bit(0, _THREAD_OF_THIS_PROCESS))
    yield from _when(_TGKILL[column], _if_one_of(0, (os.getpid(),)))
    # Asking for a limit, not setting one: the address of the new one is null.
    yield from _when(_PRLIMIT[column], _if_null(2))
    yield _RETURN, 0, 0, _FAIL_WITH | _NOT_PERMITTED


def _when(number: int, block: list[Instruction]) -> list[Instruction]:
    """The block for one system call; the block returns in every case."""
    return [(_JUMP_IF_EQUAL, 0, len(block), number), *block] if number >= 0 else []


def _low_word(argument: int) -> int:
    return _ARGUMENTS + 8 * argument


def _unless_any_bit(argument: int, bits: int) -> list[Instruction]:
    return [
        (_LOAD_WORD, 0, 0, _low_word(argument)),
        (_JUMP_IF_ANY_BIT, 1, 0, bits),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL_WITH | _NOT_PERMITTED),
    ]


def _if_any_bit(argument: int, bits: int) -> list[Instruction]:
    return [
        (_LOAD_WORD, 0, 0, _low_word(argument)),
        (_JUMP_IF_ANY_BIT, 0, 1, bits),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL_WITH | _NOT_PERMITTED),
    ]


def _if_one_of(argument: int, values: tuple[int, ...]) -> list[Instruction]:
    block = [(_LOAD_WORD, 0, 0, _low_word(argument))]
    for value in values:
        block += [(_JUMP_IF_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
    return [*block, (_RETURN, 0, 0, _FAIL_WITH | _NOT_PERMITTED)]


def _if_null(argument: int) -> list[Instruction]:
    return [
        (_LOAD_WORD, 0, 0, _low_word(argument)),
        (_JUMP_IF_EQUAL, 0, 3, 0),
        (_LOAD_WORD, 0, 0, _low_word(argument) + 4),
        (_JUMP_IF_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL_WITH | _NOT_PERMITTED),
    ]

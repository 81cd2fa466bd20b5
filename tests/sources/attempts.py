"""What a reader that was taken over would try: each through the C library, past the rules of Python.

Every attempt gives "done" or "refused"; a control that is free must be able to do it.
"""

ATTEMPTS = r"""
import ctypes, os, sys

libc = ctypes.CDLL(None, use_errno=True)

def outcome(result):
    if result is None or (isinstance(result, int) and result < 0):
        return "refused"
    return "done"

def a_socket():
    return libc.socket(2, 1, 0)

def a_datagram():
    # A socket that was there already would do: sendto(2) on a descriptor that is none fails with EBADF.
    result = libc.sendto(-1, b"x", 1, 0, None, 0)
    return 0 if ctypes.get_errno() == 9 else result

def a_socket_of_the_desktop():
    return libc.socket(1, 1, 0)

def a_socket_of_the_kernel():
    return libc.socket(16, 3, 0)

def a_secret_read(path):
    return libc.open(path.encode(), os.O_RDONLY)

def a_folder_listed(path):
    libc.opendir.restype = ctypes.c_void_p
    return 0 if libc.opendir(os.path.dirname(path).encode()) else -1

def a_file_written(path):
    return libc.open((path + ".out").encode(), os.O_WRONLY | os.O_CREAT, 0o600)

def a_file_emptied(path):
    return libc.truncate((path + ".more").encode(), 0)

def a_file_removed(path):
    return libc.unlink((path + ".more").encode())

def a_folder_made(path):
    return libc.mkdir((path + ".folder").encode(), 0o700)

def a_program_started():
    process = libc.fork()
    if process == 0:
        libc.execv(b"/bin/true", (ctypes.c_char_p * 2)(b"true", None))
        os._exit(1)
    if process < 0:
        return -1
    status = ctypes.c_int()
    libc.waitpid(process, ctypes.byref(status), 0)
    return 0 if status.value == 0 else -1

def a_file_in_memory():
    return libc.memfd_create(b"x", 0)

def a_debugger():
    return libc.ptrace(0, 0, None, None)

def a_signal_to_the_parent():
    return libc.kill(os.getppid(), 0)

def a_limit_lifted():
    return libc.setrlimit(4, (ctypes.c_ulong * 2)(0, 0))

def a_ring_of_requests():
    result = libc.syscall(425, 0, None)
    return -1 if ctypes.get_errno() == 1 else 0

def a_world_of_its_own():
    return libc.unshare(0x10000000)

def all_of_them(secret):
    said = {}
    for attempt in (a_socket, a_datagram, a_socket_of_the_desktop, a_socket_of_the_kernel,
                    a_file_in_memory, a_program_started, a_signal_to_the_parent, a_debugger,
                    a_ring_of_requests, a_limit_lifted, a_world_of_its_own):
        ctypes.set_errno(0)
        said[attempt.__name__] = outcome(attempt())
    for attempt in (a_secret_read, a_folder_listed, a_file_written, a_folder_made, a_file_emptied,
                    a_file_removed):
        said[attempt.__name__] = outcome(attempt(secret))
    return said
"""

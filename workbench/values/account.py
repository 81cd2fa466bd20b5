"""Whose account this is, without asking a service of the system."""

import os
import sys
from pathlib import Path

_REGISTER = Path("/etc/passwd")


def user_name() -> str:
    """The name of the user by the environment, else by the register on the disk; "" where neither has one.

    The C library is not asked: it may ask a service over a socket.
    """
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        name = os.environ.get(variable, "")
        if name:
            return name
    number = _account_number()
    return _registered(number) if number else ""


def _account_number() -> str:
    number = ""
    if sys.platform != "win32":
        number = str(os.getuid())
    return number


def _registered(number: str) -> str:
    try:
        lines = _REGISTER.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    accounts = (line.split(":") for line in lines)
    return next((account[0] for account in accounts if len(account) > 2 and account[2] == number), "")


def account_name() -> str:
    """The same, with the number of an account that has no name, as in some containers."""
    number = _account_number()
    return user_name() or (f"account {number}" if number else "")


def computer_name() -> str:
    """The name of this computer, without asking the network for it."""
    if sys.platform == "win32":
        # Imported here: it takes a while, and other systems do without.
        import platform

        name = platform.node()
    else:
        name = os.uname().nodename
    return name

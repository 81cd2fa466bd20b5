"""This program asks the network for nothing; should some library of it ever try, it is refused.

A second line: nothing here is known to try, and what is not written in Python is not seen. Readers of
documents, where an adversary has his say, are kept off the network by the system itself.
"""

import sys
from typing import Any

_ASKING = (
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
    "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "imaplib.open",
    "poplib.connect", "nntplib.connect", "telnetlib.Telnet.open", "webbrowser.open",
)  # fmt: skip
_TO_AN_ADDRESS = ("socket.connect", "socket.sendto", "socket.sendmsg")
_staying: list[bool] = []


class NetworkRefused(PermissionError):
    """Something in this program wanted the network."""


def stay_offline() -> None:
    """From now on every attempt of this process to reach another machine raises NetworkRefused.

    It cannot be taken back. Sockets that are files of this machine, as those of its keyring, stay open.
    """
    if not _staying:
        _staying.append(True)
        sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _ASKING:
        raise NetworkRefused(f"Groundwork does not use the network ({event}).")
    # The address of a socket that is a file is its path; any other is a tuple of host and port.
    if event in _TO_AN_ADDRESS and isinstance(arguments[1], tuple):
        raise NetworkRefused(f"Groundwork does not use the network ({event}).")

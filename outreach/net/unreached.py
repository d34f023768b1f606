"""An error of the system in, why no line to a server could be made, in words, out."""

from __future__ import annotations

import errno
import os
import re
import socket

#: What OpenSSL says where it speaks to a port that begins in the open.
_OPEN = ("wrong version number", "record layer failure", "packet length too long", "unknown protocol")
_WORDS = {
    errno.ECONNREFUSED: "nobody listens there",
    errno.ENETUNREACH: "there is no way to its network",
    errno.EHOSTUNREACH: "there is no way to it",
}
_NAMES = {
    socket.EAI_NONAME: "there is no server of that name",
    socket.EAI_AGAIN: "its name cannot be looked up just now",
}
#: How asyncio joins what several addresses of one server said.
_NUMBER = re.compile(r"\[Errno (\d+)\]")


def unreached(error: OSError) -> str:
    """Say why a server could not be reached; of several addresses, what the first one said."""
    if isinstance(error, socket.gaierror):
        return _NAMES.get(error.errno or 0) or error.strerror or "its name cannot be looked up"
    several = _NUMBER.search(str(error))
    number = error.errno or (int(several[1]) if several else 0)
    return _WORDS.get(number) or (os.strerror(number) if number else str(error) or type(error).__name__)


def begins_open(reason: str) -> bool:
    """Say whether the words of a failed TLS mean that the port begins in the open."""
    words = reason.lower().replace("_", " ")
    return any(one in words for one in _OPEN)

"""Why no line could be made is told in words for people, not in those of a library."""

from __future__ import annotations

import errno
import socket

import pytest

from outreach.net.unreached import begins_open, unreached

_ONE = "Connect call failed ('127.0.0.1', 39200)"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ECONNREFUSED, _ONE), "nobody listens there"),
        (OSError(f"Multiple exceptions: [Errno 111] {_ONE}, [Errno 111] {_ONE}"), "nobody listens there"),
        (OSError(errno.ENETUNREACH, _ONE), "there is no way to its network"),
        (OSError(errno.EPERM, _ONE), "Operation not permitted"),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "there is no server of that name"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), "its name cannot be looked up just now"),
        (OSError("a broken adapter"), "a broken adapter"),
        (ConnectionResetError(), "ConnectionResetError"),
    ],
)
def test_the_reason_is_told_without_addresses_of_the_system(error: OSError, words: str) -> None:
    assert unreached(error) == words


@pytest.mark.parametrize(
    ("reason", "meant"),
    [
        ("WRONG_VERSION_NUMBER", True),
        ("record layer failure", True),
        ("unsupported protocol", False),
        ("", False),
    ],
)
def test_a_port_that_begins_in_the_open_is_known(reason: str, *, meant: bool) -> None:
    assert begins_open(reason) is meant

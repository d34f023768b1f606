"""An ear at a mailbox goes on whatever keeps it from hearing."""

from __future__ import annotations

import threading

import pytest

from outreach.actions import hearing
from outreach.errors import LoginError
from outreach.net.server import Credential, Server, Tls


def test_an_ear_that_gets_no_password_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "_AGAIN", 0.0)
    over, asked = threading.Event(), list[int]()

    def credential() -> Credential:
        asked.append(1)
        if len(asked) == 2:
            over.set()
        raise LoginError("no password is known")

    server = Server("127.0.0.1", 1, Tls.TLS)
    hearing._listen(hearing._Ear(server, credential, threading.Event(), over))

    assert len(asked) == 2

"""A mailbox on a server that does what a test tells it to, and ways to let mail come and see how far it was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from authority import Authority
from dovecot import Dovecot
from odd_imap import OddImap, Shelf, odd_imap

from outreach.actions.synced import Synced
from outreach.actions.syncing import sync
from outreach.app import App
from outreach.demo import Clock
from outreach.mail.delivery import Transport
from outreach.store import mailboxes
from posted import answer, real

ME: dict[str, Any] = {"account": "me", "transport": Transport.SMTP}


@pytest.fixture
def server(app: App, sent: Path, clock: Clock, trusted: Authority) -> Iterator[OddImap]:
    """Five mails left a day ago; INBOX was read to its end, up to 4."""
    with odd_imap(trusted) as one:
        real(app, clock, cast("Dovecot", one), "selin")
        inbox(one).uid_next = 5
        inbox(one).mails = {4: answer(0, "x@stranger.example")}
        assert not sync(app).failed
        yield one


def inbox(server: OddImap) -> Shelf:
    """Give the folder INBOX."""
    return server.folders[b"INBOX"]


def come(server: OddImap, *uids: int, sender: str = "ayse@example.com") -> None:
    """Let answers come."""
    inbox(server).mails |= {uid: answer(uid, sender) for uid in uids}
    inbox(server).uid_next = max(uids) + 1


def cursor(app: App, folder: str = "INBOX") -> tuple[int | None, int]:
    """Read how far a folder was read: its validity and its last number."""
    with app.reading() as db:
        return mailboxes.stands(db, **ME)[folder][0]


def who(done: Synced) -> list[str]:
    """Name from whom mail came."""
    return sorted(str(one.person.handle) for one in done.arrivals)

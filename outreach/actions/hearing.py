"""An ear at the mailbox of each account: says at once that something came, for whoever reads the mailboxes then.

It is a wake-up and no more: what it misses, or where a server has no IDLE, a reading by the clock finds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from outreach.app import App
from outreach.errors import LoginError, OutreachError
from outreach.net import imap
from outreach.net.folders import Folder, Role
from outreach.net.imap import Box
from outreach.net.server import Credential, Server

#: Seconds after which the server is asked anew, as it may hang up on who is silent for half an hour (RFC 2177).
ANEW = 25 * 60.0
#: Seconds until a mailbox that could not be reached is tried again.
_AGAIN = 60.0


@contextmanager
def ears(app: App, names: list[str], heard: threading.Event) -> Iterator[None]:
    """Listen at the mailboxes of these accounts, each in a thread of its own, and set *heard* whenever something came."""
    over = threading.Event()
    listening = [_Ear(app.server(name, "imap"), partial(app.credential, name), heard, over) for name in names]
    threads = [threading.Thread(target=_listen, args=(one,), daemon=True) for one in listening]
    for one in threads:
        one.start()
    try:
        yield
    finally:
        over.set()
        for one in threads:
            one.join(2)


@dataclass(frozen=True, slots=True)
class _Ear:
    """One account's."""

    server: Server
    #: Gives what let the account in when its mailbox was last read; nobody is asked, for that reading asked.
    credential: Callable[[], Credential]
    heard: threading.Event
    over: threading.Event


def _listen(ear: _Ear) -> None:
    refused: Credential | None = None
    while not ear.over.is_set():
        with suppress(OutreachError):  # the reading by the clock tells what is wrong
            credential = ear.credential()
            try:
                # a provider locks out who keeps knocking; the next reading finds a new token
                if credential != refused and not _listened(ear, credential):
                    return
            except LoginError:
                refused = credential
        ear.over.wait(_AGAIN)


def _listened(ear: _Ear, credential: Credential) -> bool:
    with imap.open(ear.server, credential) as box:
        return _hear(ear, box)


def _hear(ear: _Ear, box: Box) -> bool:
    """Listen until it is over or the line breaks; say False where the server tells nothing by itself."""
    main = _main(box.folders(), whole=box.all_is_whole())
    if main is None or not box.waits():
        return False
    box.examine(main)
    ear.heard.set()  # what came while nobody listened
    while not ear.over.is_set():
        if box.wait(ANEW, ear.over.is_set):
            ear.heard.set()
    return True


def _main(folders: list[Folder], *, whole: bool) -> Folder | None:
    everything = next((one for one in folders if one.role is Role.ALL), None)
    inbox = next((one for one in folders if one.name == "INBOX"), None)
    return everything or inbox if whole else inbox or everything

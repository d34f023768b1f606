"""A mailbox is listened to: what comes is heard at once, and a line that ends is noticed."""

import threading
import time

import pytest
from authority import Authority
from cutting import cutting
from dovecot import Dovecot
from mailbox_at import INBOX

from outreach.errors import UnreachableError
from outreach.net import imap
from outreach.net.server import Credential, Server, Tls
from spring import letter

MAIL = letter("ayse@example.com", "Merhaba")


def at(port: int) -> Server:
    return Server("127.0.0.1", port, Tls.TLS)


def never() -> bool:
    return False


def test_what_comes_is_heard_at_once_and_the_line_goes_on(
    trusted: Authority, dovecot: Dovecot, user: str
) -> None:
    later = threading.Timer(0.5, dovecot.deliver, (user, MAIL))
    with imap.open(at(dovecot.imaps), Credential(user, dovecot.password)) as box:
        box.examine(INBOX)
        assert box.waits()
        begun = time.monotonic()
        later.start()
        assert box.wait(60, never)
        assert 0.4 < time.monotonic() - begun < 20
        assert box.status(INBOX).messages == 1
    later.join()


def test_where_nothing_comes_it_ends_in_time_or_when_told(
    trusted: Authority, dovecot: Dovecot, user: str
) -> None:
    with imap.open(at(dovecot.imaps), Credential(user, dovecot.password)) as box:
        box.examine(INBOX)
        assert not box.wait(0.2, never)
        begun = time.monotonic()
        assert not box.wait(60, lambda: time.monotonic() - begun > 0.5)
        assert time.monotonic() - begun < 20
        assert box.uids() == []


@pytest.mark.parametrize("after", [None, 0, 10], ids=["unheard", "unanswered", "while it listens"])
def test_a_line_that_ends_is_noticed(
    trusted: Authority, dovecot: Dovecot, user: str, after: int | None
) -> None:
    with cutting(dovecot.imaps, trusted) as line:
        credential = Credential(user, dovecot.password)
        with imap.open(at(line.port), credential) as box:
            box.examine(INBOX)
            box.waits()
            said = len(line.commands)
        line.at, line.after, line.commands = said + 1, after, []
        with imap.open(at(line.port), credential) as box:
            box.examine(INBOX)
            box.waits()
            begun = time.monotonic()
            with pytest.raises(UnreachableError):
                box.wait(60, never)
            assert time.monotonic() - begun < 20
        assert b"IDLE" in line.commands

"""Mails that lie in files, or that a search found, in; kept, noted or left as a reading of the mailbox would, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from outreach.actions.arriving import take
from outreach.actions.handwriting import learn
from outreach.actions.opening import opened
from outreach.actions.sieving import Sieve
from outreach.actions.strays import keep
from outreach.actions.synced import Synced
from outreach.app import App
from outreach.net.imap_mail import Mail
from outreach.store import deliveries

#: Mails in one transaction: whoever sends meanwhile does not wait for all of them.
_BATCH = 50


def take_whole(app: App, account: str, place: str, mails: Iterable[Mail], done: Synced) -> int:
    """Take whole mails in, of *account*; *place* is where they lay. Say how many were looked at."""
    sieve, rest, number = Sieve(app, account, whole=True), iter(mails), 0
    with app.reading() as db:
        if deliveries.first_left(db, transport=app.transport) is None:
            return sum(1 for _ in rest)
    while batch := list(islice(rest, _BATCH)):
        number += len(batch)
        sieved = sieve.sort(sieve.seen(batch))
        wanted = [
            opened(app, one.raw, account=account, at=one.at, thread=one.thread) for one in sieved.wanted
        ]
        with app.writing() as db:
            learn(app, db, place, sieved.own, done)
            take(app, db, [one for one in wanted if one], done)
            done.doubtful += keep(app, db, sieve.doubtful(db, sieved, upto=max(one.uid for one in batch)))
        done.unmatched += sieved.passed
    return number


def numbered(contents: Iterable[bytes]) -> Iterator[Mail]:
    """Give the bytes of mails as mails of a mailbox; nobody knows when they came."""
    return (Mail(number, raw, len(raw)) for number, raw in enumerate(contents, start=1))

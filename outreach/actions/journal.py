"""Keeps the journal of what leaves, and finds by it that the database is older than what was sent.

Each line stands twice: beside the database, where it goes wherever the folder goes, and outside of the workspace, so that
a folder that was put back whole is noticed too. Practice has the first alone.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from outreach.app import App
from outreach.errors import OutreachError
from outreach.mail.delivery import Transport
from outreach.people.person import Person
from outreach.store import events, forgotten, people
from outreach.store.claims import Claimed
from outreach.store.forgotten import Forgotten
from outreach.store.journal import NAME, Entry, Journal, beside
from outreach.workdays import zone

#: What others sent is looked for from so long before the newest line: their clocks may differ.
_MARGIN = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Missing:
    """One mail that left, or may have, and of which the database does not know that."""

    mail: Forgotten
    #: None where the database does not know to whom it went.
    person: Person | None


def journal(app: App) -> Journal:
    """Give the journal of this workspace; close it by leaving its `with`."""
    paths = [beside(app.engine, app.workspace)]
    if app.transport is Transport.SMTP and app.state is not None:
        paths.append(app.state / fingerprint(app) / NAME)
    return Journal(paths, of=fingerprint(app), transport=app.transport)


def fingerprint(app: App) -> str:
    """Name the workspace by its key, without giving the key away."""
    return hmac.digest(app.secret, b"journal", "sha256").hex()[:32]


def entry(app: App, claimed: Claimed, at: datetime) -> Entry:
    """Make the line of a mail whose intent was committed at that moment."""
    return Entry(
        of=fingerprint(app),
        transport=app.transport,
        id=claimed.identity,
        to=_digest(app.secret, claimed.recipient),
        attempt=claimed.attempts + 1,
        at=at,
    )


def check(app: App) -> None:
    """Make sure that the database knows all that left, and let the journal know what others sent.

    Raises:
        OutreachError: it does not: a backup was put back, or an older copy of the folder.
    """
    with journal(app) as book:
        kept = book.read()
        entries = kept.entries.values()
        with app.reading() as db:
            found = _forgotten(app, db, entries)
            if found:
                raise older(app, found)
            newest = max((one.at for one in entries), default=None)
            rows = forgotten.left_since(
                db, transport=app.transport, since=newest - _MARGIN if newest else None
            )
        known = [
            Entry(
                of=book.of,
                transport=app.transport,
                id=identity,
                to=_digest(app.secret, recipient),
                attempt=count,
                at=at,
                state=state,
            )
            for identity, recipient, count, at, state in rows
        ]
        book.complete(kept, {one.key[:2]: one for one in (*known, *entries)}.values())


def left(app: App) -> frozenset[str]:
    """Read the Message-IDs of all that ever began to leave, whatever the database knows of it."""
    with journal(app) as book:
        return frozenset(one.id for one in book.read().entries.values())


def missing(app: App) -> list[Missing]:
    """Read what the journal knows to have left and the database does not, oldest first."""
    with journal(app) as book:
        kept = book.read().entries.values()
    with app.reading() as db:
        return _missing(db, _forgotten(app, db, kept))


def put_back(app: App, *, sent: bool) -> list[Missing]:
    """Let the database know what the journal does; say of which mails it does not know to whom they went.

    Without *sent* a person says that none of them left: what is queued may leave, and nobody was written to.
    """
    with journal(app) as book:
        kept = book.read().entries.values()
    with app.writing() as db:
        found = _missing(db, _forgotten(app, db, kept))
        for one in found:
            _settle(app, db, one.mail, sent=sent)
    return [one for one in found if sent and one.person is None]


def _settle(app: App, db: Session, mail: Forgotten, *, sent: bool) -> None:
    now, because = app.now(), "known from the journal of what was sent"
    if sent and mail.influencer_id is None:
        return
    if sent:
        forgotten.put_back(db, mail, because=because, now=now)
    else:
        because = f"{app.who} says that it was not sent"
        forgotten.settle(db, mail, because=because)
    said = f"{mail.step or 'a mail'} of {mail.entry.at:%Y-%m-%d %H:%M} UTC: {because}"
    about = {
        "influencer_id": mail.influencer_id,
        "campaign": mail.campaign,
        "message_id": mail.message_id,
    }
    events.log(db, "delivery.recalled", said, at=now, by=app.who, **about)


def _forgotten(app: App, db: Session, kept: Iterable[Entry]) -> list[Forgotten]:
    return forgotten.forgotten(db, kept, transport=app.transport, digest=partial(_digest, app.secret))


def _missing(db: Session, found: list[Forgotten]) -> list[Missing]:
    known = {one.influencer_id for one in found if one.influencer_id is not None}
    persons = {one.id: one for one in people.people(db, known)} if known else {}
    return [Missing(one, persons.get(one.influencer_id or 0)) for one in found]


def _digest(secret: bytes, address: str) -> str:
    return hmac.digest(secret, f"journal\0{address}".encode(), "sha256").hex()[:32]


def older(app: App, found: Sequence[Forgotten]) -> OutreachError:
    """Say that the database does not know of these mails, and what to do."""
    count, last = len(found), found[-1].entry.at.astimezone(zone(app.config.time_zone))
    left = "1 mail" if count == 1 else f"{count} mails"
    hint = "outreach resolve --from-journal"
    if app.transport is Transport.LOCAL:
        hint += f"; or, to practise from the beginning, delete {beside(app.engine, app.workspace)}"
    return OutreachError(
        f"the database is older than what was sent, so nothing is sent: {left} of which it does not know left, "
        f"the last on {last.day} {last:%B %Y at %H:%M}. A backup was put back, or the folder was synchronised.",
        hint=hint,
    )

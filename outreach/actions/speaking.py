"""Answers of people we wrote to, in; those who got a copy of one, for whom it may speak as well, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from outreach.actions.doubting import Copies
from outreach.actions.opening import Incoming, own_addresses
from outreach.actions.strays import Stray, digest_of, name_of, stray
from outreach.app import App


def copied(app: App, db: Session, answers: Sequence[tuple[Incoming, Collection[int]]]) -> Iterator[Stray]:
    """Give what is to be written down of answers that went to others to whom we wrote, whether these gave one or not.

    *answers* are mails, each with the influencers whose it is. An answer of the others themselves may turn out to be none.
    """
    copies = Copies.read(app, db, [mail for mail, _ in answers], own_addresses(app))
    for mail, whose in answers:
        if doubt := copies.of(mail, but=whose):
            digest = digest_of(f"a copy of {name_of(mail.parts)}")
            yield stray(app, mail, doubt, at=_when(mail, app.now()), digest=digest)


def _when(mail: Incoming, now: datetime) -> datetime:
    return min(datetime.fromisoformat(mail.parts.date), now) if mail.parts.date else now

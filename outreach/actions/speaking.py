"""Answers of people we wrote to, in; those among whoever got a copy for whom they may speak as well, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from outreach.actions.doubting import Copies
from outreach.actions.opening import Incoming, own_addresses
from outreach.actions.strays import Stray, heard, stray
from outreach.app import App
from outreach.store import unmatched


def copied(app: App, db: Session, answers: Sequence[tuple[Incoming, Collection[int]]]) -> Iterator[Stray]:
    """Give what is to be written down of answers that went to others to whom we wrote, and who gave none themselves.

    *answers* are mails, each with the influencers whose it is.
    """
    copies = Copies.read(app, db, [mail for mail, _ in answers], own_addresses(app))
    answered = heard(app, db, {one.influencer_id for one in copies.to if one.influencer_id is not None})
    for mail, whose in answers:
        if doubt := copies.of(mail, but={*whose, *answered}):
            digest = unmatched.digest_of(f"a copy of {mail.parts.message_id or mail.digest}", mail.raw)
            yield stray(app, mail, doubt, at=_when(mail, app.now()), digest=digest)


def _when(mail: Incoming, now: datetime) -> datetime:
    return min(datetime.fromisoformat(mail.parts.date), now) if mail.parts.date else now

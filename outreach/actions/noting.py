"""Mails that are kept as somebody's, in; that others answered in them too, noted of each, and what that ends, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlmodel import Session

from outreach.actions import sequences
from outreach.app import App
from outreach.followups.progress import ENDING, LASTING, Progress
from outreach.mail.delivery import Transport
from outreach.replies import Kind
from outreach.store import events, inbox, noting, outbox, people
from outreach.store.inbox import Judged

#: Kinds of what a person wrote, or may have.
FOR_OTHERS = ENDING | {Kind.OTHER}


def note(
    app: App, db: Session, person: int, mail: Judged, *, owned: bool, transport: Transport | None = None
) -> bool:
    """Write down once that somebody has answered in a mail that is kept as another's; say whether it is new.

    *owned* says that it came from an address of theirs.
    """
    now = app.now()
    text = f"in the conversation with {people.person(db, mail.influencer_id).called}, mail {mail.message_id}"
    said = (
        f"perhaps answered {text}: it takes a look" if ENDING.isdisjoint(mail.kinds) else f"answered {text}"
    )
    lasting, address = not LASTING.isdisjoint(mail.kinds), mail.sender if owned else None
    about = noting.Noted(mail.digest, transport or app.transport, lasting=lasting, address=address)
    if not noting.write(db, person, text, about, day=mail.at.date(), now=now):
        return False
    events.log(db, "message.reply", said, at=now, by="sync", influencer_id=person)
    return True


def credit(app: App, db: Session, mails: Collection[Judged], transport: Transport) -> set[int]:
    """Note of mails that are kept as another's, and came from an address that is somebody's by now, that these answered.

    Gives those of whom that is new; what is queued to them is cancelled.
    What was read before a mail of ours left to them is no answer to it; a wish for no more mail counts whenever it came.
    """
    whose = people.whose(db, {one.sender for one in mails})
    theirs = [
        (whose[one.sender], one)
        for one in mails
        if whose.get(one.sender, one.influencer_id) != one.influencer_id
        and not FOR_OTHERS.isdisjoint(one.kinds)
    ]
    since = _began(sequences.of(app, db, {person for person, _ in theirs}, transport=transport))
    counting = [
        (person, one)
        for person, one in theirs
        if not LASTING.isdisjoint(one.kinds) or (person in since and one.kept_at >= since[person])
    ]
    over = {person for person, one in counting if note(app, db, person, one, owned=True, transport=transport)}
    outbox.cancel_queued(db, over, because="they answered", now=app.now(), transport=transport)
    return over


def credit_from(app: App, db: Session, addresses: Collection[str]) -> set[int]:
    """Do the same with all that is kept from some canonical addresses, of practice too: the addresses are known in both."""
    new = set[int]()
    for transport in Transport:
        new |= credit(app, db, inbox.from_addresses(db, addresses, transport=transport), transport)
    return new


def _began(known: Iterable[Progress]) -> dict[int, datetime]:
    """Say when the first mail of ours left to whom."""
    left = [(mail.left_at, one.person.id) for one in known for mail in one.sent if mail.left_at]
    return {person: at for at, person in sorted(left, reverse=True)}

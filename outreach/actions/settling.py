"""What the wire, or its absence, made of a message in hand in; the rows that say so out, each message once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from outreach.actions.claiming import Hand, hold_of
from outreach.app import App
from outreach.errors import BusyError, UnreachableError
from outreach.mail.delivery import DeliveryState
from outreach.mail.verdict import backoff
from outreach.mail.wire_ids import wire_id
from outreach.net.smtp import Outcome
from outreach.store import events, outbox
from outreach.store.claims import Claimed
from outreach.store.outbox import Ended

#: A message that was withdrawn for a reason that may pass is looked at again after that.
_AGAIN = timedelta(minutes=5)
#: How often a database is asked to take an outcome, which nothing else knows. One that is busy waits by itself each time;
#: one that cannot be reached is given these seconds.
_TRIES = 20
_PAUSE = 3.0
_TAKEN = "another sender took it over"

Settled = tuple[Hand, Outcome]


def settle(app: App, ended: Sequence[Settled], *, owner: str) -> None:
    """Write down what the wire made of them, however often that has to be tried.

    Raises:
        BusyError: others kept the database for many minutes; the fate of the messages will be called unknown.
        UnreachableError: its server was gone for a minute; the same.
    """
    for left in reversed(range(_TRIES)):
        try:
            with app.writing() as db:
                write_down(app, db, ended, owner=owner)
        except (BusyError, UnreachableError) as error:
            if not left:
                raise
            time.sleep(_PAUSE if isinstance(error, UnreachableError) else 0)
        else:
            return


def write_down(app: App, db: Session, ended: Sequence[Settled], *, owner: str) -> int:
    """Write down what the wire made of them, within a transaction; say how many lines the log has got."""
    if not ended:
        return 0
    now = app.now()
    rows = [_ended(hand, outcome, now) for hand, outcome in ended]
    settled = outbox.settle(db, rows, owner=owner, now=now)
    lines = [
        (f"delivery.{one.state}", f"{one.claimed.step}: {one.text}", *_about(one.claimed))
        for one in rows
        if one.claimed.delivery_id in settled
    ]
    events.log_many(db, ("kind", "said", *_ABOUT), lines, at=now, by=app.who)
    return len(lines)


def _ended(hand: Hand, outcome: Outcome, now: datetime) -> Ended:
    verdict, claimed = outcome.verdict, hand.claimed
    sent = verdict.state is DeliveryState.SENT
    return Ended(
        claimed=claimed,
        state=verdict.state,
        code=outcome.reply_code,
        text=outcome.said,
        not_before=now + backoff(claimed.attempts + 1) if verdict.retry else now,
        address_failed=verdict.address_failed,
        known_as=wire_id(outcome.host, outcome.reply_text) if sent else None,
    )


def give_back(app: App, claimed: Sequence[Claimed], *, owner: str) -> None:
    """Put them back into the queue, no byte of them left: as they were, or with the attempt that an intent counted."""
    if not claimed:
        return
    now = app.now()
    with app.writing() as db:
        released = outbox.release(db, claimed, owner=owner, not_before=now)
        back = [
            Ended(claimed=one, state=DeliveryState.QUEUED, code=None, text="not begun", not_before=now)
            for one in claimed
            if one.delivery_id not in released
        ]
        outbox.settle(db, back, owner=owner, now=now)


def withdrawn(app: App, hand: Hand, *, owner: str, because: str | None = None) -> tuple[DeliveryState, str]:
    """End what the intent refused, with the reason; one that may pass, such as *because*, lets it wait."""
    claimed, now = hand.claimed, app.now()
    with app.writing() as db:
        hold = hold_of(app, db, claimed, now)
        if hold is None or not hold.final:
            ours = outbox.release(db, [claimed], owner=owner, not_before=now + _AGAIN)
            waits = because or (hold.because if hold else "an earlier mail to them is on its way")
            return DeliveryState.QUEUED, waits if ours else _TAKEN
        if not outbox.cancel(db, claimed, owner=owner, because=hold.because, now=now):
            return DeliveryState.QUEUED, _TAKEN
        about = dict(zip(_ABOUT, _about(claimed), strict=True))
        said = f"{claimed.step}: {hold.because}"
        events.log(db, "delivery.cancelled", said, at=now, by=app.who, **about)
    return DeliveryState.CANCELLED, f"ended before the first byte: {hold.because}"


_ABOUT = ("influencer_id", "campaign", "message_id")


def _about(claimed: Claimed) -> tuple[int, str, int]:
    return claimed.influencer_id, claimed.campaign, claimed.message_id

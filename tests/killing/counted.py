"""The server's log and the database in; how many mails went twice, and how many are not where they should be, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select, text

from outreach.app import App
from outreach.mail.delivery import DeliveryState
from outreach.models import Delivery, Message

_SENT, _UNKNOWN = DeliveryState.SENT, DeliveryState.UNKNOWN
#: The senders are dead and what they left was settled: nothing may be in a hand.
_IN_HAND = frozenset({DeliveryState.CLAIMED, DeliveryState.SENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What both sides say, side by side."""

    accepted: int
    states: Counter[DeliveryState]
    #: (recipient, step) that the server accepted more than once.
    duplicates: int
    #: Accepted, and neither sent nor unknown.
    untracked: int
    #: Sent, and never accepted.
    invented: int
    #: Queued to a person and in no state now, or still in the hand of a dead sender.
    lost: int
    sound: bool

    @property
    def holds(self) -> bool:
        """Every mail is where it should be, and nobody got two."""
        return self.sound and not (self.duplicates or self.untracked or self.invented or self.lost)


def count(app: App, accepted: Counter[tuple[str, str]], *, mails: int) -> Count:
    """Hold the database against what the server swears to."""
    d, m = Delivery.__table__, Message.__table__
    found = select(m.c.recipient, m.c.step, d.c.state).join(d, d.c.message_id == m.c.id)
    with app.reading() as db:
        state = {(row.recipient, row.step): row.state for row in db.execute(found)}
        sound = (
            db.get_bind().dialect.name != "sqlite"
            or db.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        )
    sent = {key for key, one in state.items() if one is _SENT}
    maybe = {key for key, one in state.items() if one is _UNKNOWN}
    return Count(
        accepted=sum(accepted.values()),
        states=Counter(state.values()),
        duplicates=sum(number - 1 for number in accepted.values()),
        untracked=len(accepted.keys() - sent - maybe),
        invented=len(sent - accepted.keys()),
        lost=mails - len(state) + sum(one in _IN_HAND for one in state.values()),
        sound=sound,
    )

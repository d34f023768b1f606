"""People, in; how many of their sequences go on, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlmodel import Session

from outreach.app import App
from outreach.followups.holds import HOLDS
from outreach.followups.progress import Progress
from outreach.mail.delivery import Transport
from outreach.store import progress

#: The holds that what comes in brings about.
_HELD = frozenset({"machine-mail", "no-mailbox", "soft-bounce", "away"})


def of(
    app: App, db: Session, persons: Collection[int], *, transport: Transport | None = None
) -> Sequence[Progress]:
    """Read the sequences of some people, of practice or real as *transport* says."""
    if not persons:
        return ()
    return progress.progress(db, transport=transport or app.transport, secret=app.secret, people=persons)


def running(app: App, db: Session, persons: Collection[int]) -> Counter[int]:
    """Count for each person the sequences that go on."""
    return count(of(app, db, persons), app.now())


def count(known: Iterable[Progress], now: datetime) -> Counter[int]:
    """Count for each person the sequences that have begun, and that nothing ended and no machine's mail holds."""
    running: Counter[int] = Counter()
    for one in known:
        found = (hold for check in HOLDS if (hold := check(one, now)))
        running[one.person.id] += bool(one.sent) and not any(
            hold.final or hold.code in _HELD for hold in found
        )
    return running

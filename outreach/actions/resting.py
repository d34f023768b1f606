"""The pause of an account between two of its mails, while more of it is due: waits it out, or says when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from outreach.actions import pacing
from outreach.app import App
from outreach.store import deliveries

#: Seconds between two looks at the clock, and at whether to stop.
_LOOK = 0.5


async def rest(app: App, account: str, stop: Callable[[], bool], *, since: datetime) -> bool:
    """Wait until the account may write again, or *stop* says so; say False where it might at *since*, or nothing is due then."""
    until = rests_until(app, account, since)
    if until is None:
        return False
    while app.now() < until and not stop():  # noqa: ASYNC110 - a clock says when, and a signal may stop it
        await asyncio.sleep(min(_LOOK, max((until - app.now()).total_seconds(), 0)))
    return True


def rests_until(app: App, account: str, since: datetime) -> datetime | None:
    """Say when the pause ends in which the account was at *since*; None where it was in none, or nothing is due then."""
    with app.reading() as db:
        until = pacing.rests(app, db, account, since)
        if until is None:
            return None
        due = deliveries.due(db, transport=app.transport, account=account, now=until)
    return until if due else None

"""An account in, what bounds its sending and what it sent lately out: what plan and claim both ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session

from outreach.actions import clock
from outreach.app import App
from outreach.config.providers import carrier_of
from outreach.config.settings import Account
from outreach.mail.delivery import Transport
from outreach.people.person import Person
from outreach.plan.departures import DAY, Departure
from outreach.plan.leaving import Leaving
from outreach.plan.limits import Limits, Pause, WarmUp
from outreach.plan.planning import History, rests_until
from outreach.store import deliveries, departures
from outreach.store.claims import Claimed
from outreach.workdays import zone


def limits(app: App, account: str) -> Limits:
    """Give what bounds the sending of one account: what it may by config.toml, and never more than its provider allows.

    Practice keeps the hours and the number of a day, and has no pauses.
    """
    sending, own = app.config.sending, app.config.accounts.get(account)
    per_day = (own.per_day if own else None) or sending.per_day
    found = Limits(window=sending.hours, per_day=per_day, time_zone=app.config.time_zone)
    if own is None or app.transport is Transport.LOCAL:
        return found
    provider = carrier_of(own)
    shortest, longest = own.pause_seconds or sending.pause_seconds
    return replace(
        found,
        per_day=min(per_day, provider.per_day or per_day),
        per_minute=provider.per_minute,
        pause=Pause(shortest=shortest, longest=longest, seed=app.secret),
        warm_up=_warm_up(own),
    )


def _warm_up(account: Account) -> WarmUp | None:
    own = account.warm_up
    return WarmUp(start=own.start, growth=own.growth, ceiling=own.ceiling) if own else None


def history(app: App, db: Session, account: str) -> History:
    """Read what all accounts sent lately and have queued, and, where its limit grows, on which days this one sent."""
    now = app.now()
    found = departures.departures(db, transport=app.transport, since=now - DAY, now=now)
    left = [one for one in found if not one.queued]
    times = clock.by_now(app, db, [one.at for one in left])
    past = [replace(one, at=at) for one, at in zip(left, times, strict=True)]
    return History(departures=[*past, *(one for one in found if one.queued)], days=days(app, db, account))


def days(app: App, db: Session, account: str) -> list[date]:
    """Give the days on which an account sent, by the clock of the workspace; none where its limit does not grow."""
    if limits(app, account).warm_up is None:
        return []
    here = zone(app.config.time_zone)
    found = departures.moments(db, transport=app.transport, account=account)
    return sorted({at.astimezone(here).date() for at in clock.by_now(app, db, found)})


def left_today(
    app: App, db: Session, account: str, now: datetime, besides: Collection[int] = ()
) -> list[datetime]:
    """Read when mails of the account left in the last 24 hours, or leave just now; some deliveries not counted."""
    found = deliveries.left(
        db, transport=app.transport, account=account, since=now - DAY, now=now, besides=besides
    )
    return [at for at in clock.by_now(app, db, found) if at > now - DAY]


def rests(app: App, db: Session, account: str, now: datetime) -> datetime | None:
    """Give the end of the pause after the last mail of an account; None where it is over, or there is none."""
    bounds = limits(app, account)
    if bounds.pause.longest <= 0:
        return None
    last = departures.last(db, transport=app.transport, account=account, now=now)
    times = clock.by_now(app, db, [one.at for one in last])
    left = [replace(one, at=at) for one, at in zip(last, times, strict=True)]
    until = rests_until(left, account=account, limits=bounds)
    return until if until and until > now else None


def pauses(app: App) -> list[Pause]:
    """Give the pause of each account that has a second mail to send when it ends."""
    found = []
    with app.reading() as db:
        for name in app.config.accounts:
            pause = limits(app, name).pause
            ends = app.now() + timedelta(seconds=pause.longest)
            if len(deliveries.due(db, transport=app.transport, account=name, now=ends)) > 1:
                found.append(pause)
    return found


def leaving(
    app: App,
    db: Session,
    account: str,
    claimed: Sequence[Claimed],
    people: Iterable[Person],
    now: datetime,
) -> Leaving:
    """Give what says when each of the messages in hand may leave, by hours, limits and who got mail lately."""
    mine, whose = {one.delivery_id for one in claimed}, list(people)
    left = left_today(app, db, account, now, besides=mine)
    ours = [Departure(at=at, account=account, person=0) for at in left]
    theirs = departures.to_them(
        db,
        transport=app.transport,
        people={one.id for one in whose},
        representatives={one.representative for one in whose if one.representative is not None},
        since=now - DAY,
        now=now,
        besides=mine,
    )
    times = clock.by_now(app, db, [one.at for one in theirs])
    known = [*ours, *(replace(one, account="", at=at) for one, at in zip(theirs, times, strict=True))]
    return Leaving(
        account=account,
        history=History(departures=known, days=days(app, db, account)),
        limits=replace(limits(app, account), pause=Pause()),
        now=now,
    )


def follow_ups_left(app: App, db: Session, account: str, now: datetime) -> int:
    """Say how many follow-ups go before first mails that are due too: what is left of their share of the limit."""
    allowed = limits(app, account).follow_ups(len(days(app, db, account)))
    found = departures.follow_ups(db, transport=app.transport, account=account, since=now - DAY)
    left = [at for at in clock.by_now(app, db, found) if at > now - DAY]
    return max(allowed - len(left), 0)


def connections(app: App, account: str) -> int:
    """Say over how many lines an account sends at once: one where it rests between two mails, and in practice."""
    own = app.config.accounts.get(account)
    if own is None or app.transport is Transport.LOCAL or limits(app, account).pause.longest > 0:
        return 1
    return min(own.connections, carrier_of(own).connections or own.connections)

"""Tells by what was sent that this machine's clock was set back: windows, limits and the Date of a mail go by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from outreach.actions.checks import shown
from outreach.app import App
from outreach.errors import OutreachError
from outreach.followups.progress import Progress
from outreach.mail.delivery import Transport
from outreach.plan.departures import DAY
from outreach.store import deliveries, events, settings
from outreach.workdays import zone

#: What a clock may be off without harm.
_OFF = timedelta(minutes=5)
#: When a person said that the clock is right, and the newest moment of sending that was known then.
_TRUSTED = {Transport.SMTP: "clock_trusted", Transport.LOCAL: "clock_trusted_in_practice"}


def check(app: App) -> None:
    """Make sure that no mail left later than now. Practice, which may play with its clock, goes by it unasked.

    Raises:
        OutreachError: one did, so the clock is wrong now or was then.
    """
    if app.transport is Transport.LOCAL:
        trust(app)
    elif because := set_back(app):
        raise OutreachError(
            f"{because}; nothing was sent",
            hint="set the clock; if it is right now: outreach send --clock-is-right",
        )


def set_back(app: App) -> str | None:
    """Say how the clock contradicts what was sent; None where it does not, and for practice."""
    return _contradicts(app) if app.transport is Transport.SMTP else None


def _contradicts(app: App) -> str | None:
    now, here = app.now(), zone(app.config.time_zone)
    with app.reading() as db:
        newest, trusted = deliveries.last_left(db, transport=app.transport), _trusted(app, db)
    known = trusted is not None and trusted[0] <= now + _OFF and newest is not None and newest <= trusted[1]
    if newest is None or newest <= now + _OFF or known:
        return None
    return f"this machine's clock says {shown(now, here)}, but by it a mail left at {shown(newest, here)}"


def trust(app: App) -> None:
    """Go by the clock; what left later than now counts as having left now."""
    if because := _contradicts(app):
        with app.writing() as db:
            newest = deliveries.last_left(db, transport=app.transport) or app.now()
            settings.put(db, _TRUSTED[app.transport], f"{app.now().isoformat()} {newest.isoformat()}")
            said = "practice goes by the clock" if app.transport is Transport.LOCAL else "the clock is right"
            data = {"transport": app.transport}
            events.log(db, "clock.trusted", f"{said}: {because}", at=app.now(), by=app.who, data=data)


def by_now(app: App, db: Session, moments: Sequence[datetime]) -> Sequence[datetime]:
    """Put moments of sending that lie ahead where they count: when the clock was trusted, else now.

    Those of another machine, whose clock goes a little before this one, count as now.
    """
    now = app.now()
    if all(at <= now for at in moments):
        return moments
    trusted = _trusted(app, db)
    latest = min(trusted[0], now) if trusted else now
    return [at if at <= now else now if at <= now + _OFF else latest for at in moments]


def facts_by_now(app: App, db: Session, facts: Sequence[Progress]) -> Sequence[Progress]:
    """Let the mails of sequences that lie ahead have left when they count."""
    now = app.now()
    return [
        replace(
            one,
            sent=tuple(
                replace(mail, left_at=by_now(app, db, [mail.left_at])[0]) if mail.left_at else mail
                for mail in one.sent
            ),
        )
        if any(mail.left_at and mail.left_at > now for mail in one.sent)
        else one
        for one in facts
    ]


def lately_until(app: App, db: Session) -> datetime | None:
    """Give the moment after which a date of sending is one of a wrong clock, more than a day ago; None where none is."""
    now, trusted = app.now(), _trusted(app, db)
    return now + _OFF if trusted and trusted[0] <= now - DAY else None


def _trusted(app: App, db: Session) -> tuple[datetime, datetime] | None:
    found = settings.value(db, _TRUSTED[app.transport])
    if found is None:
        return None
    at, newest = found.split(" ")
    return datetime.fromisoformat(at), datetime.fromisoformat(newest)

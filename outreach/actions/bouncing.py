"""An account in; why it sends nothing while too many of its mails come back, counted from rows, out."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from outreach.app import App
from outreach.mail.delivery import Transport
from outreach.plan.limits import LAST, too_many_bounce
from outreach.store import bounces, settings

#: When a person last looked at the bounces of an account and let it go on: what came before does not count.
_LOOKED = "bounces_looked_at:"


def bouncing(app: App, db: Session, account: str) -> str | None:
    """Say why an account should not go on; None where it may, and for practice."""
    if app.transport is not Transport.SMTP:
        return None
    looked = settings.value(db, f"{_LOOKED}{account}")
    since = datetime.fromisoformat(looked) if looked else None
    back, of = bounces.bounced(db, transport=app.transport, account=account, last=LAST, since=since)
    if not too_many_bounce(back, of):
        return None
    return (
        f"{back} of its last {of} mails came back, for there is no such address: look where the list is from"
    )


def look(app: App, db: Session, account: str) -> None:
    """Write down that a person looked: the account begins to count anew."""
    settings.put(db, f"{_LOOKED}{account}", app.now().isoformat())


def all_bouncing(app: App, db: Session) -> dict[str, str]:
    """Say of every account that should not go on why."""
    found = {name: bouncing(app, db, name) for name in app.config.accounts}
    return {name: because for name, because in found.items() if because}

"""Accounts that send nothing for now, and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from outreach.models import Account


def paused(db: Session) -> dict[str, tuple[datetime, str]]:
    """Read which accounts are paused: name -> since when, and why."""
    c = Account.__table__.c
    rows = db.execute(select(c.name, c.paused_at, c.paused_because).where(c.paused_at.is_not(None)))
    return {name: (at, because) for name, at, because in rows}


def pause(db: Session, name: str, *, because: str, now: datetime) -> None:
    """Pause an account; one that is paused already keeps its time and takes the newer reason."""
    account = _account(db, name) or Account(name=name)
    account.paused_at = account.paused_at or now
    account.paused_because = because
    db.add(account)


def resume(db: Session, name: str) -> str | None:
    """Lift the pause of an account and say why it was paused; None where it was not."""
    account = _account(db, name)
    if account is None or account.paused_at is None:
        return None
    because = account.paused_because or ""
    account.paused_at = account.paused_because = None
    db.add(account)
    return because


def _account(db: Session, name: str) -> Account | None:
    return db.scalars(select(Account).where(Account.__table__.c.name == name)).first()

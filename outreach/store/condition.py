"""What the database is, and when something was last written to it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, text
from sqlmodel import Session

from outreach.models import Event


def server(db: Session) -> tuple[str, str]:
    """Give the database's kind, `sqlite` or `postgresql`, and its version."""
    kind = db.get_bind().dialect.name
    asked = "SELECT sqlite_version()" if kind == "sqlite" else "SHOW server_version"
    return kind, str(db.execute(text(asked)).scalar_one())


def newest_event(db: Session) -> datetime | None:
    """Give the time of the newest line of the log; None where nothing was done yet."""
    found: datetime | None = db.execute(select(func.max(Event.__table__.c.at))).scalar()
    return found

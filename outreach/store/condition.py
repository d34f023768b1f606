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


def resets_safely(version: str) -> bool:
    """Say whether a version of SQLite is without the fault that can damage a database in WAL mode.

    Two programs that write in the very same instant could until 3.51.3 (sqlite.org/wal.html, "The WAL-reset bug"); the
    mend went into 3.50.7 and 3.44.6 too.
    """
    numbers = tuple(map(int, version.split(".")))
    mended = {(3, 50): 7, (3, 44): 6}.get((numbers[0], numbers[1]))
    return numbers >= (3, 51, 3) or (mended is not None and numbers[2:] >= (mended,))


def newest_event(db: Session) -> datetime | None:
    """Give the time of the newest line of the log; None where nothing was done yet."""
    found: datetime | None = db.execute(select(func.max(Event.__table__.c.at))).scalar()
    return found


def identity(db: Session) -> str | None:
    """Give what a PostgreSQL database is known by and no copy of it on another server or under another name shares.

    None where the server does not say.
    """
    may = "SELECT has_function_privilege('pg_control_system()', 'execute')"
    if not db.execute(text(may)).scalar_one():
        return None
    asked = "SELECT system_identifier || '/' || current_database() FROM pg_control_system()"
    return str(db.execute(text(asked)).scalar_one())

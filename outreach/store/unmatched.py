"""Mails that look like answers and belong to nobody we know: From, subject and date of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session

from outreach.mail.delivery import Transport
from outreach.models import Unmatched


def keep(db: Session, rows: Sequence[Unmatched]) -> int:
    """Write down those that were not yet, and say how many; all are of one transport."""
    c = Unmatched.__table__.c
    wanted = {row.digest: row for row in rows}
    if not wanted:
        return 0
    same = (c.transport == rows[0].transport, c.digest.in_(sorted(wanted)))
    there = set(db.scalars(select(c.digest).where(*same)))
    fresh = [row for digest, row in wanted.items() if digest not in there]
    db.add_all(fresh)
    db.flush()
    return len(fresh)


def unmatched(db: Session, *, transport: Transport) -> list[Unmatched]:
    """Read all of a transport, the newest first."""
    c = Unmatched.__table__.c
    return list(
        db.scalars(select(Unmatched).where(c.transport == transport).order_by(c.at.desc(), c.id.desc()))
    )

"""How far each folder of each account was read: cursors in, freshness out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import Session

from outreach.mail.delivery import Transport
from outreach.models import Mailbox

_MAILBOX = Mailbox.__table__
#: Folders that one statement names.
_AT_ONCE = 10_000


def read_at(db: Session, *, account: str, transport: Transport) -> datetime | None:
    """Read when all folders of the account had last been read to their end.

    None where that never was, or where the last reading did not come to its end.
    """
    moments = list(db.scalars(select(_MAILBOX.c.synced_at).where(*_of(account, transport))))
    whole = [moment for moment in moments if moment is not None]
    return min(whole) if whole and len(whole) == len(moments) else None


@dataclass(frozen=True, slots=True)
class Mark:
    """How a folder stood when it was last read to its end."""

    #: 0 where the server keeps none.
    modseq: int = 0
    #: UIDs of the last days that were looked at, as IMAP writes a set; None where nobody knows.
    recent: str | None = None


#: Of each folder, how far it was read (UIDVALIDITY and the last uid; None and 0 where it never was), and how it stood then.
Stand = tuple[tuple[int | None, int], Mark]


def stands(db: Session, *, account: str, transport: Transport) -> dict[str, Stand]:
    """Read how far each folder was read."""
    c = _MAILBOX.c
    columns = (c.folder, c.uid_validity, c.last_uid, c.modseq, c.recent)
    return {
        folder: ((validity, last or 0), Mark(modseq or 0, recent))
        for folder, validity, last, modseq, recent in db.execute(
            select(*columns).where(*_of(account, transport))
        )
    }


def watch(db: Session, *, account: str, transport: Transport, folders: Collection[str]) -> dict[str, Stand]:
    """Say which folders are read from now on, and give how far each was; a new one is unread, one that is gone forgotten."""
    known = stands(db, account=account, transport=transport)
    gone = sorted(known.keys() - set(folders))
    if gone:
        db.execute(delete(_MAILBOX).where(*_of(account, transport), _MAILBOX.c.folder.in_(gone)))
    new = sorted(set(folders) - known.keys())
    db.add_all(Mailbox(account=account, transport=transport, folder=folder) for folder in new)
    db.flush()
    return {folder: known.get(folder, ((None, 0), Mark())) for folder in folders}


def advance(
    db: Session, *, account: str, transport: Transport, folder: str, uid_validity: int, last_uid: int
) -> None:
    """Write down that every message up to *last_uid* was looked at; within one UIDVALIDITY it never goes back."""
    found = _row(db, account, transport, folder)
    if found.uid_validity == uid_validity and (found.last_uid or 0) >= last_uid:
        return
    found.uid_validity, found.last_uid = uid_validity, last_uid
    db.add(found)


def renew(db: Session, *, account: str, transport: Transport, folder: str) -> None:
    """Write down that a folder is another than before: it is unread, and read from its beginning."""
    where = (*_of(account, transport), _MAILBOX.c.folder == folder)
    values = {
        "uid_validity": None,
        "last_uid": 0,
        "synced_at": None,
        "modseq": None,
        "recent": None,
    }
    db.execute(update(_MAILBOX).where(*where).values(values))


def settle(
    db: Session,
    *,
    account: str,
    transport: Transport,
    at: Mapping[str, tuple[int, int]],
    before: Mapping[str, tuple[int | None, int]],
    now: datetime,
) -> None:
    """Write down where the cursors of folders stand in which nothing is to be read, and that they are read.

    *before* is where they stood.
    """
    moved = [
        {"of": folder, "validity": validity, "last": last}
        for folder, (validity, last) in at.items()
        if before.get(folder) != (validity, last)
    ]
    of, c = _of(account, transport), _MAILBOX.c
    if moved:
        values: dict[str, Any] = {"uid_validity": bindparam("validity"), "last_uid": bindparam("last")}
        one = update(_MAILBOX).where(*of, c.folder == bindparam("of")).values(values)
        db.connection().execute(one, moved)
    names = sorted(at)
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        db.execute(update(_MAILBOX).where(*of, c.folder.in_(some)).values(synced_at=now))


def mark_read(
    db: Session, *, account: str, transport: Transport, folder: str, now: datetime, mark: Mark | None = None
) -> None:
    """Write down that a folder was read to its end, as it stood at *now*; a later moment was of a wrong clock."""
    found = _row(db, account, transport, folder)
    found.synced_at = now
    if mark:
        found.modseq, found.recent = mark.modseq, mark.recent
    db.add(found)


def mark_failed(db: Session, *, account: str, transport: Transport, folder: str | None = None) -> bool:
    """Write down that a folder, or the whole mailbox, could not be read to its end; say whether it had been before."""
    c = _MAILBOX.c
    statement = update(_MAILBOX).where(*_of(account, transport), c.synced_at.is_not(None))
    if folder is not None:
        statement = statement.where(c.folder == folder)
    return bool(db.scalars(statement.values(synced_at=None).returning(c.id)).all())


def _of(account: str, transport: Transport) -> tuple[Any, ...]:
    return _MAILBOX.c.account == account, _MAILBOX.c.transport == transport


def _row(db: Session, account: str, transport: Transport, folder: str) -> Mailbox:
    found = db.scalars(select(Mailbox).where(*_of(account, transport), _MAILBOX.c.folder == folder)).first()
    return found or Mailbox(account=account, transport=transport, folder=folder)

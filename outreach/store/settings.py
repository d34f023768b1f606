"""What the database knows of itself."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Engine, delete, select
from sqlmodel import Session

from outreach.errors import ConfigError
from outreach.models import Setting
from outreach.store.engine import reading

_KEY = "secret_key_sha256"
_NUMBERS = "erased:"


def check_key(engine: Engine, secret: bytes) -> None:
    """Hold the database to the key that it was made with; a new database learns it.

    Raises:
        ConfigError: the key is another one.
    """
    fingerprint = sha256(b"fingerprint\0" + secret).hexdigest()
    c = Setting.__table__.c
    with Session(reading(engine)) as db:
        found = db.scalars(select(c.value).where(c.name == _KEY)).first()
    if found is None:
        with Session(engine) as db, db.begin():
            found = db.scalars(select(c.value).where(c.name == _KEY)).first() or fingerprint
            db.merge(Setting(name=_KEY, value=found))
    if found != fingerprint:
        raise ConfigError(
            "secret.key is not the key of this database",
            hint="use the secret.key that the workspace was made with; a team shares one by hand",
        )


def value(db: Session, name: str) -> str | None:
    """Read what the database knows under a name; None where it knows nothing."""
    c = Setting.__table__.c
    return db.scalars(select(c.value).where(c.name == name)).first()


def put(db: Session, name: str, value: str) -> None:
    """Let the database know *value* under a name, in place of what it knew."""
    db.merge(Setting(name=name, value=value))


def drop(db: Session, name: str) -> None:
    """Let the database know nothing any more under a name."""
    db.execute(delete(Setting.__table__).where(Setting.__table__.c.name == name))


def keep_number(db: Session, table: str, number: int) -> None:
    """Remember that a row of that number was erased, so that no later one gets it."""
    put(db, f"{_NUMBERS}{table}", str(max(number, erased_up_to(db, table))))


def erased_up_to(db: Session, table: str) -> int:
    """Read the highest number of an erased row; 0 where none was."""
    return int(value(db, f"{_NUMBERS}{table}") or 0)

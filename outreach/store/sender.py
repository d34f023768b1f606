"""A sender's token in, the right to send while it lives out; and of tokens, those whose sender is certainly dead.

On SQLite one process sends at a time, by an OS lock beside the file. On PostgreSQL every sender gets a session
advisory lock of its own token. System and server free either one however the sender ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import BigInteger, BindParameter, Connection, Engine, func, literal, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from outreach.errors import BusyError
from outreach.store.engine import alone
from outreach.store.faults import told

#: Files whose lock this process holds, and for whom.
_HELD: dict[Path, str] = {}


@contextmanager
def sender(engine: Engine, owner: str) -> Iterator[None]:
    """Hold the right to send as *owner*, a token that nobody else ever has.

    Raises:
        BusyError: another process sends from this SQLite database.
        OutreachError: the server of a shared database cannot be asked.
    """
    right = _file(engine, owner) if engine.dialect.name == "sqlite" else _session(engine, owner)
    with right:
        yield


def dead(db: Session, owners: Collection[str]) -> set[str]:
    """Give those of *owners* who certainly send no more; what they left may be settled in this transaction."""
    if db.get_bind().dialect.name == "sqlite":
        return _dead_here(_beside(db.get_bind().engine), owners)
    return {one for one in owners if db.scalar(select(func.pg_try_advisory_xact_lock(_key(one))))}


@contextmanager
def alone_here(engine: Engine) -> Iterator[None]:
    """Hold the right to be the sender that stays; on SQLite there is one, PostgreSQL takes any number.

    It gives the right to send back between two mails, so that others can send and queue meanwhile.

    Raises:
        BusyError: another process stays on this SQLite database.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    path = _beside(engine)
    lock = FileLock(path.with_name(path.name.replace(".sender.", ".watch.")), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(
            "another `outreach send --watch` is running on this database",
            hint="leave it to that one, or stop it there with Ctrl-C; several share the work on PostgreSQL",
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _file(engine: Engine, owner: str) -> Iterator[None]:
    path = _beside(engine)
    lock = FileLock(path, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(
            "another `outreach send` is running on this database",
            hint="wait for it, or stop it there with Ctrl-C",
        ) from None
    _HELD[path] = owner
    try:
        yield
    finally:
        del _HELD[path]
        lock.release()


def _dead_here(path: Path, owners: Collection[str]) -> set[str]:
    """Whoever holds the lock lives; where nobody does, nobody lives."""
    if path in _HELD:
        return set(owners) - {_HELD[path]}
    try:
        with FileLock(path, mode=0o600, timeout=0):
            return set(owners)
    except Timeout:
        return set()


def _beside(engine: Engine) -> Path:
    database = Path(engine.url.database or "outreach.db").absolute()
    return database.with_name(database.name + ".sender.lock")


@contextmanager
def _session(engine: Engine, owner: str) -> Iterator[None]:
    with told("the shared database"):
        connection = alone(engine)
    try:
        with told("the shared database"):
            _take(connection, owner)
        yield
    finally:
        _let_go(connection, owner)


def _take(connection: Connection, owner: str) -> None:
    # A server may end sessions that say nothing for a while; this one says nothing while mail is sent.
    connection.exec_driver_sql(
        "SELECT set_config(name, '0', false) FROM pg_settings WHERE name = 'idle_session_timeout'"
    )
    if not connection.scalar(select(func.pg_try_advisory_lock(_key(owner)))):
        raise BusyError("another sender has the same token", hint="the same command again")


def _let_go(connection: Connection, owner: str) -> None:
    try:
        connection.execute(select(func.pg_advisory_unlock(_key(owner))))
    except DBAPIError:
        pass  # the line broke, and the server freed it then
    finally:
        connection.close()


def _key(owner: str) -> BindParameter[int]:
    number = int.from_bytes(sha256(b"sender\0" + owner.encode()).digest()[:8], signed=True)
    return literal(number, BigInteger)

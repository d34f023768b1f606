"""A database URL in, an engine with our settings out; the same rules on SQLite and PostgreSQL.

Of both databases one transaction at a time writes, and whoever looks sees one moment of it and shuts nobody out.
"""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from outreach.errors import ConfigError

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")

# busy_timeout first: it covers the switch to WAL by several processes at once. FULL: a lost intent would be a second mail.
_PRAGMAS = ("busy_timeout = 30000", "journal_mode = WAL", "synchronous = FULL")
_WRITER = 7205113002  # any number of ours: whoever writes to a PostgreSQL database holds it
#: How libpq connects, unless the URL says otherwise; a line that died is noticed within a minute.
_LINE = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60000,  # milliseconds
    "application_name": "outreach",
    "client_encoding": "utf8",
}
#: What holds in a session, whatever server, database and role are set to. The server, too, must notice a line that died:
#: with it go the locks of whoever closed the laptop.
_SESSION = {
    "TimeZone": "UTC",
    "lock_timeout": "30s",
    "idle_in_transaction_session_timeout": "5min",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}


def dump_json(value: Any) -> str:
    """Write JSON as both databases take it.

    PostgreSQL refuses NaN, NUL and lone surrogates, SQLite would keep them.

    Raises:
        ValueError: for any of the three.
    """
    text = _ENCODER.encode(value)
    if "\\u0000" in text and _NUL.search(text):
        raise ValueError("NUL character in JSON")
    text.encode()
    return text


def open_engine(url: str, *, foreign_keys: bool = True, **options: Any) -> Engine:
    """Open a database; a SQLite file is made readable by its owner only before anything is written to it.

    Raises:
        ConfigError: the URL cannot be read, or what speaks to PostgreSQL is not installed.
    """
    where = _parsed(url)
    if where.get_backend_name() == "sqlite":
        engine = create_engine(where, json_serializer=dump_json, **options)
        if where.database:
            Path(where.database).touch(mode=0o600)
        _prepare_sqlite(engine, foreign_keys=foreign_keys)
        return engine
    line = {name: value for name, value in _LINE.items() if name not in where.query}
    try:
        engine = create_engine(
            where,
            json_serializer=dump_json,
            connect_args=line,
            isolation_level="READ COMMITTED",  # whoever waited for the lock must see what was written meanwhile
            **options,
        )
    except ImportError as error:
        raise ConfigError(
            f"what speaks to PostgreSQL is not installed: {error.args[0]}".partition("\n")[0],
            hint='pip install "psycopg[binary]"',
        ) from error
    _prepare_postgres(engine)
    return engine


def reading(engine: Engine) -> Engine:
    """Give the door for reading: one moment of the database, shutting nobody out. A write through it fails."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(door="reading")
    return engine.execution_options(
        door="reading", isolation_level="REPEATABLE READ", postgresql_readonly=True
    )


def alone(engine: Engine) -> Connection:
    """Open a PostgreSQL connection outside the pool and outside any transaction; closing it ends its session."""
    connection = engine.connect().execution_options(door="none", isolation_level="AUTOCOMMIT")
    connection.detach()
    return connection


def _parsed(url: str) -> URL:
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):  # their words would hold the password
        found = None
    if found is None or "@" in (found.host or ""):  # half of a password would be the host
        raise ConfigError(
            "database.url: cannot be read as an address",
            hint="such as postgresql+psycopg://USER@HOST/DATABASE; in a password write @ as %40, / as %2F, % as %25",
        )
    return found


def _prepare_sqlite(engine: Engine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # this module, not sqlite3, says BEGIN
        for pragma in (*_PRAGMAS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        looks = connection.get_execution_options().get("door") == "reading"
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if looks else 'OFF'}")
        connection.exec_driver_sql(f"BEGIN {'DEFERRED' if looks else 'IMMEDIATE'}")


def _prepare_postgres(engine: Engine) -> None:
    wanted = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in _SESSION.items())

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.autocommit = True
        connection.execute(f"SELECT {wanted}")
        connection.autocommit = False

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("door", "writing") != "writing":
            return
        asked = f"SELECT pg_advisory_xact_lock({_WRITER}), current_setting('transaction_read_only')"
        if connection.exec_driver_sql(asked).one()[1] == "on":
            raise ConfigError(
                "the shared database takes no writes",
                hint="database.url names a copy for reading, or a role that may only read; name the server that is written to",
            )

"""A database URL in, an engine with our settings out; the same rules on SQLite and PostgreSQL."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")

# busy_timeout first: it covers the switch to WAL by several processes at once. FULL: a lost intent would be a second mail.
_PRAGMAS = ("busy_timeout = 30000", "journal_mode = WAL", "synchronous = FULL")


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
    """Open a database; a SQLite file is made readable by its owner only before anything is written to it."""
    engine = create_engine(url, json_serializer=dump_json, **options)
    if engine.dialect.name == "sqlite":
        if engine.url.database:
            Path(engine.url.database).touch(mode=0o600)
        _prepare_sqlite(engine, foreign_keys=foreign_keys)
    return engine


def reading(engine: Engine) -> Engine:
    """Give the door for reading: it shuts nobody out while it is open. Never write through it."""
    return engine.execution_options(sqlite_begin="DEFERRED")


def _prepare_sqlite(engine: Engine, *, foreign_keys: bool) -> None:
    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # this module, not sqlite3, says BEGIN
        for pragma in (*_PRAGMAS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        connection.exec_driver_sql(f"BEGIN {kind}")

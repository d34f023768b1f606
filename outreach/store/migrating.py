"""Brings a database to this program's schema: one transaction, a backup before it, safe when two processes start at once."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.pool import NullPool

from outreach.errors import ConfigError
from outreach.models import Base
from outreach.store.engine import open_engine, reading

if TYPE_CHECKING:
    from alembic.config import Config

#: The newest migration. A test compares it with the files.
HEAD = "0005"


def version(connection: Connection) -> str | None:
    """Read the schema's version; None for an empty database."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def ensure_schema(engine: Engine) -> None:
    """Migrate the database of *engine* if it is not at HEAD.

    Raises:
        ConfigError: it was written by a newer version of the program.
    """
    with reading(engine).connect() as connection:
        found = version(connection)
    if found != HEAD:
        migrate(engine.url.render_as_string(hide_password=False))


def migrate(url: str, target: str = "head") -> None:
    """Run what is missing up to *target*, all or nothing."""
    from alembic import command

    # Foreign keys are off before BEGIN: with them on, rebuilding a parent table deletes its children.
    engine = open_engine(url, foreign_keys=False, poolclass=NullPool)
    sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:  # whoever writes has it alone, so no other process migrates meanwhile
        before = version(connection)
        if before is not None and before > HEAD:
            raise ConfigError(
                f"the database has schema {before}, this program knows {HEAD}: a newer version wrote it",
                hint="install that version again, or restore a backup from before",
            )
        if sqlite and before not in (None, HEAD) and engine.url.database:
            backup(Path(engine.url.database), before or "")
        if before is None:
            _check_empty(connection)
        command.upgrade(_config(connection), target)
        if sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
            raise ConfigError(f"broken references after the migration, nothing was changed: {broken[:5]}")


def _check_empty(connection: Connection) -> None:
    """Refuse a database that is somebody else's, or that has no room for every name."""
    there = sorted(set(inspect(connection).get_table_names()) & set(Base.metadata.tables))
    if there:
        raise ConfigError(
            f"the database holds tables of another program: {', '.join(there)}; nothing was changed",
            hint="name one of its own in database.url",
        )
    if connection.dialect.name == "sqlite":
        return
    found = connection.execute(text("SHOW server_encoding")).scalar_one()
    if found != "UTF8":
        raise ConfigError(
            f"the database keeps its text as {found}, which has no room for every name; it must be UTF8",
            hint="createdb --encoding UTF8 --template template0 NAME, and name that one in database.url",
        )


def backup(path: Path, label: str) -> Path:
    """Copy a SQLite database, also one in use, to `PATH.before-LABEL`, readable by its owner only."""
    target = path.with_name(f"{path.name}.before-{label}")
    part = target.with_name(target.name + ".part")
    os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    source, copy = sqlite3.connect(path), sqlite3.connect(part)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, no -wal beside it
    finally:
        source.close()
        copy.close()
    return part.replace(target)


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "outreach.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

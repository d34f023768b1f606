"""Brings a database to this program's schema: one transaction, a backup before it, safe when two processes start at once."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text
from sqlalchemy.pool import NullPool

from outreach.errors import ConfigError
from outreach.store.engine import open_engine

if TYPE_CHECKING:
    from alembic.config import Config

#: The newest migration. A test compares it with the files.
HEAD = "0001"
_LOCK = 7205113001  # any number of ours: whoever migrates a PostgreSQL database holds it


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
    with engine.connect().execution_options(sqlite_begin="DEFERRED") as connection:
        found = version(connection)
    if found != HEAD:
        migrate(engine.url.render_as_string(hide_password=False))


def migrate(url: str, target: str = "head") -> None:
    """Run what is missing up to *target*, all or nothing."""
    from alembic import command

    # Foreign keys are off before BEGIN: with them on, rebuilding a parent table deletes its children.
    engine = open_engine(url, foreign_keys=False, poolclass=NullPool)
    sqlite = engine.dialect.name == "sqlite"
    with engine.begin() as connection:
        if not sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        before = version(connection)
        if before is not None and before > HEAD:
            raise ConfigError(
                f"the database has schema {before}, this program knows {HEAD}: a newer version wrote it",
                hint="install that version again, or restore a backup from before",
            )
        if sqlite and before not in (None, HEAD) and engine.url.database:
            backup(Path(engine.url.database), before or "")
        command.upgrade(_config(connection), target)
        if sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).all()):
            raise ConfigError(f"broken references after the migration, nothing was changed: {broken[:5]}")
    engine.dispose()


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

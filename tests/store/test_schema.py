"""The migrations make exactly what the models say, on their own and when several start at once."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from outreach.errors import ConfigError
from outreach.models import Base
from outreach.store.engine import open_engine
from outreach.store.migrating import HEAD, backup, ensure_schema, migrate, version

WORDS = {
    "account",
    "address",
    "approval",
    "campaign_reading",
    "channel",
    "classification",
    "delivery",
    "draft",
    "enrolment",
    "event",
    "feed",
    "influencer",
    "mailbox",
    "measurement",
    "message",
    "message_id",
    "message_raw",
    "note",
    "post",
    "representative",
    "setting",
    "suppression",
    "tag",
}


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    ensure_schema(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def created(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'created.db'}")
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def shape(connection: Connection) -> dict[str, Any]:
    """What the database itself says of each table; two databases of one engine compare exactly."""
    seen, dialect = inspect(connection), connection.dialect

    def plain(row: Any) -> dict[str, Any]:
        return {
            key: str(sorted(value.items())) if key == "dialect_options" else value
            for key, value in row.items()
        }

    def rows(found: Any) -> list[str]:
        return sorted(repr(plain(row)) for row in found)

    return {
        table: [
            rows({**column, "type": column["type"].compile(dialect)} for column in seen.get_columns(table)),
            rows(seen.get_check_constraints(table)),
            rows(seen.get_indexes(table)),
            rows(seen.get_unique_constraints(table)),
            rows(seen.get_foreign_keys(table)),
            seen.get_pk_constraint(table),
            repr(seen.get_table_options(table)),
        ]
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


def test_the_first_migration_holds_every_table_of_the_design(migrated: Engine) -> None:
    with migrated.connect() as connection:
        assert set(shape(connection)) == WORDS


def test_nothing_is_left_to_generate(migrated: Engine) -> None:
    with migrated.connect() as connection:
        plugins = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]
        options = {
            "compare_server_default": True,
            "target_metadata": Base.metadata,
            "autogenerate_plugins": plugins,
        }
        context = MigrationContext.configure(connection, opts=options)

        assert compare_metadata(context, Base.metadata) == []


def test_migrating_and_creating_from_the_models_give_the_same_database(
    migrated: Engine, created: Engine
) -> None:
    with migrated.connect() as one, created.connect() as other:
        assert shape(one) == shape(other)


def test_every_table_keeps_its_types_strictly(migrated: Engine) -> None:
    with migrated.connect() as connection:
        loose = connection.execute(
            text("SELECT name FROM pragma_table_list WHERE strict = 0 AND schema = 'main'")
        ).scalars()

        assert {name for name in loose if not name.startswith("sqlite_")} == {"alembic_version"}


def test_head_is_the_newest_migration() -> None:
    script = ScriptDirectory(str(Path(sys.modules["outreach.store"].__path__[0]) / "migrations"))

    assert script.get_current_head() == HEAD


def test_a_second_start_changes_nothing(migrated: Engine) -> None:
    ensure_schema(migrated)

    with migrated.connect() as connection:
        assert version(connection) == HEAD


def test_a_database_of_a_newer_program_is_refused_untouched(migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(ConfigError, match="newer version"):
        ensure_schema(migrated)

    with migrated.connect() as connection:
        assert version(connection) == "9999"


def test_the_file_is_its_owners_alone(migrated: Engine) -> None:
    file = Path(migrated.url.database or "")
    with migrated.begin() as connection:
        connection.execute(text("INSERT INTO setting VALUES ('a', 'b')"))
        modes = {stat.S_IMODE(one.stat().st_mode) for one in file.parent.glob("migrated.db*")}

    assert modes == {0o600}


def test_an_older_database_is_backed_up_before_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    engine = open_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0000')"))
    engine.dispose()

    with pytest.raises(Exception, match="0000"):
        migrate(f"sqlite:///{file}")

    copy = tmp_path / "old.db.before-0000"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)
    kept.close()


def test_a_backup_holds_what_is_committed_while_others_write(migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.execute(text("INSERT INTO setting VALUES ('a', 'b')"))
    with migrated.begin() as writing:
        writing.execute(text("INSERT INTO setting VALUES ('c', 'd')"))
        copy = backup(Path(migrated.url.database or ""), "now")

    with sqlite3.connect(copy) as kept:
        assert kept.execute("SELECT name FROM setting").fetchall() == [("a",)]
    kept.close()


def test_processes_that_start_at_once_migrate_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'raced.db'}"
    program = (
        "import sys; from outreach.store.engine import open_engine; from outreach.store.migrating import ensure_schema;"
        "engine = open_engine(sys.argv[1]); ensure_schema(engine); engine.dispose()"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, url], stderr=subprocess.PIPE) for _ in range(4)
    ]
    ended = [(one.communicate()[1], one.returncode) for one in started]

    assert ended == [(b"", 0)] * 4
    engine = open_engine(url)
    with engine.connect() as connection:
        assert version(connection) == HEAD
    engine.dispose()

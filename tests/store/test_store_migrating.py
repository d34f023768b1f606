"""A database of each earlier revision is brought here whole, once however many start; one that is not ours stays as it is."""

from __future__ import annotations

import re
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from postgres import Postgres
from schemas import Empty, created, empty, migrated, shape
from sqlalchemy import JSON, Column, Connection, Engine, MetaData, func, inspect, select, text, update

from outreach.errors import ConfigError
from outreach.models import Unmatched
from outreach.store import migrations
from outreach.store.engine import open_engine
from outreach.store.migrating import HEAD, backup, ensure_schema, migrate, version

__all__ = ["created", "empty", "migrated"]  # fixtures
SCRIPT = ScriptDirectory(str(Path(migrations.__path__[0])))
MOMENT, DAY = datetime(2026, 11, 24, 7, 0, tzinfo=UTC), date(2026, 11, 24)


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


def test_an_older_sqlite_file_is_backed_up_before_it_changes(tmp_path: Path) -> None:
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


def test_a_backup_of_sqlite_holds_what_is_committed_while_others_write(migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.execute(text("INSERT INTO setting VALUES ('a', 'b')"))
    with migrated.begin() as writing:
        writing.execute(text("INSERT INTO setting VALUES ('c', 'd')"))
        copy = backup(Path(migrated.url.database or ""), "now")

    with sqlite3.connect(copy) as kept:
        assert kept.execute("SELECT name FROM setting").fetchall() == [("a",)]
    kept.close()


def test_processes_that_start_at_once_migrate_once(empty: Empty) -> None:
    url = empty()
    program = (
        "import sys; from outreach.store.engine import open_engine; from outreach.store.migrating import ensure_schema;"
        "engine = open_engine(sys.argv[1]); ensure_schema(engine); engine.dispose()"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, url], stderr=subprocess.PIPE) for _ in range(6)
    ]
    ended = [(one.communicate()[1], one.returncode) for one in started]

    assert ended == [(b"", 0)] * 6
    engine = open_engine(url)
    with engine.connect() as connection:
        assert version(connection) == HEAD
    engine.dispose()


def revisions() -> list[str]:
    """Name every revision, the newest too: at each of them a database may stand."""
    return sorted(one.revision for one in SCRIPT.walk_revisions())


#: What a row may not have beside what it has.
_LEFT_EMPTY = frozenset({"representative_id"})


def fill(connection: Connection) -> dict[str, int]:
    """Write a row into each table, whatever tables there are, and count them."""
    found = MetaData()
    found.reflect(connection)
    keys: dict[tuple[str, str], Any] = {}
    for table in found.sorted_tables:
        if table.name == "alembic_version":
            continue
        checks = " ".join(
            str(one["sqltext"]) for one in inspect(connection).get_check_constraints(table.name)
        )
        row = {
            column.name: next(
                (
                    keys[one.column.table.name, one.column.name]
                    for one in column.foreign_keys
                    if one.column.table is not table
                ),
                None,
            )
            or example(column, checks)
            for column in table.columns
            if not (column.nullable and not column.foreign_keys) and column.name not in ("id", *_LEFT_EMPTY)
        }
        row = {name: value for name, value in row.items() if value is not None}
        connection.execute(table.insert().values(**row))
        for column in table.columns:
            keys[table.name, column.name] = connection.execute(select(column)).scalar_one()
    return counts(connection)


def example(column: Column[Any], checks: str) -> Any:
    """Give a value that a column takes."""
    if column.nullable:
        return None
    if isinstance(column.type, JSON):
        return {}
    if words := re.search(rf"\b{column.name}\b[^']*'([^']*)'", checks):
        return words[1]
    kind = column.type.python_type
    return {bytes: b"raw", int: 1, float: 0.5, bool: True, str: "x"}.get(
        kind, MOMENT if kind is datetime else DAY
    )


def counts(connection: Connection) -> dict[str, int]:
    found = MetaData()
    found.reflect(connection)
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in found.tables.items()
    }


@pytest.mark.parametrize("revision", revisions())
def test_a_database_of_each_earlier_revision_is_brought_here_with_what_it_holds(
    empty: Empty, created: Engine, revision: str
) -> None:
    url = empty()
    migrate(url, revision)
    engine = open_engine(url)
    with engine.begin() as connection:
        assert version(connection) == revision
        before = fill(connection)
    assert set(before.values()) == {1}

    ensure_schema(engine)

    with engine.connect() as connection, created.connect() as other:
        assert version(connection) == HEAD
        after = counts(connection)
        assert {name: after.get(name, 1) for name in before} == before
        assert shape(connection) == shape(other)
    engine.dispose()


@pytest.mark.parametrize(
    ("because", "persons"),
    [
        ("the subject of our mail to ayse@example.com, from the same company", [1]),
        ("the subject of our mail to ayse@example.com, tom@example.com", None),
        ("it cannot be read, so it may be an answer: it has no headers", None),
    ],
)
def test_whose_answer_a_mail_may_be_is_read_once_from_the_reason_that_names_one_person(
    empty: Empty, because: str, persons: list[int] | None
) -> None:
    url = empty()
    migrate(url, "0004")
    engine = open_engine(url)
    with engine.begin() as connection:
        found = MetaData()
        found.reflect(connection)
        influencer, message, unmatched = (found.tables[one] for one in ("influencer", "message", "unmatched"))
        fill(connection)
        person = dict(connection.execute(select(influencer)).mappings().one())
        mail = dict(connection.execute(select(message)).mappings().one())
        connection.execute(influencer.insert().values(**{**person, "id": 2}))
        for number, address in ((1, "ayse@example.com"), (2, "tom@example.com")):
            sent = {"id": number + 1, "influencer_id": number, "recipient": address, "direction": "out"}
            connection.execute(message.insert().values(**{**mail, **sent, "digest": address}))
        connection.execute(update(message).values(transport="smtp"))
        connection.execute(update(unmatched).values(because=because, transport="smtp"))

    ensure_schema(engine)

    with engine.connect() as connection:
        c = Unmatched.__table__.c
        assert connection.execute(select(c.persons)).scalars().all() == [persons]
    engine.dispose()


def test_a_database_of_another_program_is_refused_untouched(empty: Empty) -> None:
    url = empty()
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE event (whose TEXT)"))

    with pytest.raises(ConfigError, match="tables of another program: event"):
        ensure_schema(engine)

    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["event"]
    engine.dispose()


@pytest.mark.parametrize("encoding", ["LATIN1", "LATIN5", "SQL_ASCII"])
def test_a_postgresql_database_without_room_for_every_name_is_refused(
    database: str, postgresql: Postgres, encoding: str
) -> None:
    with postgresql.database(template="template0", options=f"ENCODING '{encoding}' LOCALE 'C'") as url:
        with pytest.raises(ConfigError, match=f"keeps its text as {encoding}") as refused:
            migrate(url)
        assert "UTF8" in refused.value.hint

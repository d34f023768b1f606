"""One writes at a time, and whoever looks sees one moment: the same on both databases."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

import pytest
from postgres import Postgres
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from outreach.app import App
from outreach.errors import BusyError, ConfigError, OutreachError
from outreach.models import Event, Setting
from outreach.store import engine as engines
from outreach.store.engine import dump_json, open_engine

MOMENT = datetime(2026, 11, 24, 7, 0, 0, 123456, tzinfo=UTC)


def settings(db: Session) -> set[str]:
    return {name for name in db.exec(select(Setting.name)).all() if name in {"a", "b"}}


def test_what_reads_sees_one_moment_whatever_is_written_meanwhile(app: App) -> None:
    with app.reading() as looking:
        assert settings(looking) == set()
        with app.writing() as db:
            db.add(Setting(name="a", value="1"))
        assert settings(looking) == set()
    with app.reading() as looking:
        assert settings(looking) == {"a"}


def test_what_reads_cannot_write(app: App) -> None:
    def write() -> None:
        with app.reading() as db:
            db.add(Setting(name="a", value="1"))
            db.commit()

    with pytest.raises((DBAPIError, OutreachError)) as refused:
        write()
    assert "read-only" in str(refused.value) or "cannot be written to" in str(refused.value)
    with app.writing() as db:
        assert settings(db) == set()
        db.add(Setting(name="b", value="1"))


def test_of_two_who_write_one_waits_and_then_sees_what_the_other_wrote(app: App) -> None:
    _ = app.engine
    seen: list[set[str]] = []

    def other() -> None:
        with app.writing() as db:
            seen.append(settings(db))
            db.add(Setting(name="b", value="1"))

    thread = threading.Thread(target=other)
    with app.writing() as db:
        assert settings(db) == set()
        thread.start()
        time.sleep(0.2)
        assert seen == []
        db.add(Setting(name="a", value="1"))
    thread.join(10)
    assert seen == [{"a"}]


def test_on_postgresql_a_writer_who_waits_too_long_is_told(
    app: App, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engines._SESSION, "lock_timeout", "200ms")
    other = open_engine(database)

    def write() -> None:
        with app.writing() as db:
            db.add(Setting(name="b", value="1"))

    with other.begin(), pytest.raises(BusyError, match="the shared database: another process writes to it"):
        write()
    write()
    other.dispose()


def test_moments_come_back_in_utc_to_the_microsecond(app: App) -> None:
    with app.writing() as db:
        db.add(Event(at=MOMENT, kind="test.one", by="test", said="İş birliği"))
    with app.reading() as db:
        (event,) = db.exec(select(Event)).all()
    assert (event.at, event.at.utcoffset(), event.said) == (MOMENT, MOMENT.utcoffset(), "İş birliği")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("TimeZone", "Asia/Tokyo"),
        ("default_transaction_isolation", "serializable"),  # of the database, never of a transaction
        ("idle_in_transaction_session_timeout", "100ms"),
        ("lock_timeout", "0"),
    ],
)
def test_on_postgresql_what_a_database_is_set_to_changes_nothing(
    app: App, postgresql: Postgres, database: str, setting: str, value: str
) -> None:
    name = postgresql.name(database)
    postgresql.admin.execute(f"ALTER DATABASE {name} SET {setting} = '{value}'".encode())
    with app.reading() as db:
        assert db.execute(text("SHOW transaction_isolation")).scalar_one() == "repeatable read"
    with app.writing() as db:
        held = db.execute(text(f"SHOW {setting}")).scalar_one()
        kind = db.execute(text("SHOW transaction_isolation")).scalar_one()
    assert held != value or setting.startswith("default")
    assert kind == "read committed"


def test_on_postgresql_a_database_that_takes_no_writes_is_told(
    app: App, postgresql: Postgres, database: str
) -> None:
    _ = app.engine
    app.engine.dispose()
    name = postgresql.name(database)
    postgresql.admin.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())

    def write() -> None:
        with app.writing() as db:
            db.add(Setting(name="a", value="1"))

    with pytest.raises(ConfigError, match="takes no writes"):
        write()
    with app.reading() as db:
        assert settings(db) == set()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://u:hunter2@h:port/d",
        "postgresql+psycopg://u:hun@hunter2@h/d",
        "postgresql+psycopg:u:hunter2@h/d",
    ],
)
def test_a_url_that_cannot_be_read_is_told_without_its_password(url: str) -> None:
    with pytest.raises(ConfigError, match=r"database\.url: cannot be read") as told:
        open_engine(url)
    assert "hunter2" not in str(told.value) + told.value.hint
    assert told.value.__cause__ is None


def test_a_url_has_the_last_word_on_how_to_connect(postgresql: Postgres) -> None:
    with postgresql.database() as url:
        engine = open_engine(f"{url}&application_name=ours")
        with engine.connect() as connection:
            assert connection.execute(text("SHOW application_name")).scalar() == "ours"
        engine.dispose()


@pytest.mark.parametrize("value", [{"a": "\0"}, {"a": float("nan")}, {"\ud800": 1}])
def test_json_that_postgresql_refuses_is_refused_everywhere(value: object) -> None:
    with pytest.raises(ValueError, match=r"NUL|Out of range|surrogates"):
        dump_json(value)

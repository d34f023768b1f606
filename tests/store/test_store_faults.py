"""What a database complains of becomes words and an exit code."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from outreach.errors import BusyError, ConfigError, Outcome
from outreach.store.engine import open_engine
from outreach.store.faults import told


def test_a_database_that_another_process_writes_to_is_told_as_busy(tmp_path: Path) -> None:
    path = tmp_path / "outreach.db"
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x INTEGER UNIQUE)")
        connection.commit()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def write() -> None:
        with told("outreach.db"), engine.connect().execution_options(sqlite_begin="DEFERRED") as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 1")
            connection.execute(text("INSERT INTO t VALUES (1)"))

    with pytest.raises(BusyError, match=r"^outreach\.db: another process writes to it$") as busy:
        write()
    other.close()
    assert busy.value.hint == "wait until that is done, then the same command again"
    assert busy.value.outcome == Outcome.FAILED


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "outreach.db"
    path.write_bytes(b"something else entirely" * 100)

    def read() -> None:
        with told("outreach.db"), open_engine(f"sqlite:///{path}").connect():
            pass

    with pytest.raises(ConfigError, match=r"^outreach\.db: it is no database, or a damaged one$"):
        read()


def test_a_fault_of_the_program_stays_what_it_is() -> None:
    engine = open_engine("sqlite://")

    def write() -> None:
        with told("outreach.db"), engine.connect() as connection:
            connection.exec_driver_sql("CREATE TABLE t (x INTEGER UNIQUE)")
            connection.exec_driver_sql("INSERT INTO t VALUES (1), (1)")

    with pytest.raises(IntegrityError):
        write()

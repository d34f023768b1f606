"""What came in is looked up by what it names: a list may have any length, and no other mail is read."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from enrolled import NOW, People, ayse, db, engine
from sqlalchemy import event
from sqlmodel import Session

from outreach.mail.delivery import Transport
from outreach.store import inbox, outbox, threads
from outreach.store.candidates import Wanted
from outreach.store.candidates import candidates as read_candidates
from outreach.store.progress import progress

__all__ = ["ayse", "db", "engine"]  # fixtures

LOCAL = Transport.LOCAL
#: More than one statement of PostgreSQL takes, and of SQLite as most machines have it.
MANY = 70_000
STRANGE = [f"<{number}@stranger.example>" for number in range(MANY)]
OURS = "<a@kilnhaus.example>"


def candidates(db: Session) -> object:
    wanted = Wanted(
        ids=frozenset({OURS}),
        addresses=frozenset({"ayse@example.com", "a.b@gmail.com"}),
        companies=frozenset({"example.com"}),
    )
    return read_candidates(db, wanted, transport=LOCAL)


READINGS: dict[str, Callable[[Session], object]] = {
    "known": lambda db: inbox.known(db, LOCAL, {OURS}),
    "candidates": candidates,
    "progress": lambda db: progress(db, transport=LOCAL, secret=b"", people=range(1, 50)),
    "cancel_queued": lambda db: outbox.cancel_queued(
        db, range(1, 50), because="answered", now=NOW, transport=LOCAL
    ),
    "threads": lambda db: threads.threads(db, "bahar", range(1, 50), transport=LOCAL),
    "sent": lambda db: threads.sent(db, range(1, 50), transport=LOCAL),
    "words": lambda db: threads.words(db, range(1, 50), transport=LOCAL),
}


def test_a_mail_may_name_more_than_a_statement_takes(ayse: People) -> None:
    ayse.queue(message_id=OURS)
    claimed = ayse.claimed()
    ayse.intend(claimed)
    line = ayse.db.connection().connection.driver_connection
    if isinstance(line, sqlite3.Connection):
        line.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)

    wanted = Wanted(ids=frozenset({OURS, *STRANGE}), addresses=frozenset(STRANGE))
    found = read_candidates(ayse.db, wanted, transport=LOCAL)

    assert {one.message_id for one in found} == {claimed.message_id}
    assert not inbox.known(ayse.db, LOCAL, {OURS, *STRANGE})


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_on_sqlite_no_mail_of_another_is_read(ayse: People, reading: Callable[[Session], object]) -> None:
    ways = [way for statement, values in asked(ayse.db, reading) for way in plan(ayse.db, statement, values)]

    by_message = [way for way in ways if re.match(r"(SCAN|SEARCH) message\b", way)]
    assert by_message
    assert not [way for way in by_message if way.startswith("SCAN") or "(transport=?" in way]


def asked(db: Session, reading: Callable[[Session], object]) -> list[tuple[str, Any]]:
    """Give the statements of a reading, with their values."""
    found: list[tuple[str, Any]] = []
    line = db.connection()

    def write(_line: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        found.append((statement, values))

    event.listen(line, "before_cursor_execute", write)
    reading(db)
    event.remove(line, "before_cursor_execute", write)
    return found


def plan(db: Session, statement: str, values: Any) -> list[str]:
    rows = db.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    return [str(row[3]) for row in rows]

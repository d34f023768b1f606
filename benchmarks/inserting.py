"""The peer of import, run as a script: csv.reader plus as many prepared inserts into the same tables.

    python inserting.py LIST DATABASE

It understands nothing: columns are taken by place, values as they are written. Four rows per person (influencer,
address, channel, measurement), a fifth for a note, in one transaction, with the same settings of SQLite as ours.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from operator import itemgetter
from pathlib import Path

_NOW = "2026-11-24 07:00:00.000000"
_NUMBER, _NAME, _HANDLE, _EMAIL, _FOLLOWERS, _LANGUAGE, _COUNTRY, _NOTE = range(8)
_INSERTS = (
    (
        f"""INSERT INTO influencer (id, name, name_key, language, country, fields, edited, source, created_at)
            VALUES (?, ?, ?, ?, ?, '{{}}', '[]', 'list', '{_NOW}')""",
        (_NUMBER, _NAME, _NAME, _LANGUAGE, _COUNTRY),
    ),
    (
        f"""INSERT INTO address (influencer_id, address, canonical, is_primary, source, added_at)
            VALUES (?, ?, ?, 1, 'list', '{_NOW}')""",
        (_NUMBER, _EMAIL, _EMAIL),
    ),
    (
        f"""INSERT INTO channel (influencer_id, platform, handle, canonical_handle, added_at)
            VALUES (?, 'unknown', ?, ?, '{_NOW}')""",
        (_NUMBER, _HANDLE, _HANDLE),
    ),
    (
        f"""INSERT INTO measurement (influencer_id, metric, value, measured_at, source)
            VALUES (?, 'followers', CAST(? AS REAL), '{_NOW}', 'list')""",
        (_NUMBER, _FOLLOWERS),
    ),
)
_NOTES = f"INSERT INTO note (influencer_id, kind, text, at, by) VALUES (?, 'note', ?, '{_NOW}', 'list')"


def main(file: str, database: str) -> None:
    """Read and insert."""
    with Path(file).open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, delimiter=";")
        next(reader)
        rows = [(number, *row) for number, row in enumerate(reader, 1)]
    connection = sqlite3.connect(database, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN IMMEDIATE")
    for statement, columns in _INSERTS:
        connection.executemany(statement, map(itemgetter(*columns), rows))
    connection.executemany(_NOTES, ((row[_NUMBER], row[_NOTE]) for row in rows if row[_NOTE]))
    connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What stands in the database, read by a test: the same values from SQLite and PostgreSQL."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import text

from outreach.app import App
from outreach.models import Base


def rows(app: App, statement: str) -> list[tuple[Any, ...]]:
    """Read rows by a SELECT from one table; its columns come as its model has them: moments, objects, truth."""
    found = re.search(r"\bFROM (\w+)", statement)
    assert found, statement
    kinds = {column.name: column.type for column in Base.metadata.tables[found[1]].c}
    with app.reading() as db:
        return [tuple(row) for row in db.execute(text(statement).columns(**kinds))]


def everything(app: App) -> str:
    """Read every row of every table, to search in."""
    return repr([rows(app, f"SELECT * FROM {table}") for table in Base.metadata.tables])

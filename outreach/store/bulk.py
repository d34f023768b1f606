"""Many rows of one shape in, written at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, update
from sqlmodel import Session

_ROWS = 1000


def insert_many(db: Session, table: type[Any], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows of one shape and give their ids in the same order."""
    core: Table = table.__table__
    if db.get_bind().dialect.name == "sqlite":
        # There RETURNING in order costs a statement a row; and whoever writes has the file alone, so ids can be counted.
        newest = db.execute(select(func.max(core.c.id))).scalar() or 0
        add_many(db, table, [{**row, "id": number} for number, row in enumerate(rows, newest + 1)])
        return list(range(newest + 1, newest + 1 + len(rows)))
    made: list[int] = []
    for start in range(0, len(rows), _ROWS):
        statement = insert(core).returning(core.c.id, sort_by_parameter_order=True)
        made += db.execute(statement, list(rows[start : start + _ROWS])).scalars()
    return made


def add_many(db: Session, table: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of one shape whose ids nobody asks for."""
    for start in range(0, len(rows), _ROWS):
        db.execute(insert(table.__table__), list(rows[start : start + _ROWS]))


def update_many(db: Session, table: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows of one shape over those of the same `id`; columns that they do not name stay."""
    core: Table = table.__table__
    if not rows:
        return
    names = [name for name in rows[0] if name != "id"]
    statement = update(core).where(core.c.id == bindparam("this")).values({name: bindparam(f"new_{name}") for name in names})
    for start in range(0, len(rows), _ROWS):
        db.execute(statement, [_bound(row) for row in rows[start : start + _ROWS]])


def _bound(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"this" if name == "id" else f"new_{name}": value for name, value in row.items()}

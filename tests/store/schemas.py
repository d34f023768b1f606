"""Databases of the same kind as the test's: empty, migrated, made from the models; and what one says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from postgres import Postgres
from sqlalchemy import Connection, Engine, inspect

from outreach.models import Base
from outreach.store.engine import open_engine
from outreach.store.migrating import ensure_schema

Empty = Callable[[], str]


@pytest.fixture
def empty(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Empty]:
    """Make an empty database of the same kind, at each call another one."""
    with ExitStack() as stack:
        numbers = count(1)

        def make() -> str:
            if database.startswith("sqlite"):
                return f"sqlite:///{tmp_path / f'empty{next(numbers)}.db'}"
            server: Postgres = request.getfixturevalue("postgresql")
            return stack.enter_context(server.database())

        yield make


@pytest.fixture
def migrated(empty: Empty) -> Iterator[Engine]:
    engine = open_engine(empty())
    ensure_schema(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def created(empty: Empty) -> Iterator[Engine]:
    engine = open_engine(empty())
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


#: The first migration lets a delivery be `held`, which none ever was: what waits for a person is computed.
_ALLOWED_ONCE = re.compile(r"\\?'held\\?'(::character varying)?(::text)?, ")


def shape(connection: Connection) -> dict[str, Any]:
    """What the database itself says of each table; two databases of one engine compare exactly."""
    seen, dialect = inspect(connection), connection.dialect

    def plain(row: Any) -> dict[str, Any]:
        return {
            key: str(sorted((name, str(said)) for name, said in value.items()))
            if key == "dialect_options"
            else value
            for key, value in row.items()
        }

    def rows(found: Any) -> list[str]:
        return sorted(repr(plain(row)) for row in found)

    return {
        table: [
            rows({**column, "type": column["type"].compile(dialect)} for column in seen.get_columns(table)),
            _ALLOWED_ONCE.sub("", str(rows(seen.get_check_constraints(table)))),
            rows(seen.get_indexes(table)),
            rows(seen.get_unique_constraints(table)),
            rows(seen.get_foreign_keys(table)),
            seen.get_pk_constraint(table),
            repr(seen.get_table_options(table)),
        ]
        for table in seen.get_table_names()
        if table != "alembic_version"
    }

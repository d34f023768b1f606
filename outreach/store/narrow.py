"""A few values in; the rows that they name, found without reading all others, on both databases, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Session

_CHUNK = 500  # below the number of parameters that either database takes in one statement


def each(
    db: Session, statement: Select[*tuple[Any, ...]], column: ColumnElement[Any], values: Collection[Any]
) -> Iterator[Any]:
    """Yield the rows of *statement* whose *column* holds one of *values*, of which there may be any number."""
    for some in chunks(values):
        yield from db.execute(statement.where(column.in_(some)))


def chunks(values: Collection[Any]) -> Iterator[Sequence[Any]]:
    """Split values, each once and in order, into lists that one statement takes."""
    wanted = sorted(set(values))
    return (wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK))


class beside(FunctionElement[Any]):  # noqa: N801 - it is called as a function
    """A column by which no row is looked up: it only tells which of those that others found are meant.

    SQLite counts no values, and takes the two of `transport` and the two of `direction` for the narrowest way to a message;
    then it reads every mail there is (sqlite.org/optoverview.html, section 1). So does PostgreSQL until it has counted them,
    a minute after they came. So the column is a text, and an index on it is of no use.
    """

    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(beside)
def _with_nothing_after_it(one: beside, compiler: SQLCompiler, **how: Any) -> str:
    return f"({compiler.process(one.clauses, **how)} || '')"


@compiles(beside, "sqlite")
def _with_a_sign(one: beside, compiler: SQLCompiler, **how: Any) -> str:
    return f"+{compiler.process(one.clauses, **how)}"
